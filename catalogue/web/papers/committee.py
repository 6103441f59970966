"""What every committee paper has: the author's own words, what the catalogue is, the figures, the costs, how far to trust it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from catalogue.domain.evidence import OWN, Claim, ClaimKind, Figure, Result
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list, month_words
from catalogue.domain.sources import Citation
from catalogue.services.reference import Reference
from catalogue.web.pages.compare_rows import ROWS, Subject
from catalogue.web.pages.evidence import about
from catalogue.web.pages.notes import Notes
from catalogue.web.papers.paper import Block, Bullets, Facts, Heading, Paper, Paragraph, Table
from catalogue.web.papers.paper import Fact as PaperFact
from catalogue.web.papers.references import numbered, references, said
from catalogue.web.words import age_words, count_words, help_notice, status_words, where_words


class Cited(Protocol):
    """A fact that stands somewhere."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it stands."""


NOT_WRITTEN = "Not written yet."
FOOTER = "Made from public documents of 2012 to 2019. No figure has been checked since"
BACKGROUND = (
    "This paper sets out what public documents say. Every statement leads to a document, a section and a line by its number in square "
    "brackets. What a document does not say is given as not stated. Nothing is ranked or scored, and no figure is added to another."
)
NOT_CHECKED = (
    "Nobody has checked any of this with a provider since the documents were written: services, places and prices may have changed."
)
AS_PRINTED = (
    "Figures stand as they are printed. A target is an aim, not a result. A count of people or sessions says nothing of what changed for "
    "them. What those who run a service report of it is not an evaluation."
)
COST_KEYS, CARE_KEYS = ("cost", "cost-of-one"), ("caveats", "differences")
NOTHING_TO_SAY = {"None noted"}
DELIVERY_RISKS = (
    "These are risks of relying on the documents. The risks of delivering an option are not in them and are for the author to add."
)
LINES = {key: lines_of for key, _, lines_of in ROWS}
LABELS = {key: label for key, label, _ in ROWS}


@dataclass(frozen=True, slots=True)
class AuthorInput:
    """What the author typed. It is in the paper and kept nowhere else."""

    title: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    purpose: str = field(default="", repr=False)
    budget: str = field(default="", repr=False)
    recommendation: str = field(default="", repr=False)


def committee_paper(typed: AuthorInput, title: str, blocks: Iterable[Block], notes: Notes) -> Paper:
    """The paper from its parts. The blocks are made first, so that every place they cite has its number."""
    made = tuple(blocks)
    by = f"Prepared by: {typed.role}. " if typed.role else ""
    return Paper(
        title=typed.title or title,
        subtitle=f"{by}What stands under Purpose, Recommendation and Budget is the author’s own text; the rest comes from the catalogue.",
        blocks=(*authors(typed), *made, *references(notes)),
        footer=FOOTER,
    )


def authors(typed: AuthorInput) -> Iterator[Block]:
    """The author's own words."""
    for heading, text in (("Purpose", typed.purpose), ("Recommendation", typed.recommendation), ("Budget", typed.budget)):
        yield Heading(heading)
        yield Paragraph(text or NOT_WRITTEN)


def background(programmes: tuple[Programme, ...], reference: Reference) -> Iterator[Block]:
    """What the catalogue is, on which documents the paper stands, and how old they are."""
    used = {slug for programme in programmes for slug in programme.sources}
    yield Heading("Background")
    yield Paragraph(BACKGROUND)
    yield Paragraph(f"It stands on {count_words(len(used), 'document', 'documents')}:")
    yield Bullets(
        tuple(f"{one.title} ({one.publisher}, {month_words(one.date)})" for slug, one in reference.sources.items() if slug in used)
    )
    yield Paragraph(NOT_CHECKED, strong=True)


def figures(programmes: tuple[Programme, ...], reference: Reference, notes: Notes) -> Iterator[Block]:
    """Every printed figure with what it measures and who reports it."""
    rows = tuple(figure_row(one, claim, figure, reference, notes) for one in programmes for claim in one.claims for figure in claim.figures)
    yield Heading("Figures")
    if rows:
        yield Paragraph(AS_PRINTED)
        head = ("Listing", "Figure", "What it measures", "Kind and period", "Who reports it")
        yield Table("Every figure that the documents print", head, rows, (19, 14, 31, 18, 18))
    without = [one.name.text for one in programmes if not any(claim.figures for claim in one.claims)]
    if without:
        yield Paragraph(f"No figure is printed for: {and_list(without)}.")


