"""What comes before the window can be filled: why nothing opens, and a backup put in place."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from feedmon import find_backups, restore_store
from feedmon.errors import StoreCorrupt, StoreError
from feedmon.model import BackupKind
from ui import text
from ui.dialogs.message import say
from ui.dialogs.startup import Wish, show_startup_error
from ui.translation import mark, tr

if TYPE_CHECKING:
    from feedmon.model import Backup
    from ui.ending import Ending
    from ui.instance import Unanswered
    from ui.tasks import Tasks
    from ui.views.main_window import MainWindow

log = logging.getLogger(__name__)

_UNANSWERED = mark("feedmon runs on this folder already, but its window does not answer.")


class Restoring:
    """A backup that is to be the store, and what came of it."""

    def __init__(self, backup: Backup) -> None:
        self._backup = backup
        self.failure: StoreError | None = None

    async def carry_out(self, directory: Path, window: MainWindow) -> None:
        """Put it in the place of the store, which nobody has open now."""
        window.note_restoring(*text.restoring(self._backup, time.time()))
        try:
            aside = await restore_store(directory, Path(self._backup.path))
        except StoreError as error:
            log.warning("%s was not restored: %s", self._backup.path, error.code)
            self.failure = error
        else:
            log.info("restored %s; the store until now is %s", self._backup.path, aside)
        window.note_opening()

    def tell(self, window: MainWindow, tasks: Tasks) -> None:
        """Say in the window what came of it."""
        if self.failure is None:
            window.status.done(text.restored(self._backup, time.time()))
        else:
            tasks.start(say(window, *self.words()), name="say that nothing was restored")

    def words(self) -> tuple[str, str]:
        """Say that nothing was restored, and why."""
        failure = self.failure
        why = "" if failure is None else text.problem(failure.code, failure.detail)
        return tr("The backup was not restored. Nothing was changed."), why


async def explain(
    error: StoreError | Unanswered,
    directory: Path,
    ending: Ending,
    restoring: Restoring | None = None,
) -> Backup | None:
    """Say why nothing opens, in the terminal and in a dialog that the end takes away.

    For a damaged store a backup is offered; the answer is one that the person wants restored.
    """
    if isinstance(error, StoreError):
        sentence, path = text.problem(error.code, error.detail), error.path
    else:
        sentence, path = tr(_UNANSWERED), str(directory)
    if sys.stderr is not None:
        sys.stderr.write(tr("feedmon: {sentence} ({path})\n", sentence=sentence, path=path))
    backup = await _best_backup(directory) if isinstance(error, StoreCorrupt) else None
    details = [path]
    if restoring is not None and restoring.failure is not None:
        details.append(" ".join(restoring.words()))
    elif backup is not None:
        details.append(text.backup_offered(backup, time.time()))
    ended = asyncio.create_task(ending.wait())
    try:
        while True:
            asking = asyncio.create_task(
                show_startup_error(
                    sentence,
                    "\n\n".join(details),
                    folder=isinstance(error, StoreError),
                    restore="" if backup is None else text.restore_offer(backup.at),
                )
            )
            await asyncio.wait((asking, ended), return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                asking.cancel()
                await asyncio.wait({asking})
                return None
            if asking.result() is not Wish.FOLDER:
                return backup if asking.result() is Wish.RESTORE else None
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(directory)))
    finally:
        ended.cancel()


async def _best_backup(directory: Path) -> Backup | None:
    """Find the newest backup that can be read, or else the newest other copy."""
    readable = [copy for copy in await find_backups(directory) if copy.entries is not None]
    backups = [copy for copy in readable if copy.kind is BackupKind.BACKUP]
    return next(iter(backups or readable), None)
