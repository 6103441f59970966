"""Profiles as Hypothesis makes them: any answer the form allows, and any of them missing."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from catalogue.domain.availability import OUTSIDE_LONDON
from catalogue.domain.profile import Answer, Profile
from catalogue.schemas.profile import GENDERS, INFORMANTS, REFERRERS
from seed.words import areas, vocabulary

MOST_NEEDS = 6
FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=400)


def codes(name: str) -> list[str]:
    """The codes of a controlled list, in its order."""
    return [term.code for term in vocabulary()[name]]


NEEDS = codes("needs")
OPEN_NEEDS = [need for need in NEEDS if need != "abuse_at_home"]  # that one stops every match
BOROUGHS = [area.slug for area in areas().boroughs]
ANSWERS: dict[str, st.SearchStrategy[Answer]] = {
    "age": st.integers(5, 25) | st.integers(5, 25) | st.integers(0, 120),
    "school_year": st.integers(0, 14),
    "sdq_score": st.integers(0, 40),
    "sdq_informant": st.sampled_from(INFORMANTS),
    "sex": st.sampled_from(GENDERS),
    "ethnicity": st.frozensets(st.sampled_from(codes("ethnic_groups")), min_size=1, max_size=3),
    "residence": st.sampled_from([*BOROUGHS, OUTSIDE_LONDON]),
    "education": st.sampled_from(codes("education_statuses")),
    "need": st.frozensets(st.sampled_from(OPEN_NEEDS), min_size=1, max_size=MOST_NEEDS)
    | st.frozensets(st.sampled_from(NEEDS), min_size=1, max_size=2),
    "gang_involvement": st.sampled_from(codes("gang_involvements")),
    "justice_status": st.sampled_from(codes("justice_statuses")),
    "setting": st.sampled_from(codes("profile_settings")),
    "referrer": st.sampled_from(REFERRERS),
    "willing_to_engage": st.booleans(),
}


def answers() -> st.SearchStrategy[dict[str, Answer]]:
    """Any answers, none of them certain to be there."""
    return st.fixed_dictionaries({}, optional=ANSWERS)


def profiles() -> st.SearchStrategy[Profile]:
    """Any profile."""
    return answers().map(Profile)
