"""What was not found, counted in a small file of the data folder that several processes can add to."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalogue.services.unmet import UnmetNeed, normalised

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
# Without row ids: they would tell in which order needs came, and so which of them came together.
_NEEDS_TABLE = """
    CREATE TABLE IF NOT EXISTS unmet_needs (
      need TEXT NOT NULL, age_group TEXT NOT NULL, borough TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (need, age_group, borough)
    ) WITHOUT ROWID
"""
_ADD_NEED = """
    INSERT INTO unmet_needs VALUES (?, ?, ?, 1) ON CONFLICT (need, age_group, borough) DO UPDATE SET times = times + 1
"""


class UnmetFile:
    """Counts in `path`. No text of a search is kept, nor when it was made: stems of its words in alphabetical order, and how often.

    Needs are counted only where `counts_needs` says so: need, age group, borough and how often, and no other field.
    """

    def __init__(self, path: Path, *, counts_needs: bool = False) -> None:
        self._path = path
        self._counts_needs = counts_needs

    @property
    def counts_needs(self) -> bool:
        """Whether needs are counted."""
        return self._counts_needs

    def add(self, text: str) -> None:
        """Counts a search; one that cannot be counted is let go."""
        if not (words := normalised(text)):
            return
        with suppress(sqlite3.Error), self._open() as table:
            table.execute(_ADD, (words,))
            table.execute(_TRIM, (MOST_ROWS,))

    def add_needs(self, needs: Iterable[UnmetNeed]) -> None:
        """Counts needs that nothing met, each once; those that cannot be counted are let go."""
        rows = sorted({(one.need, one.age_group or "", one.borough or "") for one in needs})
        if not self._counts_needs or not rows:
            return
        with suppress(sqlite3.Error), self._open() as table:
            table.executemany(_ADD_NEED, rows)

    def most(self, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The words that most often found nothing, with how often; () where nothing was counted, or the file cannot be read now."""
        if not self._path.exists():
            return ()
        with suppress(sqlite3.Error), self._open() as table:
            rows = table.execute("SELECT words, times FROM unmet ORDER BY times DESC, words LIMIT ?", (limit,))
            return tuple((str(words), int(times)) for words, times in rows)
        return ()

    def needs(self) -> tuple[tuple[UnmetNeed, int], ...]:
        """Every need that was counted, with how often; () where none is counted, or the file cannot be read now."""
        if not self._counts_needs or not self._path.exists():
            return ()
        with suppress(sqlite3.Error), self._open() as table:
            rows = table.execute("SELECT need, age_group, borough, times FROM unmet_needs ORDER BY need, age_group, borough")
            return tuple((UnmetNeed(str(need), group or None, borough or None), int(times)) for need, group, borough, times in rows)
        return ()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        table = sqlite3.connect(self._path, timeout=PATIENCE)
        try:
            with table:
                table.execute(_TABLE)
                if self._counts_needs:
                    table.execute(_NEEDS_TABLE)
                yield table
        finally:
            table.close()
