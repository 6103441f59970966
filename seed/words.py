"""The controlled words, areas and sources of the seed folder, read once a process."""

from functools import cache

from catalogue.domain.areas import Area, Areas
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.sources import Section, Source
from catalogue.domain.vocabulary import Term, Vocabulary, WordList
from seed.files import SEED_FOLDER, read_toml

NOT_WORD_LISTS = {"areas", "school_years", "synonyms", "places"}


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
    found = [Area(row["slug"], row["name"], row.get("code"), frozenset(row.get("neighbours", ()))) for row in rows]
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
