"""How values read: ages, places, dates, counts."""

from catalogue.domain.areas import Extent
from catalogue.domain.programme import Age, KindOfHelp, Place, Programme, Referral
from catalogue.domain.prose import and_list
from catalogue.domain.status import deciding, otherwise
from catalogue.services.reference import Reference

NO_AGE = "Age not stated"


def age_words(age: Age | None) -> str:
    """An age range in words; open ends are said, not filled in."""
    if age is None:
        return NO_AGE
    if age.min is not None and age.max is not None:
        return f"{age.min} to {age.max}" if age.min != age.max else f"{age.min}"
    return f"{age.min} and over" if age.min is not None else f"up to {age.max}"


def ages_of(programme: Programme) -> str:
    """“Ages 5 to 11”, or that none is stated."""
    return f"Ages {age_words(programme.age)}" if programme.age else NO_AGE


def place_name(place: Place, reference: Reference) -> str:
    """The place, with the sense in which it is meant where that is not “named there”."""
    name = place.place or reference.areas[place.area].name
    if place.control:
        return f"{name} (compared with, not served)"
    notes = {Extent.PLANNED: " (planned)", Extent.LISTED_INCLUDING: " (on a list: ask)"}
    return name + notes.get(place.extent, "")


def where_words(areas: tuple[Place, ...], reference: Reference) -> str:
    """Where, in one line; never left blank."""
    here = [place for place in areas if not place.control]
    return and_list(dict.fromkeys(place_name(place, reference) for place in here)) or "Place not stated"


def count_words(count: int, one: str, many: str) -> str:
    """“1 listing”, “2 listings”."""
    return f"{count:,} {one if count == 1 else many}"


def help_notice(programme: Programme) -> str | None:
    """What sets a listing apart from help that one can refer to; None where nothing does."""
    if programme.kind_of_help is KindOfHelp.ENFORCEMENT:
        takes = programme.referral.code == Referral.INDIVIDUAL
        return "Enforcement: not offered as a referral" if takes else "Enforcement: cannot be referred to"
    if programme.kind_of_help is KindOfHelp.INFORMATION:
        return "Information: cannot be referred to"
    return None


def status_words(programme: Programme, reference: Reference) -> str | None:
    """The status where it is not plain running: planned, proposed, pilot, ended, replaced.

    Where another document says otherwise, the one that is meant is named: what ended in one place may go on in another.
    """
    said = deciding(programme, reference.statuses)
    if said is None or said.code in reference.statuses.plain:
        return None
    label, source = reference.words("statuses", said.code), said.citations[0].source
    others = {one.citations[0].source for one in otherwise(programme, reference.statuses)}
    return f"{label} ({reference.sources[source].short_title})" if others - {source} else label
