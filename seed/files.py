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
        raise SeedRefused((f"{path.name}: this is not TOML: {error}. Put the line right and load again.",)) from error
    except OSError as error:
        raise SeedRefused((f"{path.name}: cannot be read: {error.strerror}.",)) from error
