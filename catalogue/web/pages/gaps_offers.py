"""An offer as the pages about gaps list it: what it helps with, for whom, where, what is known, and where that stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Fact
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gaps import GapDimension, Offer
from catalogue.domain.programme import Coded, Place, Programme, Status
from catalogue.domain.prose import and_list
from catalogue.domain.sources import Basis
from catalogue.services.gap_words import APART, SEXES
from catalogue.services.reference import Reference
from catalogue.web.pages.notes import Line, Notes
from catalogue.web.words import ages_of, help_notice, place_name, status_words

PART_OF = "Part of"


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offer in a list."""

    slug: str
    name: str
    status: str | None
    notice: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlannedView:
    """What was planned: how the document puts it, which has the date where one is printed."""

    slug: str
    name: str
    takes: str
    helps: str
    said: tuple[Line, ...]


def offer_views(offers: tuple[Offer, ...], reference: Reference, notes: Notes, *boroughs: str) -> tuple[OfferView, ...]:
    """Offers in their order, as they are to these boroughs, each with the whole in the list that it is part of."""
    names = {one.slug: one.programme.name.text for one in offers}
    return tuple(offer_view(one, reference, notes, part_of(one, names), *boroughs) for one in offers)


def part_of(offer: Offer, names: Mapping[str, str]) -> tuple[Line, ...]:
    """That an offer is part of another in a list, by whose names; nothing where it is part of none."""
    whole = next((names[slug] for slug in names if slug in offer.within), None)
    return (Line(f"{PART_OF} {whole}, and counted with it"),) if whole else ()


def offer_view(offer: Offer, reference: Reference, notes: Notes, asides: tuple[Line, ...] = (), *boroughs: str) -> OfferView:
    """One offer as it is to these boroughs; `asides` are what this list has to say of it."""
    programme = offer.programme
    known = reference.words("results", programme.evidence.result)
    outcomes = (cite for claim in programme.claims if offer.has_outcome and claim.kind == "outcome" for cite in claim.citations)
    lines = (
        *_helps_with(offer, reference, notes, boroughs),
        *_for_whom(offer, notes),
        Line(f"Where: {places_words(programme, reference)}", notes.of(cite for one in programme.areas for cite in one.citations)),
        Line(f"Known: {known}", notes.of(outcomes)),
        *asides,
    )
    return OfferView(offer.slug, programme.name.text, status_words(programme, reference), help_notice(programme), lines)


def _helps_with(offer: Offer, reference: Reference, notes: Notes, boroughs: tuple[str, ...]) -> Iterable[Line]:
    """What it helps with; apart from that, and with both places in the documents, what is not said together with a borough."""
    apart = offer.apart_in(boroughs)
    there = tuple(tag for tag in offer.programme.needs if tag.code not in apart)
    others = tuple(tag for tag in offer.programme.needs if tag.code in apart)
    if there or not others:
        yield Line(f"Helps with: {need_labels(there, reference)}", notes.of(cite for tag in there for cite in tag.citations))
    if others:
        cites = [cite for tag in others for cite in tag.citations]
        cites += [cite for place in offer.programme.areas if place.area in boroughs for cite in place.citations]
        yield Line(f"{APART} whether it helps there with: {need_labels(others, reference)}", notes.of(cites))


def helps(programme: Programme, reference: Reference) -> str:
    """The needs that it helps with; never left blank."""
    return need_labels(programme.needs, reference)


def need_labels(needs: Iterable[Coded], reference: Reference) -> str:
    """Needs in words, each once; never left blank."""
    return and_list(dict.fromkeys(reference.label("need", tag.code) for tag in needs)) or "not stated"


def places_words(programme: Programme, reference: Reference) -> str:
    """Where it is, each place in its own sense, and whether a document says so or we read it; never left blank."""
    here = (place for place in programme.areas if not place.control)
    return and_list(dict.fromkeys(f"{place_name(place, reference)}{_reading(place)}" for place in here)) or "Place not stated"


def _reading(place: Place) -> str:
    if place.extent is Extent.LONDON_WIDE and place.basis is Basis.STATED:
        return " (a document says so)"
    return " (our reading)" if place.basis is Basis.INFERRED and place.extent in {Extent.NAMED, Extent.LONDON_WIDE} else ""


def _for_whom(offer: Offer, notes: Notes) -> Iterable[Line]:
    age = offer.programme.age
    yield Line(ages_of(offer.programme), notes.of(age.citations) if age else ())
    sexes = [one for one in offer.programme.criteria if one.fact is Fact.SEX]
    for code in sorted(offer.codes[GapDimension.SEX] - {NOT_STATED}):
        part = " (a part of it)" if NOT_STATED in offer.codes[GapDimension.SEX] else ""
        adults = "" if age else "; it may be for adults, so ask whether anybody under 18 can use it"
        yield Line(f"{SEXES[code]}{part}{adults}", notes.of(cite for one in sexes for cite in one.citations))


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
