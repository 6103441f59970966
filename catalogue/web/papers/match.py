"""The results of matching as a paper: what to do first, how serious it looks and why, what fits, what to ask, what does not fit."""

from collections.abc import Iterable, Iterator

from catalogue.web.pages.match import ResultsPage
from catalogue.web.pages.match_band import BandView, FiredRuleView
from catalogue.web.pages.match_cards import Card, Cite
from catalogue.web.pages.match_out import RuledOutView
from catalogue.web.papers.paper import Block, Bullets, Callout, Fact, Facts, Heading, Paper, Paragraph, Table
from catalogue.web.words import count_words

TITLE = "What fits"
MOST_QUESTIONS, MOST_CHANGES = 12, 3
OURS = "The levels are the catalogue’s own, not a validated score. The documents ask for low, medium and high and print no criteria."
CALL = "Nobody has checked since the documents were written that any of these still runs: call before you send anyone."
NO_NAME = "Nothing here names a young person. Do not write a name on it: the answers may be enough to know somebody by."
ABOUT = ("About it", "What the documents say")
FOOTER = "What fits: worked out from documents of 2012 to 2019. Call before you send anyone"


def match_paper(page: ResultsPage) -> Paper:
    """The whole paper."""
    stopped = page.stopped is not None
    return Paper(
        title=TITLE,
        subtitle=f"What the documents describe for the situation below. Rules, version {page.version}. {NO_NAME}",
        blocks=(
            *danger(page),
            *situation(page),
            *seriousness(page.band),
            *(() if stopped else (*package(page), *matches(page), *chosen(page), *questions(page), *ruled_out(page))),
            *other(page),
        ),
        footer=FOOTER,
    )


def danger(page: ResultsPage) -> Iterator[Block]:
    """What comes before any programme."""
    if page.advice:
        yield Callout("Danger: do this first" if page.emergency else "Before any referral", tuple(told(one) for one in page.advice))
    if page.stopped is not None:
        yield Callout("No programme is the answer", (page.stopped,))


def situation(page: ResultsPage) -> Iterator[Block]:
    """The answers as they were given."""
    if page.told:
        yield Heading("Your answers")
        yield Facts(tuple(Fact(label, value) for label, value in page.told), "Your answers")


def seriousness(band: BandView) -> Iterator[Block]:
    """The level, whose it is, and why."""
    yield Heading(f"How serious it looks: {band.heading}")
    if band.chosen:
        yield Paragraph(f"Chosen by you, because: {band.because}")
        yield Paragraph(f"The catalogue’s own level is: {band.level}{' (provisional)' if band.provisional else ''}.")
    yield Paragraph(OURS)
    if band.reasons:
        yield Bullets(tuple(told(one) for one in band.reasons))
    if band.missing:
        yield Paragraph(f"Missing: {', '.join(band.missing)}.")
    if band.contradictions:
        yield Paragraph("These answers contradict each other. Check them:", strong=True)
        yield Bullets(tuple(told(one) for one in band.contradictions))
    if band.outside_ages:
        yield Paragraph("Check the age: it is outside every age range that the documents print.", strong=True)


def package(page: ResultsPage) -> Iterator[Block]:
    """The smallest set that covers the needs, and what stays open."""
    if page.package.listings:
        yield Heading("Together these would cover the needs")
        yield Bullets(tuple(f"{link.label}: {covers}" for link, covers in page.package.listings))
        yield from (Paragraph(f"{one.label} to {name}: {one.text}{cited(one.cites)}") for name, one in page.package.before)
    if page.package.uncovered:
        yield Paragraph(f"Not covered: {page.package.uncovered}. No listing that can be offered says it helps with this.", strong=True)


