"""The controlled words, areas and sources of the seed folder, read once a process."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalogue.domain.areas import Area, Areas
from catalogue.domain.errors import SeedRefused
from catalogue.domain.ethnicity import EthnicWord
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.sources import Section, Source
from catalogue.domain.vocabulary import Term, Vocabulary, WordList
from search.analysis import stem, words
from search.synonyms import SynonymRule, Synonyms
from seed.files import SEED_FOLDER, read_toml

SYNONYMS = SEED_FOLDER / "vocabulary" / "synonyms"
"""One file of rules a subject, and `faint.toml`."""

NOT_WORD_LISTS = {"areas", "school_years", "places", "readings", "ethnic_words"}


@cache
def ethnic_words() -> tuple[EthnicWord, ...]:
    """The words by which a free answer about ethnicity is read."""
    rows = read_toml(SEED_FOLDER / "vocabulary" / "ethnic_words.toml")["words"]
    return tuple(EthnicWord(row["word"], frozenset(row["groups"]), frozenset(row.get("unless", ()))) for row in rows)


@cache
def vocabulary() -> Vocabulary:
    """Every list of controlled words by the name of its file."""
    files = sorted((SEED_FOLDER / "vocabulary").glob("*.toml"))
    return Vocabulary({path.stem: _word_list(path.stem) for path in files if path.stem not in NOT_WORD_LISTS})


def _word_list(name: str) -> WordList:
    rows = read_toml(SEED_FOLDER / "vocabulary" / f"{name}.toml")["terms"]
    return WordList(name, tuple(Term(row["code"], row["label"], row["sentence"]) for row in rows))


@cache
def helps_by_kind() -> dict[str, KindOfHelp]:
    """What each kind of listing is to a young person."""
    rows = read_toml(SEED_FOLDER / "vocabulary" / "kinds.toml")["terms"]
    return {row["code"]: KindOfHelp(row["help"]) for row in rows}


@cache
def areas() -> Areas:
    """Boroughs with GSS codes and neighbours, and the wider areas."""
    rows = read_toml(SEED_FOLDER / "vocabulary" / "areas.toml")["areas"]
    found = [
        Area(row["slug"], row["name"], row.get("code"), frozenset(row.get("neighbours", ())), row.get("wider"), tuple(row.get("also", ())))
        for row in rows
    ]
    return Areas({area.slug: area for area in found})


@cache
def sources() -> dict[str, Source]:
    """The source documents by slug, in the order in which they were numbered."""
    return {row["slug"]: _source(row) for row in read_toml(SEED_FOLDER / "sources.toml")["sources"]}


def _source(row: dict[str, object]) -> Source:
    sections = row.pop("sections")
    assert isinstance(sections, list)
    headings = tuple(Section(section["line"], section["title"]) for section in sections)
    return Source(**{"licence": None, **row}, sections=headings)  # type: ignore[arg-type]


@cache
def synonyms() -> Synonyms:
    """What else the documents call what people ask for. Raises SeedRefused naming a rule that cannot be used."""
    faint = read_toml(SYNONYMS / "faint.toml")["faint"]
    files = sorted(path for path in SYNONYMS.glob("*.toml") if path.name != "faint.toml")
    return Synonyms(tuple(rule for path in files for rule in _synonym_rules(path)), frozenset(faint))


def _synonym_rules(path: Path) -> Iterator[SynonymRule]:
    for row in read_toml(path)["rules"]:
        for when in row["when"]:
            try:
                yield SynonymRule(tuple(when.split()), tuple(row["then"]), row["weight"], row.get("bound", False))
            except ValueError as error:
                raise SeedRefused((f"{path.name}: {error}.",)) from error


@cache
def own_stems() -> frozenset[str]:
    """The stems of the words of our own lists: of what people search for, a page may show these and no other.

    Synonyms are left out, and so are names of listings and places and whatever else stands in the index: people are called
    Angel, Taylor and Victoria.
    """
    labels = (term.label for name in ("needs", "themes", "settings", "kinds", "tiers") for term in vocabulary()[name])
    return frozenset(stem(word) for label in labels for word in words(label))
