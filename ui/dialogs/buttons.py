"""The buttons with which a dialog ends, in a row: Cancel, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLabel, QWidget

_SIDE, _ABOVE = 16, 12


def ending(dialog: QDialog, accept: QPushButton, reason: QLabel | None = None) -> QHBoxLayout:
    """Make the row; ``reason`` says before it why ``accept`` can't be pressed."""
    cancel = QPushButton(tr("Cancel"), autoDefault=False)
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.setSpacing(8)
    if reason is None:
        row.addStretch(1)
    else:
        row.addWidget(reason, 1)
    row.addWidget(cancel)
    row.addWidget(accept)
    return row


def lay_above(content: QWidget, dialog: QDialog, accept: QPushButton, reason: QLabel) -> None:
    """Fill a dialog with ``content`` up to its edges, and below a line the row of buttons."""
    row = ending(dialog, accept, reason)
    row.setContentsMargins(_SIDE, _ABOVE, _SIDE, _ABOVE)
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(content, 1)
    whole.addWidget(line)
    whole.addLayout(row)
