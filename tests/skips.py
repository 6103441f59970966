"""Leaving a test out, with a reason; on a machine that has to run everything, a reason to fail."""

import os

import pytest


def skip_unless(available: object, reason: str) -> None:
    """Leaves the test out where something is not there; fails instead where CATALOGUE_NO_SKIPS=1."""
    if available:
        return
    if os.environ.get("CATALOGUE_NO_SKIPS") == "1":
        pytest.fail(f"CATALOGUE_NO_SKIPS=1 and {reason}")
    pytest.skip(reason)
