"""What a match leaves behind: nothing, unless the setting asks for a count of needs; and then no more than that."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask, request
from werkzeug.datastructures import MultiDict

from catalogue.main import Application
from catalogue.services.unmet import UnmetNeed
from catalogue.settings import NEEDS, OFF, SEARCHES, SettingRefused, Settings
from catalogue.web import asking
from tests.inspection import words
from tests.site import Site
from tests.web.matching import DISCLOSURE, Answers, results

TELLING: Answers = {
    "age": "13", "year_group": "8", "gender": "female", "ethnicity": "Black African", "borough": "harrow", "sdq_score": "23",
    "sdq_informant": "teacher",
    "needs": ["transport_asb", "sibling_in_gang", "bereavement"], "gang_involvement": "peripheral", "justice_status": "asb_warning",
    "education": "in_secondary", "setting": "home", "referrer": "housing", "willing": "yes",
}  # fmt: skip
UNMET = "bereavement"
"""A need of these that no listing helps with."""
COUNTS = frozenset({"unmet.db"})
Opens = Callable[[str], tuple[Application, Site]]


@pytest.fixture
def opens(application: Application, app: Flask, tmp_path: Path) -> Opens:
    """The site over the same records, with a data folder of its own, under a setting; its index is that of the first, copied."""
    assert app

    def opened(counting: str) -> tuple[Application, Site]:
        if not (tmp_path / counting).exists():
            shutil.copytree(application.settings.index_dir, tmp_path / counting / "index")
        made = Application(Settings(tmp_path / counting, application.settings.database_url, counting))
        return made, Site(made.prepared_app())

    return opened


def told(answers: Answers) -> set[str]:
    """Every word of the answers that is long enough to be looked for in a file, but the needs."""
    return {value for name, value in answers.items() if name != "needs" and isinstance(value, str) and len(value) > 3}


def left_behind(folder: Path) -> dict[str, bytes]:
    """Every file of the data folder but the search index and the secret, which are made from no answer."""
    kept = (path for path in folder.rglob("*") if path.is_file() and "index" not in path.parts and path.name != "secret.key")
    return {path.name: path.read_bytes() for path in kept}


def match(site: Site, answers: Answers, times: int = 1) -> None:
    for _ in range(times):
        results(site, answers)
    site.ask("/api/v1/matches", "POST", json={"age": 13, "borough": "harrow", "ethnicity": "black", "needs": [UNMET]})


@pytest.mark.parametrize("counting", [OFF, SEARCHES])
def test_a_match_leaves_nothing_behind_unless_the_setting_asks_for_it(opens: Opens, counting: str) -> None:
    made, site = opens(counting)
    before = left_behind(made.settings.data_dir)
    match(site, TELLING)
    assert left_behind(made.settings.data_dir) == before
    site.get("/programmes?q=Quilting+classes")
    after = left_behind(made.settings.data_dir)
    assert set(after) == (COUNTS if counting == SEARCHES else set())
    assert not [word for word in (*told(TELLING), *TELLING["needs"]) for content in after.values() if word.encode() in content]


def test_the_setting_counts_need_age_group_and_borough_and_nothing_else(opens: Opens) -> None:
    made, site = opens(NEEDS)
    match(site, TELLING)
    after = left_behind(made.settings.data_dir)
    assert set(after) == COUNTS
    assert not [word for word in told(TELLING) - {"harrow"} for content in after.values() if word.encode() in content]
    table = sqlite3.connect(made.settings.unmet_file)
    assert [row[1] for row in table.execute("PRAGMA table_info(unmet_needs)")] == ["need", "age_group", "borough", "times"]
    assert table.execute("SELECT * FROM unmet_needs").fetchall() == [(UNMET, "from_10_to_13", "harrow", 1)]
    table.close()


def again(site: Site, page: BeautifulSoup, **typed: str) -> None:
    """Sends the form of the results once more, as a browser does, with a level of the practitioner's own."""
    form = next(one for one in page.select("form") if one.select("[name=band]"))
    held = MultiDict((str(one["name"]), str(one.get("value", ""))) for one in form.select("input[type=hidden]"))
    results(site, held | MultiDict(typed))


def test_the_same_match_once_more_and_advice_alone_count_nothing(opens: Opens) -> None:
    made, site = opens(NEEDS)
    again(site, results(site, TELLING), band="high", band_reason="I know the family.")
    results(site, DISCLOSURE)
    assert made.unmet.needs() == ((UnmetNeed(UNMET, "from_10_to_13", "harrow"), 1),)


def asked_for(site: Site, borough: str) -> list[list[str]]:
    """What the page of a borough says was asked for and not found."""
    page = site.get(f"/gaps/{borough}")
    heading = page.select_one("#asked")
    assert heading
    return [[words(cell) for cell in row.select("th, td")] for row in page.select("#asked ~ table tbody tr")]


