"""Questions that commissioners ask, each answered in at most three clicks from the first page or one call, with where it stands."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag

from tests.inspection import words
from tests.site import Site

MOST_CLICKS = 3
HARINGEY, HAVERING, HMG, BROMLEY = (
    "Haringey, March 2015",
    "Havering strategy, 2019",
    "HM Government, December 2013",
    "Bromley, September 2012",
)


class Walk:
    """Somebody who starts at the first page and follows links and forms that are really there."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._clicks = 0
        self.page = site.get("/")

    def follow(self, label: str) -> "Walk":
        """Clicks the first link that begins with these words."""
        found = next((link for link in self.page.select("a[href]") if words(link).startswith(label)), None)
        assert found, f"no link “{label}”"
        return self._go(str(found["href"]))

    def send(self, **fields: str | list[str]) -> "Walk":
        """Fills in the form that has these fields and sends it."""
        form = next(one for one in self.page.select("form[method=get]") if set(fields) <= {str(f["name"]) for f in self._fields(one)})
        wanted = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
        pairs = [(str(one["name"]), value) for one in self._fields(form) for value in filled(one, wanted.get(str(one["name"]), []))]
        assert {name for name, _ in pairs} >= set(fields), "a value is not offered"
        return self._go(f"{form['action']}?{urlencode(pairs)}")

    def _fields(self, form: Tag) -> list[Tag]:
        own = form.select("[name]")
        return own + self.page.select(f'[form="{form["id"]}"][name]') if form.has_attr("id") else own

    def _go(self, address: str) -> "Walk":
        self._clicks += 1
        assert self._clicks <= MOST_CLICKS, "that is too far"
        self.page = self._site.get(address)
        return self

    def rows(self) -> dict[str, Tag]:
        """The rows of the table, by what the first link in their head says."""
        return {words(row.select_one("th a")): row for row in self.page.select("tbody tr") if row.select_one("th a")}


def filled(field: Tag, wanted: list[str]) -> list[str]:
    """What a field sends: what was typed or chosen, if it offers that."""
    if field.get("type") == "checkbox":
        return [str(field["value"])] if str(field["value"]) in wanted or field.has_attr("checked") else []
    if field.name == "select":
        offered = [str(option["value"]) for option in field.select("option")]
        return [value for value in wanted if value in offered] or offered[:1]
    return [value for value in wanted if not value.startswith("not_stated")][:1] or [str(field.get("value", ""))]


def cited(page: BeautifulSoup, part: Tag | None) -> str:
    """The notes of a part of a page, in full."""
    assert part
    numbers = dict.fromkeys(str(link["href"]) for link in part.select(".app-note a"))
    return " | ".join(words(page.select_one(number)) for number in numbers)


@pytest.fixture
def walk(site: Site) -> Walk:
    return Walk(site)


def test_which_programmes_for_14_to_17_in_lewisham_have_an_outcome_figure(walk: Walk) -> None:
    walk.follow("Find help").send(borough="lewisham", age=["14-17", "not_stated"]).follow("Show this list as a table")
    rows = walk.rows()
    reported = {name: words(row.select("td")[-1]) for name, row in rows.items()}
    assert not [name for name, told in reported.items() if "With a figure" in told]
    assert [name for name, told in reported.items() if "No figure is given" in told] == ["Victim Focused Mentoring Scheme"]
    assert [name for name, told in reported.items() if "Evaluated, result not given" in told] == ["Growing against Gangs and Violence"]
    assert f"{BROMLEY}, Appendix 3: Mentoring, line 602" in cited(walk.page, rows["Victim Focused Mentoring Scheme"])
    assert "line 300" in cited(walk.page, rows["Growing against Gangs and Violence"])


def test_what_haringeys_gang_exit_reports_against_which_targets(walk: Walk) -> None:
    walk.send(q="Haringey gang exit").follow("Gang Exit Team")
    rows = walk.page.select(".app-targets tbody tr")
    found = [(words(row.th).split("Note")[0].strip(), words(row.td).split(" ")[1]) for row in rows]
    assert [told for told, _ in found] == ["Reported: 58%", "Reported: 61%", "Reported: 72%", "Reported: 89%", "Reported: 51"]
    for row, target, line in zip(rows, ("20%", "60%", "at least 60%", "80%", "up to 20"), (85, 86, 87, 88, 89), strict=True):
        assert f"Target: {target}" in words(row)
        assert HARINGEY in cited(walk.page, row)
        assert f"line {line}" in cited(walk.page, row)
    assert "cannot be told what 58% measures" in words(rows[0])