def figure_row(one: Programme, claim: Claim, figure: Figure, reference: Reference, notes: Notes) -> tuple[str, ...]:
    """One figure."""
    kind = "Target" if figure.target or claim.kind is ClaimKind.TARGET else reference.words("claim_kinds", claim.kind)
    whom = about(claim, reference)
    return (
        one.name.text,
        figure.value,
        f"{figure.measures} {numbered(notes.of(claim.citations))}",
        f"{kind}, {figure.period or 'period not stated'}{f'. About: {whom}' if whom else ''}",
        claim.reporter or reference.words("reporters", claim.reported_by),
    )


def lines(key: str, one: Subject) -> str:
    """What one row of a comparison says of a listing, a line each."""
    return "\n".join(said(line) for line in LINES[key](one)) or "Not stated"


def ages(one: Subject) -> str:
    """Ages in a few words, with where they stand; the document's own words are with what is known of each listing."""
    found = LINES["ages"](one)
    text = age_words(one.programme.age) if one.programme.age else found[0].text.split(". ")[0]
    return f"{text} {numbered(found[0].notes)}".strip()


def in_a_sentence(programme: Programme, notes: Notes) -> str:
    """What it is; of what nobody can be referred to, that first."""
    apart = help_notice(programme)
    return with_places(f"{f'{apart}. ' if apart else ''}{programme.summary.text}", [programme.summary], notes)


def where(programme: Programme, reference: Reference, notes: Notes) -> str:
    """Where it is, each place in its own sense."""
    return with_places(where_words(programme.areas, reference), programme.areas, notes)


def need_words(programme: Programme, reference: Reference, notes: Notes) -> str:
    """The needs that a listing is said to help with."""
    helps = ", ".join(reference.words("needs", need.code).lower() for need in programme.needs) or "Not stated"
    return with_places(helps, programme.needs, notes)


def result_words(programme: Programme, reference: Reference, notes: Notes) -> str:
    """What is reported of results, with the claims that report it."""
    evidence = programme.evidence.result
    kind = ClaimKind.ACTIVITY if evidence is Result.ACTIVITY else ClaimKind.OUTCOME
    own = [claim for claim in programme.claims if claim.scope in OWN and claim.kind is kind]
    return with_places(reference.words("results", evidence.value), own, notes)


def status_and_age(programme: Programme, reference: Reference, notes: Notes) -> str:
    """Whether it ran when it was last described, and when that was."""
    plain = reference.words("statuses", "running") if programme.status else "Status not stated"
    told = f"{status_words(programme, reference) or plain}, {month_words(reference.as_of(programme))}"
    return with_places(told, programme.status, notes)


def with_places(text: str, facts: Iterable[Cited], notes: Notes) -> str:
    """A text with the numbers of the places where these facts stand."""
    return f"{text} {numbered(notes.of(cite for fact in facts for cite in fact.citations))}".strip()


def costs(subjects: tuple[Subject, ...]) -> Iterator[Block]:
    """What is printed of money, and what one costs or why that cannot be worked out."""
    yield Heading("Costs")
    alike: dict[str, list[str]] = defaultdict(list)
    for one in subjects:
        alike[joined(lines(key, one) for key in COST_KEYS)].append(one.programme.name.text)
    facts = tuple(PaperFact(and_list(names), text) for text, names in alike.items())
    yield Facts(facts, "Costs", ("Listing", "What the documents print"))


def joined(texts: Iterable[str]) -> str:
    """Each text once, a line each; that nothing is stated is said only where nothing is."""
    found = list(dict.fromkeys(texts))
    return "\n".join([text for text in found if text != "Not stated"] or found)


def risks(subjects: tuple[Subject, ...], reference: Reference) -> Iterator[Block]:
    """What to read with care: age, status, caveats, misprints."""
    yield Heading("Risks")
    yield Paragraph(DELIVERY_RISKS)
    rows = tuple((one.programme.name.text, "\n".join(cautions_of(one, reference))) for one in subjects)
    yield Table("What to read with care", ("Listing", "With care, because"), rows, (28, 72))


def cautions_of(one: Subject, reference: Reference) -> Iterator[str]:
    """The cautions about one listing."""
    yield f"Status and age of the information: {status_and_age(one.programme, reference, one.notes)}"
    for key in CARE_KEYS:
        yield from (said(line) for line in LINES[key](one) if line.text not in NOTHING_TO_SAY)
