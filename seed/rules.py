"""The rules of banding and matching, read from `seed/rules/` and checked: every key and code is known, every number is there."""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from inspect import signature
from typing import Any, TypeVar

from catalogue.domain.profile import AGE_OVER_YEAR
from catalogue.domain.rules import (
    AgeRules,
    BandRules,
    ConditionRules,
    DoubtRules,
    Limit,
    ListingRules,
    NeedRules,
    OrderRules,
    PlaceRules,
    ReferrerRules,
    Rule,
    Rulebook,
    SafetyRules,
)
from seed.checked import checked_files, read_folder
from seed.files import SEED_FOLDER
from seed.readings import school_years
from seed.rule_schemas import SCHEMAS
from seed.statuses import status_rules

FOLDER = SEED_FOLDER / "rules"
Part = TypeVar("Part")


@cache
def rulebook() -> Rulebook:
    """Every rule in use. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    return rulebook_of(read_folder(FOLDER, SCHEMAS))


def rulebook_of(plain: Mapping[str, Mapping[str, Any]]) -> Rulebook:
    """The rules that these files hold, by name. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    files = checked_files("rules", plain, SCHEMAS)
    matching, held = files["matching"], _by_name(files)
    return Rulebook(
        version=f"{matching['version']}-{_digest()[:12]}",
        limits=tuple(Limit(name, _frozen(row["value"]), row["why"]) for name, row in plain["matching"]["limits"].items()),
        bands=_part(BandRules, held),
        doubts=_part(DoubtRules, held),
        safety=_part(SafetyRules, held),
        ages=_part(AgeRules, held),
        needs=_part(NeedRules, held),
        places=_part(PlaceRules, held),
        referrers=_part(ReferrerRules, held),
        listings=_part(ListingRules, held),
        conditions=_part(ConditionRules, held),
        order=_part(OrderRules, held),
        statuses=status_rules(),
        help_texts=matching["help_texts"],
        last_resort=matching["last_resort"],
    )


def rules_by_file(book: Rulebook) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of the book by the file that holds them."""
    return {
        "bands": book.bands.levels, "emergencies": book.safety.emergencies, "advice": book.safety.advice,
        "contradictions": book.bands.contradictions, "stops": book.safety.stops, "needs": book.needs.implied,
    }  # fmt: skip


def _by_name(files: Mapping[str, Any]) -> dict[str, Any]:
    """What the files hold, by the names that the parts of the book have for it: limits and tables keep their own."""
    matching, years = files["matching"], school_years()
    return {
        **matching,
        **{name: row["value"] for name, row in matching["limits"].items()},
        "levels": files["bands"],
        "contradictions": files["contradictions"],
        "emergencies": files["emergencies"],
        "advice": files["advice"],
        "stops": files["stops"],
        "implied": files["needs"],
        "steps": tuple(matching["order"]),
        "years_to_ages": (years["youngest"], years["oldest"]),
        "year_contradictions": tuple(rule for rule in files["contradictions"] if AGE_OVER_YEAR in rule.facts),
    }


def _part(kind: Callable[..., Part], held: Mapping[str, Any]) -> Part:
    """A part of the book with what it names."""
    return kind(**{name: held[name] for name in signature(kind).parameters})


def _frozen(value: Any) -> Any:  # noqa: ANN401 - as TOML has it
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _digest() -> str:
    digest = sha256()
    for name in sorted(SCHEMAS):
        digest.update((FOLDER / f"{name}.toml").read_bytes())
    return digest.hexdigest()
