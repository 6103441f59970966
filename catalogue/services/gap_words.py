"""Gaps in words: what a column and a condition are called, which boroughs have something, and what comes near."""

from collections.abc import Iterable, Mapping

from catalogue.domain.availability import CrossBorder
from catalogue.domain.criteria import Fact
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gap_answers import Answer, Near
from catalogue.domain.gaps import LONDON_WIDE_READ, GapDimension, GapQuery, Grid, Offer, parts, wholes
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Basis
from catalogue.services.reference import Reference

SEXES = {"female": "Girls and young women only", "male": "Boys and young men only", NOT_STATED: "No sex named"}
UNSAID = {
    GapDimension.NEED: "Need not stated",
    GapDimension.TIER: "Tier not stated",
    GapDimension.AGE: "Age not stated",
    GapDimension.SEX: SEXES[NOT_STATED],
}
BY_LABELS = {GapDimension.NEED: "Need", GapDimension.TIER: "Tier", GapDimension.AGE: "Age group", GapDimension.SEX: "For one sex only"}
BORDERS = {
    CrossBorder.FREE: "It is not said to take people from here: ask.",
    CrossBorder.NOT_SAID: "No document says whether it takes people from here: ask.",
}
APART = "The need and the place are printed in different passages, so ask"
WORDS = {GapDimension.NEED: "needs", GapDimension.TIER: "tiers", GapDimension.AGE: "age_groups"}
PLACES = {
    "london_wide": "London-wide: a document says so",
    LONDON_WIDE_READ: "London-wide: our reading",
    "various": "Various boroughs, not named",
    "national": "National, no borough named",
    NOT_STATED: "Place not stated",
    "elsewhere": "Outside London",
}
NEAR = {
    Near.LONDON_WIDE: "London-wide: a document says that it covers all of London",
    Near.LONDON_WIDE_READ: "London-wide by our own reading: no document says so in as many words, so ask",
    Near.VARIOUS: "In various boroughs that are not named: ask whether this is one",
    Near.NATIONAL: "National, no borough named: ask",
    Near.NOT_STATED: "No place is stated: ask where it works",
    Near.NEIGHBOURING: "Next door: none is said to take people from here",
    Near.OTHER_BOROUGH: "In other boroughs: a case for commissioning",
    Near.ELSEWHERE: "Outside London: a case for commissioning",
    Near.APART: "The need and the place are printed in different passages: ask whether it helps with this there",
    Near.PLANNED: "Planned, proposed or tried, and no document confirms that it runs",
    Near.ANY_SEX: "The same help where no sex is named: for girls and boys, as far as the documents say",
    Near.ANY_AGE: "The same help where no age is printed: ask",
    Near.ANY_TIER: "The same help in another tier",
    Near.OTHER_NEED: "For the same young people, but for another need",
}


def column_label(by: GapDimension, code: str, reference: Reference) -> str:
    """What a column, or the value of a condition, is called."""
    if by is GapDimension.SEX:
        return SEXES[code]
    return UNSAID[by] if code == NOT_STATED else reference.words(WORDS[by], code)


def place_label(place: str, reference: Reference) -> str:
    """What a row is called."""
    return PLACES[place] if place in PLACES else reference.areas[place].name


def conditions_text(chosen: Mapping[GapDimension, tuple[str, ...]], reference: Reference) -> str:
    """What an offer is narrowed to, after the word “offer”: “for “Mentoring”, for girls and young women only”."""
    return ", ".join(_condition(by, chosen[by], reference) for by in GapDimension if chosen.get(by))


def _condition(by: GapDimension, codes: tuple[str, ...], reference: Reference) -> str:
    return " or ".join(_value(by, code, reference) for code in codes)


