"""What would change if the keys of another program were used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from ui import style
from ui.dialogs.key_view import PAD, KeyView
from ui.dialogs.sizes import give_room
from ui.models.shortcuts import ShortcutGroup, ShortcutModel
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.models.shortcuts import ShortcutRow

_SIZE = (520, 560)


class PresetDialog(QDialog):
    """Lists the actions whose keys change. When accepted, ``keep_own`` is as the person wants it.

    ``preview`` is asked what changes, with the person's own keys or without.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: str,
        own: int,
        preview: Callable[[bool], Sequence[ShortcutRow]],
    ) -> None:
        super().__init__(parent)
        self._title, self._preview = title, preview
        self.setWindowTitle(tr("Keys as in {program}", program=title))
        self._heading = QLabel()
        self._heading.setFont(style.font(strong=True))
        rest = QLabel(tr("Whatever loses its key is in the menus and in the command palette."))
        rest.setWordWrap(True)
        rest.setProperty("quiet", True)
        self.model = ShortcutModel((), self)
        self._view = KeyView(self.model)
        self._view.setAccessibleName(tr("What changes"))
        self.keep = QCheckBox(
            trn(own, "Keep the key that you chose yourself", "Keep the {n} that you chose yourself")
        )
        self.keep.setChecked(True)
        self.keep.setVisible(own > 0)
        self.keep.toggled.connect(lambda _on: self._look())
        self.use = QPushButton(tr("Use These Keys"), default=True)
        self.use.clicked.connect(self.accept)
        cancel = QPushButton(tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        frame = QFrame()
        frame.setObjectName("framed")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self._view)
        self._nothing = QLabel(tr("Nothing: all keys are as they would be."))
        self._nothing.setProperty("quiet", True)
        self._nothing.setContentsMargins(PAD, 8, PAD, 8)
        inside.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.use)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._heading)
        top.addWidget(rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(frame, 1)
        column.addWidget(self.keep)
        column.addLayout(buttons)
        give_room(self, *_SIZE)
        self._look()
        self.use.setFocus()

    @property
    def keep_own(self) -> bool:
        """Whether the person's own keys stay."""
        return self.keep.isChecked()

    def _look(self) -> None:
        rows = tuple(self._preview(self.keep_own))
        self.model.show([ShortcutGroup("", rows)])
        self._view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._heading.setText(
            trn(
                len(rows),
                "{n} action gets other keys with those of {program}",
                "{n} actions get other keys with those of {program}",
                program=self._title,
            )
        )
