"""Money as printed: what documents name for every listing, where the same printed sum stands twice, filtered, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from catalogue.domain.evidence import ClaimKind
from catalogue.domain.printed_money import PrintedMoney, Shared, also_beside, printed_money, repeats, shared_money
from catalogue.domain.programme import Programme
from catalogue.services.snapshot import Snapshot, by_name


@dataclass(frozen=True, slots=True)
class NamedMoney:
    """Money that documents name for a listing.

    `also` are the other listings beside which the same printed sum stands; `again` where it is the same printed sum as one
    before it beside this listing.
    """

    programme: Programme
    money: PrintedMoney
    also: tuple[Programme, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class MoneyFilters:
    """Which money is wanted; values of one choice are alternatives, different choices must all hold. `has_amount` is None for either."""

    sources: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    has_amount: bool | None = None


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """One page of money. Pages count from 1; beyond the last there is nothing."""

    items: tuple[NamedMoney, ...]
    total: int
    page: int
    pages: int


def names_money(programme: Programme) -> bool:
    """Whether a document names money for it."""
    return bool(programme.funding) or any(claim.kind is ClaimKind.COST for claim in programme.claims)


def listings_with_money(snapshot: Snapshot) -> tuple[Programme, ...]:
    """The listings for which a document names money, by name."""
    return tuple(one for one in sorted(snapshot.programmes.values(), key=by_name) if names_money(one))


def money_of(programme: Programme, snapshot: Snapshot) -> tuple[NamedMoney, ...]:
    """What documents name for one listing."""
    return tuple(_named(programme, snapshot, shared_money(snapshot.programmes.values())))


def _named(programme: Programme, snapshot: Snapshot, shared: Shared) -> Iterator[NamedMoney]:
    found = printed_money(programme)
    for one, again in zip(found, repeats(found), strict=True):
        also = tuple(snapshot.programmes[slug] for slug in also_beside(one, programme.slug, shared))
        yield NamedMoney(programme, one, also, again)


def all_money(snapshot: Snapshot, filters: MoneyFilters = MoneyFilters()) -> tuple[NamedMoney, ...]:
    """Everything about money that fits, by the names of the listings. Raises NoSuchProgramme for a listing that is not there."""
    wanted = {snapshot.programme(slug).slug for slug in filters.programmes}
    shared = shared_money(snapshot.programmes.values())
    every = (one for programme in listings_with_money(snapshot) for one in _named(programme, snapshot, shared))
    return tuple(one for one in every if (not wanted or one.programme.slug in wanted) and fits(one.money, filters))


def fits(money: PrintedMoney, filters: MoneyFilters) -> bool:
    """Whether it stands in one of the sources, is of one of the years, and has a sum or none as wanted."""
    return (
        (not filters.sources or any(cite.source in filters.sources for cite in money.citations))
        and (not filters.years or any(year in filters.years for year in money.years))
        and (filters.has_amount is None or (money.amount is not None) is filters.has_amount)
    )


def money_page(snapshot: Snapshot, filters: MoneyFilters, page: int, per_page: int) -> MoneyPage:
    """One page. Raises NoSuchProgramme."""
    found = all_money(snapshot, filters)
    return MoneyPage(found[(page - 1) * per_page : page * per_page], len(found), page, max(1, ceil(len(found) / per_page)))
