"""Finding: what a person sees on the list, from words and choices to the way back out."""

import pytest

from catalogue.domain.facets import facets_of
from catalogue.domain.programme import Programme
from catalogue.services.snapshot import Snapshot
from tests.inspection import words
from tests.site import Site
from tests.web.lists import all_listed, by_api, chips, listed, options, submitted, total

LEWISHAM_AND_14 = "/programmes?borough=lewisham&age=14"


@pytest.mark.parametrize(
    "typed",
    ["Chance UK", "chance uk", "CHANCE  UK", "Chance+UK", "“Chance UK”", "chancé uk"],
)
def test_chance_uk_is_found_first(site: Site, typed: str) -> None:
    assert listed(site.get(f"/programmes?q={typed}"))[0] == "chance-uk"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        pytest.param("prince's trust", "the-princes-trust-team-programme", id="straight apostrophe"),
        pytest.param("prince’s trust", "the-princes-trust-team-programme", id="curly apostrophe"),
        pytest.param("princes trust", "the-princes-trust-team-programme", id="no apostrophe"),
        pytest.param("red thread", "london-red-thread", id="two words"),
        pytest.param("streetchance", "street-chance", id="one word"),
        pytest.param("dispersal zones", "dispersal-zones", id="a power by its name"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(site: Site, typed: str, slug: str) -> None:
    assert slug in listed(site.get(f"/programmes?q={typed}"))[:3]


def fits_lewisham_and_14(programme: Programme) -> bool:
    return "lewisham" in facets_of(programme)["borough"] and programme.age is not None and programme.age.overlaps(14, 14)


def test_lewisham_and_14_shows_just_those_named_there_that_suit_a_14_year_old(site: Site, snapshot: Snapshot) -> None:
    expected = {slug for slug, one in snapshot.programmes.items() if fits_lewisham_and_14(one)}
    found = all_listed(site, LEWISHAM_AND_14)
    assert set(found) == expected
    assert len(found) == total(site.get(LEWISHAM_AND_14)) == len(expected)
    assert {"voyage", "second-wave"} <= expected


def test_every_item_of_lewisham_and_14_says_where_and_which_ages(site: Site) -> None:
    for item in site.get(LEWISHAM_AND_14).select(".app-result"):
        facts = {words(row.dt): words(row.dd) for row in item.select(".app-result__facts div")}
        assert "Lewisham" in facts["Where"]
        assert facts.get("Ages") != "Age not stated"


def test_the_sentence_says_what_is_shown(site: Site) -> None:
    sentence = words(site.get(LEWISHAM_AND_14 + "&q=mentoring").select_one("#result"))
    assert all(part in sentence for part in ("listing", "mentoring", "Lewisham", "14"))


def test_each_chip_takes_one_choice_away(site: Site) -> None:
    address = LEWISHAM_AND_14 + "&q=young&age=not_stated&theme=mentoring&theme=sport"
    chosen = chips(site.get(address))
    assert len(chosen) == 6
    for label, without in chosen.items():
        assert set(chips(site.get(without))) == set(chosen) - {label}


def test_taking_every_chip_away_shows_everything(site: Site, programmes: dict[str, Programme]) -> None:
    page = site.get(LEWISHAM_AND_14)
    while left := chips(page):
        page = site.get(next(iter(left.values())))
    assert total(page) == len(programmes)


def test_every_listing_stands_once_on_the_pages_of_the_whole_list(site: Site, programmes: dict[str, Programme]) -> None:
    found = all_listed(site, "/programmes")
    assert sorted(found) == sorted(programmes)


def test_paging_keeps_words_choices_and_order(site: Site) -> None:
    address = "/programmes?q=young+people&help=support&help=information&age=not_stated&sort=name"
    first = site.get(address)
    found = all_listed(site, address)
    assert len(found) == len(set(found)) == total(first) > 40
    second = site.get(str(first.select("a[rel=next]")[0]["href"]))
    assert set(chips(second)) == set(chips(first))
    assert second.select_one("#sort option[selected][value=name]")


def test_sorting_keeps_what_was_asked(site: Site) -> None:
    address = "/programmes?q=knife&help=support&referral=individual&age=10-25&age=not_stated"
    page = site.get(address)
    by_name = site.get(submitted(page, sort="name"))
    assert set(chips(by_name)) == set(chips(page))
    assert set(all_listed(site, submitted(page, sort="name"))) == set(all_listed(site, address))


def test_choosing_from_a_page_beyond_the_first_starts_at_the_first(site: Site) -> None:
    assert listed(site.get(submitted(site.get("/programmes?page=4"), sort="name"))) == listed(site.get("/programmes?sort=name"))


def test_a_page_length_in_the_address_survives_paging(site: Site) -> None:
    found = all_listed(site, "/programmes?borough=lewisham&per_page=5")
    assert found == all_listed(site, "/programmes?borough=lewisham")


def test_two_ages_are_alternatives(site: Site, snapshot: Snapshot) -> None:
    ages = {slug: one.age for slug, one in snapshot.programmes.items() if one.age}
    expected = {slug for slug, age in ages.items() if age.overlaps(6, 6) or age.overlaps(19, 19)}
    assert set(all_listed(site, "/programmes?age=6&age=19")) == expected


def test_two_ages_survive_the_form(site: Site) -> None:
    assert set(chips(site.get(submitted(site.get("/programmes?age=6&age=19"))))) == {"Suits age 6", "Suits age 19"}


@pytest.mark.parametrize(
    "facet", ["tier", "theme", "need", "borough", "sex", "setting", "route", "evidence", "kind", "help", "referral", "status", "source"]
)
def test_the_count_beside_a_choice_is_what_choosing_it_shows(site: Site, facet: str) -> None:
    shown = options(site.get("/programmes?age=12-18&age=not_stated"), facet)
    assert shown
    totals = {value: total(site.get(f"/programmes?age=12-18&age=not_stated&{facet}={value}")) for value in list(shown)[:12]}
    assert totals == {value: shown[value] for value in totals}


@pytest.mark.parametrize("facet", ["borough", "setting", "route", "sex", "age"])
def test_what_is_not_stated_can_be_chosen_by_itself(site: Site, snapshot: Snapshot, facet: str) -> None:
    page = site.get("/programmes")
    assert page.select_one(f'input[name="{facet}"][value=not_stated]')
    expected = {slug for slug, one in snapshot.programmes.items() if is_not_stated(one, facet)}
    assert by_api(site, f"{facet}=not_stated") == expected
    assert total(site.get(f"/programmes?{facet}=not_stated")) == len(expected)


def is_not_stated(programme: Programme, facet: str) -> bool:
    return programme.age is None if facet == "age" else "not_stated" in facets_of(programme)[facet]


def test_four_senses_of_place_are_told_apart(site: Site) -> None:
    senses = {sense: by_api(site, f"borough={sense}") for sense in ("london_wide", "various", "not_stated", "hackney")}
    assert all(senses.values())
    assert not senses["not_stated"] & (senses["london_wide"] | senses["various"] | senses["hackney"])


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/programmes?q=zzyzx", id="words that nothing has"),
        pytest.param("/programmes?q=zzyzx&borough=lewisham&age=14", id="words and choices"),
        pytest.param("/programmes?borough=lewisham&theme=fire_setting&age=4", id="choices that exclude each other"),
        pytest.param("/programmes?borough=harrow", id="a borough that no listing names"),
        pytest.param("/programmes?kind=helpline&help=enforcement&age=99", id="nonsense"),
    ],
)
def test_no_result_is_never_a_dead_end(site: Site, address: str) -> None:
    page = site.get(address)
    assert total(page) == 0
    ways = [str(link["href"]) for link in page.select(".govuk-inset-text a")]
    totals = [total(site.get(way)) for way in ways]
    assert len(totals) >= 2
    assert all(totals[-1:])
    assert any(totals[:-1]) or len(chips(page)) > 1


