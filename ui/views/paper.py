"""An article laid out for paper: black on white, with its title, feed, author, date and address.

Nothing here belongs to the window's thread: a long article takes half a second to be laid out, so
that is done beside it, in a document of its own.
"""

from __future__ import annotations

from dataclasses import field, replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextFrameFormat,
)

from feedmon.frozen import frozen
from ui.style import LIGHT
from ui.translation import tr
from ui.views.article_document import ArticleDocument
from ui.views.article_markup import set_for_print

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from PySide6.QtCore import QSizeF, QThread
    from PySide6.QtGui import QImage, QPagedPaintDevice

#: Black on white; what only tells grounds apart stays as light as paper bears.
INK = replace(LIGHT, text="#000000", muted="#444444", link="#000000", found="#eeeeee")
#: Size of the text and of page numbers in points, space around the page in millimetres.
_TEXT_PT, _NUMBER_PT, _MARGIN_MM = 11.0, 8.5, 20.0
_MM_PER_INCH = 25.4
#: Dots per inch of a file: letters are outlines, only hairlines are rounded to these.
_RESOLUTION = 600


@frozen
class Sheet:
    """An article as it is to be printed; ``pictures`` are those that have been loaded, by address.

    ``dots`` are those per inch of the screen, in which fonts are measured.
    """

    title: str
    byline: str
    link: str
    html: str
    font: QFont
    dots: float
    pictures: Mapping[str, QImage] = field(default_factory=dict)


class Paper:
    """The pages of one article, for sheets of ``size`` millimetres."""

    def __init__(self, sheet: Sheet, size: QSizeF) -> None:
        per_mm = sheet.dots / _MM_PER_INCH
        self._dots, self._size = sheet.dots, size * per_mm
        self._number_font = QFont(sheet.font)
        self._number_font.setPointSizeF(_NUMBER_PT)
        margin = _MARGIN_MM * per_mm
        font = QFont(sheet.font)
        font.setPointSizeF(_TEXT_PT)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        document = self._document = ArticleDocument()
        document.setUseDesignMetrics(True)
        document.show_markup(set_for_print(sheet.html, INK, _head_of(sheet)), INK, font)
        column = self._size.width() - 2 * margin
        for picture in document.pictures():
            image = sheet.pictures.get(picture.url)
            if image is None:
                document.leave_out(picture)
            else:
                document.put_image(picture, image, column)
        document.setPageSize(self._size)
        frame = QTextFrameFormat()
        frame.setMargin(margin)
        document.rootFrame().setFrameFormat(frame)
        block, layout = document.begin(), document.documentLayout()
        while block.isValid():  # bit by bit: one call for all would let no other thread go on
            layout.blockBoundingRect(block)
            block = block.next()
        self.pages = document.pageCount()

    def move_to(self, thread: QThread) -> None:
        """Give the pages to another thread, by which they are drawn."""
        self._document.moveToThread(thread)

    def draw(self, device: QPagedPaintDevice, resolution: int) -> Iterator[int]:
        """Draw page after page, from 1; whoever asks for the next may do other things before."""
        painter = QPainter(device)
        try:
            painter.scale(resolution / self._dots, resolution / self._dots)
            for page in range(self.pages):
                if page:
                    device.newPage()
                self._draw_page(painter, page)
                yield page + 1
        finally:
            painter.end()

    def _draw_page(self, painter: QPainter, page: int) -> None:
        width, height = self._size.width(), self._size.height()
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, page * height, width, height)
        palette = QPalette(Qt.GlobalColor.white)
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        context.palette = palette
        painter.save()
        painter.translate(0, -page * height)
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        if self.pages > 1:
            self._draw_number(painter, page)

    def _draw_number(self, painter: QPainter, page: int) -> None:
        margin = _MARGIN_MM * self._dots / _MM_PER_INCH
        foot = QRectF(0, self._size.height() - margin, self._size.width(), margin)
        painter.save()
        painter.setFont(self._number_font)
        painter.setPen(Qt.GlobalColor.black)
        words = tr("{page} of {pages}", page=page + 1, pages=self.pages)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.restore()


def write_pdf(sheet: Sheet, path: Path, page_size: QPageSize) -> int:
    """Write ``path`` whole or not at all, on any thread; return the number of pages.

    Raises OSError.
    """
    paper = Paper(sheet, page_size.size(QPageSize.Unit.Millimeter))
    # In memory first: Qt would say nothing of a disk that is full.
    data = QBuffer()
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(data)
    writer.setResolution(_RESOLUTION)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(page_size, portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(sheet.title)
    writer.setCreator("feedmon")
    for _ in paper.draw(writer, _RESOLUTION):
        pass
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data.data().data())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return paper.pages


def _head_of(sheet: Sheet) -> str:
    link = f'<br><a href="{escape(sheet.link)}">{escape(sheet.link)}</a>' if sheet.link else ""
    return f'<h1>{escape(sheet.title)}</h1><p class="caption">{escape(sheet.byline)}{link}</p><hr>'
