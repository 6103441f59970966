"""What has to hold of every page, whatever it is about. Each rule gives the faults that it finds."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bs4 import BeautifulSoup, Tag
from werkzeug.wrappers import Response

SLIPS = re.compile(r"(?:: |to |[(“])None\b(?! of)|Undefined|&amp;|&#\d")  # what a template prints by mistake
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
FIELDS = {"input", "select", "textarea"}
NOT_TYPED_INTO = {"hidden", "submit", "button", "reset", "image"}
NEVER_BLANK = {"dd", "dt", "th", "td", "caption", "legend", "label", "option", "summary", "figcaption", *HEADINGS}
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "form", "for")
ADDRESSES = {"script": "src", "link": "href", "img": "src", "form": "action"}


@dataclass(frozen=True)
class Fetched:
    """A page with the answer that it came in. One pass over its elements serves every rule."""

    page: BeautifulSoup
    response: Response

    @cached_property
    def tags(self) -> list[Tag]:
        """Every element, in order."""
        return list(self.page.find_all(True))

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id is there."""
        return Counter(str(tag["id"]) for tag in self.tags if tag.has_attr("id"))

    def named(self, *names: str) -> list[Tag]:
        """Every element of these names, in order."""
        return [tag for tag in self.tags if tag.name in names]


Rule = Callable[[Fetched], Iterator[str]]


def faults(page: BeautifulSoup, response: Response) -> list[str]:
    """Everything that is wrong with a page."""
    fetched = Fetched(page, response)
    return [fault for rule in RULES for fault in rule(fetched)]


def words(tag: Tag | None) -> str:
    """The text of an element in single spaces; empty where there is no element."""
    return " ".join(tag.get_text().split()) if tag else ""


def one_heading_that_is_the_title(fetched: Fetched) -> Iterator[str]:
    headings, title = fetched.named("h1"), words(fetched.page.title).removeprefix("Error: ")
    if len(headings) != 1:
        yield f"{len(headings)} h1"
    elif not words(headings[0]) or not title.startswith(words(headings[0])):
        yield f"the title “{title}” does not begin with the h1 “{words(headings[0])}”"


def headings_in_order(fetched: Fetched) -> Iterator[str]:
    levels = [int(tag.name[1]) for tag in fetched.named(*HEADINGS) if tag.find_parent("main")]
    yield from (f"an h{after} follows an h{before}" for before, after in pairwise(levels) if after > before + 1)


def landmarks(fetched: Fetched) -> Iterator[str]:
    if len(fetched.named("main")) != 1:
        yield "there is not one <main>"
    if not fetched.page.html or fetched.page.html.get("lang") != "en":
        yield "no lang"


def unique_ids(fetched: Fetched) -> Iterator[str]:
    yield from (f"the id “{one}” is there {count} times" for one, count in fetched.ids.items() if count > 1)


def labelled_fields(fetched: Fetched) -> Iterator[str]:
    labelled = {label.get("for") for label in fetched.named("label")}
    for field in fetched.named(*FIELDS):
        if field.get("type") in NOT_TYPED_INTO or field.get("aria-label") or field.find_parent("label"):
            continue
        if field.get("id") not in labelled:
            yield f"no label for {field}"


def references_that_exist(fetched: Fetched) -> Iterator[str]:
    for tag in fetched.tags:
        address = str(tag.get("href", ""))
        if tag.name == "a" and address.startswith("#") and address[1:] not in fetched.ids:
            yield f"no target for {address}"
        for attribute in REFERENCES:
            yield from (f"{attribute} names no element: {one}" for one in str(tag.get(attribute, "")).split() if one not in fetched.ids)


def nothing_inline(fetched: Fetched) -> Iterator[str]:
    for tag in fetched.tags:
        yield from (f"a handler {name} in <{tag.name}>" for name in tag.attrs if name.startswith("on"))
        if tag.has_attr("style") or tag.name == "style":
            yield f"an inline style: <{tag.name}>"
        if str(tag.get("href", "")).startswith("javascript:"):
            yield "a javascript: address"


def nothing_from_elsewhere(fetched: Fetched) -> Iterator[str]:
    for tag in fetched.named(*ADDRESSES):
        address = str(tag.get(ADDRESSES[tag.name], "/"))
        if not address.startswith("/") or address.startswith("//"):
            yield f"<{tag.name}> leads elsewhere: {address}"


def nonces_as_promised(fetched: Fetched) -> Iterator[str]:
    policy = fetched.response.headers.get("Content-Security-Policy", "")
    nonce = re.search(r"script-src [^;]*'nonce-([\w-]{16,})'", policy)
    if nonce is None or "default-src 'none'" not in policy or "unsafe" in policy:
        yield f"the Content-Security-Policy is “{policy}”"
        return
    for script in fetched.named("script"):
        if not script.get("src") and script.get("nonce") != nonce[1]:
            yield "a script without the nonce"


def tokens_in_forms(fetched: Fetched) -> Iterator[str]:
    for form in fetched.named("form"):
        if str(form.get("method", "get")).lower() == "post" and not form.select("input[type=hidden][name=csrf_token][value]"):
            yield f"a form without a token: {form.get('action')}"


def links_with_words(fetched: Fetched) -> Iterator[str]:
    for link in fetched.named("a", "button"):
        pictures = [str(picture.get("alt", "")) for picture in link.find_all("img")]
        if not (words(link) or link.get("aria-label") or any(pictures)):
            yield f"an empty <{link.name}>: {link}"
        if link.name == "a" and not link.get("href"):
            yield f"a link that leads nowhere: {link}"


def pictures_with_words(fetched: Fetched) -> Iterator[str]:
    yield from (f"no alt: {picture}" for picture in fetched.named("img") if not picture.has_attr("alt"))
    for picture in fetched.named("svg"):
        hidden = picture.get("aria-hidden") == "true"
        if not (hidden or picture.get("aria-label") or picture.get("aria-labelledby") or picture.find("title")):
            yield f"an svg without a name: {str(picture)[:80]}"


def nothing_blank(fetched: Fetched) -> Iterator[str]:
    for tag in fetched.tags:
        if (tag.name in NEVER_BLANK or (tag.name in {"li", "p"} and tag.find_parent("main"))) and not words(tag):
            yield f"a blank <{tag.name}> in {words(tag.parent)[:60]!r}"
    yield from (f"{slip!r} on the page" for slip in SLIPS.findall(words(fetched.page.main)))


RULES: tuple[Rule, ...] = (
    one_heading_that_is_the_title,
    headings_in_order,
    landmarks,
    unique_ids,
    labelled_fields,
    references_that_exist,
    nothing_inline,
    nothing_from_elsewhere,
    nonces_as_promised,
    tokens_in_forms,
    links_with_words,
    pictures_with_words,
    nothing_blank,
)
