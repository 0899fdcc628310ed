"""Whether and how new articles are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.preferences.page import Page

if TYPE_CHECKING:
    from ui.preferences import Preferences


class Notifications(Page):
    """On or off, with a sound or without."""

    title = "Notifications"
    icon = "bell"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.notify = self.check("notify", "&Announce new articles")
        self.row(
            "New articles",
            self.notify,
            "Those of one refresh together, and only while you are not at the window.",
        )
        self.sound = self.check("notify_sound", "With a &sound")
        self._bind("notify", lambda: self.sound.setEnabled(preferences.notify))
        self.row("", self.sound)
