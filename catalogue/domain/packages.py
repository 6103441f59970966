"""A package: the smallest set of offers that covers the needs that can be covered."""

from collections.abc import Sequence
from typing import TypeVar

Offer = TypeVar("Offer")


def smallest_package(offers: Sequence[tuple[frozenset[str], Offer]], needs: frozenset[str]) -> tuple[Offer, ...]:
    """The fewest offers that cover all needs that any offer covers; among those the ones that stand highest.

    Offers come best first. One whose needs another, standing higher, covers too, can never be missed and is left out,
    which keeps the search small.
    """
    useful: list[tuple[frozenset[str], int]] = []
    for place, (covers, _) in enumerate(offers):
        held = covers & needs
        if held and not any(held <= other for other, _ in useful):
            useful.append((held, place))
    best: dict[frozenset[str], tuple[int, ...]] = {frozenset(): ()}
    for held, place in useful:
        for have, chosen in list(best.items()):
            more = have | held
            candidate = (*chosen, place)
            if more != have and (more not in best or (len(candidate), candidate) < (len(best[more]), best[more])):
                best[more] = candidate
    fullest = max(best, key=lambda have: (len(have), [-len(best[have])]))
    return tuple(offers[place][1] for place in best[fullest])
