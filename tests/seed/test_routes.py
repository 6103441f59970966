"""What a listing says of who can send must not contradict that nobody is referred to it."""

from seed.loader import load_programmes

NOT_SENT = {"open_access", "recruited", "outreach", "court"}
"""Ways in that need nobody who refers."""


def test_where_nobody_is_referred_nobody_is_said_to_refer() -> None:
    found = {one.slug: {route.route for route in one.routes} - NOT_SENT for one in load_programmes() if one.referral.code == "none"}
    assert not {slug: routes for slug, routes in found.items() if routes}
