"""What happens to an article that is read, and how its text is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from ui.dialogs.fields import choose, combo
from ui.dialogs.preferences.page import Page
from ui.preferences import LARGEST_TEXT, MEASURES, SMALLEST_TEXT, TEXT_STEP
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon.settings import Settings
    from ui.preferences import Preferences

_ONLY_BY_HAND = -1
_DELAYS_S = (2, 5, 10, 30)
_IMAGES = ((mark("Only of feeds that I allow"), False), (mark("Always"), True))
_FACES = ((mark("System"), False), (mark("With serifs"), True))
_LENGTHS = (mark("Short"), mark("Medium"), mark("Long"))


class Reading(Page):
    """Marking as read, pictures, and the typography of articles."""

    title = mark("Reading")
    icon = "book-open"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.mark_read = combo(
            [
                (tr("When opened"), 0),
                *((after(seconds), seconds) for seconds in _DELAYS_S),
                (tr("Only by hand"), _ONLY_BY_HAND),
            ]
        )
        self._bind("mark_read", self._show_mark_read)
        self._bind("mark_read_after_s", self._show_mark_read)
        self.mark_read.activated.connect(self._choose_mark_read)
        self.row(tr("&Mark as read"), self.mark_read)
        self.mark_scrolled = self.check(
            "mark_read_on_scroll", tr("What I &scroll past in the list, too")
        )
        self.row("", self.mark_scrolled)
        self.read_together = QCheckBox(tr("In all feeds that have the &article"))
        self.read_together.toggled.connect(lambda on: self.edited.emit({"read_together": on}))
        self.row(
            "",
            self.read_together,
            tr("By its link alone: comments on it count as read, too."),
        )
        self.stories_once = QCheckBox(tr("Show the same story &once"))
        self.stories_once.toggled.connect(lambda on: self.edited.emit({"stories_once": on}))
        self.row(
            tr("Several feeds"),
            self.stories_once,
            tr("As one article, which is read in all feeds that bring it."),
        )
        self.edits_unread = QCheckBox(tr("Mark &edited articles as unread"))
        self.edits_unread.toggled.connect(lambda on: self.edited.emit({"edits_unread": on}))
        self.row(tr("Edits"), self.edits_unread)
        self.images = self.choice("images", _IMAGES)
        self.row(
            tr("Load &pictures"),
            self.images,
            tr("Loading one tells its server that the article is being read, and when."),
        )
        self.text_size = self.number(
            "text_size", (SMALLEST_TEXT, LARGEST_TEXT), " %", step=TEXT_STEP
        )
        self.row(tr("&Text size"), self.text_size)
        self.face = self.choice("serif", _FACES)
        self.row(tr("&Font"), self.face)
        self.measure = self.choice(
            "measure",
            [
                (tr("{words} ({measure} characters)", words=tr(words), measure=measure), measure)
                for words, measure in zip(_LENGTHS, MEASURES, strict=True)
            ],
        )
        self.row(tr("&Lines"), self.measure)

    def show_settings(self, settings: Settings) -> None:
        """Show how the engine works now."""
        for box, on in (
            (self.stories_once, settings.stories_once),
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
    return tr("After {seconds} seconds", seconds=seconds) if seconds != 1 else tr("After a second")
