"""What a practitioner chose on the page of results: listings of their own, what to show, and the answers before the last change.

All of it travels in hidden fields from page to page and is kept nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from catalogue.domain.availability import Availability
from catalogue.domain.narrowing import Narrowing, NarrowingCondition
from catalogue.domain.profile import Profile
from catalogue.services.reference import Reference
from catalogue.web.forms.profile import MOST_WORDS, ProfileForm

Pairs: TypeAlias = tuple[tuple[str, str], ...]
SHOW = {"show_place": "places", "show_need": "needs", "show_tier": "tiers", "show_only": "only"}
OWN_LEVEL = ("band", "band_reason")
MOST_ADDED = 6
"""As many as one referral takes; each of them is a choice against the catalogue's own answer."""
MOST_BEFORE, MOST_ANSWERS = 4_000, 80
SAY_WHICH, SAY_WHY = "Choose a listing", "Say why you choose it"
TOO_LONG = f"Why you choose it must be {MOST_WORDS} characters or fewer"
TOO_MANY = f"You can add {MOST_ADDED} listings at most. Take one out first"


@dataclass(frozen=True, slots=True)
class AddedListing:
    """A listing that is being added: picked and without a reason yet, or refused with what was typed and what is wrong."""

    slug: str = ""
    reason: str = field(default="", repr=False)
    problems: Pairs = ()


@dataclass(frozen=True, slots=True)
class PreviousAnswers:
    """The answers before the last change."""

    form: ProfileForm
    profile: Profile


@dataclass(frozen=True, slots=True)
class OwnChoices:
    """The choices. `added` are listings with the reason for each."""

    added: dict[str, str] = field(default_factory=dict, repr=False)
    adding: AddedListing = field(default_factory=AddedListing)
    shown: Pairs = ()
    before: str = field(default="", repr=False)

    @property
    def narrowing(self) -> Narrowing:
        """What the matches are narrowed to."""
        return Narrowing(**{kind: frozenset(code for one, code in self.shown if one == name) for name, kind in SHOW.items()})

    @property
    def added_pairs(self) -> Pairs:
        """The listings and reasons as the fields that carry them."""
        return tuple(pair for slug, reason in self.added.items() for pair in (("added", slug), ("added_reason", reason)))

    @property
    def before_pair(self) -> Pairs:
        """The answers before the last change as the field that carries them."""
        return (("before", self.before),) if self.before else ()

    def answered_before(self, reference: Reference) -> PreviousAnswers | None:
        """The answers before the last change, read as answers are; None where there are none that can be read."""
        if not self.before or len(self.before) > MOST_BEFORE:
            return None
        try:
            form = ProfileForm(MultiDict(parse_qsl(self.before, max_num_fields=MOST_ANSWERS)), reference)
        except ValueError:
            return None
        profile = form.profile()
        return PreviousAnswers(form, profile) if profile else None


def own_choices(sent: MultiDict[str, str], choosable: frozenset[str], reference: Reference) -> OwnChoices:
    """The choices that were sent. A code that is none of ours is left out: no page of ours sends one."""
    added: dict[str, str] = {}
    adding = AddedListing(picked) if (picked := sent.get("choose", "")) in choosable else AddedListing()
    for slug, reason in added_pairs(sent):
        if slug == sent.get("remove") or (slug and slug not in choosable):
            continue
        problems = tuple(faults(slug, reason, full=slug not in added and len(added) >= MOST_ADDED))
        if problems:
            adding = AddedListing(slug, reason, problems)
        else:
            added[slug] = reason
    known = codes_to_show(reference)
    shown = tuple((name, code) for name in SHOW for code in dict.fromkeys(sent.getlist(name)) if code in known[name])
    return OwnChoices(added, adding, shown, sent.get("before", ""))


def codes_to_show(reference: Reference) -> dict[str, frozenset[str]]:
    """What matches can be narrowed to, by field."""
    return {
        "show_place": frozenset(one.value for one in Availability if one is not Availability.ELSEWHERE),
        "show_need": frozenset(term.code for term in reference.vocabulary["needs"]),
        "show_tier": frozenset(term.code for term in reference.vocabulary["tiers"]),
        "show_only": frozenset(one.value for one in NarrowingCondition),
    }


def added_pairs(sent: MultiDict[str, str]) -> list[tuple[str, str]]:
    """The listings with their reasons as sent. The last pair is the one being added: it may be blank if nobody asked to add."""
    pairs = zip_longest(sent.getlist("added"), sent.getlist("added_reason"), fillvalue="")
    stripped = [(slug, reason.strip()) for slug, reason in pairs]
    return stripped if "add" in sent else [pair for pair in stripped if any(pair)]


def faults(slug: str, reason: str, *, full: bool) -> Iterator[tuple[str, str]]:
    """What is wrong with a listing that is added, each with its field."""
    if full:
        yield "added-new", TOO_MANY
    if not slug:
        yield "added-new", SAY_WHICH
    if not reason:
        yield "added-reason-new", SAY_WHY
    elif len(reason) > MOST_WORDS:
        yield "added-reason-new", TOO_LONG


def answers_of(form: ProfileForm) -> Pairs:
    """Every answer but the practitioner's own level, to travel along."""
    single = [(one.name, str(one.data or "")) for one in form if one.name not in {"needs", *OWN_LEVEL}]
    return (*((name, value) for name, value in single if value), *(("needs", code) for code in form.needs.data))


def level_of(form: ProfileForm) -> Pairs:
    """The practitioner's own level and why, where there is one."""
    return tuple((name, form[name].data) for name in OWN_LEVEL if form[name].data)


def as_before(form: ProfileForm) -> Pairs:
    """The answers as they are, for the page after the next change to compare with."""
    return (("before", urlencode(answers_of(form))),)
