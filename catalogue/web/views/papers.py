"""A paper for a committee, from a comparison or a borough. What the author types is in the paper and kept nowhere."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, abort, request
from werkzeug.datastructures import MultiDict

from catalogue.services.compare import chosen, compare
from catalogue.web import asking
from catalogue.web.context import services
from catalogue.web.forms.paper import PaperForm
from catalogue.web.pages.paper import PaperPage, paper_page
from catalogue.web.papers.committee import AuthorInput
from catalogue.web.papers.committee_borough import borough_paper
from catalogue.web.papers.committee_options import options_paper
from catalogue.web.papers.files import in_answer
from catalogue.web.papers.page import print_page
from catalogue.web.papers.paper import Paper
from catalogue.web.papers.pdf import PdfUnavailable
from catalogue.web.templating import render

NAME = "committee-paper"

blueprint = Blueprint("papers", __name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper is about: names to show, parameters to carry, and how it is written."""

    about: tuple[str, ...]
    chosen: tuple[tuple[str, str], ...]
    write: Callable[[AuthorInput], Paper]


@blueprint.get("/paper")
def ask() -> str:
    """The author's own words are asked for."""
    return render(page(subject_of(request.args), PaperForm()))


@blueprint.post("/paper")
def show() -> str | tuple[str, int]:
    """The paper as a page to print."""
    subject, form = subject_of(request.form), PaperForm(request.form)
    typed = form.typed()
    if typed is None:
        return render(page(subject, form)), 400
    return print_page((subject.write(typed),))


@blueprint.post("/paper.<any(docx, pdf, xlsx, csv):kind>")
def download(kind: str) -> Response | tuple[str, int]:
    """The paper as a file."""
    subject, form = subject_of(request.form), PaperForm(request.form)
    typed = form.typed()
    if typed is None:
        return render(page(subject, form)), 400
    try:
        return in_answer(kind, {NAME: subject.write(typed)}, NAME)
    except PdfUnavailable as missing:
        return render(page(subject, form, str(missing))), HTTPStatus.NOT_IMPLEMENTED


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Neither the browser nor anything between keeps what was typed."""
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response


def page(subject: Subject, form: PaperForm, problem: str | None = None) -> PaperPage:
    """The form about this subject."""
    return paper_page(form, subject.about, subject.chosen, problem)


def subject_of(parameters: MultiDict[str, str]) -> Subject:
    """What the parameters name: a borough, or listings to compare. Raises NoSuchProgramme and CannotCompare."""
    here = services()
    snapshot, borough = here.snapshot, parameters.get("borough", "").strip()
    if borough:
        area = here.reference.areas.borough(borough) or abort(404)
        found = here.gaps.borough(area.slug)
        return Subject((area.name,), (("borough", area.slug),), lambda typed: borough_paper(found, typed, snapshot, here.reference))
    programmes = chosen(asking.slugs(parameters), snapshot)
    comparison = compare(programmes, here.reference.figures)
    return Subject(
        tuple(one.name.text for one in programmes),
        tuple(("slug", one.slug) for one in programmes),
        lambda typed: options_paper(comparison, typed, snapshot, here.reference),
    )
