"""What goes into an index, what is asked of it, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from search.errors import QueryTooLong

MAX_CHARACTERS = 500
"""A search text above this many characters is refused."""

MAX_LIMIT = 1000
"""The most hits that one page may ask for."""

AGE = "age"
"""The facet that every index derives from the ages of its documents."""

AGE_STATED = "stated"
AGE_NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that can be found.

    `quotes` are words of the texts that it was made from; `links` is what is said of it beside others.
    `tags` are the words people read (labels of themes, places, the provider); `facets` are the
    codes that filters use. Ages are years, both inclusive; a missing one is open at that end, and
    both missing means that no age is stated. `weight`, above 0 and up to 1, is what a mention of a
    word counts in this document; its name counts whole. `part_of` is the key of the document that this one
    is a part of, "" for none. Raises ValueError for an empty key, a lower
    age above the upper, a weight out of range, or a facet called `age`, which the index derives.
    """

    key: str
    name: str
    other_names: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""
    quotes: str = ""
    links: str = ""
    tags: tuple[str, ...] = ()
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    age_min: int | None = None
    age_max: int | None = None
    sort_keys: Mapping[str, str] = field(default_factory=dict)
    weight: float = 1.0
    part_of: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.weight <= 1:
            message = f"{self.key}: the weight {self.weight} is not above 0 and up to 1"
            raise ValueError(message)
        if not self.key:
            message = f"the document named {self.name!r} has no key"
            raise ValueError(message)
        if AGE in self.facets:
            message = f"{self.key}: the facet {AGE!r} is made from age_min and age_max"
            raise ValueError(message)
        _refuse_reversed(self.key, self.age_min, self.age_max)


@dataclass(frozen=True, slots=True)
class AgeFilter:
    """Keeps what serves any age from `low` to `high` years, both inclusive; None is open.

    A document that states no age is kept only where `include_not_stated` says so. Raises
    ValueError where `low` is above `high`.
    """

    low: int | None = None
    high: int | None = None
    include_not_stated: bool = False

    def __post_init__(self) -> None:
        _refuse_reversed("age filter", self.low, self.high)


@dataclass(frozen=True, slots=True)
class Preference:
    """What the text says of one facet: the codes that agree with it, and how well.

    A document counts by the best weight, above 0 and up to 1, of its codes; one that has none of
    them counts `other`, and where that is 0 it contradicts the text and is no hit. Where the preference is
    `telling`, a document that agrees with it answers though no word of the text matches. Raises
    ValueError for no weights or one out of range.
    """

    facet: str
    weights: Mapping[str, float]
    other: float = 0.0
    telling: bool = False

    def __post_init__(self) -> None:
        in_range = all(0 < weight <= 1 for weight in self.weights.values()) and 0 <= self.other <= 1
        if not self.weights or not in_range:
            message = f"the preference on {self.facet!r} needs weights above 0, up to 1"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class AgePreference:
    """What the text says of age: from `low` to `high` years, both inclusive.

    The closer a document's range, the more it counts; one whose range does not touch the ages is
    no hit; one that states no age stays. Raises ValueError where `low` is above `high`.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        _refuse_reversed("age preference", self.low, self.high)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One search.

    Values of one facet in `filters` are alternatives and different facets all hold; an empty set
    filters nothing; a code that no document has matches nothing. `ages` are alternatives, and hold
    beside the facet `age`. `sort` is "relevance", "name", or a key of `sort_keys`: documents without that key come
    last. No words at all, in `text`, means everything.

    `preferences` and `near` are what a reader of the text made of it, and `read` the words, folded, that it
    did so with: they are looked for in names only, and a document whose whole name is asked for is
    never dropped by a preference. `hints` are words that raise a document and are not required. Raises
    QueryTooLong above 500 characters and ValueError for a negative offset or a limit outside 0 to
    1,000.
    """

    text: str = ""
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ages: tuple[AgeFilter, ...] = ()
    preferences: tuple[Preference, ...] = ()
    near: AgePreference | None = None
    read: frozenset[str] = frozenset()
    hints: str = ""
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20

    def __post_init__(self) -> None:
        if len(self.text) > MAX_CHARACTERS:
            raise QueryTooLong(len(self.text), MAX_CHARACTERS)
        if self.offset < 0 or not 0 <= self.limit <= MAX_LIMIT:
            message = f"offset {self.offset} or limit {self.limit} is out of range"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found, with the fields and the index terms that matched.

    Scores order the hits of one search; they mean nothing between searches. `matched_terms` are
    stems: give them to `search.marking.pieces` to mark the words in a text. `covered`, 0 to 1, is
    how much of what was asked stands in the document, by how telling the words are. `through` is the key
    of a part of it where more of that stands in the part, "" where it does not.
    """

    key: str
    score: float
    covered: float = 1.0
    matched_fields: tuple[str, ...] = ()
    matched_terms: tuple[str, ...] = ()
    through: str = ""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of hits, and what stands around it.

    `total` counts every hit, not this page. The count beside a facet's value is the total after
    choosing that value alone in its facet, with the filters on all other facets as they are.
    `suggestion` is the text with its unknown words put right, or None. `terms` are the index
    terms of the query that stand in any document; `unknown` are its words that mean nothing here,
    and `strong` says whether any hit has most of what was asked. `digest` is that of the catalogue that
    answered.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    suggestion: str | None = None
    terms: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    strong: bool = True
    digest: str = ""


def _refuse_reversed(what: str, low: int | None, high: int | None) -> None:
    if low is not None and high is not None and low > high:
        message = f"{what}: the lower age {low} is above the upper age {high}"
        raise ValueError(message)
