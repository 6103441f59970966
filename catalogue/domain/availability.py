"""Where a listing can be had by somebody who lives in a borough: here, London-wide, not confirmed, next door, or elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogue.domain.areas import Areas, Extent
from catalogue.domain.facets import NAMED_THERE, NOT_STATED
from catalogue.domain.judging import Verdict
from catalogue.domain.programme import Place, Programme
from catalogue.domain.rules import PlaceRules
from catalogue.domain.sources import Basis, Citation

OUTSIDE_LONDON = "outside_london"
LONDON_WIDE_WORDS: Mapping[bool, str] = {
    True: "The document says that it covers all of London.",
    False: "We read it as London-wide; the document does not say so in as many words.",
}
NOT_CONFIRMED_WORDS = {
    Extent.VARIOUS: "The document says various boroughs and does not name them.",
    Extent.NATIONAL: "The document says that it is national and names no borough.",
}

REACHES_FURTHER = frozenset({Extent.LONDON_WIDE, Extent.VARIOUS, Extent.NATIONAL})
"""Where a document says one of these beside the boroughs that it names, it may be in any other too."""


class Availability(StrEnum):
    """These are told apart everywhere. `elsewhere` is not offered: it is a case for commissioning."""

    LOCAL = "local"
    LONDON_WIDE = "london_wide"
    NOT_CONFIRMED = "not_confirmed"
    NEIGHBOURING = "neighbouring"
    ELSEWHERE = "elsewhere"


class CrossBorder(StrEnum):
    """What is known of whether it takes people from the next borough. That no line says so is not that it does not."""

    FREE = "free"
    RESIDENTS = "residents"
    PUBLIC_BODY = "public_body"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class AvailabilityFinding:
    """The availability with its words, its citations, and what must be asked."""

    availability: Availability
    text: str
    citations: tuple[Citation, ...]
    question: str | None = None

    @property
    def verdict(self) -> Verdict:
        """Elsewhere rules out; a question is open; everything else fits."""
        if self.availability is Availability.ELSEWHERE:
            return Verdict.NOT_MET
        return Verdict.UNKNOWN if self.question else Verdict.MET


def where(programme: Programme, borough: str | None, areas: Areas, rules: PlaceRules) -> AvailabilityFinding:
    """Where the listing can be had. An unknown borough rules nothing out."""
    served = tuple(place for place in programme.areas if not place.control)
    named = tuple(place for place in served if place.extent in NAMED_THERE)
    wider = tuple(place for place in served if place.extent in REACHES_FURTHER and place.basis is Basis.STATED)
    if named and (not wider or borough in {None, OUTSIDE_LONDON, *(place.area for place in named)}):
        return _named(programme, named, borough, areas, rules)
    return _wide(wider if named else served, borough)


def _wide(served: tuple[Place, ...], borough: str | None) -> AvailabilityFinding:
    """Where something can be had that names no borough."""
    cites = tuple(cite for place in served for cite in place.citations)
    extents = {place.extent for place in served}
    if Extent.LONDON_WIDE in extents:
        if borough == OUTSIDE_LONDON:
            return AvailabilityFinding(Availability.ELSEWHERE, "It covers London only.", cites)
        return AvailabilityFinding(Availability.LONDON_WIDE, LONDON_WIDE_WORDS[says_all_of_london(served)], cites)
    if extents == {Extent.ELSEWHERE}:
        places = ", ".join(place.place or "" for place in served)
        note = "If the young person lives there, ask about it." if borough == OUTSIDE_LONDON else "It could be commissioned."
        return AvailabilityFinding(Availability.ELSEWHERE, f"It is described in {places}, outside London. {note}", cites)
    question = "Ask the provider whether it works where the young person lives."
    words = next((text for extent, text in NOT_CONFIRMED_WORDS.items() if extent in extents), "The document does not say where it works.")
    return AvailabilityFinding(Availability.NOT_CONFIRMED, words, cites, question)


def _named(programme: Programme, named: tuple[Place, ...], borough: str | None, areas: Areas, rules: PlaceRules) -> AvailabilityFinding:
    names = _names(named, areas)
    cites = tuple(cite for place in named for cite in place.citations)
    if borough is None:
        return AvailabilityFinding(
            Availability.NOT_CONFIRMED, f"It works in {names}.", cites, "Which borough does the young person live in?"
        )
    here = next((place for place in named if place.area == borough), None)
    if here:
        return _here(here, areas)
    beside = [place for place in named if borough != OUTSIDE_LONDON and borough in areas[place.area].neighbours]
    if beside and may_cross_borders(programme, rules):
        text = f"It works in {_names(tuple(beside), areas)}, next door. It is not said to take people from here."
        return AvailabilityFinding(
            Availability.NEIGHBOURING, text, cites, "Ask the provider whether it takes a young person from this borough."
        )
    return AvailabilityFinding(Availability.ELSEWHERE, f"It works in {names}, not here. It could be commissioned.", cites)


def _here(place: Place, areas: Areas) -> AvailabilityFinding:
    name = areas[place.area].name
    if place.extent is Extent.LISTED_INCLUDING:
        question = f"Ask the provider whether it runs in {name}: the document has it on a list of places."
        return AvailabilityFinding(Availability.LOCAL, f"{name} is on the document's list of places.", place.citations, question)
    if place.extent is Extent.PLANNED:
        return AvailabilityFinding(
            Availability.LOCAL, f"The document plans it in {name}.", place.citations, f"Ask whether it ever started in {name}."
        )
    said = (
        f"The document names {name}."
        if place.basis is Basis.STATED
        else f"We read it as in {name}; the document does not say so in as many words."
    )
    return AvailabilityFinding(Availability.LOCAL, said, place.citations)


def says_all_of_london(places: Iterable[Place]) -> bool:
    """Whether a document says that it covers all of London; where none does, London-wide is our own reading."""
    return any(place.extent is Extent.LONDON_WIDE and place.basis is Basis.STATED and not place.control for place in places)


def may_cross_borders(programme: Programme, rules: PlaceRules) -> bool:
    """Whether it may be shown, labelled, to somebody from the next borough.

    Never what a council, a youth offending service or the police runs, nor what is tied to residents, nor what no
    document says is run by a body that is free to cross (choice 2 of the judged cases).
    """
    return border(programme, rules) is CrossBorder.FREE


def border(programme: Programme, rules: PlaceRules) -> CrossBorder:
    """What keeps it in its own borough, or that nothing is known to: a condition first, then the sort of body that runs it."""
    if any(criterion.fact == "residence" for criterion in programme.criteria):
        return CrossBorder.RESIDENTS
    runs = {provider.type for provider in programme.providers if provider.role == "runs"}
    if runs - rules.crosses_borders - {NOT_STATED}:
        return CrossBorder.PUBLIC_BODY
    return CrossBorder.FREE if runs and NOT_STATED not in runs else CrossBorder.NOT_SAID


def _names(places: tuple[Place, ...], areas: Areas) -> str:
    names = list(dict.fromkeys(areas[place.area].name for place in places))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
