"""A plan has the places that its own document gives, and no others."""

from dataclasses import replace

from catalogue.domain.areas import Extent
from catalogue.domain.plans import plans_in
from catalogue.domain.programme import Place, Programme, Status
from catalogue.domain.sources import Basis, Citation
from seed.statuses import status_rules
from tests.unit.domain.listings import BESIDE, FAR, HERE, listing


def cites(*sources: str) -> tuple[Citation, ...]:
    return tuple(Citation(source, 1, "words", "A section") for source in sources)


def named(area: str, *sources: str, control: bool = False) -> Place:
    return Place(area, Extent.NAMED, Basis.STATED, cites(*sources), control=control)


def status(code: str, *sources: str) -> Status:
    return Status(code, "So it is said.", 2012, cites(*sources))


def planned(*places: Place, status_: tuple[Status, ...]) -> Programme:
    return replace(listing("a-listing", *places), status=status_)


def test_a_plan_names_a_borough_only_where_its_own_document_does() -> None:
    one = planned(named(HERE, "first"), named(BESIDE, "second"), named(FAR, "first", "second"), status_=(status("planned", "second"),))
    (plan,) = plans_in([one], status_rules())
    assert plan.boroughs == {BESIDE, FAR}
    assert [cite.source for place in plan.places for cite in place.citations] == ["second", "second"]


def test_a_plan_that_two_documents_print_has_the_places_of_both_and_stands_under_the_first() -> None:
    one = planned(named(HERE, "first"), named(BESIDE, "second"), status_=(status("proposed", "first", "second"),))
    (plan,) = plans_in([one], status_rules())
    assert (plan.source, set(plan.boroughs)) == ("first", {HERE, BESIDE})


def test_every_statement_is_a_plan_of_its_own_and_what_runs_is_none() -> None:
    one = planned(status_=(status("pilot", "first"), status("planned", "first"), status("running", "first"), status("ended", "first")))
    assert [plan.status.code for plan in plans_in([one], status_rules())] == ["pilot", "planned"]


def test_a_place_to_compare_with_is_planned_nowhere() -> None:
    one = planned(named(HERE, "first", control=True), status_=(status("planned", "first"),))
    assert next(plans_in([one], status_rules())).boroughs == {"not_stated"}
