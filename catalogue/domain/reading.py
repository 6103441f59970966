"""What a search says in words that a filter understands: places, ages, sex, kinds, tiers. Pure: words and rules in, readings out.

Word order and case change nothing: a phrase is read where all its words stand in the search.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.domain.filters import OLDEST, AgeSpan

READABLE = ("borough", "age", "sex", "kind", "tier", "evidence")
"""The filters that a search text may speak of."""

_FIGURE = re.compile(r"^(\d{1,2})(yo|yrs?|years?|s)?$")
_GLUED_YEAR = re.compile(r"^(?:y|yr|year)(\d{1,2})$")

Words = frozenset[str]
Chunks = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean some codes together; `written` is how people should see them."""

    words: Words
    codes: tuple[str, ...]
    written: str
    within: bool = False
    """Whether it is a district, which a listing may name beside its borough."""


@dataclass(frozen=True, slots=True)
class AgePhrase:
    """Words that mean an age: a school phase, or a stage of life."""

    words: Words
    span: AgeSpan
    written: str


@dataclass(frozen=True, slots=True)
class AgeRule:
    """By which words a figure is an age, a school year or a limit, and how school years become ages.

    A figure beside a person is an age from `youngest_bare` to `oldest_bare`, in years, both inclusive. `numbers` are figures
    in letters, which need a word for an age or a year beside them.
    """

    age_words: Words
    year_words: Words
    below_words: Words
    above_words: Words
    person_words: Words
    youngest_bare: int
    oldest_bare: int
    youngest: int
    oldest: int
    last_year: int
    numbers: Mapping[str, int]

    def of_years(self, first: int, last: int) -> AgeSpan:
        """The ages of pupils from one school year to another, both inclusive."""
        return AgeSpan(first + self.youngest, last + self.oldest)


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """Everything that a search may speak of. Weights are above 0 and up to 1."""

    places: tuple[Phrase, ...]
    never_with: Words
    sexes: tuple[Phrase, ...]
    kinds: tuple[Phrase, ...]
    tiers: tuple[Phrase, ...]
    evidence: tuple[Phrase, ...]
    age_phrases: tuple[AgePhrase, ...]
    ages: AgeRule
    other_tier: float
    other_evidence: float
    sex_not_stated: dict[str, float]

    @property
    def words(self) -> Words:
        """Every word that a phrase but a place may be read from."""
        coded = (phrase.words for phrase in (*self.sexes, *self.kinds, *self.tiers, *self.evidence))
        return frozenset().union(*coded, *(phrase.words for phrase in self.age_phrases))


@dataclass(frozen=True, slots=True)
class Read:
    """One thing that the search says. `words` are those it was read from; `span` where it is an age."""

    filter: str
    codes: tuple[str, ...]
    written: str
    words: Words
    span: AgeSpan | None = None
    spent: bool = True
    """Whether the words have said all that they say, and need not be looked for."""
    within: bool = False
    """Whether it is a district, not a borough or a part of London."""


def read(chunks: Chunks, rules: ReadingRules, names: Words = frozenset()) -> tuple[Read, ...]:
    """What these folded words say. `names` are words that belong to the name of a listing, and say nothing but that."""
    every = frozenset(word for chunk in chunks for word in chunk)
    free = every - names
    found = [
        *_places(every, rules),
        *_coded("kind", free, rules.kinds, spent=True),
        *_coded("tier", free, rules.tiers, spent=False),
        *_coded("evidence", free, rules.evidence, spent=False),
        *_sex(free, rules),
    ]
    age = _age(tuple(chunk for chunk in chunks if not set(chunk) & names), free, rules)
    return (*found, *([age] if age else []))


