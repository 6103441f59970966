"""The search port over Whoosh, on disk, for any number of reading threads and processes."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from search.arrays import FIELDS, DocumentArrays, fingerprint, stock
from search.corpus import Corpus
from search.errors import IndexDamaged
from search.generations import Generation, Generations, Stamp
from search.query import SearchDocument, SearchQuery, SearchResults
from search.ranking import USUAL, Ranking
from search.synonyms import Synonyms
from search.whoosh_store import SegmentReader, write_segments

_ARRAYS = "arrays.json"


class _Live(NamedTuple):
    stamp: Stamp
    digest: str
    made_from: str
    corpus: Corpus


class WhooshIndex:
    """A SearchIndex in `folder`, which it makes when first written to and owns altogether.

    Opens the index once a process and again only when another is put in use (one `stat` a search);
    an index that was opened goes on answering if its folder is taken away.
    """

    def __init__(self, folder: Path, synonyms: Synonyms | None = None, ranking: Ranking | None = None) -> None:
        self._folder = folder
        self._generations = Generations(folder)
        self._synonyms = synonyms or Synonyms()
        self._ranking = ranking or USUAL
        self._opening = Lock()
        self._live: _Live | None = None

    @property
    def digest(self) -> str:
        try:
            return self._current().digest
        except IndexDamaged:
            return ""

    def is_of(self, documents: Iterable[SearchDocument], digest: str) -> bool:
        """Whether the index in use was made from just these documents of that catalogue, by this version."""
        try:
            live = self._current()
        except IndexDamaged:
            return False
        return (live.digest, live.made_from) == (digest, fingerprint(documents, self._ranking))

    def replace_all(self, documents: Iterable[SearchDocument], digest: str = "") -> int:
        held = tuple(documents)
        arrays, analysed = stock(held, self._ranking)
        files = write_segments(analysed, FIELDS)
        self._generations.publish({**files, _ARRAYS: arrays.to_json()}, digest, fingerprint(held, self._ranking))
        return len(analysed)

    def search(self, query: SearchQuery) -> SearchResults:
        live = self._current()
        return replace(live.corpus.answer(query), digest=live.digest)

    def _current(self) -> _Live:
        stamp = self._generations.stamp()
        live = self._live
        if live is not None and stamp in {None, live.stamp}:
            return live
        with self._opening:
            if self._live is None or self._live.stamp != stamp:
                self._live = self._open(stamp)
            return self._live

    def _open(self, stamp: Stamp | None) -> _Live:
        """Read and verify the generation in use.

        The stamp was taken before reading: should another be put in use meanwhile, the next
        search sees a newer stamp and reads again.
        """
        generation = self._generations.read()
        corpus = self._corpus(generation)
        return _Live(stamp or (0, 0, 0), generation.digest, generation.made_from, corpus)

    def _corpus(self, generation: Generation) -> Corpus:
        """What the bytes of a generation say. Raises IndexDamaged where they cannot be read."""
        files = dict(generation.files)
        try:
            arrays = DocumentArrays.from_json(files.pop(_ARRAYS))
        except (KeyError, ValueError) as error:
            raise self._damaged(error) from error
        try:
            reader = SegmentReader(files)
        except Exception as error:  # Whoosh raises almost anything on bytes it cannot read.
            raise self._damaged(error) from error
        if reader.size != len(arrays.keys):
            raise IndexDamaged(self._folder, f"{reader.size} documents are not {len(arrays.keys)}")
        return Corpus(arrays, reader, self._synonyms, self._ranking)

    def _damaged(self, error: Exception) -> IndexDamaged:
        return IndexDamaged(self._folder, f"{type(error).__name__}: {error}")
