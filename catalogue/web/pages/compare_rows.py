"""The rows of a comparison: one question a row, one cell a listing, none left blank."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalogue.domain.criteria import Force, Operator
from catalogue.domain.evidence import OWN, Claim, ClaimKind, Figure
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list, month_words
from catalogue.services.reference import Reference
from catalogue.web.pages.ages import Bar, bar
from catalogue.web.pages.evidence import about
from catalogue.web.pages.money import cost_lines, printed_lines, sum_lines
from catalogue.web.pages.notes import Line, Notes
from catalogue.web.pages.programme_lines import age_lines, coded_line, conditions_of, history_of, line, provider_lines, where_lines
from catalogue.web.words import count_words, help_notice

NOT_STATED = (Line("Not stated"),)
DOSE = ("format", "length", "dose", "content", "venue", "exit")


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the listings that are compared, and what its cells are written with."""

    programme: Programme
    inherited: dict[str, str]
    reference: Reference
    notes: Notes


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says of one listing; the ages also as a bar."""

    lines: tuple[Line, ...]
    bar: Bar | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What it says without the notes: two cells that say the same are the same."""
        return tuple(f"{one.text} {one.mark or ''}" for one in self.lines)


Lines = Callable[[Subject], tuple[Line, ...]]


def what_it_is(one: Subject) -> tuple[Line, ...]:
    """Its kind, whether one can be referred to it, and its summary."""
    kind = coded_line(one.programme.kind, one.reference.words("kinds", one.programme.kind.code), one.notes)
    notice = help_notice(one.programme)
    return (kind, *((Line(notice),) if notice else ()), line(one.programme.summary, one.notes))


def tiers(one: Subject) -> tuple[Line, ...]:
    """Each tier, a document's or ours."""
    return tuple(coded_line(tier, one.reference.words("tiers", tier.code), one.notes) for tier in one.programme.tiers)


def ages(one: Subject) -> tuple[Line, ...]:
    """Ages in words."""
    return age_lines(one.programme, one.notes, one.inherited.get("age"))


def areas(one: Subject) -> tuple[Line, ...]:
    """Each place in its own sense."""
    return where_lines(one.programme, one.reference, one.notes, one.inherited.get("areas"))


def providers(one: Subject) -> tuple[Line, ...]:
    """Who runs, funds or commissions it."""
    return provider_lines(one.programme, one.reference, one.notes)


def for_whom(one: Subject) -> tuple[Line, ...]:
    """Conditions that must hold, then whom it is meant first for."""
    found = []
    for group in conditions_of(one.programme, one.notes, one.inherited.get("criteria")):
        part = f"{group.heading}: " if group.heading else ""
        found += [Line(f"{part}Must hold: {each.text}", each.notes, each.mark) for each in group.requirements]
        found += [Line(f"{part}Meant first for: {each.text}", each.notes, each.mark) for each in group.priorities]
    return tuple(found) or (Line("No condition is printed besides ages and places"),)


def not_for(one: Subject) -> tuple[Line, ...]:
    """Whom a document rules out in so many words."""
    ruled_out = (each for each in one.programme.criteria if each.operator is Operator.NONE_OF and each.force is Force.REQUIREMENT)
    return tuple(Line(each.text, one.notes.of(each.citations)) for each in ruled_out) or (
        Line("Nobody is ruled out in words. Whoever does not meet what must hold is not taken"),
    )


def delivery(one: Subject) -> tuple[Line, ...]:
    """How it is done and how much of it."""
    return by_aspect(one, DOSE)


def staffing(one: Subject) -> tuple[Line, ...]:
    """Who does it."""
    return by_aspect(one, ("staffing",))


def by_aspect(one: Subject, aspects: tuple[str, ...]) -> tuple[Line, ...]:
    """What is said of these aspects, each under its name."""
    return tuple(
        Line(f"{one.reference.words('aspects', aspect)}: {each.text}", one.notes.of(each.citations))
        for aspect in aspects
        for each in one.programme.delivery
        if each.aspect == aspect
    )


def start(one: Subject) -> tuple[Line, ...]:
    """When it began."""
    return (line(one.programme.start, one.notes),) if one.programme.start else ()


