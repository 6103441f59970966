"""What each status means, read from `seed/statuses.toml` and checked against the controlled words."""

from functools import cache

from catalogue.domain.errors import SeedRefused
from catalogue.domain.status import StatusRules
from seed.files import SEED_FOLDER, read_toml
from seed.words import vocabulary


@cache
def status_rules() -> StatusRules:
    """The rules in use. Raises SeedRefused naming the key that cannot be used."""
    return rules_of(read_toml(SEED_FOLDER / "statuses.toml"))


def rules_of(plain: dict[str, object]) -> StatusRules:
    """The rules that this file holds. Raises SeedRefused naming the key that cannot be used."""
    known = [term.code for term in vocabulary()["statuses"]]
    if wrong := sorted(set(plain) ^ {"order", "running", "not_yet", "over", "unstated"}):
        raise SeedRefused((f"statuses.toml: {', '.join(wrong)} is missing or not known.",))
    named = {key: _codes(key, plain[key], known) for key in ("order", "running", "not_yet", "over")}
    if sorted(named["order"]) != sorted(known):
        raise SeedRefused((f"statuses.toml: order must name each of {', '.join(known)} once.",))
    (unstated,) = _codes("unstated", [plain["unstated"]], known)
    sets = {key: frozenset(named[key]) for key in ("running", "not_yet", "over")}
    return StatusRules(named["order"], **sets, unstated=unstated)


def _codes(key: str, value: object, known: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(code in known for code in value):
        raise SeedRefused((f"statuses.toml: {key} may name only {', '.join(known)}.",))
    return tuple(value)
