"""Every rule and word that the site needs besides the listings, read before anything is loaded or served."""

from seed.checked import gathered
from seed.figures import figure_rules
from seed.gaps import gap_rules
from seed.readings import reading_rules
from seed.referral_rules import referral_rules
from seed.rules import rulebook
from seed.search_rules import search_rules
from seed.statuses import status_rules
from seed.tiers import tier_meanings
from seed.words import areas, ethnic_words, sources, synonyms, vocabulary

READ = (
    vocabulary, areas, sources, status_rules, gap_rules, figure_rules, tier_meanings, reading_rules, ethnic_words, synonyms, rulebook,
    referral_rules, search_rules,
)  # fmt: skip


def check_rules() -> None:
    """Reads all of it. Raises SeedRefused with everything that cannot be used: nothing is loaded or served by half."""
    gathered({f"{read.__module__}.{read.__name__}": read for read in READ})
