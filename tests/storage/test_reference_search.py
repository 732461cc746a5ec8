"""Search as you type: codes, HS and CAS numbers, words in any form, typing errors, scripts without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.control_lists.search_text import SearchHit
from stc_desktop.storage.reference import ReferenceFile


def search(reference: ReferenceFile, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    return reference.search(text, limit, list_id="sample", edition="2025")


def codes(reference: ReferenceFile, text: str) -> list[str]:
    return [hit.code for hit in search(reference, text)]


@pytest.mark.parametrize("text", ["2b350d", "2B350.d", "2b 350 D", "2B350.d."])
def test_a_code_in_any_spelling_comes_first(reference: ReferenceFile, text: str) -> None:
    assert codes(reference, text)[:3] == ["2B350.d", "2B350.d.1", "2B350.d.2"]


def test_the_beginning_of_a_code(reference: ReferenceFile) -> None:
    assert codes(reference, "2B") == ["2B001", "2B001.a", "2B350", "2B350.a", "2B350.d", "2B350.d.1", "2B350.d.2", "2B350.e", "2B350.g"]


@pytest.mark.parametrize("text", ["heat exchanger", "Heat Exchangers", "heat exch", "exchanger heat", "heat exchnager", "cooler"])
def test_words_in_any_form_find_the_thing(reference: ReferenceFile, text: str) -> None:
    assert codes(reference, text)[0] == "2B350.d"


def test_all_words_come_before_some(reference: ReferenceFile) -> None:
    assert codes(reference, "glass heat exchanger")[0] == "2B350.d"
    assert "2B350.d.2" in codes(reference, "glass heat exchanger")[:3]
    assert codes(reference, "stirred pump")[0] in {"2B350.a", "2B350"}


def test_a_child_that_only_inherits_the_words_is_left_out(reference: ReferenceFile) -> None:
    assert "2B350.d.1" not in codes(reference, "heat exchanger")


@pytest.mark.parametrize("text", ["841950", "8419.50", "8419.50.00"])
def test_hs_codes_hint_at_the_deepest_paragraph(reference: ReferenceFile, text: str) -> None:
    (hit,) = search(reference, text)
    assert (hit.code, "8419.50" in hit.why) == ("2B350.d", True)


@pytest.mark.parametrize("text", ["151-50-8", "cyanide 151-50-8"])
def test_cas_numbers(reference: ReferenceFile, text: str) -> None:
    hit = search(reference, text)[0]
    assert hit.code == "1C350.1"
    assert "CAS 151-50-8" in hit.why


def test_accents_do_not_matter(reference: ReferenceFile) -> None:
    assert codes(reference, "van buom")[0] == "2B350.g"
    assert codes(reference, "van bướm") == codes(reference, "van buom")


def test_a_word_inside_a_run_of_thai_is_found(reference: ReferenceFile) -> None:
    assert codes(reference, "ความร้อน") == ["2B350.d.2"]


def test_notes_and_unused_slots_are_no_results(reference: ReferenceFile) -> None:
    assert codes(reference, "teaching models") == ["2B001"]
    assert "2B350.e" not in codes(reference, "chemical")


def test_results_say_why_and_where_they_stand(reference: ReferenceFile) -> None:
    hit = search(reference, "graphite")[0]
    assert (hit.head, hit.title) == ("2B350", "Heat exchangers and condensers › Graphite")
    assert hit.why == "heading: graphite"
    assert "read as “exchanger”" in search(reference, "exchnager")[0].why


def test_scores_fall_and_no_code_comes_twice(reference: ReferenceFile) -> None:
    hits = search(reference, "chemical plant heat exchanger 2B350")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.code for hit in hits}) == len(hits)


def test_the_limit_is_kept(reference: ReferenceFile) -> None:
    assert len(search(reference, "2B", 3)) == 3
    assert search(reference, "2B", 0) == ()


@pytest.mark.parametrize(
    "text", ["", "  ", "umbrella", '"', "*", "NOT", "q:z", "heading:x", "(", "'; DROP TABLE entry", "-", "^x", "NEAR(a b)"]
)
def test_odd_questions_find_nothing_and_harm_nothing(reference: ReferenceFile, text: str) -> None:
    assert codes(reference, text) == []


@given(text=st.text(max_size=30))
def test_no_text_brings_it_down(reference: ReferenceFile, text: str) -> None:
    for hit in search(reference, text):
        assert hit.code


def test_a_long_description_is_searched_for_the_words_that_the_list_knows(reference: ReferenceFile) -> None:
    chatter = " ".join(f"chatter{number}" for number in range(40))
    assert codes(reference, f"{chatter} heat exchanger")[0] == "2B350.d"
