"""Where help is missing: offers that can really be used, by borough and by need, tier, age group or sex.

An offer counts in a borough only where a document names the borough as one where it runs. On a list of places is counted
apart, since it must be asked; what names no borough (London-wide, not named, not stated) is counted apart, once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Fact, Force, Operator
from catalogue.domain.evidence import Result
from catalogue.domain.facets import NAMED_THERE, NOT_STATED
from catalogue.domain.programme import KindOfHelp, Place, Programme
from catalogue.domain.status import StatusRules, is_running, latest

WIDER = (Extent.LONDON_WIDE.value, Extent.VARIOUS.value, Extent.NATIONAL.value, NOT_STATED, Extent.ELSEWHERE.value)
"""How an offer that names no borough is placed: the first of these that holds."""

OUTCOMES = frozenset({Result.SELF_REPORTED, Result.INDEPENDENT})


class By(StrEnum):
    """By what the columns of the grid differ, and what it may be narrowed by."""

    NEED = "need"
    TIER = "tier"
    AGE = "age"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """Ages from low to high in whole years, both inclusive."""

    code: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class GapRules:
    """What counts as an offer, and what is kept quiet. The numbers and codes stand in the seed folder."""

    statuses: StatusRules
    fewest_shown: int
    columns_in_full: int
    age_groups: tuple[AgeGroup, ...]

    def age_group(self, age: int | None) -> str | None:
        """The group that an age is in; None where it is not known or in none."""
        return next((group.code for group in self.age_groups if age is not None and group.low <= age <= group.high), None)


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing with what the grid counts it by.

    `usable`: it takes a young person or family, and was running or a pilot when last described. `planned`: it was to
    come, or was tried; a pilot is both. `confirmed`: the same documents also say that it runs. `listed` are boroughs only
    on a list of places, `planned_in` those only planned.
    """

    programme: Programme
    usable: bool
    planned: bool
    confirmed: bool
    codes: Mapping[By, frozenset[str]]
    named: frozenset[str]
    listed: frozenset[str]
    planned_in: frozenset[str]
    wider: str | None

    @property
    def slug(self) -> str:
        """The slug of the listing."""
        return self.programme.slug

    @property
    def has_outcome(self) -> bool:
        """Whether the documents state any outcome, by whomever; a count of people seen is none."""
        return self.programme.evidence.result in OUTCOMES


@dataclass(frozen=True, slots=True)
class GapQuery:
    """What the columns are and what offers are narrowed to. Values of one condition are alternatives; all conditions hold."""

    by: By = By.NEED
    chosen: Mapping[By, tuple[str, ...]] = field(default_factory=dict)
    boroughs: tuple[str, ...] = ()

    def fits(self, offer: Offer) -> bool:
        """Whether an offer has one of the values of each condition."""
        return all(not codes or offer.codes[by] & set(codes) for by, codes in self.chosen.items())


@dataclass(frozen=True, slots=True)
class Cell:
    """Offers in one place under one column: those that can be used there, and those that must be asked about."""

    offers: tuple[Offer, ...] = ()
    ask: tuple[Offer, ...] = ()

    @property
    def with_outcome(self) -> int:
        """Of how many of the offers a document states an outcome."""
        return sum(one.has_outcome for one in self.offers)


@dataclass(frozen=True, slots=True)
class Row:
    """A borough or a wider place: a cell for each column, and one for all offers, each counted once."""

    place: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Grid:
    """Boroughs by columns, and apart from them what names no borough. `columns` are codes of `query.by`."""

    query: GapQuery
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    wider: tuple[Row, ...]


def offer_of(programme: Programme, rules: GapRules) -> Offer | None:
    """The listing as the grid sees it; None where it is not help, or neither to be used nor planned."""
    served = tuple(place for place in programme.areas if not place.control)
    usable, planned, confirmed = _stands(programme, served, rules)
    if not usable and not planned:
        return None
    named, listed, planned_in = (
        frozenset(place.area for place in served if place.extent is extent)
        for extent in (Extent.NAMED, Extent.LISTED_INCLUDING, Extent.PLANNED)
    )
    extents = {place.extent.value for place in served} or {NOT_STATED}
    wider = None if extents & NAMED_THERE else next(code for code in WIDER if code in extents)
    codes = _codes(programme, rules)
    return Offer(programme, usable, planned, confirmed, codes, named, listed - named, planned_in - named - listed, wider)


def _stands(programme: Programme, served: tuple[Place, ...], rules: GapRules) -> tuple[bool, bool, bool]:
    """Whether it can be used, whether it was planned, and whether it runs, as the documents of the latest year say."""
    if programme.kind_of_help is not KindOfHelp.SUPPORT:
        return False, False, False
    newest = {said.code for said in latest(programme)}
    usable = programme.can_refer and is_running(programme, rules.statuses)
    planned = bool(newest & rules.statuses.not_yet) or any(place.extent is Extent.PLANNED for place in served)
    return usable, planned, bool(newest & rules.statuses.plain)


def _codes(programme: Programme, rules: GapRules) -> dict[By, frozenset[str]]:
    return {
        By.NEED: frozenset(tag.code for tag in programme.needs),
        By.TIER: frozenset(tag.code for tag in programme.tiers) or frozenset({NOT_STATED}),
        By.AGE: _age_codes(programme, rules),
        By.SEX: only_for(programme),
    }


def _age_codes(programme: Programme, rules: GapRules) -> frozenset[str]:
    """Every group with an age that the printed range takes in; no printed age is “not stated”, never “any age”."""
    if programme.age is None:
        return frozenset({NOT_STATED})
    return frozenset(group.code for group in rules.age_groups if programme.age.overlaps(group.low, group.high))


def only_for(programme: Programme) -> frozenset[str]:
    """For whom alone it, or a part of it, is: one sex as a requirement of the provider's own. `not_stated` where the rest names none."""
    sexes = (one for one in programme.criteria if one.fact is Fact.SEX and one.operator is Operator.ONE_OF)
    alone = [one for one in sexes if one.force is Force.REQUIREMENT and len(one.value_codes) == 1]
    codes = frozenset(code for one in alone for code in one.value_codes)
    return codes if codes and not any(one.strand for one in alone) else codes | {NOT_STATED}


def grid_of(offers: Iterable[Offer], query: GapQuery, columns: tuple[str, ...], boroughs: tuple[str, ...]) -> Grid:
    """The grid over these offers; planned ones do not count."""
    found: dict[tuple[str, str | None], tuple[list[Offer], list[Offer]]] = defaultdict(lambda: ([], []))
    wanted = set(columns)
    for offer in offers:
        if not offer.usable or not query.fits(offer):
            continue
        heads = (None, *(offer.codes[query.by] & wanted))
        for number, places in enumerate(((*offer.named, offer.wider), offer.listed)):
            for place in places:
                for head in heads:
                    found[place or "", head][number].append(offer)

    def row(place: str) -> Row:
        cells = tuple(_cell(found.get((place, column))) for column in columns)
        return Row(place, cells, _cell(found.get((place, None))))

    return Grid(query, columns, tuple(map(row, boroughs)), tuple(map(row, WIDER)))


def _cell(found: tuple[list[Offer], list[Offer]] | None) -> Cell:
    return Cell(tuple(found[0]), tuple(found[1])) if found else Cell()