def test_a_misspelt_word_is_put_right(site: Site) -> None:
    page = site.get("/programmes?q=mentorng")
    meant = page.select_one('main a[href*="mentoring"]')
    assert meant
    assert total(site.get(str(meant["href"])))


def test_enforcement_stands_visibly_apart(site: Site, snapshot: Snapshot) -> None:
    page = site.get("/programmes?help=enforcement")
    assert total(page) == sum(one.kind_of_help == "enforcement" for one in snapshot.programmes.values())
    for item in page.select(".app-result"):
        assert "app-result--apart" in item["class"]
        assert "cannot be referred to" in words(item.select_one(".app-result__labels"))


def test_help_does_not_look_like_enforcement(site: Site) -> None:
    page = site.get("/programmes?help=support&referral=individual")
    assert listed(page)
    assert not page.select(".app-result--apart")
    assert "cannot be referred to" not in words(page.select_one(".app-results"))


def test_what_was_typed_stays_in_the_box_and_is_only_text(site: Site) -> None:
    typed = '"><script>alert(1)</script>'
    page = site.get("/programmes?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.select("#q")[0]["value"] == typed
    assert not [script for script in page.select("script") if "alert" in script.text]


def test_words_that_matched_are_marked(site: Site) -> None:
    marked = {words(mark).casefold() for mark in site.get("/programmes?q=mentoring").select(".app-results mark")}
    assert "mentoring" in marked


def test_a_borough_may_be_given_by_name_or_code(site: Site) -> None:
    by_slug = all_listed(site, "/programmes?borough=lewisham")
    assert by_slug
    assert all_listed(site, "/programmes?borough=E09000023") == all_listed(site, "/programmes?borough=Lewisham") == by_slug


def test_a_whole_found_by_its_part_names_the_part(site: Site) -> None:
    item = site.get("/programmes?q=streetherapy+music").select_one('.app-result:has(a[href="/programmes/mac-uk"])')
    assert "Its part Integrate says more of this" in words(item)
