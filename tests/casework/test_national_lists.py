"""What stands with a verdict in the person's country: whose list it is by, what the country names by itself, whom to ask."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pypdfium2
import pytest

from stc_desktop.casework.classifying import InterviewState, ItemParticulars, classify
from stc_desktop.casework.country_views import list_in_country, paragraph_in_country
from stc_desktop.casework.list_views import entry_view
from stc_desktop.casework.national_lists import chosen_country, known_country, national_standing, whose_list
from stc_desktop.casework.national_profiles import common_ground, profile_of
from stc_desktop.casework.printing import record_of_conversation_pdf
from stc_desktop.casework.requirement_sheets import requirement_sheet
from stc_desktop.casework.workspace import BASE_EDITION, BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.classification.conversation import resumed
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.entries import EntryKind
from stc_desktop.control_lists.ranges import is_outside_regimes
from stc_desktop.determination.determine import determine
from stc_desktop.determination.situation import GoodsLine, Situation
from stc_desktop.documents.plan import PanelRow
from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.marks import Fact, Mark
from stc_desktop.rules.errors import UserFixable

SPOON: dict[str, object] = {"description": "wooden kitchen spoon", "considered": {"overview": []}}
CHIP: dict[str, object] = {"description": "GPU for artificial intelligence", "considered": {"overview": []}}
STATES = ("MY", "PH", "SG", "TH", "VN")


def _said(state: InterviewState) -> str:
    return " ".join(state.beside_verdict)


def _paper(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_bounded() for page in document))


def test_without_a_country_it_is_by_the_eu_lists(reading: Workspace) -> None:
    assert classify(reading, SPOON, country="").beside_verdict == ("By the EU lists.",)
    assert classify(reading, SPOON, list_id=BASE_LIST, edition=BASE_EDITION, country="").beside_verdict == ("By the EU list.",)


@pytest.mark.parametrize("country", STATES)
@pytest.mark.parametrize("list_id", [BASE_LIST, MUNITIONS_LIST])
def test_no_verdict_stands_without_the_unverified_edition_or_that_none_is_known(reading: Workspace, country: str, list_id: str) -> None:
    edition = reading.reference.newest(list_id)
    state = classify(reading, SPOON, list_id=list_id, edition=edition, country=country)
    assert state.by_whose_list.startswith("By the EU list" if list_id == BASE_LIST else "By the EU military list")
    assert "is not verified" in state.by_whose_list or "is not known" in state.by_whose_list
    assert "Whom to ask: " in state.by_whose_list
    assert state.national is not None
    assert state.national.ask in state.by_whose_list
    for national in state.national.beside:
        assert national.name in state.by_whose_list


def test_the_sentence_of_a_following_list_and_of_one_that_only_comes_near(reading: Workspace) -> None:
    base = {"list_id": BASE_LIST, "edition": BASE_EDITION}
    assert classify(reading, SPOON, country="SG", **base).by_whose_list == (
        "By the EU list; your country's edition, “Strategic Goods (Control) Order 2025, dual-use goods”, is not verified. "
        "Whom to ask: Singapore Customs."
    )
    edition = reading.reference.newest(MUNITIONS_LIST)
    near = classify(reading, SPOON, list_id=MUNITIONS_LIST, edition=edition, country="SG").by_whose_list
    assert near.startswith("By the EU military list, the nearest installed; your country's edition")
    both = classify(reading, SPOON, country="SG").by_whose_list
    assert both.startswith(
        "By the EU lists, the nearest installed; your country's edition, “Strategic Goods (Control) Order 2025, dual-use goods”, “"
    )
    assert "not known (Norway)" in classify(reading, SPOON, country="NO").by_whose_list
    military = classify(reading, SPOON, list_id=MUNITIONS_LIST, edition=edition, country="VN").by_whose_list
    assert "which list holds in your country for such goods is not known (Viet Nam)" in military


def test_what_the_country_names_by_itself_is_put_in_question_by_name(reading: Workspace) -> None:
    chip = _said(classify(reading, CHIP, country="MY"))
    assert "also names: 3U090 Advanced chips of United States origin" in chip
    assert "The program cannot weigh it. Whom to ask: Strategic Trade Secretariat" in chip
    assert "also names: Wood coming from North Korea." in _said(classify(reading, SPOON, country="PH"))
    bearing: dict[str, object] = {"description": "steel part", "hs": "848210", "considered": {"overview": []}}
    assert "Ball and roller bearings" in _said(classify(reading, bearing, country="MY"))


def test_a_list_of_its_own_is_named_beside_not_listed_though_no_word_points_to_it(reading: Workspace) -> None:
    plain: dict[str, object] = {"description": "kitchen spoon", "considered": {"overview": []}}
    assert "which the program cannot weigh: “National Strategic Goods List, Annex 3" in _said(classify(reading, plain, country="PH"))
    assert "List 2 of HS codes" in _said(classify(reading, plain, country="TH"))


def test_scripts_read_it_beside_list_and_edition(reading: Workspace) -> None:
    state = classify(reading, SPOON, country="PH")
    found = state.as_json
    assert (found["list"], found["edition"], found["verdict"]) == (BASE_LIST, BASE_EDITION, "not_listed")
    assert found["also"] == [{"list": MUNITIONS_LIST, "edition": reading.reference.newest(MUNITIONS_LIST)}]
    national = cast("Mapping[str, Any]", found["national"])
    assert (national["country"], national["verified"]) == ("PH", False)
    assert [(one["id"], one["stands"]) for one in national["lists"]] == [("nsgl-2", "nearest"), ("nsgl-1", "nearest"), ("nsgl-3", "apart")]
    assert [one["heading"] for one in national["in_question"]] == ["Wood coming from North Korea"]
    assert national["said"] == list(state.beside_verdict)
    json.dumps(found)


def test_the_record_says_it_on_paper(workspace: Workspace) -> None:
    beside = ItemParticulars(country="PH")
    said = _paper(record_of_conversation_pdf(workspace, resumed(SPOON), "Spoon SP-1", beside))
    assert "is not verified. Whom to ask: Strategic Trade Management Office" in said
    assert "Wood coming from North Korea" in said


def test_the_requirement_sheet_says_it_in_the_frame_of_the_answer(reading: Workspace) -> None:
    line = GoodsLine(number=1, verdict=Verdict.NOT_LISTED, list_id=BASE_LIST, edition=BASE_EDITION, heads_installed=2, heads_of=2)
    deal = Situation(country="SG", activity=Activity.EXPORT, destination="TH", lines=(line,))
    found = determine(deal, profile_of(reading, "SG"), common_ground(reading), today=reading.now.date())
    sheet = requirement_sheet(found, reading.say, country="Singapore", today=reading.now.date())
    frame = next(block for block in sheet.blocks if isinstance(block, PanelRow)).panels[0]
    said = " ".join(str(one) for one in frame.paragraphs)
    assert "By the EU list of 2025-11-15; your country's edition, “Strategic Goods (Control) Order 2025, dual-use goods”" in said
    assert "Whom to ask: Singapore Customs" in said


def test_the_country_is_the_one_chosen_in_the_window(workspace: Workspace) -> None:
    assert chosen_country(workspace) == ""
    (workspace.data / "window.json").write_text('{"role": "exporter", "country": "SG"}', encoding="utf-8")
    assert "Singapore Customs" in classify(workspace, SPOON).by_whose_list
    assert "Singapore Customs" in _paper(record_of_conversation_pdf(workspace, resumed(SPOON), "Spoon SP-1", ItemParticulars()))
    assert "Singapore Customs" in list_in_country(workspace, BASE_LIST)
    for broken in ("{", "[]", '{"country": 7}'):
        (workspace.data / "window.json").write_text(broken, encoding="utf-8")
        assert chosen_country(workspace) == ""


def test_a_country_that_does_not_exist_gets_a_sentence(reading: Workspace) -> None:
    assert known_country(reading, "sg") == "SG"
    assert known_country(reading, None) is None
    with pytest.raises(UserFixable, match="is not the code of a country"):
        known_country(reading, "Utopia")


def test_a_list_of_another_state_speaks_for_itself(reading: Workspace) -> None:
    assert national_standing(reading, "us-ccl", country="SG") is None
    assert list_in_country(reading, "us-ccl") == ""


def test_only_a_verified_edition_is_followed(reading: Workspace) -> None:
    standing = national_standing(reading, BASE_LIST, country="SG")
    assert standing is not None
    settled = Fact(id="known", mark=Mark.A, cite="Sample gazette (invented)", value="as the base list")
    whole = replace(standing.beside[0], mark=Mark.A, basis=settled, additions=settled, omissions=settled)
    verified = replace(standing, beside=(whole,))
    assert whose_list(standing).key == "overlay.not_verified"
    assert whose_list(verified).key == "overlay.verified"
    assert not replace(standing, beside=(whole, standing.beside[0])).is_verified


def test_every_head_without_a_regime_is_of_the_500_range(reading: Workspace) -> None:
    for list_id, edition in reading.reference.installed_editions:
        if list_id != BASE_LIST:
            continue
        entries = reading.reference.edition(list_id, edition).entries
        bare = {entry.code for entry in entries.values() if entry.kind is EntryKind.HEAD and not entry.regimes}
        outside = {entry.code for entry in entries.values() if entry.kind is EntryKind.HEAD and is_outside_regimes(list_id, entry.code)}
        assert bare == outside, edition


def test_a_verdict_of_the_500_range_is_said_to_be_of_the_eu_alone(reading: Workspace) -> None:
    state = classify(reading, SPOON, country="")
    listed = replace(state, step=replace(state.step, codes=("3A501.a.1", "3A001.a", "4A506"), verdict=Verdict.CONTROLLED))
    assert listed.country_says == (
        "3A501.a.1, 4A506: controlled by the EU outside the international regimes; other countries may not list it.",
    )
    assert state.country_says == ()


def test_a_paragraph_of_the_500_range_is_flagged(reading: Workspace) -> None:
    edition = reading.reference.edition(BASE_LIST, BASE_EDITION)
    assert entry_view(edition, reading.units, "3A501").is_outside_regimes
    assert not entry_view(edition, reading.units, "3A001").is_outside_regimes


def test_a_paragraph_in_the_country_shows_what_touches_it(workspace: Workspace) -> None:
    assert paragraph_in_country(workspace, BASE_LIST, "3A001.a") is None
    (workspace.data / "window.json").write_text('{"country": "MY"}', encoding="utf-8")
    shown = paragraph_in_country(workspace, BASE_LIST, "3A001.a")
    assert shown is not None
    assert [(one.name, one.is_verified) for one in shown.lists] == [
        ("Strategic Items Order, categories 0 to 9", False),
        ("Directives under section 12 (unlisted items)", False),
    ]
    assert [one.title for one in shown.lists[1].additions] == ["3A001.u Advanced chips of United States origin"]
    plain = paragraph_in_country(workspace, BASE_LIST, "2B350#n1")
    assert plain is not None
    assert len(plain.lists) == 1
