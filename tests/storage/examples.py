"""Listings to store: small ones by hand, and every shape that a listing can take, made by Hypothesis."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Engine

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Criterion, Fact, Force, Operator
from catalogue.domain.evidence import Claim, ClaimKind, Evaluation, Figure, Scope
from catalogue.domain.programme import (
    Age,
    AgeBasis,
    Coded,
    Contact,
    Delivery,
    Funding,
    KindOfHelp,
    Place,
    Programme,
    Provider,
    Relation,
    Route,
    Start,
    Status,
    Words,
)
from catalogue.domain.sources import Basis, Citation
from catalogue.storage.repository import SqlCatalogueStore
from seed.words import areas, sources, vocabulary

CITES = (Citation("bromley-2012", 579, "Chance UK", "Appendix 3"),)


def a_store(engine: Engine) -> SqlCatalogueStore:
    """A store with the real controlled words."""
    return SqlCatalogueStore(engine, vocabulary(), areas(), sources())


def a_programme(slug: str = "chance-uk", **changes: Any) -> Programme:
    """A small listing."""
    listing = Programme(
        slug=slug,
        name=Words(f"The {slug} listing", CITES),
        kind=Coded("programme", Basis.INFERRED, CITES),
        kind_of_help=KindOfHelp.SUPPORT,
        summary=Words("Mentors for children at primary school.", CITES),
        referral=Coded("individual", Basis.STATED, CITES),
        age=Age(5, 11, "5-11 year old children", AgeBasis.STATED, CITES),
        areas=(Place("lambeth", Extent.NAMED, Basis.STATED, CITES),),
        claims=(a_claim(),),
    )
    return replace(listing, **changes)


def a_claim() -> Claim:
    """A claim with two figures."""
    figures = (Figure("over 80", "cases dealt with", 80, "cases"), Figure("98%", "families content", target=True))
    return Claim("cases", ClaimKind.ACTIVITY, "It dealt with 80 cases.", "provider", Scope.THIS, CITES, figures, ("Counts cases only.",))


def part_of(slug: str) -> Coded:
    """A parent."""
    return Coded(slug, Basis.STATED, CITES)


def related_to(slug: str) -> Relation:
    """A link of our own."""
    return Relation("may_be_related", slug, "These may be related.", ours=True, citations=CITES)


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
MAYBE = st.none() | TEXT
BASES = st.sampled_from(Basis)
YEARS = st.integers(1900, 2030)
WORD = st.text("abcdefghij'’£%-", min_size=1, max_size=8)


def code(word_list: str) -> st.SearchStrategy[str]:
    """A controlled word of a list."""
    return st.sampled_from([term.code for term in vocabulary()[word_list]])


ANCHORS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
CITATIONS = st.lists(
    st.builds(Citation, st.sampled_from(sorted(sources())), st.integers(1, 9999), ANCHORS, TEXT.filter(str.strip)), min_size=1, max_size=3
).map(tuple)


def several(facts: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two facts."""
    return st.lists(facts, max_size=2).map(tuple)


def coded(word_list: str) -> st.SearchStrategy[Coded]:
    """A statement that is a controlled word."""
    return st.builds(Coded, code(word_list), BASES, CITATIONS, MAYBE)


WORDS = st.builds(Words, TEXT, CITATIONS)
LIMITS = st.lists(st.integers(0, 120), min_size=2, max_size=2).map(sorted)
AGES = st.builds(
    lambda limits, low, high, *rest: Age(limits[0] if low else None, limits[1] if high else None, *rest),
    LIMITS, st.booleans(), st.booleans(), TEXT, st.sampled_from(AgeBasis), CITATIONS, st.booleans(),
)  # fmt: skip
VALUES = st.none() | st.integers() | TEXT | st.lists(st.integers(), max_size=3).map(tuple) | st.lists(TEXT, max_size=3).map(tuple)
CRITERIA = st.builds(
    Criterion, TEXT, st.sampled_from(Fact), st.sampled_from(Operator), VALUES, st.sampled_from(Force), TEXT, BASES, CITATIONS,
    MAYBE, MAYBE, MAYBE,
)  # fmt: skip
FLOATS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
FIGURES = st.builds(Figure, TEXT, TEXT.filter(lambda text: text.strip(" ")), FLOATS, MAYBE, MAYBE, st.booleans())
CLAIMS = st.builds(
    Claim, TEXT, st.sampled_from(ClaimKind), TEXT, code("reporters"), st.sampled_from(Scope), CITATIONS, several(FIGURES),
    several(TEXT), MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, st.none() | st.sampled_from(Evaluation), MAYBE,
)  # fmt: skip
PLACES = st.builds(Place, st.sampled_from(sorted(areas().by_slug)), st.sampled_from(Extent), BASES, CITATIONS, MAYBE, st.booleans())
PROGRAMMES = st.builds(
    Programme,
    slug=st.just("to-be-set"), name=WORDS, kind=coded("kinds"), kind_of_help=st.sampled_from(KindOfHelp), summary=WORDS,
    referral=coded("referrals"), parent=st.none(), age=st.none() | AGES,
    start=st.none() | st.builds(Start, YEARS, TEXT, CITATIONS),
    other_names=several(WORDS), description=several(WORDS),
    providers=several(st.builds(Provider, TEXT, code("provider_types"), code("roles"), BASES, CITATIONS)),
    tiers=several(coded("tiers")), themes=several(coded("themes")), needs=several(coded("needs")), settings=several(coded("settings")),
    areas=several(PLACES), criteria=several(CRITERIA),
    routes=several(st.builds(Route, code("routes"), BASES, CITATIONS, MAYBE, st.booleans())),
    delivery=several(st.builds(Delivery, code("aspects"), TEXT, CITATIONS)),
    contacts=several(st.builds(Contact, code("contact_kinds"), TEXT, YEARS, CITATIONS)),
    status=several(st.builds(Status, code("statuses"), TEXT, YEARS, CITATIONS)), claims=several(CLAIMS),
    funding=several(st.builds(Funding, TEXT, CITATIONS, MAYBE, MAYBE, MAYBE)), relations=st.just(()),
    caveats=several(WORDS), differences=several(WORDS), last_checked=st.none() | st.dates().map(str),
)  # fmt: skip
SLUGS = st.lists(st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True), min_size=1, max_size=3, unique=True)


@st.composite
def catalogues(draw: st.DrawFn) -> tuple[Programme, ...]:
    """A few listings in any order, with parents and relations among them, those that come later too."""
    slugs = draw(SLUGS)
    return tuple(_linked(draw, slug, slugs) for slug in slugs)


def _linked(draw: st.DrawFn, slug: str, slugs: list[str]) -> Programme:
    others = [one for one in slugs if one != slug]
    parents = st.none() | st.builds(Coded, st.sampled_from(others), BASES, CITATIONS, MAYBE) if others else st.none()
    relation = st.builds(Relation, code("relations"), st.sampled_from(slugs), TEXT, st.booleans(), CITATIONS)
    return replace(draw(PROGRAMMES), slug=slug, parent=draw(parents), relations=draw(several(relation)))
