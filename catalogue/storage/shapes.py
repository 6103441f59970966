"""How each field of a listing lies in the tables: for every field one pair of functions, there and back, side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from catalogue.domain.criteria import Criterion
from catalogue.domain.evidence import Claim, Figure
from catalogue.domain.programme import Age, Coded, Contact, Delivery, Funding, Place, Provider, Relation, Route, Start, Status, Words
from catalogue.domain.sources import Basis, Citation

Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A fact as rows, still without the key of its statement.

    `words` are controlled words by the name of their list; `parts` are columns by the name of their table, where
    `programme` means columns of the listing's own row.
    """

    text: str | None = None
    basis: Basis | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Columns] = field(default_factory=dict)
    figures: Sequence[Columns] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement as it was read, with everything that belongs to it; `part` and `word` look up its rows."""

    text: str
    basis: Basis
    citations: tuple[Citation, ...]
    part: Callable[[str], Any]
    word: Callable[[str], str]
    figures: Sequence[Any]


class Shape(NamedTuple):
    """There and back. `read(write(fact))` is equal to the fact."""

    write: Callable[[Any], Written]
    read: Callable[[Stored], Any]


def _coded(word_list: str) -> Shape:
    return Shape(
        lambda fact: Written(text=fact.text, basis=fact.basis, words={word_list: fact.code}),
        lambda row: Coded(row.word(word_list), row.basis, row.citations, row.text),
    )


WORDS = Shape(lambda fact: Written(text=fact.text), lambda row: Words(row.text, row.citations))

NAME = Shape(
    lambda fact: Written(parts={"programme": {"name": fact.text}}),
    lambda row: Words(row.part("programme").name, row.citations),
)

PARENT = Shape(
    lambda fact: Written(text=fact.text, basis=fact.basis, parts={"programme": {"parent": fact.code}}),
    lambda row: Coded(row.part("programme").parent, row.basis, row.citations, row.text),
)

PROVIDER = Shape(
    lambda fact: Written(
        basis=fact.basis, words={"provider_types": fact.type, "roles": fact.role}, parts={"provider": {"name": fact.name}}
    ),
    lambda row: Provider(row.part("provider").name, row.word("provider_types"), row.word("roles"), row.basis, row.citations),
)

ROUTE = Shape(
    lambda fact: Written(text=fact.text, basis=fact.basis, words={"routes": fact.route}, parts={"route": {"only_way": fact.only_way}}),
    lambda row: Route(row.word("routes"), row.basis, row.citations, row.text, row.part("route").only_way),
)

DELIVERY = Shape(
    lambda fact: Written(text=fact.text, words={"aspects": fact.aspect}),
    lambda row: Delivery(row.word("aspects"), row.text, row.citations),
)

START = Shape(
    lambda fact: Written(text=fact.text, parts={"dated": {"year": fact.year}}),
    lambda row: Start(row.part("dated").year, row.text, row.citations),
)

CONTACT = Shape(
    lambda fact: Written(words={"contact_kinds": fact.kind}, parts={"contact": {"value": fact.value}, "dated": {"year": fact.year}}),
    lambda row: Contact(row.word("contact_kinds"), row.part("contact").value, row.part("dated").year, row.citations),
)

STATUS = Shape(
    lambda fact: Written(text=fact.text, words={"statuses": fact.code}, parts={"dated": {"year": fact.year}}),
    lambda row: Status(row.word("statuses"), row.text, row.part("dated").year, row.citations),
)


def _write_age(fact: Age) -> Written:
    columns = {"age_min": fact.min, "age_max": fact.max, "age_basis": fact.basis, "age_flexible": fact.flexible}
    return Written(text=fact.text, parts={"programme": columns})


def _read_age(row: Stored) -> Age:
    listing = row.part("programme")
    return Age(listing.age_min, listing.age_max, row.text, listing.age_basis, row.citations, listing.age_flexible)


def _write_place(fact: Place) -> Written:
    columns = {"area": fact.area, "extent": fact.extent, "place": fact.place, "control": fact.control}
    return Written(basis=fact.basis, parts={"place": columns})


def _read_place(row: Stored) -> Place:
    part = row.part("place")
    return Place(part.area, part.extent, row.basis, row.citations, part.place, part.control)


def _write_criterion(fact: Criterion) -> Written:
    columns = {
        "key": fact.id, "fact": fact.fact, "operator": fact.operator, "value": fact.value, "force": fact.force,
        "question": fact.question, "group_name": fact.group, "strand": fact.strand,
    }  # fmt: skip
    return Written(text=fact.text, basis=fact.basis, parts={"criterion": columns})


def _read_criterion(row: Stored) -> Criterion:
    part = row.part("criterion")
    value = tuple(part.value) if isinstance(part.value, list) else part.value  # JSON has lists, a frozen value has tuples
    return Criterion(
        part.key, part.fact, part.operator, value, part.force, row.text, row.basis, row.citations,
        part.question, part.group_name, part.strand,
    )  # fmt: skip


CLAIM_COLUMNS = ("kind", "scope", "reporter", "place", "design", "comparison", "standard", "evaluation", "evaluator")
FIGURE_COLUMNS = ("value", "measures", "number", "unit", "period", "target")


def _write_claim(fact: Claim) -> Written:
    columns = {"key": fact.id, "caveats": list(fact.caveats)} | {name: getattr(fact, name) for name in CLAIM_COLUMNS}
    figures = [{name: getattr(figure, name) for name in FIGURE_COLUMNS} for figure in fact.figures]
    return Written(text=fact.text, words={"reporters": fact.reported_by}, parts={"claim": columns}, figures=figures)


def _read_claim(row: Stored) -> Claim:
    part = row.part("claim")
    figures = tuple(Figure(**{name: getattr(figure, name) for name in FIGURE_COLUMNS}) for figure in row.figures)
    columns = {name: getattr(part, name) for name in CLAIM_COLUMNS}
    return Claim(
        id=part.key, text=row.text, reported_by=row.word("reporters"), citations=row.citations,
        figures=figures, caveats=tuple(part.caveats), **columns,
    )  # fmt: skip


def _write_funding(fact: Funding) -> Written:
    columns = {"funder": fact.funder, "amount": fact.amount, "period": fact.period}
    return Written(text=fact.text, parts={"funding": columns})


def _read_funding(row: Stored) -> Funding:
    part = row.part("funding")
    return Funding(row.text, row.citations, part.funder, part.amount, part.period)


def _write_relation(fact: Relation) -> Written:
    return Written(text=fact.text, words={"relations": fact.kind}, parts={"relation": {"to_slug": fact.to, "ours": fact.ours}})


def _read_relation(row: Stored) -> Relation:
    part = row.part("relation")
    return Relation(row.word("relations"), part.to_slug, row.text, part.ours, row.citations)


SHAPES: Mapping[str, Shape] = MappingProxyType({
    "name": NAME, "other_names": WORDS, "kind": _coded("kinds"), "parent": PARENT, "summary": WORDS, "description": WORDS,
    "providers": PROVIDER, "tiers": _coded("tiers"), "themes": _coded("themes"), "needs": _coded("needs"),
    "settings": _coded("settings"), "age": Shape(_write_age, _read_age), "areas": Shape(_write_place, _read_place),
    "criteria": Shape(_write_criterion, _read_criterion), "referral": _coded("referrals"), "routes": ROUTE,
    "delivery": DELIVERY, "start": START, "contacts": CONTACT, "status": STATUS, "claims": Shape(_write_claim, _read_claim),
    "funding": Shape(_write_funding, _read_funding), "relations": Shape(_write_relation, _read_relation),
    "caveats": WORDS, "differences": WORDS,
})  # fmt: skip
