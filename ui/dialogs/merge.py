"""Which of several feeds is to keep the articles of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import style, text
from ui.dialogs.buttons import ending
from ui.dialogs.line import Line
from ui.dialogs.sizes import give_room
from ui.translation import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedmon.model import Feed

_SIZE = (460, 320)
#: What of the width margins, mark and scroll bar take.
_BESIDE = 106


class MergeDialog(QDialog):
    """When accepted, ``keep_id`` is the feed that was chosen: at first the one that works best."""

    def __init__(self, parent: QWidget | None, feeds: Sequence[Feed]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Merge Feeds"))
        self._group = QButtonGroup(self)
        heading = QLabel(tr("Which feed is to be followed?"))
        heading.setFont(style.font(strong=True))
        rest = QLabel(
            tr(
                "It takes over the articles of the others, which are unsubscribed from. "
                "Articles that are there twice become one, with every star and tag."
            )
        )
        rest.setWordWrap(True)
        rest.setProperty("quiet", True)
        choices = QWidget()
        choices.setObjectName("page")
        rows = QVBoxLayout(choices)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(8)
        best = min(feeds, key=lambda feed: (feed.error is not None, -feed.total))
        for feed in feeds:
            rows.addLayout(self._choice(feed, chosen=feed is best))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(choices)
        frame = QFrame()
        frame.setObjectName("framed")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(scroll)
        merge = QPushButton(tr("Merge"), default=True)
        merge.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(rest)
        column.addWidget(frame, 1)
        column.addLayout(ending(self, merge))
        give_room(self, *_SIZE)
        for button in self._group.buttons():
            if button.isChecked():  # not the first one, which would be checked by Space
                button.setFocus()

    @property
    def keep_id(self) -> int:
        """The feed that keeps everything."""
        return self._group.checkedId()

    def _choice(self, feed: Feed, *, chosen: bool) -> QVBoxLayout:
        button = QRadioButton()
        room = style.room(_SIZE[0]) - _BESIDE
        title = button.fontMetrics().elidedText(feed.title, Qt.TextElideMode.ElideRight, room)
        button.setText(title.replace("&", "&&"))
        button.setAccessibleName(feed.title)
        button.setToolTip("" if title == feed.title else text.as_plain(feed.title))
        button.setChecked(chosen)
        button.setAccessibleDescription(feed.url)
        self._group.addButton(button, feed.id)
        says = [trn(feed.total, "{n} article", "{n} articles"), feed.url]
        if feed.error is not None:
            says.insert(0, tr("Failing"))
        details = Line(quiet=True)
        style.set_margins(details, 24, 0, 0, 0)
        details.say(" · ".join(says))
        row = QVBoxLayout()
        row.setSpacing(2)
        row.addWidget(button)
        row.addWidget(details)
        return row
