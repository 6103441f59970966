"""A listing: everything that the documents say about one programme, service, power or source of information."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Criterion
from catalogue.domain.evidence import Claim, Evidence, evidence_of
from catalogue.domain.sources import Basis, Citation


class KindOfHelp(StrEnum):
    """What a listing is to a young person: help, a power used on them, or something to know."""

    SUPPORT = "support"
    ENFORCEMENT = "enforcement"
    INFORMATION = "information"


class AgeBasis(StrEnum):
    """Where an age range comes from."""

    STATED = "stated"
    FROM_SCHOOL_YEARS = "from_school_years"
    NOT_STATED = "not_stated"


class Referral(StrEnum):
    """Who a listing takes: one young person or family, a school or an area, or nobody."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Words:
    """A statement in words."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement that is a controlled word: a kind, tier, theme, need, setting, or way of being referred."""

    code: str
    basis: Basis
    citations: tuple[Citation, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """An age range, both limits inclusive, either of them open. `text` is the document's own words."""

    min: int | None
    max: int | None
    text: str
    basis: AgeBasis
    citations: tuple[Citation, ...]
    flexible: bool = False

    def __post_init__(self) -> None:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"the minimum age {self.min} is above the maximum {self.max}")

    def overlaps(self, low: int, high: int) -> bool:
        """Whether any age from low to high, both inclusive, is in this range; an open end has no limit."""
        return (self.min is None or self.min <= high) and (self.max is None or self.max >= low)

    def overlaps_with(self, other: "Age") -> bool:
        """Whether somebody could be of the age for both."""
        starts_in_time = self.max is None or other.min is None or other.min <= self.max
        ends_in_time = self.min is None or other.max is None or other.max >= self.min
        return starts_in_time and ends_in_time


@dataclass(frozen=True, slots=True)
class Place:
    """An area that a document connects with the listing, and in what sense."""

    area: str
    extent: Extent
    basis: Basis
    citations: tuple[Citation, ...]
    place: str | None = None
    control: bool = False


@dataclass(frozen=True, slots=True)
class Provider:
    """Who runs, funds or commissions it, and what sort of body that is."""

    name: str
    type: str
    role: str
    basis: Basis
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A way in. `only_way` where the document says that there is no other."""

    route: str
    basis: Basis
    citations: tuple[Citation, ...]
    text: str | None = None
    only_way: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One aspect of how it is done: format, length, dose, staffing, content, venue, exit."""

    aspect: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """When it began, as printed."""

    year: int
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A published contact of a helpline or organisation, with the year in which it was printed."""

    kind: str
    value: str
    year: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How a document describes it as of the document's year."""

    code: str
    text: str
    year: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    """Money that a document names."""

    text: str
    citations: tuple[Citation, ...]
    funder: str | None = None
    amount: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A link to another listing. One that no document draws says that it is `ours`, and cites what it speaks of."""

    kind: str
    to: str
    text: str
    ours: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One listing with all its statements, each with its citations.

    `own_sources` is kept where a part holds facts of its parent's: the documents of its own.
    """

    slug: str
    name: Words
    kind: Coded
    kind_of_help: KindOfHelp
    summary: Words
    referral: Coded
    parent: Coded | None = None
    age: Age | None = None
    start: Start | None = None
    other_names: tuple[Words, ...] = ()
    description: tuple[Words, ...] = ()
    providers: tuple[Provider, ...] = ()
    tiers: tuple[Coded, ...] = ()
    themes: tuple[Coded, ...] = ()
    needs: tuple[Coded, ...] = ()
    settings: tuple[Coded, ...] = ()
    areas: tuple[Place, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    routes: tuple[Route, ...] = ()
    delivery: tuple[Delivery, ...] = ()
    contacts: tuple[Contact, ...] = ()
    status: tuple[Status, ...] = ()
    claims: tuple[Claim, ...] = ()
    funding: tuple[Funding, ...] = ()
    relations: tuple[Relation, ...] = ()
    caveats: tuple[Words, ...] = ()
    differences: tuple[Words, ...] = ()
    last_checked: str | None = None
    own_sources: tuple[str, ...] = field(default=(), compare=False)

    @property
    def evidence(self) -> Evidence:
        """What the documents report of results and evaluation."""
        return evidence_of(self.claims)

    @property
    def can_refer(self) -> bool:
        """Whether one young person or family can be referred: never to enforcement."""
        return self.referral.code == Referral.INDIVIDUAL and self.kind_of_help is KindOfHelp.SUPPORT

    @property
    def statements(self) -> Iterator[tuple[str, tuple[Citation, ...]]]:
        """Every fact as the name of its field and where it stands, in the order of the fields."""
        for name in STATEMENT_FIELDS:
            value = getattr(self, name)
            for fact in value if isinstance(value, tuple) else (value,):
                if fact is not None:
                    yield name, fact.citations

    @property
    def sources(self) -> tuple[str, ...]:
        """The slugs of the documents that it stands on, in alphabetical order."""
        return tuple(sorted({cite.source for _, cites in self.statements for cite in cites}))

    @property
    def described_in(self) -> tuple[str, ...]:
        """The slugs of the documents that describe it: of its own facts, not of what is said beside it nor of its parent's."""
        own = {cite.source for name, cites in self.statements if name not in BESIDE_IT for cite in cites}
        return self.own_sources or tuple(sorted(own))


STATEMENT_FIELDS = (
    "name", "other_names", "kind", "parent", "summary", "description", "providers", "tiers", "themes", "needs", "settings", "age",
    "areas", "criteria", "referral", "routes", "delivery", "start", "contacts", "status", "claims", "funding", "relations",
    "caveats", "differences",
)  # fmt: skip


BESIDE_IT = frozenset({"caveats", "differences", "relations"})
"""Fields that speak of other documents and other listings: what they cite does not describe this one."""


def kind_of_help(kind_gives: KindOfHelp, tiers: tuple[Coded, ...]) -> KindOfHelp:
    """What a listing is to a young person (design, section 6).

    Its kind says so, but whatever is printed only under enforcement is enforcement, and what is printed only
    under intelligence is information, however supportive it sounds: nobody can be referred to a list.
    """
    stated = {tier.code for tier in tiers if tier.basis is Basis.STATED}
    if kind_gives is KindOfHelp.SUPPORT and stated == {"enforcement"}:
        return KindOfHelp.ENFORCEMENT
    if kind_gives is KindOfHelp.SUPPORT and stated == {"intelligence"}:
        return KindOfHelp.INFORMATION
    return kind_gives
