"""Where help is missing: the grid of boroughs, what there is around one borough, and what was asked for and not found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from catalogue.domain.areas import Area, Extent
from catalogue.domain.availability import Availability, CrossBorder, border, where
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gap_answers import Answer as GapAnswer
from catalogue.domain.gap_answers import answers_of
from catalogue.domain.gaps import LONDON_WIDE_READ, GapDimension, GapQuery, GapRules, Grid, Offer, grid_of, offer_of
from catalogue.domain.matching import Answer
from catalogue.domain.profile import Profile
from catalogue.domain.programme import Programme
from catalogue.domain.rules import PlaceRules
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot, by_name
from catalogue.services.unmet import Unmet, UnmetNeed

LISTS = {GapDimension.NEED: "needs", GapDimension.TIER: "tiers", GapDimension.AGE: "age_groups", GapDimension.SEX: "sexes"}
EVERYTHING = GapQuery()
MOST_READ, MOST_SHOWN = 1000, 50
"""How many different searches that found nothing are looked through, and how many are shown."""


@dataclass(frozen=True, slots=True)
class NextDoor:
    """An offer that neighbours have, and what is known of whether it takes a young person from here."""

    offer: Offer
    boroughs: tuple[str, ...]
    border: CrossBorder


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need in one borough: the offers for it in each sense, none of which is another."""

    need: str
    here: tuple[Offer, ...]
    ask: tuple[Offer, ...]
    apart: tuple[Offer, ...]
    london_wide: tuple[Offer, ...]
    london_wide_read: tuple[Offer, ...]
    not_confirmed: tuple[Offer, ...]
    neighbours: tuple[Offer, ...]
    elsewhere: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A need that was asked for and not met, as often as may be shown. `age_group` is None where no age was known."""

    need: str
    age_group: str | None
    times: int


@dataclass(frozen=True, slots=True)
class BoroughGaps:
    """One borough: what it has, what is near, what could be commissioned, what was planned, what was asked for.

    Where needs are asked for, those in `apart` name or list the borough, and no passage says one of the needs together with it;
    `neighbours_apart` likewise. `london_wide` is what a document says, `london_wide_read` what we read. `elsewhere` runs in
    other places that are no neighbours, in London or outside. `planned` was planned, proposed or tried here by the last document
    that speaks of it and names the borough, whether or not anybody can be referred to it. `asked` has no small numbers; it is None
    where nothing is counted. `rules` say in words how it is counted.
    """

    area: Area
    query: GapQuery
    needs: tuple[NeedLine, ...]
    here: tuple[Offer, ...]
    ask: tuple[Offer, ...]
    apart: tuple[Offer, ...]
    london_wide: tuple[Offer, ...]
    london_wide_read: tuple[Offer, ...]
    not_confirmed: tuple[Offer, ...]
    neighbours: tuple[NextDoor, ...]
    neighbours_apart: tuple[NextDoor, ...]
    elsewhere: tuple[Offer, ...]
    planned: tuple[Offer, ...]
    asked: tuple[AskedFor, ...] | None
    rules: tuple[str, ...]

    @property
    def missing(self) -> tuple[NeedLine, ...]:
        """The needs for which nothing is named here."""
        return tuple(line for line in self.needs if not line.here)


def codes_of(by: GapDimension, reference: Reference) -> tuple[str, ...]:
    """Every value of a condition, in the order in which people should see them; “not stated” last where it can be."""
    found = tuple(term.code for term in reference.vocabulary[LISTS[by]])
    return found if by is GapDimension.NEED or NOT_STATED in found else (*found, NOT_STATED)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The use case of the gaps, over every offer of one catalogue, by name."""

    offers: tuple[Offer, ...]
    reference: Reference
    places: PlaceRules
    rules: GapRules
    unmet: Unmet
    own_words: frozenset[str] = frozenset()
    """The stems that may stand on a page though somebody typed them."""

    @property
    def counts_searches(self) -> bool:
        """Whether searches that found nothing are counted."""
        return self.unmet.counts_searches

    @property
    def counts_needs(self) -> bool:
        """Whether needs that a match did not meet are counted."""
        return self.unmet.counts_needs

    def grid(self, query: GapQuery) -> Grid:
        """Boroughs by columns: all of them, or those that the query names."""
        every = codes_of(query.by, self.reference)
        columns = tuple(code for code in every if code in (query.chosen.get(query.by) or every))
        places = tuple(area.slug for area in self.reference.areas.boroughs)
        boroughs = tuple(slug for slug in places if slug in (query.boroughs or (() if query.wider else places)))
        return grid_of(self.offers, query, columns, boroughs)

    def answers(self, grid: Grid) -> tuple[GapAnswer, ...]:
        """Which boroughs have something under each column; with the nearest there is, unless the columns are many."""
        if not grid.rows:
            return ()
        in_full = len(grid.columns) <= self.rules.columns_in_full
        return answers_of(grid, self.offers, self.reference.areas, in_full=in_full)

    def wider(self, place: str, query: GapQuery) -> tuple[Offer, ...]:
        """The offers in a place that is no borough, such as London-wide."""
        return tuple(one for one in self.offers if one.usable and one.wider == place and query.fits(one))

    def borough(self, slug: str, query: GapQuery = EVERYTHING) -> BoroughGaps:
        """What one borough has and has not, narrowed to a query's conditions. KeyError where there is no such borough."""
        area = self.reference.areas[slug]
        fitting = tuple(one for one in self.offers if query.fits(one))
        usable = tuple(one for one in fitting if one.usable)
        there = tuple(one for one in usable if slug in one.named | one.listed)
        helping = tuple(one for one in there if one.helps_in(slug, query.needs))
        beside = tuple(one for one in usable if one.named & area.neighbours and slug not in one.named | one.listed)
        found = BoroughGaps(
            area=area,
            query=query,
            needs=(),
            here=tuple(one for one in helping if slug in one.named),
            ask=tuple(one for one in helping if slug in one.listed),
            apart=tuple(one for one in there if not one.helps_in(slug, query.needs)),
            london_wide=tuple(one for one in usable if one.wider == Extent.LONDON_WIDE),
            london_wide_read=tuple(one for one in usable if one.wider == LONDON_WIDE_READ),
            not_confirmed=self._reaching(usable, slug, Availability.NOT_CONFIRMED),
            neighbours=self._next_door(beside, area, query.needs),
            neighbours_apart=self._next_door(beside, area, query.needs, helping=False),
            elsewhere=tuple(one for one in usable if is_elsewhere(one, area)),
            planned=tuple(one for one in fitting if one.planned and slug in one.plans and one.helps_in(slug, query.needs)),
            asked=self.asked(slug) if self.counts_searches else None,
            rules=tuple(self.rules.words.values()),
        )
        return replace(
            found,
            needs=tuple(
                need_line(need, found) for need in query.chosen.get(GapDimension.NEED) or codes_of(GapDimension.NEED, self.reference)
            ),
        )

    def asked(self, borough: str) -> tuple[AskedFor, ...]:
        """What was asked for and not met in a borough; small numbers are left out, with the need and age that they are of."""
        return tuple(
            AskedFor(one.need, one.age_group, times)
            for one, times in self.unmet.needs()
            if one.borough == borough and times >= self.rules.fewest_shown
        )

    def searched(self) -> tuple[tuple[str, int], ...]:
        """Words of searches that found nothing, with how often; small numbers are left out.

        A search of which any word is not the catalogue's own is left out too, however often it was made: a count is of
        requests, not of people, and the word may be somebody's name.
        """
        often = ((words, times) for words, times in self.unmet.most(MOST_READ) if times >= self.rules.fewest_shown)
        return tuple((words, times) for words, times in often if self.own_words.issuperset(words.split()))[:MOST_SHOWN]

    def count(self, profile: Profile, answer: Answer) -> None:
        """Counts the needs that a match did not meet, where the setting asks for it: need, age group, borough, and no more.

        Where advice was the whole answer nothing is counted: that nothing was offered is no gap.
        """
        if self.counts_needs and not answer.stopped:
            home = self.reference.areas.borough(profile.word("residence") or "")
            borough = home.slug if home else None
            group = self.rules.age_group(profile.number("age"))
            self.unmet.add_needs(UnmetNeed(need, group, borough) for need in answer.uncovered)

    def _next_door(self, offers: Iterable[Offer], area: Area, needs: tuple[str, ...], *, helping: bool = True) -> tuple[NextDoor, ...]:
        """The offers with the neighbours in which they help with the needs; or those that do in none, with every neighbour named."""
        found = []
        for one in offers:
            named = tuple(each.slug for each in self.reference.areas.boroughs if each.slug in one.named & area.neighbours)
            having = tuple(place for place in named if one.helps_in(place, needs))
            if bool(having) is helping:
                found.append(NextDoor(one, having or named, border(one.programme, self.places)))
        return tuple(found)

    def _reaching(self, offers: tuple[Offer, ...], slug: str, availability: Availability) -> tuple[Offer, ...]:
        """Offers that name no borough, by how matching sees them from this one."""
        areas, rules = self.reference.areas, self.places
        return tuple(one for one in offers if one.wider and where(one.programme, slug, areas, rules).availability is availability)


