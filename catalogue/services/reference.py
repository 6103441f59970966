"""What every page needs to speak of codes in words: the controlled words, the places, the sources."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalogue.domain.areas import Areas
from catalogue.domain.ethnicity import EthnicWord, groups_of
from catalogue.domain.evidence import Evaluation, Evidence
from catalogue.domain.facets import NOT_STATED
from catalogue.domain.money import FigureRules
from catalogue.domain.programme import Programme
from catalogue.domain.sources import Source
from catalogue.domain.status import StatusRules
from catalogue.domain.vocabulary import Meaning, Term, Vocabulary

LIST_OF_FACET = {
    "tier": "tiers", "theme": "themes", "need": "needs", "setting": "settings", "route": "routes", "sex": "sexes",
    "kind": "kinds", "help": "helps", "referral": "referrals", "status": "statuses",
}  # fmt: skip
UNSAID = {"results": "no_result", "evaluations": "no_evaluation"}
NOT_OF_AN_OUTCOME = "not about an outcome"
MAY_BE_UNSAID = {"tier", "need", "setting", "route"}
WIDER_EXTENTS = ("london_wide", "various", "national", "elsewhere", NOT_STATED)


@dataclass(frozen=True, slots=True)
class Reference:
    """The controlled words, areas and sources of the records, what each status and tier means, and how figures are read.

    A line on which at least `heading_from` listings stand is a heading, or speaks of all of them.
    """

    vocabulary: Vocabulary
    areas: Areas
    sources: Mapping[str, Source]
    statuses: StatusRules
    ethnic_words: tuple[EthnicWord, ...] = ()
    tier_meanings: tuple[Meaning, ...] = ()
    figures: FigureRules = field(default_factory=FigureRules)
    heading_from: int = sys.maxsize

    def options(self, facet: str) -> tuple[Term, ...]:
        """Every value of a facet, in the order in which people should see them."""
        if facet == "borough":
            boroughs = tuple(Term(area.slug, area.name, "") for area in self.areas.boroughs)
            return boroughs + tuple(self.vocabulary["extents"].term(code) for code in WIDER_EXTENTS)
        if facet == "source":
            return tuple(Term(source.slug, source.short_title, source.title) for source in self.sources.values())
        if facet == "evidence":
            return self._evidence()
        words = tuple(self.vocabulary[LIST_OF_FACET[facet]])
        unsaid = Term(NOT_STATED, "Not stated", "The documents do not say.")
        return (*words, unsaid) if facet in MAY_BE_UNSAID else words

    def _evidence(self) -> tuple[Term, ...]:
        results = (term for term in self.vocabulary["results"] if term.code != "none")
        evaluations = (term for term in self.vocabulary["evaluations"] if term.code != "none")
        standard = Term("standard", "Named standard", "The documents tie it to a named standard of evidence.")
        nothing = Term("none", "Nothing reported", "The documents report no result and no evaluation.")
        unsaid = (replace(self.vocabulary[words].term("none"), code=code) for words, code in UNSAID.items())
        return (*results, *evaluations, standard, *unsaid, nothing)

    def ethnic_groups_of(self, answer: str) -> frozenset[str]:
        """The groups that a free answer about ethnicity tells of; none where no word of it is known."""
        return groups_of(answer, self.ethnic_words)

    def label(self, facet: str, code: str) -> str:
        """What people read for a facet's code; the code itself where it is not known."""
        return next((term.label for term in self.options(facet) if term.code == code), code)

    def words(self, word_list: str, code: str) -> str:
        """What people read for a code of a controlled list."""
        return self.vocabulary[word_list].label(code)

    def evaluation_words(self, evidence: Evidence, stage: Evaluation | None = None) -> str:
        """A stage of evaluation, else what is known of it; where it gave a result and no outcome is reported, that it is not about one."""
        said = stage or evidence.evaluation
        label = self.words("evaluations", said)
        return f"{label} ({NOT_OF_AN_OUTCOME})" if evidence.found_no_outcome and said is Evaluation.DONE_RESULT_GIVEN else label

    def known_words(self, evidence: Evidence) -> tuple[str, ...]:
        """What is known of results and evaluation, the standard and, where neither is, that nothing is."""
        plain = {evidence.evaluation.value: self.evaluation_words(evidence)} if evidence.found_no_outcome else {}
        return tuple(plain.get(code) or self.label("evidence", code) for code in evidence.codes)

    def as_of(self, programme: Programme) -> str:
        """The date of the latest document that describes a listing: a year, or a year and month."""
        return max(self.sources[slug].date for slug in programme.described_in)

    def year_of(self, programme: Programme) -> int:
        """The year of that document."""
        return max(self.sources[slug].year for slug in programme.described_in)