def test_what_haringeys_offender_management_costs_and_whether_it_adds_up(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("what it costs")
    row = walk.page.select_one("#money-integrated-offender-management-haringey")
    for told in ("£673,000 p.a.", "£88,000 p.a.", "4 × £673,000 is £2,692,000, as printed", "4 × £88,000 is £352,000, as printed"):
        assert told in words(row)
    assert f"{HARINGEY}, 5. Background information - Gang Related Work, line 80" in cited(walk.page, row)


def test_which_were_said_to_be_evaluated_by_whom_with_what_result(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("Which were said to be evaluated")
    rows = walk.rows()
    for name, evaluator, stage in (
        ("Growing against Gangs and Violence", "Project Oracle", "Evaluated, result not given"),
        ("Integrate", "Centre for Mental Health", "Evaluation under way"),
        ("Ending Gang and Youth Violence programme", "Home Office", "Evaluated, result given"),
        ("Offender Management Unit (Haringey)", "Policing College", "Evaluated, result not given"),
    ):
        assert f"Evaluated by: {evaluator}" in words(rows[name])
        assert f"Evaluation: {stage}" in words(rows[name])
    assert len(walk.page.select("tbody tr")) == 8
    assert all(cited(walk.page, row) for row in walk.page.select("tbody tr"))


def test_which_london_results_exist_for_operation_shield(walk: Walk) -> None:
    walk.send(q="Operation Shield").follow("Operation Shield")
    assert "The documents report no London result for Operation Shield." in words(walk.page.main)
    claim = next(one for one in walk.page.select(".app-claim") if "35 to 60%" in words(one))
    assert "About Somewhere else: Boston" in words(claim).replace("About", "About ").replace("  ", " ")
    assert f"{HARINGEY}, 6. Background information - Operation Shield, line 93" in cited(walk.page, claim)


def test_which_programmes_take_self_referral(walk: Walk) -> None:
    walk.follow("Find help").send(route="self").follow("Show this list as a table")
    assert len(walk.rows()) >= 5
    for row in walk.rows().values():
        way = next(line for line in row.select("td")[3].select("li") or [row.select("td")[3]] if "Self-referral" in words(line))
        assert cited(walk.page, way)


def test_what_there_is_for_under_11s_and_where(walk: Walk) -> None:
    walk.follow("Find help").send(age="0-10", help="support").follow("Show this list as a table")
    chance = walk.rows()["Chance UK"].select("td")
    assert words(chance[0]).startswith("5 to 11")
    assert "Hackney" in words(chance[1])
    assert BROMLEY in cited(walk.page, chance[0])
    for row in walk.rows().values():
        assert cited(walk.page, row.select("td")[0])
        assert words(row.select("td")[1]).startswith("Not stated") or cited(walk.page, row.select("td")[1])


@pytest.mark.parametrize(
    ("borough", "name", "by_when", "line"),
    [
        ("havering", "Yellow and red card", "October 2019 to 2022", f"{HAVERING}, "),
        ("havering", "Super Recognisers", "to be confirmed", "line 581"),
        ("bromley", "Community Outreach Day", "6 July 2012", f"{BROMLEY}, "),
        ("haringey", "Operation Shield", "late July or early August", "line 31"),
    ],
)
def test_what_a_borough_planned_and_by_when(walk: Walk, borough: str, name: str, by_when: str, line: str) -> None:
    walk.follow("Browse").follow("By plan").send(borough=borough)
    rows = [row for label, row in walk.rows().items() if name.casefold() in label.casefold()]
    row = next(row for row in rows if by_when in words(row))
    assert line in cited(walk.page, row.select("td")[1])
    assert all(cited(walk.page, row.select("td")[1]) for row in walk.rows().values())


def test_what_waltham_forest_planned(walk: Walk) -> None:
    walk.follow("Browse").follow("By plan").send(borough="waltham-forest")
    assert "The documents describe no plan that names Waltham Forest" in words(walk.page.main)


def test_which_programmes_print_a_cost_per_person(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("what it costs")
    assert "For none of them can it be worked out what one person or place costs" in words(walk.page.select_one("#for-one"))
    assert all("Cannot be worked out, because" in words(row.select("td")[-1]) for row in walk.rows().values())
    assert all(cited(walk.page, row) for row in walk.rows().values())


def test_what_outcomes_are_reported_for_girls(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("Every claim and figure").send(kind="outcome", sex="female")
    assert words(walk.page.select_one("#found")).startswith("0 claims, kind of claim: outcome")


def test_which_listings_name_project_oracle(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("Listings with a named standard")
    (row,) = walk.rows().values()
    assert words(row.th).startswith("Growing against Gangs and Violence")
    assert f"{HAVERING}, " in cited(walk.page, row.select("td")[-1])
    assert "line 300" in cited(walk.page, row.select("td")[-1])


def test_which_are_american_figures(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("Figures from other places").send(q="American")
    assert {"Operation Shield", "Group Violence Intervention (GVI)"} <= set(walk.rows())
    for row in walk.rows().values():
        assert "35% 60%" in words(row)
        assert "line 93" in cited(walk.page, row)


def test_what_was_promised_as_evaluation_and_never_shown(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("Evaluations that were promised")
    rows = walk.rows()
    assert set(rows) == {
        "Department for Work and Pensions Innovation Fund", "Growing against Gangs and Violence", "Identity Matters", "Integrate",
        "Offender Management Unit (Haringey)", "Serious Group Violence and Knife Crime Strategy 2019-2022 (Havering)",
    }  # fmt: skip
    assert "Evaluation promised" in words(rows["Identity Matters"])
    assert f"{HMG}, " in cited(walk.page, rows["Identity Matters"].select("td")[-1])


def test_which_programmes_take_self_referral_in_hackney(walk: Walk) -> None:
    walk.follow("Find help").send(route="self", borough="hackney").follow("Show this list as a table")
    (row,) = walk.rows().values()
    assert words(row.th).startswith("The Right Track")
    assert BROMLEY in cited(walk.page, row.select("td")[3])


def test_which_results_were_measured_by_somebody_independent(walk: Walk) -> None:
    walk.follow("Reading the evidence")
    row = next(row for row in walk.page.select("dl > div") if words(row.dt) == "Outcome reported by somebody else")
    assert words(row.select_one(".govuk-summary-list__actions")) == "0 listings"
    walk.follow("Every claim and figure").send(kind="outcome", reported_by="independent")
    assert words(walk.page.select_one("#found")).startswith("0 claims")


def test_how_many_the_gang_advisers_placed_and_whether_the_figures_agree(walk: Walk) -> None:
    walk.send(q="Jobcentre Plus Gang Advisers").follow("Jobcentre Plus Gang Advisers")
    claim = next(one for one in walk.page.select(".app-claim") if "over 700" in words(one).casefold())
    assert "Over 600" in words(claim)
    assert "line 79" in cited(walk.page, claim)
    assert "line 423" in cited(walk.page, claim)


def test_which_targets_are_printed_for_london(walk: Walk) -> None:
    walk.follow("Reading the evidence").follow("Targets")
    assert "120,000 (target)" in words(next(row for row in walk.page.select("tbody tr") if "turn round 120,000" in words(row)))
    assert all(cited(walk.page, row) for row in walk.page.select("tbody tr"))


def test_what_money_from_the_mayor_haverings_strategy_names(walk: Walk) -> None:
    walk.follow("Compare").follow("what it costs")
    row = walk.page.select_one("#money-havering-mentoring")
    assert "£45k" in words(row)
    assert "Mayor's Office for Policing and Crime" in words(row)
    assert f"{HAVERING}, " in cited(walk.page, row)


@pytest.mark.parametrize(
    ("address", "told", "source", "line"),
    [
        ("/api/v1/claims?kind=evaluation&per_page=100", "Kingston University", "havering", 306),
        ("/api/v1/claims?q=operation+shield&kind=outcome", "Boston, Cincinnati and other cities in the USA", "haringey-2015", 93),
        ("/api/v1/claims?borough=haringey&kind=outcome", "58%", "haringey-2015", 85),
        ("/api/v1/claims?kind=cost&q=integrated+offender", "£2,692,000", "haringey-2015", 80),
        ("/api/v1/claims?standard=printed", "Project Oracle", "havering", 300),
    ],
)
def test_one_call_answers_with_its_citations(site: Site, address: str, told: str, source: str, line: int) -> None:
    items = [item for item in site.json(address)["items"] if told in str(item)]
    assert items
    assert [cite for item in items for cite in item["citations"] if (cite["source"], cite["line"]) == (source, line)]


def test_one_call_says_that_lewisham_has_no_outcome_figure(site: Site) -> None:
    assert site.json("/api/v1/claims?borough=lewisham&kind=outcome&figures=printed")["total"] == 0
    (one,) = site.json("/api/v1/claims?borough=lewisham&kind=outcome")["items"]
    assert one["slug"] == "victim-focused-mentoring-scheme"
