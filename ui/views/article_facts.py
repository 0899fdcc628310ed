"""Below the head of an article: what its feed says of it beside, and its files."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.dialogs.line import Line
from ui.text.extras import article_facts, file_words
from ui.translation import tr, trn
from ui.views.focus import put_in_turn
from ui.views.quiet_line import QuietLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from feedmon.model import Enclosure, Entry
    from ui.text.extras import Fact

#: Files that are shown; others when they are wanted, in so many pixels of height.
_SHOWN, _HEIGHT = 3, 220
#: Letters of a fact that is not broken.
_SHORT = 24


class ArticleFacts(QWidget):
    """A quiet line of facts, and a row for each file.

    *Signals*: ``opened(str)``, an address that the person wants; ``copied(str)``, one to be copied.
    """

    opened = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._links: list[str] = []
        self._files: tuple[Enclosure, ...] = ()
        self.facts = QuietLine()
        self.facts.linkActivated.connect(lambda place: self.opened.emit(self._links[int(place)]))
        self.facts.linkHovered.connect(self._tell)
        self.rows: list[FileRow] = []
        self._list = QWidget()
        self._list.setObjectName("page")
        self._stack = QVBoxLayout(self._list)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(4)
        self._area = _Area()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more = QPushButton()
        self.more.setProperty("class", "link")
        self.more.setProperty("flush", True)
        self.more.setFont(style.font(style.Role.SMALL))
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addWidget(self.facts)
        self._column.addWidget(self._area)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_side(32)
        self.clear()

    def set_side(self, side: int) -> None:
        """Set the space left and right, the same as the text's."""
        self._column.setContentsMargins(side, 0, side, 12)

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        """Say what there is to say of an article; pictures that stand in its text are no files."""
        facts = article_facts(entry)
        self._links = [fact.link for fact in facts]
        self.facts.put(_written(facts))
        self.facts.setAccessibleName(", ".join(fact.words for fact in facts))
        self.facts.setVisible(bool(facts))
        self._files = tuple(
            file
            for file in entry.enclosures
            if file.url.lower().startswith(("http://", "https://"))
            and escape(file.url) not in entry.content_html
        )
        self._show(self._files[:_SHOWN])
        hidden = len(self._files) - _SHOWN
        self.more.setVisible(hidden > 0)
        self.more.setText(trn(hidden, "Show {n} more file", "Show {n} more files"))
        self.setVisible(bool(facts or self._files))

    def _show(self, files: Sequence[Enclosure]) -> None:
        for row in self.rows:
            self._stack.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [FileRow(file) for file in files]
        for row in self.rows:
            row.opened.connect(self.opened)
            row.copied.connect(self.copied)
            self._stack.addWidget(row)
            row.show()  # what is hidden has no height yet
        put_in_turn(self.facts, [each for row in self.rows for each in row.buttons])
        height = self._list.sizeHint().height() if self.rows else 0
        # As high as the files, or where the window is low at least as high as the first.
        least = self.rows[0].sizeHint().height() if self.rows else 0
        self._area.setMinimumHeight(least)
        self._area.setMaximumHeight(min(height, style.room(_HEIGHT)))
        self._area.setVisible(bool(self.rows))
        self._area.updateGeometry()

    def _show_all(self) -> None:
        at = len(self.rows)
        self._show(self._files)
        self.more.hide()
        self.rows[at].open_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, place: str) -> None:
        """Let the tip of the line say where the link under the pointer goes."""
        self.facts.setToolTip(escape(self._links[int(place)]) if place else "")


class _Area(QScrollArea):
    """As high as what is in it: Qt remembers how high that was at first."""

    def sizeHint(self) -> QSize:
        """Return the size of the files."""
        files = self.widget()
        return super().sizeHint() if files is None else files.sizeHint()


class FileRow(QFrame):
    """One file: what it is, to be played or opened elsewhere; nothing of it is loaded here."""

    opened = Signal(str)
    copied = Signal(str)

    def __init__(self, file: Enclosure) -> None:
        super().__init__()
        self.setObjectName("notice")
        words = file_words(file)
        self._name = words.icon
        self._icon = QLabel()
        self._draw_icon()
        name = Line(font=style.font(style.Role.SMALL))
        name.say(words.name)
        about = Line(quiet=True)
        about.say(words.about)
        self.open_button = QPushButton(tr("Play") if words.plays else tr("Open"))
        self.open_button.setProperty("class", "link")
        self.open_button.setFont(style.font(style.Role.SMALL))
        self.open_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.open_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = (
            tr("Play {name}", name=words.name)
            if words.plays
            else tr("Open {name}", name=words.name)
        )
        self.open_button.setAccessibleName(said)
        self.open_button.setToolTip(tr("With the program that the system has for it"))
        self.open_button.clicked.connect(lambda: self.opened.emit(file.url))
        self.copy_button = QToolButton()
        self.copy_button.setProperty("class", "quiet")
        self.copy_button.setAutoRaise(True)
        self.copy_button.setIcon(style.icon("copy"))
        self.copy_button.setIconSize(QSize(14, 14))
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.copy_button.setToolTip(tr("Copy the address of the file"))
        self.copy_button.setAccessibleName(tr("Copy the address of {name}", name=words.name))
        self.copy_button.clicked.connect(lambda: self.copied.emit(file.url))
        self.buttons = (self.open_button, self.copy_button)
        row = QHBoxLayout(self)
        style.set_margins(row, 12, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addWidget(about)
        row.addLayout(lines, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        side = QSize(16, 16)
        self._icon.setPixmap(style.icon(self._name).pixmap(side, self.devicePixelRatioF()))


def _written(facts: Sequence[Fact]) -> str:
    return " · ".join(
        f'<a href="{place}">{_whole(fact.words)}</a>' if fact.link else _whole(fact.words)
        for place, fact in enumerate(facts)
    )


def _whole(words: str) -> str:
    """Write what is short on one line: "1 h 20 min" is not parted."""
    written = escape(words)
    return written.replace(" ", "&nbsp;") if len(words) <= _SHORT else written
