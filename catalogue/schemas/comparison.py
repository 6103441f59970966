"""Comparisons in the JSON API's words."""

from dataclasses import asdict
from typing import Any

from marshmallow import Schema, fields

from catalogue.domain.evidence import Figure
from catalogue.domain.targets import Targets
from catalogue.schemas.item import UrlOf
from catalogue.schemas.programme import ProgrammeSchema, programme_of
from catalogue.services.compare import Comparison, Money
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot


class CautionSchema(Schema):
    """A comparison that would be false, in words, and the listings that it is about."""

    rule = fields.String(required=True)
    text = fields.String(required=True)
    slugs = fields.List(fields.String(), required=True)


class UnitCostSchema(Schema):
    """What one costs; null where it cannot be worked out, and the text says why."""

    text = fields.String(required=True)
    amount = fields.Float(allow_none=True, required=True)


class SumSchema(Schema):
    """A yearly figure times its years, beside the total as printed."""

    text = fields.String(required=True)
    adds_up = fields.Boolean(required=True)


class MoneySchema(Schema):
    """What can be worked out of what a listing costs."""

    slug = fields.String(required=True)
    unit_costs = fields.List(fields.Nested(UnitCostSchema), required=True)
    sums = fields.List(fields.Nested(SumSchema), required=True)


class MeasuredSchema(Schema):
    """A figure: its value as printed, and what it measures when."""

    value = fields.String(required=True)
    number = fields.Float(allow_none=True, required=True)
    unit = fields.String(allow_none=True, required=True)
    measures = fields.String(required=True)
    period = fields.String(allow_none=True, required=True)


class AgainstTargetSchema(Schema):
    """A result beside the target that it was printed with."""

    claim = fields.String(required=True)
    target = fields.Nested(MeasuredSchema, required=True)
    reported = fields.Nested(MeasuredSchema, required=True)
    caveats = fields.List(fields.String(), required=True)


class TargetsSchema(Schema):
    """A listing's own results beside its own targets; where there are none, why."""

    slug = fields.String(required=True)
    pairs = fields.List(fields.Nested(AgainstTargetSchema), required=True)
    because = fields.String(required=True)


class ReportsSchema(Schema):
    """How many claims of each sort there are of the listing itself. A number of claims is not a strength."""

    slug = fields.String(required=True)
    activity = fields.Integer(required=True)
    own_outcome = fields.Integer(required=True)
    unsaid_outcome = fields.Integer(required=True)
    independent_outcome = fields.Integer(required=True)


class ComparisonSchema(Schema):
    """Listings whole, in the order asked, and what must not be set side by side. Nothing is ranked."""

    items = fields.List(fields.Nested(ProgrammeSchema), required=True)
    warnings = fields.List(fields.Nested(CautionSchema), required=True)
    money = fields.List(fields.Nested(MoneySchema), required=True)
    targets = fields.List(fields.Nested(TargetsSchema), required=True)
    reports = fields.List(fields.Nested(ReportsSchema), required=True)


def comparison_of(comparison: Comparison, snapshot: Snapshot, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """Listings side by side as plain values."""
    slugs = [one.slug for one in comparison.programmes]
    return {
        "items": [programme_of(one, reference, snapshot.inherited[one.slug], url_of) for one in comparison.programmes],
        "warnings": [{"rule": one.rule, "text": one.text, "slugs": list(one.about)} for one in comparison.cautions],
        "money": [{"slug": slug, **money_of(one)} for slug, one in zip(slugs, comparison.money, strict=True)],
        "targets": [{"slug": slug, **targets_of(one)} for slug, one in zip(slugs, comparison.targets, strict=True)],
        "reports": [{"slug": slug, **asdict(one)} for slug, one in zip(slugs, comparison.reports, strict=True)],
    }


def money_of(money: Money) -> dict[str, Any]:
    """What can be worked out of what a listing costs."""
    return {
        "unit_costs": [{"text": cost.text, "amount": cost.amount} for cost in money.unit_costs],
        "sums": [{"text": each.text, "adds_up": each.adds_up} for each in money.sums],
    }


def targets_of(targets: Targets) -> dict[str, Any]:
    """Results beside their targets."""
    pairs = [
        {
            "claim": pair.claim.id,
            "target": measured(pair.target),
            "reported": measured(pair.reported),
            "caveats": list(pair.claim.caveats),
        }
        for pair in targets.pairs
    ]
    return {"pairs": pairs, "because": targets.because}


def measured(figure: Figure) -> dict[str, Any]:
    """A figure as plain values."""
    return {name: getattr(figure, name) for name in ("value", "number", "unit", "measures", "period")}
