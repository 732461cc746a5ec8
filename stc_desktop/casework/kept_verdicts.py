"""By whose list a verdict that was kept was said: in short beside the verdict, and whole as it was said then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from stc_desktop.applications.lines import LineClassification
from stc_desktop.casework.national_lists import national_standing, whose_list
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.control_lists.joined import list_ids_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import StoredClassification
from stc_desktop.wording.sentences import Sentence, Sentences

_OURS = frozenset({BASE_LIST, MUNITIONS_LIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoseList:
    """By whose list a kept verdict is. `said` are the sentences that stood with it then; empty where none were kept."""

    lists: tuple[str, ...]
    said: tuple[str, ...] = ()

    @property
    def short(self) -> Sentence:
        """A few words for beside the verdict: "by the EU lists"."""
        if not _OURS.issuperset(self.lists):
            return Sentence("overlay.short.other", {"lists": ", ".join(self.lists)})
        return Sentence(f"overlay.short.{self._ours}")

    def whole(self, say: Sentences) -> str:
        """The sentences of then; where nothing was kept, that nobody looked how the country's own list stands to it."""
        if self.said:
            return " ".join(self.said)
        if not _OURS.issuperset(self.lists):  # a list of the person's own speaks for itself
            return ""
        return say.say(Sentence("overlay.unsaid", {"by": Sentence(f"overlay.by.{self._ours}")}))

    @property
    def _ours(self) -> str:
        return "both" if len(self.lists) > 1 else "".join(self.lists)


def whose_list_of(result: Mapping[str, object] | None) -> WhoseList | None:
    """Of a verdict as products keep it; None where there is no verdict, or it does not say by which list it is."""
    if result is None or not result.get("list"):
        return None
    also = cast("list[Mapping[str, object]]", result.get("also") or [])
    lists = tuple(name for one in (result, *also) for name in list_ids_of(str(one.get("list", ""))) if name)
    national = cast("Mapping[str, object]", result.get("national") or {})
    said = cast("list[object]", national.get("said") or [])
    return WhoseList(lists=tuple(dict.fromkeys(lists)), said=tuple(str(one) for one in said))


def whose_list_on(line: LineClassification) -> WhoseList | None:
    """Of a line of a case, as far as the line itself says it."""
    lists = tuple(dict.fromkeys(name for name, _ in line.editions if name))
    return WhoseList(lists=lists) if lists else None


def said_on(workspace: Workspace, line: LineClassification, country: str) -> str:
    """What stands with the verdict of a line: what was said when it was made, where that is kept here; else how its list stands in the
    country of the case."""
    whose = whose_list_on(line)
    if whose is None:
        return ""
    kept = kept_of(workspace, line)
    found = whose_list_of(kept.result) if kept is not None else None
    if found is not None and found.said:
        return found.whole(workspace.say)
    standing = national_standing(workspace, "+".join(whose.lists), country=country)
    return workspace.say.say(whose_list(standing)) if standing is not None else whose.whole(workspace.say)


def kept_of(workspace: Workspace, line: LineClassification) -> StoredClassification | None:
    """The verdict that a line was made from, out of the history of its product; None where it is not kept here or says something else."""
    if not line.record:
        return None
    try:
        with workspace.case_file.begin(workspace.hand) as work:
            history = work.products.classifications(line.record)
    except UserFixable:
        return None
    return next((made for made in history if _is_the_same(made.result, line)), None)


def _is_the_same(result: Mapping[str, object], line: LineClassification) -> bool:
    codes = tuple(str(code) for code in cast("Iterable[object]", result.get("codes") or ()))
    also = cast("list[Mapping[str, object]]", result.get("also") or [])
    editions = tuple((str(one.get("list", "")), str(one.get("edition", ""))) for one in (result, *also))
    return (str(result.get("verdict", "")), codes, editions) == (line.verdict.value, line.codes, line.editions)
