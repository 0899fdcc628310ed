"""A mistake of the program before the person's eyes: once, with a report, and work goes on."""

import asyncio

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.trouble import TroubleDialog
from ui.troubles import Facts, Troubles
from ui.views.menus import words_of
from ui.views.reporting import Reporting, mask_for

pytestmark = pytest.mark.logs_errors

FEED, ARTICLE = "The Leek Gazette", "Ten ways to grow leeks"


@pytest.fixture
async def watched(open_window, tmp_path):
    """A window over which somebody watches for mistakes."""
    engine = FakeEngine([feed(1, FEED), feed(2)], entries=[summary(1, title=ARTICLE), summary(2)])
    desk = await open_window(engine)
    log_file = tmp_path / "feedmon.log"
    log_file.write_text(f"INFO ui: {FEED} at https://leeks.example/feed\n")
    troubles = Troubles()
    troubles.install(asyncio.get_running_loop())
    desk.reporting = Reporting(
        desk.window,
        troubles,
        facts=lambda: Facts.gather("3.45.1"),
        mask=lambda: mask_for(tmp_path, desk.window.titles()),
        log_file=log_file,
    )
    desk.troubles = troubles
    yield desk
    troubles.close()


def dialogs():
    return [w for w in QApplication.topLevelWidgets() if type(w) is TroubleDialog and w.isVisible()]


def click(dialog, words):
    buttons = dialog.findChildren(QPushButton)
    found = next(each for each in buttons if words_of(each.text()) == words)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def fail_in_a_slot(words="no such row"):
    def slot():
        raise IndexError(words)

    QTimer.singleShot(0, slot)


async def test_a_slot_that_fails_is_said_once_and_the_window_works_on(watched, until):
    for _ in range(3):
        fail_in_a_slot()
    await until(dialogs)
    (dialog,) = dialogs()
    await until(lambda: "3 times" in dialog.report)

    watched.window.activateWindow()
    await until(watched.window.isActiveWindow)
    watched.click(1)
    watched.press(Qt.Key.Key_S)
    await until(lambda: watched.engine.stored[1].starred)
    assert dialog.isVisible()

    click(dialog, "Close")
    fail_in_a_slot()
    await until(lambda: watched.troubles.known[0].count == 4)
    await asyncio.sleep(0.4)  # longer than mistakes are gathered
    assert dialogs() == []


async def test_it_does_not_take_the_keys_from_who_reads(watched, until):
    fail_in_a_slot()
    await until(dialogs)

    # Qt's off-screen platform activates every new window, so the attribute has to be enough.
    assert dialogs()[0].testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


async def test_the_report_is_folded_and_copied_with_nothing_of_the_persons_in_it(watched, until):
    fail_in_a_slot(f"no date in {ARTICLE} of {FEED}, https://leeks.example/ten by a@leeks.example")
    await until(dialogs)
    (dialog,) = dialogs()
    details = dialog.findChild(QPlainTextEdit)
    assert not details.isVisible()

    click(dialog, "Show Details")
    assert details.isVisible()
    click(dialog, "Copy Report")

    copied = QGuiApplication.clipboard().text()
    assert "IndexError: no date in [title] of [title], [address] by [e-mail]" in copied
    assert "SQLite: 3.45.1" in copied
    assert "The end of the log:\nINFO ui: [title] at [address]" in copied
    for secret in ("leek", "Leek", "https", "@"):
        assert secret not in copied
    assert details.toPlainText() == copied


async def test_more_mistakes_come_into_the_same_dialog(watched, until):
    fail_in_a_slot()
    await until(dialogs)
    (dialog,) = dialogs()

    def other():
        raise KeyError("feed_id")

    QTimer.singleShot(0, other)
    await until(lambda: "KeyError: 'feed_id'" in dialog.report)

    assert dialogs() == [dialog]
    assert "IndexError: no such row" in dialog.report
    assert any(
        label.text() == "Something went wrong inside feedmon (2 times)."
        for label in dialog.findChildren(QLabel)
    )


async def test_with_the_window_in_the_tray_it_waits_for_the_person(watched, until):
    watched.window.hide()
    fail_in_a_slot()
    await until(lambda: watched.troubles.known)
    await asyncio.sleep(0.4)
    assert dialogs() == []

    watched.window.show()
    await until(dialogs)


async def test_a_failing_task_is_told_of_too(watched, until):
    async def work():
        raise ValueError("nobody waits for this")

    task = asyncio.create_task(work())
    await asyncio.wait([task])
    del task
    await until(dialogs)

    assert "In the loop (Task exception was never retrieved)" in dialogs()[0].report


async def test_the_log_is_a_click_away(watched, until):
    asked = []
    watched.reporting.log_wanted.connect(lambda: asked.append(True))
    fail_in_a_slot()
    await until(dialogs)

    click(dialogs()[0], "Open Log")

    assert asked == [True]


def test_short_titles_and_names_of_modules_are_words_like_others(tmp_path):
    mask = mask_for(tmp_path, ["News", "asyncio", "Leeks  today\n"])

    assert mask.titles == {"Leeks today"}
