"""What a referral asks and says, read from `seed/referral/` and checked: unknown keys, lists and codes are refused by name."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, TypeAlias

from catalogue.domain.availability import OUTSIDE_LONDON
from catalogue.domain.criteria import Fact
from catalogue.domain.errors import SeedRefused
from catalogue.domain.referral import Choice, GateAdvice, Reply, Shape, Writer
from catalogue.domain.referral_rules import Extra, GateRule, Line, QuestionRule, ReferralRules, SectionRule, Voice, Wording
from seed.files import SEED_FOLDER, read_toml
from seed.words import areas, sources, vocabulary

FOLDER = SEED_FOLDER / "referral"
LISTS = ("needs", "education_statuses", "gang_involvements", "justice_statuses", "profile_settings", "routes", "statuses")
Labels: TypeAlias = Mapping[str, Mapping[str, str]]
"""What people read for each code, by list."""
WRITERS = tuple(writer.value for writer in Writer)
QUESTION_KEYS = {
    "id", "section", "shape", "required", "longest", "identifying", "prefill", "only_known", "blank", "choices", "choices_from", *WRITERS,
}  # fmt: skip
EXTRA_KEYS = QUESTION_KEYS | {"fact", "codes", "route", "setting"}
FILES = {
    "form": {"version", "parts", "sections", "questions", "listing", "extras"},
    "gate": {"questions", "advice", "own_basis"},
    "drafts": {"lines"},
    "family": {"parent", "young_person", "needs"},
    "replies": {"replies"},
    "words": {"open_routes", "labels", "referrer_of_writer", "words", "beware"},
}
"""The files, each with the keys that it has."""


class Misread(ValueError):
    """A part of a file that cannot be used; the text says which and why."""


@cache
def referral_rules() -> ReferralRules:
    """The rules in use. Raises SeedRefused naming the file and the key that cannot be used."""
    return rules_of({name: read_toml(FOLDER / f"{name}.toml") for name in FILES})


def rules_of(plain: Mapping[str, dict[str, Any]]) -> ReferralRules:
    """The rules that these files hold, by name. Raises SeedRefused naming the file and the key that cannot be used."""
    said = _read("words", plain, _words)
    labels = _labels(said["labels"])
    found = {name: _read(name, plain, read, labels) for name, read in READERS.items()}
    replies = _read("replies", plain, lambda file: tuple(map(_reply, file["replies"])))
    return ReferralRules(
        **{key: value for file in found.values() for key, value in file.items()},
        **{key: said[key] for key in ("words", "beware", "open_routes")},
        labels=labels, replies=replies, referrer_of_writer={Writer(name): code for name, code in said["referrer_of_writer"].items()},
    )  # fmt: skip


def _read(name: str, plain: Mapping[str, dict[str, Any]], read: Callable[..., Any], *more: object) -> Any:  # noqa: ANN401 - as read
    """A file as `read` takes it. Raises SeedRefused with the file's name before what is wrong."""
    try:
        _only({"id": name, **plain[name]}, FILES[name] | {"id"})
        return read(plain[name], *more)
    except KeyError as missing:
        raise SeedRefused((f"referral/{name}.toml: {missing} is missing or not known.",)) from missing
    except (Misread, TypeError, ValueError) as error:
        raise SeedRefused((f"referral/{name}.toml: {error}.",)) from error


def _words(file: dict[str, Any]) -> dict[str, Any]:
    routes = {term.code for term in vocabulary()["routes"]}
    if strangers := sorted(set(file["open_routes"]) - routes):
        raise Misread(f"open_routes: {', '.join(strangers)} is no route")
    return {**file, "open_routes": frozenset(file["open_routes"])}


def _form(file: dict[str, Any], labels: Labels) -> dict[str, Any]:
    questions = tuple(_question(row, labels) for row in file["questions"])
    sections = tuple(_section(row) for row in file["sections"])
    if strangers := {one.section for one in questions} - {one.id for one in sections}:
        raise Misread(f"questions: no section is called {', '.join(sorted(strangers))}")
    return {
        "version": f"{file['version']}-{_digest()[:12]}",
        "sections": sections,
        "questions": questions,
        "listing": {name: _question({"id": name, **row}, labels) for name, row in file["listing"].items()},
        "extras": tuple(_extra(row, labels) for row in file["extras"]),
        "parts": tuple(file["parts"]),
    }


