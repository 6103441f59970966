"""Gaps in words: what a column and a condition are called, which boroughs have something, and what comes near."""

from collections.abc import Iterable, Mapping

from catalogue.domain.facets import NOT_STATED
from catalogue.domain.gap_answers import Answer, Near
from catalogue.domain.gaps import By, GapQuery, Grid
from catalogue.services.reference import Reference

SEXES = {"female": "Girls and young women only", "male": "Boys and young men only", NOT_STATED: "No sex named"}
UNSAID = {By.NEED: "Need not stated", By.TIER: "Tier not stated", By.AGE: "Age not stated", By.SEX: SEXES[NOT_STATED]}
BY_LABELS = {By.NEED: "Need", By.TIER: "Tier", By.AGE: "Age group", By.SEX: "For one sex only"}
WORDS = {By.NEED: "needs", By.TIER: "tiers", By.AGE: "age_groups"}
PLACES = {
    "london_wide": "London-wide",
    "various": "Various boroughs, not named",
    "national": "National, no borough named",
    NOT_STATED: "Place not stated",
    "elsewhere": "Outside London",
}
NEAR = {
    Near.LONDON_WIDE: "London-wide: a document says that it covers all of London",
    Near.VARIOUS: "In various boroughs that are not named: ask whether this is one",
    Near.NATIONAL: "National, no borough named: ask",
    Near.NOT_STATED: "No place is stated: ask where it works",
    Near.NEIGHBOURING: "Next door: none is said to take people from here",
    Near.OTHER_BOROUGH: "In other boroughs: a case for commissioning",
    Near.ELSEWHERE: "Outside London: a case for commissioning",
    Near.PLANNED: "Planned, proposed or tried, and no document confirms that it runs",
    Near.ANY_SEX: "The same help where no sex is named: for girls and boys, as far as the documents say",
    Near.ANY_AGE: "The same help where no age is printed: ask",
    Near.ANY_TIER: "The same help in another tier",
    Near.OTHER_NEED: "For the same young people, but for another need",
}


def column_label(by: By, code: str, reference: Reference) -> str:
    """What a column, or the value of a condition, is called."""
    if by is By.SEX:
        return SEXES[code]
    return UNSAID[by] if code == NOT_STATED else reference.words(WORDS[by], code)


def place_label(place: str, reference: Reference) -> str:
    """What a row is called."""
    return PLACES[place] if place in PLACES else reference.areas[place].name


def conditions_text(chosen: Mapping[By, tuple[str, ...]], reference: Reference) -> str:
    """What an offer is narrowed to, after the word “offer”: “for “Leaving a gang”, for girls and young women only”."""
    return ", ".join(_condition(by, chosen[by], reference) for by in By if chosen.get(by))


def _condition(by: By, codes: tuple[str, ...], reference: Reference) -> str:
    return " or ".join(_value(by, code, reference) for code in codes)


def _value(by: By, code: str, reference: Reference) -> str:
    label = column_label(by, code, reference)
    if by is By.SEX:
        return "that names no sex" if code == NOT_STATED else f"for {label[0].lower()}{label[1:]}"
    if code == NOT_STATED:
        return {By.AGE: "with no age printed", By.TIER: "in no tier", By.NEED: "with no need named"}[by]
    return {By.NEED: f"for “{label}”", By.TIER: f"in the tier “{label}”", By.AGE: f"that takes in ages “{label}”"}[by]


def answer_text(answer: Answer, grid: Grid, reference: Reference) -> str:
    """Which boroughs have an offer under a column and which have none, in a sentence or two."""
    query = GapQuery(grid.query.by, {**grid.query.chosen, grid.query.by: (answer.column,)}, grid.query.boroughs)
    offer = f"an offer {conditions_text(query.chosen, reference)}"
    if not answer.without and not answer.asking:
        return f"{_all_of(grid, reference)} {offer}."
    if not answer.having:
        said = [f"{_none_of(grid, reference)} {offer}."]
    else:
        said = [f"{_names(answer.having, reference)} {'has' if len(answer.having) == 1 else 'have'} {offer}."]
    if answer.asking:
        said.append(f"On a list of places, so ask: {_names(answer.asking, reference)}.")
    if answer.having and answer.without:
        said.append(f"None is named in: {_names(answer.without, reference)}.")
    if answer.beside:
        said.append(f"Of these, next to a borough that has one: {_names(answer.beside, reference)}.")
    return " ".join(said)


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
