"""Profiles survive the way through plain JSON, which is how the reference file keeps them."""

import json
from pathlib import Path

from stc_desktop.authoring.jurisdictions import load_jurisdictions
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.plain import from_plain, to_plain
from stc_desktop.jurisdictions.profile import Profile

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "jurisdictions"


def test_a_profile_comes_back_as_it_was() -> None:
    shipped = load_jurisdictions(PROFILES)
    for profile in shipped.profiles.values():
        assert from_plain(Profile, json.loads(json.dumps(to_plain(profile)))) == profile
    assert from_plain(CommonGround, json.loads(json.dumps(to_plain(shipped.common)))) == shipped.common


def test_what_comes_back_still_weighs() -> None:
    profile = load_jurisdictions(PROFILES).profiles["MY"]
    again = from_plain(Profile, to_plain(profile))
    assert [rule.clause for rule in again.rules] == [rule.clause for rule in profile.rules]
