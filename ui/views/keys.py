"""The keys of actions in words, and all of them as a list to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.keymap import HEALTH, HISTORY, named
from ui.models.shortcuts import ShortcutGroup, ShortcutRow
from ui.translation import tr
from ui.views.menus import menus, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from ui.actions import Actions
    from ui.keymap import Keymap


def shortcut_groups(actions: Actions, keymap: Keymap) -> list[ShortcutGroup]:
    """List all actions with their keys: by menu, those that stand in none, those of windows."""
    own = frozenset(keymap.own)

    def rows(names: Iterable[str]) -> tuple[ShortcutRow, ...]:
        return tuple(_row(name, keymap, own) for name in names)

    by_menu = [
        (words_of(menu.title), [action.objectName() for action in menu.actions()])
        for menu in menus(actions)
    ]
    shown = {name for _, names in by_menu for name in names}
    rest = [name for name in actions.all() if name not in shown]
    groups = [*by_menu, (tr("Elsewhere"), rest)] if rest else by_menu
    windows = ((HEALTH, tr("In Feed Health")), (HISTORY, tr("In the Alert History")))
    for window, title in windows:
        groups.append((title, [name for name in keymap.commands if name.startswith(window)]))
    return [ShortcutGroup(title, rows(names)) for title, names in groups]


def _row(name: str, keymap: Keymap, own: frozenset[str]) -> ShortcutRow:
    command = keymap.commands[name]
    keys = tuple(named(keymap.keys(name)))
    return ShortcutRow(name, command.words, keys, command.tip, own=name in own)


def key_names(action: QAction) -> list[str]:
    """Name the keys of an action as the platform writes them."""
    return named(action.shortcuts())
