"""Every claim of the catalogue as one table, and as files."""

from flask import Blueprint, Response, request

from catalogue.schemas.claims import CLAIM_COLUMNS, ClaimsAsked, claims_query_schema, told_of
from catalogue.schemas.sheets import as_csv, as_xlsx
from catalogue.services.claims import all_claims, claims_page
from catalogue.web import asking
from catalogue.web.api.programmes import url_of
from catalogue.web.context import services
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
    asking.refuse_beyond(found.page, found.pages)
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


@blueprint.get("/claims.<any(csv, xlsx):kind>")
def claims_file(kind: str) -> Response:
    """Every claim that fits, on every page of the table, in its order."""
    here = services()
    records = [told_of(one, here.reference, url_of) for one in all_claims(here.snapshot, read().filters)]
    written_out = as_csv(records, CLAIM_COLUMNS) if kind == "csv" else as_xlsx(records, CLAIM_COLUMNS, "Claims")
    return public_file(written_out, kind, "claims")


def read() -> ClaimsAsked:
    """What the address asks for. Raises BadQuery naming each parameter that cannot be read."""
    return asking.loaded(claims_query_schema(services().reference)(), request.args, ClaimsAsked)
