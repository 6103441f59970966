"""Which boroughs have nothing under a column of the grid, and what comes nearest to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from catalogue.domain.areas import Areas
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gaps import WIDER, GapDimension, GapQuery, Grid, Offer


class Near(StrEnum):
    """In what sense something comes near: where it is, that it was only planned, or which condition it leaves open."""

    LONDON_WIDE = "london_wide"
    LONDON_WIDE_READ = "london_wide_read"
    VARIOUS = "various"
    NATIONAL = "national"
    NOT_STATED = "not_stated"
    NEIGHBOURING = "neighbouring"
    OTHER_BOROUGH = "other_borough"
    ELSEWHERE = "elsewhere"
    APART = "apart"
    PLANNED = "planned"
    ANY_SEX = "any_sex"
    ANY_AGE = "any_age"
    ANY_TIER = "any_tier"
    OTHER_NEED = "other_need"


LEFT_OPEN: Mapping[GapDimension, tuple[Near, tuple[str, ...]]] = {
    GapDimension.SEX: (Near.ANY_SEX, (NOT_STATED,)),
    GapDimension.AGE: (Near.ANY_AGE, (NOT_STATED,)),
    GapDimension.TIER: (Near.ANY_TIER, ()),
    GapDimension.NEED: (Near.OTHER_NEED, ()),
}
"""What each condition becomes when it is left open: for boys alone is not near for girls alone, but for both is.

A condition that asks for “not stated” is no wish of anybody's: it is neither left open nor a reason to leave another open.
"""


NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Nearest:
    """What comes near in one sense."""

    kind: Near
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Which boroughs have something under a column, which must be asked about, and which have nothing.

    `asking` are on a list only; in those `apart` the need and the place are said in different passages. `beside` are those with
    nothing that touch one which has something. `nearest` is there where it was asked for. `ageless` is asked of what is for one
    sex alone: the boroughs for whose offers no age is printed, so that they may be for adults, with those offers.
    """

    column: str
    having: tuple[str, ...]
    asking: tuple[str, ...]
    apart: tuple[str, ...]
    without: tuple[str, ...]
    beside: tuple[str, ...]
    ageless: tuple[tuple[str, tuple[Offer, ...]], ...] = ()
    nearest: tuple[Nearest, ...] = ()


def answers_of(grid: Grid, offers: tuple[Offer, ...], areas: Areas, *, in_full: bool) -> tuple[Answer, ...]:
    """An answer for each column, in their order."""
    return tuple(_answer(grid, number, offers, areas, in_full=in_full) for number in range(len(grid.columns)))


def _answer(grid: Grid, number: int, offers: tuple[Offer, ...], areas: Areas, *, in_full: bool) -> Answer:
    column, cells = grid.columns[number], {row.place: row.cells[number] for row in grid.rows}
    asked = replace(grid.query, chosen={**grid.query.chosen, grid.query.by: (column,)})
    having = tuple(place for place, cell in cells.items() if cell.offers)
    asking = tuple(place for place, cell in cells.items() if cell.ask and not cell.offers)
    apart = tuple(place for place, cell in cells.items() if cell.apart and not cell.offers and not cell.ask)
    without = tuple(place for place in cells if place not in {*having, *asking, *apart})
    beside = tuple(place for place in without if areas[place].neighbours & set(having))
    ageless = tuple((place, cells[place].offers) for place in having if asked.one_sex and not any(map(has_age, cells[place].offers)))
    found = Answer(column, having, asking, apart, without, beside, ageless)
    if not in_full or not (without or apart):
        return found
    return replace(found, nearest=tuple(one for one in _nearest(asked, without, offers, areas) if one.offers))


def has_age(offer: Offer) -> bool:
    """Whether an age is printed for it."""
    return offer.programme.age is not None


def _nearest(asked: GapQuery, without: tuple[str, ...], offers: tuple[Offer, ...], areas: Areas) -> Iterable[Nearest]:
    """What comes near, by sense: the same help in another place, the same help planned, and help with one condition left open."""
    fits = tuple(one for one in offers if asked.fits(one))
    usable = tuple(one for one in fits if one.usable)
    away: dict[str, frozenset[str]] = {}
    if asked.boroughs:
        beside = frozenset().union(*(areas[place].neighbours for place in without))
        away = {one.slug: _places(one, asked) for one in usable if not one.named & set(asked.boroughs)}
        yield Nearest(Near.NEIGHBOURING, tuple(one for one in usable if away.get(one.slug, NOWHERE) & beside))
        yield Nearest(Near.OTHER_BOROUGH, tuple(one for one in usable if away.get(one.slug) and not away[one.slug] & beside))
    yield Nearest(Near.APART, tuple(one for one in usable if not away.get(one.slug) and one.apart_for(asked.needs)))
    yield from (Nearest(Near(code), tuple(one for one in usable if one.wider == code)) for code in WIDER)
    plans = (one for one in fits if one.planned and not one.usable and not one.confirmed)
    yield Nearest(Near.PLANNED, tuple(one for one in plans if one.for_people))
    for by, (kind, codes) in LEFT_OPEN.items():
        others = {other: chosen for other, chosen in asked.chosen.items() if other is not by and set(chosen) - {NOT_STATED}}
        if others and set(asked.chosen.get(by, ())) - {NOT_STATED}:
            opened = GapQuery(chosen={**others, by: codes})
            yield Nearest(kind, tuple(one for one in offers if one.usable and opened.fits(one) and not asked.fits(one)))


def _places(offer: Offer, asked: GapQuery) -> frozenset[str]:
    """The boroughs in which it is named and said to help with what is asked for."""
    return frozenset(place for place in offer.named if offer.helps_in(place, asked.needs))
