"""The list page and the API say how the words of a search were read, and how well it was answered."""

import pytest

from tests.site import Site


def page_text(site: Site, address: str) -> str:
    return " ".join(site.get(address).get_text(" ").split())


def test_the_api_says_what_was_read(site: Site) -> None:
    found = site.json("/api/v1/programmes?q=9+year+old+girl+in+Peckham")["read_as"]
    assert found == [
        {"filter": "borough", "value": "southwark", "text": "Peckham: Southwark"},
        {"filter": "sex", "value": "female", "text": "girl: Girls and young women"},
        {"filter": "age", "value": "9", "text": "age 9"},
    ]


def test_a_chip_takes_a_reading_back_and_a_link_brings_it_again(site: Site) -> None:
    page = site.get("/programmes?q=mentoring+in+Hackney")
    (chip,) = page.select("a.app-chip--read")
    assert "Hackney" in chip.get_text()
    address = str(chip["href"])
    taken = site.get(address)
    assert not taken.select("a.app-chip--read")
    again = next(link for link in taken.select("a") if link.get_text() == "Read it again")
    assert site.get(str(again["href"])).select("a.app-chip--read")


def test_a_reading_taken_back_survives_sorting_and_paging(site: Site) -> None:
    page = site.get("/programmes?q=mentoring+in+Hackney&not_read=borough&per_page=2")
    following = next(link for link in page.select("a") if link.get("rel") == ["next"])
    assert "not_read=borough" in str(following["href"])
    kept = page.select_one("input[name=not_read]")
    assert kept is not None
    assert kept["value"] == "borough"


def test_a_result_says_why_its_place_and_age_count(site: Site) -> None:
    (first, *_) = site.json("/api/v1/programmes?q=9+year+old+mentoring+in+Hackney")["items"]
    assert first["slug"] == "chance-uk"
    assert first["reasons"] == ["Names Hackney", "Its ages (5-11 year old children) include 9"]


def test_not_stated_stays_and_says_so(site: Site) -> None:
    items = site.json("/api/v1/programmes?q=mentoring+in+Hackney&per_page=100")["items"]
    reasons = [reason for item in items for reason in item["reasons"]]
    assert "No place is stated: ask about Hackney" in reasons
    for item in items:
        named = {area["name"] for area in item["areas"] if area["basis"] == "named"}
        assert not named or "Hackney" in named or any(area["basis"] != "named" for area in item["areas"])


def test_the_letters_of_a_name_are_no_place(site: Site) -> None:
    items = site.json("/api/v1/programmes?q=youth+club+Kingston+upon+Thames&per_page=100")["items"]
    assert not [item for item in items if any("Names Kingston" in reason for reason in item["reasons"])]
    assert "No listing for this names Kingston upon Thames" in page_text(site, "/programmes?q=youth+club+Kingston+upon+Thames")


@pytest.mark.parametrize("text", ["dementia day centre", "swimming lessons"])
def test_nothing_is_said_to_be_nothing(site: Site, text: str) -> None:
    found = site.json(f"/api/v1/programmes?q={text}")
    assert (found["items"], found["total"]) == ([], 0)
    said = page_text(site, f"/programmes?q={text}")
    unknown = text.partition(" ")[0]
    assert f"No listing has “{unknown}”" in said


@pytest.mark.parametrize("text", ["hearing aid clinic", "driving lessons"])
def test_where_every_word_is_known_and_nothing_has_most_fewer_words_are_offered(site: Site, text: str) -> None:
    offered = site.get(f"/programmes?q={text}").select_one(".govuk-inset-text a[href^='/programmes?q=']")
    assert offered
    fewer = offered.get_text().partition("“")[2].rstrip("”")
    assert set(fewer.split()) < set(text.split())
    assert site.get(str(offered["href"])).select(".app-results > li")


def test_the_nearest_that_exists_is_offered_and_finds_something(site: Site) -> None:
    page = site.get("/programmes?q=dementia+mentoring+quilting")
    link = next(link for link in page.select("a") if "search for “mentoring”" in link.get_text())
    assert site.get(str(link["href"])).select(".app-results > li")


def test_a_misspelling_is_put_right_and_searched(site: Site) -> None:
    page = site.get("/programmes?q=mentroing")
    assert "Did you mean mentoring" in " ".join(page.get_text(" ").split())
    assert page.select(".app-results > li")


LONG = (
    "somebody was threatened repeatedly outside school yesterday afternoon "
    "because of an argument that had begun online between two large groups"
)


@pytest.mark.parametrize(
    ("more", "left_out"), [("and now needs mentoring", ""), ("and now needs mentoring in Peckham Rye", "in peckham rye")]
)
def test_words_that_are_not_read_are_named(site: Site, more: str, left_out: str) -> None:
    asked = f"/programmes?q={LONG} {more}"
    told = "Only the first 24 words of a search are read. These were left out"
    assert (f"{told}: {left_out}." in page_text(site, asked)) is bool(left_out)
    assert (told in page_text(site, asked)) is bool(left_out)
    assert "Peckham" not in str(site.json(f"/api/v1{asked}")["read_as"])


def test_the_last_of_eight_long_words_is_read(site: Site) -> None:
    text = " ".join([*(letter * 28 for letter in "bcdfghj"), "Peckham"])
    assert len(text) > 200
    assert [one["value"] for one in site.json(f"/api/v1/programmes?q={text}")["read_as"]] == ["southwark"]


def test_a_code_that_is_not_read_is_refused(site: Site) -> None:
    site.get("/programmes?q=x&not_read=mood", status=400)


def test_what_is_healthy_names_both_digests(site: Site) -> None:
    site.get("/programmes?q=mentoring")
    found = site.json("/healthz")
    assert found["digest"] == found["index_digest"]
