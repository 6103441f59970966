"""The way back: a listing from its JSON, and the JSON of a listing from its row in a spreadsheet, with nothing else to help."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

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
from catalogue.schemas.sheets import FORMULA_STARTS, LONGEST_CELL, NOT_SEEN

Json = Mapping[str, Any]
Cites = tuple[Citation, ...]


def programme_from(record: Json) -> Programme:
    """The listing that the API tells of."""
    cited = citations_from(record["citations"])

    def each(field: str, key: str, build: Callable[[Any, Cites], Any]) -> tuple[Any, ...]:
        return tuple(build(one, cited[field, number]) for number, one in enumerate(record[key]))

    def tags(field: str) -> tuple[Coded, ...]:
        found = [tag for tag in record["tags"] if tag["field"] == field]
        return tuple(Coded(tag["code"], Basis(tag["basis"]), cited[field, n], tag["text"]) for n, tag in enumerate(found))

    def words(field: str) -> tuple[Words, ...]:
        return each(field, field, Words)

    age, start, parent = record["age"], record["start"], record["part_of"]
    return Programme(
        slug=record["slug"],
        name=Words(record["name"], cited["name", 0]),
        kind=tags("kind")[0],
        kind_of_help=KindOfHelp(record["kind_of_help"]),
        summary=Words(record["summary"], cited["summary", 0]),
        referral=tags("referral")[0],
        parent=Coded(parent["slug"], Basis(parent["basis"]), cited["parent", 0], parent["text"]) if parent else None,
        age=None if age["text"] is None else age_from(age, cited["age", 0]),
        start=Start(start["year"], start["text"], cited["start", 0]) if start else None,
        other_names=words("other_names"),
        description=words("description"),
        providers=each("providers", "providers", provider_from),
        tiers=tags("tiers"),
        themes=tags("themes"),
        needs=tags("needs"),
        settings=tags("settings"),
        areas=each("areas", "places", place_from),
        criteria=each("criteria", "criteria", criterion_from),
        routes=each("routes", "referral_routes", route_from),
        delivery=each("delivery", "delivery", lambda one, cites: Delivery(**one, citations=cites)),
        contacts=each("contacts", "contacts", lambda one, cites: Contact(**one, citations=cites)),
        status=each("status", "status", status_from),
        claims=each("claims", "claims", claim_from),
        funding=each("funding", "funding", lambda one, cites: Funding(**one, citations=cites)),
        relations=each("relations", "relations", lambda one, cites: Relation(**one, citations=cites)),
        caveats=words("caveats"),
        differences=words("differences"),
        last_checked=record["last_checked"],
    )


def citations_from(rows: list[Json]) -> Mapping[tuple[str, int], Cites]:
    """The citations of each fact, by its field and its position there."""
    found: dict[tuple[str, int], Cites] = defaultdict(tuple)
    for one in rows:
        found[one["field"], one["fact"]] += (Citation(one["source"], one["line"], one["anchor"], one["section"]),)
    return found


def age_from(one: Json, cites: Cites) -> Age:
    return Age(one["min"], one["max"], one["text"], AgeBasis(one["basis"]), cites, one["flexible"])


def provider_from(one: Json, cites: Cites) -> Provider:
    return Provider(one["name"], one["type"], one["role"], Basis(one["basis"]), cites)


def place_from(one: Json, cites: Cites) -> Place:
    return Place(one["area"], Extent(one["extent"]), Basis(one["basis"]), cites, one["place"], one["control"])


def criterion_from(one: Json, cites: Cites) -> Criterion:
    value = tuple(one["value"]) if isinstance(one["value"], list) else one["value"]
    return Criterion(
        one["id"], Fact(one["fact"]), Operator(one["operator"]), value, Force(one["force"]), one["text"], Basis(one["basis"]), cites,
        one["question"], one["group"], one["strand"],
    )  # fmt: skip


def route_from(one: Json, cites: Cites) -> Route:
    return Route(one["route"], Basis(one["basis"]), cites, one["text"], one["only_way"])


def status_from(one: Json, cites: Cites) -> Status:
    return Status(one["status"], one["text"], one["year"], cites)


def claim_from(one: Json, cites: Cites) -> Claim:
    figures = tuple(Figure(**figure) for figure in one["figures"])
    evaluation = Evaluation(one["evaluation"]) if one["evaluation"] else None
    return Claim(
        one["id"], ClaimKind(one["kind"]), one["text"], one["reported_by"], Scope(one["scope"]), cites, figures, tuple(one["caveats"]),
        one["reporter"], one["place"], one["design"], one["comparison"], one["standard"], evaluation, one["evaluator"],
    )  # fmt: skip


def record_from(row: Mapping[str, Any]) -> dict[str, Any]:
    """The API's JSON of a listing, from the cells of its row."""
    cells = {name: cell_from(row, name) for name in row if not name.endswith(")")}
    whole = {name.removesuffix("_json"): json.loads(text) for name, text in cells.items() if name.endswith("_json")}
    plain = ("slug", "name", "kind", "kind_of_help", "referral", "summary", "as_of", "last_checked", "url")
    codes = {field: [tag["code"] for tag in whole["tags"] if tag["field"] == field] for field in ("themes", "needs", "settings")}
    return {
        **{name: cells[name] for name in plain},
        **whole,
        **{field: list(dict.fromkeys(found)) for field, found in codes.items()},
        "tiers": [{"tier": tag["code"], "basis": tag["basis"]} for tag in whole["tags"] if tag["field"] == "tiers"],
        "age": age_cells(cells),
        "areas": [area_from(place) for place in whole["places"]] or [{"name": "Not stated", "code": None, "basis": "not_stated"}],
        "evidence": {name: cells[name] for name in ("result", "evaluation", "standard")},
        "parent": cells["part_of"],
        "start_year": number(cells["start_year"]),
        "inherited": cells["taken_from_parent"].split("; ") if cells["taken_from_parent"] else [],
    }


