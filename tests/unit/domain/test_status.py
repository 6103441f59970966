"""Is it running? One rule: the latest year counts, and among several of one year whoever says that it runs is believed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from catalogue.domain.errors import SeedRefused
from catalogue.domain.programme import Programme, Status
from catalogue.domain.status import deciding, ever_ran, is_over, is_running, otherwise, status_of
from seed.files import SEED_FOLDER, read_toml
from seed.statuses import rules_of, status_rules
from seed.words import vocabulary
from tests.unit.domain.listings import CITE, listing

RULES = status_rules()


def described(*said: str) -> Programme:
    """A listing with statements such as “ended 2012”."""
    pairs = [one.split() for one in said]
    return replace(listing(), status=tuple(Status(code, f"It is {code}.", int(year), CITE) for code, year in pairs))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param([], "running", id="none is stated"),
        pytest.param(["running 2012", "ended 2019"], "ended", id="the latest year counts"),
        pytest.param(["planned 2012", "running 2015"], "running", id="a plan that came about"),
        pytest.param(["running 2012", "planned 2019"], "planned", id="planned anew"),
        pytest.param(["planned 2019", "running 2019"], "running", id="already in use beats looking to launch"),
        pytest.param(["ended 2012", "running 2012"], "running", id="what ended in one place goes on in another"),
        pytest.param(["pilot 2012", "proposed 2012"], "pilot", id="what was tried is more than a proposal"),
        pytest.param(["ended 2012", "planned 2012"], "planned", id="a plan is later than an end"),
        pytest.param(["running 2012", "ended 2012", "planned 2019"], "planned", id="three statements"),
    ],
)
def test_the_status_that_a_listing_has(said: list[str], status: str) -> None:
    for order in permutations(said):
        assert status_of(described(*order), RULES) == status


@pytest.mark.parametrize(
    ("status", "running", "over"),
    [
        ("running", True, False), ("pilot", True, False), ("planned", False, False), ("proposed", False, False), ("ended", False, True),
        ("superseded", False, True),
    ],
)  # fmt: skip
def test_what_each_status_means(status: str, *, running: bool, over: bool) -> None:
    one = described(f"{status} 2012")
    assert (is_running(one, RULES), is_over(one, RULES)) == (running, over)
    assert ever_ran(one, RULES) is running


def test_what_ran_once_ran_whatever_was_said_later() -> None:
    assert ever_ran(described("running 2012", "proposed 2019"), RULES)
    assert not ever_ran(described("planned 2012", "proposed 2019"), RULES)


def test_where_none_is_stated_none_decides() -> None:
    assert deciding(described(), RULES) is None


def test_what_is_said_otherwise_is_kept_latest_first() -> None:
    found = otherwise(described("running 2012", "planned 2019", "ended 2012", "proposed 2015"), RULES)
    assert [one.code for one in found] == ["proposed", "running", "ended"]


def test_every_status_has_a_place_in_the_order_and_a_meaning() -> None:
    known = {term.code for term in vocabulary()["statuses"]}
    assert set(RULES.order) == known == RULES.running | RULES.not_yet | RULES.over
    assert RULES.plain == {"running"}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda plain: plain["order"].pop(), "order"),
        (lambda plain: plain["running"].append("alive"), "running"),
        (lambda plain: plain.pop("over"), "over"),
        (lambda plain: plain.update(unstated="perhaps"), "unstated"),
        (lambda plain: plain.update(more=[]), "more"),
    ],
)
def test_a_damaged_file_is_refused_by_the_name_of_the_key(damage: Callable[[dict[str, object]], object], said: str) -> None:
    plain = read_toml(SEED_FOLDER / "statuses.toml")
    damage(plain)
    with pytest.raises(SeedRefused, match=f"statuses.toml: .*{said}"):
        rules_of(plain)
