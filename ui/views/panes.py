"""Sidebar, list and article beside each other, as the person left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter

from ui.models.sources import ALL, Source

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.settings import UiSettings
    from ui.views.article_list import ArticleList
    from ui.views.sidebar import Sidebar

_WIDTHS = [232, 348, 620]


class Panes(QSplitter):
    """Three panes; the article's takes the room that a larger window has."""

    def __init__(self, *panes: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in panes:
            self.addWidget(pane)
        for index, stretch in enumerate((0, 0, 1)):
            self.setStretchFactor(index, stretch)
        self.setSizes(_WIDTHS)


class Memory:
    """Widths, closed folders and what is chosen, from one start of the program to the next."""

    def __init__(
        self,
        settings: UiSettings,
        *,
        panes: Panes,
        sidebar: Sidebar,
        view: ArticleList,
        hide_read: QAction,
    ) -> None:
        self._settings, self._panes = settings, panes
        self._sidebar, self._view, self._hide_read = sidebar, view, hide_read

    @property
    def source(self) -> Source:
        """The place that was chosen."""
        return Source.parse(self._settings.value("window/source", str(ALL)))

    @property
    def article(self) -> int:
        """The article that was chosen; 0 for none."""
        entry_id: int = self._settings.value("window/article", 0)
        return entry_id

    def bring_back(self) -> None:
        """Let all look as it was left."""
        widths = self._settings.value("window/splitter", QByteArray())
        if not widths.isEmpty():
            self._panes.restoreState(widths)
        self._hide_read.setChecked(self._settings.value("window/hide_read", default=False))
        folders = self._settings.value("window/closed_folders", "")
        self._sidebar.set_closed_folders(int(each) for each in folders.split() if each.isdecimal())

    def keep(self) -> None:
        """Write down how it is now."""
        keep = self._settings.set_value
        keep("window/splitter", self._panes.saveState())
        keep("window/source", str(self._sidebar.source()))
        keep("window/article", self._view.entry_id())
        keep("window/hide_read", self._hide_read.isChecked())
        keep("window/closed_folders", " ".join(map(str, self._sidebar.closed_folders())))
