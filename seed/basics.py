"""The plainest shapes in a seed file: text that can be printed and names nobody's mailbox, tables that refuse unknown keys.

They know none of the controlled words, which are read with them.
"""

import re
from collections.abc import Callable
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

Check = Callable[[Any], Any]
"""What marshmallow takes to check a value: it refuses by raising."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What Unicode calls control characters."""
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


def no_e_mail(text: str) -> None:
    """Refuses an e-mail address: those in the documents belong to people."""
    if E_MAIL.search(text):
        raise ValidationError("holds an e-mail address of a person; take it out.")


def printable(text: str) -> None:
    """Refuses control characters, which would break pages and exports."""
    if CONTROL.search(text):
        raise ValidationError("holds a control character; write plain text on one line.")


def sentence(most: int = 600, *, required: bool = True, error_messages: dict[str, Any] | None = None) -> fields.String:
    """A piece of plain text: not empty, bounded, printable, naming nobody's mailbox."""
    checks: list[Check] = [validate.Length(1, most), no_e_mail, printable]
    if required:
        return fields.String(required=True, validate=checks, error_messages=error_messages)
    return fields.String(load_default=None, validate=checks)


def optional(most: int = 600) -> fields.String:
    """A piece of plain text that may be left out."""
    return sentence(most, required=False)


class Strict(Schema):
    """A schema that refuses keys it does not know."""

    class Meta:
        """Unknown keys are refused: a misspelt key would silently lose a fact."""

        unknown = RAISE
