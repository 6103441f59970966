"""Ports for the servers that tests start, each for one test alone, however many test processes run beside each other."""

import fcntl
import os
import random
import socket
import tempfile
from pathlib import Path
from typing import BinaryIO

PORTS = range(20_000, 30_000)
"""Below those that systems give out by themselves, so that no connection takes one between being chosen and being listened on."""

_HELD: list[BinaryIO] = []


def free_port() -> int:
    """A port that nobody listens on, and that no other test is given for as long as this process lives."""
    for port in random.sample(PORTS, len(PORTS)):
        if _is_free(port) and (lock := _claim(port)):
            _HELD.append(lock)
            return port
    raise OSError("every port for tests is taken")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _claim(port: int) -> BinaryIO | None:
    """The lock on a port, which goes with the process; None where another process has it."""
    folder = Path(tempfile.gettempdir()) / f"catalogue-test-ports-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    lock = (folder / str(port)).open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock
