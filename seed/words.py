"""The controlled words, areas and sources of the seed folder, read once a process."""

from functools import cache, partial
from typing import Any

from marshmallow import Schema

from catalogue.domain.areas import Areas
from catalogue.domain.ethnicity import EthnicWord
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.sources import Source
from catalogue.domain.vocabulary import Vocabulary, WordList
from search.analysis import stem, words
from search.synonyms import Synonyms
from seed import word_schemas as schemas
from seed.checked import checked, gathered
from seed.files import SEED_FOLDER, read_toml

SYNONYMS = SEED_FOLDER / "vocabulary" / "synonyms"
"""One file of rules a subject, and `faint.toml`."""

NOT_WORD_LISTS = {"areas", "school_years", "places", "readings", "ethnic_words"}


@cache
def ethnic_words() -> tuple[EthnicWord, ...]:
    """The words by which a free answer about ethnicity is read. Raises SeedRefused."""
    groups = [term.code for term in vocabulary()["ethnic_groups"]]
    return tuple(_read("vocabulary/ethnic_words.toml", schemas.ethnic_words_schema(groups))["words"])


@cache
def vocabulary() -> Vocabulary:
    """Every list of controlled words by the name of its file. Raises SeedRefused naming file, field and reason."""
    names = [path.stem for path in sorted((SEED_FOLDER / "vocabulary").glob("*.toml")) if path.stem not in NOT_WORD_LISTS]
    return Vocabulary(gathered({name: partial(_word_list, name) for name in names}))


def _word_list(name: str) -> WordList:
    return WordList(name, tuple(_read(f"vocabulary/{name}.toml", schemas.word_list_schema(name))["terms"]))


@cache
def helps_by_kind() -> dict[str, KindOfHelp]:
    """What each kind of listing is to a young person."""
    vocabulary()  # refuses a kind without it
    rows = read_toml(SEED_FOLDER / "vocabulary" / "kinds.toml")["terms"]
    return {row["code"]: KindOfHelp(row["help"]) for row in rows}


@cache
def areas() -> Areas:
    """Boroughs with GSS codes and neighbours, and the wider areas. Raises SeedRefused."""
    return Areas({area.slug: area for area in _read("vocabulary/areas.toml", schemas.AreasSchema())["areas"]})


@cache
def sources() -> dict[str, Source]:
    """The source documents by slug, in the order in which they were numbered. Raises SeedRefused."""
    return {source.slug: source for source in _read("sources.toml", schemas.sources_schema())["sources"]}


@cache
def synonyms() -> Synonyms:
    """What else the documents call what people ask for. Raises SeedRefused naming a rule that cannot be used."""
    faint = _read("vocabulary/synonyms/faint.toml", schemas.faint_schema())["faint"]
    names = [path.name for path in sorted(SYNONYMS.glob("*.toml")) if path.name != "faint.toml"]
    files = gathered({name: partial(_read, f"vocabulary/synonyms/{name}", schemas.synonyms_schema()) for name in names})
    return Synonyms(tuple(rule for file in files.values() for row in file["rules"] for rule in row), frozenset(faint))


def _read(file: str, schema: Schema) -> Any:  # noqa: ANN401 - what the schema builds
    return checked(file, read_toml(SEED_FOLDER / file), schema)


@cache
def own_stems() -> frozenset[str]:
    """The stems of the words of our own lists: of what people search for, a page may show these and no other.

    Synonyms are left out, and so are names of listings and places and whatever else stands in the index: people are called
    Angel, Taylor and Victoria.
    """
    labels = (term.label for name in ("needs", "themes", "settings", "kinds", "tiers") for term in vocabulary()[name])
    return frozenset(stem(word) for label in labels for word in words(label))
