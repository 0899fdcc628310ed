"""A quiet line above an article: that somebody was told of it, and the way to why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from ui import style
from ui.translation import tr
from ui.views.links import Links

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ToldLine(Links):
    """Takes no room while there is nothing to say.

    *Signals*: ``wanted()``, the person asks why.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(style.font(style.Role.SMALL))
        self.setProperty("quiet", True)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.linkActivated.connect(lambda _: self.wanted.emit())
        self.hide()

    def say(self, words: str) -> None:
        """Say this, with a link behind it; empty for nothing."""
        offer = tr("Why?")
        link = f'<a href="why">{escape(offer, quote=False)}</a>'
        self.put(f"{escape(words, quote=False)} · {link}" if words else "")
        self.setAccessibleName(f"{words} {offer}" if words else "")
        self.setVisible(bool(words))
