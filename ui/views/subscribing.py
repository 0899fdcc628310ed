"""What the person does to follow feeds: add one, bring a list along, take it away again."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QFileDialog

from feedmon.errors import AlreadySubscribed, FeedmonError, OpmlError
from ui import text
from ui.dialogs.add_feed import AddFeedDialog
from ui.dialogs.import_report import ImportReportDialog
from ui.dialogs.message import say
from ui.dialogs.opened import accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QWidget

    from feedmon import Engine
    from ui.actions import Actions
    from ui.tasks import Tasks

_SCHEMES = frozenset({"http", "https", "feed"})
_LONGEST_ADDRESS = 2_000
_FILTERS = ("OPML (*.opml *.xml)", "All files (*)")
# Ten thousand feeds are three megabytes of OPML. What is larger is something else.
_LARGEST_OPML = 64 << 20


class Subscribing(QObject):
    """Carries out adding, importing and exporting, each one at a time, over ``window``.

    *Signals*: ``added(int)``, the id of a feed that the person now follows, or asked for and
    followed already.
    """

    added = Signal(int)

    def __init__(
        self,
        window: QWidget,
        engine: Engine,
        tasks: Tasks,
        actions: Actions,
        *,
        clipboard: QClipboard,
        native_dialogs: bool = True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._clipboard = clipboard
        self._native = native_dialogs
        self._waiting: list[str] = []
        actions.add_feed.triggered.connect(lambda: self._once("add feed", self._add_from_clipboard))
        actions.import_opml.triggered.connect(lambda: self._once("import OPML", self._import))
        actions.export_opml.triggered.connect(lambda: self._once("export OPML", self._export))

    def add_all(self, addresses: Iterable[str]) -> None:
        """Open the dialog for each of these addresses, one after the other."""
        self._waiting.extend(addresses)
        if self._waiting:
            self._once("add feed", self._add_waiting)

    def _once(self, name: str, story: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._tasks.running(name):
            self._tasks.start(story(), name=name)

    # --- adding -----------------------------------------------------------------------------

    async def _add_from_clipboard(self) -> None:
        await self._add(address_on(self._clipboard.mimeData()), offered=True)
        await self._add_waiting()

    async def _add_waiting(self) -> None:
        while self._waiting:
            await self._add(self._waiting.pop(0), offered=False)

    async def _add(self, address: str, *, offered: bool) -> None:
        dialog = AddFeedDialog(
            self._window,
            look_up=self._engine.preview,
            folders=await self._engine.folders(),
            tasks=self._tasks,
            address=address,
            offered=offered,
        )
        if not await accepted(dialog) or (chosen := dialog.chosen) is None:
            return
        if chosen.candidate.subscribed_id is not None:
            self.added.emit(chosen.candidate.subscribed_id)
            return
        try:
            feed = await self._engine.subscribe(chosen.candidate.url, folder_id=chosen.folder_id)
        except AlreadySubscribed as error:
            self.added.emit(error.feed_id)
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), chosen.candidate.url)
        else:
            self.added.emit(feed.id)

    # --- OPML -------------------------------------------------------------------------------

    async def _import(self) -> None:
        dialog = self._file_dialog("Import OPML")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if not await accepted(dialog):
            return
        path = Path(dialog.selectedFiles()[0])
        try:
            report = await self._engine.import_opml(await asyncio.to_thread(_read, path))
        except OSError as error:
            await say(self._window, f"{path.name} can't be read: {error.strerror}.", str(path))
        except FeedmonError as error:
            await say(self._window, text.error_sentence(error), str(path))
        else:
            await accepted(ImportReportDialog(report, path.name, self._window))

    async def _export(self) -> None:
        dialog = self._file_dialog("Export OPML")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("opml")
        dialog.selectFile("feeds.opml")
        if not await accepted(dialog):
            return
        path = Path(dialog.selectedFiles()[0])
        try:
            await asyncio.to_thread(_write, path, await self._engine.export_opml())
        except OSError as error:
            await say(self._window, f"{path.name} can't be written: {error.strerror}.", str(path))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilters(_FILTERS)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self._native)
        return dialog


def address_on(data: QMimeData | None) -> str:
    """Take a web address from a clipboard; "" when what is there is something else."""
    if data is None or not data.hasText():
        return ""
    words = data.text()[: _LONGEST_ADDRESS + 1].strip()
    url = QUrl(words, QUrl.ParsingMode.StrictMode)
    fits = len(words) <= _LONGEST_ADDRESS and not any(map(str.isspace, words))
    return words if fits and url.isValid() and url.scheme() in _SCHEMES and url.host() else ""


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_LARGEST_OPML + 1)
    if len(data) > _LARGEST_OPML:
        raise OpmlError("too-large")
    return data


def _write(path: Path, data: bytes) -> None:
    """Write beside the old file and put it in its place, so that a full disk destroys nothing."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
