"""A finished referral as JSON: the same facts as on paper, with where each came from."""

from marshmallow import Schema, fields


class PlaceSchema(Schema):
    """A place in a document."""

    source = fields.String()
    line = fields.Integer()
    anchor = fields.String()


class RowSchema(Schema):
    """One answer; `origin` is empty where a person typed it or changed what was there."""

    id = fields.String()
    label = fields.String()
    value = fields.String()
    origin = fields.String()
    citations = fields.List(fields.Nested(PlaceSchema))


class PartSchema(Schema):
    """A section."""

    title = fields.String()
    rows = fields.List(fields.Nested(RowSchema))


class WarningSchema(Schema):
    """What to know before it goes."""

    code = fields.String()
    text = fields.String()
    citations = fields.List(fields.Nested(PlaceSchema))


class ReasonSchema(Schema):
    """One coded reason."""

    code = fields.String()
    label = fields.String()


class ReplySchema(Schema):
    """An outcome that the receiving service can answer with."""

    code = fields.String()
    label = fields.String()
    reasons = fields.List(fields.Nested(ReasonSchema))


class ListingSchema(Schema):
    """The listing that it goes to."""

    slug = fields.String()
    name = fields.String(attribute="name.text")


class ReferralSchema(Schema):
    """A referral to one listing."""

    programme = fields.Nested(ListingSchema)
    writer = fields.String()
    parts = fields.List(fields.Nested(PartSchema))
    warnings = fields.List(fields.Nested(WarningSchema))
    replies = fields.List(fields.Nested(ReplySchema))
    rules_version = fields.String()
