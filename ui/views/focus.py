"""Where the keys are, and where Tab takes them: shown if keys led there, in the order one reads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
#: The keys come back from a menu or another window: they are where they were.
_BACK = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}


def came_by_key(event: QFocusEvent, *, before: bool) -> bool:
    """Tell whether keys led here; ``before``, whether they had when it was left for a menu."""
    return before if event.reason() in _BACK else event.reason() in _BY_KEY


def put_in_turn(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to ``widgets`` at (or right after) ``place``: new ones come last in a window."""
    before: QWidget | None = place
    while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        earlier = before.previousInFocusChain()
        before = None if earlier is place else earlier
    if before is None:
        return
    for earlier, later in pairwise([before, *widgets]):
        QWidget.setTabOrder(earlier, later)
