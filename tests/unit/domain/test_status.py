"""Is it running? One rule: the latest year counts, and among several of one year whoever says that it runs is believed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from catalogue.domain.errors import SeedRefused
from catalogue.domain.programme import Programme, Status
from catalogue.domain.status import (
    ReferralAccess,
    before_referring,
    deciding,
    ever_ran,
    is_over,
    is_running,
    known_first,
    otherwise,
    status_of,
)
from seed.files import SEED_FOLDER, read_toml
from seed.statuses import rules_of, status_rules
from seed.words import vocabulary
from tests.unit.domain.listings import CITE, coded, listing

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


@pytest.mark.parametrize(
    ("said", "way", "words"),
    [
        pytest.param([], None, "", id="none is stated"),
        pytest.param(["running 2012"], None, "", id="running"),
        pytest.param(
            ["running 2012", "planned 2012"], ReferralAccess.OPEN, "It is also said: It is planned.", id="running, and a plan besides"
        ),
        pytest.param(["planned 2012", "running 2015"], None, "", id="a plan that came about"),
        pytest.param(["pilot 2013"], ReferralAccess.OPEN, "In 2013 this was a pilot", id="pilot"),
        pytest.param(
            ["planned 2019"], ReferralAccess.ASK_FIRST, "In 2019 this was planned; no document says that it started", id="planned"
        ),
        pytest.param(["proposed 2013"], ReferralAccess.CLOSED, "In 2013 this was only proposed", id="proposed"),
        pytest.param(
            ["ended 2012"], ReferralAccess.CLOSED, "By 2012 this had ended. Nobody can be referred to it. It is ended.", id="ended"
        ),
        pytest.param(["superseded 2019"], ReferralAccess.CLOSED, "By 2019 something else had replaced this", id="replaced"),
        pytest.param(
            ["running 2012", "planned 2019"], ReferralAccess.ASK_FIRST, "This ran once; what was said of it in 2019", id="planned anew"
        ),
        pytest.param(["pilot 2012", "proposed 2019"], ReferralAccess.ASK_FIRST, "This ran once", id="proposed anew after a pilot"),
        pytest.param(["pilot 2012", "proposed 2012"], ReferralAccess.OPEN, "In 2012 this was a pilot", id="a pilot, and more proposed"),
        pytest.param(["running 2012", "ended 2019"], ReferralAccess.CLOSED, "By 2019 this had ended", id="ended after it ran"),
    ],
)
def test_what_has_to_be_known_before_anybody_is_referred(said: list[str], way: ReferralAccess | None, words: str) -> None:
    found = before_referring(described(*said), RULES)
    assert (found and found.way) == way
    assert found is None or (found.text.startswith(words) and found.citations)
    first = known_first(described(*said), RULES)
    assert first == (found if way in {ReferralAccess.ASK_FIRST, ReferralAccess.CLOSED} else None)


def test_what_nobody_can_be_referred_to_says_that_and_nothing_of_its_status() -> None:
    assert known_first(replace(described("planned 2019"), referral=coded("none")), RULES) is None


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda sending: sending.pop("also"), "also"),
        (lambda sending: sending.update(running={"way": "open", "text": "It runs."}), "running"),
        (lambda sending: sending["planned"].update(way="perhaps"), "planned"),
        (lambda sending: sending["planned"].update(text="In {month} it was planned."), "planned"),
        (lambda sending: sending["planned"].pop("text"), "planned"),
    ],
)
def test_what_a_status_means_for_a_referral_is_checked(damage: Callable[[dict[str, Any]], object], said: str) -> None:
    plain = read_toml(SEED_FOLDER / "statuses.toml")
    damage(plain["sending"])
    with pytest.raises(SeedRefused, match=f"sending.*{said}"):
        rules_of(plain)
