"""Listings as rows of a table, a row a listing: first columns for people, then every fact that these shorten as JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]
Cell = str | int | None


def joined(parts: Iterable[object]) -> str:
    """Several things in one cell."""
    return "; ".join(str(part) for part in parts)


def with_basis(record: Record, name: str, key: str) -> str:
    """Things with, in brackets, in what sense each is meant."""
    return joined(f"{one[key]} ({one['basis']})" for one in record[name])


def criteria(record: Record, force: str) -> str:
    """The conditions of one force; those of one part of a listing name it."""
    return joined(
        f"{one['strand']}: {one['text']}" if one["strand"] else one["text"] for one in record["criteria"] if one["force"] == force
    )


def figure(one: Record) -> str:
    """A figure with what it measures."""
    parts = (one["value"], one["measures"], one["period"] or "", "target" if one["target"] else "")
    return ", ".join(part for part in parts if part)


def claim(one: Record) -> str:
    """What a document says happened, who says so, and its figures."""
    figures = joined(figure(each) for each in one["figures"])
    return f"{one['text']} [{one['kind']}, {one['reporter'] or one['reported_by']}, {one['scope']}{': ' + figures if figures else ''}]"


def citation(one: Record) -> str:
    """Where one fact stands."""
    return f"{one['field']}: {one['source']} line {one['line']}"


def in_words(field: str) -> Callable[[Record], Cell]:
    """The column of the labels of a field's controlled words, with the document's words, and how each is known."""
    return lambda record: joined(
        f"{one['label']} ({one['basis']}{': ' + one['text'] if one['text'] else ''})" for one in record["tags"] if one["field"] == field
    )


def as_json(key: str) -> Callable[[Record], Cell]:
    """The column of a part of the record just as the API gives it."""
    return lambda record: json.dumps(record[key], ensure_ascii=False)


WHOLE = (
    "other_names", "description", "tags", "places", "providers", "criteria", "referral_routes", "delivery", "status", "claims",
    "funding", "contacts", "part_of", "start", "relations", "differences", "caveats", "citations",
)  # fmt: skip
"""What a cell for people shortens: given whole, as JSON, in columns of its own."""

FOR_PEOPLE: Mapping[str, Callable[[Record], Cell]] = {
    "slug": lambda one: one["slug"],
    "name": lambda one: one["name"],
    "other_names": lambda one: joined(one["other_names"]),
    "kind": lambda one: one["kind"],
    "kind_in_words": in_words("kind"),
    "kind_of_help": lambda one: one["kind_of_help"],
    "referral": lambda one: one["referral"],
    "referral_in_words": in_words("referral"),
    "summary": lambda one: one["summary"],
    "description": lambda one: joined(one["description"]),
    "status": lambda one: joined(f"{each['status']} {each['year']}: {each['text']}" for each in one["status"]),
    "tiers": lambda one: with_basis(one, "tiers", "tier"),
    "tiers_in_words": in_words("tiers"),
    "themes": lambda one: joined(one["themes"]),
    "themes_in_words": in_words("themes"),
    "needs": lambda one: joined(one["needs"]),
    "needs_in_words": in_words("needs"),
    "settings": lambda one: joined(one["settings"]),
    "settings_in_words": in_words("settings"),
    "age_min": lambda one: one["age"]["min"],
    "age_max": lambda one: one["age"]["max"],
    "age_as_printed": lambda one: one["age"]["text"],
    "age_basis": lambda one: one["age"]["basis"],
    "age_flexible": lambda one: None if one["age"]["text"] is None else "yes" if one["age"]["flexible"] else "no",
    "areas": lambda one: with_basis(one, "areas", "name"),
    "area_codes": lambda one: joined(each["code"] for each in one["areas"] if each["code"]),
    "providers": lambda one: joined(f"{each['name']} ({each['role']}, {each['type']}, {each['basis']})" for each in one["providers"]),
    "requirements": lambda one: criteria(one, "requirement"),
    "priorities": lambda one: criteria(one, "priority"),
    "referral_routes": lambda one: joined(each["text"] or each["route"] for each in one["referral_routes"]),
    "delivery": lambda one: joined(f"{each['aspect']}: {each['text']}" for each in one["delivery"]),
    "result": lambda one: one["evidence"]["result"],
    "evaluation": lambda one: one["evidence"]["evaluation"],
    "standard": lambda one: one["evidence"]["standard"],
    "claims": lambda one: joined(claim(each) for each in one["claims"]),
    "funding": lambda one: joined(each["text"] for each in one["funding"]),
    "contacts": lambda one: joined(f"{each['kind']}: {each['value']} (printed in {each['year']})" for each in one["contacts"]),
    "part_of": lambda one: one["parent"],
    "connected_with": lambda one: joined(f"{each['kind']}: {each['to']}" for each in one["relations"]),
    "start_year": lambda one: one["start_year"],
    "start_as_printed": lambda one: one["start"]["text"] if one["start"] else None,
    "differences": lambda one: joined(one["differences"]),
    "caveats": lambda one: joined(one["caveats"]),
    "taken_from_parent": lambda one: joined(one["inherited"]),
    "as_of": lambda one: one["as_of"],
    "last_checked": lambda one: one["last_checked"],
    "sources": lambda one: joined(dict.fromkeys(each["source"] for each in one["citations"])),
    "citations": lambda one: len(one["citations"]),
    "cited_at": lambda one: joined(dict.fromkeys(citation(each) for each in one["citations"])),
    "url": lambda one: one["url"],
}
COLUMNS: Mapping[str, Callable[[Record], Cell]] = {**FOR_PEOPLE, **{f"{key}_json": as_json(key) for key in WHOLE}}
