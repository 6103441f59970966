"""Every claim of the catalogue as one table, and as files."""

from collections.abc import Callable

from flask import Blueprint, Response, request
from marshmallow import ValidationError

from catalogue.schemas.claims import CLAIM_COLUMNS, ClaimsAsked, claims_query_schema, told_of
from catalogue.schemas.export import Record
from catalogue.schemas.sheets import as_csv, as_xlsx
from catalogue.services.claims import all_claims, claims_page
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services
from catalogue.web.errors import BadQuery, problem_lines
from catalogue.web.files import public_file
from catalogue.web.pages.claims import claims_list
from catalogue.web.pages.money import money_page
from catalogue.web.papers.files import write as written
from catalogue.web.papers.tables import money_tables
from catalogue.web.templating import render

blueprint = Blueprint("evidence", __name__, url_prefix="/evidence")


@blueprint.get("/claims")
def claims() -> str:
    """The table, filtered and a page at a time."""
    here = services()
    asked = read()
    found = claims_page(here.snapshot, asked.filters, asked.page, asked.per_page)
    if found.page > found.pages:
        raise BadQuery((f"page: there is no page {found.page}; the last page is {found.pages}.",))
    return render(claims_list(asked, found, here.reference))


@blueprint.get("/money")
def money() -> str:
    """What listings cost, as printed."""
    here = services()
    return render(money_page(here.snapshot, here.reference))


@blueprint.get("/money.<any(csv, xlsx):kind>")
def money_file(kind: str) -> Response:
    """The same as a file."""
    here = services()
    return public_file(written(kind, money_tables(money_page(here.snapshot, here.reference))), kind, "money")


@blueprint.get("/claims.csv")
def csv() -> Response:
    """Every claim that fits as CSV."""
    return as_file("csv", lambda records: as_csv(records, CLAIM_COLUMNS))


@blueprint.get("/claims.xlsx")
def xlsx() -> Response:
    """Every claim that fits as a workbook."""
    return as_file("xlsx", lambda records: as_xlsx(records, CLAIM_COLUMNS, "Claims"))


def read() -> ClaimsAsked:
    """What the address asks for. Raises BadQuery naming each parameter that cannot be read."""
    try:
        asked: ClaimsAsked = claims_query_schema(services().reference)().load(request.args)
    except ValidationError as error:
        raise BadQuery(tuple(problem_lines(error.messages_dict))) from error
    return asked


def as_file(kind: str, write: Callable[[list[Record]], bytes]) -> Response:
    """Every page of the table, in its order."""
    here = services()
    records: list[Record] = [told_of(one, here.reference, url_of) for one in all_claims(here.snapshot, read().filters)]
    return public_file(write(records), kind, "claims")
