"""What a profile says of each condition of a listing: every condition judged, each with its words and citations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from catalogue.domain.criteria import Criterion, Fact, Force, alternatives
from catalogue.domain.judging import Condition, Verdict, any_of, judge
from catalogue.domain.profile import Profile
from catalogue.domain.programme import Age, AgeBasis, Programme
from catalogue.domain.rules import AgeRules
from catalogue.domain.sources import Citation

CODE_OF_FACT = {
    Fact.AGE: "age", Fact.SEX: "gender", Fact.ETHNICITY: "ethnicity", Fact.SDQ_SCORE: "sdq", Fact.RESIDENCE: "borough",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition judged. `code` is the sort of reason: age, borough, gender, ethnicity, sdq, condition, enforcement."""

    code: str
    fact: str
    verdict: Verdict
    text: str
    citations: tuple[Citation, ...]
    question: str | None = None
    requirement: bool = True
    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a contradictory profile cannot be believed on: facts, and needs that rest on them."""

    facts: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    def covers(self, criterion: Criterion) -> bool:
        """Whether the criterion rests on what is in doubt."""
        return criterion.fact in self.facts or (criterion.fact is Fact.NEED and criterion.value_codes & self.needs != frozenset())


def findings(programme: Programme, profile: Profile, rules: AgeRules, doubt: Doubt) -> tuple[Finding, ...]:
    """Every condition of a listing judged, but for its places: general ones first, then those of the strand that fits best."""
    general = tuple(_judged((one for one in programme.criteria if one.strand is None), profile, rules, doubt))
    age = tuple(_ages(programme.age, profile, rules)) if programme.age else ()
    strands = dict.fromkeys(one.strand for one in programme.criteria if one.strand is not None)
    judged = [tuple(_judged((one for one in programme.criteria if one.strand == name), profile, rules, doubt)) for name in strands]
    best = max(judged, key=_strand_order, default=())
    judged_ages = any(finding.fact in {Fact.AGE, Fact.SCHOOL_YEAR} for finding in (*age, *general, *best))
    return (*age, *general, *best) if judged_ages else (_no_age(programme), *general, *best)


def _no_age(programme: Programme) -> Finding:
    """No printed age is “not stated”, not “any age”: it rules nobody out and must be asked."""
    question = "No age is printed: ask the provider whether it takes somebody of this age."
    return Finding("age", "age_not_stated", Verdict.UNKNOWN, "No age is printed.", programme.name.citations, question)


def _strand_order(judged: tuple[Finding, ...]) -> tuple[Verdict, int]:
    required = [finding.verdict for finding in judged if finding.requirement]
    return (min(required, default=Verdict.MET), sum(finding.verdict is Verdict.MET for finding in judged))


def _judged(criteria: Iterable[Criterion], profile: Profile, rules: AgeRules, doubt: Doubt) -> Iterator[Finding]:
    """One finding for each condition; alternatives give one, with the best verdict."""
    for members in alternatives(criteria):
        verdicts = [(verdict_of(one, profile, rules, doubt), one) for one in members]
        verdict, best = max(verdicts, key=lambda pair: pair[0])
        yield Finding(
            code=CODE_OF_FACT.get(best.fact, "condition"),
            fact=best.fact,
            verdict=verdict,
            text=" Or: ".join(one.text for one in (members if verdict is not Verdict.MET else (best,))),
            citations=tuple(cite for one in members for cite in one.citations),
            question=best.question or (next((one.question for one in members if one.question), None)),
            requirement=best.force is Force.REQUIREMENT,
        )


def verdict_of(criterion: Criterion, profile: Profile, rules: AgeRules, doubt: Doubt) -> Verdict:
    """How one condition by itself stands: not met where it rests on what is in doubt."""
    if doubt.covers(criterion):
        return Verdict.NOT_MET
    verdict = judge(Condition(criterion.fact, criterion.operator, criterion.value), profile)
    if criterion.fact is Fact.SCHOOL_YEAR:
        return min(verdict, _most_for_age(criterion, profile, rules))
    return verdict


def _most_for_age(criterion: Criterion, profile: Profile, rules: AgeRules) -> Verdict:
    """The best that an age lets a condition on school years be: an age that no pupil of those years has rules out."""
    age = profile.number("age")
    if age is None:
        return Verdict.MET
    years = [age - older for older in rules.years_to_ages]
    return any_of(judge(Condition(criterion.fact, criterion.operator, criterion.value), Profile({"school_year": year})) for year in years)


def _ages(age: Age, profile: Profile, rules: AgeRules) -> Iterator[Finding]:
    """The age range judged; ages that follow from school years are a condition of their own besides."""
    found = age_finding(age, profile, rules)
    yield found
    if age.basis is AgeBasis.FROM_SCHOOL_YEARS and found.verdict is Verdict.NOT_MET:
        yield replace(
            found, code="condition", fact=Fact.SCHOOL_YEAR, text=f"It is for pupils of certain school years (printed: “{age.text}”)."
        )


def age_finding(age: Age, profile: Profile, rules: AgeRules) -> Finding:
    """The printed range, both limits inclusive; a range that the document calls flexible asks within a margin."""
    words = age_range_words(age)
    verdict, question = _age_verdict(age, words, profile, rules)
    note = " (from school years)" if age.basis is AgeBasis.FROM_SCHOOL_YEARS else ""
    return Finding("age", Fact.AGE, verdict, f"It is for ages {words}{note}.", age.citations, question, wanted=words)


def _age_verdict(age: Age, words: str, profile: Profile, rules: AgeRules) -> tuple[Verdict, str | None]:
    """How the range stands, and what to ask where that is open: each cause asks something else."""
    years = profile.number("age")
    if years is None:
        return _year_in_range(age, profile, rules), "How old is the young person?"
    verdict, question = _in_range(age, years), None
    margin = rules.flexible_years if age.flexible else 0
    if margin and verdict is Verdict.NOT_MET and age.overlaps(years - margin, years + margin):
        verdict, question = Verdict.UNKNOWN, f"It is for ages {words}, and the document calls that flexible: ask."
    if _year_contradicts(profile, rules):  # only what is safe under both readings
        question = f"The age and the school year do not go together: check both. It is for ages {words}."
        verdict = min(verdict, _year_in_range(age, profile, rules))
    return verdict, question


def _in_range(age: Age, years: int) -> Verdict:
    return Verdict.MET if age.overlaps(years, years) else Verdict.NOT_MET


def _year_contradicts(profile: Profile, rules: AgeRules) -> bool:
    """Whether the age and the school year cannot both be right, as the rules of contradictions say."""
    return any(rule.fires(profile) for rule in rules.year_contradictions)


def _year_in_range(age: Age, profile: Profile, rules: AgeRules) -> Verdict:
    """Without an age, a school year tells two ages: both inside the range fit, both outside rule out, else it is not known."""
    year = profile.number("school_year")
    possible = {_in_range(age, year + older) for older in rules.years_to_ages} if year is not None else set()
    return possible.pop() if len(possible) == 1 else Verdict.UNKNOWN


def age_range_words(age: Age) -> str:
    """The range in words; an open end is said to be open."""
    if age.min is None:
        return f"up to {age.max}"
    return f"{age.min} and over" if age.max is None else f"{age.min} to {age.max}"
