"""How long a search takes, on the real catalogue and on generated ones, beside two other engines in one run.

    CATALOGUE_BENCHMARK=10000 uv run pytest tests/benchmarks -s -n 0

Prints tables; asserts no times, only that every engine that answers has something to time. Without the variable the generated
catalogue has 1,000 listings, which is enough to see that everything runs.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from flask import Flask

from catalogue.domain.filters import Filters
from catalogue.main import Application
from catalogue.services.browse import query_of
from catalogue.services.documents import documents_of
from catalogue.services.reading import Reader
from catalogue.services.snapshot import Snapshot
from search import SearchDocument, SearchIndex, WhooshIndex
from seed.readings import reading_rules
from seed.search_rules import search_rules
from seed.words import synonyms
from tests.benchmarks.references import Bm25s, Fts5

GENERATED = int(os.environ.get("CATALOGUE_BENCHMARK", "1000"))
ROUNDS = 5
KINDS = {
    "a word": ("knife", "mentoring", "exclusion", "MARAC", "music"),
    "a name": ("Chance UK", "St Giles Trust", "prince's trust", "red thread", "Catch 22"),
    "misspelt": ("mentroing", "excluson from school", "knive crime", "juvenille fire setters", "Barnados"),
    "words read": ("mentoring in Hackney", "9 year old", "14-16", "year 8 assembly on gangs", "girl in a gang in Peckham"),
    "a story": (
        "angry 13 year old about to be permanently excluded for fighting",
        "young Black man with mental health problems and nobody he trusts",
        "little brother of a gang member, still at primary school",
    ),
    "nothing": ("dementia day centre", "swimming lessons", "zzzz"),
}
BROWSING = ("", "borough=hackney", "need=mentoring&sort=name", "age=14-16&tier=prevention", "page=3")


@pytest.fixture(scope="module")
def real(snapshot: Snapshot, application: Application) -> tuple[SearchDocument, ...]:
    return tuple(documents_of(snapshot.programmes.values(), application.reference, search_rules()))


def generated(real: Sequence[SearchDocument], count: int) -> tuple[SearchDocument, ...]:
    """Listings whose words are dealt anew from the real ones, so that common words stay common and rare ones rare."""
    dealer = random.Random(1)  # the same catalogue in every run
    said = [word for one in real for word in f"{one.summary} {one.body}".split()]
    named = [word for one in real for word in one.name.split()]
    made = []
    for number in range(count):
        like = real[number % len(real)]
        name = " ".join(dealer.sample(named, 3))
        body = " ".join(dealer.choices(said, k=120))
        made.append(replace(like, key=f"made-{number}", name=name, other_names=(), body=body, summary=body[:120], quotes="", part_of=""))
    return tuple(made)


def show(line: str) -> None:
    print(line)  # noqa: T201 - the figures are what this is for


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):8.2f} {ordered[int((len(ordered) - 1) * 0.95)]:8.2f}"


def memory() -> int:
    """Bytes that this process has in memory; 0 where the system does not say."""
    table = Path("/proc/self/statm")
    return int(table.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if table.exists() else 0


def asker(index: SearchIndex) -> Callable[[str], int]:
    """Searches as the catalogue does: reading the words, facets and a page of twenty."""
    reader = Reader(reading_rules(), search_rules().wider_places)

    def ask(text: str) -> int:
        filters = Filters(text)
        return index.search(query_of(filters, reader.read(filters), offset=0, limit=20)).total

    return ask


@pytest.mark.parametrize("made", [0, GENERATED], ids=["real", "generated"])
def test_engines_side_by_side(real: tuple[SearchDocument, ...], made: int, tmp_path: Path) -> None:
    documents = generated(real, made) if made else real
    before = memory()
    index = WhooshIndex(tmp_path / "index", synonyms())
    built = timed(lambda: index.replace_all(documents, "first"))
    opened = timed(lambda: asker(index)("mentoring"))
    held = memory() - before
    fts5, bm25 = Fts5(tmp_path), Bm25s(tmp_path)
    others = {other.name: timed(partial(other.build, documents)) for other in (fts5, bm25)}
    size = sum(file.stat().st_size for file in (tmp_path / "index").rglob("*") if file.is_file())
    updated = timed(lambda: index.replace_all(documents[:-1], "second"))
    show(f"\n{len(documents)} listings. Ours: build {built:.0f} ms, first search {opened:.0f} ms, after a change {updated:.0f} ms,")
    built_too = ", ".join(f"{name}: build {took:.0f} ms" for name, took in others.items())
    show(f"  {size / 1e6:.1f} MB on disk, {held / 1e6:.0f} MB in memory. {built_too}")
    show(f"  FTS5 {fts5.size() / 1e6:.1f} MB on disk, bm25s {bm25.size() / 1e6:.1f} MB of scores.")
    show("  Milliseconds, median and 95th percentile:")
    engines = {"ours, read and counted": asker(index), fts5.name: fts5.find, bm25.name: bm25.find}
    asker(index)("mentoring")  # the new build is opened outside the clock
    for kind, texts in KINDS.items():
        times: dict[str, list[float]] = {name: [] for name in engines}
        for _ in range(ROUNDS):
            for text in texts:
                for name, find in engines.items():
                    times[name].append(timed(partial(find, text)))
        show(f"  {kind:11}" + "".join(f" | {name} {spread(found)}" for name, found in times.items()))
        assert all(times.values())
    fts5.close()


def test_whole_requests(app: Flask) -> None:
    """Reading, searching, counting and drawing the page, in one process."""
    visitor = app.test_client()
    kinds: dict[str, list[dict[str, str] | str]] = {kind: [{"q": text} for text in texts] for kind, texts in KINDS.items()}
    kinds["browsing"] = list(BROWSING)
    everything: list[float] = []
    show("\nWhole requests of /programmes on the real catalogue, milliseconds, median and 95th percentile:")
    visitor.get("/programmes?q=mentoring")
    for kind, queries in kinds.items():
        times = [timed(partial(visitor.get, "/programmes", query_string=query)) for _ in range(ROUNDS) for query in queries]
        everything += times
        show(f"  {kind:11} {spread(times)}")
    show(f"  {'all':11} {spread(everything)}")
    assert everything
