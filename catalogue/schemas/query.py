"""The parameters of a search, alike for pages and API: each is read, refused with a reason, or left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError, fields, post_load, pre_load, validate

from catalogue.domain.filters import FACETS, AgeSpan, Filters
from catalogue.domain.reading import READABLE
from catalogue.schemas.parameters import ParametersSchema, without_blanks
from catalogue.services.places import place_code
from catalogue.services.reading import NOTHING_READ
from catalogue.services.reference import Reference

SORTS = ("relevance", "name", "newest")
USUAL_PER_PAGE = 20
MOST_PER_PAGE = 100
MOST_PAGES = 100_000
LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it was asked: filters, page (from 1) and page length."""

    filters: Filters
    page: int
    per_page: int


class Choice(fields.String):
    """One code of a facet; a borough may also be given by its GSS code, and any place by a name with which the API prints it."""

    def __init__(self, facet: str, reference: Reference) -> None:
        self._facet = facet
        self._reference = reference
        self._codes = [term.code for term in reference.options(facet)]
        super().__init__(metadata={} if facet == "borough" else {"enum": self._codes})

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        code = super()._deserialize(value, attr, data, **kwargs)
        if code in self._codes:
            return code
        place = place_code(code, self._reference) if self._facet == "borough" else None
        if place is None:
            raise ValidationError(f"“{code[:60]}” is not known here. Choose from: {', '.join(self._codes)}.")
        return place


class AgeChoice(fields.Field[AgeSpan | str]):
    """An age (14), a span (14-16), or `not_stated`."""

    def __init__(self) -> None:
        super().__init__(metadata={"type": "string", "pattern": r"^(\d{1,2}(-\d{1,2})?|not_stated)$"})

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> AgeSpan | str:
        words = str(super()._deserialize(value, attr, data, **kwargs))
        if words == "not_stated":
            return words
        try:
            return AgeSpan.read(words[:20])
        except ValueError as error:
            raise ValidationError(f"{error}.") from error


class QueryBase(ParametersSchema):
    """What every search has besides its facets."""

    q = fields.String(
        load_default="",
        validate=validate.Length(max=LONGEST_TEXT, error=f"The search is too long. Use {LONGEST_TEXT} characters or fewer."),
        metadata={"description": "Words to find. Wildcards and operators have no meaning."},
    )
    age = fields.List(
        AgeChoice(),
        load_default=list,
        metadata={
            "description": "Suits this age or span of ages: ranges overlap, both limits inclusive. `not_stated` where no age is printed."
        },
    )
    sort = fields.String(load_default="relevance", validate=validate.OneOf(SORTS))
    not_read = fields.List(
        fields.String(validate=validate.OneOf((*READABLE, NOTHING_READ))),
        load_default=list,
        metadata={"description": "What the words of `q` are not to be read as; `all` to look for them as they are."},
    )
    page = fields.Integer(load_default=1, validate=validate.Range(1, MOST_PAGES))
    per_page = fields.Integer(load_default=USUAL_PER_PAGE, validate=validate.Range(1, MOST_PER_PAGE))

    @pre_load
    def drop_blanks(self, data: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """Fields that a form sends empty were not answered. Several ages may stand in one parameter, between commas."""
        kept = without_blanks(data, self.fields)
        if "age" in kept:
            kept["age"] = [part for value in kept["age"] for part in str(value).split(",") if part.strip()]
        return kept

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Asked:
        """The filters, and the page that is wanted."""
        ages = data.pop("age")
        page, per_page = data.pop("page"), data.pop("per_page")
        chosen = {facet: tuple(dict.fromkeys(data[facet])) for facet in FACETS if data.get(facet)}
        spans = tuple(sorted({age for age in ages if isinstance(age, AgeSpan)}))
        filters = Filters(
            clean(data["q"]), chosen, spans, age_not_stated="not_stated" in ages, sort=data["sort"],
            not_read=tuple(name for name in (*READABLE, NOTHING_READ) if name in data["not_read"]),
        )  # fmt: skip
        return Asked(filters, page, per_page)


def clean(text: str) -> str:
    """A search text without control characters and superfluous spaces."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def query_schema(reference: Reference) -> type[QueryBase]:
    """The schema of a search over these controlled words."""
    facets = {
        facet: fields.List(Choice(facet, reference), load_default=list, metadata={"description": f"Alternatives for {facet}."})
        for facet in FACETS
    }
    return type("ProgrammeQuery", (QueryBase,), facets)
