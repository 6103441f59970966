"""What follows from the answers, in the order in which a practitioner thinks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from catalogue.domain.matches import Match
from catalogue.domain.matching import Answer
from catalogue.domain.ordering import rank
from catalogue.domain.profile import Profile
from catalogue.domain.prose import and_list
from catalogue.domain.rules import Level, Rulebook
from catalogue.services.match import FIRST, Matching, messages
from catalogue.services.reference import Reference
from catalogue.web.forms.own import OwnChoices, Pairs, answers_of, as_before, level_of
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.match_band import BandView, FiredRuleView, band_view, said_of
from catalogue.web.pages.match_cards import Card, Cite, StatusNoticeView, before_view, card_of, cite_of, needs_words
from catalogue.web.pages.match_changes import ChangesView, changes_view
from catalogue.web.pages.match_out import OpenQuestion, RuledOutGroup, ask_next, link_of, open_questions, out_groups, sort_of
from catalogue.web.pages.match_own import AddForm, Chosen, Narrowed, add_form, chosen_listings, narrowed
from catalogue.web.pages.questions import Group, own_level, question_groups
from catalogue.web.pages.search import Link
from catalogue.web.words import count_words

NEAR_MATCHES = ("no_local_provision", "availability_unconfirmed", "neighbouring_labelled", "no_programme_fits")
ABOUT_BOROUGH = ("no_local_provision", "availability_unconfirmed", "neighbouring_labelled")
SAID_ELSEWHERE = {
    "emergency_999", "safeguarding_referral", "contradictory_information", "insufficient_information", "no_specific_programme",
}  # fmt: skip
NO_BOROUGH = "You have not said which borough they live in, so where these can be had is open."
IN_SHORT = 3


@dataclass(frozen=True, slots=True)
class Enforcement:
    """What is never offered."""

    count: int
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class HiddenAnswers:
    """What travels with the forms of the page as hidden fields: it is kept nowhere else."""

    answers: Pairs
    level: Pairs
    added: Pairs
    shown: Pairs
    before: Pairs

    @property
    def situation(self) -> Pairs:
        """What a referral starts from: the answers and the practitioner's own choices."""
        return (*self.answers, *self.level, *self.added)

    @property
    def all(self) -> Pairs:
        """What leads to the same page again."""
        return (*self.situation, *self.shown)


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One part of the answer in a line; `target` is the id of the part."""

    label: str
    target: str
    text: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """The smallest set that covers the needs that were named, and what nothing covers.

    `before` is what to know first of some of them; `open` are those that a referral can be started to, by slug and name.
    """

    listings: tuple[tuple[Link, str], ...]
    before: tuple[tuple[str, StatusNoticeView], ...]
    open: tuple[tuple[str, str], ...]
    wanted: str
    uncovered: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """Everything that follows from the answers."""

    template: ClassVar[str] = "pages/match/results.html"
    emergency: bool
    advice: tuple[FiredRuleView, ...]
    stopped: str | None
    changed: ChangesView | None
    band: BandView
    package: PackageView
    narrowed: Narrowed
    first: tuple[Card, ...]
    rest: tuple[Card, ...]
    chosen: tuple[Chosen, ...]
    add: AddForm
    for_groups: tuple[Card, ...]
    questions: tuple[OpenQuestion, ...]
    out: tuple[RuledOutGroup, ...]
    out_count: int
    enforcement: Enforcement
    about_matches: tuple[str, ...]
    messages: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    own: Group
    carried: HiddenAnswers
    version: str
    notice: str = ""

    @property
    def title(self) -> str:
        """The title; it says where something is wrong."""
        return f"What fits{': there is a problem' if self.add.problems else ''}"

    @property
    def short(self) -> tuple[SummaryLine, ...]:
        """The answer in a few lines, for somebody with ten seconds."""
        return tuple(summary_lines(self))


def results_page(
    form: ProfileForm, own: OwnChoices, profile: Profile, answer: Answer, matching: Matching, reference: Reference
) -> ResultsPage:
    """What follows from the answers, in words."""
    rules = matching.rules
    left = [one for one in ordered(answer, profile, form.band.data, rules) if own.narrowing.keeps(one, profile, rules)]
    cards = tuple(card_of(one, reference) for one in left)
    said = messages(answer, reference, profile)
    groups = question_groups(form)
    enforcement = sum(sort_of(one) == "enforcement" for one in answer.ruled_out)
    return ResultsPage(
        emergency=answer.emergency,
        advice=tuple(said_of(rule, reference) for rule in answer.advice),
        stopped=answer.stopped.text if answer.stopped else None,
        changed=changes_view(own, form, answer, matching, reference),
        band=band_view(answer, form, reference),
        package=package_view(answer, reference),
        narrowed=narrowed(answer, own, profile, rules, reference),
        first=cards[:FIRST], rest=cards[FIRST:],
        chosen=() if answer.stopped else chosen_listings(answer, own, rules, reference),
        add=add_form(answer, own),
        for_groups=tuple(card_of(one, reference) for one in answer.for_groups),
        questions=open_questions(answer, profile),
        out=() if answer.stopped else out_groups(answer, profile, reference),
        out_count=sum(one.can_be_chosen for one in answer.ruled_out),
        enforcement=Enforcement(enforcement, rules.last_resort.text, cite_of(rules.last_resort.citation, reference)),
        about_matches=() if answer.stopped else about_matches(said, profile),
        messages=tuple(text for code, text, _ in said if code not in SAID_ELSEWHERE and code not in NEAR_MATCHES),
        told=tuple((question.label, question.told) for group in groups for question in group.questions if question.told),
        groups=groups, own=own_level(form), version=rules.version,
        carried=HiddenAnswers(answers_of(form), level_of(form), own.added_pairs, own.shown, as_before(form)),
    )  # fmt: skip


def package_view(answer: Answer, reference: Reference) -> PackageView:
    """The set in words."""
    known_first = tuple((one.programme, before_view(one.programme, reference)) for one in answer.package)
    return PackageView(
        listings=tuple(
            (link_of(one.programme.slug, one.programme.name.text), needs_words(one.covers, reference)) for one in answer.package
        ),
        before=tuple((one.name.text, before) for one, before in known_first if before),
        open=tuple((one.slug, one.name.text) for one, before in known_first if not (before and before.closed)),
        wanted=needs_words(answer.wanted.named, reference),
        uncovered=needs_words(answer.uncovered, reference),
    )


def summary_lines(page: ResultsPage) -> Iterator[SummaryLine]:
    """The lines in the order of the page."""
    if page.band.contradictions:
        yield SummaryLine("Check first", "contradictions", " ".join(one.text for one in page.band.contradictions))
    why = "; ".join(one.text.rstrip(".") for one in page.band.reasons[:IN_SHORT])
    yield SummaryLine("How serious", "band-heading", f"{page.band.heading}{f': {why}' if why else ''}")
    if page.stopped:
        return
    if page.package.listings or page.package.uncovered:
        yield SummaryLine("Together", "package", "; ".join(together(page.package)))
    best = "; ".join(f"{card.name} ({card.place.lower()}, {card.standing.lower()})" for card in page.first[:IN_SHORT])
    yield SummaryLine("Best matches", "matches", best or "none")
    if page.chosen:
        yield SummaryLine("Chosen by you", "chosen", and_list(one.card.name for one in page.chosen))
    if page.questions and (ask := ask_next(page.band.missing, page.questions)):
        yield SummaryLine("Ask next", "ask", ask)
    yield SummaryLine("Does not fit", "out", f"{count_words(page.out_count, 'listing', 'listings')}, each with the reason")


def together(package: PackageView) -> Iterator[str]:
    """What the smallest set covers, and what nothing does."""
    if package.listings:
        covers = "what can be covered" if package.uncovered else package.wanted
        yield f"{and_list(link.label for link, _ in package.listings)} would cover {covers}"
    if package.uncovered:
        yield f"{'n' if package.listings else 'N'}ot covered: {package.uncovered}"


def about_matches(said: tuple[tuple[str, str, str | None], ...], profile: Profile) -> tuple[str, ...]:
    """What to know before reading the matches; nothing is said of a borough that is not known."""
    known = profile.answer("residence") is not None
    texts = tuple(text for code, text, _ in said if code in NEAR_MATCHES and (known or code not in ABOUT_BOROUGH))
    return texts if known else (NO_BOROUGH, *texts)


def ordered(answer: Answer, profile: Profile, chosen: str, rules: Rulebook) -> tuple[Match, ...]:
    """The matches; in the order of the practitioner's own level where one was chosen."""
    if not chosen:
        return answer.matches
    return tuple(sorted(answer.matches, key=lambda one: rank(one, profile, answer.wanted, Level(chosen), rules)))
