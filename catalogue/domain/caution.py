"""A comparison that is refused, and how listings are named in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.domain.evidence import Figure
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list


@dataclass(frozen=True, slots=True)
class Caution:
    """A comparison that is refused: the rule, in words, and the listings that it is about."""

    rule: str
    text: str
    about: tuple[str, ...]


Rule = Callable[[tuple[Programme, ...]], Iterator[Caution]]


def name(programme: Programme) -> str:
    """What it is called."""
    return programme.name.text


def names(programmes: Iterable[Programme]) -> str:
    """What they are called, in a sentence."""
    return and_list(map(name, programmes))


def slugs(programmes: Iterable[Programme]) -> tuple[str, ...]:
    """By which they are known, each once."""
    return tuple(dict.fromkeys(one.slug for one in programmes))


def measures(figures: Iterable[Figure]) -> str:
    """What these figures measure, each thing once."""
    return "; ".join(dict.fromkeys(figure.measures for figure in figures))
