"""What the command palette offers, and what becomes of a choice."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import shiboken6
from PySide6.QtCore import QObject

from ui import text
from ui.keymap import HEALTH, HISTORY, WINDOWS, named
from ui.models.sidebar import SidebarRole
from ui.models.sources import Kind, Source
from ui.style import icon
from ui.translation import tr
from ui.views.keys import key_names
from ui.views.menus import menus, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Feed
    from ui.actions.command import Command
    from ui.models.palette import Choice
    from ui.views.kit import Kit
    from ui.views.palette import Palette

_DO, _GO = "do:", "go:"
#: Which action opens a window of its own, and names it.
_OPENED_BY = {HEALTH: "health", HISTORY: "alert_history"}
_RECENT = "palette/recent"
#: So many of the last choices stand before the others.
_KEPT = 8
_LONGEST = 200


class Beside(Protocol):
    """Whoever opens a window of its own, whose actions are offered here, open or not."""

    @property
    def window(self) -> Any:
        """The window with the actions that it has ``made``; ``None`` while it is closed."""

    def carry_out(self, name: str) -> None:
        """Do what the window has an action for; it opens for that."""


class Commands(QObject):
    """Opens the palette over ``window`` and does what is chosen in it.

    ``beside`` are the windows of their own, by what stands before the names of their actions.
    """

    def __init__(self, window: QWidget, kit: Kit, beside: Mapping[str, Beside]) -> None:
        super().__init__(window)
        self._windows = beside
        self._actions, self._feeds, self._sidebar = kit.actions, kit.feeds, kit.sidebar
        self._settings, self._keymap = kit.settings, kit.keymap
        self._window, self._icons = window, kit.icons
        self._known: dict[int, tuple[tuple[str, str, str], Choice]] = {}
        self._beside: Palette | None = None
        kit.actions.command_palette.triggered.connect(self._toggle)

    @cached_property
    def palette(self) -> Palette:
        """The one over the main window, made when it is first asked for."""
        return self._palette_over(self._window)

    def _toggle(self) -> None:
        palette = self._palette()
        if palette.isVisible():
            palette.close_again()
            return
        choices = [*self._doings(), *self._doings_beside(), *self._places()]
        palette.open(choices, self._recent())

    def _palette(self) -> Palette:
        """Return the one over the window in which it was asked for."""
        windows = (each.window for each in self._windows.values())
        open_ones = (each for each in windows if each is not None)
        active = next((each for each in open_ones if each.isActiveWindow()), None)
        if active is None:
            return self.palette
        beside = self._beside  # went with the window that was closed before
        if beside is None or not shiboken6.isValid(beside) or beside.parent() is not active:
            beside = self._beside = self._palette_over(active)
        return beside

    def _palette_over(self, window: QWidget) -> Palette:
        from ui.views.palette import Palette

        palette = Palette(window, self._icons)
        palette.chosen.connect(self._take)
        return palette

    def _recent(self) -> list[str]:
        return str(self._settings.value(_RECENT, "")).split()

    def _take(self, key: str) -> None:
        self._settings.set_value(
            _RECENT, " ".join(list(dict.fromkeys([key, *self._recent()]))[:_KEPT])
        )
        if key.startswith(_GO):
            self._sidebar.choose(Source.parse(key.removeprefix(_GO)))
        elif key.startswith(_DO):
            self._actions.all()[key.removeprefix(_DO)].trigger()
        else:
            window, _, name = key.partition(":")
            if beside := self._windows.get(f"{window}."):
                beside.carry_out(name)

    # --- what there is ----------------------------------------------------------------------

    def _doings(self) -> Iterator[Choice]:
        """Yield the actions in the order of the menus; those that say the same are one."""
        placed = {
            action: words_of(menu.title)
            for menu in menus(self._actions)
            for action in menu.actions()
        }
        everything = self._actions.all().values()
        seen = {words_of(self._actions.command_palette.text())}
        for action in (*placed, *everything):
            words = words_of(action.text())
            if words in seen:
                continue
            seen.add(words)
            yield self._doing(action, words, placed.get(action, ""))

    def _doing(self, action: QAction, words: str, menu: str) -> Choice:
        from ui.models.palette import Choice

        enabled = action.isEnabled()
        return Choice(
            f"{_DO}{action.objectName()}",
            words,
            menu if enabled else self._actions.needs(action),
            tuple(key_names(action)),
            action.icon(),
            enabled=enabled,
            checked=action.isChecked(),
        )

    def _doings_beside(self) -> Iterator[Choice]:
        """Yield what is done in windows of their own, with what is chosen there, open or not."""
        for window, beside in self._windows.items():
            table = WINDOWS[window]
            title = words_of(self._actions.all()[_OPENED_BY[window]].text())
            made = {} if beside.window is None else beside.window.made
            for command in table.commands():
                keys = tuple(named(self._keymap.keys(window + command.name)))
                yield _doing_beside(window, command, made.get(command.name), title, keys)

    def _places(self) -> Iterator[Choice]:
        """Yield views that no action shows, folders and feeds, in the order of the sidebar."""
        from ui.models.palette import Choice

        shown = {words_of(action.text()) for action in self._actions.all().values()}
        for row in range(self._feeds.rowCount()):
            index = self._feeds.index(row, 0)
            source = index.data(SidebarRole.SOURCE)
            if source is None or source.kind in {Kind.FOLDER, Kind.FEED}:
                continue
            title = self._feeds.title(source)
            if source.kind is Kind.SEARCH:  # people call them what they like, even as an action
                words = text.one_line(title, _LONGEST)
                yield Choice(f"{_GO}{source}", words, tr("Saved Search"), icon=icon("search"))
            elif title not in shown:
                yield Choice(f"{_GO}{source}", title, icon=icon("newspaper"))
        folder = icon("folder")
        for source in self._feeds.folder_sources():
            words = text.one_line(self._feeds.title(source), _LONGEST)
            yield Choice(f"{_GO}{source}", words, tr("Folder"), icon=folder)
        titles: dict[int | None, str] = {None: tr("Feed")}
        before, self._known = self._known, {}
        for feed in self._feeds.feeds():
            if feed.folder_id not in titles:
                home = self._feeds.title(Source(Kind.FOLDER, feed.folder_id or 0))
                titles[feed.folder_id] = text.one_line(home, _LONGEST) or tr("Feed")
            said = feed.title, feed.url, titles[feed.folder_id]
            known = before.get(feed.id)
            # Nearly all feeds are called as they were when the palette was open last.
            if known is None or known[0] != said:
                known = said, _feed_choice(feed, said[2])
            self._known[feed.id] = known
            yield known[1]


def _doing_beside(
    window: str, command: Command, action: QAction | None, title: str, keys: tuple[str, ...]
) -> Choice:
    """Offer an action of another window; ``None`` while the window that makes it is closed."""
    from ui.models.palette import Choice

    if action is not None:
        words, picture, able = action.text(), action.icon(), action.isEnabled()
    else:
        words, picture = command.text, icon(command.icon)
        able = command.name in WINDOWS[window].opening
    return Choice(
        f"{window.removesuffix('.')}:{command.name}",
        words_of(words),
        title if able else command.needs,
        keys,
        picture,
        enabled=able,
    )


def _feed_choice(feed: Feed, where: str) -> Choice:
    from ui.models.palette import Choice

    words = text.one_line(feed.title or feed.url, _LONGEST)
    return Choice(f"{_GO}{Source(Kind.FEED, feed.id)}", words, where, feed_id=feed.id)
