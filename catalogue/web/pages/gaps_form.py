"""What is asked of the gaps: the form, the chips, the addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from catalogue.domain.gaps import GapDimension, GapQuery
from catalogue.services.gap_words import BY_LABELS, column_label, place_label
from catalogue.services.gaps import codes_of
from catalogue.services.reference import Reference
from catalogue.web.pages.search import Chip


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that may be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceBox:
    """A box with values to choose from. `others` are values chosen in the address besides the one that a box can show."""

    name: str
    label: str
    options: tuple[Choice, ...]
    others: tuple[str, ...] = ()


def boxes(query: GapQuery, reference: Reference) -> tuple[ChoiceBox, ...]:
    """A box for the columns, one for each condition, one for the borough."""
    by = tuple(Choice(one.value, BY_LABELS[one], one is query.by) for one in GapDimension)
    areas = tuple((area.slug, area.name) for area in reference.areas.boroughs)
    return (
        ChoiceBox("by", "Columns", by),
        *(
            box(
                one.value,
                BY_LABELS[one],
                tuple((code, column_label(one, code, reference)) for code in codes_of(one, reference)),
                query.chosen.get(one, ()),
            )
            for one in GapDimension
        ),
        replace(box("borough", "Borough", areas, query.boroughs), others=(*query.boroughs[1:], *query.wider)),
    )


def box(name: str, label: str, values: tuple[tuple[str, str], ...], chosen: tuple[str, ...]) -> ChoiceBox:
    """A box of which one value or none is chosen."""
    options = tuple(Choice(value, words, value == next(iter(chosen), "")) for value, words in values)
    return ChoiceBox(name, label, (Choice("", "All" if name == "borough" else "Any", not chosen), *options), chosen[1:])


def address(query: GapQuery) -> str:
    """The question as parameters, the same for the same question; empty where nothing is asked."""
    pairs = [("by", query.by.value)] if query.by is not GapDimension.NEED else []
    pairs += conditions(query)
    return urlencode([*pairs, *(("borough", slug) for slug in (*query.boroughs, *query.wider))])


def conditions(query: GapQuery) -> list[tuple[str, str]]:
    """The conditions alone as parameters."""
    return [(by.value, code) for by in GapDimension for code in query.chosen.get(by, ())]


def url(query: GapQuery) -> str:
    """The address of the grid."""
    return f"/gaps?{asked}" if (asked := address(query)) else "/gaps"


def with_condition(query: GapQuery, by: GapDimension, codes: tuple[str, ...]) -> GapQuery:
    """The question with other values of one condition; with none, without it."""
    chosen = {**query.chosen, by: codes}
    return replace(query, chosen={one: chosen[one] for one in GapDimension if chosen.get(one)})


def place_url(place: str, query: GapQuery) -> str:
    """The address of the offers in a place, narrowed as in the grid."""
    asked = urlencode(conditions(query))
    return f"/gaps/{place}{'?' + asked if asked else ''}"


def chips(query: GapQuery, reference: Reference) -> Iterator[Chip]:
    """One for each condition and borough, with the address of the grid without it."""
    for by in GapDimension:
        for code in query.chosen.get(by, ()):
            left = tuple(one for one in query.chosen[by] if one != code)
            yield Chip(f"{BY_LABELS[by]}: {column_label(by, code, reference)}", url(with_condition(query, by, left)))
    for slug in query.boroughs:
        left = tuple(one for one in query.boroughs if one != slug)
        yield Chip(f"Borough: {reference.areas[slug].name}", url(replace(query, boroughs=left)))
    for place in query.wider:
        yield Chip(f"Place: {place_label(place, reference)}", url(replace(query, wider=tuple(one for one in query.wider if one != place))))
