"""The first start: three ways to the first feed, and a word about the tray."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

import resources
from ui import style
from ui.models.outline import Outline
from ui.translation import tr
from ui.views.empty import put_in_the_middle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QShowEvent

    from feedmon.model import ImportReport
    from ui.actions import Actions
    from ui.views.importing import Importing
    from ui.views.kit import Kit

_MARK = 72
_MEASURE = 440


class Welcome(QWidget):
    """A field that takes any address, and two buttons.

    *Signals*: ``asked(str)``, the address that was given; ``appeared()``, it is to be seen for the
    first time.
    """

    asked = Signal(str)
    appeared = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("First steps"))
        self._mark = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self.field = QLineEdit(
            placeholderText=tr("Paste the address of a feed, a site, a channel …")
        )
        self.field.setAccessibleName(tr("Address to follow"))
        self.field.setClearButtonEnabled(False)
        self.add = QPushButton(tr("Add"), default=True)
        self.add.setEnabled(False)
        self.field.textChanged.connect(lambda words: self.add.setEnabled(bool(words.strip())))
        self.field.returnPressed.connect(self._ask)
        self.add.clicked.connect(self._ask)
        self.ways = [_button(actions.import_opml), _button(actions.starter_pack)]
        words = tr("With its window closed feedmon keeps watching from the tray.")
        self.hint = _label(words, style.Role.SMALL, quiet=True)
        self._further: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._seen = False
        self._lay_out()

    def offer(self, ways: Sequence[QAction]) -> None:
        """Offer further ways to begin, on a line of their own."""
        for button in self._further:
            button.hide()
            button.deleteLater()
        self._further = [_button(action) for action in ways]
        for button in self._further:
            self._row.insertWidget(self._row.count() - 1, button)

    def _ask(self) -> None:
        address = self.field.text().strip()
        if address:
            self.field.clear()
            self.asked.emit(address)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        others = QHBoxLayout()
        others.setSpacing(8)
        others.addStretch(1)
        for button in self.ways:
            others.addWidget(button)
        others.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._mark)
        column.addWidget(_label(tr("Follow what matters to you"), style.Role.TITLE, strong=True))
        column.addWidget(_label(tr("Anything that publishes will do: a feed, a site, a channel.")))
        column.addSpacing(8)
        column.addLayout(row)
        column.addSpacing(16)
        column.addWidget(_label(tr("Or begin with a list:"), style.Role.SMALL, quiet=True))
        column.addLayout(others)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addSpacing(16)
        column.addWidget(self.hint)
        put_in_the_middle(self, column, style.room(_MEASURE))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the mark as sharp as this screen can."""
        size = QSize(_MARK, _MARK)
        self._mark.setPixmap(style.program_icon().pixmap(size, self.devicePixelRatioF()))
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self.appeared.emit()


class FirstSteps(QObject):
    """Offers the starter pack, and follows what is chosen of it."""

    def __init__(self, window: QWidget, kit: Kit, importing: Importing) -> None:
        super().__init__(window)
        self._window, self._engine, self._tasks = window, kit.engine, kit.tasks
        self._importing = importing
        kit.actions.starter_pack.triggered.connect(self._begin)

    def _begin(self) -> None:
        if not self._tasks.running("starter pack"):
            self._tasks.start(self._offer(), name="starter pack")

    async def _offer(self) -> None:
        from ui.dialogs.opened import accepted
        from ui.dialogs.starter import StarterDialog, description

        path = resources.FOLDER / "starter.opml"
        preview = await self._engine.preview_opml(await asyncio.to_thread(path.read_bytes))
        outline = await asyncio.to_thread(Outline, preview, description)
        dialog = StarterDialog(outline, self._window)
        if await accepted(dialog):
            self._importing.follow(
                dialog.chosen, tr("Starter Pack"), tr("the starter pack"), then=self._refresh
            )

    async def _refresh(self, report: ImportReport) -> None:
        # They were chosen one by one to be read: no reason to let them come by and by.
        work = self._engine.refresh(feed.id for feed in report.added)
        self._tasks.start(work, name="refresh starter pack")


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text().replace("&", ""))
    button.setToolTip(action.toolTip())
    button.clicked.connect(lambda _=False: action.trigger())
    return button


def _label(
    words: str, role: style.Role = style.Role.BASE, *, strong: bool = False, quiet: bool = False
) -> QLabel:
    label = QLabel(words, alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(style.font(role, strong=strong))
    label.setProperty("quiet", quiet)
    return label
