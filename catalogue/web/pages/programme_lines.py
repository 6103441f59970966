"""What listings say, line by line, each with its notes: for the page of one and for the tables of many."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Criterion, Force, alternatives
from catalogue.domain.programme import AgeBasis, Coded, Programme
from catalogue.domain.prose import month_words
from catalogue.domain.sources import Basis
from catalogue.services.reference import Reference
from catalogue.web.pages.notes import Line, Notes
from catalogue.web.words import age_words, place_name

OURS = "our reading"


@dataclass(frozen=True, slots=True)
class Row:
    """A key fact: never left blank."""

    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions that belong together: the general ones, or those of one strand."""

    heading: str | None
    requirements: tuple[Line, ...]
    priorities: tuple[Line, ...]


def mark(basis: Basis) -> str | None:
    """Says when a tag is ours and not a document's."""
    return OURS if basis is Basis.INFERRED else None


def line(statement: Any, notes: Notes) -> Line:  # noqa: ANN401 - any statement that has a text
    """A statement in words with its notes."""
    return Line(statement.text, notes.of(statement.citations))


def coded_line(tag: Coded, text: str, notes: Notes) -> Line:
    """A controlled word with its notes, marked where it is ours."""
    return Line(text, notes.of(tag.citations), mark(tag.basis))


def key_facts(programme: Programme, reference: Reference, notes: Notes, inherited: dict[str, str]) -> tuple[Row, ...]:
    """What people look for first; what no document says is said to be not stated."""
    return (
        Row("Ages", age_lines(programme, notes, inherited.get("age"))),
        Row("Where", where_lines(programme, reference, notes, inherited.get("areas"))),
        Row("Who runs it", provider_lines(programme, reference, notes)),
        Row("Takes", (coded_line(programme.referral, reference.words("referrals", programme.referral.code), notes),)),
        Row("Started", (line(programme.start, notes),) if programme.start else (Line("Not stated"),)),
        Row("Information from", (Line(month_words(reference.as_of(programme))),)),
    )


def age_lines(programme: Programme, notes: Notes, inherited: str | None) -> tuple[Line, ...]:
    """The age range, the document's words for it, and whether it is the parent's."""
    age = programme.age
    if age is None:
        strands = any(criterion.strand and criterion.fact == "age" for criterion in programme.criteria)
        return (Line("Differs by strand: see who it is for" if strands else "Not stated. That does not mean any age"),)
    aside = inherited or ("from school years" if age.basis is AgeBasis.FROM_SCHOOL_YEARS else "flexible" if age.flexible else None)
    return (Line(f"{age_words(age)} (printed: “{age.text}”)", notes.of(age.citations), aside),)


def where_lines(programme: Programme, reference: Reference, notes: Notes, inherited: str | None) -> tuple[Line, ...]:
    """Each place in its own sense."""
    if not programme.areas:
        return (Line("Not stated"),)
    return tuple(
        Line(
            reference.vocabulary["extents"].label(place.extent) if place.extent is Extent.VARIOUS else place_name(place, reference),
            notes.of(place.citations),
            inherited or mark(place.basis),
        )
        for place in programme.areas
    )


def provider_lines(programme: Programme, reference: Reference, notes: Notes) -> tuple[Line, ...]:
    """Who runs, funds or commissions it."""
    return tuple(
        Line(
            f"{one.name} ({reference.words('roles', one.role).lower()})" if one.role != "runs" else one.name,
            notes.of(one.citations),
            mark(one.basis),
        )
        for one in programme.providers
    ) or (Line("Not stated"),)


def delivery_rows(programme: Programme, reference: Reference, notes: Notes) -> tuple[Row, ...]:
    """How it is done, by aspect in the order of the vocabulary."""
    rows = []
    for term in reference.vocabulary["aspects"]:
        lines = tuple(line(one, notes) for one in programme.delivery if one.aspect == term.code)
        if lines:
            rows.append(Row(term.label, lines))
    return tuple(rows)


def conditions_of(programme: Programme, notes: Notes, inherited: str | None) -> tuple[Conditions, ...]:
    """The general conditions first, then those of each strand."""
    strands = dict.fromkeys(criterion.strand for criterion in programme.criteria)
    ordered = sorted(strands, key=lambda strand: strand is not None)
    return tuple(
        Conditions(
            strand,
            condition_lines(programme.criteria, strand, Force.REQUIREMENT, notes, inherited),
            condition_lines(programme.criteria, strand, Force.PRIORITY, notes, inherited),
        )
        for strand in ordered
    )


def condition_lines(
    criteria: Iterable[Criterion], strand: str | None, force: Force, notes: Notes, inherited: str | None
) -> tuple[Line, ...]:
    """The conditions of one strand and force; alternatives stand together on one line."""
    groups = alternatives(one for one in criteria if one.strand == strand and one.force is force)
    return tuple(
        Line(
            " Or: ".join(one.text for one in group),
            notes.of(cite for one in group for cite in one.citations),
            inherited or mark(group[0].basis),
        )
        for group in groups
    )


def tag_rows(programme: Programme, reference: Reference, notes: Notes) -> tuple[Row, ...]:
    """The controlled words it is filed under, each stated or ours."""
    kind = coded_line(programme.kind, reference.words("kinds", programme.kind.code), notes)
    rows = [Row("Name", (line(programme.name, notes),)), Row("Kind", (kind,))]
    for key, field in (("Tier", "tiers"), ("Helps with", "needs"), ("About", "themes"), ("Happens in", "settings")):
        tags: tuple[Coded, ...] = getattr(programme, field)
        if tags:
            rows.append(Row(key, tuple(coded_line(tag, reference.words(field, tag.code), notes) for tag in tags)))
    return tuple(rows)


def history_of(programme: Programme, notes: Notes) -> tuple[Line, ...]:
    """How each document describes it, oldest first."""
    return tuple(line(status, notes) for status in sorted(programme.status, key=lambda status: status.year))


def route_lines(programme: Programme, reference: Reference, notes: Notes) -> tuple[Line, ...]:
    """The ways in, in the document's words or the vocabulary's."""
    return tuple(
        Line(
            (route.text or reference.vocabulary["routes"].term(route.route).sentence)
            + (" This is the only way." if route.only_way else ""),
            notes.of(route.citations),
            mark(route.basis),
        )
        for route in programme.routes
    )


def contact_lines(programme: Programme, reference: Reference, notes: Notes) -> tuple[Line, ...]:
    """Published contacts, each with the year in which it was printed."""
    return tuple(
        Line(f"{reference.words('contact_kinds', one.kind)}: {one.value} (as printed in {one.year})", notes.of(one.citations))
        for one in programme.contacts
    )
