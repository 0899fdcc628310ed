"""Quiet lines in small print around an article, with links in them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from ui import style
from ui.views.links import Links

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class QuietLine(Links):
    """Goes over several lines where it has to: however much there is, it widens no pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(style.font(style.Role.SMALL))
        self.setProperty("quiet", True)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class OfferLine(QuietLine):
    """Says something, and offers in a link what can be done about it.

    It takes no room while there is nothing to say. *Signals*: ``wanted()``, that is to be done.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.linkActivated.connect(lambda _: self.wanted.emit())
        self.hide()

    def say(self, words: str, offer: str = "") -> None:
        """Say this; empty for nothing."""
        whole = escape(offer, quote=False).replace(" ", "&nbsp;")  # on one line
        link = f'<a href="wanted">{whole}</a>' if offer and words else ""
        between = " " if words.endswith(".") else " · "
        self.put(between.join(part for part in (escape(words, quote=False), link) if part))
        self.setAccessibleName(" ".join(part for part in (words, offer) if part) if words else "")
        self.setVisible(bool(words))
