"""The answers of the matching form in plain words, with the professional's terms beside them."""

from typing import TypeAlias

Words: TypeAlias = dict[str, tuple[str, str]]
"""Each code with what people read and, where there is one, the professional's term for it."""

GENDERS: Words = {"female": ("Girl or woman", ""), "male": ("Boy or man", ""), "other": ("Another gender", "")}
INFORMANTS: Words = {"parent": ("A parent or carer", ""), "teacher": ("A teacher", ""), "self": ("The young person", "Self-report")}
YES_NO: Words = {"yes": ("Yes", ""), "no": ("No, not now", "")}
LEVELS: Words = {"low": ("Low", ""), "medium": ("Medium", ""), "high": ("High", "")}
EDUCATION: Words = {
    "in_primary": ("At primary school", ""),
    "in_secondary": ("At secondary school", ""),
    "at_risk_of_exclusion": ("At school, but may be excluded", "At risk of exclusion"),
    "excluded": ("Excluded from school", "Suspended or permanently excluded"),
    "pru": ("In a pupil referral unit", "PRU, alternative provision"),
    "college": ("At college", "Further education, sixth form"),
    "employed": ("In work or an apprenticeship", ""),
    "neet": ("Not at school, college or work", "NEET"),
}
GANG: Words = {
    "none": ("Not involved", "You have reason to think so, not only that nobody has said"),
    "at_risk": ("Might be drawn in", "At risk"),
    "peripheral": ("On the edge: friends or family are in one", "Peripheral, an associate"),
    "member": ("In a gang", "Actively involved"),
    "wants_to_leave": ("In a gang and wants to leave", "Gang exit"),
}
JUSTICE: Words = {
    "none": ("Not in trouble with the law", ""),
    "asb_warning": ("Warned about anti-social behaviour", "ASB warning, acceptable behaviour contract"),
    "arrested": ("Arrested", "Includes released under investigation"),
    "pre_court": ("Waiting for court", "On bail, pre-court"),
    "community_order": ("On an order in the community", "YRO, referral order"),
    "custody": ("In custody", "Remand or sentence: YOI, STC, prison"),
    "post_release": ("Released from custody", "On licence, resettlement"),
    "probation": ("On probation", "Usually 18 and over"),
}
SETTINGS: Words = {
    "school": ("School or college", ""),
    "hospital": ("Hospital", "A&E, ward"),
    "home": ("Home", ""),
    "custody": ("Custody", "Police station, YOI, prison"),
    "community": ("Youth club, street or community", ""),
    "court": ("Court", ""),
}
REFERRERS: Words = {
    "school": ("School or college", ""),
    "police": ("Police", ""),
    "yot": ("Youth offending team", "YOT, YOS, youth justice service"),
    "social_care": ("Social care or early help", "MASH, children’s services"),
    "a_and_e": ("Hospital or health", "A&E, CAMHS, GP"),
    "housing": ("Housing", "Council or housing association"),
    "probation": ("Probation", ""),
    "voluntary_org": ("Charity or youth organisation", "Voluntary sector"),
    "parent": ("Parent or carer", ""),
    "self": ("The young person", "Self-referral"),
}
NEEDS: Words = {
    "immediate_danger": ("Someone may be badly hurt now", "Immediate danger, threat to life"),
    "self_harm": ("Hurts themselves, or talks of it", "Self-harm, suicidal thoughts"),
    "abuse_at_home": ("Is hurt or abused at home", "Disclosure, significant harm, section 47"),
    "victim_of_violence": ("Has been hurt or threatened", "Victim of violence, robbery or stabbing"),
    "housing_safety": ("Is not safe where they live, or has nowhere", "Housing safety, homelessness, emergency move"),
    "sexual_exploitation_risk": ("May be sexually exploited", "CSE"),
    "criminal_exploitation": ("Is used by others to commit crime", "CCE, county lines"),
    "missing_episodes": ("Goes missing", "Missing from home or care"),
    "domestic_abuse_at_home": ("Violence between adults at home, now or before", "Domestic abuse"),
    "family_support": ("Parents or carers need help", "Family support, parenting"),
    "looked_after": ("Is looked after by the council", "In care, LAC"),
    "bereavement": ("Somebody close has died", "Bereavement"),
    "sibling_in_gang": ("A brother, sister or relative is in a gang", "Sibling in a gang"),
    "weapon_carrying": ("Carries a knife or other weapon", "Weapon carrying"),
    "violent_behaviour": ("Is violent or aggressive", "Violent behaviour"),
    "peer_conflict": ("Conflict with other young people", "Peer conflict, postcode rivalry"),
    "low_level_asb": ("Nuisance behaviour", "Low-level anti-social behaviour"),
    "transport_asb": ("Trouble on buses or trains", "Anti-social behaviour on transport"),
    "fire_setting": ("Sets fires", "Fire setting, arson"),
    "gang_risk": ("Needs help to stay out of a gang", "Gang prevention"),
    "gang_exit": ("Needs a way out of a gang", "Gang exit"),
    "on_yot_order": ("Has a court order to keep to", "On an order with the youth offending team"),
    "leaving_custody": ("Is leaving custody or has just left", "Resettlement"),
    "mentoring": ("Someone to talk to and look up to", "Mentoring, one to one"),
    "mental_health": ("Worries, low mood, trauma", "Mental health"),
    "substance_misuse": ("Drugs or alcohol", "Substance misuse"),
    "school_exclusion": ("Excluded, or may be", "School exclusion"),
    "education": ("Getting back to or on in school", "Education"),
    "employment": ("Work, training or an apprenticeship", "Employment"),
    "positive_activities": ("Something good to do and somewhere to go", "Positive activities"),
}
NEED_GROUPS: dict[str, tuple[str, ...]] = {
    "Danger now": ("immediate_danger", "self_harm", "abuse_at_home"),
    "Safety": ("victim_of_violence", "housing_safety", "sexual_exploitation_risk", "criminal_exploitation", "missing_episodes"),
    "Home and family": ("domestic_abuse_at_home", "family_support", "looked_after", "bereavement", "sibling_in_gang"),
    "Behaviour": ("weapon_carrying", "violent_behaviour", "peer_conflict", "low_level_asb", "transport_asb", "fire_setting"),
    "Gangs and court orders": ("gang_risk", "gang_exit", "on_yot_order", "leaving_custody"),
    "Growing and learning": (
        "mentoring", "mental_health", "substance_misuse", "school_exclusion", "education", "employment", "positive_activities",
    ),
}  # fmt: skip
