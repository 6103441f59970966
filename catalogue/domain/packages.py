"""A package: the smallest set of offers that covers the needs that can be covered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

Offer = TypeVar("Offer")


def smallest_package(offers: Sequence[tuple[frozenset[str], Offer]], needs: frozenset[str]) -> tuple[Offer, ...]:
    """The fewest offers that cover all needs that any offer covers; among those the ones that stand highest.

    Offers come best first. One whose needs another, standing higher, covers too, can never be missed and is left out.
    """
    held_at: dict[int, frozenset[str]] = {}
    for place, (covers, _) in enumerate(offers):
        held = covers & needs
        if held and not any(held <= other for other in held_at.values()):
            held_at[place] = held
    wanted = frozenset(need for held in held_at.values() for need in held)
    found = (min(_covering(wanted, size, held_at), default=None) for size in range(len(wanted) + 1))
    places = next((chosen for chosen in found if chosen is not None), ())
    return tuple(offers[place][1] for place in places)


def _covering(needs: frozenset[str], size: int, held_at: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, ...]]:
    """Every way to cover the needs with at most so many offers: the need that fewest offers cover is settled first."""
    if not needs:
        yield ()
        return
    if size * max(len(held & needs) for held in held_at.values()) < len(needs):
        return
    ways = {need: [place for place, held in held_at.items() if need in held] for need in needs}
    scarce = min(sorted(needs), key=lambda need: len(ways[need]))
    for place in ways[scarce]:
        for others in _covering(needs - held_at[place], size - 1, held_at):
            yield tuple(sorted((place, *others)))
