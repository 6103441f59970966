"""One offer as results show it: why, what to ask, how to be referred, how old, what is known."""

from dataclasses import dataclass

from catalogue.domain.availability import Availability
from catalogue.domain.judging import Verdict
from catalogue.domain.matches import Match
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list, month_words
from catalogue.domain.sources import Citation
from catalogue.domain.status import ReferralAccess, known_first
from catalogue.services.reference import Reference
from catalogue.web.words import status_words

PLACE_LABELS = {
    Availability.LOCAL: "Here", Availability.LONDON_WIDE: "London-wide", Availability.NOT_CONFIRMED: "Not confirmed here",
    Availability.NEIGHBOURING: "Next door", Availability.ELSEWHERE: "Elsewhere",
}  # fmt: skip
FITS, ASK, DOES_NOT_FIT = "Fits", "Ask first", "Does not fit"
NO_ROUTE = "The documents do not say who can refer. Ask the provider."


@dataclass(frozen=True, slots=True)
class Cite:
    """A place in a document to follow."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition that was judged, in words; `term` says how it came out."""

    term: str
    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class StatusNoticeView:
    """What to know of a listing that may not exist, before anybody is referred. `closed`: nobody can be."""

    text: str
    cites: tuple[Cite, ...]
    closed: bool

    @property
    def label(self) -> str:
        """What stands before the words."""
        return "No referral" if self.closed else "Before you refer"


@dataclass(frozen=True, slots=True)
class Card:
    """An offer, with what comes before any referral to it."""

    slug: str
    name: str
    kind: str
    place: str
    standing: str
    status: str | None
    summary: str
    reasons: tuple[Reason, ...]
    questions: tuple[str, ...]
    covers: str
    routes: str
    as_of: str
    known: str
    before: StatusNoticeView | None


def card_of(one: Match, reference: Reference) -> Card:
    """An offer with its reasons in words."""
    programme = one.programme
    return Card(
        slug=programme.slug,
        name=programme.name.text,
        kind=reference.words("kinds", programme.kind.code),
        place=PLACE_LABELS[one.where.availability],
        standing=ASK if one.questions else FITS,
        status=status_words(programme, reference),
        summary=programme.summary.text,
        reasons=reasons_of(one, reference),
        questions=one.questions,
        covers=needs_words(one.covers, reference),
        routes=and_list(dict.fromkeys(reference.words("routes", route.route) for route in programme.routes)) or NO_ROUTE,
        as_of=month_words(reference.as_of(programme)),
        known=known_words(one, reference),
        before=before_view(programme, reference),
    )


def before_view(programme: Programme, reference: Reference) -> StatusNoticeView | None:
    """What to know of a listing before anybody is referred to it; None where it can be as usual."""
    before = known_first(programme, reference.statuses)
    return StatusNoticeView(before.text, cites_of(before.citations, reference), before.way is ReferralAccess.CLOSED) if before else None


def reasons_of(one: Match, reference: Reference) -> tuple[Reason, ...]:
    """The place, then every condition that is met, then those that only put it first and are not met or not known."""
    place = Reason("Place", one.where.text, cites_of(one.where.citations, reference))
    met = [finding for finding in one.findings if finding.verdict is Verdict.MET]
    return (place, *(Reason("Met", finding.text, cites_of(finding.citations, reference)) for finding in met))


def needs_words(codes: frozenset[str], reference: Reference) -> str:
    """Needs as people read them, in the order of the vocabulary."""
    return and_list(term.label.lower() for term in reference.vocabulary["needs"] if term.code in codes)


def known_words(one: Match, reference: Reference) -> str:
    """What the documents report of results and evaluation."""
    evidence = one.programme.evidence
    return f"{reference.words('results', evidence.result.value)}. {reference.evaluation_words(evidence)}."


def cites_of(citations: tuple[Citation, ...], reference: Reference) -> tuple[Cite, ...]:
    """Each place in a document once."""
    return tuple(dict.fromkeys(cite_of(cite, reference) for cite in citations))


def cite_of(cite: Citation, reference: Reference) -> Cite:
    """A place in a document, with the section it is under."""
    source = reference.sources[cite.source]
    heading = max((section.line for section in source.sections if section.line <= cite.line), default=1)
    return Cite(f"{source.short_title}, line {cite.line}", f"/sources/{cite.source}#line-{heading}")
