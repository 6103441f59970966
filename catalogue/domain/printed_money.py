"""Money as the documents print it: each sum with what it is for and where it stands, and which sums are printed only once.

One printed sum may stand beside several listings: whoever adds it up twice counts money that is not there.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from catalogue.domain.evidence import ClaimKind
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Citation

MONEY = "pounds"
"""The unit of figures that are money."""
Place: TypeAlias = tuple[str, int]
"""A source and a line."""
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SCALE = {"k": "k", "m": "m", "million": "m", "bn": "bn", "billion": "bn"}
SCALED = re.compile(rf"({NUMBER.pattern})\s*({'|'.join(sorted(SCALE, key=len, reverse=True))})?\b", re.IGNORECASE)
YEAR = re.compile(r"\b((?:19|20)\d\d)(?!\d)(?:\s*[-–/]\s*(\d\d)\b(?!\d))?")


@dataclass(frozen=True, slots=True)
class PrintedMoney:
    """Money that a document names for a listing.

    `amount` is as printed, None where no sum is given. `claim` is the id of the claim that it is a figure of; funding has none.
    """

    text: str
    amount: str | None
    period: str | None
    citations: tuple[Citation, ...]
    funder: str | None = None
    claim: str | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years that its period names, those between the first and the last too."""
        return years_in(self.period or "")

    @property
    def printed(self) -> frozenset[tuple[Place, str]]:
        """Where its sum is printed, each place with the sum; nowhere where no sum is."""
        if self.amount is None:
            return frozenset()
        return frozenset((place, amount_key(self.amount)) for place in standing_at(self.amount, self.citations))


Shared: TypeAlias = Mapping[tuple[Place, str], tuple[str, ...]]
"""The listings beside which each printed sum stands."""


def printed_money(programme: Programme) -> tuple[PrintedMoney, ...]:
    """Everything about money that documents name for a listing: its funding, then what its claims say that it costs."""
    funding = tuple(PrintedMoney(one.text, one.amount, one.period, one.citations, one.funder) for one in programme.funding)
    costs = tuple(
        PrintedMoney(figure.measures, figure.value, figure.period, claim.citations, claim=claim.id)
        for claim in programme.claims
        for figure in claim.figures
        if claim.kind is ClaimKind.COST or figure.unit == MONEY
    )
    return (*funding, *costs)


def shared_money(programmes: Iterable[Programme]) -> Shared:
    """Each printed sum with the listings beside which it stands."""
    found: dict[tuple[Place, str], list[str]] = defaultdict(list)
    for programme in programmes:
        for printed in dict.fromkeys(key for one in printed_money(programme) for key in one.printed):
            found[printed].append(programme.slug)
    return {printed: tuple(slugs) for printed, slugs in found.items()}


def also_beside(money: PrintedMoney, slug: str, shared: Shared) -> tuple[str, ...]:
    """The other listings beside which the same printed sum stands."""
    return tuple(dict.fromkeys(one for printed in sorted(money.printed) for one in shared.get(printed, ()) if one != slug))


def repeats(found: tuple[PrintedMoney, ...]) -> tuple[bool, ...]:
    """Of the money of one listing, which is the same printed sum as one before it."""
    return tuple(any(one.printed & before.printed for before in found[:number]) for number, one in enumerate(found))


def standing_at(amount: str, citations: Iterable[Citation]) -> frozenset[Place]:
    """The places whose own words hold a sum; every place that is cited where none does."""
    every, sought = tuple(citations), "".join(amount.split()).casefold()
    holding = [cite for cite in every if sought in "".join(cite.anchor.split()).casefold()]
    return frozenset((cite.source, cite.line) for cite in holding or every)


def amount_key(amount: str) -> str:
    """A sum without what is written around it: the same for “£10m” and “£10 million”."""
    found = [f"{number.replace(',', '')}{SCALE.get(scale.casefold(), '')}" for number, scale in SCALED.findall(amount)]
    return " ".join(found) or amount.casefold()


def years_in(period: str) -> tuple[int, ...]:
    """Every year from the first that is printed to the last: “2012/13” is 2012 and 2013."""
    named = [int(year) for first, second in YEAR.findall(period) for year in (first, f"{first[:2]}{second}" if second else first)]
    return tuple(range(min(named), max(named) + 1)) if named else ()
