"""Listings side by side, or how to choose them."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from catalogue.domain.programme import Programme
from catalogue.services.browse import FoundPage
from catalogue.services.compare import FEWEST, MOST, Comparison
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.ages import OLDEST_SHOWN, UNIT
from catalogue.web.pages.compare_pictures import Pictures, pictures
from catalogue.web.pages.compare_rows import ROWS, Cell, Subject, cell
from catalogue.web.pages.notes import Note, Notes
from catalogue.web.pages.similar import similar_to


@dataclass(frozen=True, slots=True)
class Column:
    """A chosen listing, and the comparison without it."""

    slug: str
    name: str
    without: str


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One question and what is said of each listing."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """A listing that may be added, and the comparison with it."""

    slug: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Table:
    """The comparison itself."""

    rows: tuple[CompareRow, ...]
    left_out: int
    cautions: tuple[str, ...]
    pictures: Pictures
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The comparison, or what to choose for one."""

    template: ClassVar[str] = "pages/compare.html"
    columns: tuple[Column, ...]
    query: str
    only_differences: bool
    text: str
    looked_for: bool
    offered: tuple[Offered, ...]
    problem: str | None
    table: Table | None
    ticks: tuple[int, ...] = tuple(range(0, OLDEST_SHOWN + 1, 5))
    width: int = OLDEST_SHOWN * UNIT
    fewest: int = FEWEST
    most: int = MOST
    title: str = "Compare"

    @property
    def other_way(self) -> str:
        """The same comparison with every row, or with those that differ."""
        return f"/compare?{self.query}" + ("" if self.only_differences else "&differences=1")

    def file(self, kind: str) -> str:
        """The address of the table as a file, with the rows that it shows."""
        return f"/compare.{kind}?{self.query}" + ("&differences=1" if self.only_differences else "")


@dataclass(frozen=True, slots=True)
class Choosing:
    """What a person typed to find one more listing, and what was found."""

    text: str
    found: FoundPage | None


def address(slugs: tuple[str, ...]) -> str:
    """The address of a comparison of these listings."""
    return f"/compare?{query(slugs)}" if slugs else "/compare"


def query(slugs: tuple[str, ...]) -> str:
    """The choice as parameters."""
    return urlencode([("slug", slug) for slug in slugs])


def choosing_page(programmes: tuple[Programme, ...], choosing: Choosing, snapshot: Snapshot, reference: Reference) -> ComparePage:
    """How to choose, with what is chosen so far."""
    return page_of(programmes, choosing, None, problem=None, offered=offers(programmes, choosing, snapshot, reference))


def refusing_page(programmes: tuple[Programme, ...], problem: str, snapshot: Snapshot, reference: Reference) -> ComparePage:
    """Too few or too many: what to do about it."""
    none = Choosing("", None)
    return page_of(programmes, none, None, problem=problem, offered=offers(programmes, none, snapshot, reference))


def compare_page(comparison: Comparison, choosing: Choosing, snapshot: Snapshot, reference: Reference, *, only: bool) -> ComparePage:
    """The comparison."""
    table = table_of(comparison, snapshot, reference, only=only)
    offered = offers(comparison.programmes, choosing, snapshot, reference) if choosing.found else ()
    return page_of(comparison.programmes, choosing, table, problem=None, offered=offered, only=only)


def table_of(comparison: Comparison, snapshot: Snapshot, reference: Reference, *, only: bool) -> Table:
    """The table, whole or only with the rows that differ."""
    notes = Notes(reference)
    subjects = [Subject(one, inherited_of(one, snapshot), reference, notes) for one in comparison.programmes]
    rows = [CompareRow(key, label, tuple(cell(key, lines_of, one) for one in subjects)) for key, label, lines_of in ROWS]
    shown = tuple(row for row in rows if not only or differs(row))
    drawn = pictures(comparison.programmes, comparison.targets, comparison.reports, reference, notes)
    return Table(shown, len(rows) - len(shown), tuple(one.text for one in comparison.cautions), drawn, notes.listed())


def page_of(
    programmes: tuple[Programme, ...],
    choosing: Choosing,
    table: Table | None,
    *,
    problem: str | None,
    offered: tuple[Offered, ...],
    only: bool = False,
) -> ComparePage:
    """The page from its parts."""
    slugs = tuple(one.slug for one in programmes)
    columns = tuple(Column(one.slug, one.name.text, address(tuple(slug for slug in slugs if slug != one.slug))) for one in programmes)
    return ComparePage(columns, query(slugs), only, choosing.text, choosing.found is not None, offered, problem, table)


def inherited_of(programme: Programme, snapshot: Snapshot) -> dict[str, str]:
    """What it takes from its parent, with whose that is."""
    parent = snapshot.programmes[programme.parent.code].name.text if programme.parent else ""
    return dict.fromkeys(snapshot.inherited[programme.slug], f"as for {parent}")


def differs(row: CompareRow) -> bool:
    """Whether the listings differ in it."""
    return len({one.words for one in row.cells}) > 1


def offers(programmes: tuple[Programme, ...], choosing: Choosing, snapshot: Snapshot, reference: Reference) -> tuple[Offered, ...]:
    """Listings to add: those found by the words typed, or else those like the one that is chosen."""
    slugs = tuple(one.slug for one in programmes)
    if len(slugs) >= MOST:
        return ()
    if choosing.found:
        near = [(one.programme.slug, one.programme.name.text) for one in choosing.found.items]
    else:
        near = [(one.slug, one.name) for chosen in programmes[:1] for one in similar_to(chosen, snapshot, reference)]
    return tuple(Offered(slug, name, address((*slugs, slug))) for slug, name in near if slug not in slugs)
