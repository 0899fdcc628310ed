"""The icons of feeds, as rows and heads paint them; a letter on a tile where there is none.

An icon takes the place of the tile without moving anything. Decoding one takes a tenth of a
millisecond, so rows that come into sight decode a few at a time and show the tile until then.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from feedmon.errors import FeedmonError
from feedmon.events import FeedsChanged, IconsChanged, SettingsChanged
from ui import style
from ui.views.painting import draw_tile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPaintEvent

    from feedmon import Engine
    from feedmon.model import FeedIcons
    from ui.tasks import Tasks

log = logging.getLogger(__name__)

#: So many are decoded within one turn of the event loop: about a millisecond.
_AT_ONCE = 10
#: Decoded icons that are kept, 16 KB each: more than a long sidebar and a list show at once.
_KEPT = 300
#: Below this contrast with what is behind it, an icon stands on a plate.
_LEAST_CONTRAST = 1.7
#: How much of its square an icon fills that is drawn to its edges, with rounded corners.
_FULL = 0.97
#: Room around an icon that has none of its own colour there: in large squares, and on a plate.
_INSET, _PLATE_INSET, _LARGE = 1, 2, 16
_SMOOTH = Qt.TransformationMode.SmoothTransformation


@dataclass(slots=True)
class _Decoded:
    """An icon as it was stored; ``ink`` is what it looks like from afar."""

    image: QImage
    is_full: bool
    ink: QColor
    plates: dict[str, str] = field(default_factory=dict)
    pixmaps: dict[int, QPixmap] = field(default_factory=dict)

    def plate(self, ground: str) -> str:
        """Return the colour of the plate that it needs on ``ground``; empty for none."""
        if ground not in self.plates:
            seen = self.is_full or _contrast(self.ink, QColor(ground)) >= _LEAST_CONTRAST
            dark = self.ink.lightness() < 128
            plate = style.LIGHT.window if dark else style.DARK.window
            self.plates[ground] = "" if seen else plate
        return self.plates[ground]

    def pixmap(self, side: int) -> QPixmap:
        """Return it as large as ``side`` pixels of the screen allow, scaled once."""
        if side not in self.pixmaps:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH
            self.pixmaps[side] = QPixmap.fromImage(self.image.scaled(side, side, keep, smooth))
        return self.pixmaps[side]


class Icons(QObject):
    """What is known of icons, and how one is painted. ``address_of`` tells a feed's address.

    What ``is_watch`` is true of, a page without a feed, has an eye on its tile and no letter.

    *Signals*: ``changed()``, what is on the screen may look otherwise now.
    """

    changed = Signal()

    def __init__(
        self,
        address_of: Callable[[int], str],
        parent: QObject | None = None,
        *,
        is_watch: Callable[[int], bool] = lambda _feed_id: False,
    ) -> None:
        super().__init__(parent)
        self._address_of, self._is_watch = address_of, is_watch
        self._shown = True
        self._by_feed: dict[int, int] = {}
        self._images: dict[int, bytes] = {}
        self._decoded: OrderedDict[int, _Decoded | None] = OrderedDict()
        self._left = _AT_ONCE
        self._wanted = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next_turn)

    def put(self, icons: FeedIcons) -> None:
        """Show these icons of feeds from now on."""
        self._by_feed.update(icons.by_feed)
        self._images.update(icons.images)
        if icons.by_feed:
            self.changed.emit()

    def show(self, shown: bool) -> None:
        """Show icons, or tiles alone."""
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def unknown(self, feed_ids: Iterable[int]) -> list[int]:
        """Return those of the feeds that no icon is known of."""
        return [feed_id for feed_id in feed_ids if feed_id not in self._by_feed]

    def image(self, feed_id: int) -> QImage | None:
        """Return the icon of a feed as it was stored, if it has one and icons are shown."""
        data = self._images.get(self._by_feed.get(feed_id, 0)) if self._shown else None
        image = QImage.fromData(data, "PNG") if data is not None else QImage()  # type: ignore[arg-type]
        return None if image.isNull() else image

    def look(self, feed_id: int) -> tuple[str, bool]:
        """Return what a feed's tile depends on that may change without ``changed``."""
        return self._address_of(feed_id), self._is_watch(feed_id)

    def draw(
        self, painter: QPainter, rect: QRectF, feed_id: int, title: str, *, ground: str
    ) -> None:
        """Draw what stands for a feed into a square on ``ground``: its icon, or a letter."""
        decoded = self._find(feed_id) if self._shown else None
        if decoded is None:
            sign = "eye" if self._is_watch(feed_id) else ""
            draw_tile(painter, rect, title, self._address_of(feed_id), sign=sign)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(rect, rect.width() / 5, rect.width() / 5)
        inset = _INSET if rect.width() > _LARGE else 0
        if decoded.is_full:
            inset = 0
            painter.setClipPath(outline)
        elif plate := decoded.plate(ground):
            inset = _PLATE_INSET
            painter.fillPath(outline, QColor(plate))
        # In pixels of the screen, so that it is scaled to just what is painted.
        ratio = painter.device().devicePixelRatioF()
        side = round(rect.width() * ratio) - 2 * round(inset * ratio)
        pixmap = decoded.pixmap(side)
        pixmap.setDevicePixelRatio(ratio)
        left, top = (round(inset * ratio) + (side - each) // 2 for each in _size(pixmap))
        painter.drawPixmap(rect.topLeft() + QPointF(left, top) / ratio, pixmap)
        painter.restore()

    def _find(self, feed_id: int) -> _Decoded | None:
        """Return a feed's icon decoded; ``None`` while or where there is none."""
        icon_id = self._by_feed.get(feed_id)
        if icon_id is None:
            return None
        if icon_id in self._decoded:
            self._decoded.move_to_end(icon_id)
            return self._decoded[icon_id]
        self._turn.start()
        if self._left <= 0:
            self._wanted = True
            return None
        self._left -= 1
        decoded = self._decoded[icon_id] = _decode(self._images.get(icon_id, b""))
        if len(self._decoded) > _KEPT:
            self._decoded.popitem(last=False)
        return decoded

    def _next_turn(self) -> None:
        self._left = _AT_ONCE
        if self._wanted:
            self._wanted = False
            self.changed.emit()


class FeedIcon(QWidget):
    """What stands for one feed, in the head of its articles."""

    def __init__(self, icons: Icons, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._feed_id, self._title = 0, ""
        self.setFixedSize(side, side)
        icons.changed.connect(self.update)

    def show_feed(self, feed_id: int, title: str) -> None:
        """Stand for this feed."""
        self._feed_id, self._title = feed_id, title
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the moment."""
        painter = QPainter(self)
        ground = style.tokens(self.palette()).window
        self._icons.draw(painter, QRectF(self.rect()), self._feed_id, self._title, ground=ground)
        painter.end()


class FollowingIcons(QObject):
    """Fills ``icons`` from the engine, once and with what it tells."""

    def __init__(self, engine: Engine, tasks: Tasks, icons: Icons) -> None:
        super().__init__(icons)
        self._engine, self._tasks, self._icons = engine, tasks, icons
        icons.show(engine.settings.site_icons)

    def load(self) -> None:
        """Ask for all icons, in one go."""
        self._tasks.start(self._ask(None), name="icons")

    def take(self, events: Iterable[object]) -> None:
        """Follow a batch of what the engine tells."""
        for event in events:
            match event:
                case IconsChanged(icons):
                    self._icons.put(icons)
                case SettingsChanged(settings):
                    self._icons.show(settings.site_icons)
                case FeedsChanged(feeds):  # one that comes back brings its icon along
                    if back := self._icons.unknown(feed.id for feed in feeds):
                        self._tasks.start(self._ask(back), name="icons-of-feeds")

    async def _ask(self, feed_ids: list[int] | None) -> None:
        try:
            self._icons.put(await self._engine.icons(feed_ids))
        except FeedmonError as error:  # a letter will do, and other parts say what is wrong
            log.warning("the icons could not be read: %s", error)


def _size(pixmap: QPixmap) -> tuple[int, int]:
    return pixmap.width(), pixmap.height()


def _decode(data: bytes) -> _Decoded | None:
    image = QImage.fromData(data, "PNG")  # type: ignore[arg-type]
    if image.isNull():
        return None
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    far = image.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, _SMOOTH).pixelColor(0, 0)
    is_square = image.width() == image.height()
    return _Decoded(image, is_square and far.alphaF() >= _FULL, far)


def _contrast(one: QColor, other: QColor) -> float:
    """Measure the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
