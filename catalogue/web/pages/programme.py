"""One listing's page: everything that the documents say, each line with where it stands."""

from dataclasses import dataclass
from typing import Any, ClassVar

from catalogue.domain.comparison import cautions_alone
from catalogue.domain.programme import Programme, Referral
from catalogue.domain.prose import month_words
from catalogue.domain.status import ReferralAccess, known_first
from catalogue.domain.targets import targets
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.compare_pictures import TargetPicture, target_pictures
from catalogue.web.pages.evidence import ClaimView, claim_views
from catalogue.web.pages.json_ld import json_ld
from catalogue.web.pages.money import money_lines
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.programme_lines import (
    Conditions,
    Row,
    coded_line,
    conditions_of,
    contact_lines,
    delivery_rows,
    history_of,
    key_facts,
    line,
    route_lines,
    tag_rows,
)
from catalogue.web.pages.similar import Similar, similar_to
from catalogue.web.words import help_notice, status_words

OWN_WAYS = {
    "self": ("young_person", "Ask for help yourself"),
    "parent_or_family": ("parent", "Ask for help for your child"),
}  # fmt: skip
"""Routes by which people ask for themselves: who then writes, and the words of the link."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another listing and how it is connected."""

    slug: str
    name: str
    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WayIn:
    """How somebody comes to it.

    `before` is what to know first; where it is `closed`, nobody can be sent. `asks` are who may ask for themselves, and the
    words of their link.
    """

    referral: Line
    can_refer: bool
    before: Line | None
    closed: bool
    asks: tuple[tuple[str, str], ...]
    routes: tuple[Line, ...]
    contacts: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """What the documents report of it, and what must be known to read that."""

    evidence: tuple[str, str]
    standard: str | None
    warnings: tuple[str, ...]
    pictures: tuple[TargetPicture, ...]
    claims: tuple[ClaimView, ...]
    money: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """The page of one listing."""

    template: ClassVar[str] = "pages/programme.html"
    slug: str
    name: str
    kind: str
    notice: str | None
    help: str
    takes_people: bool
    status: str | None
    summary: Line
    other_names: tuple[Line, ...]
    facts: tuple[Row, ...]
    description: tuple[Line, ...]
    parent: Related | None
    parts: tuple[Related, ...]
    conditions: tuple[Conditions, ...]
    way_in: WayIn
    delivery: tuple[Row, ...]
    reported: Reported
    differences: tuple[Line, ...]
    caveats: tuple[Line, ...]
    related: tuple[Related, ...]
    similar: tuple[Similar, ...]
    tags: tuple[Row, ...]
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
    """The page of a listing. The notes are numbered in the order in which the page speaks, which is that of these lines."""
    notes = Notes(reference)
    parent = parent_of(programme, snapshot)
    inherited = dict.fromkeys(snapshot.inherited[programme.slug], f"as for {parent.name.text}" if parent else "")
    return ProgrammePage(
        slug=programme.slug,
        name=programme.name.text,
        kind=reference.words("kinds", programme.kind.code),
        notice=help_notice(programme),
        help=programme.kind_of_help.value,
        takes_people=programme.referral.code == Referral.INDIVIDUAL,
        status=status_words(programme, reference),
        summary=line(programme.summary, notes),
        other_names=tuple(line(name, notes) for name in programme.other_names),
        facts=key_facts(programme, reference, notes, inherited),
        description=tuple(line(words, notes) for words in programme.description),
        parent=part_of(programme, parent, notes),
        parts=tuple(related_part(slug, snapshot) for slug in snapshot.parts.get(programme.slug, ())),
        conditions=conditions_of(programme, notes, inherited.get("criteria")),
        way_in=way_in(programme, reference, notes),
        delivery=delivery_rows(programme, reference, notes),
        reported=reported(programme, snapshot, reference, notes),
        differences=tuple(line(words, notes) for words in programme.differences),
        caveats=tuple(line(words, notes) for words in programme.caveats),
        related=related_to(programme, snapshot, reference, notes),
        similar=similar_to(programme, snapshot, reference),
        tags=tag_rows(programme, reference, notes),
        history=history_of(programme, notes),
        as_of=month_words(reference.as_of(programme)),
        last_checked=programme.last_checked,
        notes=notes.listed(),
        json_ld=json_ld(programme, reference),
    )


def way_in(programme: Programme, reference: Reference, notes: Notes) -> WayIn:
    """How somebody comes to it, and what to know first."""
    before = known_first(programme, reference.statuses)
    return WayIn(
        referral=coded_line(programme.referral, programme.referral.text or reference.words("referrals", programme.referral.code), notes),
        can_refer=programme.can_refer,
        before=Line(before.text, notes.of(before.citations)) if before else None,
        closed=before is not None and before.way is ReferralAccess.CLOSED,
        asks=() if before else tuple(OWN_WAYS[route.route] for route in programme.routes if route.route in OWN_WAYS),
        routes=route_lines(programme, reference, notes),
        contacts=contact_lines(programme, reference, notes),
    )


def reported(programme: Programme, snapshot: Snapshot, reference: Reference, notes: Notes) -> Reported:
    """What the documents report of it."""
    evidence = programme.evidence
    return Reported(
        evidence=(reference.words("results", evidence.result), reference.evaluation_words(evidence)),
        standard=evidence.standard,
        warnings=tuple(one.text for one in cautions_alone(programme)),
        pictures=target_pictures(programme, targets(programme, reference.figures), reference, notes),
        claims=claim_views(programme.claims, reference, notes),
        money=money_lines(programme, snapshot, reference, notes),
    )


def parent_of(programme: Programme, snapshot: Snapshot) -> Programme | None:
    """The listing of which this is a part."""
    return snapshot.programmes[programme.parent.code] if programme.parent else None


def part_of(programme: Programme, parent: Programme | None, notes: Notes) -> Related | None:
    """The link to the whole, with where a document says that this is a part."""
    if programme.parent is None or parent is None:
        return None
    return Related(parent.slug, parent.name.text, "", notes.of(programme.parent.citations))


def related_part(slug: str, snapshot: Snapshot) -> Related:
    """A part of this listing."""
    part = snapshot.programmes[slug]
    return Related(slug, part.name.text, part.summary.text)


def related_to(programme: Programme, snapshot: Snapshot, reference: Reference, notes: Notes) -> tuple[Related, ...]:
    """The listings that a document, or our reading, connects with this one."""
    return tuple(
        Related(
            link.to,
            snapshot.programmes[link.to].name.text,
            f"{reference.words('relations', link.kind)}: {link.text}" + (" (our link)" if link.ours else ""),
            notes.of(link.citations),
        )
        for link in programme.relations
    )
