"""What a young person needs help with: what was said, and what other answers imply."""

from dataclasses import dataclass

from catalogue.domain.profile import Profile
from catalogue.domain.programme import Programme
from catalogue.domain.rules import NeedRules


@dataclass(frozen=True, slots=True)
class WantedNeeds:
    """Needs in the words of the vocabulary: those that were named, and those that other answers imply."""

    named: frozenset[str]
    implied: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every need to look for."""
        return self.named | self.implied

    def without(self, doubtful: frozenset[str]) -> "WantedNeeds":
        """The same but for needs that rest on answers which contradict each other."""
        return WantedNeeds(self.named - doubtful, self.implied - doubtful)


def wanted(profile: Profile, rules: NeedRules) -> WantedNeeds:
    """The needs of a profile."""
    named = profile.codes("need")
    implied = frozenset(rule.code for rule in rules.implied if rule.fires(profile))
    return WantedNeeds(named, implied - named)


def covered(programme: Programme, needs: frozenset[str], rules: NeedRules) -> frozenset[str]:
    """The needs that a listing says it works on; `helped_by` says which of its tags answer a need besides the need's own."""
    tags = {tag.code for tag in programme.needs}
    return frozenset(need for need in needs if tags & (rules.helped_by.get(need, frozenset()) | {need}))
