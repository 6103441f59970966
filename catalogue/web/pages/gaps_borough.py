"""One borough: what it has, what is near, what could be commissioned, what was planned, what was asked for and not found."""

from dataclasses import dataclass, replace
from typing import ClassVar

from catalogue.domain.gaps import By, GapQuery, Offer
from catalogue.services.gap_words import column_label, conditions_text, place_label
from catalogue.services.gaps import BoroughGaps, Gaps, NeedLine, NextDoor
from catalogue.services.reference import Reference
from catalogue.web.pages.gaps_form import address, chips, place_url, with_condition
from catalogue.web.pages.gaps_offers import OfferView, PlannedView, offer_view, offer_views, planned_views
from catalogue.web.pages.notes import Line, Note, Notes
from catalogue.web.pages.search import Chip
from catalogue.web.words import and_list, count_words

SENSES = (
    ("here", "Here"),
    ("ask", "On a list: ask"),
    ("london_wide", "London-wide"),
    ("not_confirmed", "Not confirmed here"),
    ("neighbours", "Next door"),
    ("elsewhere", "Elsewhere"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """Offers that stand to the borough in one sense. `folded` where there are many and they are not the first thing to see."""

    id: str
    heading: str
    sentence: str
    nothing: str
    offers: tuple[OfferView, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need with its counts, in the order of the senses."""

    label: str
    url: str
    counts: tuple[int, ...]


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
    notes: tuple[Note, ...]

    @property
    def title(self) -> str:
        """Says which place."""
        return f"Gaps: {self.name}"


def borough_gaps_page(found: BoroughGaps, gaps: Gaps, reference: Reference) -> BoroughGapsPage:
    """The page of one borough."""
    notes, query = Notes(reference), found.query
    missing = and_list(f"“{column_label(By.NEED, line.need, reference)}”" for line in found.missing)
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
        asked=None if found.asked is None else tuple(asked_views(found, reference)),
        asked_sentence=asked_words(found, gaps),
        files=file_links(found),
        notes=notes.listed(),
    )


def summary_of(found: BoroughGaps, missing: str) -> tuple[str, ...]:
    """What there is, and for which needs nothing is named; of a narrowed list no more is said than it shows."""
    name, offers = found.area.name, count_words(len(found.here), "offer", "offers")
    if any(found.query.chosen.values()):
        has = f"The documents name {offers} of this sort in {name}."
        return (has, f"None of them helps with: {missing}.") if missing and found.here else (has,)
    has = f"The documents name {offers} in {name} that a young person or family could be referred to."
    return (
        has,
        f"No offer that is named in {name} helps with: {missing}." if missing else f"Each need has an offer that is named in {name}.",
    )


def need_row(line: NeedLine, found: BoroughGaps, reference: Reference) -> NeedRow:
    """One need with how many offers there are for it in each sense."""
    at = place_url(found.area.slug, with_condition(found.query, By.NEED, (line.need,)))
    return NeedRow(column_label(By.NEED, line.need, reference), at, tuple(len(getattr(line, sense)) for sense, _ in SENSES))


def sections_of(found: BoroughGaps, reference: Reference, notes: Notes) -> tuple[Section, ...]:
    """The lists, each sense apart."""
    name, whole = found.area.name, not any(found.query.chosen.values())

    def section(id_: str, heading: str, sentence: str, nothing: str, offers: tuple[Offer, ...], *, folded: bool = False) -> Section:
        return Section(id_, heading, sentence, nothing, offer_views(offers, reference, notes), folded)

    return (
        section("here", f"In {name}", "A document names the borough.", "No document names one here.", found.here),
        section(
            "ask", "On a list of places", "The borough is on a document’s list of places. Ask whether it runs here.", "None.", found.ask
        ),
        Section(
            "next-door",
            "What neighbours have",
            f"Named in a borough that touches {name}, and not here.",
            "None.",
            tuple(next_door_view(one, reference, notes) for one in found.neighbours),
            folded=whole,
        ),
        section("london-wide", "London-wide", "A document says that these cover all of London.", "None.", found.london_wide, folded=whole),
        section(
            "not-confirmed",
            "Not confirmed here",
            "The documents say various boroughs, or national, or no place at all. Ask before you count on one.",
            "None.",
            found.not_confirmed,
            folded=whole,
        ),
        section(
            "elsewhere",
            "Runs elsewhere and could be commissioned",
            "Named in other places only. None of these can be used here: each is a case for commissioning.",
            "None.",
            found.elsewhere,
            folded=whole,
        ),
    )


def next_door_view(one: NextDoor, reference: Reference, notes: Notes) -> OfferView:
    """An offer of a neighbour, and whether it may take anybody from here."""
    where = and_list(place_label(slug, reference) for slug in one.boroughs)
    free = "It is not said to take people from here: ask."
    bound = "Who runs it, or a condition, ties it to its own borough, as far as the documents say: it could be commissioned."
    return offer_view(one.offer, reference, notes, Line(f"Next door in {where}. {free if one.may_cross else bound}"))


def file_links(found: BoroughGaps) -> tuple[tuple[str, str], ...]:
    """The page as files: what each is called, and its address."""
    slug, query = found.area.slug, replace(found.query, boroughs=(found.area.slug,))
    links = ((label, place_url(f"{slug}.{kind}", query)) for kind, label in (("csv", "CSV"), ("xlsx", "Excel")))
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
            column_label(By.NEED, one.need, reference),
            reference.words("age_groups", one.age_group) if one.age_group else "Age not known, or in no group",
            one.times,
        )
        for one in ordered
    ]


def wider_page(place: str, query: GapQuery, offers: tuple[Offer, ...], reference: Reference) -> WiderPage:
    """The page of a place that is no borough."""
    notes = Notes(reference)
    term = reference.vocabulary["extents"].term(place)
    views = offer_views(offers, reference, notes)
    return WiderPage(place_label(place, reference), term.sentence, conditions_text(query.chosen, reference), views, notes.listed())
