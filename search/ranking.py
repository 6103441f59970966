"""Every number of the engines that decides what is found and in which order. What the documents count comes in with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_WEIGHTS = MappingProxyType({"name": 4.0, "other_names": 4.0, "tags": 2.0, "summary": 2.0, "body": 1.0, "quotes": 1.2, "links": 0.2})


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights of a search.

    `weights` multiply how often a word stands in each field; `lengths`, 0 to 1, is how much a long
    field is held against it; `saturation` is BM25's k1. `coverage`, 0 to 1, is the part of a score
    that depends on how much of the query matched. `name` multiplies the name's bonus. `faint`, 0 to
    1, is what a faint word counts, `hint` what a hint does.

    `floor`, 0 to 1: a document that matches a smaller part of the query's known words is no hit.
    `unknown`, 0 to 1: where the words that mean nothing here are a larger part of the query,
    nothing is a hit. The part is by how telling the words are, and from `story` words upwards by
    their number, since a story told in a sentence always has words that no listing has. `strong`,
    0 to 1: a document that covers this part of the query answers it; where the query has fewer than
    `story` words, says nothing of place or age and no document answers it, nothing is a hit.

    A whole answers for its parts. `part` multiplies the scores of all of one family, the whole and its parts,
    but the best: a family takes one of the first places, not several.

    `open_ages` are the years at which a range without a limit is taken to end, for closeness only: a range
    counts less for each year that it and the ages asked for do not share, down to `furthest_age` where
    those are as many as between the two; `unstated_age` is what a document counts that states none.
    `agrees`, 0 to 1: a document that agrees so well with what the text says of place and age answers
    though no other word matches, and `agreement` is added to its score.

    A name counts where more than the part `part_of_name`, 0 to 1, of its words is in the query; a query in which
    a whole name is the part `chiefly`, 0 to 1, of the words or more asks for that name.

    A word put right counts `one_edit` or `two_edits`, 0 to 1, by how many letters were wrong. One may be wrong in a
    word of `one_edit_from` letters or more, two in one of `two_edits_from`; a word above `spelt_to` letters is left
    alone, and one that was run together has halves of `half_from` letters or more. It is put right from words of
    `spelt_from` letters or more; where several are equally near, from that which the documents use most, and a use
    in a name or tag counts as `spelt_names` in a text. At most `alternatives` may stand for one word, its own form first.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: _WEIGHTS)
    lengths: float = 0.35
    saturation: float = 2.2
    coverage: float = 0.6
    name: float = 1.5
    faint: float = 0.3
    hint: float = 0.5
    floor: float = 0.1
    unknown: float = 0.5
    story: int = 5
    strong: float = 0.5
    part: float = 0.3
    open_ages: tuple[int, int] = (5, 25)
    furthest_age: float = 0.4
    unstated_age: float = 0.35
    agrees: float = 0.7
    agreement: float = 3.0
    part_of_name: float = 0.5
    chiefly: float = 0.5
    one_edit: float = 0.7
    two_edits: float = 0.5
    one_edit_from: int = 4
    two_edits_from: int = 8
    spelt_to: int = 30
    half_from: int = 3
    spelt_from: int = 3
    spelt_names: int = 10
    alternatives: int = 24


USUAL = Ranking()
"""The numbers in use."""
