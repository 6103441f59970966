"""What only an index on disk can suffer: damage, kills, other processes, other threads."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from search import IndexDamaged, SearchQuery, WhooshIndex
from search.arrays import stock
from search.generations import FORMAT, Generations
from tests.unit.search.samples import DOCUMENTS, a_document

ROOT = Path(__file__).parents[3]

REBUILD_FOR_EVER = """
import sys
from pathlib import Path
from search import SearchDocument, WhooshIndex
index = WhooshIndex(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    index.replace_all([SearchDocument(str(n), f"Name {n}") for n in range(50)], "many")
    index.replace_all([SearchDocument("one", "One")], "one")
"""

ANSWER = """
import sys
from pathlib import Path
from search import SearchQuery, WhooshIndex
index = WhooshIndex(Path(sys.argv[1]))
for line in sys.stdin:
    found = index.search(SearchQuery(line.strip()))
    print(index.digest, *[hit.key for hit in found.hits], flush=True)
"""


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(process: subprocess.Popen[str], text: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(text + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = tmp_path / "deep" / "index"
    WhooshIndex(built).replace_all(DOCUMENTS, "first")
    return built


def in_use(folder: Path) -> Path:
    return folder / (folder / "current").read_text().split()[0]


def total(folder: Path) -> int:
    return WhooshIndex(folder).search(SearchQuery()).total


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def zero(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content[100:164])) + content[164:])


def reword(path: Path) -> None:
    """Changes that can be read without a word: a letter, the last byte."""
    content = path.read_bytes().replace(b"mentoring", b"mentorinx")
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if path.suffix == ".seg" else content)


@pytest.mark.parametrize("harm", [truncate, zero, Path.unlink], ids=["cut", "zeroed", "gone"])
@pytest.mark.parametrize("part", ["*.seg", "*.toc", "arrays.json", "manifest.json"])
def test_damage_is_noticed_and_mended_by_a_rebuild(folder: Path, harm: Callable[[Path], None], part: str) -> None:
    (victim,) = in_use(folder).glob(part)
    harm(victim)
    index = WhooshIndex(folder)
    with pytest.raises(IndexDamaged, match="build it again"):
        index.search(SearchQuery("mentoring"))
    assert index.digest == ""
    index.replace_all(DOCUMENTS, "second")
    assert (index.search(SearchQuery()).total, index.digest) == (len(DOCUMENTS), "second")


@pytest.mark.parametrize("part", ["*.seg", "arrays.json"])
def test_damage_that_could_still_be_read_is_noticed(folder: Path, part: str) -> None:
    (victim,) = in_use(folder).glob(part)
    reword(victim)
    with pytest.raises(IndexDamaged, match="is not as it was written"):
        total(folder)


@pytest.mark.parametrize("pointer", ["", "nowhere", "../.. abc", "\x00 \x00", "a b c"])
def test_a_pointer_that_points_nowhere(folder: Path, pointer: str) -> None:
    (folder / "current").write_text(pointer)
    with pytest.raises(IndexDamaged, match="build it again"):
        total(folder)
    WhooshIndex(folder).replace_all(DOCUMENTS)
    assert total(folder) == len(DOCUMENTS)


def test_an_index_of_another_version_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.generations.FORMAT", 99)
    with pytest.raises(IndexDamaged, match="this version reads 99"):
        total(folder)


def test_how_words_are_read_changes_only_with_the_format() -> None:
    """Where this fails, raise FORMAT in search/generations.py, so that older builds are refused, and put the new pair here."""
    arrays, analysed = stock(DOCUMENTS)
    read = sha256(arrays.to_json() + json.dumps(analysed).encode()).hexdigest()
    assert (FORMAT, read[:12]) == (6, "31e1cf17b1ae")


def test_an_index_tells_from_what_it_was_made(folder: Path) -> None:
    index = WhooshIndex(folder)
    assert index.is_of(DOCUMENTS, "first")
    assert not index.is_of(DOCUMENTS, "second")
    assert not index.is_of(DOCUMENTS[1:], "first")
    (folder / "current").write_text("nowhere")
    assert not WhooshIndex(folder).is_of(DOCUMENTS, "first")


NO_ARRAYS = [b"{}", b"[]", b"5", b"null", b"", b"\xff", b'{"wholes": {}}', b'{"wholes": []}', b'{"wholes": {"x": 1}}']


@pytest.mark.parametrize("arrays", NO_ARRAYS)
def test_files_that_are_whole_but_are_no_index(folder: Path, arrays: bytes) -> None:
    Generations(folder).publish({"arrays.json": arrays, "MAIN.seg": b"x"}, "odd")
    with pytest.raises(IndexDamaged, match="build it again"):
        total(folder)


def test_files_without_a_shelf_or_without_a_segment_are_no_index(folder: Path) -> None:
    whole = {file.name: file.read_bytes() for file in in_use(folder).iterdir() if file.name != "manifest.json"}
    for gone in (["arrays.json"], [name for name in whole if name != "arrays.json"]):
        Generations(folder).publish({name: content for name, content in whole.items() if name not in gone}, "odd")
        with pytest.raises(IndexDamaged, match="build it again"):
            total(folder)


def test_a_mistake_of_our_own_is_not_taken_for_damage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> None:
        raise TypeError("a mistake")

    monkeypatch.setattr("search.corpus.Corpus.__init__", mistaken)
    with pytest.raises(TypeError, match="a mistake"):
        total(folder)


def test_what_a_kill_left_half_written_is_passed_over_and_cleared(folder: Path) -> None:
    orphan = folder / ("0f" * 16)
    orphan.mkdir()
    (orphan / "MAIN.seg").write_bytes(b"half")
    (folder / "current.0f").write_text("half")
    assert total(folder) == len(DOCUMENTS)
    WhooshIndex(folder).replace_all(DOCUMENTS)
    assert not orphan.exists()
    assert not (folder / "current.0f").exists()


def test_only_the_generation_in_use_and_the_one_before_are_kept(folder: Path) -> None:
    index = WhooshIndex(folder)
    for _ in range(3):
        before = in_use(folder)
        index.replace_all(DOCUMENTS)
    kept = {entry for entry in folder.iterdir() if entry.is_dir()}
    assert kept == {before, in_use(folder)}


def test_a_failure_before_the_swap_leaves_what_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = WhooshIndex(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Generations, "_point_at", full)
    with pytest.raises(OSError, match="No space"):
        index.replace_all([a_document("new")], "second")
    assert (index.search(SearchQuery()).total, index.digest) == (len(DOCUMENTS), "first")


@pytest.mark.parametrize("moment", [0.02, 0.05, 0.11])
def test_a_kill_while_writing_leaves_one_whole_index(folder: Path, moment: float) -> None:
    with python(REBUILD_FOR_EVER, folder) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(moment)
        writer.send_signal(signal.SIGKILL)
    index = WhooshIndex(folder)
    whole = {"first": len(DOCUMENTS), "many": 50, "one": 1}
    assert index.search(SearchQuery()).total == whole[index.digest]
    index.replace_all(DOCUMENTS, "again")
    assert index.digest == "again"


def test_another_process_sees_the_swap(folder: Path) -> None:
    with python(ANSWER, folder) as reader:
        assert ask(reader, "jfis") == "first firesetters"
        WhooshIndex(folder).replace_all([a_document("other", "JFIS")], "second")
        assert ask(reader, "jfis") == "second other"
        reader.kill()


def test_threads_see_one_catalogue_or_the_other(folder: Path) -> None:
    index = WhooshIndex(folder)
    many = [a_document(str(number), f"Mentoring {number}") for number in range(40)]

    def ask_often(_: int) -> set[tuple[int, int]]:
        answers = (index.search(SearchQuery("mentoring", limit=100)) for _ in range(150))
        return {(len(found.hits), found.total) for found in answers}

    with ThreadPoolExecutor(4) as threads:
        asked = threads.map(ask_often, range(4))
        for documents in (many, DOCUMENTS, many, DOCUMENTS):
            index.replace_all(documents)
        assert set().union(*asked) <= {(2, 2), (40, 40)}


def test_two_writers_at_once_leave_one_whole_index(folder: Path) -> None:
    def write(number: int) -> None:
        documents = [a_document(str(one)) for one in range(number)]
        WhooshIndex(folder).replace_all(documents, str(number))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(1, 9)))
    index = WhooshIndex(folder)
    assert index.search(SearchQuery()).total == int(index.digest)


def test_an_open_index_outlives_its_folder(folder: Path) -> None:
    index = WhooshIndex(folder)
    assert index.digest == "first"
    (folder / "current").unlink()
    assert index.search(SearchQuery()).total == len(DOCUMENTS)
    assert WhooshIndex(folder).digest == ""
