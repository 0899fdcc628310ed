"""A line of the list in which the words that are looked for stand out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from feedmon import find_marks
from ui.views.painting import draw_line
from ui.views.text_search import in_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFont, QPainter

    from feedmon.model import Term
    from ui import style
    from ui.views.text_search import Span


def mark_format(scheme: style.Tokens, *, on_selected: bool) -> QTextCharFormat:
    """Return how words look that are looked for: underlined, and on a ground of their own.

    A selected row has its ground already, on which another one would shout.
    """
    form = QTextCharFormat()
    form.setFontUnderline(True)
    if not on_selected:
        form.setBackground(QColor(scheme.found))
        form.setForeground(QColor(scheme.text))
    return form


def marked_html(words: str, places: Sequence[tuple[int, int]], scheme: style.Tokens) -> str:
    """Return words as HTML, with what stands at ``places`` marked."""
    look = f"color: {scheme.text}; background-color: {scheme.found}"
    parts, at = [], 0
    for begin, end in places:
        marked = f'<u style="{look}">{escape(words[begin:end])}</u>'
        parts += [escape(words[at:begin]), marked]
        at = end
    return "".join([*parts, escape(words[at:])])


class Pen:
    """Draws lines as ``painting.draw_line`` does, with what is ``sought`` marked in them."""

    def __init__(
        self,
        painter: QPainter,
        sought: tuple[Term, ...],
        scheme: style.Tokens,
        *,
        on_selected: bool,
    ) -> None:
        self._painter, self._sought = painter, sought
        self._form = mark_format(scheme, on_selected=on_selected)

    def marks(self, words: str) -> bool:
        """Whether there is something to mark in a text."""
        return bool(self._sought and find_marks(self._sought, words))

    def line(
        self,
        rect: QRectF,
        words: str,
        font: QFont,
        colour: str,
        *,
        place: str = "text",
    ) -> None:
        """Draw one line of a title or a text."""
        places = find_marks(self._sought, words, place) if self._sought else []
        self.marked_line(rect, words, places, font, colour)

    def marked_line(
        self,
        rect: QRectF,
        words: str,
        places: Sequence[tuple[int, int]],
        font: QFont,
        colour: str,
    ) -> None:
        """Draw one line in which these places are marked."""
        if not places:
            draw_line(self._painter, rect, words, font, colour)
            return
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        end = len(shown) if shown == words else len(shown) - 1  # the ellipsis
        spans = in_units(shown, [(begin, min(after, end)) for begin, after in places])
        turned = self._painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # The words run as their own letters do, wherever the line begins.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout = QTextLayout(shown, font, self._painter.device())
        layout.setTextOption(option)
        layout.setFormats([self._range(span) for span in spans if span.length > 0])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        top = rect.top() + (rect.height() - line.height()) / 2
        self._painter.setPen(QColor(colour))
        layout.draw(self._painter, QPointF(rect.left(), top))

    def _range(self, span: Span) -> QTextLayout.FormatRange:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = span.start, span.length, self._form
        return one
