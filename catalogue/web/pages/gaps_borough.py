"""One borough: what it has, what is near, what could be commissioned, what was planned, what was asked for and not found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from catalogue.domain.availability import CrossBorder
from catalogue.domain.criteria import Fact
from catalogue.domain.gaps import LONDON_WIDE_READ, GapDimension, GapQuery, Offer, wholes
from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.services.gap_words import APART, border_text, column_label, conditions_text, count_text, parts_text, place_label
from catalogue.services.gaps import BoroughGaps, Gaps, NeedLine, NextDoor
from catalogue.services.reference import Reference
from catalogue.web.pages.gaps_form import address, chips, place_url, with_condition
from catalogue.web.pages.gaps_offers import OfferView, PlannedView, offer_view, offer_views, part_of, planned_views
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.search import Chip
from catalogue.web.words import count_words, help_notice

SENSES = (
    ("here", "Here"),
    ("ask", "On a list: ask"),
    ("apart", "Need and place apart: ask"),
    ("london_wide", "London-wide: a document says so"),
    ("london_wide_read", "London-wide: our reading"),
    ("not_confirmed", "Not confirmed here"),
    ("neighbours", "Next door"),
    ("elsewhere", "Elsewhere"),
)

READ = "We read these as London-wide. No document says so in as many words: ask before you count on one."
AT_FIRST = {"here", "ask", "apart"}
ONLY_WHERE_ANY = {"apart", "next-door-apart"}


@dataclass(frozen=True, slots=True)
class Section:
    """Offers that stand to the borough in one sense. `folded` where there are many and they are not the first thing to see."""

    id: str
    heading: str
    sentence: str
    nothing: str
    offers: tuple[OfferView, ...]
    count: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many offers there are, and what follows the number: “, with 3 parts”."""

    number: int
    more: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need with its counts, in the order of the senses."""

    label: str
    url: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a document describes that names the borough only to compare with."""

    slug: str
    name: str
    said: Line


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for and not met."""

    need: str
    age_group: str
    times: int


@dataclass(frozen=True, slots=True)
class BoroughGapsPage:
    """The gaps of one borough, narrowed to what the address says."""

    template: ClassVar[str] = "pages/gaps_borough.html"
    name: str
    slug: str
    narrowed: str
    chips: tuple[Chip, ...]
    summary: tuple[str, ...]
    senses: tuple[str, ...]
    needs: tuple[NeedRow, ...]
    sections: tuple[Section, ...]
    planned: tuple[PlannedView, ...]
    confirmed: tuple[PlannedView, ...]
    compared: tuple[Compared, ...]
    rules: tuple[str, ...]
    asked: tuple[Asked, ...] | None
    asked_sentence: str
    files: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]

    @property
    def title(self) -> str:
        """Says which borough."""
        return f"Gaps: {self.name}"

    @property
    def absence(self) -> str:
        """What a gap does not mean."""
        return f"A document that does not write of {self.name} does not say that nothing is there."


@dataclass(frozen=True, slots=True)
class WiderPage:
    """The offers in a place that is no borough."""

    template: ClassVar[str] = "pages/gaps_wider.html"
    name: str
    sentence: str
    narrowed: str
    offers: tuple[OfferView, ...]
    files: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]

    @property
    def title(self) -> str:
        """Says which place."""
        return f"Gaps: {self.name}"


def borough_gaps_page(found: BoroughGaps, compared: tuple[Programme, ...], gaps: Gaps, reference: Reference) -> BoroughGapsPage:
    """The page of one borough. `compared` are the listings that name it only to compare with."""
    notes, query = Notes(reference), found.query
    missing = and_list(f"“{column_label(GapDimension.NEED, line.need, reference)}”" for line in found.missing)
    return BoroughGapsPage(
        name=found.area.name,
        slug=found.area.slug,
        narrowed=conditions_text(query.chosen, reference),
        chips=tuple(replace(chip, url=chip.url.replace("/gaps", f"/gaps/{found.area.slug}", 1)) for chip in chips(query, reference)),
        summary=summary_of(found, missing),
        senses=tuple(label for _, label in SENSES),
        needs=tuple(need_row(line, found, reference) for line in found.needs),
        sections=sections_of(found, reference, notes),
        planned=planned_views((one for one in found.planned if not one.confirmed), reference, notes),
        confirmed=planned_views((one for one in found.planned if one.confirmed), reference, notes),
        compared=tuple(compared_view(one, found, reference, notes) for one in compared),
        rules=found.rules,
        asked=None if found.asked is None else tuple(asked_views(found, reference)),
        asked_sentence=asked_words(found, gaps),
        files=file_links(found.area.slug, replace(found.query, boroughs=(found.area.slug,))),
        notes=notes.listed(),
    )


def summary_of(found: BoroughGaps, missing: str) -> tuple[str, ...]:
    """What there is, and for which needs nothing is named; of a narrowed list no more is said than it shows."""
    name, more = found.area.name, parts_text(found.here)
    offers = f"{count_words(len(wholes(found.here)), 'offer', 'offers')}{more}{',' if more else ''}"
    if any(found.query.chosen.values()):
        has = f"The documents name {offers} of this sort in {name}."
        return (has, f"None of them helps with: {missing}.") if missing and found.here else (has,)
    has = f"The documents name {offers} in {name} that a young person or family could be referred to."
    return (
        has,
        f"No offer that is named in {name} is said there to help with: {missing}."
        if missing
        else f"Each need has an offer that is named in {name}.",
    )


def need_row(line: NeedLine, found: BoroughGaps, reference: Reference) -> NeedRow:
    """One need with how many offers there are for it in each sense."""
    at = place_url(found.area.slug, with_condition(found.query, GapDimension.NEED, (line.need,)))
    lists = (getattr(line, sense) for sense, _ in SENSES)
    counts = tuple(Count(len(wholes(offers)), parts_text(offers)) for offers in lists)
    return NeedRow(column_label(GapDimension.NEED, line.need, reference), at, counts)


def compared_view(programme: Programme, found: BoroughGaps, reference: Reference, notes: Notes) -> Compared:
    """What a listing is that names the borough only to compare with, and where that stands."""
    cites = (cite for place in programme.areas if place.control and place.area == found.area.slug for cite in place.citations)
    kind = help_notice(programme) or reference.words("kinds", programme.kind.code)
    said = f"{found.area.name} is named there to compare with, not as a place where it runs. {kind}"
    return Compared(programme.slug, programme.name.text, Line(said, notes.of(cites)))


def sections_of(found: BoroughGaps, reference: Reference, notes: Notes) -> tuple[Section, ...]:
    """The lists in their order, each sense apart; what is said apart is shown only where there is any."""
    beside = {"next-door": found.neighbours, "next-door-apart": found.neighbours_apart}
    lists = {
        "here": found.here, "ask": found.ask, "apart": found.apart, "london-wide": found.london_wide,
        "london-wide-read": found.london_wide_read, "not-confirmed": found.not_confirmed, "elsewhere": found.elsewhere,
        **{id_: tuple(one.offer for one in ones) for id_, ones in beside.items()},
    }  # fmt: skip
    whole = not any(found.query.chosen.values())
    sections = []
    for id_, words in section_words(found.area.name).items():
        if lists[id_] or id_ not in ONLY_WHERE_ANY:
            views = (
                next_door_views(beside[id_], reference, notes)
                if id_ in beside
                else offer_views(lists[id_], reference, notes, found.area.slug)
            )
            sections.append(Section(id_, *words, views, count_text(lists[id_]), whole and id_ not in AT_FIRST))
    return tuple(sections)


def section_words(name: str) -> dict[str, tuple[str, str, str]]:
    """The lists in their order: heading, sentence, and what is said where nothing is in it."""
    return {
        "here": (f"In {name}", "A document names the borough, or we read it so: each offer says which.", "No document names one here."),
        "ask": ("On a list of places", "The borough is on a document’s list of places. Ask whether it runs here.", "None."),
        "apart": ("Need and place in different passages", f"{APART} whether it helps with this in {name}.", "None."),
        "next-door": ("What neighbours have", f"Named in a borough that touches {name}, and not here.", "None."),
        "next-door-apart": ("Named next door, with the need in another passage", f"{APART} whether it helps with this there.", "None."),
        "london-wide": ("London-wide: a document says so", "A document says that these cover all of London.", "None."),
        "london-wide-read": (
            "London-wide: our reading",
            READ,
            "None.",
        ),
        "not-confirmed": (
            "Not confirmed here",
            "The documents say various boroughs, or national, or no place at all. Ask before you count on one.",
            "None.",
        ),
        "elsewhere": (
            "Runs elsewhere and could be commissioned",
            "Named in other places only. None of these can be used here: each is a case for commissioning.",
            "None.",
        ),
    }


def next_door_views(many: tuple[NextDoor, ...], reference: Reference, notes: Notes) -> tuple[OfferView, ...]:
    """Offers of neighbours."""
    names = {one.offer.slug: one.offer.programme.name.text for one in many}
    return tuple(next_door_view(one, names, reference, notes) for one in many)


def next_door_view(one: NextDoor, names: Mapping[str, str], reference: Reference, notes: Notes) -> OfferView:
    """An offer of a neighbour, and whether it may take anybody from here."""
    where = and_list(place_label(slug, reference) for slug in one.boroughs)
    ties = (rule.citations for rule in one.offer.programme.criteria if rule.fact is Fact.RESIDENCE and one.border is CrossBorder.RESIDENTS)
    said = f"Next door in {where}. {border_text(one.border, one.offer.programme, reference)}"
    aside = Line(said, notes.of(cite for cites in ties for cite in cites))
    return offer_view(one.offer, reference, notes, (*part_of(one.offer, names), aside), *one.boroughs)


def file_links(place: str, query: GapQuery) -> tuple[tuple[str, str], ...]:
    """The page of a place as files: what each is called, and its address. `query` names the place."""
    links = ((label, place_url(f"{place}.{kind}", query)) for kind, label in (("csv", "CSV"), ("xlsx", "Excel")))
    return (*links, ("JSON", f"/api/v1/gaps?{address(query)}"))


def asked_words(found: BoroughGaps, gaps: Gaps) -> str:
    """What the counts are of, or why there are none."""
    if found.asked is None:
        return "This catalogue does not count what people ask for and do not find."
    name, fewest = found.area.name, gaps.rules.fewest_shown
    of_matches = f", and how often somebody who lives in {name} was matched and nothing met the need" if gaps.counts_needs else ""
    also = "" if gaps.counts_needs else " Matches are not counted."
    what = f"How often a search for a need in {name} found nothing{of_matches}.{also}"
    if not found.asked:
        return f"{what} No need was asked for and not found {fewest} times or more."
    return f"{what} One young person may be asked about more than once. Fewer than {fewest} are not shown."


def asked_views(found: BoroughGaps, reference: Reference) -> list[Asked]:
    """What was asked for, most often first."""
    ordered = sorted(found.asked or (), key=lambda one: (-one.times, one.need, one.age_group or ""))
    return [
        Asked(
            column_label(GapDimension.NEED, one.need, reference),
            reference.words("age_groups", one.age_group) if one.age_group else "Age not known, or in no group",
            one.times,
        )
        for one in ordered
    ]


def wider_page(place: str, query: GapQuery, offers: tuple[Offer, ...], reference: Reference) -> WiderPage:
    """The page of a place that is no borough."""
    notes = Notes(reference)
    sentence = READ if place == LONDON_WIDE_READ else reference.vocabulary["extents"].term(place).sentence
    views = offer_views(offers, reference, notes)
    files = file_links(place, replace(query, wider=(place,)))
    return WiderPage(place_label(place, reference), sentence, conditions_text(query.chosen, reference), views, files, notes.listed())
