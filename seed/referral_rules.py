"""What a referral asks and says, read from `seed/referral/` and checked: unknown keys, lists and codes are refused by name."""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from catalogue.domain.availability import OUTSIDE_LONDON
from catalogue.domain.errors import SeedRefused
from catalogue.domain.referral import Choice, GateAdvice, Reply, Shape, Writer
from catalogue.domain.referral_rules import Extra, GateRule, Line, QuestionRule, ReferralRules, SectionRule, Wording
from seed.files import SEED_FOLDER, read_toml
from seed.words import areas, sources, vocabulary

FOLDER = SEED_FOLDER / "referral"
LISTS = (
    "needs", "education_statuses", "gang_involvements", "justice_statuses", "profile_settings", "routes", "statuses", "sexes",
    "ethnic_groups",
)  # fmt: skip
WRITERS = tuple(writer.value for writer in Writer)
QUESTION_KEYS = {
    "id", "section", "shape", "required", "longest", "identifying", "prefill", "only_known", "choices", "choices_from", *WRITERS,
}  # fmt: skip
EXTRA_KEYS = QUESTION_KEYS | {"fact", "codes", "route", "setting"}


class Misread(ValueError):
    """A part of a file that cannot be used; the text says which and why."""


@cache
def referral_rules() -> ReferralRules:
    """The rules in use. Raises SeedRefused naming the file and the part that cannot be used."""
    plain = {name: read_toml(FOLDER / f"{name}.toml") for name in ("form", "gate", "drafts", "replies", "words")}
    try:
        return _rules(plain)
    except (Misread, KeyError, TypeError, ValueError) as error:
        raise SeedRefused((f"seed/referral: cannot be used: {error}.",)) from error


def _rules(plain: Mapping[str, dict[str, Any]]) -> ReferralRules:
    form, gate, said = plain["form"], plain["gate"], plain["words"]
    labels = _labels(said["labels"])
    questions = tuple(_question(row, labels) for row in form["questions"])
    sections = tuple(_section(row) for row in form["sections"])
    if strangers := {one.section for one in questions} - {one.id for one in sections}:
        raise Misread(f"form.toml: no section is called {', '.join(sorted(strangers))}")
    return ReferralRules(
        version=f"{form['version']}-{_digest()[:12]}",
        sections=sections,
        questions=questions,
        listing={name: _question({"id": name, **row}, labels) for name, row in form["listing"].items()},
        extras=tuple(_extra(row, labels) for row in form["extras"]),
        gate=tuple(_question(row, labels) for row in gate["questions"]),
        gate_advice=tuple(_gate_advice(row) for row in gate["advice"]),
        own_basis={Writer(name): text for name, text in gate["own_basis"].items()},
        lines=tuple(_line(row) for row in plain["drafts"]["lines"]),
        labels=labels,
        parts=tuple(form["parts"]),
        words=said["words"],
        beware=said["beware"],
        open_routes=_among(said["open_routes"], labels["routes"], "words.toml: open_routes"),
        referrer_of_writer={Writer(name): code for name, code in said["referrer_of_writer"].items()},
        replies=tuple(Reply(row["code"], row["label"], _choices(row.get("reasons", ()))) for row in plain["replies"]["replies"]),
    )


def _labels(own: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The words for every code that an answer may have, by list."""
    lists = {name: {term.code: term.label for term in vocabulary()[name]} for name in LISTS}
    boroughs = {OUTSIDE_LONDON: own["outside"][OUTSIDE_LONDON]} | {area.slug: area.name for area in areas().boroughs}
    return {**own, **lists, "boroughs": boroughs, "sources": {one.slug: one.short_title for one in sources().values()}}


def _question(row: Mapping[str, Any], labels: Mapping[str, Mapping[str, str]]) -> QuestionRule:
    _only(row, QUESTION_KEYS)
    named = labels[row["choices_from"]] if "choices_from" in row else {}
    choices = (*_choices(row.get("choices", ())), *(Choice(code, label) for code, label in named.items()))
    plain = {name: row[name] for name in ("required", "longest", "identifying", "prefill", "only_known") if name in row}
    wordings = {writer: Wording(**row[writer.value]) for writer in Writer if writer.value in row}
    return QuestionRule(row["id"], row["section"], Shape(row["shape"]), wordings, choices, **plain)


def _extra(row: Mapping[str, Any], labels: Mapping[str, Mapping[str, str]]) -> Extra:
    _only(row, EXTRA_KEYS)
    question = _question({key: value for key, value in row.items() if key in QUESTION_KEYS}, labels)
    return Extra(question, row.get("fact"), frozenset(row.get("codes", ())), row.get("route"), row.get("setting"))


def _section(row: Mapping[str, Any]) -> SectionRule:
    _only(row, {"id", "text", "about_people", *WRITERS})
    titles = {writer: row[writer.value] for writer in Writer if writer.value in row}
    return SectionRule(row["id"], titles, row.get("text", ""), row.get("about_people", False))


def _line(row: Mapping[str, Any]) -> Line:
    _only(row, {"draft", "fact", "codes", "text"})
    return Line(row["draft"], row["fact"], frozenset(row["codes"]), row["text"])


def _gate_advice(row: Mapping[str, Any]) -> GateRule:
    _only(row, {"question", "answer", "ends", "title", "paragraphs"})
    return GateRule(row["answer"], GateAdvice(row["question"], row["title"], tuple(row["paragraphs"]), row["ends"]))


def _choices(rows: Iterable[Mapping[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(**row) for row in rows)


def _only(row: Mapping[str, Any], known: set[str]) -> None:
    if strangers := sorted(set(row) - known):
        raise Misread(f"{row.get('id', row.get('question', 'a part'))}: no key is called {', '.join(strangers)}")


def _among(codes: Iterable[str], known: Mapping[str, str], where: str) -> frozenset[str]:
    if strangers := sorted(set(codes) - set(known)):
        raise Misread(f"{where}: {', '.join(strangers)} is not known")
    return frozenset(codes)


def _digest() -> str:
    digest = sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
