"""The site over the real records, and a client that inspects every page it fetches."""

import gc
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from waitress.server import BaseWSGIServer, create_server
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from catalogue.domain.programme import Programme
from catalogue.main import Application
from catalogue.services.snapshot import Snapshot, snapshot_of
from catalogue.services.use_cases import UseCases
from catalogue.settings import Settings
from catalogue.web.context import KEY, Services
from tests.inspection import faults

HTML = "text/html"


class Site:
    """A visitor. Every page that is fetched is inspected, whatever the test is about."""

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client()
        self._token = ""

    def get(self, address: str, *, status: int = 200) -> BeautifulSoup:
        """The page at an address; fails where it is not a sound page with this status."""
        response = self.ask(address)
        assert response.status_code == status, f"{address}: {response.status}, not {status}"
        assert response.mimetype == HTML, f"{address}: {response.mimetype}"
        return self._inspected(address, response)

    def ask(self, address: str, method: str = "GET", **kwargs: Any) -> TestResponse:
        """The bare answer, for what is not a page."""
        return self._client.open(address, method=method, buffered=True, **kwargs)

    def send(self, address: str, typed: Any, *, page: str = "/match") -> TestResponse:
        """The bare answer to a form that stands on a page: with the token of the page, as a browser sends it."""
        if not self._token:
            field = self.get(page).select_one("main input[name=csrf_token]")
            assert field, f"{page} has no form to send"
            self._token = str(field["value"])
        return self.ask(address, "POST", data=MultiDict(typed) | MultiDict({"csrf_token": self._token}))

    def json(self, address: str, *, status: int = 200) -> Any:
        """The JSON at an address; fails where it has another status."""
        response = self.ask(address)
        assert response.status_code == status, f"{address}: {response.status}, not {status}: {response.text[:300]}"
        return response.json

    def answer(self, address: str) -> TestResponse:
        """Whatever comes back, inspected if it is a page."""
        response = self.ask(address)
        if response.mimetype == HTML:
            self._inspected(address, response)
        return response

    def _inspected(self, address: str, response: TestResponse) -> BeautifulSoup:
        page = BeautifulSoup(response.text, "html.parser")
        found = faults(page, response)
        assert not found, f"{address}: " + "; ".join(found)
        return page


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The whole catalogue over the real seed folder and a database of its own, loaded once."""
    folder = tmp_path_factory.mktemp("data")
    built = Application(Settings(folder, f"sqlite:///{folder}/catalogue.db"))
    built.load(lambda _done, _of: None)
    yield built
    built.store._engine.dispose()


@pytest.fixture(scope="session")
def app(application: Application) -> Flask:
    """The site over it, as it is served on this machine."""
    made = application.prepared_app(loopback=True)
    gc.collect()
    gc.freeze()  # it stays to the end: to look through all of it for garbage is half the time of reading a large page
    return made


def use_cases(app: Flask) -> UseCases:
    """The use cases over what the site shows now, for tests that hold a page against them."""
    site: Services = app.extensions[KEY]
    return site.over(site.snapshots.current())


@pytest.fixture(scope="session")
def programmes(application: Application) -> dict[str, Programme]:
    """Every listing as recorded, by slug."""
    return {programme.slug: programme for programme in application.store.programmes()}


@pytest.fixture(scope="session")
def snapshot(programmes: dict[str, Programme]) -> Snapshot:
    """Every listing as shown: with what parts take from their parents."""
    return snapshot_of(tuple(programmes.values()), "tests")


@pytest.fixture(scope="session")
def site(app: Flask) -> Site:
    """A visitor to it."""
    return Site(app)


@pytest.fixture(scope="session")
def live_server(app: Flask) -> Iterator[str]:
    """The address of the site on a free port, served as `catalogue` serves it."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    assert isinstance(server, BaseWSGIServer)
    assert server.socket
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.socket.getsockname()[1]}"
    server.close()
    thread.join(timeout=5)
