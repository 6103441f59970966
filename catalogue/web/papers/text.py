"""Text that every kind of file can hold: what a person typed, without what XML forbids, and never without end."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from catalogue.web.papers.paper import Paper

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
NEW_LINES = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of whatever follows: the direction of each text is worked out from its own letters."""
UNBROKEN = re.compile(r"\S{60}(?=\S)")

LONGEST = 20_000
CUT = " … (cut: too long for a paper)"


def clean(paper: Paper) -> Paper:
    """The paper with every text made printable."""
    return every_text(paper, printable)


def breakable(paper: Paper) -> Paper:
    """The paper with a place to break, which nobody sees, in what goes on without space: drawing takes ages to look for one."""
    return every_text(paper, lambda text: UNBROKEN.sub("\\g<0>\u200b", text))


def every_text(paper: Paper, change: Callable[[str], str]) -> Paper:
    """The paper with every text changed."""
    made: Paper = changed(paper, change)
    return made


def changed(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - a paper is texts within tuples within values
    """A value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(changed(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: changed(getattr(value, field.name), change) for field in fields(value)})
    return value


def printable(text: str) -> str:
    """The text without characters that no XML may hold, its lines ended in one way, and cut where it has no end."""
    text = TURNS.sub("", NOT_IN_XML.sub("", NEW_LINES.sub("\n", text))).strip()
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