def status(one: Subject) -> tuple[Line, ...]:
    """How each document describes it, and how old that is."""
    age = Line(f"Information from {month_words(one.reference.as_of(one.programme))}")
    checked = one.programme.last_checked
    return (*history_of(one.programme, one.notes), age, Line(f"Checked on {checked}" if checked else "Nobody has checked it since"))


def result(one: Subject) -> tuple[Line, ...]:
    """What is reported of results, and by whom."""
    term = one.reference.vocabulary["results"].term(one.programme.evidence.result)
    return (Line(f"{term.label}. {term.sentence}"), *said_by(one, own_claims(one), ClaimKind.OUTCOME, ClaimKind.ACTIVITY))


def evaluation(one: Subject) -> tuple[Line, ...]:
    """What is said of an evaluation, with the claims that say so."""
    term = one.reference.vocabulary["evaluations"].term(one.programme.evidence.evaluation)
    claims = (claim for claim in own_claims(one) if claim.evaluation)
    told = one.reference.evaluation_words(one.programme.evidence)
    return (Line(f"{told}. {term.sentence}"), *(claim_line(claim, one) for claim in claims))


def standard(one: Subject) -> tuple[Line, ...]:
    """A named standard exactly as printed."""
    named = tuple(claim for claim in own_claims(one) if claim.standard)
    return tuple(Line(f"{claim.standard}, level not stated. {claim.text}", one.notes.of(claim.citations)) for claim in named) or (
        Line("No standard is named"),
    )


def figures(one: Subject) -> tuple[Line, ...]:
    """Every figure with what it measures, when, of whom, who reports it, beside what; money has a row of its own."""
    return tuple(figures_line(claim, one) for claim in one.programme.claims if claim.figures and claim.kind is not ClaimKind.COST) or (
        Line("No figure is printed"),
    )


def figures_line(claim: Claim, one: Subject) -> Line:
    """The figures of one claim at their own strength."""
    whom = about(claim, one.reference)
    told = [figure_words(figure, claim, one) for figure in claim.figures]
    told += [f"About: {whom}."] if whom else []
    told.append(f"Reported by: {who_says(claim, one)}. Compared with: {claim.comparison or 'nothing'}.")
    return Line(" ".join(told), one.notes.of(claim.citations))


def figure_words(figure: Figure, claim: Claim, one: Subject) -> str:
    """One figure: what sort, its value, what it measures and for when."""
    is_aim = figure.target or claim.kind is ClaimKind.TARGET
    kind = one.reference.words("claim_kinds", ClaimKind.TARGET if is_aim else claim.kind)
    return f"{kind}: {figure.value}, {figure.measures} ({figure.period or 'period not stated'})."


def who_says(claim: Claim, one: Subject) -> str:
    """Who reports a claim."""
    return claim.reporter or one.reference.words("reporters", claim.reported_by)


def in_words(one: Subject) -> tuple[Line, ...]:
    """What is claimed without a figure."""
    bare = (claim for claim in one.programme.claims if not claim.figures and not claim.evaluation)
    return tuple(claim_line(claim, one) for claim in bare) or (Line("Nothing is claimed without a figure"),)


def claim_line(claim: Claim, one: Subject) -> Line:
    """A claim in words, with whom it is about where that is not the listing."""
    whom = about(claim, one.reference)
    kind = one.reference.words("claim_kinds", claim.kind)
    return Line(f"{kind}: {claim.text}{f' About: {whom}.' if whom else ''}", one.notes.of(claim.citations))


def reporters(one: Subject) -> tuple[Line, ...]:
    """Who reports what, and of whom where that is not the listing."""
    return said_by(one, one.programme.claims, *ClaimKind) or (Line("Nobody reports anything"),)


def said_by(one: Subject, claims: Iterable[Claim], *kinds: ClaimKind) -> tuple[Line, ...]:
    """For each kind of claim, who reports it."""
    told = tuple(claims)
    found = []
    for kind in kinds:
        saying = [claim for claim in told if claim.kind is kind]
        who = dict.fromkeys(with_whom(who_says(claim, one), claim, one) for claim in saying)
        if who:
            places = one.notes.of(cite for claim in saying for cite in claim.citations)
            found.append(Line(f"{one.reference.words('claim_kinds', kind)} reported by: {'; '.join(who)}", places))
    return tuple(found)


