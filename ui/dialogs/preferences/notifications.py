"""Whether and how new articles are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.preferences.page import Page
from ui.translation import mark, tr

if TYPE_CHECKING:
    from ui.preferences import Preferences


class Notifications(Page):
    """On or off, with a sound or without."""

    title = mark("Notifications")
    icon = "bell"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.notify = self.check("notify", tr("&Announce new articles"))
        self.row(
            tr("New articles"),
            self.notify,
            tr("Those of one refresh together, and only while you are not at the window."),
        )
        self.sound = self.check("notify_sound", tr("With a &sound"))
        self._bind("notify", lambda: self.sound.setEnabled(preferences.notify))
        self.row("", self.sound)
