"""Every real thing by the command line alone: described, weighed, determined, printed, and read back from a scan."""

import json
from pathlib import Path
from typing import cast

import pypdfium2
import pytest

from stc_desktop.casework.workspace import Workspace
from stc_desktop.command_line.running import main
from tests.casework.interviews import interview
from tests.casework.real_items import FREE, LISTED, RealItem

pytestmark = pytest.mark.timeout(240)  # a few seconds each; a machine with other work takes its time

Json = dict[str, object]
NOW = "2026-11-23T09:14:00+07:00"


@pytest.fixture(scope="module")
def weighing(reference_data: Path) -> Workspace:
    """Finds the answers of a whole interview; the command line then says the same of the item as it was told."""
    return Workspace(data=reference_data, person="Sample Officer")


class Clerk:
    """Somebody with a shell, in a folder of his own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def run(self, *words: str) -> Json:
        code = main(["--data", str(self._folder), "--now", NOW, "--user", "Sample Officer", *words])
        captured = self._capsys.readouterr()
        assert code == 0, captured.err
        return cast("Json", json.loads(captured.out)) if captured.out.strip() else {}

    def write(self, name: str, content: object) -> str:
        path = self._folder / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    def scan(self, name: str) -> list[str]:
        """The pages as a scanner gives them, in the order in which they came out of the feeder."""
        pages: list[str] = []
        with pypdfium2.PdfDocument(self._folder / name) as document:
            for number in range(len(document)):
                pages.append(str(self._folder / f"scan-{number}.jpg"))
                document[number].render(scale=200 / 72, grayscale=True).to_pil().convert("L").save(pages[-1], quality=70)
        return pages[::-1]


@pytest.fixture
def clerk(reference_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Clerk:
    (tmp_path / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    return Clerk(tmp_path, capsys)


@pytest.mark.parametrize("item", LISTED, ids=lambda item: item.id)
def test_a_listed_thing_goes_to_paper_and_comes_back(item: RealItem, weighing: Workspace, clerk: Clerk, tmp_path: Path) -> None:
    _, _, told = interview(weighing, item.description, item.answers, hs=item.hs, cas=item.cas)
    step = clerk.run("classify", "--item", clerk.write("item.json", told), "--json")
    assert step["verdict"] == "controlled"
    assert item.codes <= set(cast("list[str]", step["codes"]))
    clerk.run("sample", "case", "--out", str(tmp_path / "case.json"))
    case = _about(json.loads((tmp_path / "case.json").read_text(encoding="utf-8")), item, step)
    requirement = clerk.run("determine", clerk.write("case.json", case), "--json")
    assert requirement["needed"] == "yes"
    printed = clerk.run("print", str(tmp_path / "case.json"), "--form", "GEN-LIC", "--out", str(tmp_path / "packet.pdf"))
    assert printed["draft"] is False, printed["open_points"]
    read = clerk.run("read", *clerk.scan("packet.pdf"), "--json")
    assert read["missing"] == []
    assert read["case"] == case


@pytest.mark.parametrize("item", FREE, ids=lambda item: item.id)
def test_a_thing_that_is_not_listed_ends_with_its_record(item: RealItem, weighing: Workspace, clerk: Clerk, tmp_path: Path) -> None:
    _, asked, told = interview(weighing, item.description, item.answers, hs=item.hs, cas=item.cas)
    assert "overview" in asked, "nothing is called free unseen"
    record = tmp_path / "record.pdf"
    step = clerk.run("classify", "--item", clerk.write("item.json", told), "--record", str(record), "--name", f"{item.id} (sample)")
    assert step["verdict"] == "not_listed"
    case = cast("Json", clerk.run("read", *clerk.scan("record.pdf"), "--json")["case"])
    (line,) = cast("list[Json]", case["lines"])
    assert line["name"] == f"{item.id} (sample)"
    assert cast("Json", line["classification"])["verdict"] == "not_listed"
    extra = cast("dict[str, dict[str, str]]", case["extra"])
    carried = json.loads(extra["classification"]["item"])
    assert (carried["description"], carried["answers"], carried["considered"]) == (told["description"], told["answers"], told["considered"])


def _about(case: Json, item: RealItem, step: Json) -> Json:
    """The sample deal, with this thing as its only line."""
    installed = cast("dict[str, int]", step["installed"])
    line: Json = {**cast("list[Json]", case["lines"])[0]}
    for name in ("cas", "tariff"):
        line.pop(name, None)
    line |= {
        "name": f"{item.id} (sample)",
        "description": item.description,
        "model": item.model,
        "hs": item.hs,
        "classification": {
            "verdict": step["verdict"],
            "codes": step["codes"],
            "list_id": step["list"],
            "edition": step["edition"],
            "heads_installed": installed["heads"],
            "heads_of": installed["of"],
        },
    }
    if item.cas:
        line["cas"] = list(item.cas)
    deal = {name: value for name, value in cast("Json", case.get("deal") or {}).items() if name != "value"}
    return {**case, "lines": [line], "deal": deal}
