"""Which keys do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.preferences.page import Page
from ui.dialogs.shortcuts import ShortcutList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.models.shortcuts import ShortcutGroup
    from ui.preferences import Preferences


class Keys(Page):
    """All actions with their keys, to be looked through."""

    title = "Keys"
    icon = "keyboard"

    def __init__(self, preferences: Preferences, groups: Sequence[ShortcutGroup]) -> None:
        super().__init__(preferences)
        self.list = ShortcutList(groups)
        self._fill(self.list)
