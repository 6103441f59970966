"""Searches that found nothing, counted in a small file of the data folder that several processes can add to."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalogue.services.unmet import normalised

MOST_ROWS = 1000
"""How many different searches are kept; where one more comes, the one counted least and longest ago goes."""

PATIENCE = 0.2
"""Seconds to wait for another process: a count is worth no more."""

_TABLE = "CREATE TABLE IF NOT EXISTS unmet (words TEXT PRIMARY KEY, times INTEGER NOT NULL, turn INTEGER NOT NULL)"
_ADD = """
    INSERT INTO unmet VALUES (?, 1, (SELECT coalesce(max(turn), 0) + 1 FROM unmet))
    ON CONFLICT (words) DO UPDATE SET times = times + 1, turn = excluded.turn
"""
_TRIM = """
    DELETE FROM unmet WHERE words IN
    (SELECT words FROM unmet ORDER BY times, turn LIMIT max(0, (SELECT count(*) FROM unmet) - ?))
"""


class UnmetFile:
    """Counts in `path`. No text of a search is kept, nor when it was made: stems of its words in alphabetical order, and how often."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, text: str) -> None:
        """Counts a search; one that cannot be counted is let go."""
        if not (words := normalised(text)):
            return
        with suppress(sqlite3.Error), self._open() as table:
            table.execute(_ADD, (words,))
            table.execute(_TRIM, (MOST_ROWS,))

    def most(self, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The words that most often found nothing, with how often; () where nothing was counted."""
        if not self._path.exists():
            return ()
        with self._open() as table:
            rows = table.execute("SELECT words, times FROM unmet ORDER BY times DESC, words LIMIT ?", (limit,))
            return tuple((str(words), int(times)) for words, times in rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        table = sqlite3.connect(self._path, timeout=PATIENCE)
        try:
            with table:
                table.execute(_TABLE)
                yield table
        finally:
            table.close()
