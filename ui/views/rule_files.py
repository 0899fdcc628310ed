"""Rules from a file, and into one: to be given to others."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ui.translation import mark, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FILTERS = (mark("Rules (*.json)"), mark("All files (*)"))
#: More than anybody writes.
_LARGEST = 20_000_000


class RuleFiles(QObject):
    """Asks for files, reads and writes them away from the window's thread."""

    def __init__(self, parent: QObject, *, native_dialogs: bool = True) -> None:
        super().__init__(parent)
        self._native = native_dialogs

    async def read(self, over: QWidget) -> tuple[str, str] | None:
        """Let a file be chosen: its text and its name; ``None`` for none, or one that can't be."""
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

        dialog = self._dialog(over, tr("Import Rules"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if not await accepted(dialog):
            return None
        path = Path(dialog.selectedFiles()[0])
        try:
            return await asyncio.to_thread(_read, path), path.name
        except OSError as error:
            reason = error.strerror or tr("it is too large")
        except UnicodeDecodeError:
            reason = tr("it is no text")
        await say(
            over,
            tr("{name} can't be read: {reason}.", name=path.name, reason=reason),
            str(path),
        )
        return None

    async def write(self, over: QWidget, document: str) -> str:
        """Let a place be chosen and write there: the name of the file, empty for none."""
        from ui.dialogs.message import say
        from ui.dialogs.opened import accepted

        dialog = self._dialog(over, tr("Export Rules"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("rules.json")
        if not await accepted(dialog):
            return ""
        path = Path(dialog.selectedFiles()[0])
        try:
            await asyncio.to_thread(path.write_text, document, "utf-8")
        except OSError as error:
            await say(
                over,
                tr("{name} can't be written: {reason}.", name=path.name, reason=error.strerror),
                str(path),
            )
            return ""
        return path.name

    def _dialog(self, over: QWidget, title: str) -> QFileDialog:
        dialog = QFileDialog(over, title)
        dialog.setNameFilters([tr(each) for each in _FILTERS])
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        return dialog


def _read(path: Path) -> str:
    if path.stat().st_size > _LARGEST:
        raise OSError
    return path.read_text("utf-8")
