"""Where help is missing: offers that can really be used, by borough and by need, tier, age group or sex.

An offer counts in a borough only where a document names the borough as one where it runs, and for a need there only where need
and borough are said together. On a list of places, or said apart, is counted apart, since it must be asked; what names no borough
(London-wide, not named, not stated) is counted apart, once. A whole and its parts are one offer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from catalogue.domain.areas import Extent
from catalogue.domain.availability import says_all_of_london
from catalogue.domain.criteria import Fact, Force, Operator
from catalogue.domain.evidence import Result
from catalogue.domain.facets import NAMED_THERE, NOT_STATED
from catalogue.domain.passages import Passages
from catalogue.domain.plans import places_said
from catalogue.domain.programme import KindOfHelp, Place, Programme, Referral
from catalogue.domain.status import StatusRules, is_running, latest

LONDON_WIDE_READ = "london_wide_read"
"""London-wide by our own reading; with the code of the extent a document says so."""
WIDER = (
    Extent.LONDON_WIDE.value, LONDON_WIDE_READ, Extent.VARIOUS.value, Extent.NATIONAL.value, NOT_STATED, Extent.ELSEWHERE.value,
)  # fmt: skip
"""How an offer that names no borough is placed: the first of these that holds."""

OUTCOMES = frozenset({Result.SELF_REPORTED, Result.INDEPENDENT})


class GapDimension(StrEnum):
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
class PlannedHelp:
    """Which plans that take nobody yet are help that a young person, a family or a group could use, had they come."""

    kinds: frozenset[str] = frozenset()
    help: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()

    def holds(self, programme: Programme) -> bool:
        """Whether it takes somebody, or helps with a need, is of such a kind, and is about help and not about the work of agencies."""
        if programme.referral.code != Referral.NONE:
            return True
        themes = {tag.code for tag in programme.themes}
        about_help = bool(themes & self.help) and not themes & self.agencies
        return bool(programme.needs) and programme.kind.code in self.kinds and about_help


@dataclass(frozen=True, slots=True)
class GapRules:
    """What counts as an offer, and what is kept quiet. The numbers and codes stand in the seed folder, and `words` that say them."""

    statuses: StatusRules
    fewest_shown: int
    columns_in_full: int
    age_groups: tuple[AgeGroup, ...]
    passages: Passages = field(default_factory=Passages)
    planned_help: PlannedHelp = field(default_factory=PlannedHelp)
    words: Mapping[str, str] = field(default_factory=dict)

    def age_group(self, age: int | None) -> str | None:
        """The group that an age is in; None where it is not known or in none."""
        return next((group.code for group in self.age_groups if age is not None and group.low <= age <= group.high), None)


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing with what the grid counts it by.

    `usable`: it takes a young person or family, and was running or a pilot when last described. `planned`: it was to
    come, or was tried; a pilot is both. `confirmed`: the same documents also say that it runs. `for_people`: it could be
    used, if only it had come. `listed` are boroughs only on a list of places, `planned_in` those only planned, `plans` those
    that a document which plans it names. `apart` are the needs that no passage says together with a borough. `within` are
    the listings that it is part of.
    """

    programme: Programme
    usable: bool
    planned: bool
    confirmed: bool
    for_people: bool
    codes: Mapping[GapDimension, frozenset[str]]
    named: frozenset[str]
    listed: frozenset[str]
    planned_in: frozenset[str]
    plans: frozenset[str]
    apart: Mapping[str, frozenset[str]]
    wider: str | None
    within: frozenset[str] = frozenset()

    @property
    def slug(self) -> str:
        """The slug of the listing."""
        return self.programme.slug

    @property
    def has_outcome(self) -> bool:
        """Whether the documents state any outcome, by whomever; a count of people seen is none."""
        return self.programme.evidence.result in OUTCOMES

    def helps_in(self, place: str, needs: tuple[str, ...]) -> bool:
        """Whether it is said to help in a place with one of these needs; with no need asked, every place of its own will do."""
        return not needs or bool(self.codes[GapDimension.NEED] & set(needs) - self.apart.get(place, frozenset()))

    def apart_in(self, places: Iterable[str]) -> frozenset[str]:
        """The needs that are said together with none of these boroughs."""
        found = [self.apart.get(place, frozenset()) for place in places]
        return frozenset.intersection(*found) if found else frozenset()

    def apart_for(self, needs: tuple[str, ...]) -> tuple[str, ...]:
        """The boroughs that it names or lists, and with which none of the needs is said together."""
        return tuple(sorted(place for place in self.named | self.listed if not self.helps_in(place, needs)))


@dataclass(frozen=True, slots=True)
class GapQuery:
    """What the columns are and what offers are narrowed to. Values of one condition are alternatives; all conditions hold.

    `boroughs` and `wider` are the places that are asked about: all of them where none is named.
    """

    by: GapDimension = GapDimension.NEED
    chosen: Mapping[GapDimension, tuple[str, ...]] = field(default_factory=dict)
    boroughs: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs that are asked for."""
        return self.chosen.get(GapDimension.NEED, ())

    @property
    def one_sex(self) -> bool:
        """Whether it asks for what is for one sex alone."""
        asked = self.chosen.get(GapDimension.SEX, ())
        return bool(asked) and NOT_STATED not in asked

    def fits(self, offer: Offer) -> bool:
        """Whether an offer has one of the values of each condition."""
        return all(not codes or offer.codes[by] & set(codes) for by, codes in self.chosen.items())


class Sense(StrEnum):
    """How an offer is there for a need in a place.

    `USABLE`: a document says that it helps there. `ASK`: the place is only on a list. `APART`: need and place are said in
    different passages.
    """

    USABLE = "usable"
    ASK = "ask"
    APART = "apart"


EVERY_COLUMN = ""
"""The column under which each offer counts once, whatever the others are."""


def wholes(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers of a list that are part of no other in it: as many as are counted."""
    slugs = {one.slug for one in offers}
    return tuple(one for one in offers if not one.within & slugs)


