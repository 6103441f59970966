"""Listings like the one that is shown, each with the reason."""

from dataclasses import dataclass

from catalogue.domain.programme import Programme
from catalogue.domain.prose import and_list
from catalogue.domain.related import RelatedListing, related_to
from catalogue.services.reference import Reference
from catalogue.services.snapshot import Snapshot

IN_A_SENTENCE = {
    "gang_exit": "being in a gang or leaving one",
    "gang_risk": "the risk of a gang",
    "immediate_danger": "danger now",
    "looked_after": "being looked after",
    "on_yot_order": "an order with the youth offending team",
    "peer_conflict": "conflict with others",
    "sexual_exploitation_risk": "the risk of sexual exploitation",
    "sibling_in_gang": "a brother or sister in a gang",
    "school_exclusion": "exclusion from school",
}
"""Needs whose label does not stand well after “also helps with”."""


@dataclass(frozen=True, slots=True)
class Similar:
    """Another listing and what the two share."""

    slug: str
    name: str
    reason: str


def similar_to(programme: Programme, snapshot: Snapshot, reference: Reference) -> tuple[Similar, ...]:
    """Up to five listings that are like this one and not on its page already."""
    known = {link.to for link in programme.relations} | set(snapshot.parts.get(programme.slug, ()))
    known |= {programme.parent.code} if programme.parent else set()
    found = related_to(programme, snapshot.programmes.values(), reference.statuses, known)
    return tuple(Similar(one.programme.slug, one.programme.name.text, reason(one, reference)) for one in found)


def reason(likeness: RelatedListing, reference: Reference) -> str:
    """“Also helps with leaving a gang, for overlapping ages, in Lewisham”."""
    needs = and_list(need_words(code, reference) for code in likeness.needs)
    parts = [f"Also helps with {needs}"]
    if likeness.ages_overlap:
        parts.append("for overlapping ages")
    if likeness.boroughs:
        parts.append(f"in {and_list(reference.areas[slug].name for slug in likeness.boroughs)}")
    elif likeness.london_wide:
        parts.append("London-wide like this one")
    elif likeness.reaches:
        parts.append("and is London-wide")
    elif likeness.reached:
        parts.append("in a borough that this one, being London-wide, may reach")
    return ", ".join(parts)


def need_words(code: str, reference: Reference) -> str:
    """A need within a sentence; an abbreviation stays as it is."""
    label = IN_A_SENTENCE.get(code) or reference.label("need", code)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
