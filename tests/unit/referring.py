"""The use case of the referral over the real listings, and situations of our own to refer from."""

from catalogue.domain.profile import Answer, Profile
from catalogue.domain.referral import Question, ReferralForm, Row, Situation, Writer
from catalogue.domain.referral import Referral as Finished
from catalogue.main import Application
from catalogue.services.match import Matching
from catalogue.services.refer import Referring
from catalogue.services.snapshot_cache import SnapshotCache
from seed.referral_rules import referral_rules
from seed.rules import rulebook

SITUATIONS: dict[str, tuple[Writer, dict[str, Answer]]] = {
    "a child of 9 whom a teacher worries about": (
        Writer.PROFESSIONAL,
        {
            "age": 9, "residence": "hackney", "sdq_score": 18, "sdq_informant": "teacher", "need": frozenset({"mentoring"}),
            "education": "in_primary", "gang_involvement": "none", "justice_status": "none", "referrer": "school", "setting": "school",
            "willing_to_engage": True,
        },
    ),
    "a girl of 15 at risk of exploitation": (
        Writer.PROFESSIONAL,
        {
            "age": 15, "sex": "female", "residence": "lewisham", "need": frozenset({"sexual_exploitation_risk", "missing_episodes"}),
            "education": "in_secondary", "gang_involvement": "peripheral", "justice_status": "none", "referrer": "social_care",
            "willing_to_engage": True,
        },
    ),
    "a stabbed boy of 16 in hospital": (
        Writer.PROFESSIONAL,
        {
            "age": 16, "sex": "male", "residence": "lambeth", "need": frozenset({"victim_of_violence", "peer_conflict"}),
            "education": "college", "gang_involvement": "at_risk", "justice_status": "none", "setting": "hospital",
            "referrer": "a_and_e", "willing_to_engage": True,
        },
    ),
    "a man of 24 who wants to leave a gang": (
        Writer.PROFESSIONAL,
        {
            "age": 24, "sex": "male", "residence": "haringey", "need": frozenset({"gang_exit", "employment", "weapon_carrying"}),
            "education": "neet", "gang_involvement": "wants_to_leave", "justice_status": "probation", "referrer": "probation",
            "willing_to_engage": True,
        },
    ),
    "a boy of 17 released from custody": (
        Writer.PROFESSIONAL,
        {
            "age": 17, "sex": "male", "residence": "southwark", "need": frozenset({"leaving_custody", "violent_behaviour"}),
            "education": "neet", "gang_involvement": "member", "justice_status": "post_release", "referrer": "yot",
        },
    ),
    "a boy of 13 excluded for fighting": (
        Writer.PROFESSIONAL,
        {
            "age": 13, "sex": "male", "residence": "bromley", "need": frozenset({"violent_behaviour", "school_exclusion"}),
            "education": "pru", "gang_involvement": "at_risk", "justice_status": "asb_warning", "referrer": "school",
            "willing_to_engage": False,
        },
    ),
    "a boy of 12 who sets fires": (
        Writer.PROFESSIONAL,
        {
            "age": 12, "residence": "bromley", "need": frozenset({"fire_setting", "family_support"}), "education": "in_secondary",
            "gang_involvement": "none", "justice_status": "arrested", "referrer": "police", "willing_to_engage": True,
        },
    ),
    "a woman of 19 on an order who drinks": (
        Writer.PROFESSIONAL,
        {
            "age": 19, "sex": "female", "residence": "bromley", "need": frozenset({"substance_misuse", "on_yot_order"}),
            "education": "employed", "gang_involvement": "none", "justice_status": "community_order", "referrer": "voluntary_org",
            "willing_to_engage": True,
        },
    ),
    "a boy of 16 with a knife": (
        Writer.PROFESSIONAL,
        {
            "age": 16, "sex": "male", "residence": "lewisham", "need": frozenset({"weapon_carrying", "on_yot_order"}),
            "education": "at_risk_of_exclusion", "gang_involvement": "peripheral", "justice_status": "community_order",
            "referrer": "yot", "willing_to_engage": True,
        },
    ),
    "a looked-after girl of 14 whose friend died": (
        Writer.PROFESSIONAL,
        {
            "age": 14, "sex": "female", "residence": "croydon", "need": frozenset({"looked_after", "bereavement", "mental_health"}),
            "education": "in_secondary", "gang_involvement": "none", "justice_status": "none", "referrer": "social_care",
        },
    ),
    "a mother who asks for her son of 14": (
        Writer.PARENT,
        {
            "age": 14, "sex": "male", "residence": "waltham-forest", "need": frozenset({"mentoring", "family_support"}),
            "education": "in_secondary", "gang_involvement": "at_risk", "justice_status": "none", "referrer": "parent",
            "willing_to_engage": True,
        },
    ),
    "a young man of 18 who asks for himself": (
        Writer.YOUNG_PERSON,
        {
            "age": 18, "sex": "male", "residence": "southwark", "need": frozenset({"employment", "positive_activities"}),
            "education": "neet", "gang_involvement": "none", "justice_status": "none", "referrer": "self", "willing_to_engage": True,
        },
    ),
}  # fmt: skip


def referring_of(application: Application) -> Referring:
    """The use case over what the application has stored."""
    snapshot = SnapshotCache(application.store, lambda _: None).current()
    return Referring(Matching(snapshot, application.reference, rulebook()), referral_rules())


def situation(referring: Referring, name: str) -> tuple[Writer, Situation]:
    """One of the situations, matched."""
    writer, answers = SITUATIONS[name]
    return writer, referring.situation(Profile(answers))


def asked(form: ReferralForm, name: str) -> Question:
    """The question with this id."""
    return next(one for one in form.questions if one.id == name)


def rows(referral: Finished) -> dict[str, Row]:
    """Every row of a finished referral by the question that it answers."""
    return {row.id: row for part in referral.parts for row in part.rows}


def left_as_it_was(form: ReferralForm) -> dict[str, tuple[str, ...]]:
    """The answers of somebody who changes nothing."""
    known = {one.id: one.known.value for one in form.questions if one.known}
    return {name: (value,) if isinstance(value, str) else value for name, value in known.items()}
