"""Comparisons that would be false for what stands around results: places, periods, money, people, and what each listing is."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from catalogue.domain.areas import Extent
from catalogue.domain.caution import Caution, Rule, name, names, slugs
from catalogue.domain.criteria import Fact, Force
from catalogue.domain.evidence import Result, Scope
from catalogue.domain.programme import KindOfHelp, Programme, Referral
from catalogue.domain.reported import UNSAID, extents_of, has_own_result, is_elsewhere, money_of, own_claims, periods_of

IN_A_BOROUGH = frozenset({Extent.NAMED, Extent.LISTED_INCLUDING})


def another_place(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """A result from another city or country, or a listing that is somewhere else altogether."""
    away = [one for one in programmes if is_elsewhere(one)]
    beside_here = away and len(away) < len(programmes)
    all_away = len(programmes) > 1 and len(away) == len(programmes) and any(one.evidence.result is not Result.NONE for one in away)
    if beside_here or all_away:
        yield Caution(
            "another_place", f"{names(away)}: somewhere else, not in London. What is reported there is not a London result.", slugs(away)
        )
    for one in programmes:
        places = dict.fromkeys(claim.place or "another place" for claim in one.claims if claim.scope is Scope.ELSEWHERE)
        if places:
            none = "" if has_own_result(one) else f" The documents report no London result for {name(one)}."
            yield Caution(
                "another_place",
                f"Some figures beside {name(one)} come from {' and '.join(places)}, not from it. "
                f"A result there is not a result here.{none}",
                (one.slug,),
            )


def no_one_place(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """What is reported of the country, or of no place that is named, beside a listing of one borough."""
    local = [one for one in programmes if not is_wide(one) and extents_of(one) & IN_A_BOROUGH]
    wide = [one for one in programmes if is_wide(one) and own_claims(one)]
    if local and wide:
        yield Caution(
            "no_one_place",
            f"What is reported or aimed at for {names(wide)} is for the country or for places that are not named, not for one borough. "
            f"It cannot be set beside {names(local)} as if it were local.",
            slugs(wide + local),
        )


def approach_or_part(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """What is said of a kind of work, or of one part, beside what is said of a whole listing."""
    for scope, words in (
        (Scope.APPROACH, "the kind of work in general, not to this listing: it is not inherited"),
        (Scope.PART, "one part of it only, not to the whole"),
    ):
        about = [one for one in programmes if any(claim.scope is scope for claim in one.claims)]
        if about:
            yield Caution(scope.value, f"Something that is said beside {names(about)} belongs to {words}.", slugs(about))


def different_periods(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Figures of different periods, or of a period that is not printed, money apart from the rest."""
    for is_money, what in ((True, "The money is"), (False, "The reported figures are")):
        having = [(one, periods) for one in programmes if (periods := periods_of(one, is_money=is_money))]
        known = {frozenset(periods) for _, periods in having}
        if len(having) > 1 and (len(known) > 1 or any(UNSAID in periods for periods in known)):
            told = "; ".join(f"{name(one)}: {', '.join(periods)}" for one, periods in having)
            yield Caution(
                "different_periods",
                f"{what} not all for one stated period ({told}). What is not for the same period cannot be added or compared.",
                slugs(one for one, _ in having),
            )


