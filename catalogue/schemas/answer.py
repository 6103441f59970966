"""The answer to a profile in the JSON API's words (design, section 5)."""

from typing import Any

from marshmallow import Schema, fields

from catalogue.domain.availability import Availability
from catalogue.domain.findings import Finding
from catalogue.domain.judging import Verdict
from catalogue.domain.matches import Match, RuledOut, Standing
from catalogue.domain.matching import Answer
from catalogue.domain.profile import Profile
from catalogue.domain.programme import KindOfHelp
from catalogue.domain.rules import Level, Rule
from catalogue.domain.sources import Citation
from catalogue.schemas.facts import PrintedSchema
from catalogue.schemas.item import NamedSchema, UrlOf, names_of
from catalogue.services.match import messages
from catalogue.services.reference import Reference


class CodedSchema(Schema):
    """A piece of advice or a message."""

    code = fields.String(required=True)
    text = fields.String(required=True)
    need = fields.String(allow_none=True)


class SaidSchema(Schema):
    """Something said, and where it is printed; null where it is printed nowhere."""

    text = fields.String(required=True)
    citation = fields.Nested(PrintedSchema, allow_none=True, required=True)


class FiredRuleSchema(SaidSchema):
    """A rule that fired, with the place that suggests it."""

    rule = fields.String(required=True)


class BandSchema(Schema):
    """How serious it looks, why, and what is not known that could change it. The rules are ours."""

    level = fields.String(required=True, metadata={"enum": [level.value for level in Level]})
    provisional = fields.Boolean(required=True)
    reasons = fields.List(fields.Nested(FiredRuleSchema), required=True)
    missing = fields.List(fields.String(), required=True)


class FindingSchema(Schema):
    """The place, or one condition, held against the answers. `requirement` is absent for the place."""

    code = fields.String(required=True)
    verdict = fields.String(required=True, metadata={"enum": [verdict.name.lower() for verdict in Verdict]})
    requirement = fields.Boolean()
    text = fields.String(required=True)
    citations = fields.List(fields.Nested(PrintedSchema), required=True)


class MatchSchema(NamedSchema):
    """An offer: why, what must still be asked, and which of the needs it covers."""

    kind_of_help = fields.String(required=True, metadata={"enum": [kind.value for kind in KindOfHelp]})
    standing = fields.String(required=True, metadata={"enum": [standing.value for standing in Standing]})
    availability = fields.String(required=True, metadata={"enum": [availability.value for availability in Availability]})
    status = fields.List(fields.String(), required=True)
    reasons = fields.List(fields.Nested(FindingSchema), required=True)
    questions = fields.List(fields.String(), required=True)
    covers = fields.List(fields.String(), required=True)
    url = fields.String(required=True)


class AgainstSchema(SaidSchema):
    """What speaks against a listing, with the place where the condition is printed."""

    code = fields.String(required=True)


class RuledOutSchema(NamedSchema):
    """A listing that is not offered, and why."""

    reasons = fields.List(fields.Nested(AgainstSchema), required=True)


class AnswerSchema(Schema):
    """The answer to a profile."""

    emergency = fields.Boolean(required=True)
    advice = fields.List(fields.Nested(CodedSchema), required=True)
    messages = fields.List(fields.Nested(CodedSchema), required=True)
    band = fields.Nested(BandSchema, required=True)
    matches = fields.List(fields.Nested(MatchSchema), required=True, metadata={"description": "Best first."})
    for_groups = fields.List(
        fields.Nested(MatchSchema), required=True, metadata={"description": "What schools or areas book; nobody is referred to these."}
    )
    package = fields.List(fields.String(), required=True, metadata={"description": "Slugs of the fewest matches that cover the needs."})
    uncovered = fields.List(fields.String(), required=True, metadata={"description": "Needs that no match covers."})
    ruled_out = fields.List(fields.Nested(RuledOutSchema), required=True)
    rules_version = fields.String(required=True)


def answer_of(answer: Answer, profile: Profile, version: str, reference: Reference, url_of: UrlOf) -> dict[str, Any]:
    """The answer as plain values."""
    return {
        "emergency": answer.emergency,
        "advice": [{"code": rule.code, "text": rule.text} for rule in answer.advice],
        "messages": [message_of(*message) for message in messages(answer, reference, profile)],
        "band": {
            "level": answer.band.level.value,
            "provisional": answer.band.provisional,
            "reasons": [reason_of(rule) for rule in answer.band.reasons],
            "missing": list(answer.band.missing),
        },
        "matches": [match_of(one, url_of) for one in answer.matches],
        "for_groups": [match_of(one, url_of) for one in answer.for_groups],
        "package": [one.programme.slug for one in answer.package],
        "uncovered": sorted(answer.uncovered),
        "ruled_out": [ruled_out_of(one) for one in answer.ruled_out],
        "rules_version": version,
    }


def message_of(code: str, text: str, need: str | None) -> dict[str, Any]:
    """A message, with its need where it is about one."""
    return {"code": code, "text": text} | ({"need": need} if need else {})


def reason_of(rule: Rule) -> dict[str, Any]:
    """A rule that fired and the place that suggests it."""
    return {"rule": rule.id, "text": rule.text, "citation": cite_of(rule.citation) if rule.citation else None}


def cite_of(cite: Citation) -> dict[str, Any]:
    """Where it stands."""
    return {"source": cite.source, "section": cite.section, "line": cite.line, "anchor": cite.anchor}


def match_of(one: Match, url_of: UrlOf) -> dict[str, Any]:
    """An offer with its reasons and questions."""
    programme = one.programme
    return {
        **names_of(programme),
        "kind_of_help": programme.kind_of_help.value,
        "standing": one.standing.value,
        "availability": one.where.availability.value,
        "status": sorted({status.code for status in programme.status}),
        "reasons": [
            {
                "code": "place",
                "verdict": one.where.verdict.name.lower(),
                "text": one.where.text,
                "citations": list(map(cite_of, one.where.citations)),
            },
            *map(finding_of, one.findings),
        ],
        "questions": list(one.questions),
        "covers": sorted(one.covers),
        "url": url_of(programme.slug),
    }


def finding_of(finding: Finding) -> dict[str, Any]:
    """One condition judged."""
    return {
        "code": finding.code, "verdict": finding.verdict.name.lower(), "requirement": finding.requirement,
        "text": finding.text, "citations": [cite_of(cite) for cite in finding.citations],
    }  # fmt: skip


def ruled_out_of(one: RuledOut) -> dict[str, Any]:
    """A listing that is not offered, and why."""
    return {
        **names_of(one.programme),
        "reasons": [
            {"code": why.code, "text": why.text, "citation": cite_of(why.citations[0]) if why.citations else None} for why in one.reasons
        ],
    }
