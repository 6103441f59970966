"""Pins every dependency, those of dependencies too: `uv run python tests/packaging/pins.py`.

Lock files carry download addresses and are not committed, so the exact versions stand in pyproject.toml as constraints.
Run this after a change of dependencies; `--upgrade` takes the newest versions that fit.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"constraint-dependencies = \[\n(?:  .*\n)*\]\n")


def locked() -> list[str]:
    """Every package of the lock file as `name==version`, with a marker where versions of Python differ; this project left out."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return sorted(_pin(package) for package in packages if "registry" in package["source"])


def _pin(package: dict[str, Any]) -> str:
    markers = " or ".join(f"({marker})" for marker in package.get("resolution-markers", ()))
    pin = f"{package['name']}=={package['version']}"
    return f"{pin} ; {markers}" if markers else pin


def pinned() -> list[str]:
    """The constraints that pyproject.toml has."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = document["tool"]["uv"].get("constraint-dependencies", [])
    return found


def write(pins: list[str]) -> None:
    """Puts the constraints into pyproject.toml."""
    path = ROOT / "pyproject.toml"
    block = "constraint-dependencies = [\n" + "".join(f"  {json.dumps(pin)},\n" for pin in pins) + "]\n"
    text = path.read_text(encoding="utf-8")
    text = BLOCK.sub(block, text) if BLOCK.search(text) else text.replace("[tool.uv]\n", f"[tool.uv]\n{block}")
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write([])
    subprocess.run(["uv", "lock", *sys.argv[1:]], cwd=ROOT, check=True)
    write(locked())
    subprocess.run(["uv", "lock"], cwd=ROOT, check=True)
