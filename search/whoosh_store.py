"""Everything that touches Whoosh, which has no types: segments as bytes, postings, stemming.

Whoosh keeps the inverted index; it is written to and read from memory, so that every byte can be
checked before it is trusted and no file stays open.
"""

from collections.abc import Iterable, Mapping
from threading import Lock

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.lang.snowball.english import EnglishStemmer

_STEMMER = EnglishStemmer()
_WRITER_MEGABYTES = 256


def snowball_stem(word: str) -> str:
    """The English stem of a folded word."""
    return str(_STEMMER.stem(word))


class _Storage(RamStorage):  # type: ignore[misc] # Whoosh has no types
    """Whoosh's memory storage, without its shared folder in the system's temporary files."""

    def temp_storage(self, name: str | None = None) -> "_Storage":
        del name  # files that have no folder need none
        return _Storage()


def write_segments(documents: Iterable[Mapping[str, list[str]]], fields: Iterable[str]) -> dict[str, bytes]:
    """The files of a Whoosh index over these documents: field to its index terms, in order."""
    schema = Schema(**{name: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False) for name in fields})
    storage = _Storage()
    # One segment, so that document numbers are the order of the documents.
    writer = storage.create_index(schema).writer(limitmb=_WRITER_MEGABYTES)
    for document in documents:
        writer.add_document(**{name: " ".join(terms) for name, terms in document.items()})
    writer.commit(merge=False)
    return {name: bytes(content) for name, content in storage.files.items()}


class SegmentReader:
    """Reads postings out of the files that `write_segments` made. Safe between threads.

    Making one reads what every search needs. Whatever Whoosh raises on bytes that it cannot read comes out as it is: it may
    be any exception.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        storage = _Storage()
        storage.files.update(files)
        self._reader = storage.open_index().reader()
        self._lock = Lock()
        self.size = int(self._reader.doc_count_all())
        self._terms = frozenset(term.decode("utf-8") for _, term in self._reader.all_terms())

    def terms(self) -> frozenset[str]:
        """Every index term of every field."""
        return self._terms

    def frequencies(self, field: str, term: str) -> dict[int, float]:
        """How often the term stands in that field, by document number; {} where it never does."""
        found: dict[int, float] = {}
        with self._lock:
            if (field, term) not in self._reader:
                return found
            matcher = self._reader.postings(field, term)
            while matcher.is_active():
                found[matcher.id()] = matcher.weight()
                matcher.next()
        return found
