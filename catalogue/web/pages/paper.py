"""What a committee paper is about, and the author's own words for it."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from wtforms.validators import Length

from catalogue.web.forms.paper import PaperForm

KINDS = (
    ("docx", "Download for Word (DOCX)"),
    ("pdf", "Download as PDF"),
    ("xlsx", "Download for Excel (XLSX)"),
    ("csv", "Download as CSV"),
)


@dataclass(frozen=True, slots=True)
class PaperField:
    """One field: what it asks, what was typed, what is wrong with that."""

    id: str
    label: str
    hint: str
    value: str
    longest: int
    long: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The form. `about` names what the paper is about; nothing where that must still be chosen."""

    template: ClassVar[str] = "pages/paper.html"
    about: tuple[str, ...]
    back: str
    chosen: tuple[tuple[str, str], ...]
    fields: tuple[PaperField, ...]
    problem: str | None = None
    kinds: tuple[tuple[str, str], ...] = KINDS
    title: str = "Paper for a committee"

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """The field and what is wrong with it, for each that is."""
        return tuple((one.id, one.error) for one in self.fields if one.error)


def paper_page(form: PaperForm, about: tuple[str, ...], chosen: tuple[tuple[str, str], ...], problem: str | None = None) -> PaperPage:
    """The form as a page. `chosen` are the parameters that say what the paper is about."""
    borough = dict(chosen).get("borough")
    back = f"/gaps/{borough}" if borough else f"/compare?{urlencode(chosen)}"
    return PaperPage(about, back, chosen, tuple(fields_of(form)), problem)


def fields_of(form: PaperForm) -> list[PaperField]:
    """Each field with what was typed."""
    return [
        PaperField(
            one.name,
            one.label.text,
            one.description,
            one.data or "",
            next(check.max for check in one.validators if isinstance(check, Length)),
            one.type == "TextAreaField",
            str(one.errors[0]) if one.errors else None,
        )
        for one in form
    ]