def parts(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers of a list that are part of another in it, and are counted with it."""
    slugs = {one.slug for one in offers}
    return tuple(one for one in offers if one.within & slugs)


@dataclass(frozen=True, slots=True)
class Cell:
    """Offers in one place under one column: those that can be used there, and those that must be asked about.

    `ask` has the place on a list only; in `apart` the need that is asked for and the place are said in different passages.
    """

    offers: tuple[Offer, ...] = ()
    ask: tuple[Offer, ...] = ()
    apart: tuple[Offer, ...] = ()

    @property
    def with_outcome(self) -> int:
        """Of how many of the offers a document states an outcome, of the whole or of a part."""
        told = [{one.slug, *one.within} for one in self.offers if one.has_outcome]
        return sum(any(one.slug in slugs for slugs in told) for one in wholes(self.offers))


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


def offer_of(programme: Programme, rules: GapRules, within: frozenset[str] = frozenset()) -> Offer | None:
    """The listing as the grid sees it; None where it is not help, or neither to be used nor planned."""
    served = tuple(place for place in programme.areas if not place.control)
    usable, planned, confirmed = _stands(programme, served, rules)
    if not usable and not planned:
        return None
    named, listed, planned_in = (
        frozenset(place.area for place in served if place.extent is extent)
        for extent in (Extent.NAMED, Extent.LISTED_INCLUDING, Extent.PLANNED)
    )
    return Offer(
        programme=programme,
        usable=usable,
        planned=planned,
        confirmed=confirmed,
        for_people=rules.planned_help.holds(programme),
        codes=_codes(programme, rules),
        named=named,
        listed=listed - named,
        planned_in=planned_in - named - listed,
        plans=planned_in | _planned_by_document(programme, rules),
        apart={area: rules.passages.apart(programme, area) for area in named | listed | planned_in},
        wider=_wider(served),
        within=within,
    )


def _wider(served: tuple[Place, ...]) -> str | None:
    """How it is placed where it names no borough."""
    extents = {place.extent.value for place in served} or {NOT_STATED}
    if extents & NAMED_THERE:
        return None
    code = next(code for code in WIDER if code in extents)
    return LONDON_WIDE_READ if code == Extent.LONDON_WIDE and not says_all_of_london(served) else code


def _planned_by_document(programme: Programme, rules: GapRules) -> frozenset[str]:
    """The boroughs that a document names which plans it in the latest year: another document about it plans nothing there."""
    plans = filter(rules.statuses.is_not_yet, latest(programme))
    places = (place for said in plans for place in places_said(programme.areas, said) if not place.control)
    return frozenset(place.area for place in places if place.extent in NAMED_THERE)


def _stands(programme: Programme, served: tuple[Place, ...], rules: GapRules) -> tuple[bool, bool, bool]:
    """Whether it can be used, whether it was planned, and whether it runs, as the documents of the latest year say."""
    if programme.kind_of_help is not KindOfHelp.SUPPORT:
        return False, False, False
    newest = {said.code for said in latest(programme)}
    usable = programme.can_refer and is_running(programme, rules.statuses)
    planned = bool(newest & rules.statuses.not_yet) or any(place.extent is Extent.PLANNED for place in served)
    return usable, planned, bool(newest & rules.statuses.plain)


def _codes(programme: Programme, rules: GapRules) -> dict[GapDimension, frozenset[str]]:
    return {
        GapDimension.NEED: frozenset(tag.code for tag in programme.needs),
        GapDimension.TIER: frozenset(tag.code for tag in programme.tiers) or frozenset({NOT_STATED}),
        GapDimension.AGE: _age_codes(programme, rules),
        GapDimension.SEX: only_for(programme),
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
    found: dict[tuple[str, str], dict[Sense, list[Offer]]] = defaultdict(lambda: defaultdict(list))
    wanted = frozenset(columns)
    for offer in (one for one in offers if one.usable and query.fits(one)):
        for column in (EVERY_COLUMN, *(offer.codes[query.by] & wanted)):
            needs = (column,) if query.by is GapDimension.NEED and column != EVERY_COLUMN else query.needs
            for place, sense in _senses(offer, needs):
                found[place, column][sense].append(offer)

    def row(place: str) -> Row:
        cells = tuple(_cell(found.get((place, column), {})) for column in columns)
        return Row(place, cells, _cell(found.get((place, EVERY_COLUMN), {})))

    return Grid(query, columns, tuple(map(row, boroughs)), tuple(map(row, query.wider or WIDER)))


def _senses(offer: Offer, needs: tuple[str, ...]) -> Iterable[tuple[str, Sense]]:
    """Each place of an offer, with the sense in which it helps there with these needs."""
    if offer.wider:
        yield offer.wider, Sense.USABLE
    for places, sense in ((offer.named, Sense.USABLE), (offer.listed, Sense.ASK)):
        for place in places:
            yield place, sense if offer.helps_in(place, needs) else Sense.APART


def _cell(found: Mapping[Sense, list[Offer]]) -> Cell:
    return Cell(*(tuple(found.get(sense, ())) for sense in (Sense.USABLE, Sense.ASK, Sense.APART)))
