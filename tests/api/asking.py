"""POST /api/v1/matches as tests ask it, and situations as sentences."""

from typing import Any

from tests.site import Site
from tests.unit.domain.profiles import codes

ADDRESS = "/api/v1/matches"
PROBLEM = "application/problem+json"
FIELDS = {
    "age", "year_group", "sdq_score", "sdq_informant", "gender", "ethnicity", "borough", "education", "needs", "gang_involvement",
    "justice_status", "setting", "referrer", "willing_to_engage",
}  # fmt: skip
SITUATIONS: dict[str, dict[str, Any]] = {
    "nothing is known": {},
    "a child of 9 with an SDQ of 18 in Hackney": {"age": 9, "sdq_score": 18, "borough": "Hackney"},
    "a girl of 15 next to an exploited friend": {
        "age": 15,
        "gender": "female",
        "borough": "Lewisham",
        "needs": ["peer_conflict"],
        "gang_involvement": "at_risk",
    },
    "a stabbed 16-year-old in A&E": {
        "age": 16,
        "setting": "hospital",
        "referrer": "a_and_e",
        "needs": ["victim_of_violence"],
        "borough": "Southwark",
    },
    "a man of 24 on probation who wants out": {
        "age": 24,
        "gender": "male",
        "justice_status": "probation",
        "needs": ["gang_exit", "employment"],
        "gang_involvement": "wants_to_leave",
    },
    "a boy of 17 leaving custody": {
        "age": 17,
        "justice_status": "custody",
        "setting": "custody",
        "needs": ["leaving_custody"],
        "borough": "Newham",
    },
    "a child of 8 who is said to be on an order": {"age": 8, "justice_status": "community_order", "borough": "Brent"},
    "a disclosure of abuse": {"age": 13, "needs": ["abuse_at_home"]},
    "a two-year-old": {"age": 2, "borough": "Camden"},
    "every need but abuse": {"age": 15, "needs": sorted(set(codes("needs")) - {"abuse_at_home"})},
    "a girl at risk of sexual exploitation": {
        "age": 15,
        "gender": "female",
        "needs": ["sexual_exploitation_risk"],
        "borough": "Croydon",
        "ethnicity": "Somali",
    },
    "somebody from outside London": {"age": 14, "borough": "outside London", "needs": ["mentoring"]},
}


def asked(site: Site, **profile: Any) -> dict[str, Any]:
    """The answer to a profile."""
    response = site.ask(ADDRESS, "POST", json=profile)
    assert response.status_code == 200, response.text[:300]
    found: dict[str, Any] = response.get_json()
    return found


def slugs(rows: list[dict[str, Any]]) -> list[str]:
    return [row["slug"] for row in rows]


def coded(rows: list[dict[str, Any]]) -> set[str]:
    return {row["code"] for row in rows}


def reasons_against(answer: dict[str, Any], slug: str) -> set[str]:
    """The codes for which a listing is ruled out; none where it is not."""
    return {why["code"] for one in answer["ruled_out"] if one["slug"] == slug for why in one["reasons"]}
