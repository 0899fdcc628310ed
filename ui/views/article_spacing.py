"""Heights and gaps that Qt's style sheets can't name: of lines, code, lists and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCursor

from ui.views.typography import (
    CODE_LINE_HEIGHT,
    LINE_HEIGHT,
    fixed_font,
    hanging,
    line_height,
    size_heading,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextBlock, QTextDocument

#: What stands for an image in the text of its paragraph.
PICTURE = "\ufffc"
#: Between a picture and its caption, in sizes of the text.
NEAR = 0.3


def space_lines(document: QTextDocument, font: QFont) -> None:
    """Set the height of lines: Qt's 100 % is what the font says, often 1.2 to 1.4."""
    edit = QTextCursor(document)
    edit.beginEditBlock()
    edit.select(QTextCursor.SelectionType.Document)
    edit.mergeBlockFormat(line_height(font, LINE_HEIGHT))
    spacing = _Spacing(font)
    block = document.begin()
    while block.isValid():
        spacing.space(block)
        block = block.next()
    edit.endEditBlock()


def holds_pictures_only(block: QTextBlock) -> bool:
    """Tell whether nothing but pictures stands in a paragraph."""
    return not block.text().replace(PICTURE, "").strip()


class _Spacing:
    """Goes through the paragraphs of a document in their order."""

    def __init__(self, font: QFont) -> None:
        fixed = fixed_font(font)
        self._code = line_height(fixed, CODE_LINE_HEIGHT)
        self._letter = QFontMetricsF(fixed).horizontalAdvance("0")
        self._size = font.pointSizeF()
        self._near = round(self._size * NEAR)
        heights = QTextBlockFormat.LineHeightTypes
        self._gap = QTextBlockFormat()
        self._gap.setLineHeight(1, heights.FixedHeight.value)
        self._single = QTextBlockFormat()
        self._single.setLineHeight(100, heights.SingleHeight.value)
        self._behind_tables: set[int] = set()
        self._owed = 0.0  # the gap that a list keeps until the lists in it have ended

    def space(self, block: QTextBlock) -> None:
        form, cursor = block.blockFormat(), QTextCursor(block)
        if form.nonBreakableLines():
            cursor.mergeBlockFormat(self._code)
            cursor.mergeBlockFormat(hanging(block.text(), self._letter))
        if level := form.headingLevel():
            size_heading(cursor, level)
        if PICTURE in block.text() and holds_pictures_only(block):
            cursor.mergeBlockFormat(self._single)  # half of its height is no space for a picture
            if self._is_small(block.next()):
                self._set_below(cursor, self._near)  # a caption belongs to what stands above it
        if block.textList() is not None:
            self._space_item(block, cursor)
        if block.length() == 1 and block.position() - 1 in self._behind_tables:
            cursor.setBlockFormat(self._gap)  # Qt puts an empty paragraph behind every table
        table = cursor.currentTable()
        if table is not None:
            self._behind_tables.add(table.lastPosition())

    def _space_item(self, block: QTextBlock, cursor: QTextCursor) -> None:
        """Put the gap below a list behind the lists that stand in its last item, not before."""
        below = block.next().textList()
        here = block.textList()
        deeper = below is not None and below.format().indent() > here.format().indent()
        margin = block.blockFormat().bottomMargin()
        if deeper and margin:
            self._owed = max(self._owed, margin)
            self._set_below(cursor, 0)
        elif self._owed and (below is None or below.format().indent() < here.format().indent()):
            margin = max(self._owed, margin)
            self._set_below(cursor, margin)
            self._owed = 0
        table = QTextCursor(block.next()).currentTable() if below is None else None
        if table is not None and table.firstPosition() == block.next().position():
            frame = table.format()  # Qt leaves out the gap between a list and a table
            frame.setTopMargin(max(frame.topMargin(), margin))
            table.setFormat(frame)

    def _is_small(self, block: QTextBlock) -> bool:
        """Tell whether all of a paragraph is in small print."""
        sizes = [each.format.fontPointSize() for each in block.textFormats()]
        return block.length() > 1 and all(0 < size < self._size for size in sizes)

    @staticmethod
    def _set_below(cursor: QTextCursor, margin: float) -> None:
        form = QTextBlockFormat()
        form.setBottomMargin(margin)
        cursor.mergeBlockFormat(form)
