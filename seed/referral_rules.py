"""What a referral asks and says, read from `seed/referral/` and checked: unknown keys, lists, codes and blanks are refused by name."""

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache, partial
from hashlib import sha256
from typing import Any

from marshmallow import Schema

from catalogue.domain.availability import OUTSIDE_LONDON
from catalogue.domain.errors import SeedRefused
from catalogue.domain.referral import Writer
from catalogue.domain.referral_known import DRAFT
from catalogue.domain.referral_rules import Line, ReferralRules
from seed import referral_schemas as schemas
from seed.checked import checked, gathered
from seed.files import SEED_FOLDER, read_toml
from seed.referral_schemas import Labels
from seed.words import areas, sources, vocabulary

FOLDER = SEED_FOLDER / "referral"
FILES = ("form", "gate", "drafts", "family", "replies", "words")
LISTS = ("needs", "education_statuses", "gang_involvements", "justice_statuses", "profile_settings", "routes", "statuses")


@cache
def referral_rules() -> ReferralRules:
    """The rules in use. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    return rules_of(gathered({name: partial(read_toml, FOLDER / f"{name}.toml") for name in FILES}))


def rules_of(plain: Mapping[str, Mapping[str, Any]]) -> ReferralRules:
    """The rules that these files hold, by name. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    first = read(plain, {"words": schemas.words_schema, "drafts": schemas.drafts_schema})
    said, lines = first["words"], tuple(first["drafts"]["lines"])
    labels = _labels(said["labels"])
    then = read(plain, {
        "form": partial(schemas.form_schema, labels, {line.draft for line in lines}), "gate": partial(schemas.gate_schema, labels),
        "family": schemas.family_schema, "replies": schemas.replies_schema,
    })  # fmt: skip
    form, gate, family = then["form"], then["gate"], then["family"]
    _every_draft_is_used(lines, {one.prefill for one in form["questions"]})
    return ReferralRules(
        version=f"{form['version']}-{_digest()[:12]}",
        sections=tuple(form["sections"]),
        questions=tuple(form["questions"]),
        extras=tuple(form["extras"]),
        parts=form["parts"],
        listing=form["listing"],
        gate=tuple(gate["questions"]),
        gate_advice=tuple(gate["advice"]),
        own_basis={Writer(name): text for name, text in gate["own_basis"].items()},
        lines=lines,
        labels=labels,
        words=said["words"],
        warnings=said["warnings"],
        open_routes=said["open_routes"],
        referrer_of_writer={Writer(name): code for name, code in said["referrer_of_writer"].items()},
        replies=tuple(then["replies"]["replies"]),
        voices={writer: family[writer.value] for writer in schemas.FAMILY},
        family_needs=family["needs"],
    )


def _every_draft_is_used(lines: Iterable[Line], prefills: Container[str | None]) -> None:
    """Refuses a line of a draft that fills in no question: nobody would ever read it."""
    strangers = [f"{number}.draft: “{one.draft}”" for number, one in enumerate(lines) if f"{DRAFT}{one.draft}" not in prefills]
    if strangers:
        raise SeedRefused(tuple(f"referral/drafts.toml: lines.{one} fills in no question of form.toml." for one in strangers))


def read(plain: Mapping[str, Mapping[str, Any]], made: Mapping[str, Callable[[], Schema]]) -> dict[str, Any]:
    """What these files say, as their schemas build it."""
    return gathered({name: partial(checked, f"referral/{name}.toml", plain[name], schema()) for name, schema in made.items()})


def _labels(own: Labels) -> Labels:
    """The words for every code that an answer may have, by list."""
    lists = {name: {term.code: term.label for term in vocabulary()[name]} for name in LISTS}
    boroughs = {OUTSIDE_LONDON: own["outside"][OUTSIDE_LONDON]} | {area.slug: area.name for area in areas().boroughs}
    return {**own, **lists, "boroughs": boroughs, "sources": {one.slug: one.short_title for one in sources().values()}}


def _digest() -> str:
    digest = sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
