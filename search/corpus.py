"""One built index, ready to answer: everything that the engines share. Never changes once made."""

from collections.abc import Sequence

from search.analysis import stem
from search.arrays import FIELDS, DocumentArrays
from search.bits import mask_of, numbers_in
from search.expansion import Alternative, Plan, plan_of
from search.families import Families
from search.filtering import Filters
from search.names import NameIndex
from search.ordering import Orders
from search.preferences import Agreement, PreferenceScorer
from search.query import Hit, SearchQuery, SearchResults
from search.ranking import Ranking
from search.scoring import IndexedDocuments, PostingSource, Scores, TermPostings, name_weights, rank, term_postings, together
from search.spelling import Correction, Speller
from search.synonyms import Synonyms

_POSTINGS_KEPT = 4096
"""How many terms' scores stay in memory; those met after that are worked out each time."""


class Corpus:
    """The arrays and the postings that belong to them. Safe between threads."""

    def __init__(self, arrays: DocumentArrays, source: PostingSource, synonyms: Synonyms, ranking: Ranking) -> None:
        self._arrays = arrays
        self._source = source
        self._synonyms = synonyms
        self._ranking = ranking
        self._size = len(arrays.keys)
        self._terms = source.terms()
        self._filters = Filters(arrays)
        self._orders = Orders(arrays)
        self._leaning = PreferenceScorer(arrays, ranking)
        self._holdings = IndexedDocuments(arrays, Families(arrays.wholes))
        self._names = NameIndex(arrays.names, ranking)
        self._speller = Speller(arrays.frequencies, ranking)
        self._kept: dict[str, TermPostings] = {}

    def holds(self, term: str) -> bool:
        return term in self._terms

    def correct(self, word: str) -> Correction | None:
        return self._speller.correct(word)

    def postings(self, term: str) -> TermPostings:
        kept = self._kept.get(term)
        if kept is None:
            kept = term_postings(term, self._source, self._arrays, self._ranking)
            if len(self._kept) < _POSTINGS_KEPT:
                self._kept[term] = kept
        return kept

    def answer(self, query: SearchQuery) -> SearchResults:
        plan = plan_of(query, self._synonyms, self, self._ranking)
        words = (*plan.concepts, *plan.read)
        called = self._names.matches(name_weights(words, self), len(words))
        agreement = self._leaning.agreement(query, called.only)
        ranked = rank(plan, self, called, agreement, self._holdings, self._ranking)
        scores = ranked.totals if self._answers(plan, agreement, ranked) else {}
        found = mask_of(scores, self._size)
        kept = found & self._filters.kept(query)
        order = self._orders.arrange(numbers_in(kept), query.sort, scores)
        page = order[query.offset : query.offset + query.limit]
        return SearchResults(
            hits=self._hits(page, ranked, plan),
            total=len(order),
            facets=self._filters.counts(query, found),
            suggestion=plan.suggestion,
            terms=_terms(plan),
            unknown=tuple(one.word for one in plan.concepts if not one.known and not self.holds(stem(one.word))),
            strong=any(ranked.covered[number] >= self._ranking.strong for number in order),
        )

    def _answers(self, plan: Plan, agreement: Agreement | None, ranked: Scores) -> bool:
        """Whether anything found is an answer: of a few words, some document has to have most; a story may go further afield."""
        few = 0 < len(plan.concepts) < self._ranking.story
        return not few or agreement is not None or max(ranked.covered.values(), default=0.0) >= self._ranking.strong

    def _hits(self, page: Sequence[int], ranked: Scores, plan: Plan) -> tuple[Hit, ...]:
        concepts = (*plan.concepts, *plan.hints, *plan.read)
        offers = {offer for concept in concepts for offer in concept.alternatives}
        matched: dict[int, set[str]] = {number: set() for number in page}
        for offer in offers if page else ():
            for number in matched.keys() & together(offer, self).keys():
                matched[number].update(offer.terms)
        keys = self._arrays.keys
        return tuple(
            Hit(
                key=keys[number],
                score=ranked.totals.get(number, 0.0),
                covered=min(1.0, ranked.covered.get(number, 0.0)),
                through=keys[ranked.through[number]] if number in ranked.through else "",
                matched_fields=self._fields(number, matched[number]),
                matched_terms=tuple(sorted(matched[number])),
            )
            for number in page
        )

    def _fields(self, number: int, matched: set[str]) -> tuple[str, ...]:
        places = [self.postings(term).fields for term in matched]
        return tuple(field for field in FIELDS if any(number in held.get(field, ()) for held in places))


def _terms(plan: Plan) -> tuple[str, ...]:
    offers: set[Alternative] = {o for concept in plan.concepts for o in concept.alternatives}
    return tuple(sorted({term for offer in offers for term in offer.terms}))
