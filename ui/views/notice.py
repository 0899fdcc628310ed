"""A calm line below the tool bar: something to know once, one thing to do about it, and a cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from ui import style
from ui.dialogs.line import Line
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import (
        QAbstractButton,
        QMainWindow,
    )

_ICON = 16


class Notice(QToolBar):
    """One line, hidden until it has something to say.

    *Signals*: ``chosen()``, the person wants what the line offers; ``also_chosen()``, the other
    thing that it may offer; ``closed()``, that it goes.
    """

    chosen = Signal()
    also_chosen = Signal()
    closed = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(tr("Notice"), window)
        self.setObjectName("notice")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._icon = QLabel()
        self.sentence = ""  # what stands there
        self._words = Line()
        # As narrow as the window, never wider; what is left out then stands in the tip.
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._offer = QPushButton(autoDefault=False)
        self._offer.clicked.connect(lambda: self._take(self.chosen))
        self._also = QPushButton(autoDefault=False)
        self._also.clicked.connect(lambda: self._take(self.also_chosen))
        self._close = QToolButton(autoRaise=True)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setIcon(style.icon("x"))
        self._close.setToolTip(tr("Close this line"))
        self._close.setAccessibleName(tr("Close this line"))
        self._close.clicked.connect(lambda: self._take(self.closed))
        row = QWidget()
        across = QHBoxLayout(row)
        style.set_margins(across, 4, 0, 0, 0)
        across.setSpacing(8)
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        across.addWidget(self._icon)
        across.addWidget(self._words, 1)
        across.addWidget(self._also)
        across.addWidget(self._offer)
        across.addWidget(self._close)
        self.addWidget(row)
        window.addToolBarBreak(Qt.ToolBarArea.TopToolBarArea)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self)
        self.hide()

    def say(self, sentence: str, offer: str, also: str = "") -> None:
        """Show this sentence, and the button that ``offer`` names; before it that of ``also``."""
        self.sentence = sentence
        self._words.say(sentence)
        self._offer.setText(offer)
        self._also.setText(also)
        self._also.setVisible(bool(also))
        self._draw_icon()
        self.setAccessibleName(sentence)
        self.show()

    def buttons(self) -> list[QAbstractButton]:
        """Return what can be clicked, from the left."""
        return [self._offer, self._close, *([] if self._also.isHidden() else [self._also])]

    def _take(self, what: SignalInstance) -> None:
        self.hide()
        what.emit()

    def _draw_icon(self) -> None:
        size = QSize(_ICON, _ICON)
        self._icon.setPixmap(style.icon("info").pixmap(size, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours of another scheme."""
        if event.type() == QEvent.Type.PaletteChange and self.sentence:
            self._draw_icon()
        super().changeEvent(event)
