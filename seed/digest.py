"""One digest for the whole seed folder: it tells whether anything changed without reading a single record."""

from functools import cache
from hashlib import sha256

from seed.files import SEED_FOLDER


@cache
def seed_digest() -> str:
    """SHA-256 over the names and bytes of every TOML file in the seed folder, in hexadecimal; worked out once a process."""
    digest = sha256()
    for path in sorted(SEED_FOLDER.rglob("*.toml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(SEED_FOLDER)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
