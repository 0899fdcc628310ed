"""The pictures of the article that is open: places kept for them, and what arrives put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextCursor

from ui import style
from ui.views.article_document import ArticleDocument
from ui.views.article_header import ImageBar
from ui.views.article_images import ArticleImages
from ui.views.picture_words import described

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from feedmon.model import Pixels
    from ui.tasks import Tasks
    from ui.views.article_browser import ArticleBrowser
    from ui.views.article_document import Picture

#: The task that brings pictures.
LOADING = "article-images"
#: Images take their new size when the pane has had its own for so long.
_REFIT_MS = 120
#: Pictures are asked for when they are so many screens below, or one above; looked at again when
#: the text has stood still for so long.
_AHEAD, _REST_MS = 2, 60


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
        load_image: Callable[[str, int], Awaitable[Pixels | None]],
        *,
        browser: ArticleBrowser,
        column: Callable[[], float],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._browser, self._column = tasks, browser, column
        self._pane = parent
        self._images = ArticleImages(load_image, self._nearest, self._image_arrived)
        self._document = ArticleDocument(self)  # an empty one until there is an article
        self._pictures: list[Picture] = []
        self._arrived: list[tuple[Picture, QImage]] = []
        self._sizes: Mapping[str, tuple[int, int]] = {}
        self._showing = self._always = False
        self._refit = QTimer(self, singleShot=True, interval=_REFIT_MS)
        self._refit.timeout.connect(self._fit)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_on)
        browser.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.bar = ImageBar()
        self.bar.once.connect(self.show_once)
        self.bar.always.connect(self._want_always)

    def stop(self) -> None:
        """Load nothing any more."""
        self._tasks.cancel(LOADING)

    def clear(self) -> None:
        """Forget the article, and load nothing more of it."""
        self.stop()
        self._images.begin(())
        self._pictures, self._arrived = [], []
        self.bar.hide()

    def begin(self, *, allowed: bool, sizes: Mapping[str, tuple[int, int]]) -> None:
        """Learn whether the pictures of the next article are ``allowed``.

        And how large those are that are kept, by their addresses.
        """
        self.stop()
        self._sizes = sizes
        self._showing = allowed or self._always

    def place(self, document: ArticleDocument) -> None:
        """Keep the places of pictures in a document that is about to be shown."""
        self._document = document
        self._pictures, self._arrived = document.pictures(), []
        seen = [picture for picture in self._pictures if not picture.is_pixel]
        self.bar.setVisible(bool(seen) and not self._showing)
        for picture in self._pictures:
            if self._showing:
                document.reserve(picture, self._column(), self._sizes.get(picture.url))
            else:
                self._put_chip(picture)

    @property
    def said(self) -> str:
        """What the pictures of the article say of themselves."""
        return described(each.alt for each in self._pictures if not each.is_pixel)

    def load(self) -> None:
        """Bring the pictures of the document that is shown now, if they are wanted."""
        self._images.begin(self._pictures if self._showing else ())
        self._start()

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
        # The pane hears of another scheme before what is in it, and sets the article anew at once.
        scheme = style.tokens(self._pane.palette())
        ratio = self._browser.devicePixelRatioF()
        self._document.put_chip(picture, self._column(), ratio, scheme)

    def _image_arrived(self, picture: Picture, image: QImage | None) -> None:
        """Put an image in and keep what is read where it is, if the image is above it."""
        bar = self._browser.verticalScrollBar()
        read = self._read_below(picture)
        before = 0 if read is None else self._browser.cursorRect(read).top()
        if image is None:
            self._put_chip(picture)
        else:
            self._arrived.append((picture, image))
            self._document.put_image(picture, image, self._column())
        if read is not None:
            bar.setValue(bar.value() + self._browser.cursorRect(read).top() - before)

    def _read_below(self, picture: Picture) -> QTextCursor | None:
        """Return a place in what is read that a picture above it, or at the upper edge, moves."""
        if not self._browser.verticalScrollBar().value():
            return None
        read = self._browser.cursorForPosition(QPoint(0, 0))
        block = self._document.findBlock(picture.position)
        if read.block() == block:
            read.movePosition(QTextCursor.MoveOperation.NextBlock)
        return read if block.position() < read.position() else None

    # --- those that are near ----------------------------------------------------------------

    def _start(self) -> None:
        if self._images.waits:
            work = self._images.load(self._column(), self._browser.devicePixelRatioF())
            self._tasks.start(work, name=LOADING, replace=True)

    def _scrolled(self) -> None:
        if self._images.waits:
            self._rest.start()

    def _look_on(self) -> None:
        """Bring what has come near; a round that goes on sees it by itself."""
        if not self._tasks.running(LOADING):
            self._start()

    def _nearest(self, waiting: Sequence[Picture]) -> Picture | None:
        """Choose the picture nearest to what is on the screen; none while all are far from it."""
        height = self._browser.viewport().height()
        above, top, foot, ahead = (
            self._browser.cursorForPosition(QPoint(0, at)).position()
            for at in (-height, 0, height, height * (1 + _AHEAD))
        )
        near = [each for each in waiting if above <= each.position <= ahead]

        def distance(picture: Picture) -> int:
            return max(top - picture.position, picture.position - foot, 0)

        return min(near, key=distance, default=None)

    # --- their width ------------------------------------------------------------------------

    def _fit(self) -> None:
        for picture, image in self._arrived:
            self._document.put_image(picture, image, self._column())
