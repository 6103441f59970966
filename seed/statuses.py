"""What each status means, read from `seed/statuses.toml` and checked against the controlled words."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from catalogue.domain.errors import SeedRefused
from catalogue.domain.status import ALSO, RAN_BEFORE, ReferralAccess, StatusRule, StatusRules
from seed.files import SEED_FOLDER, read_toml
from seed.words import vocabulary


@cache
def status_rules() -> StatusRules:
    """The rules in use. Raises SeedRefused naming the key that cannot be used."""
    return rules_of(read_toml(SEED_FOLDER / "statuses.toml"))


def rules_of(plain: dict[str, Any]) -> StatusRules:
    """The rules that this file holds. Raises SeedRefused naming the key that cannot be used."""
    known = [term.code for term in vocabulary()["statuses"]]
    _same("", plain, {"order", "running", "not_yet", "over", "unstated", "sending"})
    named = {key: _codes(key, plain[key], known) for key in ("order", "running", "not_yet", "over")}
    if sorted(named["order"]) != sorted(known):
        raise SeedRefused((f"statuses.toml: order must name each of {', '.join(known)} once.",))
    (unstated,) = _codes("unstated", [plain["unstated"]], known)
    sets = {key: frozenset(named[key]) for key in ("running", "not_yet", "over")}
    sending = _sending(plain["sending"], {*known, RAN_BEFORE, ALSO} - {unstated})
    return StatusRules(named["order"], **sets, unstated=unstated, sending=sending)


def _sending(rows: Mapping[str, Mapping[str, str]], cases: set[str]) -> dict[str, StatusRule]:
    """What each case means for a referral; every one has to be there, with words that can be said."""
    _same("sending: ", rows, cases)
    found = {}
    for name, row in rows.items():
        _same(f"sending.{name}: ", row, {"way", "text"})
        try:
            row["text"].format(year=0, said="")
            found[name] = StatusRule(ReferralAccess(row["way"]), row["text"])
        except (KeyError, IndexError, ValueError) as error:
            raise SeedRefused((f"statuses.toml: sending.{name} cannot be used: {error}.",)) from error
    return found


def _same(where: str, row: Mapping[str, object], keys: set[str]) -> None:
    """Refuses a part with other keys than these."""
    if wrong := sorted(set(row) ^ keys):
        raise SeedRefused((f"statuses.toml: {where}{', '.join(wrong)} is missing or not known.",))


def _codes(key: str, value: object, known: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(code in known for code in value):
        raise SeedRefused((f"statuses.toml: {key} may name only {', '.join(known)}.",))
    return tuple(value)
