"""The composition root: engines, casework, window. The window is painted before anything of casework is loaded."""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from stc_desktop.casework.places import user_folder
from stc_desktop.rules.errors import ReferenceFileFault, UserFixable
from ui.frame.settings import SettingsStore
from ui.frame.status_bar import StatusItem, StatusShown
from ui.frame.window import MainWindow
from ui.speech import Speech
from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance
from ui.words import WORDS

if TYPE_CHECKING:
    from stc_desktop.casework.sessions import Opening
    from stc_desktop.casework.workspace import Workspace

# Home wants only what is unfinished and urgent; the rest of casework comes with the page that needs it.
_AFTER_PAINT_MS = 0


class LateWorkspace:
    """Stands for the open files until somebody uses them, so that the window does not wait for them."""

    def __init__(self, data: Path, case_place: Path | str | None) -> None:
        self._data, self._case_place = data, case_place
        self._opened: Workspace | None = None

    @property
    def opened(self) -> "Workspace":
        if self._opened is None:
            from stc_desktop.casework.workspace import Workspace

            self._opened = Workspace(data=self._data, case_place=self._case_place)
        return self._opened

    @property
    def is_open(self) -> bool:
        return self._opened is not None

    def use_case_file(self, place: Path) -> None:
        """Another case file, from the next opening on."""
        self._case_place = place

    def close(self) -> None:
        """Let go of the files; whoever asks next opens them anew."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def __getattr__(self, name: str) -> Any:  # whatever a Workspace has
        return getattr(self.opened, name)


class Program:
    """One run of the window."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        data = arguments.data or user_folder()
        self._arguments = arguments
        self.settings = SettingsStore(data / "window.json")
        chosen = self.settings.now
        self.look = Look(Speech(chosen.language), appearance=Appearance(chosen.appearance), percent=chosen.percent)
        self._words = self.look.speech.over(WORDS)
        self.late = LateWorkspace(data, arguments.case_file)
        self._opening: Opening | None = None
        self._data = data
        self.choose_case_file: Callable[[str], Path | None] = self._ask_case_file

    def show(self, application: QApplication) -> None:
        prepare(application, self.look)
        self._application = application
        self.window = MainWindow(self.look, self.settings, casework=self.late)
        self.window.painted.connect(self._painted)
        self.window.profile_requested.connect(self._choose_profile)
        self.window.closing.connect(self._close)
        self.window.on_refresh_status(self._show_status)
        self.window.show()

    def _painted(self) -> None:
        if self._arguments.until == "painted":
            self._tell_and_quit()
            return
        QTimer.singleShot(_AFTER_PAINT_MS, self._open)
        if self._arguments.until == "ready":
            QTimer.singleShot(_AFTER_PAINT_MS, self._tell_and_quit)

    def _tell_and_quit(self) -> None:
        """For measuring: say how much memory is in use, and close as a person would."""
        sys.stdout.write(json.dumps({"resident_mib": _resident_mib()}) + "\n")
        QTimer.singleShot(0, self.window.close)

    def _open(self) -> None:
        """Everything that may wait until the window stands: crash guard, files, the first page."""
        from ui.frame.crash import CrashGuard

        self._guard = CrashGuard(self.look, lambda: self.window, folder=self._data / "reports", settle=self.window.settle)
        self._guard.install()
        self._open_files()

    def _open_files(self) -> None:
        """The lists first, then the person's own work; what cannot be opened is said where everything else would stand."""
        from stc_desktop.casework.sessions import open_session

        try:
            assert self.late.reference
            self._opening = open_session(self.late.opened)
            self._show_status()
        except UserFixable as fault:
            self._show_trouble(fault)
            return
        self._begin(self._opening)

    def _show_trouble(self, fault: UserFixable) -> None:
        from ui.frame.trouble import TroublePage

        page = TroublePage(self.look, fault, offers_other=not isinstance(fault, ReferenceFileFault))
        page.again_requested.connect(self._try_again)
        page.other_requested.connect(self._choose_case_file)
        page.close_requested.connect(self.window.close)
        self.window.cover(page)
        page.focus_first()

    def _try_again(self) -> None:
        self.late.close()
        self.window.cover(None)
        self._open_files()

    def _choose_case_file(self) -> None:
        text = self._words.text
        place = self.choose_case_file(f"{text('trouble.kind')} (*.stc)")
        if place is not None:
            self.late.use_case_file(place)
            self._try_again()

    def _ask_case_file(self, kinds: str) -> Path | None:
        place, _ = QFileDialog.getOpenFileName(self.window, self._words.text("trouble.choose"), str(self._data), kinds)
        return Path(place) if place else None

    def _begin(self, opening: "Opening") -> None:
        """The first page, or the questions of the first run."""
        if self.settings.now.is_first_run:
            self._choose_profile()
            return
        self.window.go(self.settings.now.last_room or "home", self.settings.now.last_place)
        self._warm()
        if opening.cut_off and opening.drafts:
            self._offer_draft(opening)

    def _warm(self) -> None:
        """Letters of the other scripts, and Qt's own words, while the person reads."""
        from ui.theme.fonts import load_rest
        from ui.theme.qt_words import speak_as

        load_rest()
        speak_as(self._application, self.look.speech.language)

    def _offer_draft(self, opening: "Opening") -> None:
        """Once after a run that was cut off: the work is there, at the same question."""
        from ui.parts.dialogs import Dialog

        newest = opening.drafts[0]
        text = self._words.text
        room = {"classify": "classify", "application": "applications"}.get(newest.kind, "home")
        choices = [("later", text("program.draft.later")), ("open", text("program.draft.open"))]
        answer = Dialog.ask(self.look, self.window, text("program.draft.title"), text("program.draft.text"), choices, main="open")
        if answer == "open":
            self.window.go(room, f"draft/{newest.key}")

    def _choose_profile(self) -> None:
        from ui.frame.choices import countries, languages
        from ui.frame.first_run import FirstRunPage, Profile

        chosen = self.settings.now
        known = None if chosen.is_first_run else Profile(role=chosen.role, country=chosen.country, language=chosen.language)
        page = FirstRunPage(self.look, known=known, languages=languages(self.look.speech), countries=countries(self.look.speech))
        page.answered.connect(self._profile_chosen)
        page.left.connect(lambda: self.window.cover(None))
        self.window.cover(page)
        page.focus_first()

    def _profile_chosen(self, profile: Any) -> None:
        self.settings.change(role=profile.role, country=profile.country, language=profile.language)
        self.window.cover(None)
        if profile.sample_data:
            from stc_desktop.casework.samples import add_samples

            add_samples(self.late.opened)
        self.window.show_role(profile.role)
        if profile.language != self.look.speech.language:
            from ui.theme.qt_words import speak_as

            self.look.set_speech(Speech(profile.language))
            speak_as(self._application, profile.language)
            self.window.rebuild()
        self._show_status()
        self.window.go("home")

    def _show_status(self) -> None:
        if not self.late.is_open:
            return
        from stc_desktop.casework.status import status_of
        from ui.frame.choices import country_name

        found = status_of(self.late.opened)
        text = self._words.text
        listed = text(
            f"program.status.list{'.changed' if found.is_changed else ''}",
            edition=found.edition,
            installed=found.installed_heads,
            of=found.heads_of_edition,
        )
        chosen = self.settings.now
        profile = None
        if chosen.role:
            role, country = text(f"program.role.{chosen.role}"), country_name(self.look.speech, chosen.country)
            profile = StatusItem(text=" · ".join(part for part in (role, country) if part))
        files = StatusItem(text=text("program.status.files_fine"), tone="ok", icon="check") if found.files_fine else None
        self.window.show_status(StatusShown(control_list=StatusItem(text=listed, short=found.edition), files=files, profile=profile))

    def _close(self) -> None:
        if self._opening is not None:
            from stc_desktop.casework.sessions import close_session

            with contextlib.suppress(UserFixable):  # a full disk keeps nobody from closing
                close_session(self.late.opened, self._opening)
        self.late.close()


def _resident_mib() -> float:
    """Resident memory of this process; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return round(pages * 4096 / 1048576, 1)


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="stc-desktop", description="Strategic trade controls without a network.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep everything of the user's in this folder")
    parser.add_argument("--case-file", metavar="PATH|URL", help="the case file to work in")
    parser.add_argument(
        "--until", choices=["painted", "ready"], help="close after the first painting, or with the first page (for measuring)"
    )
    arguments, _for_qt = parser.parse_known_args(argv)
    return arguments


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; gives the exit code."""
    arguments = _parsed(sys.argv[1:] if argv is None else argv)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("STC Desktop")
    application.setApplicationDisplayName("STC Desktop")
    program = Program(arguments)
    program.show(application)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