def own_claims(one: Subject) -> tuple[Claim, ...]:
    """The claims that speak for the listing: none from elsewhere or of an approach."""
    return tuple(claim for claim in one.programme.claims if claim.scope in OWN)


def with_whom(text: str, claim: Claim, one: Subject) -> str:
    """Words from a claim, with whom they are about where that is not simply the listing."""
    whom = about(claim, one.reference)
    return f"{text} (about: {whom})" if whom else text


def compared_with(one: Subject) -> tuple[Line, ...]:
    """What results were compared with."""
    claims = (claim for claim in one.programme.claims if claim.comparison)
    return tuple(Line(with_whom(str(claim.comparison), claim, one), one.notes.of(claim.citations)) for claim in claims) or (
        Line("No comparison is given"),
    )


def cost(one: Subject) -> tuple[Line, ...]:
    """Money as printed, with its period, and the sums that can be checked."""
    return (*printed_lines(one.programme, one.notes), *sum_lines(one.programme, one.reference))


def cost_of_one(one: Subject) -> tuple[Line, ...]:
    """What one costs, or why that cannot be worked out."""
    return cost_lines(one.programme, one.reference)


def evaluators(one: Subject) -> tuple[Line, ...]:
    """Who evaluated it."""
    claims = (claim for claim in one.programme.claims if claim.evaluator)
    found = tuple(Line(with_whom(str(claim.evaluator), claim, one), one.notes.of(claim.citations)) for claim in claims)
    return found or (Line("No evaluator is named"),)


def caveats(one: Subject) -> tuple[Line, ...]:
    """What to read with care: of the listing and of each claim."""
    own = tuple(line(words, one.notes) for words in one.programme.caveats)
    claims = (Line(text, one.notes.of(claim.citations)) for claim in one.programme.claims for text in claim.caveats)
    return tuple(dict.fromkeys((*own, *claims))) or (Line("None noted"),)


def differences(one: Subject) -> tuple[Line, ...]:
    """Where documents differ or misprint."""
    return tuple(line(words, one.notes) for words in one.programme.differences) or (Line("None noted"),)


def citations(one: Subject) -> tuple[Line, ...]:
    """Which documents it stands on and in how many places."""
    titles = and_list(one.reference.sources[slug].short_title for slug in one.programme.sources)
    places = {cite for _, cites in one.programme.statements for cite in cites}
    return (Line(f"{titles}: {count_words(len(places), 'place', 'places')}"),)


ROWS: tuple[tuple[str, str, Lines], ...] = (
    ("what", "What it is", what_it_is),
    ("tier", "Tier", tiers),
    ("ages", "Ages", ages),
    ("areas", "Where", areas),
    ("providers", "Who runs it", providers),
    ("for", "Who it is for", for_whom),
    ("not-for", "Who it is not for", not_for),
    ("delivery", "How it is done, and how much", delivery),
    ("staffing", "Staffing", staffing),
    ("start", "Started", start),
    ("status", "Status and age of the information", status),
    ("result", "Result", result),
    ("evaluation", "Evaluation", evaluation),
    ("standard", "Named standard", standard),
    ("figures", "Every figure and what it measures", figures),
    ("in-words", "Claimed without a figure", in_words),
    ("reporters", "Who reports it", reporters),
    ("comparison", "Compared with", compared_with),
    ("cost", "Cost and funding", cost),
    ("cost-of-one", "Cost for each person or place", cost_of_one),
    ("evaluators", "Who evaluated it", evaluators),
    ("caveats", "Read with care", caveats),
    ("differences", "Where documents differ or misprint", differences),
    ("citations", "Documents", citations),
)


def cell(key: str, lines_of: Lines, one: Subject) -> Cell:
    """One cell."""
    age = one.programme.age if key == "ages" else None
    return Cell(lines_of(one) or NOT_STATED, bar(age) if age else None)
