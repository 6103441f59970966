"""The results of matching on paper: danger first, the level with its reasons, the best matches, what to ask, what does not fit."""

import pytest

from tests.inspection import words
from tests.opened import docx_text, pdf_text, squeezed
from tests.site import Site
from tests.web.matching import CHILD, CONTRADICTION, DISCLOSURE, MAN, SITUATIONS, STABBED, Answers, results

READ = {"docx": docx_text, "pdf": pdf_text}


def paper(site: Site, answers: Answers, kind: str = "docx") -> str:
    """The file opened again."""
    response = site.send(f"/match/results.{kind}", answers)
    assert response.status_code == 200, response.text[:300]
    assert response.headers["Content-Disposition"] == f'attachment; filename="what-fits.{kind}"'
    assert response.headers["Cache-Control"] == "no-store"
    return READ[kind](response.data)


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("name", SITUATIONS)
def test_the_paper_says_what_the_page_says(site: Site, name: str, kind: str) -> None:
    page, found = results(site, SITUATIONS[name]), squeezed(paper(site, SITUATIONS[name], kind))
    expected = [words(one) for one in page.select("#best .app-result__name a")]
    expected = [one.removesuffix(" (opens in a new tab)") for one in expected]
    expected += [words(one) for one in page.select("#band-heading")]
    assert [one for one in expected if squeezed(one) not in found] == []
    assert "Nothing here names a young person" in words_of(paper(site, SITUATIONS[name], kind))


def words_of(text: str) -> str:
    """The text in single spaces."""
    return " ".join(text.split())


def order(text: str, *parts: str) -> list[int]:
    """Where each part begins."""
    return [text.index(part) for part in parts]


def test_danger_comes_before_everything(site: Site) -> None:
    text = paper(site, STABBED)
    places = order(
        text, "Danger: do this first", "999", "Your answers", "How serious it looks", "Best matches", "Cannot tell yet", "Does not fit"
    )
    assert places == sorted(places)


def test_a_child_gets_reasons_with_their_places(site: Site) -> None:
    text = paper(site, CHILD)
    assert "Chance UK" in text
    assert "Met: " in text
    assert "Scores above 16" in text
    assert "[Bromley, September 2012, line 590" in text


def test_where_no_programme_is_the_answer_none_is_on_the_paper(site: Site) -> None:
    text = paper(site, DISCLOSURE)
    assert "No programme is the answer" in text
    assert "Best matches" not in text
    assert "Does not fit" not in text


def test_a_contradiction_is_named(site: Site) -> None:
    assert "These answers contradict each other. Check them:" in paper(site, CONTRADICTION)


def test_enforcement_is_not_on_it(site: Site) -> None:
    assert "Enforcement is never offered." in paper(site, MAN)
    assert "Operation Shield" not in paper(site, MAN)


def test_the_practitioners_own_level_goes_along_with_why(site: Site) -> None:
    text = paper(site, {**CHILD, "band": "high", "band_reason": "He was followed home."})
    assert "How serious it looks: High (your level)" in text
    assert "Chosen by you, because: He was followed home." in text
    assert "The catalogue’s own level is: Medium" in text


def test_a_listing_added_by_hand_stands_once_with_why_and_what_speaks_against_it(site: Site) -> None:
    text = paper(site, {**CHILD, "added": "double-edge-knife-crime-programme", "added_reason": "He boxes there."})
    assert text.count("He boxes there.") == 1
    assert "Speaks against it" in text


ADULTS: dict[str, Answers] = {
    "in danger": {"age": "24", "needs": ["immediate_danger"]},
    "leaving a gang": {"age": "24", "gang_involvement": "wants_to_leave"},
    "of 18 who goes missing": {"age": "18", "needs": ["missing_episodes"]},
    "abused at home": {"age": "18", "needs": ["abuse_at_home"]},
    "of 70": {"age": "70"},
}


@pytest.mark.parametrize("name", ADULTS)
def test_what_an_adult_is_told_is_on_the_page_and_in_every_file(site: Site, name: str) -> None:
    parts = [words(one) for one in results(site, ADULTS[name]).select(".app-danger li, .app-advice li, .app-stopped .govuk-body-l")]
    assert any("adult social care" in one for one in parts)
    assert not any("children" in one for one in parts)
    for kind in READ:
        found = squeezed(paper(site, ADULTS[name], kind))
        told = [one.partition(" Bromley, September")[0].partition(" (ours")[0] for one in parts]
        assert [one for one in told if squeezed(one) not in found] == [], kind
