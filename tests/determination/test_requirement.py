"""What comes with the answer: papers, terms, registration, questions, signs of danger, sentences, plain data."""

import datetime
import json
from dataclasses import replace

import pytest

from stc_desktop.authoring.jurisdictions import Jurisdictions
from stc_desktop.determination.particulars import questions_for
from stc_desktop.determination.requirement import LicenceRequirement, Needed
from stc_desktop.determination.requirement_json import requirement_json
from stc_desktop.determination.situation import CATCH_ALL, FlagAnswer, Situation, read_answers
from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.marks import Mark
from stc_desktop.jurisdictions.national_lists import NationalEntry
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import Sentence, sentences
from tests.determination.deals import answer, deal

MONDAY = datetime.date(2027, 1, 18)


def _keys(requirement: LicenceRequirement) -> list[str]:
    return [sentence.key for sentence in requirement.sentences]


def _sg(jurisdictions: Jurisdictions, goods: str = "controlled 2B350.d", answers: str = "clean", to: str = "TH") -> Situation:
    return deal(jurisdictions, country="SG", activity="export", goods=goods, to=to, answers=answers)


def test_a_permit_comes_with_its_papers_agency_and_term(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, replace(_sg(jurisdictions), ship_on=MONDAY))
    assert requirement.agency is not None
    assert requirement.agency.name == "Singapore Customs"
    assert [paper.id for paper in requirement.papers] == ["end_user_statement", "specification"]
    assert requirement.lead_time is not None
    assert requirement.lead_time.days == 5
    assert requirement.lodge_by is not None
    assert requirement.lodge_by.on == datetime.date(2027, 1, 11)
    assert "determination.lodge_by" in _keys(requirement)


def test_a_planned_day_that_is_too_near_is_said(jurisdictions: Jurisdictions) -> None:
    soon = replace(_sg(jurisdictions), ship_on=datetime.date(2026, 11, 25))
    assert "determination.lodge_by_passed" in _keys(answer(jurisdictions, soon))


def test_an_unknown_term_is_said_and_asked(jurisdictions: Jurisdictions) -> None:
    situation = deal(jurisdictions, country="PH", activity="export", goods="controlled 3A225", to="US")
    requirement = answer(jurisdictions, replace(situation, ship_on=MONDAY))
    assert requirement.lead_time is None
    assert requirement.lodge_by is not None
    assert requirement.lodge_by.on is None
    assert "determination.term_unknown" in _keys(requirement)
    assert any(item.id == "days" and "How many days" in item.ask for item in requirement.to_ask)


def test_registration_comes_before_the_application(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, deal(jurisdictions, country="PH", activity="export", goods="controlled 3A225", to="US"))
    assert [item.id for item in requirement.register_first] == ["before-any"]
    assert "determination.register_first" in _keys(requirement)


def test_the_notice_of_an_unlisted_item_has_thirty_days(jurisdictions: Jurisdictions) -> None:
    situation = deal(
        jurisdictions, country="MY", activity="export", goods="not listed whole list", to="TH", answers="clean told_by_authority=yes"
    )
    requirement = answer(jurisdictions, replace(situation, ship_on=datetime.date(2027, 3, 3)))
    assert requirement.lodge_by is not None
    assert requirement.lodge_by.on == datetime.date(2027, 2, 1)


def test_a_permit_that_is_sure_keeps_its_own_term(jurisdictions: Jurisdictions) -> None:
    """An open notice rule does not stretch the term of the permit that is needed anyway."""
    requirement = answer(jurisdictions, deal(jurisdictions, country="MY", activity="export", goods="controlled 2B006", to="TH"))
    assert requirement.lead_time is not None
    assert requirement.lead_time.id == "permit"


def test_what_is_unknown_is_asked_with_the_rules_that_wait(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, _sg(jurisdictions, "not listed", answers=""))
    asked = {item.id: item for item in requirement.unknown}
    assert set(CATCH_ALL) <= set(asked)
    assert "SG-SUSPICION-GOODS" in asked["told_by_authority"].rules
    assert asked["told_by_authority"].question.endswith("?")


def test_a_partial_list_and_an_unverified_edition_are_said(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, _sg(jurisdictions, "not listed"))
    partial = next(sentence for sentence in requirement.sentences if sentence.key == "determination.doubt.edition_partial")
    assert (partial.parameters["installed"], partial.parameters["of"]) == (90, 552)
    assert {"determination.list_partial", "determination.by_the_base_list.named"} <= set(_keys(requirement))


def test_a_yes_by_the_base_list_says_so(jurisdictions: Jurisdictions) -> None:
    assert "determination.by_the_base_list.named" in _keys(answer(jurisdictions, _sg(jurisdictions)))


