"""The files beside the pages: found by a name that changes with them, kept for a year, fetching nothing themselves."""

import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue.web.templating import STATIC
from catalogue.web.vendoring import neutral
from tests.site import Site

STYLES = sorted(STATIC.rglob("*.css"))
VENDORED = STATIC / "vendor" / "govuk-frontend.min.css"


@pytest.mark.parametrize("address", ["/", "/programmes", "/programmes/chance-uk", "/no-such-page"])
def test_files_are_named_with_their_hash_and_kept_for_a_year(site: Site, address: str) -> None:
    wanted = {"catalogue.css", "catalogue.js", "govuk-frontend.min.css", "icon.svg"}
    wanted |= {"search.js"} if address in {"/", "/programmes"} else set()
    page_files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', site.ask(address).text))
    assert {urlsplit(file).path.rpartition("/")[2] for file in page_files} >= wanted
    for file in page_files:
        response = site.ask(file)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert sha256(response.data).hexdigest().startswith(parse_qs(urlsplit(file).query)["v"][0])


def test_a_file_without_its_hash_is_not_kept_for_a_year(site: Site) -> None:
    assert "immutable" not in site.ask("/static/catalogue.css").headers.get("Cache-Control", "")


def test_the_script_imports_only_what_is_there(site: Site) -> None:
    script = (STATIC / "catalogue.js").read_text(encoding="utf-8")
    for name in re.findall(r'from "\./([^"]+)"', script):
        assert site.ask(f"/static/{name}").status_code == 200


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_fetch_nothing_and_have_no_crown(style: Path) -> None:
    css = style.read_text(encoding="utf-8")
    found = [slip for slip in ("url(", "@import", "@font-face", "GDS Transport", "crest", "sourceMappingURL") if slip in css]
    assert not found


def test_the_vendored_style_is_as_the_script_makes_it() -> None:
    css = VENDORED.read_text(encoding="utf-8")
    assert neutral(css) == css


def test_what_is_vendored_names_its_licence() -> None:
    told = (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")
    assert "MIT" in told
    assert "6.3.0" in told


def test_nothing_outside_the_folder_is_served(site: Site) -> None:
    for address in ("/static/../factory.py", "/static/%2e%2e/factory.py", "/static/..%2ffactory.py", "/static//etc/passwd"):
        assert site.ask(address, follow_redirects=True).status_code == 404
