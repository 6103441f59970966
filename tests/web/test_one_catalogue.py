"""No answer is put together from two catalogues: whatever a request is for, it asks once which catalogue there is."""

import pytest

from catalogue.storage.repository import SqlCatalogueStore
from tests.site import Site
from tests.web.matching import CHILD

ADDRESSES = (
    "/", "/programmes", "/programmes?q=mentoring", "/programmes?q=quilting", "/programmes?q=mentoring&page=2", "/programmes/table",
    "/programmes/table?q=mentoring", "/programmes.csv", "/programmes.xlsx?q=knife", "/programmes/suggest?q=men", "/programmes/chance-uk",
    "/programmes/chance-uk?chosen=kickz", "/no-such-page?chosen=kickz", "/browse", "/browse/tiers", "/browse/needs", "/browse/boroughs",
    "/browse/ages", "/browse/status", "/browse/plans", "/boroughs/hackney", "/gaps", "/gaps?by=sex", "/gaps/hackney", "/gaps.csv",
    "/gaps/hackney.csv", "/gaps/london_wide", "/compare?slug=chance-uk&slug=kickz&q=mentoring", "/compare.csv?slug=chance-uk&slug=kickz",
    "/paper?borough=hackney", "/paper?slug=chance-uk&slug=kickz", "/evidence/claims", "/evidence/claims.csv", "/evidence/money",
    "/sources", "/sources/havering", "/about", "/about/evidence", "/about/matching", "/refer?programme=chance-uk&writer=professional",
    "/healthz", "/api/v1/programmes?q=mentoring", "/api/v1/programmes?q=quilting", "/api/v1/programmes/chance-uk", "/api/v1/claims",
    "/api/v1/gaps?borough=hackney&borough=brent&borough=camden", "/api/v1/compare?slug=chance-uk&slug=kickz",
)  # fmt: skip


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What the store answered to the question which catalogue there is."""
    plain = SqlCatalogueStore.digest
    answers: list[str | None] = []

    def counted(store: SqlCatalogueStore) -> str | None:
        answers.append(plain(store))
        return answers[-1]

    monkeypatch.setattr(SqlCatalogueStore, "digest", counted)
    return answers


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_once_which_catalogue_there_is(site: Site, questions: list[str | None], address: str) -> None:
    assert site.ask(address).status_code == (404 if "no-such" in address else 200)
    assert len(questions) == 1


def test_a_match_and_a_referral_ask_once_each(site: Site, questions: list[str | None]) -> None:
    site.get("/match")
    for address, typed in (
        ("/match/results", CHILD),
        ("/match/results", {**CHILD, "band": "high", "band_reason": "Known"}),
        ("/refer", {**CHILD, "programme": "chance-uk", "writer": "professional"}),
        ("/refer/form", {**CHILD, "programme": "chance-uk", "writer": "professional"}),
        ("/paper", {"borough": "hackney"}),
    ):
        questions.clear()
        site.send(address, typed)
        assert len(questions) == 1, address
    questions.clear()
    assert site.ask("/api/v1/matches", "POST", json={"age": 9}).status_code == 200
    assert len(questions) == 1
