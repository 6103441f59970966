"""Listings like another one: by what they help with, for whom and where.

The order is written here and nowhere else; the first difference decides:
1. what has not ended or been replaced stands before what has;
2. more shared needs stand before fewer;
3. in one of the same boroughs, then both London-wide, then one London-wide and one in a borough, then no place shared;
4. ages known to overlap stand before ages that are not stated;
5. fewer needs that are not shared stand before more;
6. by name, then by slug, so that two runs agree.

A listing is like another only where both help with something, their ages do not exclude each other, and their
ages overlap or they share a place. London-wide is what a document calls so, not what we read as that. Support is
like support only, never enforcement or information, and each of these like its own sort; and what takes a young
person is like what takes one: not training for staff, campaigns or boards.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from catalogue.domain.areas import Extent
from catalogue.domain.availability import says_all_of_london
from catalogue.domain.programme import Programme
from catalogue.domain.status import StatusRules, is_over

MOST = 5


@dataclass(frozen=True, slots=True)
class RelatedListing:
    """Another listing and what the two share.

    `reached`: this one is London-wide, and the other is in a borough. `reaches`: the other way round.
    """

    programme: Programme
    needs: tuple[str, ...]
    ages_overlap: bool
    boroughs: tuple[str, ...]
    london_wide: bool
    reached: bool
    reaches: bool
    over: bool

    @property
    def order(self) -> tuple[bool, int, int, bool, int, str, str]:
        """The key by which likenesses sort, nearest first."""
        others = len({tag.code for tag in self.programme.needs}) - len(self.needs)
        place = 0 if self.boroughs else 1 if self.london_wide else 2 if self.reached or self.reaches else 3
        name = self.programme.name.text.casefold()
        return (self.over, -len(self.needs), place, not self.ages_overlap, others, name, self.programme.slug)


def related_to(
    programme: Programme, others: Iterable[Programme], statuses: StatusRules, known: Collection[str] = ()
) -> tuple[RelatedListing, ...]:
    """The listings most like this one, nearest first, at most five; those in `known` are on its page already."""
    found = (
        likeness(programme, other, statuses)
        for other in others
        if other.slug != programme.slug and other.slug not in known and takes_as(programme, other)
    )
    return tuple(sorted((one for one in found if one), key=lambda one: one.order)[:MOST])


def takes_as(programme: Programme, other: Programme) -> bool:
    """Whether another listing is the same sort of help and takes whom this one takes: a person, a school or an area, or nobody."""
    return other.kind_of_help is programme.kind_of_help and other.referral.code == programme.referral.code


def likeness(programme: Programme, other: Programme, statuses: StatusRules) -> RelatedListing | None:
    """What another listing shares with this one; None where that does not make them alike."""
    theirs = {tag.code for tag in other.needs}
    needs = tuple(dict.fromkeys(tag.code for tag in programme.needs if tag.code in theirs))
    overlap = ages_overlap(programme, other)
    if not needs or overlap is False:
        return None
    here, there = boroughs_named(programme), boroughs_named(other)
    boroughs = tuple(sorted(here & there))
    wide, theirs_wide = says_all_of_london(programme.areas), says_all_of_london(other.areas)
    reached, reaches = bool(wide and there), bool(theirs_wide and here)
    if not (overlap or boroughs or reached or reaches or (wide and theirs_wide)):
        return None
    return RelatedListing(other, needs, bool(overlap), boroughs, wide and theirs_wide, reached, reaches, is_over(other, statuses))


def ages_overlap(one: Programme, other: Programme) -> bool | None:
    """Whether somebody could be of the age for both; None where one of them states no age."""
    if one.age is None or other.age is None:
        return None
    return one.age.overlaps_with(other.age)


def boroughs_named(programme: Programme) -> frozenset[str]:
    """The boroughs in which a listing is; where it is only planned, or on a list, it may not be."""
    return frozenset(place.area for place in programme.areas if place.extent is Extent.NAMED and not place.control)
