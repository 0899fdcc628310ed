"""What stands above an article: feed, title, author and date, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import style, text
from ui.dialogs.line import Line
from ui.translation import isolated, tr, trn
from ui.views.feed_icons import FeedIcon
from ui.views.headline import Headline
from ui.views.painting import reads_from_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QFont

    from feedmon.model import Entry, EntrySummary, Term
    from ui.views.feed_icons import Icons

_ICON = 16
#: Room of a button right of its icon: it stands beside the column, so that the icon ends with it.
_BESIDE_ICON = 8


class ArticleHeader(QWidget):
    """The calm head of an article; set at once, also while keys are held."""

    def __init__(
        self, actions: Sequence[QAction], icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = FeedIcon(icons, _ICON)
        self._feed = Line(quiet=True, font=style.font(style.Role.SMALL, strong=True))
        self._title = Headline(style.font(style.Role.TITLE, strong=True))
        self._byline = _label(style.font(style.Role.SMALL))
        self._byline.setProperty("quiet", True)
        self._byline.setWordWrap(True)
        # However long a word is, it does not widen the pane.
        self._byline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon)
        top.addWidget(self._feed, 1)
        self._buttons = []
        for action in actions:
            button = QToolButton()
            button.setProperty("class", "quiet")
            button.setDefaultAction(action)
            button.setIconSize(QSize(18, 18))
            button.setAutoRaise(True)
            button.setAccessibleName(action.text().replace("&", ""))
            top.addWidget(button)
            self._buttons.append(button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(top)
        words = QVBoxLayout()
        words.setSpacing(4)
        style.set_margins(words, 0, 0, _BESIDE_ICON, 0)
        words.addWidget(self._title)
        words.addWidget(self._byline)
        self._column.addLayout(words)
        self.set_side(32)

    def set_side(self, side: int) -> None:
        """Set the space left and right, the same as the text's."""
        style.set_margins(self._column, side, 0, side - _BESIDE_ICON, 12)

    def show_summary(self, summary: EntrySummary, now: float) -> None:
        """Show an article's words, and what stands for its feed."""
        title = summary.title or summary.snippet or tr("Untitled")
        self._title.say(title)
        self.show_feed(summary.feed_title, summary.feed_id)
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if reads_from_right(title) else flag.AlignLeft
        self._byline.setAlignment(side | flag.AlignVCenter | flag.AlignAbsolute)  # as the title
        self._byline.setText(_byline(summary, now))
        self.setAccessibleName(title)

    def show_remarks(self, entry: Entry, now: float) -> None:
        """Say behind author and date what else there is: a date that is none, what was left out."""
        said = []
        if entry.published and entry.summary.dated_at is None:
            said.append(text.original_date(entry.published))
        if entry.gone_at is not None:
            said.append(tr("No longer in the feed"))
        if entry.trackers:
            said.append(trn(entry.trackers, "{n} tracker blocked", "{n} trackers blocked"))
        self._byline.setText(_byline(entry.summary, now, *said))

    def look_for(self, terms: tuple[Term, ...]) -> None:
        """Mark in the title what the list is searched for."""
        self._title.look_for(terms)

    def show_feed(self, feed: str, feed_id: int) -> None:
        """Show what the feed is called, and what stands for it."""
        self._feed.say(feed)
        self._icon.show_feed(feed_id, feed)

    @property
    def byline(self) -> str:
        """Author and date as they stand there."""
        return self._byline.text()


class ImageBar(QWidget):
    """Says that images are blocked and asks what to do.

    *Signals*: ``once()`` and ``always()``, the person wants the images now, or of this feed.
    """

    once = Signal()
    always = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._frame = QFrame()
        self._frame.setObjectName("notice")
        row = QHBoxLayout(self._frame)
        style.set_margins(row, 12, 4, 4, 4)
        row.setSpacing(4)
        words = QLabel(tr("Images are blocked"))
        words.setFont(style.font(style.Role.SMALL))
        words.setProperty("quiet", True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        self.once_button = _link_button(tr("Show Once"), tr("Load the images of this article"))
        self.always_button = _link_button(
            tr("Always for This Feed"), tr("Load the images of this feed")
        )
        self.once_button.clicked.connect(self.once)
        self.always_button.clicked.connect(self.always)
        row.addWidget(self.once_button)
        row.addWidget(self.always_button)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._frame)
        self.set_side(32)

    def set_side(self, side: int) -> None:
        """Set the space left and right, the same as the text's."""
        self._row.setContentsMargins(side, 0, side, 12)


def _byline(summary: EntrySummary, now: float, *more: str) -> str:
    at = summary.sort_at if summary.dated_at is None else summary.dated_at
    parts = (isolated(summary.author), text.moment(at, now), *more)
    return " · ".join(part for part in parts if part)


def _label(font: QFont) -> QLabel:
    label = QLabel()
    label.setFont(font)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _link_button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("class", "link")
    button.setFont(style.font(style.Role.SMALL))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
