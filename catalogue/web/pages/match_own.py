"""What the practitioner chose on the page of results: listings of their own with what speaks against them, and what to show."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogue.domain.availability import Availability
from catalogue.domain.matches import Match, RuledOut, Standing
from catalogue.domain.matching import Answer
from catalogue.domain.narrowing import NarrowingCondition, holds
from catalogue.domain.needs import covered
from catalogue.domain.profile import Profile
from catalogue.domain.rules import Rulebook
from catalogue.services.reference import Reference
from catalogue.web.forms.own import OwnChoices
from catalogue.web.pages.match_cards import DOES_NOT_FIT, PLACE_LABELS, Card, Cite, card_of, cites_of
from catalogue.web.pages.search import Option
from catalogue.web.words import count_words

ONLY_LABELS = {
    NarrowingCondition.FITS: "Fits, with nothing left to ask",
    NarrowingCondition.SENDABLE: "My agency can send",
    NarrowingCondition.RUNNING: "Ran when it was described",
}


@dataclass(frozen=True, slots=True)
class CounterReason:
    """What speaks against a listing that was chosen nevertheless."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A listing of the practitioner's own, with their reason."""

    card: Card
    because: str
    against: tuple[CounterReason, ...]


@dataclass(frozen=True, slots=True)
class AddForm:
    """The fields by which a listing is added; open where one was picked or refused."""

    options: tuple[tuple[str, str], ...]
    slug: str
    reason: str
    problems: tuple[tuple[str, str], ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody is about to add one."""
        return bool(self.slug or self.problems)

    def error(self, field: str) -> str | None:
        """What is wrong with a field."""
        return next((text for name, text in self.problems if name == field), None)


@dataclass(frozen=True, slots=True)
class NarrowGroup:
    """Choices of one kind by which the matches are narrowed."""

    name: str
    legend: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How the matches are narrowed: the choices, how many are left of how many, and what was chosen in words."""

    groups: tuple[NarrowGroup, ...]
    shown: int
    of: int

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen, in words."""
        return tuple(option.label for group in self.groups for option in group.options if option.checked)

    @property
    def sentence(self) -> str:
        """How many are shown, and why not all."""
        if not self.chosen:
            return f"{count_words(self.of, 'listing fits', 'listings fit')} or may fit."
        return f"{self.shown} of {self.of} shown: {'; '.join(self.chosen)}."


def chosen_listings(answer: Answer, own: OwnChoices, rules: Rulebook, reference: Reference) -> tuple[Chosen, ...]:
    """Each listing that the practitioner added, with what speaks against it; one that is offered by now has nothing against it."""
    offered = {one.programme.slug: one for one in answer.matches}
    out = {one.programme.slug: one for one in answer.ruled_out}
    found = []
    for slug, because in own.added.items():
        if slug in offered:
            found.append(Chosen(card_of(offered[slug], reference), because, ()))
        elif slug in out:
            card = card_of(as_match(out[slug], answer, rules), reference)
            found.append(Chosen(replace(card, standing=DOES_NOT_FIT), because, tuple(against(out[slug], reference))))
    return tuple(found)


def as_match(one: RuledOut, answer: Answer, rules: Rulebook) -> Match:
    """A listing that is not offered, as if it were, so that its conditions can be shown."""
    return Match(one.programme, Standing.ASK, one.where, one.findings, covered(one.programme, answer.wanted.all, rules.needs))


def against(one: RuledOut, reference: Reference) -> Iterator[CounterReason]:
    """Each reason for which it is not offered, once."""
    seen = dict.fromkeys(reason.text for reason in one.reasons)
    for text in seen:
        yield CounterReason(text, cites_of(tuple(cite for why in one.reasons if why.text == text for cite in why.citations[:1]), reference))


def add_form(answer: Answer, own: OwnChoices) -> AddForm:
    """Every listing that may be added, by name: what is not offered, and can be chosen nevertheless."""
    names = ((one.programme.slug, one.programme.name.text) for one in answer.ruled_out if one.can_be_chosen)
    options = tuple(sorted((pair for pair in names if pair[0] not in own.added), key=lambda pair: pair[1].casefold()))
    return AddForm(options, own.adding.slug, own.adding.reason, own.adding.problems)


def narrowed(answer: Answer, own: OwnChoices, profile: Profile, rules: Rulebook, reference: Reference) -> Narrowed:
    """The choices by which these matches can be narrowed, each with how many have it."""
    every = answer.matches
    places = {code.value: PLACE_LABELS[code] for code in Availability if code is not Availability.ELSEWHERE}
    needs = {term.code: term.label for term in reference.vocabulary["needs"] if term.code in answer.wanted.all | own.narrowing.needs}
    tiers = {term.code: term.label for term in reference.vocabulary["tiers"]}
    only = {code.value: text for code, text in ONLY_LABELS.items() if code is not NarrowingCondition.SENDABLE or profile.word("referrer")}
    counts = {
        "show_place": [(code, text, sum(one.where.availability == code for one in every)) for code, text in places.items()],
        "show_need": [(code, text, sum(code in one.covers for one in every)) for code, text in needs.items()],
        "show_tier": [(code, text, sum(code in {t.code for t in one.programme.tiers} for one in every)) for code, text in tiers.items()],
        "show_only": [(code, text, sum(holds(code, one, profile, rules) for one in every)) for code, text in only.items()],
    }
    legends = {"show_place": "Where", "show_need": "Helps with", "show_tier": "Tier", "show_only": "Only what"}
    groups = tuple(
        NarrowGroup(name, legends[name], tuple(one for one in options_of(name, rows, own) if one.count or one.checked))
        for name, rows in counts.items()
    )
    left = sum(own.narrowing.keeps(one, profile, rules) for one in every)
    return Narrowed(tuple(group for group in groups if group.options), left, len(every))


def options_of(name: str, rows: list[tuple[str, str, int]], own: OwnChoices) -> Iterator[Option]:
    """The choices of one kind."""
    return (Option(code, text, count, (name, code) in own.shown) for code, text, count in rows)
