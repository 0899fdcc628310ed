"""What is said behind the name of a feed, as far as a row has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.translation import isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetricsF

_BETWEEN = " · "
#: A name is not cut shorter than this (pixels) for what is said behind it.
_LEAST_NAME = 64


def behind(name: str, remarks: Sequence[str], metrics: QFontMetricsF, room: float) -> str:
    """Return the name with what there is to say behind it; the name comes first, the last next."""
    left = list(remarks)
    said = _said(left)
    least = min(_LEAST_NAME, metrics.horizontalAdvance(name))
    while left and room - metrics.horizontalAdvance(said) < least:
        del left[0]
        said = _said(left)
    width = room - metrics.horizontalAdvance(said)
    return isolated(metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)) + said


def _said(remarks: Sequence[str]) -> str:
    return "".join(_BETWEEN + remark for remark in remarks)
