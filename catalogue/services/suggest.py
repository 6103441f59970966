"""What a person may be about to type: names, boroughs, themes and needs that begin so, each of which finds something."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from catalogue.domain.facets import boroughs_of
from catalogue.domain.filters import Filters
from catalogue.services.browse import query_of
from catalogue.services.reading import Reader
from catalogue.services.reference import Reference
from catalogue.services.shelf import Shelf, Snapshot
from search.analysis import words
from search.protocol import SearchIndex

FEWEST_LETTERS, MOST_LETTERS = 2, 60
MOST = 8
MOST_LOOKED_AT = 60
KINDS = ("name", "borough", "theme", "need")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to search for, and what they are: a name, borough, theme or need."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Book:
    """Every suggestion under the folded words from each of its words on, in order."""

    digest: str
    keys: list[str]
    entries: list[tuple[int, Suggestion]]


class Suggest:
    """Gives suggestions; knows those of one catalogue at a time, and which of them find something."""

    def __init__(self, shelf: Shelf, index: SearchIndex, reference: Reference, reader: Reader) -> None:
        self._shelf = shelf
        self._index = index
        self._reference = reference
        self._reader = reader
        self._book = _Book("", [], [])
        self._finds: dict[Suggestion, bool] = {}

    def like(self, typed: str) -> tuple[Suggestion, ...]:
        """At most eight, those that begin with what was typed first; () for fewer than two letters or more than sixty."""
        if not FEWEST_LETTERS <= len(typed.strip()) <= MOST_LETTERS:
            return ()
        snapshot = self._shelf.current()
        if self._book.digest != snapshot.digest:
            self._book, self._finds = _book_of(snapshot, self._reference), {}
        found = dict.fromkeys(suggestion for _, suggestion in sorted(self._beginning(" ".join(words(typed))), key=_order))
        return tuple(islice((one for one in found if self._finds_something(one)), MOST))

    def _beginning(self, typed: str) -> Iterator[tuple[int, Suggestion]]:
        keys = self._book.keys
        start = bisect_left(keys, typed)
        for place in range(start, min(start + MOST_LOOKED_AT, len(keys))):
            if not typed or not keys[place].startswith(typed):
                return
            yield self._book.entries[place]

    def _finds_something(self, suggestion: Suggestion) -> bool:
        if suggestion not in self._finds:
            filters = Filters(suggestion.text)
            query = query_of(filters, self._reader.read(filters), offset=0, limit=0)
            self._finds[suggestion] = self._index.search(query).total > 0
        return self._finds[suggestion]


def _order(entry: tuple[int, Suggestion]) -> tuple[bool, int, int, str]:
    """Beginnings before words within, names before places and themes, the shorter first."""
    place, suggestion = entry
    return (place > 0, KINDS.index(suggestion.kind), len(suggestion.text), suggestion.text)


def _book_of(snapshot: Snapshot, reference: Reference) -> _Book:
    rows: list[tuple[str, int, Suggestion]] = []
    for suggestion in dict.fromkeys(_every(snapshot, reference)):
        said = words(suggestion.text)
        rows += [(" ".join(said[place:]), place, suggestion) for place in range(len(said))]
    rows.sort(key=lambda row: (row[0], row[1], row[2].text, row[2].kind))
    return _Book(snapshot.digest, [key for key, _, _ in rows], [(place, suggestion) for _, place, suggestion in rows])


def _every(snapshot: Snapshot, reference: Reference) -> Iterator[Suggestion]:
    """Each wording once, whatever its case, as the first kind that it is."""
    taken: set[tuple[str, ...]] = set()
    for kind, texts in zip(KINDS, _texts(snapshot, reference), strict=True):
        for text in texts:
            if (said := words(text)) not in taken:
                taken.add(said)
                yield Suggestion(text, kind)


def _texts(snapshot: Snapshot, reference: Reference) -> Iterator[Iterable[str]]:
    programmes = snapshot.programmes.values()
    yield [said.text for one in programmes for said in (one.name, *one.other_names)]
    named = {code for one in programmes for code in boroughs_of(one.areas)}
    yield [area.name for area in reference.areas.boroughs if area.slug in named]
    yield [reference.label("theme", code) for code in dict.fromkeys(tag.code for one in programmes for tag in one.themes)]
    yield [reference.label("need", code) for code in dict.fromkeys(tag.code for one in programmes for tag in one.needs)]
