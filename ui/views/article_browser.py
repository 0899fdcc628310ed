"""The view of an article's body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget

    from ui.views.article_document import ArticleDocument


class ArticleBrowser(QTextBrowser):
    """Shows a document and opens nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ArticleDocument | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Article")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Answer nothing: the document has what is shown."""
        return None

    def put(self, document: ArticleDocument) -> None:
        """Show another document from its top and let go of the one before."""
        before, self._shown = self._shown, document
        document.setParent(self)
        self.setDocument(document)
        if before is not None:
            before.deleteLater()

    def scroll_to(self, anchor: str) -> None:
        """Let an anchor stand in the upper third; what is near the top stays where it is."""
        self.scrollToAnchor(anchor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - self.viewport().height() // 3)

    def scroll_on(self) -> bool:
        """Scroll a page down, all but a line; tell whether there was anything left to see."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + max(1, bar.pageStep() - 2 * self.fontMetrics().height()))
        return bar.value() != before
