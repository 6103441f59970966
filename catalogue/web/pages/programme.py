"""One listing's page: everything that the documents say, each line with where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from catalogue.domain.areas import Extent
from catalogue.domain.comparison import cautions_alone
from catalogue.domain.criteria import Criterion, Force
from catalogue.domain.programme import AgeBasis, Coded, Programme
from catalogue.domain.sources import Basis
from catalogue.domain.status import ReferralAccess, known_first
from catalogue.domain.targets import targets
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.compare_pictures import TargetPicture, target_pictures
from catalogue.web.pages.evidence import ClaimView, claim_views
from catalogue.web.pages.json_ld import json_ld
from catalogue.web.pages.money import money_lines
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.similar import Similar, similar_to
from catalogue.web.words import age_words, date_words, place_name, standing_words, status_words

OURS = "our reading"
OWN_WAYS = {
    "self": ("young_person", "Ask for help yourself"),
    "parent_or_family": ("parent", "Ask for help for your child"),
}  # fmt: skip
"""Routes by which people ask for themselves: who then writes, and the words of the link."""


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


@dataclass(frozen=True, slots=True)
class Related:
    """Another listing and how it is connected."""

    slug: str
    name: str
    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """The page of one listing."""

    template: ClassVar[str] = "pages/programme.html"
    slug: str
    name: str
    kind: str
    standing: str | None
    help: str
    status: str | None
    summary: Line
    other_names: tuple[Line, ...]
    facts: tuple[Row, ...]
    description: tuple[Line, ...]
    delivery: tuple[Row, ...]
    conditions: tuple[Conditions, ...]
    referral: Line
    can_refer: bool
    before: Line | None
    closed: bool
    asks: tuple[tuple[str, str], ...]
    routes: tuple[Line, ...]
    contacts: tuple[Line, ...]
    evidence: tuple[str, ...]
    standard: str | None
    claims: tuple[ClaimView, ...]
    warnings: tuple[str, ...]
    pictures: tuple[TargetPicture, ...]
    money: tuple[Line, ...]
    tags: tuple[Row, ...]
    parent: Related | None
    parts: tuple[Related, ...]
    related: tuple[Related, ...]
    similar: tuple[Similar, ...]
    differences: tuple[Line, ...]
    caveats: tuple[Line, ...]
    history: tuple[Line, ...]
    as_of: str
    last_checked: str | None
    notes: tuple[Note, ...]
    json_ld: dict[str, Any]

    @property
    def title(self) -> str:
        """The listing's name."""
        return self.name


def programme_page(programme: Programme, snapshot: Snapshot, reference: Reference) -> ProgrammePage:
    """The page of a listing. The notes are numbered in the order in which the page speaks."""
    notes = Notes(reference)
    parent_name = snapshot.programmes[programme.parent.code].name.text if programme.parent else ""
    inherited = dict.fromkeys(snapshot.inherited[programme.slug], f"as for {parent_name}")
    evidence, before = programme.evidence, known_first(programme, reference.statuses)
    return ProgrammePage(
        slug=programme.slug,
        name=programme.name.text,
        kind=reference.words("kinds", programme.kind.code),
        standing=standing_words(programme),
        help=programme.kind_of_help.value,
        status=status_words(programme, reference),
        summary=line(programme.summary, notes),
        other_names=tuple(line(name, notes) for name in programme.other_names),
        facts=key_facts(programme, reference, notes, inherited),
        description=tuple(line(words, notes) for words in programme.description),
        delivery=delivery_rows(programme, reference, notes),
        conditions=conditions_of(programme, notes, inherited.get("criteria")),
        referral=coded_line(programme.referral, programme.referral.text or reference.words("referrals", programme.referral.code), notes),
        can_refer=programme.can_refer,
        before=Line(before.text, notes.of(before.citations)) if before else None,
        closed=before is not None and before.way is ReferralAccess.CLOSED,
        asks=tuple(OWN_WAYS[route.route] for route in programme.routes if route.route in OWN_WAYS) if not before else (),
        routes=tuple(
            Line(
                (route.text or reference.vocabulary["routes"].term(route.route).sentence)
                + (" This is the only way." if route.only_way else ""),
                notes.of(route.citations),
                mark(route.basis),
            )
            for route in programme.routes
        ),
        contacts=tuple(
            Line(f"{reference.words('contact_kinds', one.kind)}: {one.value} (as printed in {one.year})", notes.of(one.citations))
            for one in programme.contacts
        ),
        evidence=(reference.words("results", evidence.result), reference.evaluation_words(evidence)),
        standard=evidence.standard,
        claims=claim_views(programme.claims, reference, notes),
        warnings=tuple(one.text for one in cautions_alone(programme)),
        pictures=target_pictures(programme, targets(programme, reference.figures), reference, notes),
        money=money_lines(programme, snapshot, reference, notes),
        tags=tag_rows(programme, reference, notes),
        parent=Related(programme.parent.code, parent_name, "", notes.of(programme.parent.citations)) if programme.parent else None,
        parts=tuple(related_part(slug, snapshot) for slug in snapshot.parts.get(programme.slug, ())),
        related=tuple(
            Related(
                link.to,
                snapshot.programmes[link.to].name.text,
                f"{reference.words('relations', link.kind)}: {link.text}" + (" (our link)" if link.ours else ""),
                notes.of(link.citations),
            )
            for link in programme.relations
        ),
        similar=similar_to(programme, snapshot, reference),
        differences=tuple(line(words, notes) for words in programme.differences),
        caveats=tuple(line(words, notes) for words in programme.caveats),
        history=history_of(programme, notes),
        as_of=date_words(reference.as_of(programme)),
        last_checked=programme.last_checked,
        notes=notes.listed(),
        json_ld=json_ld(programme, reference),
    )


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
        Row("Information from", (Line(date_words(reference.as_of(programme))),)),
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
    groups: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        if criterion.strand == strand and criterion.force is force:
            groups.setdefault(criterion.group or f"={criterion.id}", []).append(criterion)
    return tuple(
        Line(
            " Or: ".join(one.text for one in group),
            notes.of(cite for one in group for cite in one.citations),
            inherited or mark(group[0].basis),
        )
        for group in groups.values()
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


def related_part(slug: str, snapshot: Snapshot) -> Related:
    """A part of this listing."""
    part = snapshot.programmes[slug]
    return Related(slug, part.name.text, part.summary.text)
