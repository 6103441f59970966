"""A profile in the JSON API's words (design, section 5)."""

from collections.abc import Iterable, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, pre_load, validate

from catalogue.domain.availability import OUTSIDE_LONDON
from catalogue.domain.profile import Profile
from catalogue.services.reference import Reference

MOST_NEEDS = 40
GENDERS = ("female", "male", "other")
INFORMANTS = ("parent", "teacher", "self")
REFERRERS = ("school", "police", "yot", "social_care", "a_and_e", "housing", "parent", "self", "probation", "voluntary_org")


class Strict(Schema):
    """Unknown keys are refused by name."""

    class Meta:
        """A misspelt key would silently lose an answer."""

        unknown = RAISE


def whole(low: int, high: int) -> fields.Integer:
    """A whole number within limits, or not known."""
    return fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(low, high))


def one_of(codes: Iterable[str]) -> fields.String:
    """One of some codes, or not known."""
    return fields.String(load_default=None, allow_none=True, validate=validate.OneOf(list(codes)))


class YesOrNo(fields.Boolean):
    """JSON's own true or false, nothing that looks like it."""

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("Not true or false.")
        answer: bool = super()._deserialize(value, attr, data, **kwargs)
        return answer


class ProfileBase(Strict):
    """What every profile has besides the controlled words; `reference` is bound by `profile_schema`."""

    reference: Reference
    age = whole(0, 120)
    year_group = whole(0, 13)
    sdq_score = whole(0, 40)
    sdq_informant = one_of(INFORMANTS)
    gender = one_of(GENDERS)
    ethnicity = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=120))
    borough = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=80))
    referrer = one_of(REFERRERS)
    willing_to_engage = YesOrNo(load_default=None, allow_none=True)

    @pre_load
    def is_an_object(self, data: object, **_: object) -> object:
        """Refuses anything but an object, saying so."""
        if not isinstance(data, Mapping):
            raise ValidationError("A profile is a JSON object of answers.")
        return data

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Profile:
        """The answers by the facts that rules speak of."""
        education = data.get("education") or {}
        answers = {
            "age": data["age"], "school_year": data["year_group"], "sdq_score": data["sdq_score"], "sdq_informant": data["sdq_informant"],
            "sex": data["gender"], "ethnicity": self.groups(data["ethnicity"]), "residence": self.residence(data["borough"]),
            "education": education.get("status"), "need": frozenset(data["needs"] or ()), "gang_involvement": data["gang_involvement"],
            "justice_status": data["justice_status"], "setting": data["setting"], "referrer": data["referrer"],
            "willing_to_engage": data["willing_to_engage"],
        }  # fmt: skip
        return Profile({fact: answer for fact, answer in answers.items() if answer is not None and answer != frozenset()})

    def residence(self, words: str | None) -> str | None:
        """A borough's slug, or outside London. Raises ValidationError for anything else."""
        if words is None or not words.strip():
            return None
        if words.strip().casefold().replace("_", " ") == "outside london":
            return OUTSIDE_LONDON
        area = self.reference.areas.borough(words)
        if area is None:
            raise ValidationError({"borough": ["This is not a London borough by name or GSS code, nor “outside London”."]})
        return area.slug

    def groups(self, words: str | None) -> frozenset[str] | None:
        """The groups that a free answer belongs to; not known where it says nothing that we can read."""
        if words is None or not words.strip():
            return None
        return self.reference.ethnic_groups_of(words) or None


def profile_schema(reference: Reference) -> type[ProfileBase]:
    """The schema of a profile over these controlled words."""

    def listed(name: str) -> list[str]:
        return [term.code for term in reference.vocabulary[name]]

    status = {"status": one_of(listed("education_statuses"))}
    need = fields.String(validate=validate.OneOf(listed("needs")))
    members: dict[str, Any] = {
        "reference": reference,
        "education": fields.Nested(type("Education", (Strict,), status), load_default=None, allow_none=True),
        "needs": fields.List(need, load_default=None, allow_none=True, validate=validate.Length(max=MOST_NEEDS)),
        "gang_involvement": one_of(listed("gang_involvements")),
        "justice_status": one_of(listed("justice_statuses")),
        "setting": one_of(listed("profile_settings")),
    }
    return type("Profile", (ProfileBase,), members)
