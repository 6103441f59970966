"""What becomes of a listing for one young person: it fits, something must be asked, or it is ruled out with reasons."""

from dataclasses import dataclass
from enum import StrEnum

from catalogue.domain.availability import AvailabilityFinding
from catalogue.domain.findings import Finding
from catalogue.domain.judging import Verdict
from catalogue.domain.programme import Programme


class Standing(StrEnum):
    """`fits`: every requirement is met. `ask`: none is missed, some are not known."""

    FITS = "fits"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Match:
    """A listing that may be offered, with every condition judged."""

    programme: Programme
    standing: Standing
    where: AvailabilityFinding
    findings: tuple[Finding, ...]
    covers: frozenset[str]
    whole_is_offered: bool = False

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask before referring, each once."""
        open_ones = [finding.question for finding in self.findings if finding.verdict is Verdict.UNKNOWN and finding.requirement]
        return tuple(dict.fromkeys(question for question in (*open_ones, self.where.question) if question))


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A listing that is not offered, with every reason, and every condition judged all the same."""

    programme: Programme
    reasons: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    where: AvailabilityFinding

    @property
    def can_be_chosen(self) -> bool:
        """Whether a practitioner may choose it nevertheless: one person can be referred to it, and it is no enforcement."""
        return self.programme.can_refer
