"""Holding every citation against the texts of the sources, and our sentences against theirs."""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from catalogue.domain.errors import SeedRefused
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Citation
from seed.loader import load_programme, load_programmes
from seed.rules import rulebook, rules_by_file
from seed.tiers import FILE as TIERS
from seed.tiers import tier_meanings
from seed.words import sources

LONGEST_COPY = 10
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: how many citations were held against the texts, and each that does not hold."""

    citations: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, and the file and field in which it stands."""

    file: str
    field: str
    citation: Citation


def citations(programmes: Iterable[Programme]) -> Iterator[Cited]:
    """Every citation that any page shows: those of the listings, of the rules of matching, and of the tiers."""
    yield from citations_of_listings(programmes)
    book = rulebook()
    for file, rules in rules_by_file(book).items():
        yield from (Cited(f"rules/{file}.toml", rule.id, rule.citation) for rule in rules if rule.citation)
    yield Cited("rules/matching.toml", "last_resort", book.last_resort.citation)
    yield from (Cited(TIERS, f"meanings ({one.code})", one.citation) for one in tier_meanings() if one.citation)


def citations_of_listings(programmes: Iterable[Programme]) -> Iterator[Cited]:
    """Every citation of some listings."""
    for programme in programmes:
        for field, cites in programme.statements:
            yield from (Cited(f"{programme.slug}.toml", field, cite) for cite in cites)


def check_everything(folder: Path) -> Checked:
    """Holds every citation of the seed folder against the texts in a folder. Raises SeedRefused where a text is missing."""
    programmes = load_programmes()
    return check_sources(citations(programmes), programmes, folder)


def check_sources(cited: Iterable[Cited], programmes: Iterable[Programme], folder: Path) -> Checked:
    """Holds citations, and our sentences about these listings, against the texts in a folder. Raises SeedRefused where one is missing."""
    texts = read_texts(folder)
    copied = word_runs(texts)
    every = tuple(cited)
    found = ((one, wrong(one.citation, texts)) for one in every)
    problems = [f"{one.file}: {one.field}: {one.citation.source}:{one.citation.line}: {reason}" for one, reason in found if reason]
    problems += [f"{one.slug}.toml: copies the source: “{run}”" for one in programmes for run in copies(one, copied)]
    return Checked(len(every), tuple(problems))


def read_texts(folder: Path) -> dict[str, list[str]]:
    """The lines of each source by its slug, as `grep -n` counts them."""
    texts = {}
    for slug, source in sources().items():
        path = folder / source.file
        if not path.is_file():
            raise SeedRefused((f"{source.file}: is not in {folder}; name the folder that holds the five texts.",))
        texts[slug] = [plain(line) for line in path.read_text(encoding="utf-8").split("\n")]
    return texts


def plain(text: str) -> str:
    """Text with straight quotes and single spaces; everything else stays as printed."""
    return " ".join(text.translate(STRAIGHT).split())


def wrong(cite: Citation, texts: dict[str, list[str]]) -> str | None:
    """Why a citation does not hold; None where it does."""
    lines = texts[cite.source]
    if cite.line > len(lines):
        return f"the text has only {len(lines)} lines."
    if plain(cite.anchor) not in lines[cite.line - 1]:
        return f"“{cite.anchor}” does not stand on that line."
    return None


def words(text: str) -> list[str]:
    """The words of a text without case and punctuation."""
    return re.findall(r"[a-z0-9£%]+", plain(text).casefold().replace("'", ""))


def word_runs(texts: dict[str, list[str]]) -> set[tuple[str, ...]]:
    """Every run of `LONGEST_COPY` words that stands on a line of a source."""
    return {run for lines in texts.values() for line in lines for run in runs(words(line))}


def runs(found: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of `LONGEST_COPY` words."""
    return (tuple(found[start : start + LONGEST_COPY]) for start in range(len(found) - LONGEST_COPY + 1))


def copies(programme: Programme, sources_say: set[tuple[str, ...]]) -> Iterator[str]:
    """Runs of a listing's own sentences that are the source's words: the records are in our words."""
    for text in sentences(programme):
        hit = next((run for run in runs(words(text)) if run in sources_say), None)
        if hit:
            yield " ".join(hit)


def sentences(value: object) -> Iterator[str]:
    """Every text in a value but anchors and names."""
    if isinstance(value, Citation):
        return
    if isinstance(value, tuple):
        for item in value:
            yield from sentences(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"name", "other_names", "value"}:
                yield from sentences(getattr(value, field.name))
    elif isinstance(value, str):
        yield value


def main(arguments: list[str] | None = None) -> int:
    """Checks some files, or all of them: `python -m seed.check [FILE...] --sources DIR`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--sources", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    found: list[Programme] = []
    problems: list[str] = []
    for path in chosen.files:
        try:
            found.append(load_programme(path))
        except SeedRefused as refused:
            problems.extend(refused.problems)
    try:
        files = chosen.files
        checked = check_sources(citations_of_listings(found), found, chosen.sources) if files else check_everything(chosen.sources)
    except SeedRefused as refused:
        checked = Checked(0, refused.problems)
    for line in (*problems, *checked.problems):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{checked.citations} citations held against the texts, {len(problems) + len(checked.problems)} problems\n")
    return bool(problems or checked.problems)


if __name__ == "__main__":
    sys.exit(main())
