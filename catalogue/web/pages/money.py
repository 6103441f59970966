"""What listings cost: money as printed, sums that can be checked, and what one costs or why nobody can say."""

from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.evidence import ClaimKind
from catalogue.domain.money import sums, unit_costs
from catalogue.domain.programme import Funding, Programme
from catalogue.services.reference import Reference
from catalogue.services.shelf import Snapshot, by_name
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.words import count_words

SUM = "our sum"


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A listing with the money that is printed for it."""

    slug: str
    name: str
    printed: tuple[Line, ...]
    checked: tuple[Line, ...]
    for_one: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """Every listing for which a document names money."""

    template: ClassVar[str] = "pages/money.html"
    rows: tuple[MoneyRow, ...]
    for_one: str
    misprints: str
    notes: tuple[Note, ...]
    title: str = "What it costs, as printed"


def money_page(snapshot: Snapshot, reference: Reference) -> MoneyPage:
    """The page."""
    notes = Notes(reference)
    having = [one for one in sorted(snapshot.programmes.values(), key=by_name) if names_money(one)]
    return MoneyPage(
        rows=tuple(money_row(one, notes) for one in having),
        for_one=for_one_words(having),
        misprints=misprint_words(having),
        notes=notes.listed(),
    )


def names_money(programme: Programme) -> bool:
    """Whether a document names money for it."""
    return bool(programme.funding) or any(claim.kind is ClaimKind.COST for claim in programme.claims)


def money_row(programme: Programme, notes: Notes) -> MoneyRow:
    """One listing."""
    return MoneyRow(programme.slug, programme.name.text, printed_lines(programme, notes), sum_lines(programme), cost_lines(programme))


def money_lines(programme: Programme, notes: Notes) -> tuple[Line, ...]:
    """Everything about money in one list; nothing where no money is named."""
    if not names_money(programme):
        return ()
    funding = tuple(funding_line(one, notes) for one in programme.funding)
    costs = (Line(f"What one costs: {one.text[:1].lower()}{one.text[1:]}", mark=one.mark) for one in cost_lines(programme))
    return (*funding, *sum_lines(programme), *costs)


def printed_lines(programme: Programme, notes: Notes) -> tuple[Line, ...]:
    """Funding, then costs, each with its period."""
    costs = (
        Line(f"{figure.value}: {figure.measures} ({figure.period or 'period not stated'})", notes.of(claim.citations))
        for claim in programme.claims
        if claim.kind is ClaimKind.COST
        for figure in claim.figures
    )
    return (*(funding_line(one, notes) for one in programme.funding), *costs)


def funding_line(one: Funding, notes: Notes) -> Line:
    """Money that a document names: how much, for what, by whom, for when."""
    parts = [f"{one.amount}:" if one.amount else "", one.text, f"Paid by: {one.funder}." if one.funder else ""]
    return Line(" ".join(part for part in (*parts, f"Period: {one.period or 'not stated'}.") if part), notes.of(one.citations))


def sum_lines(programme: Programme) -> tuple[Line, ...]:
    """The sums that can be checked."""
    return tuple(Line(f"Arithmetic: {one.text}", mark=SUM) for one in sums(programme.claims))


def cost_lines(programme: Programme) -> tuple[Line, ...]:
    """What one costs, or why that cannot be worked out."""
    return tuple(Line(one.text, mark=SUM if one.amount is not None else None) for one in unit_costs(programme))


def for_one_words(having: list[Programme]) -> str:
    """For how many it can be worked out what one costs."""
    can = sum(any(cost.amount is not None for cost in unit_costs(one)) for one in having)
    named = count_words(len(having), "listing", "listings")
    if not can:
        return f"Documents name money for {named}. For none of them can it be worked out what one person or place costs."
    return f"Documents name money for {named}. For {can} of them it can be worked out what one person or place costs."


def misprint_words(having: list[Programme]) -> str:
    """How many sums can be checked and how many are not as printed."""
    checked = [one for programme in having for one in sums(programme.claims)]
    wrong = sum(not one.adds_up for one in checked)
    return (
        f"{count_words(len(checked), 'sum', 'sums')} can be checked; {wrong} {'is' if wrong == 1 else 'are'} not what the document prints."
    )
