"""What a part takes from the programme that it is part of, and what it must not take."""

from dataclasses import replace
from typing import Any

import pytest

from catalogue.domain.areas import Extent
from catalogue.domain.criteria import Fact, Operator
from catalogue.domain.inheritance import with_inherited
from catalogue.domain.programme import BESIDE_IT, Age, AgeBasis, Coded, Place, Programme, Relation, Words
from catalogue.domain.sources import Basis, Citation
from catalogue.services.snapshot import Snapshot
from tests.unit.domain.listings import BESIDE, FAR, HERE, criterion, listing


def cite(source: str, line: int = 1) -> Citation:
    return Citation(source, line, "words", "A section")


def named(area: str, *sources: str) -> Place:
    return Place(area, Extent.NAMED, Basis.STATED, tuple(cite(source) for source in sources))


def part_of(parent: Programme, slug: str, source: str) -> Programme:
    """A part that one document describes."""
    one = listing(slug, run_by="")
    there = (cite(source),)
    words = Words("Help.", there)
    return replace(
        one,
        name=words,
        summary=words,
        description=(words,),
        kind=replace(one.kind, citations=there),
        referral=replace(one.referral, citations=there),
        parent=Coded(parent.slug, Basis.STATED, there),
    )


def places_of(parent: Programme, *parts: Programme) -> list[tuple[str, tuple[str, ...]]]:
    """The places of the last part, with the documents that are cited for each."""
    whole, _ = with_inherited((parent, *parts))
    return [(one.area, tuple(each.source for each in one.citations)) for one in whole[parts[-1].slug].areas]


def test_a_part_takes_only_the_places_that_its_own_document_gives_its_parent() -> None:
    parent = listing("whole", named(HERE, "first"), named(BESIDE, "second"), named(FAR, "first", "second"))
    assert places_of(parent, part_of(parent, "part", "second")) == [(BESIDE, ("second",)), (FAR, ("second",))]


def test_a_part_that_no_such_document_describes_takes_no_place_and_is_said_to_take_none() -> None:
    parent = listing("whole", named(HERE, "first"))
    part = part_of(parent, "part", "second")
    assert places_of(parent, part) == []
    _, taken = with_inherited((parent, part))
    assert "areas" not in taken["part"]


def test_what_a_caveat_cites_does_not_describe_the_part() -> None:
    parent = listing("whole", named(HERE, "first"))
    part = part_of(parent, "part", "second")
    look_there = (Words("Look there.", (cite("first"),)),)
    assert places_of(parent, replace(part, caveats=look_there)) == []
    assert places_of(parent, replace(part, differences=look_there)) == []
    assert places_of(parent, replace(part, description=look_there)) == [(HERE, ("first",))]


def test_a_part_of_a_part_takes_what_both_lines_of_parents_leave_it() -> None:
    parent = listing("whole", named(HERE, "first"), named(BESIDE, "second"))
    middle = part_of(parent, "middle", "second")
    assert places_of(parent, middle, part_of(middle, "last", "second")) == [(BESIDE, ("second",))]
    assert places_of(parent, middle, part_of(middle, "last", "first")) == []


def test_a_part_with_places_of_its_own_takes_none() -> None:
    parent = listing("whole", named(HERE, "first"))
    assert places_of(parent, replace(part_of(parent, "part", "first"), areas=(named(FAR, "first"),))) == [(FAR, ("first",))]


def test_in_the_catalogue_every_place_that_was_taken_stands_in_a_document_that_describes_the_part(snapshot: Snapshot) -> None:
    taken = [snapshot.programmes[slug] for slug, fields in snapshot.inherited.items() if "areas" in fields]
    assert taken
    for one in taken:
        described = {each.source for field, cites in one.statements if field not in {"areas", *BESIDE_IT} for each in cites}
        assert {each.source for place in one.areas for each in place.citations} <= described, one.slug


@pytest.mark.parametrize("part", ["egyv-fact-pack-for-police-and-crime-commissioners", "women-girls-and-gangs-working-group"])
def test_what_the_home_office_wrote_in_2013_does_not_name_havering(snapshot: Snapshot, part: str) -> None:
    assert "havering" not in {place.area for place in snapshot.programmes[part].areas}


def test_what_a_part_takes_from_its_parent_does_not_say_which_documents_describe_it() -> None:
    ages = Age(11, 16, "11-16", AgeBasis.STATED, (cite("third"),))
    order = criterion(Fact.JUSTICE_STATUS, Operator.ONE_OF, ("custody",))
    parent = replace(listing("whole"), age=ages, criteria=(replace(order, citations=(cite("fourth"),)),))
    part = part_of(parent, "part", "second")
    whole, taken = with_inherited((parent, part))
    assert taken["part"] == {"age", "criteria"}
    assert whole["part"].sources == ("fourth", "second", "third")
    assert whole["part"].described_in == ("second",)


@pytest.mark.parametrize("beside", sorted(BESIDE_IT))
def test_what_is_said_beside_a_listing_does_not_describe_it(beside: str) -> None:
    said = {
        "caveats": Words("With care.", (cite("second"),)),
        "differences": Words("They differ.", (cite("second"),)),
        "relations": Relation("may_be_related", "another", "Our link.", ours=True, citations=(cite("second"),)),
    }
    beside_it: dict[str, Any] = {beside: (said[beside],)}
    one = replace(listing(), **beside_it)
    assert one.sources == ("bromley-2012", "second")
    assert one.described_in == ("bromley-2012",)
