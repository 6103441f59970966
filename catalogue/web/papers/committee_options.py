"""A committee paper from a comparison: options side by side, what is known of each, and what must not be compared."""

from collections.abc import Iterator

from catalogue.domain.evidence import Evaluation, Result
from catalogue.domain.prose import and_list
from catalogue.domain.sources import Basis
from catalogue.services.compare import Comparison
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.compare import inherited_of
from catalogue.web.pages.compare_rows import ROWS, Subject
from catalogue.web.pages.notes import Notes
from catalogue.web.papers.committee import (
    CARE_KEYS,
    COST_KEYS,
    LABELS,
    LINES,
    AuthorInput,
    ages,
    background,
    committee_paper,
    costs,
    figures,
    in_a_sentence,
    lines,
    risks,
    status_and_age,
    where,
)
from catalogue.web.papers.paper import Block, Bullets, Fact, Facts, Heading, Paper, Paragraph, Table
from catalogue.web.papers.references import said

TITLE = "Options for young people at risk of gangs and violence"
ELSEWHERE = {*COST_KEYS, *CARE_KEYS, "figures", "citations", "reporters"}
"""Rows of a comparison that the paper gives under headings of their own."""
ASKED = (
    "ages",
    "areas",
    "providers",
    "delivery",
    "staffing",
    "start",
    "figures",
    "comparison",
    "evaluators",
    "cost",
    "cost-of-one",
)
"""What a committee would ask of each option: said under “What we do not know” where no document answers."""
STATED = {Basis.STATED: "Stated", Basis.INFERRED: "Our reading"}


def options_paper(comparison: Comparison, typed: AuthorInput, snapshot: Snapshot, reference: Reference) -> Paper:
    """The whole paper."""
    notes = Notes(reference)
    programmes = comparison.programmes
    subjects = tuple(Subject(one, inherited_of(one, snapshot), reference, notes) for one in programmes)
    blocks = (
        *background(programmes, reference),
        *in_short(subjects, reference, notes),
        *options(subjects),
        *figures(programmes, reference, notes),
        *not_compared(comparison),
        *gaps(subjects, reference),
        *costs(subjects),
        *risks(subjects, reference),
        *unknown(subjects),
    )
    return committee_paper(typed, TITLE, blocks, notes)


def in_short(subjects: tuple[Subject, ...], reference: Reference, notes: Notes) -> Iterator[Block]:
    """The options on one page."""
    yield Heading("The options in short")
    yield Paragraph("The options stand in the order in which they were chosen.")
    rows = tuple(
        (
            one.programme.name.text,
            in_a_sentence(one.programme, notes),
            ages(one),
            where(one.programme, reference, notes),
            status_and_age(one.programme, reference, notes),
        )
        for one in subjects
    )
    yield Table("Options", ("Option", "What it is", "Ages", "Where", "Status"), rows, (19, 34, 13, 16, 18))


def options(subjects: tuple[Subject, ...]) -> Iterator[Block]:
    """Each option with what is known of it."""
    yield Heading("What is known of each option")
    for one in subjects:
        yield Heading(one.programme.name.text, 2)
        facts = tuple(Fact(label, lines(key, one)) for key, label, _ in ROWS if key not in ELSEWHERE)
        yield Facts(facts, one.programme.name.text, ("Question", "What the documents say"))


def not_compared(comparison: Comparison) -> Iterator[Block]:
    """The comparisons that would be false."""
    if comparison.cautions:
        yield Heading("What must not be compared")
        yield Bullets(tuple(one.text for one in comparison.cautions))


def gaps(subjects: tuple[Subject, ...], reference: Reference) -> Iterator[Block]:
    """Which needs the options name, and which none of them names."""
    named = {need.code for one in subjects for need in one.programme.needs}
    yield Heading("Gaps")
    rows = tuple((term.label, *(helps(one, term.code) for one in subjects)) for term in reference.vocabulary["needs"] if term.code in named)
    if rows:
        head = ("Need", *(one.programme.name.text for one in subjects))
        yield Table("Needs that the options are said to help with", head, rows, (22, *(78 // len(subjects),) * len(subjects)))
    left = [term.label.lower() for term in reference.vocabulary["needs"] if term.code not in named]
    if left:
        yield Paragraph(f"None of these options is said to help with: {and_list(left)}.")


def helps(one: Subject, need: str) -> str:
    """Whether a listing is said to help with a need."""
    return next((STATED[tag.basis] for tag in one.programme.needs if tag.code == need), "Not named")


def unknown(subjects: tuple[Subject, ...]) -> Iterator[Block]:
    """What no document answers, option by option."""
    yield Heading("What we do not know")
    rows = tuple((one.programme.name.text, "\n".join(unanswered(one)) or "Nothing of what is asked here is left open") for one in subjects)
    yield Table("What no document answers", ("Option", "Not known"), rows, (28, 72))


def unanswered(one: Subject) -> Iterator[str]:
    """The questions about one listing that no document answers: nothing is cited and nothing was worked out."""
    for key in ASKED:
        found = LINES[key](one)
        if not any(line.notes or line.mark for line in found):
            yield f"{LABELS[key]}: {'; '.join(said(line) for line in found) or 'not stated'}"
    evidence = one.programme.evidence
    if evidence.result in {Result.NONE, Result.ACTIVITY}:
        yield "Whether it works: no outcome is reported"
    if evidence.evaluation is not Evaluation.DONE_RESULT_GIVEN:
        yield "What an evaluation found: none with a result is reported"
