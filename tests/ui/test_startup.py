"""A store that can't be opened: what is said, what is offered, and what becomes of it."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from feedmon import open_engine
from feedmon.errors import StoreCorrupt, StoreFull, StoreNoRoom
from ui import style
from ui.ending import Ending
from ui.opening import Restoring, explain


@pytest.fixture
async def ending(application):
    style.install(application)  # the dialogs have its icons
    ending = Ending(application)
    yield ending
    ending.close()


@pytest.fixture
async def broken(tmp_path):
    """A data directory with a backup, whose store is no database."""
    engine = await open_engine(tmp_path)
    await engine.back_up()
    await engine.close()
    (tmp_path / "feedmon.db").write_bytes(b"this is no database " * 100)
    return tmp_path


def box():
    shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    return next((each for each in shown if each.isVisible()), None)


def buttons():
    return [button.text().replace("&", "") for button in box().buttons()]


def click(beginning):
    (button,) = (b for b in box().buttons() if b.text().replace("&", "").startswith(beginning))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def damaged(directory):
    return StoreCorrupt(str(directory / "feedmon.db"), "not an SQLite database")


async def test_for_a_damaged_store_its_newest_backup_is_offered_first(broken, ending, until):
    asking = asyncio.create_task(explain(damaged(broken), broken, ending))
    await until(box)
    offered = buttons()
    details = box().informativeText()
    QTest.keyClick(box(), Qt.Key.Key_Return)
    backup = await asking

    assert sorted(word.split()[0] for word in offered) == ["Quit", "Restore", "Show"]
    assert "with 0 articles of 0 feeds" in details
    assert backup.path.startswith(str(broken / "backups"))


async def test_quit_leaves_the_store_as_it_is(broken, ending, until):
    asking = asyncio.create_task(explain(damaged(broken), broken, ending))
    await until(box)
    QTest.keyClick(box(), Qt.Key.Key_Escape)

    assert await asking is None


async def test_showing_the_folder_asks_again(broken, ending, until, monkeypatch):
    opened = []
    monkeypatch.setattr("ui.opening.QDesktopServices.openUrl", opened.append)
    asking = asyncio.create_task(explain(damaged(broken), broken, ending))
    await until(box)
    first = box()
    click("Show")
    await until(lambda: opened and box() not in (None, first))
    click("Quit")

    assert await asking is None
    assert [url.toLocalFile() for url in opened] == [str(broken)]


async def test_without_a_backup_none_is_offered(tmp_path, ending, until):
    asking = asyncio.create_task(explain(damaged(tmp_path), tmp_path, ending))
    await until(box)
    offered = buttons()
    click("Quit")
    await asking

    assert sorted(offered) == ["Quit", "Show Folder"]


async def test_a_full_disk_is_no_reason_to_restore_anything(broken, ending, until):
    error = StoreFull(str(broken / "feedmon.db"))
    asking = asyncio.create_task(explain(error, broken, ending))
    await until(box)
    offered = buttons()
    click("Quit")
    await asking

    assert sorted(offered) == ["Quit", "Show Folder"]


async def test_the_end_of_the_program_takes_the_question_away(broken, ending, until):
    asking = asyncio.create_task(explain(damaged(broken), broken, ending))
    await until(box)
    ending.ask("a signal")

    assert await asking is None
    assert box() is None


async def test_why_a_backup_was_not_restored_is_said_with_the_reason_of_it(broken, ending, until):
    asking = asyncio.create_task(explain(damaged(broken), broken, ending))
    await until(box)
    click("Restore")
    restoring = Restoring(await asking)
    restoring.failure = StoreNoRoom(str(broken), 1_200_000)
    asking = asyncio.create_task(explain(damaged(broken), broken, ending, restoring))
    await until(box)
    details = box().informativeText()
    click("Quit")
    await asking

    assert "was not restored" in details
    assert "1.2 MB more are needed" in details
