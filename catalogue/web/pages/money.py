"""What listings cost: money as printed, sums that can be checked, and what one costs or why nobody can say."""

from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from catalogue.domain.money import printed_once, sums, unit_costs
from catalogue.domain.printed_money import PrintedMoney, printed_money
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.services.money import NamedMoney, all_money, listings_with_money, money_of, names_money
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.words import count_words

SUM = "our sum"
AGAIN = "It is the same printed money as above."


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
    by_listing = groupby(all_money(snapshot), key=lambda one: one.programme)
    having = listings_with_money(snapshot)
    return MoneyPage(
        rows=tuple(money_row(programme, tuple(named), reference, notes) for programme, named in by_listing),
        for_one=for_one_words(having, reference),
        misprints=misprint_words(having, reference),
        notes=notes.listed(),
    )


def money_row(programme: Programme, named: tuple[NamedMoney, ...], reference: Reference, notes: Notes) -> MoneyRow:
    """One listing."""
    printed = tuple(named_line(one, notes) for one in named)
    return MoneyRow(programme.slug, programme.name.text, printed, sum_lines(programme, reference), cost_lines(programme, reference))


def money_lines(programme: Programme, snapshot: Snapshot, reference: Reference, notes: Notes) -> tuple[Line, ...]:
    """Everything about money in one list; nothing where no money is named. What its claims say that it costs stands with the claims."""
    if not names_money(programme):
        return ()
    funding = tuple(named_line(one, notes) for one in money_of(programme, snapshot) if one.money.claim is None)
    costs = (Line(f"What one costs: {one.text[:1].lower()}{one.text[1:]}", mark=one.mark) for one in cost_lines(programme, reference))
    return (*funding, *sum_lines(programme, reference), *costs)


def printed_lines(programme: Programme, notes: Notes) -> tuple[Line, ...]:
    """Funding, then costs, each with its period."""
    return tuple(printed_line(one, notes) for one in printed_money(programme))


def named_line(one: NamedMoney, notes: Notes) -> Line:
    """Money, and where else the same printed money stands, so that nobody adds it twice."""
    return printed_line(one.money, notes, *[AGAIN] * one.again, *[beside_words(one.also)] * bool(one.also))


def beside_words(also: tuple[Programme, ...]) -> str:
    """That it is printed once and stands beside other listings too."""
    return f"It is printed once and stands beside {and_list(one.name.text for one in also)} too: do not add it."


def printed_line(one: PrintedMoney, notes: Notes, *more: str) -> Line:
    """Money that a document names: how much, for what, by whom, for when."""
    if one.claim:
        text = f"{one.amount}: {one.text} ({one.period or 'period not stated'})"
        return Line(" ".join((f"{text}." if more else text, *more)), notes.of(one.citations))
    paid = f"Paid by: {one.funder}." if one.funder else ""
    parts = (f"{one.amount}:" if one.amount else "", one.text, paid, f"Period: {one.period or 'not stated'}.", *more)
    return Line(" ".join(part for part in parts if part), notes.of(one.citations))


def sum_lines(programme: Programme, reference: Reference) -> tuple[Line, ...]:
    """The sums that can be checked."""
    return tuple(Line(f"Arithmetic: {one.text}", mark=SUM) for one in sums(programme.claims, reference.figures))


def cost_lines(programme: Programme, reference: Reference) -> tuple[Line, ...]:
    """What one costs, or why that cannot be worked out."""
    return tuple(Line(one.text, mark=SUM if one.amount is not None else None) for one in unit_costs(programme, reference.figures))


def for_one_words(having: tuple[Programme, ...], reference: Reference) -> str:
    """For how many it can be worked out what one costs."""
    can = sum(any(cost.amount is not None for cost in unit_costs(one, reference.figures)) for one in having)
    named = count_words(len(having), "listing", "listings")
    if not can:
        return f"Documents name money for {named}. For none of them can it be worked out what one person or place costs."
    return f"Documents name money for {named}. For {can} of them it can be worked out what one person or place costs."


def misprint_words(having: tuple[Programme, ...], reference: Reference) -> str:
    """How many printed sums can be checked and how many are not as printed; each once, beside how many listings it may stand."""
    checked = printed_once(one for programme in having for one in sums(programme.claims, reference.figures))
    wrong = sum(not one.adds_up for one in checked)
    return (
        f"{count_words(len(checked), 'sum', 'sums')} can be checked; {wrong} {'is' if wrong == 1 else 'are'} not what the document prints."
    )
