"""Every action of the program: its words, icon and keys, once.

Menus, tool bar, tray and context menus show these objects; whoever can carry an action out
connects to its ``triggered``. An action that can't be carried out now is disabled by the same
hand, and one that nothing carries out does not stand here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.actions.articles import ArticleCommands, GoingCommands
from ui.actions.feeds import FeedCommands, TreeCommands
from ui.actions.window import HelpCommands, LookCommands, ProgramCommands, UndoCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QIcon

__all__ = ["Actions"]


class Actions(
    FeedCommands,
    TreeCommands,
    ArticleCommands,
    UndoCommands,
    GoingCommands,
    LookCommands,
    HelpCommands,
    ProgramCommands,
    QObject,
):
    """The actions, each an attribute; ``icon`` makes the icons ("name", "ink", on="colour")."""

    def __init__(self, parent: QObject, icon: Callable[..., QIcon]) -> None:
        super().__init__(parent)
        self.made = {command.name: command.make(self, icon) for command in self.commands()}
        self._needs = {self.made[command.name]: command.needs for command in self.commands()}

    def needs(self, action: QAction) -> str:
        """Say why an action that is disabled can't be carried out now."""
        return self._needs.get(action, "") or "This can't be done now."

    def all(self) -> dict[str, QAction]:
        """Every action by its name, in the order of the tables."""
        return dict(self.made)
