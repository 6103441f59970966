"""A secret that is made once and kept in the data folder, for all processes of a machine."""

import os
from pathlib import Path
from secrets import token_hex

from catalogue.domain.errors import StoreUnavailable

BYTES, SHORTEST = 32, 32


def kept_secret(file: Path) -> str:
    """The secret of the file, made if it is not there; processes that start together agree on one. Raises StoreUnavailable."""
    try:
        if not file.exists():
            _make(file)
        found = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreUnavailable(
            f"The secret that signs forms cannot be read from or written to {file}: {getattr(error, 'strerror', None) or error}. "
            "Make the folder writable, or set CATALOGUE_SECRET_KEY."
        ) from error
    return checked(found, f"The secret in {file}", "Delete the file: a new one is made.")


def checked(secret: str, name: str, remedy: str) -> str:
    """The secret, if it is long enough to be one. Raises StoreUnavailable."""
    if len(secret) < SHORTEST:
        raise StoreUnavailable(f"{name} has fewer than {SHORTEST} characters. {remedy}")
    return secret


def _make(file: Path) -> None:
    """Writes a secret beside its place and links it there: it is there whole or not at all, and the first one stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_name(f"{file.name}.{os.getpid()}.{token_hex(4)}")
    descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as made:
            made.write(token_hex(BYTES))
        os.link(own, file)
    except FileExistsError:
        pass  # another process was first: its secret is the one
    finally:
        own.unlink()
