"""Builds of an index on disk: each in its own folder, one in use, swapped by one small file.

    FOLDER/current                 names the generation in use and the checksum of its manifest
    FOLDER/<generation>/manifest.json   format, origin, and the checksum of every other file
    FOLDER/writing.lock            held while a generation is published

A generation is never changed once it is named. A kill leaves the old pointer or the new one.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from search.errors import IndexDamaged, IndexMissing
from search.locking import only_one

FORMAT = 6
"""Raise it whenever the fields of the index, or how words are read, change: old builds are refused."""

_POINTER = "current"
_MANIFEST = "manifest.json"
_LOCK = "writing.lock"

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Generation:
    """One build, read and verified: its files by name.

    `digest` is that of the catalogue, `made_from` the fingerprint of the documents.
    """

    name: str
    digest: str
    made_from: str
    files: Mapping[str, bytes]


class Generations:
    """The builds in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def stamp(self) -> Stamp | None:
        """Changes whenever another generation is put in use; None where there is none."""
        try:
            status = (self._folder / _POINTER).stat()
        except FileNotFoundError:
            return None
        return (status.st_ino, status.st_mtime_ns, status.st_size)

    def publish(self, files: Mapping[str, bytes], digest: str, made_from: str = "") -> None:
        """Write a generation beside the one in use, put it in use, and clear older ones away.

        The one before stays, for readers that are just opening it. Raises OSError where the folder
        cannot be written; the generation in use is then still in use.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with only_one(self._folder / _LOCK):
            previous = self._pointed_at()
            name = uuid4().hex
            checksum = self._write(name, files, {"digest": digest, "made_from": made_from})
            self._point_at(name, checksum)
            self._clear_all_but({name, previous})

    def read(self) -> Generation:
        """The generation in use, every byte verified.

        Raises IndexMissing where there is none, and IndexDamaged where anything differs from what
        was written or comes from another version of this package.
        """
        if self.stamp() is None:
            raise IndexMissing(self._folder)
        while True:
            stamp = self.stamp()
            try:
                return self._read()
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                # A rebuild may have cleared away what was being read: then there is a newer one.
                if self.stamp() == stamp:
                    raise IndexDamaged(self._folder, f"{type(error).__name__}: {error}") from error

    def _read(self) -> Generation:
        name, checksum = (self._folder / _POINTER).read_text(encoding="ascii").split()
        folder = self._folder / name
        manifest = _verified(folder / _MANIFEST, checksum)
        described = json.loads(manifest)
        if described["format"] != FORMAT:
            message = f"it has format {described['format']}, this version reads {FORMAT}"
            raise ValueError(message)
        files = {file: _verified(folder / file, check) for file, check in described["files"].items()}
        return Generation(name, described["digest"], described["made_from"], files)

    def _write(self, name: str, files: Mapping[str, bytes], origin: Mapping[str, str]) -> str:
        folder = self._folder / name
        folder.mkdir()
        for file, content in files.items():
            _write_through(folder / file, content)
        checks = {file: sha256(content).hexdigest() for file, content in files.items()}
        manifest = json.dumps({"format": FORMAT, **origin, "files": checks}).encode()
        _write_through(folder / _MANIFEST, manifest)
        _settle(folder)
        return sha256(manifest).hexdigest()

    def _point_at(self, name: str, checksum: str) -> None:
        fresh = self._folder / f"{_POINTER}.{name}"
        _write_through(fresh, f"{name} {checksum}\n".encode("ascii"))
        fresh.replace(self._folder / _POINTER)
        _settle(self._folder)

    def _pointed_at(self) -> str:
        try:
            return (self._folder / _POINTER).read_text(encoding="ascii", errors="replace").split()[0]
        except (FileNotFoundError, IndexError):
            return ""

    def _clear_all_but(self, kept: set[str]) -> None:
        """Remove older and half-written generations; what cannot be removed waits for next time."""
        for entry in self._folder.iterdir():
            if entry.is_dir() and entry.name not in kept:
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name.startswith(f"{_POINTER}."):
                entry.unlink(missing_ok=True)


def _verified(path: Path, checksum: str) -> bytes:
    content = path.read_bytes()
    if sha256(content).hexdigest() != checksum:
        message = f"{path.name} is not as it was written"
        raise ValueError(message)
    return content


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Make the folder's entries survive a power cut, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
