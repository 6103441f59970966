"""The catalogue at one moment, and what follows from it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalogue.domain.errors import NoSuchProgramme
from catalogue.domain.inheritance import with_inherited
from catalogue.domain.programme import Programme

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every listing at one moment, each with what it takes from its parent, and who belongs to whom."""

    digest: str
    programmes: Mapping[str, Programme]
    inherited: Mapping[str, frozenset[str]]
    parts: Mapping[str, tuple[str, ...]]

    def programme(self, slug: str) -> Programme:
        """The listing with this slug. Raises NoSuchProgramme."""
        try:
            return self.programmes[slug]
        except KeyError:
            raise NoSuchProgramme(slug) from None

    def on_source(self, slug: str) -> tuple[Programme, ...]:
        """The listings that stand on a source, by name."""
        found = (programme for programme in self.programmes.values() if slug in programme.sources)
        return tuple(sorted(found, key=by_name))


def by_name(programme: Programme) -> tuple[str, str]:
    """The order in which people look for a name: without case, signs and a leading “the”."""
    letters = "".join(letter for letter in programme.name.text.casefold() if letter.isalnum() or letter == " ")
    return (letters.strip().removeprefix("the "), programme.slug)


def snapshot_of(programmes: tuple[Programme, ...], digest: str) -> Snapshot:
    """The listings with what follows from them."""
    whole, taken = with_inherited(programmes)
    parts = defaultdict(list)
    for programme in programmes:
        if programme.parent:
            parts[programme.parent.code].append(programme.slug)
    return Snapshot(digest, whole, taken, {slug: tuple(children) for slug, children in parts.items()})


class PerCatalogue(Generic[Made]):
    """What follows from a snapshot, worked out once for each. Safe between threads: one value in one attribute, read once."""

    def __init__(self, make: Callable[[Snapshot], Made]) -> None:
        self._make = make
        self._held: tuple[Snapshot, Made] | None = None

    def of(self, snapshot: Snapshot) -> Made:
        """What follows from this one."""
        held = self._held
        if held is None or held[0] is not snapshot:
            held = (snapshot, self._make(snapshot))
            self._held = held
        return held[1]
