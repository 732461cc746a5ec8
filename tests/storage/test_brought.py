"""Brought publications on their shelf: read-only, switched in one step, gone back from, and never half."""

import multiprocessing
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind, Publication
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import MOST_FORMER, BroughtFile, BroughtInfo, BroughtShelf
from stc_desktop.storage.brought_writing import heads_of, write_brought

LIST = "sample-list"
KILLS = 24


def _silent(_step: str, _share: float) -> None:
    pass


def paragraph(code: str, text: str = "", *, parent: str | None = None, kind: ParagraphKind | None = None) -> OfficialParagraph:
    above = code.rpartition("#")[0] or code.rpartition(".")[0]
    usual = ParagraphKind.NOTE if "#" in code else ParagraphKind.ITEM if above else ParagraphKind.HEAD
    return OfficialParagraph(
        code=code,
        written=code,
        parent=above if parent is None else parent,
        kind=kind or usual,
        text=text or f"Invented text of {code}",
        place="page 1",
    )


def publication(edition: str, *, items: int = 3) -> Publication:
    rows = [
        paragraph("2B", "Invented group", parent="", kind=ParagraphKind.GROUP),
        paragraph("2B999", f"Invented mills, as of {edition}", parent="2B"),
    ]
    rows += [paragraph(f"2B999.a.{number}", f"Invented spindles number {number}", parent="2B999") for number in range(1, items + 1)]
    rows += [
        paragraph("2B999#n1", "Invented note about toys"),
        paragraph("2B999#n1.a", "first point"),
        paragraph("2B999#p1", "Reason: invented", kind=ParagraphKind.TEXT),
        paragraph("2B#n1", "Invented note to the group", parent="2B"),
    ]
    return Publication(
        list_id=LIST, title="Sample list", publisher="Sample Ministry", edition=edition, legal_date=edition, paragraphs=tuple(rows)
    )


def info_of(held: Publication) -> BroughtInfo:
    return BroughtInfo(
        list_id=held.list_id,
        title=held.title,
        publisher=held.publisher,
        edition=held.edition,
        legal_date=held.legal_date,
        language=held.language,
        retrieved="2026-11-23T09:14:00+07:00",
        source_name="sample.csv",
        source_sha256="0" * 64,
        importer="sample 1",
    )


def bring(shelf: BroughtShelf, folder: Path, edition: str, *, items: int = 3) -> None:
    held = publication(edition, items=items)
    staged = folder / f"{edition}.staged"
    write_brought(staged, held, info_of(held), report="{}", doubts=(), told=_silent)
    shelf.put(staged, info_of(held), f"{time.time_ns():x}")


@pytest.fixture
def shelf(tmp_path: Path) -> BroughtShelf:
    return BroughtShelf(tmp_path / "lists")


def test_paragraphs_come_back_word_for_word_with_what_is_known_of_the_source(tmp_path: Path) -> None:
    held = publication("2026-01-01")
    doubts = (Doubt(kind=DoubtKind.LOST, place="page 2", sentence="Something is missing.", code="2B999.b"),)
    write_brought(tmp_path / "x.brought", held, info_of(held), report='{"a": 1}', doubts=doubts, told=_silent)
    with BroughtFile(tmp_path / "x.brought") as brought:
        assert tuple(brought.paragraphs()) == held.paragraphs
        assert (brought.info, brought.report, brought.doubts()) == (info_of(held), '{"a": 1}', doubts)
        assert brought.count(ParagraphKind.HEAD) == 1
        brought.check()


def test_what_stands_around_a_paragraph_comes_with_it(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "2026-01-01")
    held = shelf.in_use(LIST)
    assert held is not None
    codes = [one.code for one in held.around("2B999.a.2")]
    assert codes == ["2B", "2B999", "2B999.a.2", "2B999#n1", "2B999#n1.a", "2B999#p1", "2B#n1"], "siblings stay away"
    assert held.around("9Z999") == ()


def test_search_finds_codes_in_any_spelling_and_words(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "2026-01-01")
    held = shelf.in_use(LIST)
    assert held is not None
    assert held.search("2b999a2")[0].code == "2B999.a.2"
    assert held.search("spindl")[0].code.startswith("2B999.a.")
    assert held.search("toys note")[0].code == "2B999#n1"
    assert held.search('"; DROP TABLE') == ()


def test_a_circle_of_parents_does_not_hang() -> None:
    rows = [paragraph("1A001", parent="1A002"), paragraph("1A002", parent="1A001"), paragraph("1A001.a")]
    assert set(heads_of(rows)) == {"1A001", "1A002", "1A001.a"}


