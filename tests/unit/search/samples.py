"""One catalogue in small, for every test of searching."""

from typing import Any

from search import SearchDocument


def a_document(key: str, name: str | None = None, **parts: Any) -> SearchDocument:
    facets = parts.pop("facets", {})
    codes = {facet: frozenset(values) for facet, values in facets.items()}
    return SearchDocument(key=key, name=name or key, facets=codes, **parts)


DOCUMENTS = (
    a_document(
        "chance-uk",
        "Chance UK",
        summary="Mentoring for children with behaviour that worries their school.",
        tags=("Mentoring", "Hackney", "Islington"),
        facets={"tier": ["prevention"], "borough": ["hackney", "islington"]},
        age_min=5,
        age_max=11,
        sort_keys={"added": "2012"},
    ),
    a_document(
        "red-thread",
        "London Red Thread",
        summary="Youth workers in A&E meet young victims of violence.",
        tags=("Victims of violence",),
        facets={"tier": ["intervention"], "borough": ["lambeth"]},
        age_min=11,
        age_max=24,
        sort_keys={"added": "2019"},
    ),
    a_document(
        "firesetters",
        "Juvenile Firesetters Intervention Scheme",
        other_names=("JFIS",),
        summary="For children who set fires.",
        tags=("London Fire Brigade",),
        facets={"tier": ["intervention"]},
        age_max=17,
    ),
    a_document(
        "tag",
        "T.A.G. (Targeted Against Gangs)",
        summary="Re-housing and a way out of gangs.",
        body="Police and council work on gang exit with Chance UK and others in Greenwich.",
        facets={"tier": ["intervention", "enforcement"], "borough": ["greenwich"]},
    ),
    a_document(
        "barnardos",
        "Barnardo's Early Intervention",
        summary="Families of children at risk of exclusion from school.",
        body="Also mentoring. Worked with Café Zoë.",
        tags=("Hackney",),
        facets={"tier": ["prevention"], "borough": ["hackney"]},
        age_min=8,
        sort_keys={"added": "2015"},
    ),
    a_document(
        "theatre",
        "Double Edge",
        summary="Forum theatre on knife crime for schools and young offenders.",
        body="A contract requirement of a referral order. Plays in schools in Hackney.",
        facets={"tier": ["prevention", "intervention"], "borough": ["hackney", "lambeth"]},
        age_min=14,
        age_max=25,
    ),
)
