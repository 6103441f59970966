"""The engines beside ours in one run: SQLite's FTS5 on disk, and bm25s in memory. Words in, keys out; no filters, no facets."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import bm25s

from search import SearchDocument
from search.analysis import content, stem, words

FOUND = 20


def text_of(document: SearchDocument) -> str:
    return " ".join((document.name, *document.other_names, document.summary, *document.tags, document.body, document.quotes))


def stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


class Fts5:
    """One column with Porter's stemmer, the words of a query joined by OR, ranked by its bm25."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self._file = folder / "fts5.db"
        self._table = sqlite3.connect(self._file)

    def build(self, documents: Sequence[SearchDocument]) -> None:
        self._table.execute("DROP TABLE IF EXISTS listing")
        self._table.execute("CREATE VIRTUAL TABLE listing USING fts5(key UNINDEXED, text, tokenize='porter unicode61')")
        self._table.executemany("INSERT INTO listing VALUES (?, ?)", [(one.key, text_of(one)) for one in documents])
        self._table.commit()

    def find(self, text: str) -> int:
        wanted = " OR ".join(f'"{word}"' for word in content(words(text)))
        rows = self._table.execute("SELECT key FROM listing WHERE text MATCH ? ORDER BY bm25(listing) LIMIT ?", (wanted, FOUND))
        return len(rows.fetchall())

    def size(self) -> int:
        return self._file.stat().st_size

    def close(self) -> None:
        self._table.close()


class Bm25s:
    """The scores of every word worked out when it is built; a query adds them up."""

    name = "bm25s"

    def __init__(self, _folder: Path) -> None:
        self._model = bm25s.BM25()
        self._count = 0

    def build(self, documents: Sequence[SearchDocument]) -> None:
        self._model = bm25s.BM25()
        self._model.index([stems(text_of(one)) for one in documents], show_progress=False)
        self._count = len(documents)

    def find(self, text: str) -> int:
        wanted = [stem(word) for word in content(words(text))]
        found, _ = self._model.retrieve([wanted], k=min(FOUND, self._count), show_progress=False)
        return int(found.shape[1])

    def size(self) -> int:
        return sum(part.nbytes for part in self._model.scores.values() if hasattr(part, "nbytes"))

    def close(self) -> None:
        """Nothing is open."""