def test_at_most_three_former_editions_are_kept_and_can_be_gone_back_to(shelf: BroughtShelf, tmp_path: Path) -> None:
    for year in range(2020, 2026):
        bring(shelf, tmp_path, f"{year}-01-01")
    assert _edition(shelf) == "2025-01-01"
    assert len(shelf.former(LIST)) == MOST_FORMER
    shelf.go_back(LIST)
    assert _edition(shelf) == "2024-01-01"
    shelf.go_back(LIST)
    assert _edition(shelf) == "2023-01-01"
    assert len(shelf.former(LIST)) == MOST_FORMER, "what was left is kept"


def test_going_back_without_a_former_edition_gets_a_sentence(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "2026-01-01")
    with pytest.raises(UserFixable, match="no former edition"):
        shelf.go_back(LIST)


def test_another_window_notices_the_switch(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "2025-01-01")
    other = BroughtShelf(shelf.folder)
    assert _edition(other) == "2025-01-01"
    bring(shelf, tmp_path, "2026-01-01")
    assert _edition(other) == "2026-01-01"
    shelf.take_away(LIST)
    assert other.in_use(LIST) is None
    assert other.list_ids() == ()


def test_a_damaged_file_is_named_and_can_be_replaced(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "2025-01-01")
    held = shelf.in_use(LIST)
    assert held is not None
    shelf.close()
    held.path.write_bytes(held.path.read_bytes()[:-4096])
    with pytest.raises(UserFixable, match="damaged"):
        BroughtShelf(shelf.folder).in_use(LIST)
    with pytest.raises(UserFixable, match="changed after"):
        shelf.check(LIST)
    bring(shelf, tmp_path, "2026-01-01")
    shelf.check(LIST)
    assert _edition(shelf) == "2026-01-01"


def test_a_damaged_pointer_does_not_stand_in_the_way(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "2025-01-01")
    (shelf.folder / LIST / "current").write_bytes(b"\x00\xff../../etc/passwd\n")
    with pytest.raises(UserFixable, match="pointer"):
        shelf.in_use(LIST)
    bring(shelf, tmp_path, "2026-01-01")
    assert (_edition(shelf), len(shelf.former(LIST))) == ("2026-01-01", 1)


@pytest.mark.parametrize("name", ["", "..", "A list", "con/x", "x" * 90, "list\n"])
def test_what_cannot_name_a_list_gets_a_sentence(shelf: BroughtShelf, name: str) -> None:
    with pytest.raises(UserFixable, match="cannot be the name"):
        shelf.in_use(name)


class _Cancelled(Exception):
    pass


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 1.0])
def test_a_cancelled_writing_leaves_no_file_that_could_be_taken(tmp_path: Path, at: float) -> None:
    held = publication("2026-01-01", items=2500)

    def told(_step: str, share: float) -> None:
        if share >= at:
            raise _Cancelled

    with pytest.raises(_Cancelled):
        write_brought(tmp_path / "x.staged", held, info_of(held), report="{}", doubts=(), told=told)
    left = {path.name for path in tmp_path.iterdir()}
    assert left <= ({"x.staged"} if at == 1.0 else set()), "only a file that is whole may be there"


def _bring_for_ever(folder: Path) -> None:
    shelf = BroughtShelf(folder / "lists")
    number = 0
    while True:
        number += 1
        bring(shelf, folder, f"{2000 + number % 2}-01-01", items=1500)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="not run: forks the process to be killed")
def test_killed_at_any_moment_a_whole_edition_is_in_use(shelf: BroughtShelf, tmp_path: Path) -> None:
    bring(shelf, tmp_path, "1999-01-01", items=1500)
    chance = random.Random(20261123)
    seen: set[str] = set()
    for number in range(KILLS):
        process = multiprocessing.get_context("fork").Process(target=_bring_for_ever, args=(tmp_path,))
        process.start()
        time.sleep(chance.uniform(0.01, 0.1 + 0.02 * number))  # on a slow machine the last ones get far enough
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        shelf.check(LIST)
        held = shelf.in_use(LIST)
        assert held is not None
        assert held.count(ParagraphKind.ITEM) == 1500
        seen.add(held.info.edition)
        assert len(shelf.former(LIST)) <= MOST_FORMER
    assert len(seen) > 1, "the killed ones did get somewhere"


def _edition(shelf: BroughtShelf) -> str:
    held = shelf.in_use(LIST)
    assert held is not None
    return held.info.edition
