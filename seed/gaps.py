"""The rules of the grid of gaps, read from `seed/gaps.toml` and the age groups."""

from functools import cache

from catalogue.domain.errors import SeedRefused
from catalogue.domain.gaps import AgeGroup, GapRules
from seed.files import SEED_FOLDER, read_toml
from seed.statuses import status_rules


@cache
def gap_rules() -> GapRules:
    """The rules in use. Raises SeedRefused naming the file where one cannot be used."""
    plain = read_toml(SEED_FOLDER / "gaps.toml")
    rows = read_toml(SEED_FOLDER / "vocabulary" / "age_groups.toml")["terms"]
    try:
        groups = tuple(AgeGroup(row["code"], row["low"], row["high"]) for row in rows)
        fewest, columns = int(plain["fewest_shown"]), int(plain["columns_in_full"])
    except (KeyError, TypeError, ValueError) as error:
        raise SeedRefused((f"gaps.toml or age_groups.toml: cannot be read: {error}.",)) from error
    return GapRules(status_rules(), fewest_shown=fewest, columns_in_full=columns, age_groups=groups)
