"""The inspection itself: a sound page passes, and each thing that can be wrong is seen."""

import pytest
from bs4 import BeautifulSoup
from werkzeug.wrappers import Response

from tests.inspection import faults

POLICY = "default-src 'none'; script-src 'self' 'nonce-0123456789abcdef'"
SOUND = (
    '<html lang="en"><head><title>Find help – Catalogue</title></head><body><main><h1>Find help</h1><h2 id="a">One</h2>'
    '<p>Words</p><form action="/x"><label for="q">Search</label><input id="q"></form><a href="#a">Up</a>'
    '<script nonce="0123456789abcdef"></script><img alt="" src="/i.png"></main></body></html>'
)


def inspected(html: str, policy: str = POLICY) -> list[str]:
    return faults(BeautifulSoup(html, "html.parser"), Response(headers={"Content-Security-Policy": policy}))


def test_a_sound_page_has_no_fault() -> None:
    assert inspected(SOUND) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("<h1>Find help</h1>", "<h1>Something else</h1>", id="a title of its own"),
        pytest.param("<h1>Find help</h1>", "<h1>Find help</h1><h1>Find help</h1>", id="two h1"),
        pytest.param('<h2 id="a">One</h2>', '<h4 id="a">One</h4>', id="a level left out"),
        pytest.param("<p>", '<p id="a">', id="an id twice"),
        pytest.param('for="q"', 'for="a"', id="a field without a label"),
        pytest.param('href="#a"', 'href="#b"', id="a target that is not there"),
        pytest.param("<p>", '<p style="color:red">', id="an inline style"),
        pytest.param("<p>", '<p onclick="x()">', id="a handler"),
        pytest.param('action="/x"', 'action="//evil.example"', id="a form that leads elsewhere"),
        pytest.param('action="/x"', 'action="/x" method="post"', id="a form without a token"),
        pytest.param(' nonce="0123456789abcdef"', "", id="a script without the nonce"),
        pytest.param(' lang="en"', "", id="no language"),
        pytest.param("Up</a>", "</a>", id="an empty link"),
        pytest.param(' alt=""', "", id="a picture without words"),
        pytest.param("Words", " ", id="a blank paragraph"),
        pytest.param("Words", "Ages: None to 18", id="a value that is not there"),
    ],
)
def test_each_fault_is_seen(right: str, wrong: str) -> None:
    assert right in SOUND
    assert inspected(SOUND.replace(right, wrong, 1))


@pytest.mark.parametrize("policy", ["", "default-src 'self'", "default-src 'none'; script-src 'self' 'unsafe-inline'"])
def test_a_weak_policy_is_seen(policy: str) -> None:
    assert inspected(SOUND, policy)
