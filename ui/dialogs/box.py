"""The box in which something short is said or asked: Qt's own, laid out as our dialogs are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox, QSizePolicy

from ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayoutItem, QWidget

_EDGE, _GAP, _BESIDE = 16, 12, 12
_ICON = 32


class Box(QMessageBox):
    """Says ``sentence`` and, below it, ``details``; both are plain text.

    ``mark`` is the name of an icon and the token of its colour; nothing for a question, which
    begins at the left edge of its box.
    """

    def __init__(
        self,
        parent: QWidget | None,
        sentence: str,
        details: str = "",
        *,
        title: str = "feedmon",
        mark: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(sentence)
        self.setInformativeText(details)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Give everything its place."""
        self._arrange()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._mark is not None:
            self._draw()
            self._arrange()

    def _arrange(self) -> None:
        """Set margins and distances: Qt makes its layout anew with each thing it is given."""
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
            grid.setHorizontalSpacing(0)
            grid.setVerticalSpacing(_GAP)
            grid.setColumnStretch(grid.columnCount() - 1, 1)
            for item in map(grid.itemAt, range(grid.count())):
                if item is not None:
                    self._place(item)
            grid.invalidate()

    def _place(self, item: QLayoutItem) -> None:
        spacer, widget = item.spacerItem(), item.widget()
        if spacer is not None:  # before the words, beside an icon and without one
            fixed = QSizePolicy.Policy.Fixed
            spacer.changeSize(0 if self._mark is None else _BESIDE, 0, fixed, fixed)
        elif isinstance(widget, QLabel):
            widget.setMargin(0)
            widget.setContentsMargins(0, 0, 0, 0)

    def _draw(self) -> None:
        if self._mark is not None:
            picture = style.icon(*self._mark)
            self.setIconPixmap(picture.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
