"""What a search may say of places, ages, sex, kinds, tiers and evidence, read from `seed/vocabulary/` and checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from catalogue.domain.filters import OLDEST, AgeSpan
from catalogue.domain.reading import AgePhrase, AgeRule, Phrase, ReadingRules
from search.analysis import content, words
from seed.basics import Strict, sentence
from seed.checked import checked, checked_files, read_folder
from seed.fields import Code
from seed.files import SEED_FOLDER, read_toml
from seed.rule_fields import SOME, keyed, table_of, whole, word_of
from seed.words import areas, vocabulary

FOLDER = SEED_FOLDER / "vocabulary"
LAST_YEAR = 13
WORD_LISTS = ("age_words", "year_words", "below_words", "above_words", "person_words")


@cache
def school_years() -> Mapping[str, int]:
    """How school years become ages. Raises SeedRefused naming the field that cannot be used."""
    years: Mapping[str, int] = checked("vocabulary/school_years.toml", read_toml(FOLDER / "school_years.toml"), school_years_schema())
    return years


@cache
def reading_rules() -> ReadingRules:
    """The rules in use. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    return reading_rules_of(read_folder(FOLDER, SCHEMAS))


def reading_rules_of(plain: Mapping[str, Mapping[str, Any]]) -> ReadingRules:
    """The rules that these files hold, by name. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    files = checked_files("vocabulary", plain, SCHEMAS)
    said, places, years = files["readings"], files["places"], files["school_years"]
    ages = _age_rule(said, years)
    return ReadingRules(
        places=tuple(_places(places["places"])),
        never_with=frozenset(places["never_with"]),
        sexes=_all(said["sexes"]),
        kinds=_all(said["kinds"]),
        tiers=_all(said["tiers"]),
        evidence=_all(said["evidence"]),
        age_phrases=tuple(_age_phrases(said, ages)),
        ages=ages,
        other_tier=said["other_tier"],
        other_evidence=said["other_evidence"],
        sex_not_stated=said["sex_not_stated"],
    )


def _age_rule(said: Mapping[str, Any], years: Mapping[str, int]) -> AgeRule:
    lists = {name: frozenset(said[name]) for name in WORD_LISTS}
    return AgeRule(
        **lists,
        numbers=said["numbers"],
        youngest_bare=said["youngest_bare"],
        oldest_bare=said["oldest_bare"],
        youngest=years["youngest"],
        oldest=years["oldest"],
        last_year=years["last_year"],
    )


def _all(rows: Iterable[tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    return tuple(phrase for row in rows for phrase in row)


def _places(rows: list[dict[str, Any]]) -> Iterator[Phrase]:
    """Every borough by its name without “and”, “upon” and “of”, and every other place."""
    for area in areas().boroughs:
        yield Phrase(frozenset(content(words(area.name))) - {"upon"}, (area.slug,), area.name)
    for row in rows:
        for name in row["names"]:
            said = frozenset(content(words(name)))
            within = "london" not in said and not any(said <= set(words(areas()[slug].name)) for slug in row["boroughs"])
            yield Phrase(said, tuple(row["boroughs"]), name, within)


def _age_phrases(said: Mapping[str, Any], ages: AgeRule) -> Iterator[AgePhrase]:
    for row in said["phases"]:
        yield from (AgePhrase(frozenset(words(one)), ages.of_years(row["first"], row["last"]), one) for one in row["phrases"])
    for row in said["stages"]:
        yield from (AgePhrase(frozenset(words(one)), AgeSpan(row["low"], row["high"]), one) for one in row["phrases"])


def phrases() -> fields.List[Any]:
    """Words that are read, each of letters and figures."""
    return fields.List(fields.String(validate=validate.Predicate("strip", error="is blank.")), required=True, validate=SOME)


def share() -> fields.Float:
    """What something counts, above 0 and up to 1."""
    return fields.Float(required=True, validate=validate.Range(0, 1, min_inclusive=False))


def evidence_codes() -> list[str]:
    """The codes by which evidence is filtered, but for those that nothing is reported."""
    return ["standard", *(term.code for name in ("results", "evaluations") for term in vocabulary()[name] if term.code != "none")]


class ReadAsBase(Strict):
    """Words that are read as some codes."""

    reason = sentence()

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> tuple[Phrase, ...]:
        """A phrase for each."""
        codes = tuple(data["codes"]) if "codes" in data else (data["code"],)
        written = data["phrases"] if "phrases" in data else data["words"]
        return tuple(Phrase(frozenset(words(one)), codes, one) for one in written)


def read_as(code: str, field: fields.Field[Any], written: str) -> fields.List[Any]:
    """Some words that are read as codes of one sort."""
    return fields.List(fields.Nested(keyed({code: field, written: phrases()}, ReadAsBase)), required=True)


class SpanBase(Strict):
    """Words for an age, from one number to another."""

    phrases = phrases()
    reason = sentence()

    @validates_schema
    def is_in_order(self, data: Mapping[str, Any], **_: object) -> None:
        """Refuses a span that ends before it begins."""
        low, high = (data[name] for name in data if name not in {"phrases", "reason"})
        if low > high:
            raise ValidationError("ends before it begins.")


def span(low: str, high: str, most: int) -> fields.List[Any]:
    """Some words for ages."""
    number = fields.Integer(required=True, strict=True, validate=validate.Range(0, most))
    return fields.List(fields.Nested(keyed({low: number, high: number}, SpanBase)), required=True)


def readings_schema() -> Schema:
    """The schema of `readings.toml`."""
    sexes = ("female", "male")
    figures = fields.Integer(strict=True, validate=validate.Range(0, OLDEST))
    evidence = fields.List(word_of(evidence_codes()), required=True, validate=SOME)
    return keyed({
        **{name: phrases() for name in WORD_LISTS},
        "numbers": fields.Dict(keys=fields.String(validate=validate.Regexp(r"^[a-z]+$")), values=figures, required=True),
        "youngest_bare": whole(), "oldest_bare": whole(), "other_tier": share(), "other_evidence": share(),
        "sex_not_stated": table_of(sexes, share()),
        "sexes": read_as("code", word_of(sexes), "words"), "tiers": read_as("code", Code("tiers"), "words"),
        "kinds": read_as("code", Code("kinds"), "phrases"), "evidence": read_as("codes", evidence, "words"),
        "phases": span("first", "last", LAST_YEAR), "stages": span("low", "high", OLDEST),
    })()  # fmt: skip


def places_schema() -> Schema:
    """The schema of `places.toml`."""
    boroughs = fields.List(word_of(area.slug for area in areas().boroughs), required=True, validate=SOME)
    place = keyed({"names": phrases(), "boroughs": boroughs})
    return keyed({"never_with": phrases(), "places": fields.List(fields.Nested(place), required=True)})()


def school_years_schema() -> Schema:
    """The schema of `school_years.toml`."""
    return keyed({name: whole() for name in ("youngest", "oldest", "first_year", "last_year")})()


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "readings": readings_schema, "places": places_schema, "school_years": school_years_schema,
}  # fmt: skip
