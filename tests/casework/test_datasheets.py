"""The maker's datasheet beside an item: values over the real list, the sheet's share in the search, and a sheet of three hundred pages."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.datasheets import check_pasted, offers_of_sheet, read_datasheet, source_of, words_for_search
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.candidates import Standing
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.rules.errors import UserFixable

CASES = Path(__file__).parent / "field_cases"
CONVERTER = "Frequency converter for spindle motors"
SHEET = """Datasheet: sample.pdf
Frequency converter FX-20 (sample)
Output power: 60 kW
Output frequency: 0 - 1200 Hz
Frequency stability: 0.05 %
Degree of protection: IP 54
"""


def test_values_are_offered_for_what_the_item_may_be_and_none_counts_by_itself(reading: Workspace) -> None:
    state = interview_step(reading, WrittenItem(description=CONVERTER))
    offers = {offer.property_id: offer for offer in offers_of_sheet(SHEET, state.step, state.weighable, reading.units)}
    assert offers["highest_output_frequency"].written == "1200 Hz"
    assert offers["output_frequency_control"].written == "0.05 %"
    assert source_of(offers["output_frequency_control"], SHEET) == "datasheet sample.pdf, line 4: “Frequency stability: 0.05 %”"
    assert not set(offers) & set(state.step.facts)


def test_the_title_brings_headings_nearer_and_puts_none_in_question(reading: Workspace) -> None:
    plain = interview_step(reading, WrittenItem(description="industrial machine"))
    beside = interview_step(reading, WrittenItem(description="industrial machine"), sheet_words=words_for_search(SHEET))
    standing = {candidate.subject: candidate.standing for candidate in plain.step.candidates}
    assert {candidate.subject: candidate.standing for candidate in beside.step.candidates} == standing
    nearness = {candidate.subject: candidate.nearness for candidate in beside.step.candidates}
    assert nearness["frequency_changer"] > 0
    assert standing["frequency_changer"] is Standing.NOT_CONSIDERED
    assert beside.step.verdict is plain.step.verdict


def test_only_the_title_of_a_sheet_is_searched(reading: Workspace) -> None:
    assert words_for_search(SHEET) == "Frequency converter FX-20 (sample)"
    assert words_for_search("Output power: 60 kW\nWeight\t20 kg") == ""


def test_a_paste_of_five_megabytes_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserFixable, match="more than any datasheet") as caught:
        check_pasted("power 40 W\n" * 500_000)
    assert "Paste the part" in caught.value.next_step
    assert check_pasted("power 40 W") == "power 40 W"


def test_numbers_of_the_field_cases_have_the_unit_of_what_they_are_offered_for(reading: Workspace) -> None:
    offered = 0
    for path in sorted(CASES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))[::12]
        for row in rows:
            state = interview_step(reading, WrittenItem(description=row["description"], hs=row["hs"]))
            for offer in offers_of_sheet(row["datasheet"], state.step, state.weighable, reading.units):
                offered += 1
                answered = WrittenItem(description=row["description"], answers={offer.property_id: offer.written})
                assert interview_step(reading, answered).step.facts[offer.property_id], (row["id"], offer)
    assert offered > 20


def test_a_step_with_a_sheet_of_five_pages_takes_no_longer_than_a_blink(reading: Workspace) -> None:
    page = "\n".join(f"Output frequency of channel {n}: {n * 7 + 1} Hz\nOutput power {n}: {n} kW\nSample remark {n}" for n in range(1, 21))
    sheet = SHEET + "\f".join(page.replace("Sample", f"Page {p}") for p in range(5))
    item = WrittenItem(description=CONVERTER, considered={"3A225": "yes"})
    times: list[float] = []
    for _ in range(40):
        begin = time.perf_counter()
        state = interview_step(reading, item, sheet_words=words_for_search(sheet))
        offers_of_sheet(sheet, state.step, state.weighable, reading.units)
        times.append(time.perf_counter() - begin)
    assert sorted(times)[20] < 0.016 * 8, "far above what it takes on a machine that others use too"


_READ = """
import sys, json, pathlib
from stc_desktop.casework.datasheets import read_datasheet
told = []
read = read_datasheet(pathlib.Path(sys.argv[1]), lambda n, of: told.append(n))
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # what the parent needed is not counted
print(json.dumps([read.pages, len(told), len(read.text), int(most.split()[1]) // 1024]))
"""


@pytest.mark.timeout(180)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read otherwise here")
def test_three_hundred_pages_need_little_memory_and_tell_of_every_page(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "catalogue.pdf"))
    for page in range(300):
        for line in range(12):
            canvas.drawString(50, 800 - line * 15, f"Output power of type {page}-{line}")
            canvas.drawString(400, 800 - line * 15, f"{page}.{line} kW")
        canvas.showPage()
    canvas.save()
    ran = subprocess.run(
        [sys.executable, "-c", _READ, str(tmp_path / "catalogue.pdf")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    pages, told, letters, memory = json.loads(ran.stdout)
    assert (pages, told) == (300, 301)
    assert letters > 50_000
    assert memory <= 200, f"{memory} MiB"


def test_a_text_file_is_kept_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    path.write_text("Output power: 40 W", encoding="utf-8")
    assert read_datasheet(path).text == "Datasheet: sample.txt\nOutput power: 40 W"
