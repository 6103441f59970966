"""What another answer changes: two answers of matching, side by side."""

from dataclasses import dataclass

from catalogue.domain.matches import Match, RuledOut
from catalogue.domain.matching import Answer
from catalogue.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Changes:
    """What is offered now and was not, what is offered no longer, what stands otherwise, and advice that is new."""

    offered: tuple[Match, ...]
    gone: tuple[RuledOut, ...]
    settled: tuple[Match, ...]
    opened: tuple[Match, ...]
    advice: tuple[Rule, ...]


def changes(before: Answer, after: Answer) -> Changes:
    """The difference. `settled` have fewer open questions than before, `opened` have more; both were offered and still are."""
    had = {one.programme.slug: one for one in before.matches}
    advised = {(rule.code, rule.id) for rule in before.advice}
    both = [(had[one.programme.slug], one) for one in after.matches if one.programme.slug in had]
    return Changes(
        offered=tuple(one for one in after.matches if one.programme.slug not in had),
        gone=tuple(one for one in after.ruled_out if one.programme.slug in had),
        settled=tuple(now for then, now in both if len(now.questions) < len(then.questions)),
        opened=tuple(now for then, now in both if len(now.questions) > len(then.questions)),
        advice=tuple(rule for rule in after.advice if (rule.code, rule.id) not in advised),
    )
