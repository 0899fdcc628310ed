"""The preferences: a list of pages, whose changes hold at once."""

from ui.dialogs.preferences.dialog import PreferencesDialog

__all__ = ["PreferencesDialog"]
