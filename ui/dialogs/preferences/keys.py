"""Which keys do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.preferences.page import Page
from ui.translation import mark

if TYPE_CHECKING:
    from ui.dialogs.shortcuts import ShortcutList
    from ui.preferences import Preferences


class Keys(Page):
    """All actions with their keys, to be looked through and changed."""

    title = mark("Keys")
    icon = "keyboard"

    def __init__(self, preferences: Preferences, keys: ShortcutList) -> None:
        super().__init__(preferences)
        self.list = keys
        self._fill(self.list)
