"""One page of a longer list."""

from marshmallow import Schema, fields


class PagedSchema(Schema):
    """How many there are in all, and which page of how many this is, from 1."""

    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    per_page = fields.Integer(required=True)
