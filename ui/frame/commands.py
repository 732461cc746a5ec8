"""Everything that has keys: one action each, shown in the menu with its keys, greyed where it has nothing to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.frame.words import WORDS
from ui.parts.words import WORDS as PART_WORDS
from ui.theme.look import Look
from ui.theme.tokens import SCALES, Appearance


@dataclass(frozen=True, slots=True)
class _Command:
    """`needs`: what the page must have available; empty = always possible."""

    id: str
    keys: tuple[str, ...]
    needs: str = ""


_PAGE = (
    _Command("new", ("Ctrl+N",), "new"),
    _Command("print", ("Ctrl+P",), "print"),
    _Command("undo", ("Ctrl+Z",)),
    _Command("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    _Command("find", ("Ctrl+F",), "find"),
    _Command("next_finding", ("F8",), "findings"),
    _Command("last_finding", ("Shift+F8",), "findings"),
)
_GO = (_Command("search", ("Ctrl+K",)), _Command("back", ("Alt+Left",)), _Command("forth", ("Alt+Right",)))
_VIEW = (
    _Command("next_pane", ("F6",)),
    _Command("last_pane", ("Shift+F6",)),
    _Command("larger", ("Ctrl++", "Ctrl+=")),
    _Command("smaller", ("Ctrl+-",)),
    _Command("normal", ("Ctrl+0",)),
)
_LAST = (_Command("help", ("F1",)), _Command("keys", ("Ctrl+/",)), _Command("profile", ()), _Command("close", ("Ctrl+Q",)))

_MENU = _Command("menu", ("F10",))

# Keys that pages and parts answer themselves; named here so that one overview holds them all.
_ELSEWHERE = (
    ("Enter", "keys.enter"),
    ("Ctrl+D", "keys.unknown"),
    ("Ctrl+E", "keys.none"),
    ("Y, N", "keys.yes_no"),
    ("Ctrl+R", "keys.range"),
    ("Space", "keys.tick"),
    ("Esc", "keys.escape"),
    ("Ctrl+wheel", "keys.zoom"),
)


class Commands:
    """The actions of the window. `handlers` maps the id of a command to what it does."""

    def __init__(self, look: Look, window: QWidget, handlers: dict[str, Callable[[], object]]) -> None:
        self._look, self._window = look, window
        self._words = look.speech.over({**PART_WORDS, **WORDS})
        self._actions: dict[str, QAction] = {}
        self._rooms: list[QAction] = []
        for command in (*_GO, *_PAGE, *_VIEW, *_LAST, _MENU):
            self._actions[command.id] = self._action(command, handlers[command.id])

    def _action(self, command: _Command, handler: Callable[[], object]) -> QAction:
        action = QAction(self._words.text(f"menu.{command.id}"), self._window)
        action.setObjectName(f"command_{command.id}")
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _checked=False: handler())
        self._window.addAction(action)
        return action

    def show_rooms(self, rooms: Iterable[tuple[str, str, str]], go: Callable[[str], object]) -> None:
        """Rooms as (id, title, letter), in the order shown: Ctrl with their number, Alt with their letter."""
        for action in self._rooms:
            self._window.removeAction(action)
            action.deleteLater()
        self._rooms = []
        for number, (room, title, letter) in enumerate(rooms, start=1):
            action = QAction(title, self._window)
            action.setObjectName(f"command_room_{room}")
            keys = [f"Ctrl+{number % 10}"] if number <= 9 else []
            action.setShortcuts([QKeySequence(key) for key in [*keys, f"Alt+{letter}"]])
            action.triggered.connect(lambda _checked=False, room=room: go(room))
            self._window.addAction(action)
            self._rooms.append(action)

    def allow(self, available: frozenset[str]) -> None:
        """Grey what the page has nothing for."""
        for command in _PAGE:
            if command.needs:
                self._actions[command.id].setEnabled(command.needs in available)

    def menu(
        self,
        *,
        appearance: Callable[[Appearance], object],
        percent: Callable[[int], object],
        single_keys: tuple[bool, Callable[[bool], object]],
    ) -> QMenu:
        """The whole menu, made when it is opened. `single_keys`: whether single letters answer, and who is told of a change."""
        menu = QMenu(self._window)
        menu.setObjectName("main_menu")
        menu.setFont(self._look.font("compact"))
        go = self._part(menu, "menu.go", [])
        go.addActions(self._rooms)
        go.addSeparator()
        go.addActions([self._actions[command.id] for command in _GO])
        self._part(menu, "menu.page", [command.id for command in _PAGE])
        view = self._part(menu, "menu.view", [command.id for command in _VIEW])
        view.addSeparator()
        self._choices(
            view, [(f"menu.appearance.{one.value}", one is self._look.appearance, lambda one=one: appearance(one)) for one in Appearance]
        )
        view.addSeparator()
        self._choices(view, [(size, size == self._look.percent, lambda size=size: percent(size)) for size in SCALES])
        view.addSeparator()
        letters = view.addAction(self._words.text("menu.single_keys"))
        letters.setObjectName("command_single_keys")
        letters.setCheckable(True)
        letters.setChecked(single_keys[0])
        letters.toggled.connect(lambda on: single_keys[1](on))
        menu.addSeparator()
        menu.addActions([self._actions[command.id] for command in _LAST])
        return menu

    def all_keys(self) -> list[tuple[str, str]]:
        """(keys, what they do), for the overview."""
        own = [(_spell(action), action.text()) for action in (*self._rooms, *self._actions.values()) if action.shortcuts()]
        return own + [(keys, self._words.text(key)) for keys, key in _ELSEWHERE]

    def _part(self, menu: QMenu, key: str, names: list[str]) -> QMenu:
        part = menu.addMenu(self._words.text(key))
        part.setFont(menu.font())
        part.addActions([self._actions[name] for name in names])
        return part

    def _choices(self, menu: QMenu, choices: list[tuple[str | int, bool, Callable[[], object]]]) -> None:
        group = QActionGroup(menu)
        for name, is_chosen, choose in choices:
            text = self._words.text("menu.text_size", percent=name) if isinstance(name, int) else self._words.text(name)
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(lambda _checked=False, choose=choose: choose())
            group.addAction(action)


def _spell(action: QAction) -> str:
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
