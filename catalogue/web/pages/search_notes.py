"""What the list page says about how a search was read, and about how well it was answered."""

from collections.abc import Iterator

from catalogue.domain.filters import Filters
from catalogue.domain.prose import and_list
from catalogue.services.browse import FoundPage
from catalogue.services.reasons import FILTER_WORDS
from catalogue.services.reference import Reference
from search.analysis import MAX_WORDS, left_out


def notes(filters: Filters, found: FoundPage, reference: Reference) -> Iterator[str]:
    """Plain sentences, none where there is nothing to say."""
    if behind := left_out(filters.text):
        yield f"Only the first {MAX_WORDS} words of a search are read. These were left out: {' '.join(behind)}."
    if not found.total or not filters.text:
        return
    yield from _of_places(found, reference)
    if not found.strong:
        yield "Nothing here answers all of this. These listings are only loosely related."
    if found.unknown:
        yield f"No listing has {or_quoted(found.unknown)}."


def _of_places(found: FoundPage, reference: Reference) -> Iterator[str]:
    """That no listing found names the place, however many may reach it."""
    places = found.reading.of("borough")
    counts = found.facets.get("borough", {})
    if not places or any(counts.get(code) for one in places for code in one.codes):
        return
    names = and_list(dict.fromkeys(reference.label("borough", code) for one in places for code in one.codes))
    yield f"No listing for this names {names}. These are London-wide, national, in boroughs that are not named, or state no place."


def or_quoted(words: tuple[str, ...]) -> str:
    """“a”, “b” or “c”."""
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def read_label(name: str, words: str) -> str:
    """What a chip says of a part of the search that was read."""
    return f"{FILTER_WORDS[name]} read from your words: {words}"