@pytest.mark.parametrize(("times", "shown"), [(4, False), (5, True)])
def test_small_numbers_are_shown_nowhere(opens: Opens, times: int, shown: bool) -> None:
    made, site = opens(NEEDS)
    match(site, TELLING, times)
    match(site, {**TELLING, "borough": "brent"})
    assert asked_for(site, "harrow") == ([["Bereavement", "10 to 13", str(times)]] if shown else [])
    (harrow,) = site.json("/api/v1/gaps?borough=harrow")["boroughs"]
    assert harrow["asked"] == ([{"need": UNMET, "age_group": "from_10_to_13", "times": times}] if shown else [])
    assert asked_for(site, "brent") == []
    assert (UnmetNeed(UNMET, "from_10_to_13", "brent"), 1) in made.unmet.needs()


NOTHING_FOUND = "/programmes?need=bereavement&borough=harrow&age=12"


@pytest.mark.parametrize("counting", [SEARCHES, NEEDS])
def test_the_need_of_a_search_that_found_nothing_is_shown_for_its_borough(opens: Opens, counting: str) -> None:
    made, site = opens(counting)
    for _ in range(5):
        assert "0 listings" in words(site.get(NOTHING_FOUND).main)
    assert asked_for(site, "harrow") == [["Bereavement", "10 to 13", "5"]]
    assert asked_for(site, "brent") == []
    match(site, TELLING)
    assert asked_for(site, "harrow") == [["Bereavement", "10 to 13", "6" if counting == NEEDS else "5"]]
    without = Application(Settings(made.settings.data_dir, made.settings.database_url, SEARCHES))
    assert without.unmet.needs() == ((UnmetNeed(UNMET, "from_10_to_13", "harrow"), 5),)


def test_a_search_that_asked_for_more_than_a_need_says_nothing_of_it(opens: Opens) -> None:
    made, site = opens(SEARCHES)
    for more in ("&evidence=independent", "&q=quilting", "&sex=female&tier=prevention"):
        site.get(f"{NOTHING_FOUND}{more}")
    assert made.unmet.needs() == ()
    site.get("/programmes?need=bereavement&borough=harrow&borough=brent&age=9-14")
    assert made.unmet.needs() == ((UnmetNeed(UNMET), 1),)
    _, quiet = opens(OFF)
    quiet.get(NOTHING_FOUND)


OWN_WORDS = "/programmes?q=Mentoring&borough=harrow&evidence=independent"


@pytest.mark.parametrize(("times", "shown"), [(4, False), (5, True)])
def test_searches_that_found_nothing_are_shown_from_the_same_number_on(opens: Opens, times: int, shown: bool) -> None:
    _, site = opens(SEARCHES)
    for _ in range(times):
        site.get(OWN_WORDS)
    assert ("mentor: 5" in words(site.get("/gaps").main)) is shown


ELSEWHERE = ("/programmes/table", "/programmes.csv", "/programmes.xlsx", "/api/v1/programmes", "/compare", "/programmes/suggest")


@pytest.mark.parametrize("asked", [OWN_WORDS, "/programmes?q=zachary+quillfeather", NOTHING_FOUND])
def test_only_the_first_page_of_the_list_is_counted(opens: Opens, asked: str) -> None:
    made, site = opens(SEARCHES)
    query = asked.partition("?")[2]
    for address in (*ELSEWHERE, "/programmes"):
        site.ask(f"{address}?{query}", "HEAD" if address == "/programmes" else "GET")
    assert (made.unmet.most(), made.unmet.needs()) == ((), ())
    site.get(asked)
    assert made.unmet.most() or made.unmet.needs()


AGAIN = [
    {"Cache-Control": "max-age=0"}, {"Cache-Control": "no-cache"}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"},
    {"Referer": f"http://localhost{OWN_WORDS}&sort=name"}, {"Referer": f"http://localhost{OWN_WORDS}&chosen=kickz"},
]  # fmt: skip
ANEW = [
    {}, {"Referer": "http://localhost/"}, {"Referer": "http://localhost/programmes?q=boxing"}, {"Referer": f"http://elsewhere{OWN_WORDS}"},
    {"Referer": "http://localhost/programmes?page=x"}, {"Cache-Control": "max-age=60"}, {"Referer": "http://["},
]  # fmt: skip


@pytest.mark.parametrize(("headers", "anew"), [*((one, False) for one in AGAIN), *((one, True) for one in ANEW)], ids=str)
def test_a_page_that_is_loaded_again_is_not_asked_for_again(
    app: Flask, application: Application, headers: dict[str, str], anew: bool
) -> None:
    with app.test_request_context(f"{OWN_WORDS}&sort=newest", headers=headers):
        assert asking.is_anew(asking.read(request.args, application.reference).filters, application.reference) is anew


