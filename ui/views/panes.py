"""Sidebar, list and article, side by side or one over the other, as the person left them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter

from ui.models.sources import ALL, Source
from ui.translation import tr
from ui.views.lines import PaneLine

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.settings import UiSettings
    from ui.views.article_list import ArticleList
    from ui.views.sidebar import Sidebar


class Arrangement(StrEnum):
    """How list and article stand beside the sidebar; people call it the layout."""

    #: Side by side: three columns.
    WIDE = "wide"
    #: The list over the article.
    CLASSIC = "classic"


#: At first: of the sidebar and what is beside it, and of the list and the article.
_WIDTHS = [232, 968]
_SIZES = {Arrangement.WIDE: [348, 620], Arrangement.CLASSIC: [316, 364]}
_ALONG = {
    Arrangement.WIDE: Qt.Orientation.Horizontal,
    Arrangement.CLASSIC: Qt.Orientation.Vertical,
}


class Panes(QSplitter):
    """The sidebar, and beside it ``pair``: list and article, each arrangement in its own sizes.

    The article takes the room that a larger window has.
    """

    def __init__(self, sidebar: QWidget, list_pane: QWidget, article: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.pair = QSplitter()
        _join(self.pair, list_pane, article)
        _join(self, sidebar, self.pair)
        self.setSizes(_WIDTHS)
        self._left: dict[Arrangement, QByteArray] = {}
        for self.arrangement, sizes in _SIZES.items():
            self.pair.setOrientation(_ALONG[self.arrangement])
            self.pair.setSizes(sizes)
            self._left[self.arrangement] = self.pair.saveState()
        self.arrange(Arrangement.WIDE)

    def lines(self) -> list[PaneLine]:
        """Return the lines between them, for keys to move."""
        list_words = {
            Arrangement.WIDE: tr("Width of the list"),
            Arrangement.CLASSIC: tr("Height of the list"),
        }
        return [
            PaneLine(self, tr("Width of the sidebar")),
            PaneLine(self.pair, list_words[self.arrangement]),
        ]

    def arrange(self, arrangement: Arrangement) -> None:
        """Let list and article stand so, in the sizes that they had so."""
        self._left[self.arrangement] = self.pair.saveState()
        self.arrangement = arrangement
        self._bring_back()

    def sizes_of(self, arrangement: Arrangement) -> QByteArray:
        """Return the sizes of list and article in an arrangement, to be kept."""
        if arrangement is self.arrangement:
            return self.pair.saveState()
        return self._left[arrangement]

    def set_sizes_of(self, arrangement: Arrangement, kept: QByteArray) -> None:
        """Let list and article have these sizes when they stand so."""
        self._left[arrangement] = kept
        if arrangement is self.arrangement:
            self._bring_back()

    def _bring_back(self) -> None:
        along = _ALONG[self.arrangement]
        self.pair.setOrientation(along)  # before: sizes are held against the least ones along it
        self.pair.restoreState(self._left[self.arrangement])
        self.pair.setOrientation(along)  # after: whatever stands in an edited file


def _join(splitter: QSplitter, first: QWidget, second: QWidget) -> None:
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(first)
    splitter.addWidget(second)
    splitter.setStretchFactor(0, 0)
    splitter.setStretchFactor(1, 1)


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
        for arrangement in Arrangement:
            sizes = self._settings.value(f"window/splitter_{arrangement}", QByteArray())
            if not sizes.isEmpty():
                self._panes.set_sizes_of(arrangement, sizes)
        self._hide_read.setChecked(self._settings.value("window/hide_read", default=False))
        folders = self._settings.value("window/closed_folders", "")
        self._sidebar.set_closed_folders(int(each) for each in folders.split() if each.isdecimal())

    def keep(self) -> None:
        """Write down how it is now."""
        keep = self._settings.set_value
        keep("window/splitter", self._panes.saveState())
        for arrangement in Arrangement:
            keep(f"window/splitter_{arrangement}", self._panes.sizes_of(arrangement))
        keep("window/source", str(self._sidebar.source()))
        keep("window/article", self._view.entry_id())
        keep("window/hide_read", self._hide_read.isChecked())
        keep("window/closed_folders", " ".join(map(str, self._sidebar.closed_folders())))
