"""What was not found, counted in a small file of the data folder that several processes can add to."""

import sqlite3
from collections import Counter
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
    CREATE TABLE IF NOT EXISTS {name} (
      need TEXT NOT NULL, age_group TEXT NOT NULL, borough TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (need, age_group, borough)
    ) WITHOUT ROWID
"""
_ADD_NEED = """
    INSERT INTO {name} VALUES (?, ?, ?, 1) ON CONFLICT (need, age_group, borough) DO UPDATE SET times = times + 1
"""
_OF_SEARCHES, _OF_MATCHES = "searched_needs", "unmet_needs"
"""Apart, so that counts of matches are not read where the setting no longer asks for them."""


class UnmetFile:
    """Counts in `path`. No text of a search is kept, nor when it was made: stems of its words in alphabetical order, and how often.

    Needs are counted as need, age group, borough and how often, and no other field; those of matches only where
    `counts_needs` says so.
    """

    counts_searches = True

    def __init__(self, path: Path, *, counts_needs: bool = False) -> None:
        self._path = path
        self._counts_needs = counts_needs

    @property
    def counts_needs(self) -> bool:
        """Whether needs that a match did not meet are counted."""
        return self._counts_needs

    def add(self, text: str, needs: Iterable[UnmetNeed] = ()) -> None:
        """Counts a search and the needs that it was for; one that cannot be counted is let go."""
        if words := normalised(text):
            with suppress(sqlite3.Error, OSError), self._open() as table:
                table.execute(_ADD, (words,))
                table.execute(_TRIM, (MOST_ROWS,))
        self._add_to(_OF_SEARCHES, needs)

    def add_needs(self, needs: Iterable[UnmetNeed]) -> None:
        """Counts needs that a match did not meet, each once; those that cannot be counted are let go."""
        if self._counts_needs:
            self._add_to(_OF_MATCHES, needs)

    def _add_to(self, name: str, needs: Iterable[UnmetNeed]) -> None:
        rows = sorted({(one.need, one.age_group or "", one.borough or "") for one in needs})
        if rows:
            with suppress(sqlite3.Error, OSError), self._open() as table:
                table.executemany(_ADD_NEED.format(name=name), rows)

    def most(self, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The words that most often found nothing, with how often; () where nothing was counted, or the file cannot be read now."""
        if not self._path.exists():
            return ()
        with suppress(sqlite3.Error, OSError), self._open() as table:
            rows = table.execute("SELECT words, times FROM unmet ORDER BY times DESC, words LIMIT ?", (limit,))
            return tuple((str(words), int(times)) for words, times in rows)
        return ()

    def needs(self) -> tuple[tuple[UnmetNeed, int], ...]:
        """Every need that was counted, with how often; () where none is, or the file cannot be read now."""
        if not self._path.exists():
            return ()
        found: Counter[UnmetNeed] = Counter()
        with suppress(sqlite3.Error, OSError), self._open() as table:
            for name in self._tables:
                for need, group, borough, times in table.execute(f"SELECT need, age_group, borough, times FROM {name}"):  # noqa: S608 - our own names
                    found[UnmetNeed(str(need), group or None, borough or None)] += int(times)
        return tuple(sorted(found.items(), key=lambda one: (one[0].need, one[0].age_group or "", one[0].borough or "")))

    @property
    def _tables(self) -> tuple[str, ...]:
        return (_OF_SEARCHES, _OF_MATCHES) if self._counts_needs else (_OF_SEARCHES,)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.touch(0o600)  # before SQLite makes it for everybody to read: a word may be a name
        table = sqlite3.connect(self._path, timeout=PATIENCE)
        try:
            table.execute("PRAGMA secure_delete = on")  # what was let go is overwritten: it may have been a name
            with table:
                table.execute(_TABLE)
                for name in self._tables:
                    table.execute(_NEEDS_TABLE.format(name=name))
                yield table
        finally:
            table.close()
