"""A hairline above what is scrolled: where words disappear below a heading, there is an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar


class ScrolledLine(QFrame):
    """Seen as soon as ``bar`` is not at its top; its room is kept, so that nothing jumps."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__()
        self.setObjectName("hairline")
        self.setFixedHeight(1)
        keeps_place = self.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps_place)
        bar.valueChanged.connect(lambda value: self.setVisible(value > bar.minimum()))
        self.hide()
