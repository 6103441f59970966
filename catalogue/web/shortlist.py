"""What a person has chosen to compare. The choice is in the address and nowhere else: every link carries it on."""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from flask import request

from catalogue.domain.errors import CatalogueError
from catalogue.services.compare import FEWEST, MOST
from catalogue.web.context import services

CHOSEN = "chosen"
COMPARE = "/compare"
TAGS = re.compile(r"<(?:a|form)\b[^>]*>")
SECTIONS = "programmes|browse|boroughs|sources|about|evidence|gaps|compare"
FILES = r"[^\"?#]*\.(?:csv|xlsx|docx)\b"
LEADS_ON = re.compile(rf'(href|action)="(/(?:(?!{FILES})(?:{SECTIONS})(?=[/?#"])[^"#]*)?)(#[^"]*)?"')


@dataclass(frozen=True, slots=True)
class OneChosen:
    """A listing that was chosen, and this page without it."""

    slug: str
    name: str
    without: str


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The listings that were chosen, in order, and the address of this page without the choice."""

    names: tuple[tuple[str, str], ...] = ()
    path: str = "/"
    rest: tuple[tuple[str, str], ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        """By which they are known."""
        return tuple(slug for slug, _ in self.names)

    @property
    def listed(self) -> tuple[OneChosen, ...]:
        """Each that was chosen."""
        return tuple(OneChosen(slug, name, self.without(slug)) for slug, name in self.names)

    @property
    def has_room(self) -> bool:
        """Whether another may be chosen."""
        return len(self.names) < MOST

    @property
    def is_enough(self) -> bool:
        """Whether they can be compared."""
        return len(self.names) >= FEWEST

    @property
    def compare_url(self) -> str:
        """The comparison of what was chosen."""
        return f"{COMPARE}?{urlencode([('slug', slug) for slug in self.slugs])}" if self.names else COMPARE

    @property
    def cleared(self) -> str:
        """The same page with nothing chosen."""
        return self._here(())

    def adding(self, slug: str, at: str = "") -> str:
        """The same page with one more, at the place where it was chosen."""
        return self._here((*self.slugs, slug), at)

    def without(self, slug: str, at: str = "") -> str:
        """The same page with one fewer."""
        return self._here(tuple(one for one in self.slugs if one != slug), at)

    def carried(self, html: str) -> str:
        """A page whose links to pages and whose searches keep the choice; links that change the choice stay as they are."""
        return TAGS.sub(lambda tag: self._carried_by(tag[0]), html) if self.names else html

    def _carried_by(self, tag: str) -> str:
        found = LEADS_ON.search(tag)
        if found is None or 'rel="nofollow"' in tag:
            return tag
        if found[1] == "action":
            hidden = "".join(f'<input type="hidden" name="{CHOSEN}" value="{escape(slug)}">' for slug in self.slugs)
            return tag + hidden if 'method="get"' in tag and not found[2].startswith(COMPARE) else tag
        return tag[: found.start()] + f'href="{self._onward(found[2])}{found[3] or ""}"' + tag[found.end() :]

    def _onward(self, address: str) -> str:
        if address.startswith(COMPARE):
            return escape(self.compare_url) if address == COMPARE else address
        choice = escape(urlencode([(CHOSEN, slug) for slug in self.slugs]))
        return f"{address}{'&amp;' if '?' in address else '?'}{choice}"

    def redirected(self, address: str) -> str:
        """The address of another page, keeping the choice: for redirects, which `carried` does not see."""
        choice = urlencode([(CHOSEN, slug) for slug in self.slugs])
        return f"{address}{'&' if '?' in address else '?'}{choice}" if choice else address

    def _here(self, slugs: tuple[str, ...], at: str = "") -> str:
        query = urlencode([*self.rest, *((CHOSEN, slug) for slug in slugs)])
        return self.path + (f"?{query}" if query else "") + (f"#{at}" if at else "")


def shortlist() -> Shortlist:
    """What the address of this request has chosen: listings that there are, each once, no more than can be compared."""
    name = "slug" if request.path == COMPARE else CHOSEN
    path = _as_link(request.path)
    rest = tuple((key, value) for key, value in request.args.items(multi=True) if key != name)
    asked = dict.fromkeys(request.args.getlist(name))
    if not asked:
        return Shortlist((), path, rest)
    try:
        known = services().snapshot.programmes
    except CatalogueError:  # the page that says so is made with this too
        known = {}
    names = tuple((slug, known[slug].name.text) for slug in asked if slug in known)
    return Shortlist(names[:MOST], path, rest)


def _as_link(path: str) -> str:
    """A path as it may stand in a link: it arrives decoded, and two slashes, or a backslash, would lead to another site."""
    return "/" + quote(path.lstrip("/"))
