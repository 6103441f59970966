"""Lines of the documents on which many listings stand: they are headings, or speak of all that is below them."""

from collections import Counter
from collections.abc import Iterable

from catalogue.domain.programme import Programme
from catalogue.domain.sources import Citation

Line = tuple[str, int]
"""A document and a line of it."""


def line_of(cite: Citation) -> Line:
    """The line on which a citation stands."""
    return (cite.source, cite.line)


def lines_of(programme: Programme) -> frozenset[Line]:
    """Every line on which a listing stands."""
    return frozenset(line_of(cite) for _, cites in programme.statements for cite in cites)


def shared_lines(programmes: Iterable[Programme], at_least: int) -> frozenset[Line]:
    """The lines on which at least so many listings stand: what they say is no listing's own."""
    stands = Counter(line for programme in programmes for line in lines_of(programme))
    return frozenset(line for line, count in stands.items() if count >= at_least)
