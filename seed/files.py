"""Reading TOML files, with errors that name the file and the line."""

import tomllib
from pathlib import Path
from typing import Any

from catalogue.domain.errors import SeedRefused

SEED_FOLDER = Path(__file__).parent


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file. Raises SeedRefused naming the file where it cannot be read or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SeedRefused((f"{name_of(path)}: this is not TOML: {error}. Put the line right and load again.",)) from error
    except OSError as error:
        raise SeedRefused((f"{name_of(path)}: cannot be read: {error.strerror}.",)) from error


def name_of(path: Path) -> str:
    """What a file is called in a refusal: a listing by its name, everything else with its folder."""
    inside = path.is_relative_to(SEED_FOLDER) and path.parent.name != "programmes"
    return path.relative_to(SEED_FOLDER).as_posix() if inside else path.name
