"""The rules of banding and matching, read from `seed/rules/` and checked: every key and code is known, every number is there."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from catalogue.domain.rules import Limit, Rulebook
from seed.checked import checked_files, read_folder
from seed.files import SEED_FOLDER
from seed.readings import school_years
from seed.rule_schemas import SCHEMAS
from seed.statuses import status_rules

FOLDER = SEED_FOLDER / "rules"
RULES_OF_FILE = {
    "bands": "bands", "emergencies": "emergencies", "advice": "advice", "contradictions": "contradictions", "no_programme": "stops",
    "derived_needs": "needs",
}  # fmt: skip
"""The rules of the book by the file that holds them."""
TABLES = (
    "last_resort", "helped_by", "tiers_for_band", "standing_of_status", "help_texts", "weights", "routes_of_referrer",
    "agency_of_referrer",
)  # fmt: skip
"""What the book takes from `matching.toml` as it stands there."""


@cache
def rulebook() -> Rulebook:
    """Every rule in use. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    return rulebook_of(read_folder(FOLDER, SCHEMAS))


def rulebook_of(plain: Mapping[str, Mapping[str, Any]]) -> Rulebook:
    """The rules that these files hold, by name. Raises SeedRefused naming file, field and reason of everything that cannot be used."""
    files = checked_files("rules", plain, SCHEMAS)
    matching = files["matching"]
    years = school_years()
    return Rulebook(
        version=f"{matching['version']}-{_digest()[:12]}",
        limits=tuple(Limit(name, _frozen(row["value"]), row["why"]) for name, row in plain["matching"]["limits"].items()),
        order=tuple(matching["order"]),
        **{name: row["value"] for name, row in matching["limits"].items()},
        **{name: files[file] for name, file in RULES_OF_FILE.items()},
        statuses=status_rules(),
        years_to_ages=(years["youngest"], years["oldest"]),
        **{name: matching[name] for name in TABLES},
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 - as TOML has it
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _digest() -> str:
    digest = sha256()
    for name in sorted(SCHEMAS):
        digest.update((FOLDER / f"{name}.toml").read_bytes())
    return digest.hexdigest()
