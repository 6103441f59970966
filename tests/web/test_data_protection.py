"""For whoever is responsible for data protection: what is kept, as the settings are. Pages for young people can be left at once."""

from pathlib import Path

import pytest

from catalogue.main import Application
from catalogue.settings import Settings
from tests.inspection import words
from tests.site import Site


def told(application: Application, folder: Path, **settings: object) -> str:
    """What the page says under these settings."""
    built = Application(Settings(folder, application.settings.database_url, **settings))  # type: ignore[arg-type]  # one setting or another
    return words(Site(built.prepared_app()).get("/about/data-protection").main)


def test_the_page_tells_what_is_kept_and_where(site: Site) -> None:
    text = words(site.get("/about/data-protection").main)
    assert "data folder" in text
    assert "SQLite" in text
    assert all(asked in text for asked in ("How long", "Who can read it", "impact assessment", "data protection officer"))
    assert all(kept in text for kept in ("search index", "answers of a match", "cookie", "log of the site"))


def test_it_follows_the_settings(application: Application, tmp_path: Path) -> None:
    usual = told(application, tmp_path)
    assert "__Host-catalogue" in usual
    assert "Counts of searches" in usual
    assert "kept in a file in the data folder" in usual
    other = told(application, tmp_path, count_unmet="off", secret_key="k" * 64, plain_http=True)
    assert "__Host-" not in other
    assert "also without HTTPS" in other
    assert "Counts of searches" not in other
    assert "CATALOGUE_SECRET_KEY" in other
    assert "k" * 64 not in other
    assert "Counts of needs" in told(application, tmp_path, count_unmet="needs")


def test_no_page_tells_where_on_the_machine_anything_is(site: Site, application: Application, tmp_path: Path) -> None:
    here, there = str(application.settings.data_dir), str(tmp_path)
    assert len(here) > 5
    for address in ("/about/data-protection", "/about/privacy", "/about/data", "/healthz", "/no-such-page"):
        assert here not in site.ask(address).text
    assert there not in told(application, tmp_path)
    assert "secret.key" not in told(application, tmp_path)


def test_everybody_finds_it(site: Site) -> None:
    assert site.get("/").select_one("a[href='/about/data-protection']")
    assert site.get("/about/privacy").select_one("main a[href='/about/data-protection']")


@pytest.mark.parametrize("address", ["/match", "/programmes/chance-uk", "/programmes/childline"])
def test_a_page_that_a_young_person_may_read_can_be_left_at_once(site: Site, address: str) -> None:
    link = site.get(address).select_one(".govuk-exit-this-page a")
    assert link
    assert link["href"] == "https://www.bbc.co.uk/weather"
    assert "noreferrer" in str(link["rel"])
