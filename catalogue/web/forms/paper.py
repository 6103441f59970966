"""What the author of a committee paper types before it is made. It is kept nowhere."""

from wtforms import Form, StringField, TextAreaField
from wtforms.validators import Length

from catalogue.web.papers.committee import AuthorInput


class PaperForm(Form):
    """The author's own words; all of them may be left blank."""

    title = StringField("Title of the paper", [Length(max=150, message="The title must be 150 characters or fewer")])
    role = StringField(
        "Your role",
        [Length(max=120, message="Your role must be 120 characters or fewer")],
        description="For example, head of community safety.",
    )
    purpose = TextAreaField(
        "Purpose",
        [Length(max=3000, message="The purpose must be 3,000 characters or fewer")],
        description="What the committee is asked to decide.",
    )
    budget = TextAreaField(
        "Budget",
        [Length(max=1500, message="The budget must be 1,500 characters or fewer")],
        description="How much there is, for what, until when.",
    )
    recommendation = TextAreaField(
        "Recommendation",
        [Length(max=3000, message="The recommendation must be 3,000 characters or fewer")],
        description="What you recommend and why. The paper makes no recommendation of its own.",
    )

    def typed(self) -> AuthorInput | None:
        """What was typed; None where something is too long."""
        if not self.validate():
            return None
        return AuthorInput(**{name: (value or "").strip() for name, value in self.data.items()})
