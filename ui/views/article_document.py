"""The body of an article as a document that asks nobody for anything.

QTextDocument, left alone, reads files that a page names. This one answers every such question
itself: with an image that was put in, or with nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
)

from ui import style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextBlock

    from ui.style import Tokens

#: Characters of a line at the most; 65 to 75 read best.
MEASURE = 70
MARGIN = 32
#: Height of a line by the size of its letters.
_LINE_HEIGHT = 1.5
_CODE_LINE_HEIGHT = 1.35
_CHIP = 24
#: What stands for an image in the text of its paragraph.
_PICTURE = "\ufffc"
#: Headings down to this level are larger than the text.
_LARGER = 2
_PRE, _QUOTE = re.compile(r"<pre\b"), re.compile(r"<blockquote\b")
_PRE_END = re.compile(r"\n?(</code>)?\n?</pre>")
#: Pictures of this size or less only count readers.
_PIXEL = 2


@dataclass(frozen=True, slots=True)
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

    def show_html(self, html: str, scheme: Tokens, font: QFont) -> None:
        """Lay out ``html``, which is clean, in ``font`` and the colours of ``scheme``."""
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(_sheet(scheme, font))
        self.setHtml(_framed(html, scheme))
        self._space_lines(font)
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

    def reserve(self, picture: Picture, column: float) -> None:
        """Keep the place of an image that is on its way."""
        if picture.width and picture.height:
            width = min(picture.width, column)
            height = width * picture.height / picture.width
        elif picture.alone:
            width = min(picture.width or column, column)
            height = width * 9 / 16
        else:
            width = height = _CHIP
        self._put(picture, self._nothing, width, height)

    def put_chip(self, picture: Picture, column: float, ratio: float, scheme: Tokens) -> None:
        """Show that an image stands here and is not loaded, with what it says of itself."""
        if picture.is_pixel or (picture.width and picture.width <= _CHIP):
            self._put(picture, self._nothing, 1, 1)
            return
        font = QFont(self.defaultFont())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(
            " ".join(picture.alt.split()) or "Image",
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
            alone = _holds_pictures_only(block)
            for form in block.textFormats():
                if not form.format.isImageFormat():
                    continue
                image = form.format.toImageFormat()
                yield Picture(
                    image.name(),
                    block.position() + form.start,
                    form.length,
                    round(image.width()),
                    round(image.height()),
                    str(image.property(QTextFormat.Property.ImageAltText.value) or ""),
                    alone,
                )
            block = block.next()

    # --- typography -------------------------------------------------------------------------

    def _space_lines(self, font: QFont) -> None:
        """Set the height of lines: Qt's 100 % is what the font says, often 1.2 to 1.4."""
        edit = QTextCursor(self)
        edit.beginEditBlock()
        edit.select(QTextCursor.SelectionType.Document)
        edit.mergeBlockFormat(_line_height(font, _LINE_HEIGHT))
        code = _line_height(fixed_font(font), _CODE_LINE_HEIGHT)
        gap = QTextBlockFormat()
        gap.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        single = QTextBlockFormat()
        single.setLineHeight(100, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        behind_tables = set()
        block = self.begin()
        while block.isValid():
            form, cursor = block.blockFormat(), QTextCursor(block)
            if form.nonBreakableLines():
                cursor.mergeBlockFormat(code)
            if level := form.headingLevel():
                _size_heading(cursor, level)
            if _PICTURE in block.text() and _holds_pictures_only(block):
                cursor.mergeBlockFormat(single)  # half of its height is no space for a picture
            if block.length() == 1 and block.position() - 1 in behind_tables:
                cursor.setBlockFormat(gap)  # Qt puts an empty paragraph behind every table
            table = cursor.currentTable()
            if table is not None:
                behind_tables.add(table.lastPosition())
            block = block.next()
        edit.endEditBlock()


def _holds_pictures_only(block: QTextBlock) -> bool:
    return not block.text().replace(_PICTURE, "").strip()


def _size_heading(cursor: QTextCursor, level: int) -> None:
    """Keep headings of the text below the article's own title.

    Qt has steps of its own for them (1.2 and 1.5 times the text), which no style sheet changes.
    """
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    form.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1 if level <= _LARGER else 0)
    cursor.mergeCharFormat(form)


def _line_height(font: QFont, wanted: float) -> QTextBlockFormat:
    natural = QFontMetricsF(font).height() / max(1, QFontInfo(font).pixelSize())
    form = QTextBlockFormat()
    form.setLineHeight(
        max(100.0, 100 * wanted / natural),
        QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
    )
    return form


def _framed(html: str, scheme: Tokens) -> str:
    """Give code a ground and quotes a line at their side; Qt draws both for tables only."""
    code = (
        '<table width="100%" cellspacing="0" style="border-style: none"><tr>'
        f'<td bgcolor="{scheme.raised}" style="padding: 12px"><pre'
    )
    quote = (
        '<table width="100%" cellspacing="0" style="border-style: none"><tr>'
        f'<td width="3" bgcolor="{scheme.hairline}" style="padding: 0"></td>'
        '<td style="padding: 0 0 0 16px"><blockquote'
    )
    html = _PRE.sub(code, html)
    html = _PRE_END.sub(r"\1</pre></td></tr></table>", html)
    return _QUOTE.sub(quote, html).replace("</blockquote>", "</blockquote></td></tr></table>")


def fixed_font(like: QFont) -> QFont:
    """Return the system's font for code, a little smaller than ``like``."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(like.pointSizeF() * 0.9)
    return font


def _sheet(scheme: Tokens, font: QFont) -> str:
    size = font.pointSizeF()
    code = fixed_font(font)
    return f"""
        a {{ color: {scheme.link}; text-decoration: none; }}
        p {{ margin-top: 0; margin-bottom: {size * 1.1:.1f}px; }}
        h1, h2, h3, h4, h5, h6 {{
            font-weight: 600; margin-top: {size * 1.8:.1f}px; margin-bottom: {size * 0.7:.1f}px;
        }}
        blockquote {{ color: {scheme.muted}; margin: 0; }}
        pre {{ margin: 0; }}
        table {{ margin-top: {size * 1.1:.1f}px; margin-bottom: {size * 1.1:.1f}px;
                 border-collapse: collapse;
                 border-color: {scheme.hairline}; border-style: solid; }}
        pre, code, kbd, samp, tt {{
            font-family: "{code.family()}"; font-size: {code.pointSizeF():.1f}pt;
        }}
        code, kbd, samp {{ background-color: {scheme.raised}; }}
        figcaption, small {{ color: {scheme.muted}; font-size: {size * 0.88:.1f}pt; }}
        th, td {{ padding: 4px 8px; }}
        hr {{ background-color: {scheme.hairline}; height: 1px; }}
    """
