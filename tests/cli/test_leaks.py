"""A whole referral against the site as people run it: what was typed is in no log, file or address, no title and no name of a file."""

import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from tests.cli.commands import Shell, answer
from tests.inspection import words
from tests.ports import free_port
from tests.web.referring import GATE, Writer, fields_of

MARK = "zebrafinch"
"""Stands in everything that is typed; no record and no program of ours says it."""
TYPED = {
    "referrer.name": f"{MARK} referrer", "referrer.role": f"{MARK} role", "referrer.agency": f"{MARK} school",
    "referrer.telephone": f"{MARK} 1", "young_person.name": f"{MARK} young", "young_person.address": f"{MARK} street",
    "parent.name": f"{MARK} parent", "contact.young_person": f"{MARK} 2", "why.now": f"{MARK} now", "why.own_words": f"{MARK} words",
    "risks.to": f"{MARK} risk",
}  # fmt: skip


class Heard(Response):
    """What a server answered."""

    @property
    def text(self) -> str:
        """The body in words."""
        return self.get_data(as_text=True)


@dataclass
class Wire:
    """A browser on the wire: keeps its cookie, and writes down every address that it asked for and every title and file name it got."""

    base: str
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def ask(self, address: str, method: str = "GET", data: Any = None, body: bytes | None = None) -> Heard:
        """The bare answer, whatever its status."""
        sent = body if body is not None else urlencode(list(MultiDict(data).items(multi=True))).encode() if data is not None else None
        request = Request(self.base + address, data=sent, method=method, headers={"Referer": f"{self.base}/match"})
        try:
            with self._opener.open(request, timeout=60) as response:
                heard = Heard(response.read(), response.status, list(response.headers.items()))
                self.seen.append(response.url)
        except HTTPError as refused:
            heard = Heard(refused.read(), refused.code, list(refused.headers.items()))
        title = BeautifulSoup(heard.text, "html.parser").title if heard.mimetype == "text/html" else None
        self.seen += [address, words(title), heard.headers.get("Content-Disposition", ""), heard.headers.get("Set-Cookie", "")]
        return heard


def visitor(base: str) -> Writer:
    """Somebody at a browser on the wire."""
    writer = Writer.__new__(Writer)
    writer.page, writer.answer = BeautifulSoup("", "html.parser"), None
    writer.site = Wire(base)  # type: ignore[assignment]  # it answers as the site in a test does
    return writer


def whole_referral(writer: Writer) -> Iterator[bytes]:
    """From the match to all four papers, with what goes wrong on the way."""
    writer.open("/match")
    writer.press("See what fits", {"age": "9", "borough": "hackney", "needs": ["mentoring"], "band": "high", "band_reason": MARK})
    pairs = [pair for form in writer.page.select("form[action='/refer']")[:1] for pair in fields_of(form)]
    writer._shown(writer.site.ask("/refer", "POST", data=MultiDict([*pairs, ("programme", "chance-uk")])), 200)
    if writer.heading == "Who is writing this?":
        writer.press("Continue", {"writer": "professional"})
    writer.press("Continue", GATE).press("Check your answers", {"young_person.name": MARK}, status=400)
    writer.press("Check your answers", TYPED)
    for button in ("Print", "Word", "PDF", "JSON"):
        yield writer.sent(button).data
    writer.press("Print", without=["csrf_token"], status=400)


def error_pages(writer: Writer) -> Iterator[Heard]:
    """Requests that lead to no page of ours, each with something typed in it: nothing of that is shown."""
    site: Any = writer.site
    yield site.ask("/refer/no-such-step", "POST", data=TYPED)
    yield site.ask("/refer/check", "POST", body=b"why.now=" + MARK.encode() * 400_000)


def refusals(writer: Writer) -> Iterator[Heard]:
    """Requests that are refused, each with something typed in it: a page may give it back to who typed it."""
    site: Any = writer.site
    yield site.ask("/refer", "POST", data={"programme": "no-such-listing", **TYPED})
    yield site.ask("/match/results", "POST", data={"age": MARK, "band_reason": MARK})
    yield site.ask("/refer/form", "POST", body=f"\xff{MARK}".encode("latin-1"))
    yield site.ask("/api/v1/matches", "POST", body=f'{{"age": "{MARK}"}}'.encode())


def test_what_is_typed_is_found_nowhere_but_in_the_papers(loaded: Shell) -> None:
    port = str(free_port())
    with loaded.serving("serve", "--port", port) as process:
        answer(f"http://127.0.0.1:{port}/healthz")
        writer = visitor(f"http://127.0.0.1:{port}")
        papers = list(whole_referral(writer))
        assert MARK in papers[0].decode()
        assert MARK in papers[3].decode()
        errors = list(error_pages(writer))
        assert [one.status_code for one in errors] == [405, 413]
        assert not [one.status_code for one in errors if MARK in one.text]
        assert {one.status_code for one in refusals(writer)} >= {400, 404}
        process.send_signal(signal.SIGINT)
        logs = "".join(process.communicate(timeout=60))
    assert "The catalogue is at" in logs
    site: Any = writer.site
    found = [place for place in (logs, *site.seen) if re.search(MARK, place, re.IGNORECASE)]
    assert not found
    assert not [str(file) for file in files(loaded.data) if MARK.encode() in file.read_bytes().lower()]


def files(folder: Path) -> list[Path]:
    """Every file of a data folder."""
    found = [one for one in folder.rglob("*") if one.is_file()]
    assert {one.name for one in found} >= {"catalogue.db", "secret.key"}
    return found
