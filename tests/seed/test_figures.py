"""How figures are read, as data: a damaged file is refused by its field, and every unit and period stands in a record."""

from typing import Any

import pytest

from catalogue.domain.errors import SeedRefused
from seed.figures import FILE, figure_rules, figure_rules_of
from seed.files import SEED_FOLDER, read_toml
from seed.loader import load_programmes


def test_every_unit_and_period_is_that_of_some_figure() -> None:
    figures = [figure for one in load_programmes() for claim in one.claims for figure in claim.figures]
    assert figure_rules().counted <= {figure.unit for figure in figures}
    assert set(figure_rules().years_of) <= {figure.period for figure in figures}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("counted", {"counted": ["people", "people"]}), ("years_of", {"years_of": {"over four years": "four"}}),
        ("years_of", {"years_of": {"a year": 1}}), ("countd", {"countd": []}),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_by_its_field(field: str, change: dict[str, Any]) -> None:
    plain = read_toml(SEED_FOLDER / FILE)
    assert figure_rules_of(plain) == figure_rules()
    with pytest.raises(SeedRefused, match=rf"figures\.toml: {field}"):
        figure_rules_of({**plain, **change})
