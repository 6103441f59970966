"""What is known of results, from a listing's own claims."""

import pytest

from catalogue.domain.evidence import Claim, ClaimKind, Figure, Result, Scope, evidence_of
from tests.unit.domain.listings import CITE

SEEN = Figure("75", "young people mentored", 75, "people", "2012/13", target=False)


def claim(kind: ClaimKind, *figures: Figure, by: str = "council", scope: Scope = Scope.THIS) -> Claim:
    return Claim("a", kind, "Something.", by, scope, CITE, figures)


@pytest.mark.parametrize(
    ("claims", "result"),
    [
        ([], Result.NONE),
        ([claim(ClaimKind.ACTIVITY, SEEN)], Result.ACTIVITY),
        ([claim(ClaimKind.ACTIVITY)], Result.NONE),
        ([claim(ClaimKind.TARGET, SEEN), claim(ClaimKind.COST)], Result.NONE),
        ([claim(ClaimKind.ACTIVITY, SEEN), claim(ClaimKind.OUTCOME)], Result.SELF_REPORTED),
        ([claim(ClaimKind.OUTCOME), claim(ClaimKind.OUTCOME, by="independent")], Result.INDEPENDENT),
        ([claim(ClaimKind.OUTCOME, scope=Scope.ELSEWHERE)], Result.NONE),
    ],
    ids=["no claim", "a count", "praise without a number", "an aim and a cost", "an outcome", "by somebody else", "elsewhere"],
)
def test_a_result_is_what_was_counted_or_came_of_it(claims: list[Claim], result: Result) -> None:
    assert evidence_of(claims).result is result
