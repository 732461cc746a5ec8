"""Where the user's files are, and everything that is opened once and kept: reference file, weighable lists, case file."""

import datetime as dt
import functools
import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from stc_desktop.casework.places import person_at_the_keyboard, user_folder
from stc_desktop.classification.items import Suggestion
from stc_desktop.classification.kinds import KindIndex
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.joined import joined_name
from stc_desktop.rules.errors import ReferenceFileFault, UserFixable
from stc_desktop.rules.units import UnitTable
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_folder import current_folder, current_lists, open_current
from stc_desktop.wording.sentences import SOURCE_LANGUAGE, Sentences, sentences

if TYPE_CHECKING:
    from stc_desktop.casework.regime_ties import RegimeIndex
    from stc_desktop.classification.contradictions import Contradiction
    from stc_desktop.control_lists.hs_hints import HsRegister
    from stc_desktop.jurisdictions.profile import Profile
    from stc_desktop.storage.brought import BroughtShelf
    from stc_desktop.storage.case_file import CaseFile, Hand

BASE_LIST = "eu-annex-1"
MUNITIONS_LIST = "eu-common-military"
BASE_EDITION = "2025-11-15"
_REBUILD_INSTALLED = (
    "It holds lists that were installed from workbooks: build it anew with `list rebuild`, or go back to the program's own lists with "
    "`list undo-install --to-program`."
)
# what a thing is held against unless said otherwise: military goods first, then dual-use items
REVIEW_LISTS, REVIEW_EDITIONS = joined_name(((BASE_LIST, BASE_EDITION), (MUNITIONS_LIST, "2020-02-17")))


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC).astimezone()


@dataclass(kw_only=True)
class Workspace:
    """The open files of one run. What is slow to open is opened when it is first needed."""

    data: Path = field(default_factory=user_folder)
    case_place: Path | str | None = None
    person: str = field(default_factory=person_at_the_keyboard)
    clock: Callable[[], dt.datetime] = _now
    language: str = SOURCE_LANGUAGE
    suggested: dict[tuple[str, str, str, str], tuple[Suggestion, ...]] = field(
        default_factory=dict[tuple[str, str, str, str], tuple[Suggestion, ...]], repr=False
    )

    # a list is built once, also where two threads ask for it
    _building: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)

    @property
    def now(self) -> dt.datetime:
        return self.clock()

    @functools.cached_property
    def reference(self) -> ReferenceFile:
        try:
            return open_current(current_folder(self.data))
        except ReferenceFileFault as fault:
            if current_lists(self.data) is None:
                raise
            raise ReferenceFileFault(fault.sentence, next_step=_REBUILD_INSTALLED, where=fault.where) from fault

    def lists_changed(self) -> None:
        """Another reference file is current: whatever was read from the one before is read anew when it is next asked for."""
        held = self.__dict__.pop("reference", None)
        for name in ("units", "hs_register", "regime_index", "contradictions", "profiles", "_weighable", "_kinds"):
            self.__dict__.pop(name, None)
        self.suggested.clear()
        if isinstance(held, ReferenceFile):
            held.close()

    @functools.cached_property
    def units(self) -> UnitTable:
        return self.reference.unit_table()

    @property
    def say(self) -> Sentences:
        return sentences(self.language)

    @functools.cached_property
    def hs_register(self) -> "HsRegister":
        """Strengths and caveats of HS codes, and the codes of earlier editions."""
        return self.reference.hs_register()

    @functools.cached_property
    def contradictions(self) -> "tuple[Contradiction, ...]":
        """Facts that do not go together, as they are written down."""
        from stc_desktop.classification.contradictions import Contradiction

        return tuple(self.reference.documents("contradiction", Contradiction).values())

    @functools.cached_property
    def regime_index(self) -> "RegimeIndex":
        """What ties the lists to those of the regimes, in both directions."""
        from stc_desktop.casework.regime_ties import regime_index

        return regime_index(self.reference)

    @functools.cached_property
    def _weighable(self) -> dict[tuple[str, str], WeighableList]:
        return {}

    def weighable(self, list_id: str = BASE_LIST, edition: str = BASE_EDITION) -> WeighableList:
        """The list made ready for weighing; built once per edition."""
        key = (list_id, edition)
        if key in self.reference.browsed_editions:
            raise UserFixable(
                f"The list {list_id} can be browsed and searched; nothing is classified by it.",
                next_step=f"Classify by {BASE_LIST} or {MUNITIONS_LIST}: its paragraphs lead there.",
            )
        with self._building:
            if key not in self._weighable:
                self._weighable[key] = WeighableList(edition=self.reference.edition(list_id, edition))
        return self._weighable[key]

    @functools.cached_property
    def profiles(self) -> "dict[str, Profile]":
        """National profiles that were read already, by country."""
        return {}

    @functools.cached_property
    def _kinds(self) -> dict[tuple[str, str], KindIndex]:
        return {}

    def kinds(self, list_id: str = BASE_LIST, edition: str = BASE_EDITION) -> KindIndex:
        """The words by which an edition names its kinds of thing."""
        key = (list_id, edition)
        with self._building:
            if key not in self._kinds:
                self._kinds[key] = KindIndex(self.weighable(list_id, edition))
        return self._kinds[key]

    def make_ready(self) -> None:
        """Everything that the first question of an interview would wait for; done while the person still describes the thing."""
        from stc_desktop.casework.classifying import interview_step
        from stc_desktop.casework.lists import chosen_review
        from stc_desktop.classification.item_json import WrittenItem

        # search, sentences and the country's profile are read on first use, and many descriptions point to software and technology
        list_id, edition = chosen_review(self.reference, None, None)
        self.kinds(list_id, edition)
        for paragraph in self.weighable(list_id, edition).paragraphs:
            assert paragraph.reads
        interview_step(self, WrittenItem(description="software, technology"), list_id=list_id, edition=edition)
        gc.freeze()  # the lists stay as long as the program runs: looking through them for garbage halts it for some 40 ms each time

    @functools.cached_property
    def brought(self) -> "BroughtShelf":
        """The official publications that the user brought."""
        from stc_desktop.storage.brought import BroughtShelf  # most runs show none

        return BroughtShelf(self.data / "brought" / "lists")

    @functools.cached_property
    def correlations(self) -> "BroughtShelf":
        """The agencies' own tables of HS codes and control codes that the user brought."""
        from stc_desktop.storage.brought import BroughtShelf

        return BroughtShelf(self.data / "brought" / "correlations")

    @functools.cached_property
    def case_file(self) -> "CaseFile":
        from stc_desktop.storage.case_file import CaseFile  # the ORM is slow to import and not needed for the first window

        return CaseFile(self.case_place or self.data / "work.stc", self.hand)

    @property
    def hand(self) -> "Hand":
        from stc_desktop.storage.case_file import Hand

        return Hand(person=self.person, now=self.now)

    def close(self) -> None:
        if "case_file" in self.__dict__:
            self.case_file.close()
        if "correlations" in self.__dict__:
            self.correlations.close()
        if "brought" in self.__dict__:
            self.brought.close()
        if "reference" in self.__dict__:
            self.reference.close()
