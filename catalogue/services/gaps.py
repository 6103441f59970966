"""Where help is missing: the grid of boroughs, what there is around one borough, and what was asked for and not found."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalogue.domain.areas import Area
from catalogue.domain.availability import Availability, may_cross_borders, where
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gap_answers import Answer as GapAnswer
from catalogue.domain.gap_answers import answers_of
from catalogue.domain.gaps import By, GapQuery, GapRules, Grid, Offer, grid_of, offer_of
from catalogue.domain.matching import Answer
from catalogue.domain.profile import Profile
from catalogue.domain.rules import Rulebook
from catalogue.services.reference import Reference
from catalogue.services.shelf import Snapshot, by_name
from catalogue.services.unmet import Unmet, UnmetNeed

LISTS = {By.NEED: "needs", By.TIER: "tiers", By.AGE: "age_groups", By.SEX: "sexes"}
EVERYTHING = GapQuery()
MOST_READ, MOST_SHOWN = 1000, 50
"""How many different searches that found nothing are looked through, and how many are shown."""


@dataclass(frozen=True, slots=True)
class NextDoor:
    """An offer that neighbours have. `may_cross`: whoever runs it is free to take a young person from here, if asked."""

    offer: Offer
    boroughs: tuple[str, ...]
    may_cross: bool


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need in one borough: the offers for it in each sense, none of which is another."""

    need: str
    here: tuple[Offer, ...]
    ask: tuple[Offer, ...]
    london_wide: tuple[Offer, ...]
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

    `elsewhere` runs in other places that are no neighbours, in London or outside. `planned` was planned, proposed or
    tried here by the last document that speaks of it, whether or not anybody can be referred to it. `asked` has no small
    numbers; it is None where nothing is counted.
    """

    area: Area
    query: GapQuery
    needs: tuple[NeedLine, ...]
    here: tuple[Offer, ...]
    ask: tuple[Offer, ...]
    london_wide: tuple[Offer, ...]
    not_confirmed: tuple[Offer, ...]
    neighbours: tuple[NextDoor, ...]
    elsewhere: tuple[Offer, ...]
    planned: tuple[Offer, ...]
    asked: tuple[AskedFor, ...] | None

    @property
    def missing(self) -> tuple[NeedLine, ...]:
        """The needs for which nothing is named here."""
        return tuple(line for line in self.needs if not line.here)


def codes_of(by: By, reference: Reference) -> tuple[str, ...]:
    """Every value of a condition, in the order in which people should see them; “not stated” last where it can be."""
    found = tuple(term.code for term in reference.vocabulary[LISTS[by]])
    return found if by is By.NEED or NOT_STATED in found else (*found, NOT_STATED)


@dataclass(frozen=True, slots=True)
class Gaps:
    """The use case of the gaps, over every offer of one catalogue, by name."""

    offers: tuple[Offer, ...]
    reference: Reference
    rulebook: Rulebook
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
        boroughs = tuple(area.slug for area in self.reference.areas.boroughs if area.slug in (query.boroughs or {area.slug}))
        return grid_of(self.offers, query, columns, boroughs)

    def answers(self, grid: Grid) -> tuple[GapAnswer, ...]:
        """Which boroughs have something under each column; with the nearest there is, unless the columns are many."""
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
        beside = tuple(
            self._next_door(one, area) for one in usable if one.named & area.neighbours and not {slug} & (one.named | one.listed)
        )
        found = BoroughGaps(
            area=area,
            query=query,
            needs=(),
            here=tuple(one for one in usable if slug in one.named),
            ask=tuple(one for one in usable if slug in one.listed),
            london_wide=self._reaching(usable, slug, Availability.LONDON_WIDE),
            not_confirmed=self._reaching(usable, slug, Availability.NOT_CONFIRMED),
            neighbours=beside,
            elsewhere=tuple(one for one in usable if is_elsewhere(one, area)),
            planned=tuple(one for one in fitting if one.planned and slug in one.named | one.listed | one.planned_in),
            asked=self.asked(slug) if self.counts_searches else None,
        )
        return replace(
            found, needs=tuple(need_line(need, found) for need in query.chosen.get(By.NEED) or codes_of(By.NEED, self.reference))
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

    def _next_door(self, offer: Offer, area: Area) -> NextDoor:
        boroughs = tuple(one.slug for one in self.reference.areas.boroughs if one.slug in offer.named & area.neighbours)
        return NextDoor(offer, boroughs, may_cross_borders(offer.programme, self.rulebook))

    def _reaching(self, offers: tuple[Offer, ...], slug: str, availability: Availability) -> tuple[Offer, ...]:
        """Offers that name no borough, by how matching sees them from this one."""
        areas, rules = self.reference.areas, self.rulebook
        return tuple(one for one in offers if one.wider and where(one.programme, slug, areas, rules).availability is availability)


def offers_of(snapshot: Snapshot, rules: GapRules) -> tuple[Offer, ...]:
    """Every listing that the grid counts or that was planned, by name."""
    ordered = sorted(snapshot.programmes.values(), key=by_name)
    return tuple(offer for offer in (offer_of(programme, rules) for programme in ordered) if offer)


def is_elsewhere(offer: Offer, area: Area) -> bool:
    """Whether it runs in named places none of which is the borough or next to it, or outside London."""
    near = {area.slug} | area.neighbours
    return offer.wider == "elsewhere" or bool(offer.named and not offer.named & near and area.slug not in offer.listed)


def need_line(need: str, found: BoroughGaps) -> NeedLine:
    """The offers of a borough for one need."""

    def having(offers: Iterable[Offer]) -> tuple[Offer, ...]:
        return tuple(one for one in offers if need in one.codes[By.NEED])

    return NeedLine(
        need=need,
        here=having(found.here),
        ask=having(found.ask),
        london_wide=having(found.london_wide),
        not_confirmed=having(found.not_confirmed),
        neighbours=having(one.offer for one in found.neighbours),
        elsewhere=having(found.elsewhere),
    )
