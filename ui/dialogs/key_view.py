"""Actions with their keys, painted: a hundred of them as widgets would hold up the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate

from ui import style
from ui.models.shortcuts import ShortcutRole
from ui.style.keycaps import draw_keys
from ui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.shortcuts import Index, ShortcutModel, ShortcutRow

#: Between the edge of a row and its words; above and below a heading.
PAD = 16
_ABOVE, _BELOW = 16, 4
_INSET, _RADIUS, _GAP = 6, 6.0, 8.0
#: What caps have less between them than words.
_CAP_GAP = 4.0


class KeyView(QListView):
    """The rows.

    *Signals*: ``wanted(str)``, the name of the action whose keys are to be changed.
    """

    wanted = Signal(str)

    def __init__(self, model: ShortcutModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("Shortcuts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._want())

    def chosen(self) -> str:
        """Return the name of the action that is chosen; empty for none."""
        row: ShortcutRow | None = None
        if self.selectionModel().hasSelection():
            row = self.currentIndex().data(ShortcutRole.ROW)
        return "" if row is None else row.name

    def choose(self, row: int) -> None:
        """Choose a row, and show it where it is out of sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first action: before it there is a heading, which is none."""
        super().focusInEvent(event)
        by_key = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        if by_key and not self.selectionModel().hasSelection():
            for row in range(self.model().rowCount()):
                if self.model().index(row, 0).data(ShortcutRole.ROW) is not None:
                    self.choose(row)
                    self.scrollToTop()  # to the heading, too
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return change what is chosen."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen():
            self._want()
        else:
            super().keyPressEvent(event)

    def _want(self) -> None:
        if self.chosen():
            self.wanted.emit(self.chosen())


class _Delegate(QStyledItemDelegate):
    """A heading, or a line of the words of an action and its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ShortcutRole.ROW) is None:
            font = style.font(style.Role.SMALL, strong=True, base=option.font)
            return QSize(0, round(QFontMetricsF(font).height()) + _ABOVE + _BELOW)
        return QSize(0, 4 * round((QFontMetricsF(option.font).height() + 11) / 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scheme = style.tokens(option.palette)
        sides = style.Sides(option.rect, option.direction)
        rect = QRectF(option.rect).adjusted(PAD, 0, -PAD, 0)
        row: ShortcutRow | None = index.data(ShortcutRole.ROW)
        painter.save()
        if row is None:
            painter.setFont(style.font(style.Role.SMALL, strong=True, base=option.font))
            painter.setPen(QColor(scheme.muted))
            style.write(painter, rect.adjusted(0, _ABOVE, 0, 0), index.data())
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        bright = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        ink, faint = (
            (scheme.on_selected, scheme.on_selected) if bright else (scheme.text, scheme.muted)
        )
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selected if bright else scheme.selected_idle))
            painter.drawRoundedRect(
                QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1), _RADIUS, _RADIUS
            )
        small = style.font(style.Role.SMALL, base=option.font)
        caps: dict[str, Any] = {
            "sides": sides,
            "ground": "" if chosen else scheme.raised,
            "outline": scheme.on_selected if bright else scheme.hairline,
        }
        rest = _draw_or_dash(painter, rect, row.keys, small, ink=ink, faint=faint, caps=caps)
        if row.before is not None:
            rest = _draw_word(
                painter, rest, "←" if sides.turned else "→", small, faint, sides=sides
            )
            rest = _draw_or_dash(
                painter, rest, row.before, small, ink=faint, faint=faint, caps=caps
            )
        elif row.own:
            rest = _draw_word(painter, rest, tr("changed"), small, faint, sides=sides)
        painter.setFont(option.font)
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(option.font)
        words = metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, rest.width())
        style.write(painter, sides.turn(rest), words)
        painter.restore()


def _draw_or_dash(
    painter: QPainter,
    rect: QRectF,
    keys: tuple[str, ...],
    font: QFont,
    *,
    ink: str,
    faint: str,
    caps: dict[str, Any],
) -> QRectF:
    """Draw caps at the end, or that there are none; return what is left."""
    if keys:
        return draw_keys(painter, rect, keys, font, ink=ink, **caps).adjusted(0, 0, -_CAP_GAP, 0)
    return _draw_word(painter, rect, "\N{EN DASH}", font, faint, sides=caps["sides"])


def _draw_word(
    painter: QPainter, rect: QRectF, word: str, font: QFont, ink: str, *, sides: style.Sides
) -> QRectF:
    width = QFontMetricsF(font).horizontalAdvance(word)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    style.write(painter, sides.turn(rect), word, at_end=True)
    return rect.adjusted(0, 0, -width - _GAP, 0)
