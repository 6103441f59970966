"""A referral, page by page: the gate, the form, the answers to check, the papers. Nothing is stored: every answer travels in the POST."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TypeAlias

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.errors import NoSuchProgramme, NotReferable
from catalogue.domain.programme import Programme
from catalogue.domain.referral import GateAdvice, Referral, ReferralForm, Situation, Writer
from catalogue.schemas.referral import ReferralSchema
from catalogue.web.context import services
from catalogue.web.csrf import STALE, shows_again, stale, typed
from catalogue.web.errors import answer
from catalogue.web.forms.journey import MOST_LISTINGS, Journey, journey_of
from catalogue.web.forms.referral import AnswersForm
from catalogue.web.pages.refer import choose_page, gate_page, start_page, stop_page, writer_page
from catalogue.web.pages.refer_fields import warned_first
from catalogue.web.pages.refer_form import NOTHING_LEFT, check_page, form_page
from catalogue.web.pages.refer_put_right import refused, without_answers, without_closed, without_listing
from catalogue.web.papers.files import in_answer, together_if_several
from catalogue.web.papers.page import print_page
from catalogue.web.papers.pdf import PdfUnavailable
from catalogue.web.papers.referral import referral_paper
from catalogue.web.templating import Page, render

blueprint = Blueprint("refer", __name__, url_prefix="/refer")

STEPS = {"form", "check", "print", "document.docx", "document.pdf", "document.json"}
SAY_WHO = "Choose who is writing this"
NOT_CHOSEN = "That listing is left out of this referral. Choose one of the papers below, or change what is left out."
AnyAnswer: TypeAlias = Response | tuple[Response | str, int]
NO_ANSWERS_YET = "private, no-cache"
"""Pages that tell nothing of anybody yet may stay in the browser: only so does going back and forth keep what is half written."""


@dataclass(frozen=True, slots=True)
class ReferralProgress:
    """How far somebody has come: through the gate, with the form in hand."""

    journey: Journey
    writer: Writer
    gate: AnswersForm
    advice: tuple[GateAdvice, ...]
    asked: ReferralForm
    form: AnswersForm


class OtherPageFirst(Exception):
    """Another page is shown first."""

    def __init__(self, page: Page, status: int = 200) -> None:
        super().__init__(page.title)
        self.page, self.status = page, status


@blueprint.errorhandler(OtherPageFirst)
def show_first(other: OtherPageFirst) -> Response:
    """The page that comes first."""
    return show(other.page, other.status)


@blueprint.errorhandler(NoSuchProgramme)
@blueprint.errorhandler(NotReferable)
def show_without(error: NoSuchProgramme | NotReferable) -> AnyAnswer:
    """A listing that cannot be referred to: a page of its own, or, where something may have been typed, the way on without it."""
    status = HTTPStatus.CONFLICT if isinstance(error, NotReferable) else HTTPStatus.NOT_FOUND
    if request.method != "POST":
        return answer(status, str(error))
    return show(without_listing(journey_of(typed(request.form)), error.slug, str(error)), status)


@blueprint.get("")
def start() -> Response:
    """A referral from a listing's page: the address names listings and nothing about a person."""
    return begin(journey_of(MultiDict((name, value) for name in ("programme", "writer") for value in request.args.getlist(name))))


@blueprint.post("")
@shows_again
def start_from_match() -> Response:
    """A referral from a match, whose answers come along; or the way back from a later page."""
    journey = journey_of(typed(request.form))
    if request.form.get("who") == "change":
        return show(writer_page(journey, goes_to(journey), services().reference))
    return begin(journey)


def begin(journey: Journey) -> Response:
    """The gate, or what has to be known before it."""
    programmes, writer = sent_by(journey)
    services().referring.form(journey.programmes, writer, situation_of(journey))  # refuses what nobody can be referred to
    gate = AnswersForm(services().referring.gate(writer), journey.sent)
    page = gate_page(journey, writer, gate, programmes, services().reference)
    return show(replace(page, notice=notice()), again(), has_answers=journey.holds_answers)


@blueprint.post("/form")
@shows_again
def form() -> Response:
    """The form, once the gate is passed."""
    walked = walk()
    page = form_page(walked.journey, walked.asked, walked.form, services().reference, walked.advice)
    return show(replace(page, notice=notice()), again(), has_answers=walked.journey.holds_answers)


@blueprint.post("/check")
@shows_again
def check() -> Response:
    """The answers to check, or the form again with what is wrong beside its field."""
    walked = written()
    if stale():
        page = form_page(walked.journey, walked.asked, walked.form, services().reference, walked.advice)
        return show(replace(page, notice=STALE), HTTPStatus.BAD_REQUEST)
    return checked(walked)


def checked(walked: ReferralProgress, unavailable: str = "") -> Response:
    """The answers to check, with what cannot be made on this machine."""
    page = check_page(walked.journey, walked.asked, walked.form, walked.gate, services().reference)
    return show(replace(page, notice=unavailable or notice()), HTTPStatus.NOT_IMPLEMENTED if unavailable else again())


@blueprint.post("/print")
@shows_again
def to_print() -> Response:
    """The finished papers as a page to print."""
    walked = written()
    if stale():
        return checked(walked)
    reference = services().reference
    return make_response(print_page(tuple(referral_paper(one, reference) for one in finished(walked)), "Referrals to print"))


@blueprint.post("/document.docx")
@shows_again
def docx() -> Response:
    """The finished papers as DOCX; several are a ZIP file."""
    return download("docx")


@blueprint.post("/document.pdf")
@shows_again
def pdf() -> Response:
    """The finished papers as PDF; several are a ZIP file."""
    return download("pdf")


