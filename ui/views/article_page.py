"""The page of the reading pane: what stands above the text, the text, what stands instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import style
from ui.views.scrolled_line import ScrolledLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.views.article_browser import ArticleBrowser


class ArticlePage(QWidget):
    """One column, with a hairline above the text as soon as it is scrolled.

    Each of ``above`` has a ``set_side``: the space left and right, the same as the text's.
    ``below`` stand at the lower edge and are as wide as the page.
    """

    def __init__(
        self,
        above: Sequence[QWidget],
        browser: ArticleBrowser,
        instead: QWidget,
        below: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        over = QVBoxLayout()
        over.setSpacing(0)
        # As wide as the text beside its scroll bar.
        style.set_margins(over, 0, 0, browser.verticalScrollBar().sizeHint().width(), 0)
        for widget in above:
            over.addWidget(widget)
        column.addLayout(over)
        column.addWidget(ScrolledLine(browser.verticalScrollBar()))
        column.addWidget(browser, 1)
        column.addWidget(instead, 1)
        for widget in below:
            column.addWidget(widget)
        # Where it is low, a long title takes the room of the text and is not cut itself.
        browser.setMinimumHeight(24)
