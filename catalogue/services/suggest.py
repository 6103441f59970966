"""What a person may be about to type: names, boroughs, themes and needs that begin so, each of which finds something."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from catalogue.domain.facets import boroughs_of
from catalogue.domain.filters import Filters
from catalogue.services.browse import query_of
from catalogue.services.reading import Reader
from catalogue.services.reference import Reference
from catalogue.services.searching import Ask, Searching
from catalogue.services.snapshot import PerCatalogue, Snapshot
from search.analysis import words

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
    """Every suggestion of one catalogue under the folded words from each of its words on, in order.

    `finds` is filled as it is asked: which of them find something there.
    """

    keys: tuple[str, ...]
    entries: tuple[tuple[int, Suggestion], ...]
    finds: dict[Suggestion, bool] = field(default_factory=dict)

    def beginning(self, typed: str) -> Iterator[tuple[int, Suggestion]]:
        """The first of those that begin so."""
        start = bisect_left(self.keys, typed)
        for place in range(start, min(start + MOST_LOOKED_AT, len(self.keys))):
            if not typed or not self.keys[place].startswith(typed):
                return
            yield self.entries[place]


class Suggest:
    """Gives suggestions; knows those of one catalogue at a time, and which of them find something."""

    def __init__(self, searching: Searching, reference: Reference, reader: Reader) -> None:
        self._searching = searching
        self._reader = reader
        self._books = PerCatalogue(lambda snapshot: _book_of(snapshot, reference))

    def like(self, typed: str) -> tuple[Suggestion, ...]:
        """At most eight, those that begin with what was typed first; () for fewer than two letters or more than sixty.

        Raises IndexUnavailable where nothing can be searched.
        """
        if not FEWEST_LETTERS <= len(typed.strip()) <= MOST_LETTERS:
            return ()
        return self._searching.answer(lambda snapshot, ask: self._like(" ".join(words(typed)), self._books.of(snapshot), ask))

    def _like(self, typed: str, book: _Book, ask: Ask) -> tuple[Suggestion, ...]:
        found = dict.fromkeys(suggestion for _, suggestion in sorted(book.beginning(typed), key=_order))
        return tuple(islice((one for one in found if self._finds_something(one, book, ask)), MOST))

    def _finds_something(self, suggestion: Suggestion, book: _Book, ask: Ask) -> bool:
        known = book.finds.get(suggestion)
        if known is None:
            filters = Filters(suggestion.text)
            known = ask(query_of(filters, self._reader.read(filters), offset=0, limit=0)).total > 0
            book.finds[suggestion] = known
        return known


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
    return _Book(tuple(key for key, _, _ in rows), tuple((place, suggestion) for _, place, suggestion in rows))


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
