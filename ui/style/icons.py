"""Icons drawn from SVG in the colours of the scheme, sharp at every scale.

Which scheme is asked when an icon is painted, not when it is made: after a change between light
and dark every icon that is painted again has the new colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from ui.style.sides import turned
from ui.style.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

#: Thinner than the family's own 2: small icons have one weight with the text beside them, and
#: large ones are quiet.
_STROKE, _LARGE_STROKE = "1.75", "1.25"
_LARGE = 28
#: What points to where rows end or go back to where they begin, and lists with marks at that side:
#: from right to left these are turned round. Arrows that go round in a circle are not, nor is
#: anything else.
DIRECTED = frozenset(
    {
        "chevron-right",
        "clipboard-list",
        "corner-right-down",
        "corner-right-up",
        "external-link",
        "folder-input",
        "layout-panel-left",
        "list-checks",
        "list-tree",
        "list-x",
        "log-out",
        "panel-left",
        "redo-2",
        "text-search",
        "undo-2",
    }
)
_TURN = '<g transform="translate(24 0) scale(-1 1)">'


def icon(name: str, ink: str = "icon", *, on: str | None = None) -> QIcon:
    """Make the icon ``name`` of the family in the token ``ink``.

    ``on`` is the token with which it is filled while its action is checked.
    """
    return QIcon(_SvgEngine(name, ink, on))


def program_icon() -> QIcon:
    """Return the program's own mark, in its own colours."""
    return QIcon("icons:feedmon.svg")


def draw_icon(
    painter: QPainter, name: str, rect: QRect | QRectF, colour: str, *, filled: bool = False
) -> None:
    """Draw the icon ``name`` in ``colour`` with the painter's sharpness; ``rect`` is square."""
    ratio = painter.device().devicePixelRatioF()
    area = QRectF(rect)
    side = max(1, round(area.width() * ratio))
    painter.drawPixmap(area.topLeft(), _pixmap(name, colour, side, ratio, filled=filled))


def _pixmap(name: str, colour: str, side: int, ratio: float, *, filled: bool) -> QPixmap:
    turns = name in DIRECTED and turned()
    key = f"feedmon/{name}/{colour}/{side}/{ratio}/{filled}/{turns}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    large = side / ratio > _LARGE
    QSvgRenderer(
        QByteArray(coloured(name, colour, filled=filled, large=large, turned=turns))
    ).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def coloured(
    name: str, colour: str, *, filled: bool = False, large: bool = False, turned: bool = False
) -> bytes:
    """Return the icon ``name`` as SVG in ``colour``; ``turned``, left is right in it."""
    svg = _source(name).replace("currentColor", colour)
    stroke = _LARGE_STROKE if large else _STROKE
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    if turned:
        at = svg.index(">", svg.index("<svg")) + 1
        svg = svg[:at] + _TURN + svg[at:].replace("</svg>", "</g></svg>")
    return (svg.replace('fill="none"', f'fill="{colour}"', 1) if filled else svg).encode()


def _path(name: str) -> str:
    return f"icons:lucide/{name}.svg"


def _source(name: str) -> str:
    file = QFile(_path(name))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(file.fileName())
    return bytes(file.readAll().data()).decode()


class _SvgEngine(QIconEngine):
    """Paints one icon of the family in the colours of the moment."""

    #: PySide6 hands what clone() returns to C++ without keeping it alive: it would be deleted
    #: twice. What stands here lives as long as the program; clones are made only where somebody
    #: adds a picture to one of our icons. Seen with 6.11.3 and 6.12.0.
    _clones: ClassVar[list[_SvgEngine]] = []

    def __init__(self, name: str, ink: str, on: str | None) -> None:
        super().__init__()
        self._name, self._ink, self._on = name, ink, on
        if not QFile.exists(_path(name)):  # it fails here, not while painting
            raise FileNotFoundError(_path(name))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scheme = tokens(QGuiApplication.palette())
        checked = self._on is not None and state == QIcon.State.On
        ink = self._on if checked and self._on is not None else self._ink
        ink = {QIcon.Mode.Disabled: "disabled", QIcon.Mode.Selected: "on_selected"}.get(mode, ink)
        side = min(rect.width(), rect.height())
        area = QRect(0, 0, side, side)
        area.moveCenter(rect.center())
        draw_icon(painter, self._name, area, scheme.names()[ink], filled=checked)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        made = _SvgEngine(self._name, self._ink, self._on)
        self._clones.append(made)
        return made

    def key(self) -> str:
        return "feedmon"

    def iconName(self) -> str:
        return self._name
