"""The shape of each file in `seed/rules/`: keys, codes and numbers that the engine knows, every one that it reads and no other."""

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from catalogue.domain.availability import Availability
from catalogue.domain.findings import CODE_OF_FACT
from catalogue.domain.matching import PRINTED_AGES
from catalogue.domain.ordering import NOTHING_COVERED, STEPS
from catalogue.domain.rules import Level, Principle, Step
from catalogue.schemas.profile import REFERRERS
from seed.basics import Strict, sentence
from seed.facts import ANSWERED
from seed.fields import CitationSchema, Code
from seed.rule_fields import SOME, OrderedList, keyed, rules_schema, some_of, table, table_of, text_with, whole, word_of, words_of
from seed.words import vocabulary

ADVICE = ("emergency_999", "safeguarding_referral", "childline", "gangline", "crimestoppers")
STOPS = ("no_programme_fits", "outside_all_age_ranges")
WEIGHTS = (
    *(one.value for one in Availability), "named_need", "implied_need", "only_implied", "requirement_met", "priority_met",
    "priority_missed", "fits", "situation_open", "sensitive_open", "tier_away", "part", "bare_name", "scheme", "whole_class", "route",
    "setting",
)  # fmt: skip
"""What is weighed in catalogue/domain/ordering.py; a test holds the two together."""
CONDITION_FACTS = ANSWERED | set(CODE_OF_FACT)
"""Facts that conditions of listings are about."""

LIMITS: Mapping[str, fields.Field[Any]] = {
    "band_needs_answers_to": OrderedList(word_of(ANSWERED), required=True, validate=SOME),
    "low_needs_answers_to": OrderedList(OrderedList(word_of(ANSWERED), validate=SOME), required=True),
    "school_from": whole(),
    "doubtful_facts": some_of(ANSWERED),
    "doubtful_needs": words_of("needs"),
    "justice_age": whole(),
    "justice_needs": words_of("needs"),
    "assumed_age": whole(),
    "crosses_borders": words_of("provider_types"),
    "contract_routes": words_of("routes"),
    "contracting_referrers": some_of(REFERRERS),
    "flexible_years": whole(),
    "enough_words": whole(),
    "enough_delivery": whole(),
    "organisation_kinds": words_of("kinds"),
    "organisation_needs": whole(),
    "scheme_bodies": words_of("provider_types"),
    "most_conditions": whole(),
    "place_facts": some_of(CONDITION_FACTS),
    "situation_facts": some_of(CONDITION_FACTS),
    "sensitive_codes": some_of(CODE_OF_FACT.values()),
    "whole_class_settings": words_of("settings"),
    "whole_class_routes": words_of("routes"),
    "telling_settings": words_of("settings"),
    "telling_facts": some_of(CONDITION_FACTS),
}
"""The numbers and lists among the rules, and what each may hold."""


class StepSchema(Strict):
    """One step of the order of matches."""

    step = word_of(STEPS)
    text = sentence(200)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Step:
        """The step."""
        return Step(data["step"], data["text"])


class StanceSchema(Strict):
    """What is held to throughout, with a document that says the same."""

    text = sentence()
    cite = fields.Nested(CitationSchema, required=True)

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Principle:
        """The stance."""
        return Principle(data["text"], data["cite"])


def each_step_once(steps: list[Step]) -> None:
    """Refuses an order that leaves a step out or names one twice."""
    if sorted(one.code for one in steps) != sorted(STEPS):
        raise ValidationError(f"the order names each of {', '.join(STEPS)} once.")


def limit(value: fields.Field[Any]) -> fields.Nested:
    """A number or a list with the reason for it."""
    return table({"value": value, "why": sentence()})


def codes(word_list: str) -> tuple[str, ...]:
    """The codes of a list of controlled words."""
    return tuple(term.code for term in vocabulary()[word_list])


def matching_schema() -> Schema:
    """The schema of `matching.toml`."""
    some_needs = fields.Dict(keys=Code("needs"), values=words_of("needs"), required=True)
    bodies = fields.Dict(keys=word_of(REFERRERS), values=Code("provider_types"), required=True)
    tiers = OrderedList(Code("tiers"), required=True, validate=SOME)
    texts = ("contract_only", "enforcement", "no_referral")
    members = {
        "version": sentence(20),
        "limits": table({name: limit(field) for name, field in LIMITS.items()}),
        "order": fields.List(fields.Nested(StepSchema), required=True, validate=each_step_once),
        "tiers_for_band": table_of((*Level, NOTHING_COVERED), tiers),
        "standing_of_status": table_of(codes("statuses"), whole()),
        "helped_by": some_needs,
        "routes_of_referrer": table_of(REFERRERS, words_of("routes")),
        "agency_of_referrer": bodies,
        "weights": table_of(WEIGHTS, whole(None)),
        "help_texts": table_of(texts, text_with()),
        "last_resort": fields.Nested(StanceSchema, required=True),
    }
    return keyed(members)()


def one(code: str) -> fields.String:
    """The one code that the rules of a file give."""
    return fields.String(required=True, validate=validate.Equal(code))


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "bands": rules_schema(word_of((Level.MEDIUM, Level.HIGH))),
    "emergencies": rules_schema(one("emergency")),
    "advice": rules_schema(word_of(ADVICE), (PRINTED_AGES,)),
    "contradictions": rules_schema(one("contradictory_information")),
    "stops": rules_schema(word_of(STOPS), (PRINTED_AGES,)),
    "needs": rules_schema(Code("needs")),
    "matching": matching_schema,
}
"""Each file of rules and its schema. Only advice and stops are told whether an age is outside every printed range."""