@blueprint.post("/document.json")
@shows_again
def json() -> Response:
    """The finished referrals for another system; several are a ZIP file."""
    walked = written()
    if stale():
        return checked(walked)
    told = ReferralSchema()
    files = {f"referral-{one.programme.slug}": told.dumps(one, ensure_ascii=False, indent=2).encode() for one in finished(walked)}
    return together_if_several(files, "json", "referrals")


@blueprint.get("/<step>")
def nothing_to_show(step: str) -> AnyResponse:
    """The later pages hold what was sent to them and nothing else: without answers there is nothing to show."""
    if step not in STEPS:
        abort(404)
    return redirect(url_for("refer.start"))


def download(kind: str) -> Response:
    """The papers as one file, or the answers to check again where the page was open too long or a PDF cannot be made."""
    walked, reference = written(), services().reference
    if stale():
        return checked(walked)
    try:
        papers = {f"referral-{one.programme.slug}": referral_paper(one, reference) for one in finished(walked)}
        return in_answer(kind, papers, "referrals")
    except PdfUnavailable as unavailable:
        return checked(walked, str(unavailable))


def goes_to(journey: Journey) -> tuple[Programme, ...]:
    """The listings. Raises OtherPageFirst where there are none or too many, NoSuchProgramme, NotReferable."""
    if not journey.programmes:
        raise OtherPageFirst(start_page(journey), HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK)
    snapshot = services().snapshot
    programmes = tuple(snapshot.programme(slug) for slug in journey.programmes[: 2 * MOST_LISTINGS])
    if len(journey.programmes) > MOST_LISTINGS:
        raise OtherPageFirst(choose_page(journey, programmes), 400)
    return programmes


def sent_by(journey: Journey) -> tuple[tuple[Programme, ...], Writer]:
    """The listings and who writes. Raises OtherPageFirst where one of the two cannot be said, or where a family cannot be sent on."""
    programmes = goes_to(journey)
    writer = written_by(journey, programmes)
    closed = warned_first(programmes, services().reference)
    if closed and writer is not Writer.PROFESSIONAL:
        raise OtherPageFirst(without_closed(journey, closed))
    return programmes, writer


def written_by(journey: Journey, programmes: tuple[Programme, ...]) -> Writer:
    """Who writes. Raises OtherPageFirst where nobody has said."""
    if journey.writer is not None:
        return journey.writer
    if request.endpoint in {"refer.start", "refer.start_from_match"} and "who" not in request.form and "writer" not in request.form:
        raise OtherPageFirst(writer_page(journey, programmes, services().reference))
    raise OtherPageFirst(writer_page(journey, programmes, services().reference, SAY_WHO), HTTPStatus.BAD_REQUEST)


def situation_of(journey: Journey) -> Situation:
    """What the match knows, with the practitioner's own choices. Raises OtherPageFirst where some of it cannot be used."""
    answers, profile = journey.profile(services().reference)
    if wrong := refused(journey, answers):
        raise OtherPageFirst(without_answers(journey, wrong), HTTPStatus.BAD_REQUEST)
    level = str(answers.band.data or "") or None
    return services().referring.situation(profile, level, str(answers.band_reason.data or ""), journey.added)


def walk() -> ReferralProgress:
    """Through the gate to the form. Raises OtherPageFirst where the gate holds somebody back."""
    here, journey = services(), journey_of(typed(request.form))
    programmes, writer = sent_by(journey)
    gate = AnswersForm(here.referring.gate(writer), journey.sent)
    if gate.problems() or (stale() and not journey.filled):
        raise OtherPageFirst(replace(gate_page(journey, writer, gate, programmes, here.reference), notice=notice()), 400)
    advice = here.referring.gate_advice(writer, gate.answers)
    if ends := tuple(one for one in advice if one.ends):
        raise OtherPageFirst(stop_page(journey, writer, ends))
    asked = here.referring.form(journey.programmes, writer, situation_of(journey))
    return ReferralProgress(journey, writer, gate, advice, asked, AnswersForm(asked.questions, journey.sent if journey.filled else None))


def written() -> ReferralProgress:
    """The form as it was filled in. Raises OtherPageFirst where something in it has to be put right."""
    walked = walk()
    problems = walked.form.problems(walked.journey.left_out)
    if not walked.journey.chosen:
        problems = (("leave_out", NOTHING_LEFT), *problems)
    if problems:
        page = form_page(walked.journey, walked.asked, walked.form, services().reference, walked.advice)
        raise OtherPageFirst(replace(page, problems=problems, notice=notice()), 400)
    return walked


def finished(walked: ReferralProgress) -> tuple[Referral, ...]:
    """The referrals that were asked for: one, or every one that is not left out.

    Raises OtherPageFirst where it asks for one that is left out.
    """
    only, chosen = request.form.get("only"), walked.journey.chosen
    if only and only not in chosen:
        page = check_page(walked.journey, walked.asked, walked.form, walked.gate, services().reference)
        raise OtherPageFirst(replace(page, notice=NOT_CHOSEN), HTTPStatus.BAD_REQUEST)
    slugs = (only,) if only else chosen
    return tuple(services().referring.referral(walked.asked, walked.form.answers, walked.gate.answers, slug) for slug in slugs)


def notice() -> str:
    """What stands above the page where it comes again because its token was not right."""
    return STALE if request.method == "POST" and stale() else ""


def again() -> int:
    """The status of a page that comes again, or of one that comes as it should."""
    return HTTPStatus.BAD_REQUEST if notice() else HTTPStatus.OK


def show(page: Page, status: int = 200, *, has_answers: bool = True) -> Response:
    """The page, kept by nobody unless it tells nothing of anybody yet."""
    response = make_response(render(page), status)
    if not has_answers and request.method == "POST":
        response.headers["Cache-Control"] = NO_ANSWERS_YET
    return response
