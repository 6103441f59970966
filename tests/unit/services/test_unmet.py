"""Searches that found nothing: counted as words, never kept as they were typed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalogue.services.unmet import NothingCounted, UnmetNeed, normalised
from catalogue.storage import unmet
from catalogue.storage.unmet import UnmetFile


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Swimming lessons!", "lesson swim"),
        ("lessons SWIMMING", "lesson swim"),
        ("the 12 and 2009", None),
        ("", None),
        ("he told me that his uncle hits him when drunk at night", None),
        ("x" * 21, None),
    ],
)
def test_what_is_kept_of_a_search(text: str, kept: str | None) -> None:
    assert normalised(text) == kept


def test_counts_add_up_between_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unmet, "PATIENCE", 30)  # in use it gives up early: a count is worth no wait
    files = [UnmetFile(tmp_path / "unmet.db") for _ in range(4)]
    files[0].add("yoga")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: files[number % 4].add("swimming lessons"), range(12)))
    assert files[3].most()[0][0] == "lesson swim"
    assert files[3].most()[0][1] == 12
    assert files[0].most()[1:] == (("yoga", 1),)


def test_the_table_stays_small_and_keeps_what_is_asked_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unmet, "MOST_ROWS", 3)
    kept = UnmetFile(tmp_path / "unmet.db")
    for word in ("yoga", "yoga", "chess", "ballet", "judo", "opera"):
        kept.add(word)
    assert kept.most()[0] == ("yoga", 2)
    assert len(kept.most()) == 3


def test_what_was_let_go_is_in_the_file_no_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unmet, "MOST_ROWS", 2)
    kept = UnmetFile(tmp_path / "unmet.db")
    for word in ("zachary quillfeather", "yoga", "yoga", "chess"):
        kept.add(word)
    assert dict(kept.most()) == {"yoga": 2, "chess": 1}
    assert b"zachari" not in (tmp_path / "unmet.db").read_bytes()


def test_nothing_was_counted_yet(tmp_path: Path) -> None:
    assert UnmetFile(tmp_path / "unmet.db").most() == ()


def test_a_folder_that_cannot_be_written_loses_a_count_and_nothing_else(tmp_path: Path) -> None:
    UnmetFile(tmp_path / "no" / "such" / "folder.db").add("yoga")


def test_a_file_that_is_damaged_gives_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    kept = UnmetFile(tmp_path / "unmet.db", counts_needs=True)
    (tmp_path / "unmet.db").write_bytes(b"not a database" * 100)
    kept.add("yoga")
    kept.add_needs([UnmetNeed("mentoring")])
    assert (kept.most(), kept.needs()) == ((), ())


def test_needs_are_counted_only_where_that_was_asked_for(tmp_path: Path) -> None:
    off, on = UnmetFile(tmp_path / "unmet.db"), UnmetFile(tmp_path / "unmet.db", counts_needs=True)
    need = UnmetNeed("mentoring", "under_10", "brent")
    off.add_needs([need])
    on.add_needs([need, need, UnmetNeed("housing_safety")])  # one match asks for a need once
    on.add_needs([need])
    assert on.needs() == ((UnmetNeed("housing_safety"), 1), (need, 2))
    assert off.needs() == NothingCounted().needs() == ()
    off.add("", [need])
    assert on.needs() == ((UnmetNeed("housing_safety"), 1), (need, 3))
    assert off.needs() == ((need, 1),)


def test_nobody_else_on_the_machine_reads_what_was_counted(tmp_path: Path) -> None:
    file = tmp_path / "unmet.db"
    UnmetFile(file).add("swimming lessons")
    assert file.stat().st_mode & 0o777 == 0o600
