"""The rules of the grid of gaps, read from `seed/gaps.toml` and the age groups, and checked against the controlled words."""

from functools import cache

from catalogue.domain.errors import SeedRefused
from catalogue.domain.gaps import AgeGroup, GapRules
from seed.files import SEED_FOLDER, read_toml
from seed.words import vocabulary


@cache
def gap_rules() -> GapRules:
    """The rules in use. Raises SeedRefused naming the file where one cannot be used."""
    plain = read_toml(SEED_FOLDER / "gaps.toml")
    rows = read_toml(SEED_FOLDER / "vocabulary" / "age_groups.toml")["terms"]
    statuses = {term.code for term in vocabulary()["statuses"]}
    try:
        named = {name: frozenset(plain[name]) for name in ("usable", "over", "planned")}
        groups = tuple(AgeGroup(row["code"], row["low"], row["high"]) for row in rows)
        fewest, columns = int(plain["fewest_shown"]), int(plain["columns_in_full"])
    except (KeyError, TypeError, ValueError) as error:
        raise SeedRefused((f"gaps.toml or age_groups.toml: cannot be read: {error}.",)) from error
    if unknown := sorted(frozenset().union(*named.values()) - statuses):
        raise SeedRefused((f"gaps.toml: {', '.join(unknown)} is no status.",))
    return GapRules(**named, fewest_shown=fewest, columns_in_full=columns, age_groups=groups)
