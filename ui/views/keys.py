"""The keys of actions in words, and all of them as a list to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from ui.actions.health import HealthCommands
from ui.models.shortcuts import ShortcutGroup, ShortcutRow
from ui.views.menus import menus, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QAction

    from ui.actions import Actions
    from ui.actions.command import Command


def shortcut_groups(actions: Actions) -> list[ShortcutGroup]:
    """List all actions with their keys: by menu, those that stand in none, those of Feed Health.

    Several that say the same (one for the window, one for the list) are one row with all keys.
    """
    by_menu = [(words_of(menu.title), list(menu.actions())) for menu in menus(actions)]
    shown = {words_of(each.text()) for _, some in by_menu for each in some}
    everything = actions.all().values()
    rest = [each for each in everything if words_of(each.text()) not in shown]
    groups = [*by_menu, ("Elsewhere", rest)] if rest else by_menu
    shown_here = [ShortcutGroup(title, _rows(some, everything)) for title, some in groups]
    return [*shown_here, ShortcutGroup("In Feed Health", tuple(_health_rows()))]


def _rows(some: Sequence[QAction], everything: Iterable[QAction]) -> tuple[ShortcutRow, ...]:
    rows = []
    for action in some:
        words = words_of(action.text())
        same = [each for each in everything if words_of(each.text()) == words]
        keys = [key for each in (action, *same) for key in key_names(each)]
        rows.append(ShortcutRow(words, tuple(dict.fromkeys(keys)), action.toolTip()))
    return tuple(rows)


def _health_rows() -> Iterator[ShortcutRow]:
    for command in HealthCommands.commands():
        yield ShortcutRow(words_of(command.text), tuple(keys_of(command)), command.tip)


def key_names(action: QAction) -> list[str]:
    """Name the keys of an action as the platform writes them."""
    return _named(action.shortcuts())


def keys_of(command: Command) -> list[str]:
    """Name the keys of an action that may not be made yet."""
    return _named([QKeySequence(key) for key in command.keys])


def _named(keys: Iterable[QKeySequence]) -> list[str]:
    native = QKeySequence.SequenceFormat.NativeText
    names = [key.toString(native) for key in keys]
    # One key to people, two to Qt: the one beside the letters and the one of the numbers.
    return [name for name in names if name != "Enter" or "Return" not in names]