def test_no_other_sentence_than_guidance_comes_last(jurisdictions: Jurisdictions) -> None:
    for country in jurisdictions.profiles:
        requirement = answer(jurisdictions, deal(jurisdictions, country=country, activity="export", goods="not listed", to="TH"))
        assert _keys(requirement)[-1] == "determination.guidance"


def test_an_old_profile_says_no_to_nobody(jurisdictions: Jurisdictions) -> None:
    situation = deal(jurisdictions, country="XX", activity="export", goods="not listed whole list", to="TH")
    assert answer(jurisdictions, situation).needed is Needed.NO
    later = answer(jurisdictions, situation, today=datetime.date(2028, 1, 1))
    assert later.needed is Needed.UNDECIDED
    assert "determination.doubt.profile_old" in _keys(later)


def test_a_sign_of_danger_holds_up_a_no_until_it_is_cleared(jurisdictions: Jurisdictions) -> None:
    situation = deal(jurisdictions, country="XX", activity="export", goods="not listed whole list", to="TH")
    shown = replace(situation, flags={"R03": FlagAnswer(is_present=True)})
    assert answer(jurisdictions, shown).needed is Needed.UNDECIDED
    cleared = replace(
        situation, flags={"R03": FlagAnswer(is_present=True, cleared="The forwarder's routing note of 3 November explains it")}
    )
    requirement = answer(jurisdictions, cleared)
    assert requirement.needed is Needed.NO
    assert [raised.flag.id for raised in requirement.red_flags] == ["R03"]


def test_a_strong_sign_stops_also_a_yes(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, _sg(jurisdictions, answers="clean end_user_is_named=no"))
    assert requirement.needed is Needed.YES
    assert requirement.must_stop
    assert [raised.flag.id for raised in requirement.red_flags] == ["C13"]


def test_un_measures_are_said_with_their_warning_and_stop(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, _sg(jurisdictions, to="LB"))
    assert requirement.must_stop
    said = next(sentence for sentence in requirement.sentences if sentence.key == "determination.un_measures.warned")
    assert said.parameters["country"] == "Lebanon"


def test_what_is_forbidden_is_not_sold_as_a_licence(jurisdictions: Jurisdictions) -> None:
    situation = deal(jurisdictions, country="MY", activity="export", goods="not listed", to="TH", answers="clean end_user_prohibited=yes")
    requirement = answer(jurisdictions, situation)
    assert requirement.is_forbidden
    assert requirement.must_stop
    assert requirement.types == ()
    assert _keys(requirement)[0] == "determination.forbidden"


def test_an_exemption_is_offered_and_counts_only_when_claimed(jurisdictions: Jurisdictions) -> None:
    situation = deal(jurisdictions, country="SG", activity="intangible_transfer", goods="controlled 2E201", to="VN")
    requirement = answer(jurisdictions, situation)
    assert requirement.needed is Needed.YES
    assert {item.id for item in requirement.exemptions_offered} == {"SG-EX-PUBLIC", "SG-EX-INSTALLATION", "SG-EX-PATENT", "SG-EX-RESEARCH"}


def test_regimes_are_information_only(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, _sg(jurisdictions, to="JP"))
    assert "Wassenaar Arrangement" in requirement.regimes["JP"]
    assert requirement.needed is answer(jurisdictions, _sg(jurisdictions, to="TH")).needed


def test_a_country_that_does_not_exist_gets_a_sentence(jurisdictions: Jurisdictions) -> None:
    with pytest.raises(UserFixable, match="not the code of a country"):
        answer(jurisdictions, _sg(jurisdictions, to="QQ"))


@pytest.mark.parametrize("written", [{"no_such_question": "yes"}, {"told_by_authority": "perhaps"}, {"list_verdict": "not_listed"}])
def test_an_answer_that_fits_no_question_gets_a_sentence(jurisdictions: Jurisdictions, written: dict[str, object]) -> None:
    with pytest.raises(UserFixable):
        read_answers(written, jurisdictions.common.questions)


def test_an_empty_answer_is_no_answer(jurisdictions: Jurisdictions) -> None:
    assert read_answers({"told_by_authority": "", "knows_of_wmd_use": None}, jurisdictions.common.questions) == {}


