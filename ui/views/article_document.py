"""The body of an article as a document that asks nobody for anything.

QTextDocument, left alone, reads files that a page names. This one answers every such question
itself: with an image that was put in, or with nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
)

from feedmon.frozen import frozen
from ui import style
from ui.translation import tr
from ui.views.article_markup import ICON, ICONS, runs_right_to_left, set_for_qt
from ui.views.article_spacing import holds_pictures_only, space_lines
from ui.views.picture_words import alternative
from ui.views.typography import fixed_font, style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from ui.style import Tokens

MARGIN = 32
_CHIP = 24
_ICON = 20
#: Pictures of this size or less only count readers.
_PIXEL = 2


@frozen
class Picture:
    """An image of the article: where it stands and the size it claims (0: says nothing)."""

    url: str
    position: int
    length: int
    width: int
    height: int
    alt: str
    alone: bool  # nothing else stands in its paragraph

    @property
    def is_pixel(self) -> bool:
        """Whether it is too small to be seen."""
        return 0 < self.width <= _PIXEL or 0 < self.height <= _PIXEL


class ArticleDocument(QTextDocument):
    """Shows cleaned HTML in the program's typography; images are put in from outside.

    One for each article: set before a view lays it out, 130 KB take 100 ms less than in a
    document that is shown, and Qt lays out as far as one looks.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self._side = MARGIN

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Answer with nothing, visibly nothing: what is shown was put in with ``put_image``."""
        return self._nothing

    def show_html(self, html: str, scheme: Tokens, font: QFont, *, ratio: float = 1.0) -> None:
        """Lay out ``html``, which is clean, in ``font`` and the colours of ``scheme``.

        ``ratio`` is how many pixels of the screen a point has.
        """
        markup = set_for_qt(html, scheme)
        for name in ICONS:
            if name in markup:
                self._draw_icon(name, scheme, ratio)
        self.show_markup(markup, scheme, font)

    def show_markup(self, markup: str, scheme: Tokens, font: QFont) -> None:
        """Lay out what ``article_markup`` has written."""
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(style_sheet(scheme, font))
        self._run(font, right_to_left=runs_right_to_left(markup))
        self.setHtml(markup)
        space_lines(self, font)
        self.set_side(self._side)

    def set_side(self, side: float) -> None:
        """Set the space left and right of the text."""
        self._side = round(side)
        frame = self.rootFrame().frameFormat()
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(8)
        frame.setBottomMargin(64)
        if isinstance(frame, QTextFrameFormat):
            self.rootFrame().setFrameFormat(frame)

    # --- images -----------------------------------------------------------------------------

    def pictures(self) -> list[Picture]:
        """Return the images in the order of the text."""
        return list(self._pictures())

    def put_image(self, picture: Picture, image: QImage, column: float) -> None:
        """Show ``image`` where ``picture`` stands, at most as wide as ``column``."""
        ratio = image.devicePixelRatioF()
        width, height = image.width() / ratio, image.height() / ratio
        shown = min(picture.width or width, column)
        self._put(picture, image, shown, shown * height / max(width, 1))

    def reserve(self, picture: Picture, column: float, size: tuple[int, int] | None = None) -> None:
        """Keep the place of an image that is on its way; ``size`` is its own, where it is known."""
        if size is not None:
            width = min(picture.width or size[0], column)
            height = width * size[1] / max(size[0], 1)
        elif picture.width and picture.height:
            width = min(picture.width, column)
            height = width * picture.height / picture.width
        elif picture.alone:
            width = min(picture.width or column, column)
            height = width * 9 / 16
        else:
            width = height = _CHIP
        self._put(picture, self._nothing, width, height)

    def leave_out(self, picture: Picture) -> None:
        """Let nothing be seen of an image."""
        self._put(picture, self._nothing, 1, 1)

    def put_chip(self, picture: Picture, column: float, ratio: float, scheme: Tokens) -> None:
        """Show that an image stands here and is not loaded, with what it says of itself."""
        if picture.is_pixel or (picture.width and picture.width <= _CHIP):
            self.leave_out(picture)
            return
        font = QFont(self.defaultFont())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(
            " ".join(picture.alt.split()) or tr("Image"),
            Qt.TextElideMode.ElideRight,
            max(40.0, min(column, 420) - 40),
        )
        width = round(metrics.horizontalAdvance(words)) + 38
        image = QImage(
            round(width * ratio), round(_CHIP * ratio), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.raised))
        painter.drawRoundedRect(QRectF(0, 0, width, _CHIP), 6, 6)
        style.draw_icon(painter, "image", QRectF(8, 5, 14, 14), scheme.muted)
        painter.setFont(font)
        painter.setPen(QColor(scheme.muted))
        painter.drawText(
            QRectF(QPointF(28, 0), QPointF(width, _CHIP)), int(Qt.AlignmentFlag.AlignVCenter), words
        )
        painter.end()
        # Two pictures of one address may say different things of themselves.
        self._put(picture, image, width, _CHIP, name=f"chip:{picture.position}")

    def _put(
        self, picture: Picture, image: QImage, width: float, height: float, *, name: str = ""
    ) -> None:
        if picture.position + picture.length >= self.characterCount():
            return  # another article took its place, and it was emptied
        name = name or picture.url
        self.addResource(int(QTextDocument.ResourceType.ImageResource.value), QUrl(name), image)
        cursor = QTextCursor(self)
        cursor.setPosition(picture.position)
        cursor.setPosition(picture.position + picture.length, QTextCursor.MoveMode.KeepAnchor)
        form = QTextImageFormat()
        form.setName(name)
        form.setWidth(width)
        form.setHeight(height)
        cursor.mergeCharFormat(form)
        self.markContentsDirty(picture.position, picture.length)

    def _pictures(self) -> Iterator[Picture]:
        block = self.begin()
        while block.isValid():
            alone = holds_pictures_only(block)
            for form in block.textFormats():
                if not form.format.isImageFormat():
                    continue
                image = form.format.toImageFormat()
                if image.name().startswith(ICON):
                    continue
                yield Picture(
                    image.name(),
                    block.position() + form.start,
                    form.length,
                    round(image.width()),
                    round(image.height()),
                    alternative(image),
                    alone,
                )
            block = block.next()

    def _draw_icon(self, name: str, scheme: Tokens, ratio: float) -> None:
        image = QImage(
            round(_ICON * ratio), round(_ICON * ratio), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        style.draw_icon(painter, name.removeprefix(ICON), QRectF(0, 0, _ICON, _ICON), scheme.icon)
        painter.end()
        self.addResource(int(QTextDocument.ResourceType.ImageResource.value), QUrl(name), image)

    # --- typography -------------------------------------------------------------------------

    def _run(self, font: QFont, *, right_to_left: bool) -> None:
        """Let each paragraph run as its letters do, in an article of the other direction as that.

        Qt would let all of them run as the window does.
        """
        option = self.defaultTextOption()
        run = Qt.LayoutDirection
        option.setTextDirection(run.RightToLeft if right_to_left else run.LayoutDirectionAuto)
        option.setTabStopDistance(4 * QFontMetricsF(fixed_font(font)).horizontalAdvance("0"))
        self.setDefaultTextOption(option)
        self.setIndentWidth(2 * QFontMetricsF(font).height())
