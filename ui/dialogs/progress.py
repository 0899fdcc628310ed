"""How far something long is, beside the window, which can be used meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from ui import style
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

_WIDTH = 420


class ProgressDialog(QDialog):
    """A sentence, a bar, and a button that ends it after the piece it is at.

    *Signals*: ``stopped()``, once.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None, *, title: str, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.is_stopped = False
        self._words = QLabel(words)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._stop = QPushButton(tr("Stop"), autoDefault=False)
        self._stop.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._bar)
        layout.addLayout(buttons)
        self.setFixedWidth(style.room(_WIDTH))

    def tell(self, words: str, done: int, total: int) -> None:
        """Show how far it is."""
        self._words.setText(words)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def reject(self) -> None:
        """Let it end; the dialog goes when it has."""
        if not self.is_stopped:
            self.is_stopped = True
            self._stop.setEnabled(False)
            self.stopped.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the cross for Stop."""
        event.ignore()
        self.reject()

    def finish(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()
