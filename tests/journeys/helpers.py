"""What journeys need: axe, the keyboard, the next page, pictures to look at."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.skips import skip_unless

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_TABS = 150
FOCUSED = """(selector) => document.activeElement !== null && document.activeElement.matches(selector)"""
FOCUS_SHOWS = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  const shown = [element, element.nextElementSibling, element.previousElementSibling].filter(Boolean).some((one) =>
    ['', '::before', '::after'].some((part) => {
      const style = getComputedStyle(one, part || undefined);
      return style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    }));
  return shown && box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
}"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is: the rule, and the first place where it is broken."""
    skip_unless(AXE.exists(), f"axe-core is not in {AXE.parent}: npm install --no-save --prefix tests/journeys axe-core@4.14.1")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    return [f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


@contextmanager
def next_page(page: Page) -> Iterator[None]:
    """What is done inside leads to another page, or another place on this one; goes on once that has loaded.

    A click comes back before the page that it asks for is there. A locator waits for what it looks for; the keyboard, a script
    in the page and axe do not, and would meet the old page, or one without a body yet.
    """
    with page.expect_navigation(wait_until="load"):
        yield


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the focus is on an element, as a person would; wherever it stops on the way, it can be seen."""
    page.locator(selector).first.wait_for(state="attached")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        stopped: str = page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(FOCUS_SHOWS), f"the focus cannot be seen on {stopped}"
        if page.evaluate(FOCUSED, selector):
            return
    raise AssertionError(f"{MOST_TABS} times Tab did not reach {selector}")


def keep(page: Page, name: str) -> None:
    """A picture of the whole page in the folder CATALOGUE_SCREENSHOTS, if that is set, for somebody to look at."""
    folder = os.environ.get("CATALOGUE_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
