"""Full-text search over a catalogue of a few thousand documents. Stands alone."""

from search.errors import IndexDamaged, IndexMissing, QueryTooLong
from search.memory_index import MemoryIndex
from search.protocol import SearchIndex
from search.query import AgeFilter, AgePreference, Hit, Preference, SearchDocument, SearchQuery, SearchResults
from search.ranking import Ranking
from search.synonyms import SynonymRule, Synonyms
from search.whoosh_index import WhooshIndex

__all__ = [
    "AgeFilter",
    "AgePreference",
    "Hit",
    "IndexDamaged",
    "IndexMissing",
    "MemoryIndex",
    "Preference",
    "QueryTooLong",
    "Ranking",
    "SearchDocument",
    "SearchIndex",
    "SearchQuery",
    "SearchResults",
    "SynonymRule",
    "Synonyms",
    "WhooshIndex",
]
