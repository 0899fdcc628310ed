"""What the window remembers: an ini file in the data directory, beside the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Signal

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "window.ini"
#: The language of the window, a code; empty follows the system. Read before there is a window.
LANGUAGE = "appearance/language"


class UiSettings(QObject):
    """Sizes, splits, sort orders and habits of the window, by key ("window/geometry").

    One file per data directory, so two directories don't share a window. QSettings writes it
    whole to a new file and renames it, some time after the last change and at ``sync()``.

    *Signals*: ``changed(str)``, the key of what was set or forgotten just now.
    """

    changed = Signal(str)

    def __init__(self, data_dir: Path) -> None:
        super().__init__()
        self._settings = QSettings(str(data_dir / FILE_NAME), QSettings.Format.IniFormat)

    def value(self, key: str, default: Any = None) -> Any:
        """Return what is kept under ``key``, in the type of ``default`` where it is a simple one.

        An ini file knows only text: true, 12 and 0.5 come back as what they were. What can't be
        read as that type (an edited file) counts as absent.
        """
        if not self._settings.contains(key):
            return default
        value = self._settings.value(key)
        if default is None or isinstance(value, type(default)):
            return value
        return _read_as(value, default)

    def set_value(self, key: str, value: Any) -> None:
        """Keep ``value`` under ``key``; ``None`` forgets it."""
        if value is None:
            self._settings.remove(key)
        else:
            self._settings.setValue(key, value)
        self.changed.emit(key)

    def sync(self) -> None:
        """Write what has changed now."""
        self._settings.sync()


def _read_as(value: Any, default: Any) -> Any:
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(str(value), default)
    if isinstance(default, (list, tuple)):
        # A list of one is written as the bare element.
        return type(default)(value) if isinstance(value, list) else type(default)([value])
    if isinstance(default, (int, float, str)):
        try:
            return type(default)(value)
        except (TypeError, ValueError):
            return default
    return default