def _longest(words: Words, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases that stand among the words, the longest first, no word twice."""
    left = words
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.words), phrase.written)):
        if phrase.words <= left:
            left -= phrase.words
            yield phrase


def _places(words: Words, rules: ReadingRules) -> Iterator[Read]:
    if words & rules.never_with:
        return
    for phrase in _longest(words, rules.places):
        yield Read("borough", phrase.codes, phrase.written, phrase.words, within=phrase.within)


def _coded(name: str, words: Words, phrases: Iterable[Phrase], *, spent: bool) -> Iterator[Read]:
    for phrase in _longest(words, phrases):
        yield Read(name, phrase.codes, phrase.written, phrase.words, spent=spent)


def _sex(words: Words, rules: ReadingRules) -> Iterator[Read]:
    """The sex that the words name; nothing where they name more than one."""
    found = list(_longest(words, rules.sexes))
    if len({phrase.codes for phrase in found}) == 1:
        together = frozenset(word for phrase in found for word in phrase.words)
        written = ", ".join(sorted(phrase.written for phrase in found))
        yield Read("sex", found[0].codes, written, together, spent=False)


def _age(chunks: Chunks, words: Words, rules: ReadingRules) -> Read | None:
    """The ages that figures or phrases say; figures win over phrases."""
    return _figures(chunks, words, rules.ages) or _age_phrase(words, rules)


def _age_phrase(words: Words, rules: ReadingRules) -> Read | None:
    found = max((one for one in rules.age_phrases if one.words <= words), key=lambda one: (len(one.words), one.written), default=None)
    return Read("age", (str(found.span),), found.written, found.words, found.span, spent=False) if found else None


def _figures(chunks: Chunks, words: Words, rule: AgeRule) -> Read | None:
    marks = words & (rule.age_words | rule.year_words)
    plain = {word: int(match[1]) for word in words if (match := _FIGURE.match(word))}
    if marks:
        plain |= {word: rule.numbers[word] for word in words & rule.numbers.keys()}
    glued = {word: int(match[1]) for word in words if (match := _GLUED_YEAR.match(word))}
    if glued or (plain and words & rule.year_words and not words & rule.age_words):
        if years := _years({**plain, **glued}, rule):
            span = rule.of_years(min(years.values()), max(years.values()))
            return _read_age(span, frozenset(years) | (words & rule.year_words), "Year ", years)
        glued = {}
    if not plain or not (marks or _says_age(chunks, plain, words, rule)):
        return None
    ages = _without_years(plain, rule)
    limits = words & (rule.below_words | rule.above_words)
    span = _limited(ages, words, rule)
    before = "under " if span.low == 0 else "from " if span.high == OLDEST else ""
    return _read_age(span, frozenset(plain) | marks | limits, before, ages)


def _years(figures: dict[str, int], rule: AgeRule) -> dict[str, int]:
    """The figures where all of them can be school years; none otherwise."""
    return figures if all(1 <= year <= rule.last_year for year in figures.values()) else {}


def _says_age(chunks: Chunks, plain: dict[str, int], words: Words, rule: AgeRule) -> bool:
    """Whether figures without a word for age are ages: a range, a figure run together with “yo”, a limit, or beside a person."""
    likely = all(rule.youngest_bare <= age <= rule.oldest_bare for age in plain.values())
    a_range = any(_is_pair(chunk) and set(chunk) <= set(plain) for chunk in chunks) or (_is_pair(plain) and "to" in words)
    marked = any(not word.isdigit() and word not in rule.numbers for word in plain)
    beside = words & (rule.person_words | rule.below_words | rule.above_words)
    return marked or (likely and (a_range or bool(beside)))


def _without_years(plain: dict[str, int], rule: AgeRule) -> dict[str, int]:
    """The ages among figures, where a figure may be the school year of another: “9 year old in year 5”."""
    ages = {word: age for word, age in plain.items() if not {age + rule.youngest, age + rule.oldest} & set(plain.values())}
    return ages if _is_pair(plain) else plain


def _is_pair(figures: Collection[str]) -> bool:
    first_and_last = 2
    return len(figures) == first_and_last


def _limited(ages: dict[str, int], words: Words, rule: AgeRule) -> AgeSpan:
    low, high = min(ages.values()), max(ages.values())
    if words & rule.below_words and low == high and low > 0:
        return AgeSpan(0, high - 1)
    if words & rule.above_words and low == high:
        return AgeSpan(low, OLDEST)
    return AgeSpan(low, high)


def _read_age(span: AgeSpan, words: Words, before: str, figures: dict[str, int]) -> Read:
    low, high = min(figures.values()), max(figures.values())
    return Read("age", (str(span),), f"{before}{low}" if low == high else f"{before}{low} to {high}", words, span)
