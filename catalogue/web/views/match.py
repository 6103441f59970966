"""Matching: questions, and what follows from the answers. No answer is ever in an address.

Nothing is stored but, where the setting asks for it, a count of needs that nothing meets.
"""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from catalogue.web.context import services
from catalogue.web.csrf import STALE, shows_again, stale
from catalogue.web.forms.profile import ProfileForm
from catalogue.web.pages.match import results_page
from catalogue.web.pages.questions import questions_page
from catalogue.web.templating import render

blueprint = Blueprint("match", __name__, url_prefix="/match")


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
def results() -> str | tuple[str, int]:
    """What follows from the answers, or the questions again with what is wrong beside them."""
    here = services()
    form = ProfileForm(request.form, here.reference)
    if stale():
        return render(questions_page(form, STALE)), 400
    profile = form.profile()
    if profile is None:
        return render(questions_page(form)), 400
    answer = here.matching.answer(profile)
    if not form.band.data:  # with a level of the practitioner's own it is the same match once more
        here.gaps.count(profile, answer)
    return render(results_page(form, profile, answer, here.matching.rules, here.reference))


@blueprint.after_request
def keep_nothing(response: Response) -> Response:
    """Neither the browser nor anything between keeps an answer."""
    if request.endpoint != "match.questions":
        response.headers["Cache-Control"] = "no-store"
    return response