def different_money(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Money of different documents, and money that is printed once and stands beside two listings."""
    having = [one for one in programmes if money_of(one)]
    for one, other in combinations(having, 2):
        if twice := [sum_ for sum_, _, at in money_of(one) if any(sum_ == theirs and at & there for theirs, _, there in money_of(other))]:
            yield Caution(
                "same_money",
                f"{', '.join(dict.fromkeys(twice))} {'stands' if len(set(twice)) == 1 else 'stand'} beside both {name(one)} and "
                f"{name(other)}: it is the same money, printed once, and must not be added.",
                (one.slug, other.slug),
            )
    documents = [{document for _, _, at in money_of(one) for document, _ in at} for one in having]
    if any(not mine & theirs for mine, theirs in combinations(documents, 2)):
        yield Caution(
            "different_prices",
            f"The money for {names(having)} is printed in different documents, in the prices of each one's own time.",
            slugs(having),
        )


def different_people(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Ages or sexes that no young person could be of both, or one young person beside a whole school or area."""
    for one, other in combinations([one for one in programmes if one.age], 2):
        assert one.age
        assert other.age
        if not one.age.overlaps_with(other.age):
            yield Caution(
                "different_people",
                f"{name(one)} and {name(other)} are for different ages: nobody is of an age for both.",
                (one.slug, other.slug),
            )
    for one, other in combinations([one for one in programmes if sexes_taken(one)], 2):
        if not sexes_taken(one) & sexes_taken(other):
            yield Caution(
                "different_people",
                f"{name(one)} takes {sex_words(one)} only and {name(other)} {sex_words(other)} only: nobody can be in both.",
                (one.slug, other.slug),
            )
    singly = [one for one in programmes if one.can_refer]
    together = [one for one in programmes if one.referral.code == Referral.GROUP]
    if singly and together:
        yield Caution(
            "different_people",
            f"{names(singly)}: for one young person or family at a time. {names(together)}: for a school or an area. "
            "How many each reaches is not the same thing.",
            slugs(singly + together),
        )


def help_beside_enforcement(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Help beside a power that is used on people, or information."""
    help_is = [one for one in programmes if one.kind_of_help is KindOfHelp.SUPPORT]
    rest = [one for one in programmes if one.kind_of_help is not KindOfHelp.SUPPORT]
    if help_is and rest:
        yield Caution(
            "help_beside_enforcement",
            f"{names(help_is)}: help. {names(rest)}: enforcement or information. One does not stand in for the other.",
            slugs(help_is + rest),
        )


def whole_and_part(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """A listing beside something that it is part of."""
    parents = {one.slug: one.parent.code for one in programmes if one.parent}
    by_slug = {one.slug: one for one in programmes}
    for one in programmes:
        for above in wholes_of(one.slug, parents):
            if above in by_slug:
                yield Caution(
                    "whole_and_part",
                    f"{name(one)} is part of {name(by_slug[above])}. What is counted or paid for one may be in the other: "
                    "they cannot be added, and one is not chosen instead of the other.",
                    (one.slug, above),
                )


def wholes_of(slug: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """What a listing is part of, the nearest first. Parents in a circle, which the loader refuses, end the walk where it closes."""
    line = [slug]
    while (above := parents.get(line[-1])) and above not in line:
        line.append(above)
    return tuple(line[1:])


def similar_names(programmes: tuple[Programme, ...]) -> Iterator[Caution]:
    """Listings that are easily taken for each other."""
    for one, other in combinations(programmes, 2):
        links = [
            link
            for mine, to in ((one, other), (other, one))
            for link in mine.relations
            if (link.kind, link.to) == ("not_to_be_confused", to.slug)
        ]
        if links:
            yield Caution("not_the_same", f"{name(one)} and {name(other)} are not the same. {links[0].text}", (one.slug, other.slug))


def is_wide(programme: Programme) -> bool:
    """Whether it is for the country, or no borough of London is named for it."""
    extents = extents_of(programme)
    return not is_elsewhere(programme) and (Extent.NATIONAL in extents or not extents & (IN_A_BOROUGH | {Extent.LONDON_WIDE}))


def sexes_taken(programme: Programme) -> frozenset[str]:
    """The sexes that a condition of the whole listing limits it to; none where no condition does."""
    named = [one for one in programme.criteria if one.fact is Fact.SEX and one.force is Force.REQUIREMENT and one.strand is None]
    return frozenset(str(code) for one in named if isinstance(one.value, tuple) for code in one.value)


def sex_words(programme: Programme) -> str:
    """Whom it takes, as people say it."""
    return " and ".join({"female": "girls and women", "male": "boys and men"}.get(code, code) for code in sorted(sexes_taken(programme)))


CONTEXT: tuple[Rule, ...] = (
    another_place,
    no_one_place,
    approach_or_part,
    different_periods,
    different_money,
    different_people,
    help_beside_enforcement,
    whole_and_part,
    similar_names,
)
