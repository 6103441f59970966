"""The rules of the gaps: what the file holds is used, and what cannot be used is refused by name."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from catalogue.domain.errors import SeedRefused
from seed.files import SEED_FOLDER, read_toml
from seed.gaps import gap_rules, rules_of
from seed.words import sources

PLAIN = read_toml(SEED_FOLDER / "gaps.toml")
GROUPS = read_toml(SEED_FOLDER / "vocabulary" / "age_groups.toml")["terms"]
Change = Callable[[dict[str, Any]], object]


def test_the_rules_in_use_are_those_of_the_file() -> None:
    rules = gap_rules()
    assert rules == rules_of(PLAIN, GROUPS)
    assert len(rules.passages.entries["bromley-2012"]) == len(PLAIN["entries"][0]["lines"])
    assert {span.area for span in rules.passages.own} == {"bromley", "havering", "haringey"}
    assert rules.planned_help.kinds
    assert set(rules.words) == set(PLAIN["words"])


def test_entries_begin_within_the_sections_of_case_studies() -> None:
    source = sources()["bromley-2012"]
    for line in gap_rules().passages.entries["bromley-2012"]:
        assert source.section_at(line).startswith("Appendix 3: "), line


def test_no_report_of_one_borough_reaches_into_the_case_studies_of_others() -> None:
    first = min(gap_rules().passages.entries["bromley-2012"])
    assert all(span.last < first for span in gap_rules().passages.own if span.source == "bromley-2012")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda rows: rows.pop("words"), "words", id="a table is missing"),
        pytest.param(lambda rows: rows.update(other=1), "other", id="a key that is not known"),
        pytest.param(lambda rows: rows["words"].pop("together"), "together", id="a sentence is missing"),
        pytest.param(lambda rows: rows["entries"][0].update(lines=[9, 3]), "down the page", id="lines go up the page"),
        pytest.param(lambda rows: rows["entries"][0].update(source="nowhere"), "nowhere", id="no such document"),
        pytest.param(lambda rows: rows["one_table"][0].update(last=1), "down the page", id="a table ends before it begins"),
        pytest.param(lambda rows: rows["own_report"][0].update(area="leeds"), "leeds", id="no borough"),
        pytest.param(lambda rows: rows["own_report"][0].pop("why"), "why", id="no reason"),
        pytest.param(lambda rows: rows["planned_help"]["help"].append("magic"), "magic", id="no theme"),
        pytest.param(lambda rows: rows.update(fewest_shown="many"), "many", id="no number"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(change: Change, says: str) -> None:
    rows = deepcopy(PLAIN)
    change(rows)
    with pytest.raises(SeedRefused, match=says):
        rules_of(rows, GROUPS)
