"""Something went wrong inside the program: said in a sentence, with a report to pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
)

from ui import style
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ICON = 28
_WIDTH, _DETAILS = 520, 240

_SENTENCE = mark("Something went wrong inside feedmon")
_ADVICE = mark(
    "It goes on; nothing that was stored is lost. The report helps to mend it: "
    "it names versions and the place in the program, but no addresses, titles or "
    "texts of yours."
)


class TroubleDialog(QDialog):
    """Stands beside the work, not over it: the window can be used while it is open.

    *Signals*: ``log_wanted()``, the person wants to see the log.
    """

    log_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("feedmon")
        self.setModal(False)
        self._icon = QLabel()
        self._icon.setPixmap(
            style.icon("triangle-alert", "warning").pixmap(
                QSize(_ICON, _ICON), self.devicePixelRatioF()
            )
        )
        self._sentence = _label(tr(_SENTENCE))
        self._sentence.setFont(style.font(strong=True))
        self._advice = _label(tr(_ADVICE))
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setAccessibleName(tr("Report"))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setMinimumHeight(_DETAILS)
        self._report.setTabChangesFocus(True)
        self._report.hide()
        self._lay_out()

    @property
    def report(self) -> str:
        """What is copied."""
        return self._report.toPlainText()

    def say(self, report: str, count: int) -> None:
        """Show this report; ``count`` is how often something went wrong until now."""
        self._report.setPlainText(report)
        self._sentence.setText(
            trn(
                count,
                "Something went wrong inside feedmon.",
                "Something went wrong inside feedmon ({n} times).",
            )
        )
        self._copy.setText(tr("&Copy Report"))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._icon, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sentence, 0, 1)
        grid.addWidget(self._advice, 1, 1)
        grid.addWidget(self._report, 2, 0, 1, 2)
        self._fold = QPushButton(tr("Show &Details"), autoDefault=False)
        self._fold.clicked.connect(self._unfold)
        self._copy = QPushButton(tr("&Copy Report"), autoDefault=False)
        self._copy.clicked.connect(self._copy_report)
        log = QPushButton(tr("Open &Log"), autoDefault=False)
        log.clicked.connect(self.log_wanted)
        close = QPushButton(tr("Close"), default=True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._fold)
        row.addStretch(1)
        for button in (self._copy, log, close):
            row.addWidget(button)
        grid.addLayout(row, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
        close.setFocus()
        self.setMinimumWidth(style.room(_WIDTH))

    def _unfold(self) -> None:
        folded = self._report.isHidden()
        self._report.setVisible(folded)
        self._fold.setText(tr("Hide &Details") if folded else tr("Show &Details"))
        if folded:
            self.resize(max(self.width(), 640), self.sizeHint().height())
        else:
            self.adjustSize()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copy.setText(tr("Copied"))


def _label(words: str) -> QLabel:
    label = QLabel(words, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
