"""The pictures of the article that is open: places kept for them, and what arrives put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui import style
from ui.views.article_document import ArticleDocument
from ui.views.article_header import ImageBar
from ui.views.article_images import ArticleImages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from ui.tasks import Tasks
    from ui.views.article_browser import ArticleBrowser
    from ui.views.article_document import Picture

#: The task that brings pictures.
LOADING = "article-images"
#: Images take their new size when the pane has had its own for so long.
_REFIT_MS = 120


class PaneImages(QObject):
    """Keeps ``browser`` in pictures; ``column`` says how wide they may be.

    *Signals*: ``wanted()``, the pictures are to be shown: the article has to be set anew for them;
    ``always_wanted()``, those of its whole feed from now on.
    """

    wanted = Signal()
    always_wanted = Signal()

    def __init__(
        self,
        tasks: Tasks,
        load_image: Callable[[str], Awaitable[bytes | None]],
        *,
        browser: ArticleBrowser,
        column: Callable[[], float],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._browser, self._column = tasks, browser, column
        self._images = ArticleImages(load_image, self._image_arrived)
        self._document = ArticleDocument(self)  # an empty one until there is an article
        self._pictures: list[Picture] = []
        self._arrived: list[tuple[Picture, QImage]] = []
        self._showing = self._always = False
        self._refit = QTimer(self, singleShot=True, interval=_REFIT_MS)
        self._refit.timeout.connect(self._fit)
        self.bar = ImageBar()
        self.bar.once.connect(self.show_once)
        self.bar.always.connect(self._want_always)

    def stop(self) -> None:
        """Load nothing any more."""
        self._tasks.cancel(LOADING)

    def clear(self) -> None:
        """Forget the article, and load nothing more of it."""
        self.stop()
        self._pictures, self._arrived = [], []
        self.bar.hide()

    def begin(self, *, allowed: bool) -> None:
        """Learn whether the pictures of the next article are ``allowed``."""
        self.stop()
        self._showing = allowed or self._always

    def place(self, document: ArticleDocument) -> None:
        """Keep the places of pictures in a document that is about to be shown."""
        self._document = document
        self._pictures, self._arrived = document.pictures(), []
        seen = [picture for picture in self._pictures if not picture.is_pixel]
        self.bar.setVisible(bool(seen) and not self._showing)
        for picture in self._pictures:
            if self._showing:
                document.reserve(picture, self._column())
            else:
                self._put_chip(picture)

    def load(self) -> None:
        """Bring the pictures of the document that is shown now, if they are wanted."""
        if self._showing:
            ratio = self._browser.devicePixelRatioF()
            work = self._images.load(self._pictures, self._column(), ratio)
            self._tasks.start(work, name=LOADING, replace=True)

    def show_once(self) -> None:
        """Load the images of this article, this once."""
        self._showing = True
        self.wanted.emit()

    def load_always(self, *, always: bool) -> bool:
        """Load the images of every article from now on; tell whether this one's come now."""
        self._always = always
        return always and not self._showing

    def refit(self) -> None:
        """Let what is shown take the width of another column, soon."""
        if self._arrived:
            self._refit.start()

    def arrived(self) -> dict[str, QImage]:
        """Return what is shown by now, by its address."""
        return {picture.url: image for picture, image in self._arrived}

    def _want_always(self) -> None:
        self.always_wanted.emit()
        self.show_once()

    def _put_chip(self, picture: Picture) -> None:
        scheme = style.tokens(self._browser.palette())
        ratio = self._browser.devicePixelRatioF()
        self._document.put_chip(picture, self._column(), ratio, scheme)

    def _image_arrived(self, picture: Picture, image: QImage | None) -> None:
        """Put an image in and keep the text where it is, if the image is above it."""
        bar = self._browser.verticalScrollBar()
        block = self._document.findBlock(picture.position)
        layout = self._document.documentLayout()
        before = layout.blockBoundingRect(block)
        if image is None:
            self._put_chip(picture)
        else:
            self._arrived.append((picture, image))
            self._document.put_image(picture, image, self._column())
        grown = layout.blockBoundingRect(block).height() - before.height()
        if before.bottom() < bar.value() and grown:
            bar.setValue(round(bar.value() + grown))

    def _fit(self) -> None:
        for picture, image in self._arrived:
            self._document.put_image(picture, image, self._column())