def _gate(file: dict[str, Any], labels: Labels) -> dict[str, Any]:
    return {
        "gate": tuple(_question(row, labels) for row in file["questions"]),
        "gate_advice": tuple(_gate_advice(row) for row in file["advice"]),
        "own_basis": {Writer(name): text for name, text in file["own_basis"].items()},
    }


def _drafts(file: dict[str, Any], _labels: Labels) -> dict[str, Any]:
    return {"lines": tuple(_line(row) for row in file["lines"])}


def _family(file: dict[str, Any], labels: Labels) -> dict[str, Any]:
    if strangers := set(file["needs"]) ^ set(labels["needs"]):
        raise Misread(f"needs: {', '.join(sorted(strangers))} is missing or no need")
    voices = {writer: _voice(writer, file[writer.value]) for writer in (Writer.PARENT, Writer.YOUNG_PERSON)}
    return {"voices": voices, "family_needs": file["needs"]}


def _voice(writer: Writer, row: Mapping[str, Any]) -> Voice:
    _only({"id": writer.value, **row}, {"id", "not_asked", "not_warned", "subject", "begins", "said", "unsaid"})
    said = tuple((before, after) for before, after in row["said"])
    return Voice(
        row["subject"],
        frozenset(row["begins"]),
        said,
        frozenset(row["unsaid"]),
        frozenset(map(Fact, row["not_asked"])),
        frozenset(row["not_warned"]),
    )


def _labels(own: Labels) -> Labels:
    """The words for every code that an answer may have, by list."""
    lists = {name: {term.code: term.label for term in vocabulary()[name]} for name in LISTS}
    boroughs = {OUTSIDE_LONDON: own["outside"][OUTSIDE_LONDON]} | {area.slug: area.name for area in areas().boroughs}
    return {**own, **lists, "boroughs": boroughs, "sources": {one.slug: one.short_title for one in sources().values()}}


def _question(row: Mapping[str, Any], labels: Labels) -> QuestionRule:
    _only(row, QUESTION_KEYS)
    named = labels[row["choices_from"]] if "choices_from" in row else {}
    choices = (*_choices(row.get("choices", ())), *(Choice(code, label) for code, label in named.items()))
    plain = {name: row[name] for name in ("required", "longest", "identifying", "prefill", "only_known", "blank") if name in row}
    wordings = {writer: _wording(row["id"], row[writer.value]) for writer in Writer if writer.value in row}
    return QuestionRule(row["id"], row["section"], Shape(row["shape"]), wordings, choices, **plain)


def _extra(row: Mapping[str, Any], labels: Labels) -> Extra:
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


def _wording(question: str, row: Mapping[str, str]) -> Wording:
    _only({"id": question, **row}, {"id", "label", "hint"})
    return Wording(**row)


def _reply(row: Mapping[str, Any]) -> Reply:
    _only({"id": row["code"], **row}, {"id", "code", "label", "reasons"})
    return Reply(row["code"], row["label"], _choices(row.get("reasons", ())))


def _choices(rows: Iterable[Mapping[str, str]]) -> tuple[Choice, ...]:
    for row in rows:
        _only({"id": row["code"], **row}, {"id", "code", "label", "hint"})
    return tuple(Choice(**row) for row in rows)


def _only(row: Mapping[str, Any], known: set[str]) -> None:
    if strangers := sorted(set(row) - known):
        raise Misread(f"{row.get('id', row.get('question', 'a part'))}: no key is called {', '.join(strangers)}")


READERS: Mapping[str, Callable[..., dict[str, Any]]] = {"form": _form, "gate": _gate, "drafts": _drafts, "family": _family}


def _digest() -> str:
    digest = sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
