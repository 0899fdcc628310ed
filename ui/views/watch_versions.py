"""What a watch saw over time: two versions word by word in one text, or the only one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from feedmon.errors import FeedmonError
from feedmon.model import CURRENT, Version
from ui import style, text
from ui.dialogs.sizes import give_room
from ui.translation import tr
from ui.views.announcing import announce
from ui.views.article_browser import ArticleBrowser
from ui.views.article_changes import ANCHOR, ChangesBar, html_of
from ui.views.article_document import ArticleDocument

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from feedmon.model import Difference, WatchVersion
    from ui.tasks import Tasks

    Compare = Callable[[int, int], Awaitable[Difference | None]]

_TASK = "compare versions of a watch"  # not for people
_SIZE, _SIDE = (640, 520), 24


class WatchVersionsDialog(QDialog):
    """``versions`` are the newest first; ``row`` is the one that is shown, beside the one before.

    ``compare`` is asked with the ids of two versions, the earlier first.
    """

    def __init__(
        self,
        parent: QWidget | None,
        versions: Sequence[WatchVersion],
        row: int,
        *,
        title: str,
        compare: Compare,
        tasks: Tasks,
        now: float,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(tr("Versions of {title}", title=text.one_line(title, 60)))
        self._compare, self._tasks = compare, tasks
        self._difference: Difference | None = None
        self._text = versions[row].text
        # What is there now has a number of its own, as with versions of an article.
        self._ids = {CURRENT: versions[0].id} | {each.id: each.id for each in versions[1:]}
        self.bar = ChangesBar()
        self.browser = ArticleBrowser()
        self.browser.setAccessibleName(tr("Text that was seen"))
        self.close_button = QPushButton(tr("Close"), default=True)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.bar.set_side(_SIDE)
        self.bar.close_button.hide()
        self.bar.chosen.connect(self._begin)
        self.bar.stepped.connect(lambda at: self.browser.scrollToAnchor(ANCHOR.format(at)))
        self.finished.connect(lambda _result: self._tasks.cancel(_TASK))
        self._draw()
        give_room(self, *_SIZE)
        self.browser.setFocus()
        if row + 1 < len(versions):
            self._offer(versions, row, now)

    def changeEvent(self, event: QEvent) -> None:
        """Write it in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "browser"):
            self._draw()

    def _offer(self, versions: Sequence[WatchVersion], row: int, now: float) -> None:
        listed, until = [], None
        for at, version in enumerate(versions):
            listed.append(Version(version.id if at else CURRENT, "", version.seen_at, until))
            until = version.seen_at
        self.bar.offer(listed, now)
        self.bar.choose(listed[row + 1].id, listed[row].id)
        self._begin(listed[row + 1].id, listed[row].id)

    def _begin(self, before: int, after: int) -> None:
        self._tasks.start(self._show(before, after), name=_TASK, replace=True)

    async def _show(self, before: int, after: int) -> None:
        try:
            difference = await self._compare(self._ids[before], self._ids[after])
        except FeedmonError as error:
            self.bar.say(text.error_sentence(error))
            return
        if difference is None:
            self.bar.say(tr("This version is not kept any more."))
            return
        self._difference = difference
        self._draw()
        self.bar.show_difference(difference)
        announce(self.bar.words, self.bar.words.text())

    def _draw(self) -> None:
        scheme = style.tokens(self.palette())
        if self._difference is not None:
            html = html_of(self._difference, scheme)
        else:
            lines = (line for line in self._text.split("\n") if line.strip())
            html = "".join(f"<p>{escape(line)}</p>" for line in lines)
        document = ArticleDocument()
        document.show_html(html, scheme, style.font())
        document.set_side(_SIDE)
        self.browser.put(document)

    def _lay_out(self) -> None:
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 12, 16, 12)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(0, 12, 0, 0)
        above.addWidget(self.bar)
        column.addLayout(above)
        column.addWidget(self.browser, 1)
        column.addWidget(line)
        column.addLayout(buttons)
