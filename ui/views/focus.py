"""Whether keys led to where the keys are: only then it has to be shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
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
