"""What every question in an address has in common: unknown parameters and blanks say nothing."""

from collections.abc import Mapping
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, pre_load


class ParametersSchema(Schema):
    """The parameters of a question. Those that are not ours (a tracker's, a later version's) do no harm and are passed over."""

    class Meta:
        """Unknown parameters are left out."""

        unknown = EXCLUDE

    @pre_load
    def drop_blanks(self, data: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """Fields that a form sends empty were not answered."""
        return without_blanks(data, self.fields)


def without_blanks(data: Mapping[str, Any], known: Mapping[str, fields.Field[Any]]) -> dict[str, Any]:
    """The answers to known fields that say something: all of them where a field takes several, else the last."""
    kept: dict[str, Any] = {}
    for name in (name for name in data if name in known):
        values = data.getlist(name) if hasattr(data, "getlist") else data[name]
        values = [value for value in (values if isinstance(values, list) else [values]) if str(value).strip()]
        if values:
            kept[name] = values if isinstance(known[name], fields.List) else values[-1]
    return kept
