"""The API keeps to its own OpenAPI document, whatever is asked within it or against it."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

BOUNDED = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
ADDRESSES = ["/api/v1/programmes", "/api/v1/programmes/{slug}"]


@pytest.fixture(scope="module")
def schema(app: Flask) -> Any:
    """The document as Schemathesis reads it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("address", ADDRESSES)
@given(data=st.data())
@BOUNDED
def test_what_the_document_allows_is_answered_as_it_says(schema: Any, address: str, data: st.DataObject) -> None:
    case = data.draw(schema[address]["GET"].as_strategy())
    # A borough by any of its names and the lower age first are rules that a JSON Schema does not say.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])


@given(data=st.data())
@BOUNDED
def test_what_the_document_forbids_is_refused(schema: Any, data: st.DataObject) -> None:
    case = data.draw(schema[ADDRESSES[0]]["GET"].as_strategy(generation_mode=GenerationMode.NEGATIVE))
    response = case.call()
    assert response.status_code in {200, 422}
    if response.status_code == 422:
        assert response.headers["content-type"] == ["application/problem+json"]
