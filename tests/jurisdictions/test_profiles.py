"""The five shipped profiles: what they say, how sure they are, and that nothing unverified is said as a fact."""

from pathlib import Path

import pytest

from stc_desktop.authoring.jurisdictions import Jurisdictions, load_jurisdictions
from stc_desktop.jurisdictions.activities import Activity, Grip
from stc_desktop.jurisdictions.marks import Mark
from stc_desktop.jurisdictions.national_lists import Covers
from stc_desktop.jurisdictions.profile import Profile, Topic

PROFILES = Path(__file__).resolve().parents[2] / "resources" / "jurisdictions"
STATES = ("MY", "PH", "SG", "TH", "VN")


@pytest.fixture(scope="module")
def shipped() -> Jurisdictions:
    return load_jurisdictions(PROFILES)


def _said(profile: Profile, topic: Topic) -> str:
    return " ".join(fact.value for fact in profile.about(topic))


def test_the_five_states_are_there(shipped: Jurisdictions) -> None:
    assert tuple(sorted(shipped.profiles)) == STATES


@pytest.mark.parametrize("country", STATES)
def test_every_leaf_has_mark_and_citation_and_u_says_nothing(shipped: Jurisdictions, country: str) -> None:
    profile = shipped.profiles[country]
    for leaf in profile.leaves():
        assert leaf.cite, leaf.id
        assert leaf.is_known or (leaf.ask and not getattr(leaf, "value", "")), leaf.id
        assert leaf.mark is not Mark.C or leaf.warning, leaf.id
    assert profile.to_ask()


@pytest.mark.parametrize("country", STATES)
def test_every_topic_that_a_page_shows_has_something_to_say_or_to_ask(shipped: Jurisdictions, country: str) -> None:
    profile = shipped.profiles[country]
    for topic in (Topic.LAWS, Topic.CATCH_ALL, Topic.ICP, Topic.FEES, Topic.RECORDS, Topic.PAPER_RULES, Topic.PORTAL_DOWN, Topic.PENALTIES):
        assert profile.about(topic), topic
    assert {control.activity for control in profile.activities} == set(Activity)
    assert any(national.covers is Covers.DUAL_USE for national in profile.lists)


@pytest.mark.parametrize(
    ("country", "topic", "words"),
    [
        ("SG", Topic.LAWS, "S 660/2025, in force since 1 December 2025"),
        ("SG", Topic.FEES, "S$2.88"),
        ("SG", Topic.PORTAL_DOWN, "within 3 days"),
        ("MY", Topic.CATCH_ALL, "8482.10, 8482.20, 8482.30 and 8482.50"),
        ("MY", Topic.PAPER_RULES, "Since 8 September 2017 the authority may ask"),
        ("MY", Topic.PORTAL_DOWN, "manual permit conversion"),
        ("PH", Topic.LAWS, "MC 25-20 (18 December 2025)"),
        ("PH", Topic.PENALTIES, "PHP 250,000 or twice the value"),
        ("PH", Topic.CLASSIFICATION_HELP, "need not register"),
        ("TH", Topic.STATE_OF_LAW, "30 October 2023"),
        ("TH", Topic.ICP, "three grades"),
        ("VN", Topic.PAPER_RULES, "by hand, by post or online"),
        ("VN", Topic.ICP, "2 years or more"),
    ],
)
def test_facts_that_decide_a_day_at_the_counter(shipped: Jurisdictions, country: str, topic: Topic, words: str) -> None:
    assert words in _said(shipped.profiles[country], topic)


def test_terms_and_validity(shipped: Jurisdictions) -> None:
    terms = {
        (country, term.id): (term.days, term.day_kind.value) for country, profile in shipped.profiles.items() for term in profile.lead_times
    }
    assert terms == {
        ("SG", "individual"): (5, "working"),
        ("SG", "itt"): (7, "working"),
        ("SG", "broker_registration"): (14, "working"),
        ("MY", "permit"): (5, "working"),
        ("MY", "notice"): (30, "calendar"),
    }
    validity = {kind.id: kind.validity.value for kind in shipped.profiles["VN"].licence_types if kind.validity}
    assert validity == {"shipment": "3 months", "term": "12 months"}
    assert shipped.profiles["VN"].records_years.value == "5"
    assert not shipped.profiles["PH"].records_years.is_known


def test_no_list_of_a_country_is_verified_yet(shipped: Jurisdictions) -> None:
    """A change here lets goods be "not listed" for that country: it needs the national list itself."""
    assert not [national.id for profile in shipped.profiles.values() for national in profile.lists if national.is_verified]


def test_thailand_asks_for_no_list_licence(shipped: Jurisdictions) -> None:
    profile = shipped.profiles["TH"]
    assert profile.licence_types == ()
    assert not any(rule.consequence.is_duty for rule in profile.rules)
    listed = profile.activity(Activity.EXPORT)
    assert listed is not None
    assert listed.grip is Grip.CONTROLLED


def test_countries_regimes_and_measures(shipped: Jurisdictions) -> None:
    common = shipped.common
    assert len(common.countries) == 249
    assert common.country("NO") == "Norway"
    assert {regime.id: len(regime.members) for regime in common.regimes} == {
        "wassenaar": 42, "nsg": 48, "mtcr": 35, "australia_group": 42, "asean": 11,
    }  # fmt: skip
    assert {"CF", "CD", "ER", "IR", "IQ", "LB", "LY", "KP", "SO", "SD"} <= {embargo.id for embargo in common.embargoes}
    assert common.embargo("TH") is None
    assert [regime.id for regime in common.regimes_of("TH")] == ["asean"]


def test_the_library_of_red_flags_is_whole(shipped: Jurisdictions) -> None:
    flags = shipped.common.red_flags
    assert len(flags) == 18 + 14 + 12 + 6 + 7 + 7
    assert {flag.id for flag in flags if flag.is_strong} == {"C03", "C13", "P06"}
    assert all(flag.wanted for flag in flags)
