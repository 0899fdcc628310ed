"""The list of the alert history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.models.alert_rows import AlertRows
    from ui.views.alert_delegate import AlertDelegate


class AlertList(QListView):
    """The rows; those that come above leave in place what is looked at."""

    def __init__(self, model: AlertRows, delegate: AlertDelegate) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(tr("Alerts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._held = 0
        model.rowsAboutToBeInserted.connect(self._hold)
        model.rowsInserted.connect(lambda *_: self._let_go())

    def _hold(self, _parent: Any, first: int, last: int) -> None:
        """Move along with what is looked at when rows come in above; at the top news show."""
        bar, height = self.verticalScrollBar(), self.sizeHintForRow(0)
        above = bar.value() > 0 and height > 0 and first * height <= bar.value()
        self._held = (last - first + 1) * height if above else 0

    def _let_go(self) -> None:
        if self._held:
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._held)
            self._held = 0

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave copying to the action: Qt would copy the title alone."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
            return
        super().keyPressEvent(event)
