"""Documents and questions that cannot be built."""

from collections.abc import Callable
from typing import Any

import pytest

from search import AgeFilter, SearchDocument, SearchQuery, SynonymRule


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        pytest.param({"key": ""}, "has no key", id="no key"),
        pytest.param({"age_min": 12, "age_max": 11}, "above the upper age 11", id="ages reversed"),
        pytest.param({"facets": {"age": frozenset()}}, "made from age_min", id="a facet named age"),
    ],
)
def test_a_document_that_cannot_be(parts: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SearchDocument(**{"key": "k", "name": "n", **parts})


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: AgeFilter(12, 11), id="ages reversed"),
        pytest.param(lambda: SearchQuery(offset=-1), id="before the first"),
        pytest.param(lambda: SearchQuery(limit=1001), id="a page too long"),
        pytest.param(lambda: SynonymRule(("!",), ("x",)), id="a synonym for nothing"),
        pytest.param(lambda: SynonymRule(("x",), ("y",), 1.5), id="a synonym above the word"),
    ],
)
def test_a_question_that_cannot_be(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()
