"""The search port in memory: the same answers, nothing on disk, gone with the process."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from search.arrays import FieldTerms, stock
from search.corpus import Corpus
from search.errors import IndexMissing
from search.query import SearchDocument, SearchQuery, SearchResults
from search.ranking import USUAL, Ranking
from search.synonyms import Synonyms

_WHERE = "memory"


class MemoryIndex:
    """A SearchIndex for tests and for trying things. Safe between threads."""

    def __init__(self, synonyms: Synonyms | None = None, ranking: Ranking | None = None) -> None:
        self._synonyms = synonyms or Synonyms()
        self._ranking = ranking or USUAL
        self._live: tuple[str, Corpus] | None = None

    @property
    def digest(self) -> str:
        return self._live[0] if self._live else ""

    def replace_all(self, documents: Iterable[SearchDocument], digest: str = "") -> int:
        arrays, analysed = stock(documents, self._ranking)
        source = _Postings(analysed)
        self._live = (digest, Corpus(arrays, source, self._synonyms, self._ranking))
        return len(analysed)

    def search(self, query: SearchQuery) -> SearchResults:
        if self._live is None:
            raise IndexMissing(_WHERE)
        digest, corpus = self._live
        return replace(corpus.answer(query), digest=digest)


class _Postings:
    """An inverted index in dictionaries."""

    def __init__(self, documents: Sequence[FieldTerms]) -> None:
        self._counts: dict[tuple[str, str], dict[int, float]] = {}
        for number, document in enumerate(documents):
            for field, terms in document.items():
                for term in terms:
                    found = self._counts.setdefault((field, term), {})
                    found[number] = found.get(number, 0.0) + 1.0

    def terms(self) -> frozenset[str]:
        return frozenset(term for _, term in self._counts)

    def frequencies(self, field: str, term: str) -> Mapping[int, float]:
        return self._counts.get((field, term), {})
