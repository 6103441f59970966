"""Why a listing stands where it does: its parts, and how its places, ages and sex agree with what the search was read as."""

from collections.abc import Iterator

from catalogue.domain.facets import NOT_STATED, boroughs_of, sexes_of
from catalogue.domain.filters import OLDEST, AgeSpan
from catalogue.domain.programme import Programme
from catalogue.domain.reading import Read
from catalogue.services.reading import Reading
from catalogue.services.reference import Reference

FILTER_WORDS = {
    "borough": "Place", "age": "Age", "sex": "For girls or boys", "kind": "Kind", "tier": "Tier", "evidence": "What is known",
}  # fmt: skip
WIDER = {
    "london_wide": "London-wide, so it may cover {place}",
    "various": "In various boroughs, not named: ask about {place}",
    "national": "National: ask whether it reaches {place}",
    NOT_STATED: "No place is stated: ask about {place}",
}
MANY = 3


def read_words(one: Read, reference: Reference) -> str:
    """What a part of the search was read as: “Peckham: Southwark”, “Year 8: age 12-13”."""
    if one.span is not None:
        ages = age_words(one.span)
        return ages if one.written == ages.removeprefix("age ") else f"{one.written}: {ages}"
    labels = [reference.label(one.filter, code) for code in one.codes]
    if len(labels) == 1 and labels[0].casefold() == one.written.casefold():
        return labels[0]
    return f"{one.written}: {', '.join(labels)}"


def age_words(span: AgeSpan) -> str:
    """Ages in words."""
    if span.high == OLDEST:
        return f"age {span.low} and over"
    return f"age {span.low}" if span.low == span.high else f"age {span.low} to {span.high}"


def reasons_for(programme: Programme, reading: Reading, reference: Reference, through: Programme | None = None) -> Iterator[str]:
    """A sentence for the part of it that says more of what was asked, and for each place, age and sex that was read."""
    if through:
        yield f"Its part {through.name.text} says more of this"
    if places := reading.of("borough"):
        yield from _of_places(programme, places, reference)
    for one in reading.of("age"):
        yield from _of_age(programme, one.span)
    for one in reading.of("sex"):
        yield _of_sex(programme, one.codes, reference)


def _of_places(programme: Programme, places: tuple[Read, ...], reference: Reference) -> Iterator[str]:
    wanted = dict.fromkeys(code for one in places for code in one.codes)
    here = boroughs_of(programme.areas)
    named = [reference.label("borough", code) for code in wanted if code in here]
    asked = " or ".join(one.written for one in places)
    if named:
        others = f" and {len(named) - MANY} more of them" if len(named) > MANY else ""
        yield f"Names {', '.join(named[:MANY])}{others}"
    else:
        yield from (words.format(place=asked) for code, words in list(WIDER.items()) if code in here)


def _of_age(programme: Programme, span: AgeSpan | None) -> Iterator[str]:
    age = programme.age
    if span is None:
        return
    if age is None:
        yield f"No age is stated: ask about {age_words(span)}"
    elif age.overlaps(span.low, span.high):
        yield (
            f"Its ages ({age.text}) include {age_words(span).removeprefix('age ')}"
            if _whole(age.min, age.max, span)
            else (f"Its ages ({age.text}) take in part of {age_words(span).removeprefix('age ')}")
        )


def _whole(low: int | None, high: int | None, span: AgeSpan) -> bool:
    return (low is None or low <= span.low) and (high is None or high >= span.high)


def _of_sex(programme: Programme, codes: tuple[str, ...], reference: Reference) -> str:
    if sexes_of(programme) & set(codes):
        return f"For {reference.label('sex', codes[0]).lower()}"
    return "Does not say whether it is for girls or boys"
