"""What a form sends empty was not answered."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields


def without_blanks(data: Mapping[str, Any], known: Mapping[str, fields.Field[Any]]) -> dict[str, Any]:
    """The answers to known fields that say something: all of them where a field takes several, else the last."""
    kept: dict[str, Any] = {}
    for name in (name for name in data if name in known):
        values = data.getlist(name) if hasattr(data, "getlist") else data[name]
        values = [value for value in (values if isinstance(values, list) else [values]) if str(value).strip()]
        if values:
            kept[name] = values if isinstance(known[name], fields.List) else values[-1]
    return kept
