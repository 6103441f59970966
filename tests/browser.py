"""A real Chromium, for what only a browser shows."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

from tests.skips import skip_unless

ARGUMENTS = ("--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}
PATIENCE = 10_000  # milliseconds


@dataclass
class Complaints:
    """What the browser complained about while a page was open: script errors, and anything that the CSP stopped."""

    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Writes down every complaint about a page from now on."""
        page.on("console", self._console)
        page.on("pageerror", self._error)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.found.append(message.text)

    def _error(self, error: Error) -> None:
        self.found.append(str(error))


def chromium() -> str | None:
    """Where Chromium is; None where it is not installed."""
    usual = Path("/usr/bin/chromium")
    return str(usual) if usual.exists() else shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    path = chromium()
    skip_unless(path, "Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        yield started
        started.close()


@pytest.fixture
def viewport() -> dict[str, int]:
    """How large the window is; tests for phones give another."""
    return WIDE


@pytest.fixture
def javascript() -> bool:
    """Whether pages may run scripts; tests without JavaScript say no."""
    return True


@pytest.fixture
def page(browser: Browser, live_server: str, viewport: dict[str, int], javascript: bool) -> Iterator[Page]:
    """A window on the site. Fails at the end if the browser complained of anything."""
    context = browser.new_context(
        base_url=live_server, viewport={"width": viewport["width"], "height": viewport["height"]}, java_script_enabled=javascript
    )
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    complaints = Complaints()
    complaints.watch(opened)
    yield opened
    context.close()
    assert not complaints.found, f"the browser complained: {complaints.found}"
