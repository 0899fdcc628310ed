"""``make screenshots``: the screens in light, in dark, in German and from right to left.

For the documentation, and to be looked at: offscreen, in some seconds for each look. Feeds,
articles and the time are the same ones every time, so a picture changes when the program does.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.demo.stage import FOUND, NOW, SHOWN, SITE, furnish, small_web, stop_the_clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from PySide6.QtWidgets import QWidget

    from feedmon.settings import Settings
    from tests.desktop import Opened
    from ui.ending import Application

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the program is dressed for its pictures; ``turned``: laid out from right to left."""

    scheme: str
    language: str = "en"
    turned: bool = False


LOOKS = {
    "light": Look("light"),
    "dark": Look("dark"),
    "german": Look("light", language="de"),
    # There is no translation into a language that is written so: English words, turned round.
    "rtl": Look("dark", turned=True),
}


class Camera:
    """Takes the pictures of one look, which is at the end of their names."""

    def __init__(self, application: Application, look: str, settings: Settings) -> None:
        self._application, self._look, self._settings = application, look, settings

    async def first_start(self, directory: Path) -> None:
        """The window of a person who follows nothing yet."""
        async with self._open(directory) as opened:
            await _until(opened.window.first_steps.isVisible)
            await self._save(opened.window, "first-start")

    async def screens(self, directory: Path) -> None:
        """The window with feeds, and what opens over it."""
        async with self._open(directory) as opened:
            await _until(opened.window.articles.rowCount)
            await self._main(opened)
            await self._find(opened)
            await self._grouped(opened)
            await self._search(opened)
            await self._palette(opened)
            await self._tags(opened)
            await self._add_feed(opened)
            await self._watch(opened)
            await self._properties(opened)
            await self._health(opened)
            await self._alerts(opened)
            await self._rules(opened)
            await self._keys(opened)
            await self._preferences(opened)

    async def _main(self, opened: Opened) -> None:
        from ui.views.reading_pane import LOADING

        window = opened.window
        window.sidebar.expandAll()
        row = next(
            row
            for row in range(window.articles.rowCount())
            if window.articles.summary(row).feed_title == SHOWN
        )
        window.list.choose(row)
        await _until(lambda: window.articles.summary(row).read)
        await _until(lambda: not opened.tasks.running(LOADING))
        window.list.setFocus()
        await self._save(window, "main")

    async def _find(self, opened: Opened) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QLineEdit

        opened.actions.find_in_article.trigger()
        await _until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, "the")
        await self._save(opened.window, "find")
        QTest.keyClick(field, Qt.Key.Key_Escape)

    async def _grouped(self, opened: Opened) -> None:
        from PySide6.QtCore import QItemSelection, QItemSelectionModel

        opened.actions.group_articles.setChecked(True)
        opened.window.list.setFocus()
        keys = opened.window.list.selectionModel()
        rows = QItemSelection(
            opened.window.articles.index(3, 0), opened.window.articles.index(6, 0)
        )
        keys.select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        await self._save(opened.window, "grouped")
        opened.window.list.choose(3)
        opened.actions.group_articles.setChecked(False)

    async def _search(self, opened: Opened) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QLineEdit

        opened.actions.search.trigger()
        await _until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, "harbour is:")
        await self._save(opened.window, "search")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        field.clear()
        opened.actions.show_all.trigger()
        await _until(opened.window.articles.rowCount)

    async def _tags(self, opened: Opened) -> None:
        opened.window.list.choose(2)
        dialog = await self._opened(opened.actions.tags.trigger)
        await self._save(dialog, "tags")
        await self._close(dialog)

    async def _properties(self, opened: Opened) -> None:
        from ui.models.sources import Kind, Source

        feed = next(one for one in opened.window.feeds.feeds() if one.title == SHOWN)
        opened.window.sidebar.choose(Source(Kind.FEED, feed.id))
        dialog = await self._opened(opened.actions.feed_properties.trigger)
        await self._save(dialog, "properties")
        await self._close(dialog)

    async def _keys(self, opened: Opened) -> None:
        dialog = await self._opened(opened.actions.shortcuts.trigger)
        await self._save(dialog, "shortcuts")
        await self._close(dialog)

    async def _palette(self, opened: Opened) -> None:
        from PySide6.QtTest import QTest

        opened.actions.command_palette.trigger()
        palette = opened.window.commands.palette
        QTest.keyClicks(palette.field, "re")
        await self._save(opened.window, "palette")
        palette.close_again()

    async def _add_feed(self, opened: Opened) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QLineEdit

        from ui.dialogs.add_feed import LOOKING
        from ui.dialogs.candidates import CandidateList

        dialog = await self._opened(opened.actions.add_feed.trigger)
        field = dialog.findChild(QLineEdit)
        QTest.keyClicks(field, f"http://{SITE}")
        found = dialog.findChild(CandidateList).view.model()
        await _until(lambda: found.rowCount() == len(FOUND))
        await _until(lambda: not opened.tasks.running(LOOKING))
        await self._save(dialog, "add-feed")
        await self._close(dialog)

    async def _watch(self, opened: Opened) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        from ui.dialogs.watch import WatchDialog

        dialog = await self._opened(opened.actions.watch_page.trigger)
        assert isinstance(dialog, WatchDialog)
        QTest.keyClicks(dialog.form.address, f"http://{SITE}/jobs")
        QTest.keyClick(dialog.form.address, Qt.Key.Key_Return)
        await _until(dialog.seen.items.rows.rowCount)
        await self._save(dialog, "watch")
        await self._close(dialog)

    async def _health(self, opened: Opened) -> None:
        dialog = await self._opened(opened.actions.health.trigger)
        window = opened.window.health.window
        assert window is not None
        window.table.choose([window.model.id_at(0)])  # QTableView.selectRow: only from the left
        await _until(window.details.model.rowCount)
        await _until(lambda: window.model.row(window.model.id_at(0)).weeks is not None)
        await self._save(dialog, "health")
        opened.window.health.carry_out("show_queue")
        await self._save(dialog, "health-queue")
        opened.window.health.carry_out("show_past")
        await _until(window.past.charts()[0].isVisible)
        await self._save(dialog, "health-history")
        await self._close(dialog)

    async def _alerts(self, opened: Opened) -> None:
        from ui.views.reading_pane import LOADING

        window, history = opened.window, opened.window.alerting.history
        opened.actions.show_alerts.trigger()
        await _until(window.articles.rowCount)
        await window.listing.ready()
        window.list.choose(0)
        await _until(window.pane.notes.told.isVisible)
        await _until(lambda: not opened.tasks.running(LOADING))
        await self._save(window, "alerts")
        dialog = await self._opened(opened.actions.why_alert.trigger)
        await self._save(dialog, "why")
        await self._close(dialog)
        dialog = await self._opened(opened.actions.alert_history.trigger)
        assert history.window is not None
        model = history.window.model
        await _until(model.rowCount)
        history.window.view.setCurrentIndex(model.index(1))
        await self._save(dialog, "alert-history")
        await self._close(dialog)

    async def _rules(self, opened: Opened) -> None:
        from ui.dialogs.rule import RuleEditor
        from ui.views.rule_preview import RulePreviewPane

        ruling = opened.window.ruling
        dialog = await self._opened(opened.actions.rules.trigger)
        assert ruling.window is not None
        await _until(ruling.window.model.rowCount)
        await self._save(dialog, "rules")
        editor = await self._opened(ruling.window.edit.click)
        assert isinstance(editor, RuleEditor)
        preview = editor.findChild(RulePreviewPane)
        await _until(preview.model.rowCount)
        await _until(lambda: not opened.tasks.running("rule-preview"))
        await self._save(editor, "rule")
        await self._close(editor)
        await _until(lambda: not opened.tasks.running("write-rule"))
        await self._close(dialog)

    async def _preferences(self, opened: Opened) -> None:
        opened.window.preferences.settings.set_value("preferences/page", "Appearance")
        dialog = await self._opened(opened.actions.preferences.trigger)
        await self._save(dialog, "preferences")
        await self._close(dialog)
        opened.window.preferences.settings.set_value("preferences/page", "Alerts")
        dialog = await self._opened(opened.actions.preferences.trigger)
        await _until(lambda: not opened.tasks.running("list destinations"))
        await self._save(dialog, "preferences-alerts")
        await self._close(dialog)

    @asynccontextmanager
    async def _open(self, directory: Path) -> AsyncIterator[Opened]:
        from feedmon import open_engine
        from tests.desktop import open_desk

        engine = await open_engine(directory, clock=lambda: NOW, settings=self._settings)
        try:
            async with open_desk(self._application, engine, directory) as opened:
                # Offscreen there is no tray; that would be said after a while, in some pictures.
                opened.window.preferences.keep_running = "always"
                yield opened
        finally:
            await engine.close()

    async def _opened(self, trigger: Callable[[], object]) -> QWidget:
        before = self._windows()
        trigger()
        await _until(lambda: self._windows() - before)
        (dialog,) = self._windows() - before
        return dialog

    async def _close(self, dialog: QWidget) -> None:
        dialog.close()
        await _until(lambda: dialog not in self._windows())

    def _windows(self) -> set[QWidget]:
        return {each for each in self._application.topLevelWidgets() if each.isVisible()}

    async def _save(self, widget: QWidget, name: str) -> None:
        await asyncio.sleep(0.3)
        FOLDER.mkdir(exist_ok=True)
        # As small as it gets: the format loses nothing by it.
        widget.grab().save(str(FOLDER / f"{name}-{self._look}.png"), "PNG", 0)


async def photograph(application: Application, name: str, directory: Path) -> None:
    """Take all pictures in the look of this name."""
    from PySide6.QtCore import Qt

    from ui.translation import Translation

    look = LOOKS[name]
    Translation(application, look.language)
    if look.turned:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    async with small_web() as settings:
        camera = Camera(application, name, settings)
        await camera.first_start(directory / "empty")
        await furnish(directory / "full", settings)
        await camera.screens(directory / "full")


async def _until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the screen did not come")
        await asyncio.sleep(0.01)


def main() -> int:
    """Take the pictures of each look in a process of its own; one that is named, in this."""
    if len(sys.argv) == 1:
        return max(
            subprocess.run([sys.executable, "-m", __spec__.name, look], check=False).returncode
            for look in LOOKS
        )
    os.environ["TZ"] = "UTC"
    time.tzset()
    stop_the_clock()
    from tests.desktop import run_offscreen

    look = sys.argv[1]
    with tempfile.TemporaryDirectory() as directory:
        run_offscreen(
            lambda application: photograph(application, look, Path(directory)),
            scheme=LOOKS[look].scheme,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