def test_the_catch_all_questions_come_first_for_every_country(jurisdictions: Jurisdictions) -> None:
    for country in (*jurisdictions.profiles, "ID"):
        situation = Situation(country=country, activity=Activity.EXPORT, destination="TH", lines=())
        asked = [question.id for question in questions_for(situation, jurisdictions.profiles.get(country), jurisdictions.common)]
        assert tuple(asked[:4]) == CATCH_ALL
    my = questions_for(
        Situation(country="MY", activity=Activity.EXPORT, destination="TH", lines=()), jurisdictions.profiles["MY"], jurisdictions.common
    )
    assert {"end_user_prohibited", "end_user_restricted", "us_advanced_ai_chip"} <= {question.id for question in my}


def test_plain_data_has_the_agreed_keys(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, replace(_sg(jurisdictions, "controlled 2B350.d; not listed", answers=""), ship_on=MONDAY))
    data = json.loads(json.dumps(requirement_json(requirement, lambda sentence: sentence.key)))
    assert list(data)[:9] == ["needed", "types", "agency", "rules", "red_flags", "papers", "lead_time", "unknown", "sentences"]
    assert data["needed"] == "yes"
    fired = {rule["id"]: rule["fired"] for rule in data["rules"]}
    assert fired["SG-GOODS"] is True
    assert fired["SG-SUSPICION-GOODS"] is None
    assert fired["CAUTION-UN"] is False
    assert all(rule["citation"] and rule["mark"] in "ABCD" for rule in data["rules"])
    assert data["lead_time"]["lodge_by"] == "2027-01-11"
    assert [line["needed"] for line in data["lines"]] == ["yes", "undecided"]


def test_every_sentence_finds_its_words_and_fills_them(jurisdictions: Jurisdictions) -> None:
    english = sentences("en")
    if "determination.guidance" not in english:
        pytest.skip("the catalogue holds no sentences of this room yet")
    for country in (*jurisdictions.profiles, "ID"):
        for goods, to, answers in (
            ("not listed", "TH", ""),
            ("controlled 2B350.d; undecided", "LB", "clean end_user_prohibited=yes"),
            ("not listed whole list", "US", "clean suspects_wmd_use=yes end_user_is_named=no stays_in_free_trade_zone=yes"),
        ):
            for activity in Activity:
                situation = deal(jurisdictions, country=country, activity=activity.value, goods=goods, to=to, answers=answers)
                for sentence in _all_sentences(answer(jurisdictions, replace(situation, ship_on=MONDAY))):
                    assert sentence.key in english, sentence.key
                    assert "{" not in english.say(sentence)


def _all_sentences(requirement: LicenceRequirement) -> list[Sentence]:
    return [*requirement.sentences, *(doubt for line in requirement.lines for doubt in line.doubts)]


def test_the_edition_of_the_country_is_named_with_whom_to_ask(jurisdictions: Jurisdictions) -> None:
    requirement = answer(jurisdictions, _sg(jurisdictions))
    (said,) = (sentences().say(one) for one in requirement.sentences if one.key == "determination.by_the_base_list.named")
    assert "“Strategic Goods (Control) Order 2025, dual-use goods”, is not verified. Whom to ask: Singapore Customs" in said


def test_a_military_line_is_answered_by_the_list_that_comes_nearest(jurisdictions: Jurisdictions) -> None:
    situation = _sg(jurisdictions, "controlled ML10.a")
    military = replace(situation.lines[0], list_id="eu-common-military", edition="2020-02-17")
    assert "determination.by_the_nearest_list" in _keys(answer(jurisdictions, replace(situation, lines=(military,))))


def test_what_annex_3_names_is_said_for_the_countries_it_is_about(jurisdictions: Jurisdictions) -> None:
    def named(to: str) -> list[object]:
        situation = deal(jurisdictions, country="PH", activity="export", goods="not listed whole list", to=to)
        cells = replace(situation.lines[0], words="lead-lined hot cell")
        found = answer(jurisdictions, replace(situation, lines=(cells,)))
        return [one.parameters["names"] for one in found.sentences if one.key == "overlay.own"]

    assert named("KP") == ["Hot cells going to North Korea"]
    assert named("SG") == []


def test_a_verified_list_with_entries_of_its_own_says_no_to_nobody(jurisdictions: Jurisdictions) -> None:
    """What the country added cannot be weighed, so "not listed" by the base list does not stand for it."""
    profile = jurisdictions.profiles["XX"]
    own = NationalEntry(id="one", mark=Mark.A, cite="Sample gazette", heading="Sample cameras", words=("camera",))
    added = replace(profile, lists=(replace(profile.lists[0], own=(own,)),))
    more = replace(jurisdictions, profiles={**jurisdictions.profiles, "XX": added})
    situation = deal(jurisdictions, country="XX", activity="export", goods="not listed whole list", to="NO")
    assert answer(jurisdictions, situation).needed is Needed.NO
    assert answer(more, situation).needed is Needed.UNDECIDED
