"""One writer at a time, between threads and processes; a killed writer lets go."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Wait until nobody else holds the lock on this file, and hold it. Raises OSError.

    Closing the file lets go, which the system does for a process that ends in any way.
    """
    with path.open("ab") as file:
        _take(file.fileno())
        yield