def cell_from(row: Mapping[str, Any], name: str) -> Any:
    """What stands in a column and those in which it goes on, without the apostrophes that keep spreadsheets quiet."""
    parts = [name, *(f"{name} ({count})" for count in range(2, len(row)) if f"{name} ({count})" in row)]
    filled = [row[part] for part in parts if row[part] not in {None, ""}]
    assert all(len(str(cell)) <= LONGEST_CELL for cell in filled)
    texts = [bare(cell) for cell in filled]
    return texts[0] if len(texts) == 1 else "".join(texts) or None


def bare(cell: Any) -> Any:
    """A cell as it was before an apostrophe was put there."""
    if not isinstance(cell, str) or not cell.startswith("'"):
        return cell
    text = cell.lstrip("'")
    return cell[1:] if text.startswith(FORMULA_STARTS) or NOT_SEEN.sub("", text).startswith(FORMULA_STARTS) else cell


def number(cell: Any) -> int | None:
    """A whole number; CSV has only texts."""
    return None if cell is None else int(cell)


def age_cells(cells: Json) -> dict[str, Any]:
    """The age of a record."""
    return {
        "min": number(cells["age_min"]), "max": number(cells["age_max"]), "text": cells["age_as_printed"], "basis": cells["age_basis"],
        "flexible": cells["age_flexible"] == "yes",
    }  # fmt: skip


def area_from(place: Json) -> dict[str, Any]:
    """The short view of a place."""
    return {"name": place["place"] or place["name"], "code": place["code"], "basis": "control" if place["control"] else place["extent"]}


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, each by the names of its columns."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook, each by the names of its columns; no cell of it is a formula."""
    (sheet,) = load_workbook(BytesIO(data)).worksheets
    names, *rows = sheet.iter_rows()
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    return [{str(name.value): cell.value for name, cell in zip(names, row, strict=True)} for row in rows]
