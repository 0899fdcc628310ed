"""One row of the article list: dot, title, snippet, feed and age, star, perhaps a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate

from ui import style, text
from ui.models.articles import ArticleRole
from ui.translation import tr
from ui.views.marked_text import Pen
from ui.views.painted_rows import PaintedRows
from ui.views.painting import draw_dot, draw_ground, draw_line, first_line
from ui.views.remarks import behind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from feedmon.model import EntrySummary, Term
    from ui.models.articles import Index
    from ui.views.feed_icons import Icons
    from ui.views.thumbnails import Thumbnails

#: Where words begin (the unread dot stands left of them), and the room right of them.
LEFT = 26
RIGHT = 18
#: Above and below the words: as it is, and where the person wants more rows.
_PAD, _COMPACT_PAD = 9, 5
_SIGN, _BETWEEN, _DOT = 14, 6, 8
#: So broad are the words of a row with room for a snippet behind the title; what is between them,
#: and the least that is worth one.
_BROAD, _BESIDE, _LEAST_BESIDE = 480, 12, 160
#: What stands for the feed before its name, and the room between them.
_ICON, _GAP = 14, 6
#: A picture in rows that are high enough, and in others; the room between words and it.
_PICTURE, _SMALL_PICTURE, _HIGH_ENOUGH, _BEFORE = 48, 32, 64, 12
#: Above and below the words of a heading.
_ABOVE, _BELOW = 12, 4


class ArticleDelegate(QStyledItemDelegate):
    """Paints an article in three lines: a title of one or two, a snippet if there is room, meta.

    With ``lines`` = 2 there is one for the title, and a snippet behind it where the list is broad.
    All rows are equally high (those that a day or feed begins with by its heading higher), so the
    view need not ask for each.
    """

    def __init__(self, now: Callable[[], float], icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._now, self._icons = now, icons
        self.pictures: Thumbnails | None = None
        self.lines = 3
        self.compact = False
        self.says_where_else = False  # in how many other feeds an article is
        self.sought: tuple[Term, ...] = ()  # what is looked for
        self.painted = PaintedRows()

    @property
    def _pad(self) -> int:
        return _COMPACT_PAD if self.compact else _PAD

    def row_height(self, font: QFont) -> int:
        """Return the height of every row, in pixels."""
        line = QFontMetricsF(font).height()
        small = QFontMetricsF(style.font(style.Role.SMALL, base=font)).height()
        return round(2 * self._pad + (self.lines - 1) * line + 3 + small)

    def heading_height(self, font: QFont) -> int:
        """Return the height of a heading, which stands within the first row of its day or feed."""
        small = QFontMetricsF(style.font(style.Role.SMALL, base=font)).height()
        above = _ABOVE // 2 if self.compact else _ABOVE
        return round(above + small + _BELOW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All rows are equally high."""
        return QSize(200, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, or what was kept of it."""
        summary: EntrySummary = index.data(ArticleRole.SUMMARY)
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        active = chosen and bool(option.state & state.State_Active)
        active = active and option.widget is not None and option.widget.hasFocus()
        heading: str = index.data(ArticleRole.HEADING) or ""
        lined = not chosen and not self._needs_no_line(option, index)
        look = (
            *(summary, heading, chosen, active, lined),
            *(text.age(summary.sort_at, self._now()), option.direction, option.font.key()),
            *(self.lines, self.compact, self.says_where_else, self.sought),
            *self._icons.look(summary.feed_id),
        )
        self.painted.paint(
            painter,
            QRect(option.rect),  # what is painted moves it
            look,
            lambda each: self._paint(
                each, option, summary, heading, chosen=chosen, active=active, lined=lined
            ),
            ground=style.tokens(option.palette).window,
        )

    def _paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        summary: EntrySummary,
        heading: str,
        *,
        chosen: bool,
        active: bool,
        lined: bool,
    ) -> bool:
        """Paint what is in the row; tell whether all of it was there."""
        scheme = style.tokens(option.palette)
        sides = style.Sides(option.rect, option.direction)
        if heading:
            height = self.heading_height(option.font)
            self._paint_heading(painter, sides, option, heading, height)
            option.rect = option.rect.adjusted(0, height, 0, 0)
        rect = QRectF(option.rect)
        if chosen:
            ground = scheme.selected if active else scheme.selected_idle
            draw_ground(painter, rect.adjusted(6, 1, -6, -1), ground)
        elif lined:
            self._paint_line_below(painter, sides, rect, scheme.hairline)
        option.rect, whole = self._paint_picture(painter, sides, option, summary)
        self._paint_words(painter, sides, option, summary, scheme.on_selected if active else "")
        return whole

    def _paint_picture(
        self,
        painter: QPainter,
        sides: style.Sides,
        option: QStyleOptionViewItem,
        summary: EntrySummary,
    ) -> tuple[QRect, bool]:
        """Paint the picture of an article that has one, and tell whether it was there.

        Return the room that is left for words, too.
        """
        if self.pictures is None or not self.pictures.has(summary.id):
            return option.rect, True
        row = QRectF(option.rect)
        side = _PICTURE if row.height() >= _HIGH_ENOUGH else _SMALL_PICTURE
        top = row.top() + round((row.height() - side) / 2)
        place = QRectF(row.right() - RIGHT - side, top, side, side)
        ground = style.tokens(option.palette).raised
        there = self.pictures.draw(painter, sides.turn(place), summary.id, ground=ground)
        return option.rect.adjusted(0, 0, -side - _BEFORE, 0), there

    @staticmethod
    def _needs_no_line(option: QStyleOptionViewItem, index: Index) -> bool:
        """Whether what comes next needs no line above: a ground of its own, or a heading."""
        view = option.widget
        if not isinstance(view, QAbstractItemView):
            return False
        below = index.sibling(index.row() + 1, 0)
        return view.selectionModel().isSelected(below) or bool(below.data(ArticleRole.HEADING))

    @staticmethod
    def _paint_heading(
        painter: QPainter,
        sides: style.Sides,
        option: QStyleOptionViewItem,
        words: str,
        height: int,
    ) -> None:
        font = style.font(style.Role.SMALL, strong=True, base=option.font)
        rect = QRectF(option.rect)
        line = QRectF(rect.left() + LEFT, rect.top(), rect.width() - LEFT - RIGHT, height - _BELOW)
        line.setTop(line.bottom() - QFontMetricsF(font).height())
        draw_line(painter, sides.turn(line), words, font, style.tokens(option.palette).muted)

    def _paint_line_below(
        self, painter: QPainter, sides: style.Sides, rect: QRectF, colour: str
    ) -> None:
        painter.setPen(QPen(QColor(colour), 0))  # one pixel of the screen at every scale
        line = sides.turn(rect.adjusted(LEFT, 0, 0, -0.5))
        painter.drawLine(line.bottomLeft(), line.bottomRight())

    def _paint_words(
        self,
        painter: QPainter,
        sides: style.Sides,
        option: QStyleOptionViewItem,
        summary: EntrySummary,
        chosen: str,
    ) -> None:
        scheme = style.tokens(option.palette)
        strong = style.font(strong=not summary.read, base=option.font)
        rect = QRectF(option.rect).adjusted(LEFT, self._pad, -RIGHT, -self._pad)
        line = QFontMetricsF(option.font).height()
        ink, quiet = chosen or scheme.text, chosen or scheme.muted
        signs = _signs(summary, scheme)
        room = rect.width() - len(signs) * (_SIGN + _BETWEEN)
        head, rest = summary.title or summary.snippet or tr("Untitled"), ""
        pen = Pen(painter, self.sought, scheme, on_selected=bool(chosen))
        of_text = summary.passage or summary.snippet
        # What was found in the text is worth more than the end of a long title.
        if self.lines > 2 and not (summary.title and pen.marks(of_text)):
            head, rest = first_line(head, strong, room)
        snippet = of_text if self.lines > 2 and summary.title and not rest else ""
        if self.lines > 2 and not rest and not snippet:
            # Two lines stand in the middle of the room of three, without a hole between them.
            rect.adjust(0, line / 2, 0, -line / 2)
        first = QRectF(rect.left(), rect.top(), room, line)
        if not summary.read:
            spot = QRectF(option.rect.left() + 16 - _DOT / 2, first.top() + 0.5, _DOT, line)
            draw_dot(painter, sides.turn(spot).center(), _DOT, chosen or scheme.accent)
        sign = QRectF(rect.right() - _SIGN, round(first.center().y() - _SIGN / 2), _SIGN, _SIGN)
        for name, colour in signs:
            full = name == "star"
            style.draw_icon(painter, name, sides.turn(sign), chosen or colour, filled=full)
            sign.translate(-_SIGN - _BETWEEN, 0)
        place = "title" if summary.title else "text"
        pen.line(sides.turn(first), head, strong, ink, place=place)
        if self.lines == 2 and summary.title and rect.width() >= _BROAD:
            self._paint_beside(pen, first, summary, strong, quiet, sides=sides)
        second = sides.turn(QRectF(rect.left(), first.bottom(), rect.width(), line))
        if rest:
            pen.line(second, rest, strong, ink, place=place)
        elif snippet:
            pen.line(second, snippet, style.font(base=option.font), quiet)
        ground = scheme.selected if chosen else scheme.window
        self._paint_meta(painter, rect, summary, (quiet, ground), option.font, sides=sides)

    @staticmethod
    def _paint_beside(
        pen: Pen,
        line: QRectF,
        summary: EntrySummary,
        strong: QFont,
        ink: str,
        *,
        sides: style.Sides,
    ) -> None:
        """Paint the snippet behind its title where a broad row leaves it room."""
        taken = QFontMetricsF(strong).horizontalAdvance(summary.title) + _BESIDE
        if line.width() - taken >= _LEAST_BESIDE:
            font, beside = style.font(base=strong), sides.turn(line.adjusted(taken, 0, 0, 0))
            pen.line(beside, summary.passage or summary.snippet, font, ink)

    def _paint_meta(
        self,
        painter: QPainter,
        rect: QRectF,
        summary: EntrySummary,
        colours: tuple[str, str],
        base: QFont,
        *,
        sides: style.Sides,
    ) -> None:
        ink, ground = colours
        small = style.font(style.Role.SMALL, base=base)
        metrics = QFontMetricsF(small)
        height = metrics.height()
        place = QRectF(rect.left(), rect.bottom() - height, rect.width(), height)
        age = text.age(summary.sort_at, self._now())
        width = metrics.horizontalAdvance(age)
        painter.setFont(small)
        painter.setPen(ink)
        style.write(painter, sides.turn(place), age, at_end=True)
        icon = QRectF(place.left(), round(place.center().y() - _ICON / 2), _ICON, _ICON)
        self._icons.draw(
            painter, sides.turn(icon), summary.feed_id, summary.feed_title, ground=ground
        )
        painter.setFont(small)
        painter.setPen(ink)
        left = place.adjusted(_ICON + _GAP, 0, -width - 12, 0)
        remarks = text.remarks(summary, also=self.says_where_else)
        shown = behind(summary.feed_title, remarks, metrics, left.width())
        style.write(painter, sides.turn(left), shown)


def _signs(summary: EntrySummary, scheme: style.Tokens) -> list[tuple[str, str]]:
    """Name the signs behind the title with their colours, from the end of the line."""
    signs = [("star", scheme.star)] if summary.starred else []
    return [*signs, ("bell", scheme.muted)] if summary.alerted else signs
