"""How an article looks that a rule would have matched: with the words for which it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from ui import style
from ui.models.rule_hits import HIT
from ui.translation import tr
from ui.views.marked_text import Pen
from ui.views.painting import draw_choice, draw_line, first_line

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from feedmon.model import PreviewHit
    from ui.models.rule_hits import HitModel, Index

_PAD, _SIDE, _GAP = 8, 16, 2
_AGE_ROOM = 12


class HitDelegate(QStyledItemDelegate):
    """The title, two lines of the passage, and in small print feed and age."""

    def __init__(self, model: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        base = option.widget.font() if option.widget is not None else option.font
        title = QFontMetricsF(style.font(strong=True, base=base)).height()
        small = QFontMetricsF(style.font(style.Role.SMALL, base=base)).height()
        return QSize(160, round(2 * _PAD + title + 3 * (small + _GAP)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        hit: PreviewHit = index.data(HIT)
        scheme = style.tokens(option.palette)
        rect = QRectF(option.rect)
        sides = style.Sides(rect, option.direction)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_choice(painter, option)
        strong = style.font(strong=True, base=option.font)
        small = style.font(style.Role.SMALL, base=option.font)
        pen = Pen(painter, (), scheme, on_selected=False)
        room = rect.adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        line = QRectF(room)
        line.setHeight(QFontMetricsF(strong).height())
        title = _flat(hit.entry.title) or tr("Untitled")
        pen.marked_line(sides.turn(line), title, hit.title_marks, strong, scheme.text)
        line.moveTop(line.bottom() + _GAP)
        line.setHeight(QFontMetricsF(small).height())
        self._paint_passage(pen, sides, line, hit, font=small, ink=scheme.muted)
        line.moveTop(room.bottom() - line.height())
        age = self._model.age(hit)
        width = QFontMetricsF(small).horizontalAdvance(age)
        named = line.adjusted(0, 0, -width - _AGE_ROOM, 0)
        draw_line(painter, sides.turn(named), hit.entry.feed_title, small, scheme.muted)
        draw_line(painter, sides.turn(line), age, small, scheme.muted, at_end=True)
        painter.restore()

    @staticmethod
    def _paint_passage(
        pen: Pen, sides: style.Sides, line: QRectF, hit: PreviewHit, *, font: QFont, ink: str
    ) -> None:
        """Paint two lines, each with the marks that lie in it."""
        words, marks = hit.passage, hit.passage_marks
        head, rest = first_line(words, font, line.width())
        pen.marked_line(sides.turn(line), head, _within(marks, 0, len(head)), font, ink)
        begin = len(words) - len(rest)
        below = line.translated(0, line.height() + _GAP)
        pen.marked_line(sides.turn(below), rest, _within(marks, begin, len(words)), font, ink)


def _within(marks: tuple[tuple[int, int], ...], begin: int, end: int) -> list[tuple[int, int]]:
    """Return the marks in a part of a text, as places in that part."""
    return [
        (max(at, begin) - begin, min(to, end) - begin)
        for at, to in marks
        if at < end and to > begin
    ]


def _flat(words: str) -> str:
    """Write blanks of all kinds as spaces: what is marked stays where it is."""
    return "".join(" " if each.isspace() else each for each in words)
