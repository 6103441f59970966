"""Whether two facts are said together: in one passage of one document, or of a borough in that borough's own report.

A passage is a section, cut where it prints one entry after another, and joined where one table is printed in two parts. Where
the cuts are, and which reports are a borough's own, stands in the seed folder.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalogue.domain.programme import Place, Programme
from catalogue.domain.sources import Citation


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a document from first to last, both inclusive. `area` is the borough whose own report they are."""

    source: str
    first: int
    last: int
    area: str | None = None

    def holds(self, cite: Citation) -> bool:
        """Whether a citation stands in it."""
        return cite.source == self.source and self.first <= cite.line <= self.last


@dataclass(frozen=True, slots=True)
class Passages:
    """How documents fall into passages: `entries` are the lines on which one begins, `joined` the parts of one table."""

    entries: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    joined: tuple[tuple[Span, ...], ...] = ()
    own: tuple[Span, ...] = ()

    def of(self, cite: Citation) -> tuple[str | int, ...]:
        """What tells the passage of a citation from every other."""
        for number, parts in enumerate(self.joined):
            if any(part.holds(cite) for part in parts):
                return (number,)
        return (cite.source, cite.section, bisect_right(self.entries.get(cite.source, ()), cite.line))

    def together(self, said: Iterable[Citation], place: Place) -> bool:
        """Whether a fact is said where the place is said of the listing."""
        facts = tuple(said)
        if {self.of(cite) for cite in facts} & {self.of(cite) for cite in place.citations}:
            return True
        reports = (span for span in self.own if span.area == place.area and any(map(span.holds, place.citations)))
        return any(span.holds(cite) for span in reports for cite in facts)

    def apart(self, programme: Programme, area: str) -> frozenset[str]:
        """The needs of a listing that are said in no passage which puts it in this area."""
        places = [place for place in programme.areas if place.area == area and not place.control]
        return frozenset(need.code for need in programme.needs) - {
            need.code for need in programme.needs if any(self.together(need.citations, place) for place in places)
        }
