"""The wheel has everything that the catalogue needs to run, and runs from a folder that is not the project's."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.pins import ROOT
from tests.skips import skip_unless

IN_THE_WHEEL = {
    "templates": ("templates", "catalogue/templates"),
    "vocabulary": ("seed/vocabulary", "seed/vocabulary"),
    "records": ("seed/programmes", "seed/programmes"),
    "static files": ("catalogue/web/static", "catalogue/web/static"),
    "migrations": ("catalogue/storage/migrations", "catalogue/storage/migrations"),
    "search": ("search", "search"),
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel, built as for a release."""
    uv = shutil.which("uv")
    skip_unless(uv, "uv is not on the path")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [str(uv), "build", "--wheel", "--out-dir", str(folder)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return zipfile.Path(next(folder.glob("*.whl")))


def names(wheel: zipfile.Path) -> set[str]:
    """Every file in the wheel."""
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


@pytest.mark.parametrize("what", IN_THE_WHEEL)
def test_the_wheel_has(wheel: zipfile.Path, what: str) -> None:
    here, there = IN_THE_WHEEL[what]
    files = {path.relative_to(ROOT / here) for path in (ROOT / here).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert files
    assert {f"{there}/{path.as_posix()}" for path in files} <= names(wheel)


def test_the_wheel_has_nothing_else(wheel: zipfile.Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"catalogue", "seed", "search"}
    assert not [name for name in names(wheel) if "__pycache__" in name or "/tests/" in name]


def test_the_wheel_has_its_licence(wheel: zipfile.Path) -> None:
    assert [name for name in names(wheel) if name.endswith("licenses/LICENSE")]


def test_the_wheel_serves_a_page(wheel: zipfile.Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(str(wheel.root.filename)) as archive:
        archive.extractall(installed)
    ask = (
        "import catalogue, search, seed; from catalogue import create_app; client = create_app().test_client(); "
        "print(catalogue.__file__, client.get('/programmes/chance-uk').status_code)"
    )
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment = {**kept, "PYTHONPATH": str(installed), "CATALOGUE_DATA_DIR": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.split() == [str(installed / "catalogue" / "__init__.py"), "200"], done.stderr
