"""Help: the keys, what the program is, and what to pass on when something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from feedmon.errors import FeedmonError
from ui.translation import tr
from ui.troubles import diagnostics

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from feedmon import Engine
    from ui.actions import Actions
    from ui.dialogs.about import AboutDialog, AboutFacts
    from ui.dialogs.shortcuts import ShortcutsDialog
    from ui.tasks import Tasks
    from ui.troubles import Facts, Mask
    from ui.views.rekeying import Rekeying
    from ui.views.status import StatusLine


class Helping(QObject):
    """Carries out what the menu Help offers; its dialogs stand beside the window."""

    def __init__(
        self,
        window: QWidget,
        engine: Engine,
        tasks: Tasks,
        *,
        actions: Actions,
        rekeying: Rekeying,
        status: StatusLine,
        facts: Callable[[], Facts],
        mask: Callable[[], Mask],
        log_file: Path,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._window, self._engine, self._tasks = window, engine, tasks
        self._actions, self._rekeying, self._status = actions, rekeying, status
        self._facts, self._mask, self._log_file = facts, mask, log_file
        self._open_url = open_url
        self._keys: ShortcutsDialog | None = None
        self._about: AboutDialog | None = None
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)
        actions.copy_diagnostics.triggered.connect(self._start_copying)
        actions.open_log.triggered.connect(self.open_log)
        actions.show_data_folder.triggered.connect(self._show_folder)

    def open_log(self) -> None:
        """Open the log in the program that the desktop has for text."""
        self._open(self._log_file, tr("The log"))

    def _show_folder(self) -> None:
        self._open(self._engine.directory, tr("The data folder"))

    def _open(self, path: Path, what: str) -> None:
        if not path.exists():
            self._status.trouble(tr("{what} is not there: {path}.", what=what, path=path))
        elif not self._open_url(QUrl.fromLocalFile(str(path))):
            self._status.trouble(
                tr("{what} could not be opened. It is {path}.", what=what, path=path)
            )

    def _show_shortcuts(self) -> None:
        from ui.dialogs.shortcuts import ShortcutsDialog

        if self._keys is None:
            self._keys = ShortcutsDialog(self._window, self._rekeying.shown())
            self._rekeying.join(self._keys.keys)
            self._keys.finished.connect(self._forget_shortcuts)
        _bring(self._keys)

    def _forget_shortcuts(self) -> None:
        dialog, self._keys = self._keys, None
        if dialog is not None:
            dialog.deleteLater()

    def _show_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        if self._about is None:
            dialog = self._about = AboutDialog(self._window, self._about_facts())
            dialog.homepage_wanted.connect(self._open_homepage)
            dialog.diagnostics_wanted.connect(self._actions.copy_diagnostics.trigger)
            dialog.folder_wanted.connect(self._actions.show_data_folder.trigger)
            dialog.log_wanted.connect(self._actions.open_log.trigger)
            dialog.finished.connect(self._forget_about)
        _bring(self._about)

    def _forget_about(self) -> None:
        dialog, self._about = self._about, None
        if dialog is not None:
            dialog.deleteLater()

    def _about_facts(self) -> AboutFacts:
        from ui.dialogs.about import AboutFacts

        facts = self._facts()
        runs_on = ", ".join(f"{name} {facts.version_of(name)}" for name in ("Python", "Qt"))
        return AboutFacts(
            facts.version,
            f"{facts.summary}.",
            facts.homepage,
            (
                (tr("Licence"), facts.licence),
                (
                    tr("Runs on"),
                    f"{runs_on}, SQLite {facts.version_of('SQLite')}",
                ),
                (tr("System"), facts.version_of("System")),  # not for people
                (tr("Data"), QDir.toNativeSeparators(str(self._engine.directory))),
            ),
        )

    def _open_homepage(self) -> None:
        if not self._open_url(QUrl(self._facts().homepage)):
            self._status.trouble(tr("No program opens web addresses here."))

    def _start_copying(self) -> None:
        self._tasks.start(self._copy_diagnostics(), name="copy diagnostics", replace=True)

    async def _copy_diagnostics(self) -> None:
        try:
            store = await self._engine.store_facts()
        except FeedmonError:
            store = None  # said in the text: it is what a report about a broken store is for
        words = diagnostics(
            self._facts(),
            store,
            self._engine.settings,
            mask=self._mask(),
            log_file=self._log_file,
        )
        QGuiApplication.clipboard().setText(words)
        self._status.done(tr("Diagnostics copied"))
        if self._about is not None:
            self._about.show_copied()


def _bring(dialog: QDialog) -> None:
    if not dialog.isVisible():
        dialog.show()
        return
    dialog.setWindowState(dialog.windowState() & ~Qt.WindowState.WindowMinimized)
    dialog.raise_()
    dialog.activateWindow()
