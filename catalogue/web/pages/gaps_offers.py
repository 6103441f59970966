"""An offer as the pages about gaps list it: what it helps with, for whom, where, what is known, and where that stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.domain.criteria import Fact
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gaps import By, Offer
from catalogue.domain.programme import Programme, Status
from catalogue.services.gap_words import SEXES
from catalogue.services.reference import Reference
from catalogue.web.pages.notes import Line, Notes
from catalogue.web.words import ages_of, and_list, standing_words, status_words, where_words


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offer in a list."""

    slug: str
    name: str
    status: str | None
    standing: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlannedView:
    """What was planned: how the document puts it, which has the date where one is printed."""

    slug: str
    name: str
    takes: str
    helps: str
    said: tuple[Line, ...]


def offer_views(offers: Iterable[Offer], reference: Reference, notes: Notes) -> tuple[OfferView, ...]:
    """Offers in their order."""
    return tuple(offer_view(one, reference, notes) for one in offers)


def offer_view(offer: Offer, reference: Reference, notes: Notes, *aside: Line) -> OfferView:
    """One offer; `aside` is what this list has to say of it."""
    programme = offer.programme
    known = reference.words("results", programme.evidence.result)
    outcomes = (cite for claim in programme.claims if offer.has_outcome and claim.kind == "outcome" for cite in claim.citations)
    lines = (
        Line(f"Helps with: {helps(programme, reference)}", notes.of(cite for tag in programme.needs for cite in tag.citations)),
        *_for_whom(offer, notes),
        Line(f"Where: {where_words(programme.areas, reference)}", notes.of(cite for one in programme.areas for cite in one.citations)),
        Line(f"Known: {known}", notes.of(outcomes)),
        *aside,
    )
    return OfferView(offer.slug, programme.name.text, status_words(programme, reference), standing_words(programme), lines)


def helps(programme: Programme, reference: Reference) -> str:
    """The needs that it helps with; never left blank."""
    return and_list(reference.label("need", tag.code) for tag in programme.needs) or "not stated"


def _for_whom(offer: Offer, notes: Notes) -> Iterable[Line]:
    age = offer.programme.age
    yield Line(ages_of(offer.programme), notes.of(age.citations) if age else ())
    sexes = [one for one in offer.programme.criteria if one.fact is Fact.SEX]
    for code in sorted(offer.codes[By.SEX] - {NOT_STATED}):
        part = " (a part of it)" if NOT_STATED in offer.codes[By.SEX] else ""
        yield Line(f"{SEXES[code]}{part}", notes.of(cite for one in sexes for cite in one.citations))


def planned_views(offers: Iterable[Offer], reference: Reference, notes: Notes) -> tuple[PlannedView, ...]:
    """What was planned, in its order."""
    return tuple(planned_view(one, reference, notes) for one in offers)


def planned_view(offer: Offer, reference: Reference, notes: Notes) -> PlannedView:
    """One thing that was planned, every status as printed."""
    programme = offer.programme
    said = tuple(Line(status_text(one, reference), notes.of(one.citations)) for one in programme.status)
    places = tuple(place for place in programme.areas if place.area in offer.planned_in)
    where = (Line("A document plans it in this place", notes.of(cite for one in places for cite in one.citations)),) if places else ()
    takes = reference.words("referrals", programme.referral.code)
    return PlannedView(offer.slug, programme.name.text, takes, helps(programme, reference), (*said, *where))


def status_text(status: Status, reference: Reference) -> str:
    """Reads “Planned (2019): printed for October 2019 to 2022”, with whatever sign ends the text."""
    return f"{reference.words('statuses', status.code)} ({status.year}): {status.text}"
