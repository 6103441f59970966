"""The project itself: its top level, its pins, what must not be in a committed file, and the house rules."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.pins import ROOT, locked, pinned
from tests.skips import skip_unless

TOP = {"pyproject.toml", "catalogue", "seed", "search", "templates", "tests", "README.md", "LICENSE"}
NOT_COMMITTED = {"uv.lock", "package-lock.json", "var", "screenshots", "node_modules", "__pycache__"}  # as .gitignore says
DOT_FILES = {".ci", ".gitignore", ".github"}
REGISTRIES = "|".join(("python" + "hosted", "npm" + "js", "py" + "pi", "arti" + "factory"))  # in pieces: this file is looked through too
FOLDERS = "|".join(("home", "ro" + "ot", "Us" + "ers", "wo" + "rk"))
NEVER = {
    "a path of one machine": re.compile(rf"(?<![\w.~-])/(?:{FOLDERS})/[a-z]"),
    "a registry": re.compile(rf"(?:{REGISTRIES})[\w.-]*\.(?:org|com)"),
    "an address of a private network": re.compile(r"https?://(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+"),
}
SILENCED = re.compile("# (?:no" + r"qa|type: ig" + r"nore)\b.*")  # in pieces for the same reason
WITH_A_REASON = re.compile("# no" + r"qa: [A-Z0-9, ]+ ?(?: - |  # )\S.*|# type: ig" + r"nore\[[a-z, -]+\]\s+# \S.*")
HALF_DONE = re.compile("TO" + "DO|FIX" + "ME")
BIN = Path(sys.executable).parent
RULES = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "import-linter": ("lint-imports",),
}


def committed() -> Iterator[Path]:
    """Every file that belongs to the project."""
    for top in sorted(ROOT.iterdir()):
        if top.name in TOP | DOT_FILES:
            yield from [top] if top.is_file() else (path for path in sorted(top.rglob("*")) if path.is_file() and is_ours(path))


def is_ours(path: Path) -> bool:
    return not NOT_COMMITTED & set(path.relative_to(ROOT).parts) and path.suffix != ".pyc"


def test_the_top_level_is_as_designed() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - NOT_COMMITTED == TOP


def test_what_is_not_committed_is_ignored() -> None:
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    assert ignored >= NOT_COMMITTED


@pytest.mark.parametrize("what", NEVER)
def test_no_file_names(what: str) -> None:
    found = []
    for path in committed():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in NEVER[what].finditer(text)]
    assert not found, f"{what} in {found[:10]}"


def test_every_silenced_check_says_why_and_nothing_is_half_done() -> None:
    lines = [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in committed()
        if path.suffix == ".py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    ]
    silenced = [(at, hit[0]) for at, line in lines if (hit := SILENCED.search(line))]
    assert silenced
    assert [(at, check) for at, check in silenced if not WITH_A_REASON.fullmatch(check)] == []
    assert [at for at, line in lines if HALF_DONE.search(line)] == []


def test_every_package_is_pinned() -> None:
    skip_unless((ROOT / "uv.lock").is_file(), "there is no uv.lock to compare the pins with")
    assert pinned() == locked()
    assert all("==" in pin for pin in pinned())


@pytest.mark.parametrize("rule", RULES)
def test_the_house_rules_hold(rule: str) -> None:
    program, *arguments = RULES[rule]
    done = subprocess.run([str(BIN / program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