def offers_of(snapshot: Snapshot, rules: GapRules) -> tuple[Offer, ...]:
    """Every listing that the grid counts or that was planned, by name, each with the listings that it is part of."""
    ordered = sorted(snapshot.programmes.values(), key=by_name)
    found = (offer_of(programme, rules, within(programme, snapshot.programmes)) for programme in ordered)
    return tuple(offer for offer in found if offer)


def within(programme: Programme, every: Mapping[str, Programme]) -> frozenset[str]:
    """The listings that a listing is part of, up to the whole; a circle of parents ends where it began."""
    found: set[str] = set()
    whole = programme.parent
    while whole and whole.code in every and whole.code not in {programme.slug, *found}:
        found.add(whole.code)
        whole = every[whole.code].parent
    return frozenset(found)


def is_elsewhere(offer: Offer, area: Area) -> bool:
    """Whether it runs in named places none of which is the borough or next to it, or outside London."""
    near = {area.slug} | area.neighbours
    return offer.wider == "elsewhere" or bool(offer.named and not offer.named & near and area.slug not in offer.listed)


def need_line(need: str, found: BoroughGaps) -> NeedLine:
    """The offers of a borough for one need: there, those that are said together with it."""
    slug, wanted = found.area.slug, (need,)

    def having(offers: Iterable[Offer]) -> tuple[Offer, ...]:
        return tuple(one for one in offers if need in one.codes[GapDimension.NEED])

    there = having((*found.here, *found.ask, *found.apart))
    beside = (one for one in found.neighbours if any(one.offer.helps_in(place, wanted) for place in one.boroughs))
    return NeedLine(
        need=need,
        here=tuple(one for one in there if slug in one.named and one.helps_in(slug, wanted)),
        ask=tuple(one for one in there if slug in one.listed and one.helps_in(slug, wanted)),
        apart=tuple(one for one in there if not one.helps_in(slug, wanted)),
        london_wide=having(found.london_wide),
        london_wide_read=having(found.london_wide_read),
        not_confirmed=having(found.not_confirmed),
        neighbours=having(one.offer for one in beside),
        elsewhere=having(found.elsewhere),
    )