def _value(by: GapDimension, code: str, reference: Reference) -> str:
    label = column_label(by, code, reference)
    if by is GapDimension.SEX:
        return "that names no sex" if code == NOT_STATED else f"for {label[0].lower()}{label[1:]}"
    if code == NOT_STATED:
        return {GapDimension.AGE: "with no age printed", GapDimension.TIER: "in no tier", GapDimension.NEED: "with no need named"}[by]
    return {
        GapDimension.NEED: f"for “{label}”",
        GapDimension.TIER: f"in the tier “{label}”",
        GapDimension.AGE: f"that takes in ages “{label}”",
    }[by]


def answer_text(answer: Answer, grid: Grid, reference: Reference) -> str:
    """Which boroughs have an offer under a column and which have none, in a sentence or two."""
    query = GapQuery(grid.query.by, {**grid.query.chosen, grid.query.by: (answer.column,)}, grid.query.boroughs)
    offer = f"an offer {conditions_text(query.chosen, reference)}"
    if not answer.without and not answer.asking and not answer.apart:
        said = [f"{_all_of(grid, reference)} {offer}."]
    elif not answer.having:
        said = [f"{_none_of(grid, reference)} {offer}."]
    else:
        said = [f"{_names(answer.having, reference)} {'has' if len(answer.having) == 1 else 'have'} {offer}."]
    said += _ageless(answer, reference)
    said += [f"{words}: {_names(places, reference)}." for words, places in _not_counted(answer) if places]
    return " ".join(said)


def _not_counted(answer: Answer) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The boroughs in which no offer is counted, by the reason, after the words that give it."""
    yield "On a list of places, so ask", answer.asking
    yield APART, answer.apart
    yield "None is named in", answer.without if answer.having else ()
    yield "Of these, next to a borough that has one", answer.beside


def _ageless(answer: Answer, reference: Reference) -> Iterable[str]:
    """Where what is for one sex alone has no printed age, it may be for adults: said beside the answer."""
    for place, offers in answer.ageless:
        names = ", ".join(one.programme.name.text for one in offers)
        yield f"For {place_label(place, reference)} no age is printed ({names}), so ask whether anybody under 18 can use it."


def border_text(border: CrossBorder, programme: Programme, reference: Reference) -> str:
    """Whether it takes people from the next borough, as far as the documents say."""
    if border is CrossBorder.RESIDENTS:
        stated = any(one.fact is Fact.RESIDENCE and one.basis is Basis.STATED for one in programme.criteria)
        return f"{'A' if stated else 'As we read it, a'} condition ties it to people who live in its own area: it could be commissioned."
    if border is not CrossBorder.PUBLIC_BODY:
        return BORDERS[border]
    types = dict.fromkeys(one.type for one in programme.providers if one.role == "runs" and one.type != NOT_STATED)
    bodies = ", ".join(reference.words("provider_types", one).lower() for one in types)
    return f"A public body runs it ({bodies}), and what such a body runs is not offered across a border: it could be commissioned."


def count_text(offers: tuple[Offer, ...]) -> str:
    """How many offers there are, a whole and its parts as one: “1, with 3 parts”; empty where there is none."""
    return f"{len(wholes(offers))}{parts_text(offers)}" if offers else ""


def parts_text(offers: tuple[Offer, ...]) -> str:
    """What follows the number: “, with 3 parts”; empty where nothing is part of another in the list."""
    number = len(parts(offers))
    return f", with {number} {'part' if number == 1 else 'parts'}" if number else ""


def _all_of(grid: Grid, reference: Reference) -> str:
    names = tuple(row.place for row in grid.rows)
    return f"{_names(names, reference)} {'has' if len(names) == 1 else 'have'}" if grid.query.boroughs else "Every borough has"


def _none_of(grid: Grid, reference: Reference) -> str:
    if not grid.query.boroughs:
        return "No borough has"
    return f"No document names in {_names((row.place for row in grid.rows), reference)}"


def _names(places: Iterable[str], reference: Reference) -> str:
    found = [place_label(place, reference) for place in places]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
