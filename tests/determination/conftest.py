"""The profiles as they are shipped, and a deal from a few words."""

from dataclasses import replace
from pathlib import Path

import pytest

from stc_desktop.authoring.jurisdictions import Jurisdictions, load_jurisdictions
from stc_desktop.jurisdictions.marks import Fact, Mark
from stc_desktop.jurisdictions.profile import Profile

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "jurisdictions"


@pytest.fixture(scope="session")
def jurisdictions() -> Jurisdictions:
    """The shipped profiles, and XX: an invented country with Singapore's rules and a list that is verified in every part."""
    shipped = load_jurisdictions(PROFILES)
    profiles = {**shipped.profiles, "XX": verified(shipped.profiles["SG"])}
    common = replace(shipped.common, countries={**shipped.common.countries, "XX": "Sample country"})
    return Jurisdictions(profiles=profiles, common=common)


def verified(profile: Profile) -> Profile:
    settled = Fact(id="known", mark=Mark.A, cite="Sample gazette (invented, 2026)", value="as the base list")
    whole = replace(profile.lists[0], mark=Mark.A, basis=settled, additions=settled, omissions=settled)
    return replace(profile, country="XX", name="Sample country", lists=(whole,))
