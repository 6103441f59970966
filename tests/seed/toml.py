"""Writing TOML, which the standard library only reads: each value inline, strings as JSON has them."""

import json
from typing import Any


def written(document: dict[str, Any]) -> str:
    """A document as TOML."""
    return "".join(f"{json.dumps(key)} = {inline(value)}\n" for key, value in document.items())


def inline(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, str):
        return "".join(_escaped(letter) for letter in json.dumps(value, ensure_ascii=False))
    return json.dumps(value)


def _escaped(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if letter == "\x7f" else letter
