"""A form and what comes of it: beside each other, or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter

from ui import style

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

#: What comes of the form has at least this width (pixels), or it stands below.
_LEAST = 300
#: How much of the room the form has.
_SHARE = 0.6


class SideBySide(QSplitter):
    """Gives the form somewhat more room; is turned where both have none beside each other."""

    def __init__(self, form: QWidget, beside: QWidget) -> None:
        super().__init__()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.area = ScrolledForm(form)
        self.addWidget(self.area)
        self.addWidget(beside)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)

    def fit(self, width: int) -> None:
        """Stand as there is room for within this width."""
        fits = width >= self.area.least_width() + style.room(_LEAST)
        way = Qt.Orientation.Horizontal if fits else Qt.Orientation.Vertical
        if self.orientation() != way:
            self.setOrientation(way)
            self.share()

    def share(self) -> None:
        """Divide the room anew."""
        flat = self.orientation() == Qt.Orientation.Horizontal
        whole = self.width() if flat else self.height()
        self.setSizes([round(whole * _SHARE), round(whole * (1 - _SHARE))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is no room any more, or room again."""
        super().resizeEvent(event)
        self.fit(self.width())


class ScrolledForm(QScrollArea):
    """As wide as the fields of its form need; higher than its room it scrolls."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = form
        self.setWidget(form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn that the form shows more than before, or less."""
        done = super().eventFilter(watched, event)
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self.least_width())
        return done

    def least_width(self) -> int:
        """Return how wide it has to be to show its fields."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._form.minimumSizeHint().width() + bar
