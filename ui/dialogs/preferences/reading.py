"""What happens to an article that is read, and how its text is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from ui.dialogs.fields import choose, combo
from ui.dialogs.preferences.page import Page
from ui.preferences import LARGEST_TEXT, MEASURES, SMALLEST_TEXT, TEXT_STEP

if TYPE_CHECKING:
    from feedmon.settings import Settings
    from ui.preferences import Preferences

_ONLY_BY_HAND = -1
_DELAYS_S = (2, 5, 10, 30)
_IMAGES = (("Only of feeds that I allow", False), ("Always", True))
_FACES = (("System", False), ("With serifs", True))
_LENGTHS = ("Short", "Medium", "Long")


class Reading(Page):
    """Marking as read, pictures, and the typography of articles."""

    title = "Reading"
    icon = "book-open"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.mark_read = combo(
            [
                ("When opened", 0),
                *((after(seconds), seconds) for seconds in _DELAYS_S),
                ("Only by hand", _ONLY_BY_HAND),
            ]
        )
        self._bind("mark_read", self._show_mark_read)
        self._bind("mark_read_after_s", self._show_mark_read)
        self.mark_read.activated.connect(self._choose_mark_read)
        self.row("&Mark as read", self.mark_read)
        self.read_together = QCheckBox("In all feeds that have the &article")
        self.read_together.toggled.connect(lambda on: self.edited.emit({"read_together": on}))
        self.row("", self.read_together, "Articles with the same link count as one.")
        self.edits_unread = QCheckBox("Mark &edited articles as unread")
        self.edits_unread.toggled.connect(lambda on: self.edited.emit({"edits_unread": on}))
        self.row("Edits", self.edits_unread)
        self.images = self.choice("images", _IMAGES)
        self.row(
            "Load &pictures",
            self.images,
            "Loading one tells its server that the article is being read, and when.",
        )
        self.text_size = self.number(
            "text_size", (SMALLEST_TEXT, LARGEST_TEXT), " %", step=TEXT_STEP
        )
        self.row("&Text size", self.text_size)
        self.face = self.choice("serif", _FACES)
        self.row("&Font", self.face)
        self.measure = self.choice(
            "measure",
            [
                (f"{words} ({measure} characters)", measure)
                for words, measure in zip(_LENGTHS, MEASURES, strict=True)
            ],
        )
        self.row("&Lines", self.measure)

    def show_settings(self, settings: Settings) -> None:
        """Show how the engine works now."""
        for box, on in (
            (self.read_together, settings.read_together),
            (self.edits_unread, settings.edits_unread),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)

    def _show_mark_read(self) -> None:
        seconds = self._preferences.mark_read_after_s
        if self._preferences.mark_read:
            choose(self.mark_read, seconds, after(seconds))
        else:
            choose(self.mark_read, _ONLY_BY_HAND)

    def _choose_mark_read(self) -> None:
        seconds = self.mark_read.currentData()
        self._preferences.mark_read = seconds != _ONLY_BY_HAND
        if seconds != _ONLY_BY_HAND:
            self._preferences.mark_read_after_s = seconds


def after(seconds: int) -> str:
    """Say how long an article has to be open."""
    return f"After {seconds} seconds" if seconds != 1 else "After a second"
