"""Every action of the program: its words, icon and keys, once.

Menus, tool bar, tray and context menus show these objects; whoever can carry an action out
connects to its ``triggered``. An action that can't be carried out now is disabled by the same
hand, and one that nothing carries out does not stand here.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.actions.alerts import AlertCommands
from ui.actions.articles import ArticleCommands, GoingCommands
from ui.actions.feeds import FeedCommands, TreeCommands
from ui.actions.listing import ListCommands
from ui.actions.reading import ReadingCommands
from ui.actions.rules import RuleCommands
from ui.actions.switching import SwitchCommands
from ui.actions.watches import WatchCommands
from ui.actions.window import (
    MAC,
    HelpCommands,
    LookCommands,
    ProgramCommands,
    TextCommands,
    UndoCommands,
    WindowCommands,
)
from ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QIcon

__all__ = ["Actions"]


class Actions(
    FeedCommands,
    WatchCommands,
    TreeCommands,
    SwitchCommands,
    ArticleCommands,
    ListCommands,
    AlertCommands,
    RuleCommands,
    ReadingCommands,
    UndoCommands,
    TextCommands,
    GoingCommands,
    LookCommands,
    WindowCommands,
    HelpCommands,
    ProgramCommands,
    QObject,
):
    """The actions, each an attribute; ``icon`` makes the icons ("name", "ink", on="colour").

    Those of another platform than ``platform`` (as ``sys.platform`` names them) are not made.
    """

    #: What works in every window, by the same keys.
    everywhere = (
        "command_palette",
        "shortcuts",
        "preferences",
        "undo",
        "redo",
        "move_lines",
        "quit",
    )

    def __init__(
        self, parent: QObject, icon: Callable[..., QIcon], *, platform: str = sys.platform
    ) -> None:
        super().__init__(parent)
        here = [each for each in self.commands() if each.only in ("", platform)]
        self.made = {command.name: command.make(self, icon) for command in here}
        self._needs = {self.made[command.name]: command.needs for command in here}
        self.has_window_menu = platform == MAC

    def needs(self, action: QAction) -> str:
        """Say why an action that is disabled can't be carried out now."""
        return self._needs.get(action, "") or tr("This can't be done now.")

    def all(self) -> dict[str, QAction]:
        """Every action by its name, in the order of the tables."""
        return dict(self.made)
