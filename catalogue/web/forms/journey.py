"""What travels from page to page of a referral: every answer, in hidden fields, because nothing is stored."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from werkzeug.datastructures import MultiDict

from catalogue.domain.profile import Profile
from catalogue.domain.referral import Writer
from catalogue.services.reference import Reference
from catalogue.web.forms.profile import ProfileForm

MOST_LISTINGS = 6
"""How many listings one referral may go to: more is no longer a plan for one young person."""
PROFILE = (
    "age", "year_group", "sdq_score", "sdq_informant", "gender", "ethnicity", "borough", "education", "needs", "gang_involvement",
    "justice_status", "setting", "referrer", "willing", "band", "band_reason",
)  # fmt: skip
OWN = ("programme", "added", "added_reason", "writer", "leave_out", "filled")
ANSWER = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+", re.IGNORECASE)
"""How questions of a referral are named, and the parts of a date."""
LONGEST_REASON = 500
WRITERS = {"parent": Writer.PARENT, "self": Writer.YOUNG_PERSON}
"""Who writes, where matching was told who refers."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything that was sent. `filled` says that the form itself was sent, so that an empty answer is a choice.

    `added` has the reason for each listing chosen by hand; `unexplained` are those whose reason is missing or too long.
    """

    sent: MultiDict[str, str] = field(repr=False)
    programmes: tuple[str, ...]
    writer: Writer | None
    left_out: frozenset[str]
    added: dict[str, str] = field(repr=False)
    unexplained: tuple[str, ...]
    filled: bool

    @property
    def chosen(self) -> tuple[str, ...]:
        """The listings that it goes to."""
        return tuple(slug for slug in self.programmes if slug not in self.left_out)

    @property
    def holds_answers(self) -> bool:
        """Whether a page made of it tells of somebody: the form was filled in, or answers or reasons of a match travel along."""
        return self.filled or any(self.sent.get(name) for name in (*PROFILE, "added_reason"))

    @property
    def is_from_match(self) -> bool:
        """Whether it began with a match, which asks at least for an age or a school year."""
        return any(self.sent.get(name) for name in ("age", "year_group"))

    def without(self, names: Iterable[str]) -> Pairs:
        """What travels on from a page that itself asks for these names."""
        asked = set(names)
        return tuple((name, value) for name, value in self.sent.items(multi=True) if name not in asked and travels(name))

    def profile(self, reference: Reference) -> tuple[ProfileForm, Profile | None]:
        """The answers of the match; None where it did not begin with a match."""
        form = ProfileForm(MultiDict((name, value) for name, value in self.sent.items(multi=True) if name in PROFILE), reference)
        return form, form.profile() if self.is_from_match else None


def travels(name: str) -> bool:
    """Whether a field of this name belongs to a referral."""
    return name in PROFILE or name in OWN or ANSWER.fullmatch(name) is not None


def journey_of(sent: MultiDict[str, str]) -> Journey:
    """Reads what was sent."""
    said = sent.get("writer", "")
    known = {one.value: one for one in Writer}
    chosen = sent.getlist("added")
    reasons = dict(zip_longest(chosen, sent.getlist("added_reason")[: len(chosen)], fillvalue=""))
    explained = {slug: reason for slug, reason in reasons.items() if reason.strip() and len(reason) <= LONGEST_REASON}
    return Journey(
        sent=sent,
        programmes=tuple(dict.fromkeys(sent.getlist("programme"))),
        writer=known.get(said) or WRITERS.get(sent.get("referrer", "")),
        left_out=frozenset(sent.getlist("leave_out")),
        added=explained,
        unexplained=tuple(slug for slug in reasons if slug not in explained),
        filled=bool(sent.get("filled")),
    )
