"""The questions of matching as a form: answers are kept as typed, and each refusal is a sentence beside its field."""

import re
from typing import Any

from marshmallow import ValidationError as Refused
from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField, ValidationError
from wtforms.fields.choices import RadioField, SelectChoice, SelectMultipleField
from wtforms.validators import Length

from catalogue.domain.profile import Profile
from catalogue.schemas.profile import profile_schema
from catalogue.services.reference import Reference
from catalogue.web.forms import words

NOT_KNOWN = ""
MOST_WORDS = 500
TOO_LONG = f"What you write must be {MOST_WORDS} characters or fewer"
RADIOS = {
    "gender": words.GENDERS, "education": words.EDUCATION, "gang_involvement": words.GANG, "justice_status": words.JUSTICE,
    "sdq_informant": words.INFORMANTS, "setting": words.SETTINGS, "referrer": words.REFERRERS, "willing": words.YES_NO,
    "band": words.LEVELS,
}  # fmt: skip
WHOLE_NUMBERS = ("age", "year_group", "sdq_score")
FORM_FIELD = {"willing_to_engage": "willing"}  # where the API's word for a fact is not the form's


class WholeNumber(StringField):
    """A whole number within limits; blank is not known."""

    def __init__(self, label: str, lowest: int, highest: int, **bound: Any) -> None:  # noqa: ANN401 - what WTForms binds
        super().__init__(label, **bound)
        self.lowest, self.highest = lowest, highest

    def pre_validate(self, form: Form) -> None:
        """Refuses what is not a whole number within the limits."""
        del form
        if self.text and (not re.fullmatch(r"[0-9]{1,3}", self.text) or not self.lowest <= int(self.text) <= self.highest):
            raise ValidationError(f"{self.label.text} must be a whole number from {self.lowest} to {self.highest}")

    @property
    def text(self) -> str:
        """What was typed, without space around it."""
        return (self.data or "").strip()

    @property
    def number(self) -> int | None:
        """The number; None where it is not known."""
        return int(self.text) if self.text else None


class OneAnswer(RadioField):
    """One of some answers, “not known” among them and chosen from the start."""

    def __init__(self, label: str, **bound: Any) -> None:  # noqa: ANN401 - what WTForms binds
        super().__init__(label, **{"default": NOT_KNOWN, "choices": []} | bound)

    def pre_validate(self, form: Form) -> None:
        """Refuses what is not among the answers."""
        del form
        if self.data not in {choice.value for choice in self.choices}:
            raise ValidationError(f"{self.label.text}: choose one of the answers")


class SeveralAnswers(SelectMultipleField):
    """Any of some answers; none means that it was not asked."""

    def pre_validate(self, form: Form) -> None:
        """Refuses what is not among the answers."""
        del form
        if set(self.data or ()) - {choice.value for choice in self.choices}:
            raise ValidationError(f"{self.label.text}: choose from the answers")


class ProfileForm(Form):
    """What a practitioner may answer about a young person; nothing that identifies anybody."""

    age = WholeNumber("Age", 0, 120)
    year_group = WholeNumber("School year", 0, 13)
    sdq_score = WholeNumber("SDQ score", 0, 40)
    sdq_informant = OneAnswer("Who filled in the SDQ")
    gender = OneAnswer("Gender")
    ethnicity = OneAnswer("Ethnic group")
    borough = OneAnswer("Borough")
    education = OneAnswer("School or work")
    needs = SeveralAnswers("Needs", default=(), choices=[])
    gang_involvement = OneAnswer("Gang involvement")
    justice_status = OneAnswer("Police and courts")
    setting = OneAnswer("Where you met")
    referrer = OneAnswer("Who you are")
    willing = OneAnswer("Willing to take part")
    band = OneAnswer("Another level")
    band_reason = StringField("Why another level", [Length(max=MOST_WORDS, message=TOO_LONG)], default="")

    def __init__(self, answers: MultiDict[str, str] | None, reference: Reference) -> None:
        super().__init__(answers)
        self.reference = reference
        for name, choices in RADIOS.items():
            self[name].choices = _choices({code: label for code, (label, _) in choices.items()})
        self.borough.choices = _choices({"outside London": "Outside London"} | {one.slug: one.name for one in reference.areas.boroughs})
        self.ethnicity.choices = _choices({term.label: term.label for term in reference.vocabulary["ethnic_groups"]})
        self.needs.choices = [SelectChoice(term.code, term.label) for term in reference.vocabulary["needs"]]

    def profile(self) -> Profile | None:
        """The answers as a profile; None where one is refused, and its field then says why."""
        sound = self.validate()
        if not any(self[name].text for name in ("age", "year_group")):
            self.age.errors = [*self.age.errors, "Enter an age or a school year. A good guess will do"]
            sound = False
        if self.band.data and not (self.band_reason.data or "").strip():
            self.band_reason.errors = [*self.band_reason.errors, "Say why you choose another level"]
            sound = False
        return self._loaded() if sound else None

    def _loaded(self) -> Profile | None:
        """The profile by the same reading as the API's, so that the two cannot differ."""
        try:
            profile: Profile = profile_schema(self.reference)().load(self.plain())
        except Refused as refused:
            for name in refused.messages_dict:
                field = self[FORM_FIELD.get(name, name)]
                field.errors = [f"{field.label.text}: this cannot be used"]
            return None
        return profile

    def plain(self) -> dict[str, Any]:
        """The answers in the words of the API."""
        chosen = {name: self[name].data or None for name in ("gender", "ethnicity", "borough", "sdq_informant", "setting", "referrer")}
        known = {name: self[name].data or None for name in ("gang_involvement", "justice_status")}
        willing = {"yes": True, "no": False}.get(self.willing.data)
        rest = {"education": {"status": self.education.data or None}, "needs": list(self.needs.data), "willing_to_engage": willing}
        return chosen | known | rest | {name: self[name].number for name in WHOLE_NUMBERS}


def _choices(labels: dict[str, str]) -> list[SelectChoice]:
    return [*(SelectChoice(code, label) for code, label in labels.items()), SelectChoice(NOT_KNOWN, "Not known")]