def matches(page: ResultsPage) -> Iterator[Block]:
    """The first matches in full, the rest by name."""
    yield Heading("Best matches")
    yield from (Paragraph(text) for text in page.about_matches)
    if page.narrowed.of:
        yield Paragraph(f"{page.narrowed.sentence} {CALL}")
    for number, card in enumerate(page.first, start=1):
        yield Heading(f"{number}. {card.name}", 2)
        yield Facts(tuple(card_facts(card)), card.name, ABOUT)
    if page.rest:
        yield Heading("Others that fit or may fit", 2)
        yield Bullets(tuple(f"{card.name}: {'; '.join(stands(card))}" for card in page.rest))


def chosen(page: ResultsPage) -> Iterator[Block]:
    """What the practitioner chose although it is not offered: why, and what speaks against it."""
    if page.chosen:
        yield Heading("Chosen by you")
    for one in page.chosen:
        yield Heading(one.card.name, 2)
        reasons = "\n".join(f"{reason.text}{cited(reason.cites)}" for reason in one.against)
        own = (Fact("Chosen by you, because", one.because), Fact("Speaks against it", reasons or "Nothing in these answers"))
        yield Facts((*own, *card_facts(one.card)), one.card.name, ABOUT)


def stands(card: Card) -> tuple[str, ...]:
    """How a match stands, in a few words."""
    return tuple(part for part in (card.standing, card.place, card.status) if part)


def card_facts(card: Card) -> Iterator[Fact]:
    """One match."""
    yield Fact("What it is", f"{card.kind}. {card.summary}")
    yield Fact("How it stands", "; ".join(stands(card)))
    yield Fact("Why", "\n".join(f"{reason.term}: {reason.text}{cited(reason.cites)}" for reason in card.reasons))
    if card.before:
        yield Fact(card.before.label, f"{card.before.text}{cited(card.before.cites)}")
    if card.questions:
        yield Fact("Ask first", "\n".join(card.questions))
    yield Fact("Helps with", card.covers or "nothing that you named, as far as the documents say")
    yield Fact("Who can refer", card.routes)
    yield Fact("As of", card.as_of)
    yield Fact("What is known of results", card.known)


def questions(page: ResultsPage) -> Iterator[Block]:
    """What to find out, with how much each answer would settle."""
    if page.questions:
        first = page.questions[:MOST_QUESTIONS]
        yield Heading("Cannot tell yet")
        rows = tuple((one.text, ", ".join(link.label for link in one.listings)) for one in first)
        yield Table("Questions that would settle most", ("Question", "Listings that it would settle"), rows, (45, 55))
        if len(page.questions) > len(first):
            yield Paragraph(f"{count_words(len(page.questions) - len(first), 'more question is', 'more questions are')} on the page.")


def ruled_out(page: ResultsPage) -> Iterator[Block]:
    """What does not fit by the sort of reason: how many, and of the near misses what would change it."""
    yield Heading("Does not fit")
    yield Paragraph(f"{count_words(page.out_count, 'listing', 'listings')} that one can be referred to, but not with these answers.")
    rows = tuple((group.heading, str(len(group.rows)), near(group.rows)) for group in page.out)
    if rows:
        yield Table("By reason", ("Reason", "Listings", "What would change it, for example"), rows, (30, 14, 56))
    yield Paragraph("Enforcement is never offered. Support comes first; the police, the council and the courts decide on enforcement.")


def near(rows: Iterable[RuledOutView]) -> str:
    """The first near misses of a group."""
    changes = [f"{row.link.label}: {row.change}" for row in rows if row.change]
    return "\n".join(changes[:MOST_CHANGES]) or "Nothing in these answers"


def other(page: ResultsPage) -> Iterator[Block]:
    """What else to know."""
    if page.messages:
        yield Heading("What else to know")
        yield Bullets(page.messages)


def told(one: FiredRuleView) -> str:
    """A rule in words, with the place that suggests it."""
    return f"{one.text}{cited((one.cite,)) if one.cite else ' (ours: practice, printed in no document)'}"


def cited(cites: tuple[Cite, ...]) -> str:
    """Places in documents, in brackets."""
    return f" [{'; '.join(cite.label for cite in cites)}]" if cites else ""
