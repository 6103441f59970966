"""Matching: questions, and what follows from the answers. No answer is ever in an address.

Nothing is stored but, where the setting asks for it, a count of needs that nothing meets.
"""

from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from catalogue.web.context import services
from catalogue.web.csrf import STALE, shows_again, stale
from catalogue.web.forms.own import own_choices
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.match import ResultsPage, results_page
from catalogue.web.pages.questions import QuestionsPage, questions_page
from catalogue.web.papers.files import in_answer
from catalogue.web.papers.match import match_paper
from catalogue.web.papers.pdf import PdfUnavailable
from catalogue.web.templating import render

blueprint = Blueprint("match", __name__, url_prefix="/match")

FILE_NAME = "what-fits"


@blueprint.get("")
def questions() -> str:
    """The questions."""
    return render(questions_page(ProfileForm(None, services().reference)))


@blueprint.get("/results")
def start() -> AnyResponse:
    """There are no results without answers."""
    return redirect(url_for("match.questions"))


@blueprint.post("/results")
@shows_again
def results() -> tuple[str, int]:
    """What follows from the answers, or the questions again with what is wrong beside them."""
    page = answered()
    if isinstance(page, QuestionsPage):
        return render(page), 400
    return render(page), 400 if page.add.problems else 200


@blueprint.post("/results.docx")
@shows_again
def docx() -> AnyResponse | tuple[str, int]:
    """The same as a Word document."""
    return download("docx")


@blueprint.post("/results.pdf")
@shows_again
def pdf() -> AnyResponse | tuple[str, int]:
    """The same as a PDF."""
    return download("pdf")


def download(kind: str) -> AnyResponse | tuple[str, int]:
    """The results as a file, whose name says nothing of anybody; the page again where it cannot be made."""
    page = answered()
    if isinstance(page, QuestionsPage):
        return render(page), 400
    try:
        return in_answer(kind, {FILE_NAME: match_paper(page)}, FILE_NAME)
    except PdfUnavailable as missing:
        return render(replace(page, notice=str(missing))), HTTPStatus.NOT_IMPLEMENTED


def answered() -> ResultsPage | QuestionsPage:
    """What follows from the answers that were sent; the questions with what is wrong, where they cannot be used."""
    here = services()
    form = ProfileForm(request.form, here.reference)
    own = own_choices(request.form, here.matching.choosable(), here.reference)
    kept = (*own.added_pairs, *own.shown, *own.before_pair)
    if stale():
        return questions_page(form, STALE, kept)
    profile = form.profile()
    if profile is None:
        return questions_page(form, hidden=kept)
    answer, before = here.matching.answer(profile), own.answered_before(here.reference)
    if before is None or before.profile.answers != profile.answers:  # otherwise it is the same match once more
        here.gaps.count(profile, answer)
    return results_page(form, own, profile, answer, here.matching, here.reference)


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Neither the browser nor anything between keeps an answer."""
    if request.endpoint != "match.questions":
        response.headers["Cache-Control"] = "no-store"
    return response