def test_a_reload_is_not_counted(opens: Opens) -> None:
    made, site = opens(SEARCHES)
    for headers in ({}, AGAIN[0], AGAIN[4], {}):
        assert site.ask(OWN_WORDS, headers=headers).status_code == 200
    assert made.unmet.most() == (("mentor", 2),)


NAMES = ("zachary quillfeather", "Quilting classes", "mentoring zachary", "Chance Taylor", "Victoria Holloway", "Kickz Peckham")


def test_no_word_that_may_be_a_name_stands_on_a_page_however_often_it_was_asked(opens: Opens) -> None:
    made, site = opens(SEARCHES)
    for text in NAMES:
        for _ in range(7):
            site.get(f"/programmes?q={text}&borough=harrow&evidence=independent")
    counted = " ".join(text for text, times in made.unmet.most() if times == 7).split()
    hidden = {"zachari", "quillfeath", "quilt", "taylor", "victoria", "holloway", "kickz"}
    assert hidden <= set(counted), "whoever runs the site still sees them"
    for address in ("/gaps", "/gaps/harrow", "/gaps?borough=harrow", "/api/v1/gaps?borough=harrow", "/gaps.csv", "/gaps/harrow.csv"):
        shown = site.ask(address).text.casefold()
        assert not [word for word in hidden if f"{word}:" in shown], address
        assert not [word for word in ("zachari", "quillfeath", "quilt") if word in shown], address
    assert not site.get("/gaps").select("#searched")
    site.get("/about/privacy")


def test_what_is_shown_is_looked_for_behind_all_that_is_not(opens: Opens) -> None:
    made, site = opens(SEARCHES)
    for number in range(60):
        for _ in range(6):
            made.unmet.add("quilting " + "".join(chr(ord("a") + int(digit)) for digit in f"{number:02}"))
    for _ in range(5):
        made.unmet.add("mentoring")
    assert "mentor: 5" in words(site.get("/gaps").main)


@pytest.mark.parametrize(
    ("counting", "promise", "kept"),
    [
        (OFF, "Nothing you answer is kept", "Searches that find nothing are not counted"),
        (SEARCHES, "Nothing you answer is kept", "the stems of its words are counted"),
        (NEEDS, "Nothing else that you answer is kept", "that need, the age group and the borough are added to a count"),
    ],
)
def test_the_pages_say_what_is_in_force(opens: Opens, counting: str, promise: str, kept: str) -> None:
    _, site = opens(counting)
    assert promise in words(site.get("/match").main)
    privacy = words(site.get("/about/privacy").main)
    assert kept in privacy
    assert ("They are not stored" in privacy) is (counting != NEEDS)
    assert ("Nothing that you answer is kept" in words(site.get("/about/matching").main)) is (counting != NEEDS)
    gaps = words(site.get("/gaps/harrow").main)
    assert ("does not count what people ask for" in gaps) is (counting == OFF)
    assert ("Matches are not counted" in gaps) is (counting == SEARCHES)


@pytest.mark.parametrize(
    ("said", "counting"),
    [
        ("", SEARCHES), ("on", SEARCHES), ("Searches", SEARCHES), ("off", OFF), ("0", OFF), (" Needs ", NEEDS),
    ],
)  # fmt: skip
def test_only_the_very_word_counts_anything_of_a_match(said: str, counting: str) -> None:
    assert Settings.from_environment({"CATALOGUE_COUNT_UNMET": said}).count_unmet == counting


@pytest.mark.parametrize("said", ["none", "need", "all", "searhces", "-", "off,needs"])
def test_a_word_that_means_nothing_is_refused_and_counts_nothing(said: str) -> None:
    with pytest.raises(SettingRefused, match=f"CATALOGUE_COUNT_UNMET cannot be “{said}”. Set it to off, searches or needs"):
        Settings.from_environment({"CATALOGUE_COUNT_UNMET": said})


@pytest.mark.parametrize(("said", "plain"), [("", None), ("on", True), ("OFF", False)])
def test_plain_http_is_on_off_or_left_to_the_address(said: str, plain: bool | None) -> None:
    assert Settings.from_environment({"CATALOGUE_PLAIN_HTTP": said}).plain_http is plain


def test_plain_http_is_nothing_else() -> None:
    with pytest.raises(SettingRefused, match=r"CATALOGUE_PLAIN_HTTP cannot be “onn”\. Set it to on or off"):
        Settings.from_environment({"CATALOGUE_PLAIN_HTTP": "onn"})
