"""The care of the store in the window: backups listed, made and chosen; damage and trouble told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from feedmon.errors import StoreCorrupt, StoreInUse, StoreNoRoom
from feedmon.events import CareTaken, StoreTrouble
from feedmon.model import Backup, BackupKind, Care, CareJob
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import text
from ui.dialogs.preferences import PreferencesDialog
from ui.preferences import Preferences
from ui.views.caring import Caring
from ui.views.preferences import Preferring

DAY = 86_400
CTRL = Qt.KeyboardModifier.ControlModifier


def backup(days, **how):
    given = {"kind": BackupKind.BACKUP, "size": 12_000_000, "feeds": 20, "entries": 1_204}
    path = f"/home/anna/feedmon/backups/{days}.db"
    return Backup(path, at=NOW - days * DAY, **(given | how))


@pytest.fixture
def engine():
    engine = FakeEngine([feed(1)], entries=[summary(i) for i in range(1, 5)])
    engine.copies = [backup(0), backup(1), backup(9, kind=BackupKind.ASIDE)]
    engine.jobs = [
        Care(CareJob.BACKUP, NOW, NOW - 60, "ok"),
        Care(CareJob.TIDY, NOW, NOW - DAY, "ok", "3"),
        Care(CareJob.CHECK, NOW, NOW - 9 * DAY, "ok"),
    ]
    return engine


class Case:
    """A window whose preferences show the backups, and what is wished in it."""

    def __init__(self, desk, caring):
        self.desk, self.caring = desk, caring
        self.restored = []
        caring.restore_wanted.connect(self.restored.append)

    @property
    def dialog(self):
        shown = self.desk.window.findChildren(PreferencesDialog)
        return next((each for each in shown if each.isVisible()), None)

    @property
    def shelf(self):
        return self.dialog.page.backups

    def lines(self):
        return [self.shelf.list.item(row).text() for row in range(self.shelf.list.count())]

    def press(self, key, on=None):
        QTest.keyClick(on or self.shelf.list, key)

    def click(self, button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def box(self):
        shown = QApplication.topLevelWidgets()
        boxes = (each for each in shown if isinstance(each, QMessageBox))
        return next((box for box in boxes if box.isVisible()), None)

    def answer(self, words):
        (button,) = (each for each in self.box.buttons() if each.text().replace("&", "") == words)
        self.click(button)


@pytest.fixture
async def case(open_window, engine, tasks, dressed, until):
    """``await case()`` opens the window; ``at_backups`` the preferences at the backups, too."""

    async def make(*, at_backups=True):
        desk = await open_window(engine)
        preferring = Preferring(
            desk.window,
            engine,
            tasks,
            desk.actions,
            undo=desk.window.undo,
            rekeying=desk.window.rekeying,
            preferences=Preferences(desk.settings, desk.window),
            autostart=None,
            open_url=lambda _url: None,
            now=lambda: NOW,
        )
        caring = Caring(desk.window, engine, tasks, now=lambda: NOW)
        engine.events.subscribe(lambda event: caring.receive([event]))
        engine.events.subscribe(lambda event: preferring.receive([event]))
        caring.backups_wanted.connect(lambda: preferring.open_page("Storage"))
        preferring.restore_wanted.connect(caring.ask_to_restore)
        it = Case(desk, caring)
        if at_backups:
            desk.press(Qt.Key.Key_Comma, CTRL)
            QTest.keyClick(it.dialog.list, Qt.Key.Key_End)
            await until(lambda: len(it.lines()) == len(engine.copies) > 0)
        return it

    return make


# --- backups --------------------------------------------------------------------------------


async def test_backups_are_listed_with_their_day_and_what_is_in_them(case):
    it = await case()

    lines = it.lines()

    assert lines[0].splitlines() == [
        text.moment(NOW, NOW),
        "1,204 articles of 20 feeds · 12 MB",
    ]
    assert lines[1].startswith("Yesterday, ")
    assert lines[2].startswith("Set aside, ")
    note = it.shelf.note.text()
    assert "nothing is damaged" in note
    assert "Tidied up yesterday" in note
    assert not it.shelf.restore.isEnabled()
    it.dialog.reject()


async def test_without_backups_the_list_says_when_there_will_be_one(case, engine, until):
    engine.copies, engine.jobs = [], []
    it = await case(at_backups=False)
    it.caring.backups_wanted.emit()
    await until(lambda: engine.called("backups"))

    assert it.lines() == ["No backup yet. One is made each day."]
    it.press(Qt.Key.Key_Down)
    assert not it.shelf.restore.isEnabled()
    assert not it.shelf.note.isVisible()
    it.dialog.reject()


async def test_a_backup_is_made_now_and_stands_first(case, engine, until):
    it = await case()

    it.click(it.shelf.back_up)
    await until(lambda: len(it.lines()) == 4)

    assert engine.called("back_up") == [()]
    assert "40 articles of 2 feeds" in it.lines()[0]
    assert it.shelf.back_up.isEnabled()
    it.dialog.reject()


async def test_why_no_backup_can_be_made_is_said_where_it_was_asked_for(case, engine, until):
    engine.fail["back_up"] = StoreNoRoom("/home/anna/feedmon/backups", 1_200_000_000)
    it = await case()

    it.click(it.shelf.back_up)
    await until(lambda: "1.2 GB more are needed" in it.shelf.said.text())

    assert it.shelf.back_up.isEnabled()
    assert len(it.lines()) == 3
    it.dialog.reject()


async def test_a_backup_that_another_beat_made_appears(case, engine, until):
    it = await case()

    engine.copies.insert(0, backup(0, entries=1_300))
    engine.events.publish(CareTaken(Care(CareJob.BACKUP, NOW, NOW, "ok")))
    await until(lambda: len(it.lines()) == 4)

    it.dialog.reject()


async def test_why_there_was_no_backup_stands_below_them(case, engine):
    engine.jobs[0] = Care(CareJob.BACKUP, NOW, NOW - 60, "no-room", "1200000000")
    it = await case()

    assert "1.2 GB more are needed" in it.shelf.note.text()
    it.dialog.reject()


# --- restoring ------------------------------------------------------------------------------


async def test_a_chosen_backup_is_restored_after_it_was_said_what_that_means(case, engine, until):
    it = await case()

    it.press(Qt.Key.Key_Down)
    it.press(Qt.Key.Key_Down)
    it.click(it.shelf.restore)
    await until(lambda: it.box)
    assert "yesterday" in it.box.text()
    assert "1,204 articles of 20 feeds" in it.box.informativeText()
    assert "Nothing is deleted" in it.box.informativeText()
    it.answer("Restore")
    await until(lambda: it.restored)

    assert it.restored == [engine.copies[1]]
    it.dialog.reject()


async def test_enter_on_a_backup_asks_and_escape_leaves_all_as_it_is(case, until):
    it = await case()

    it.press(Qt.Key.Key_Down)
    it.press(Qt.Key.Key_Return)
    await until(lambda: it.box)
    it.press(Qt.Key.Key_Escape, on=it.box)
    await until(lambda: not it.desk.tasks.running("ask to restore"))

    assert it.restored == []
    it.dialog.reject()


async def test_a_copy_that_can_not_be_read_is_not_offered(case, engine):
    engine.copies[0] = backup(0, feeds=None, entries=None)
    it = await case()

    it.press(Qt.Key.Key_Home)

    assert "Can't be read" in it.lines()[0]
    assert not it.shelf.restore.isEnabled()
    it.press(Qt.Key.Key_Down)
    assert it.shelf.restore.isEnabled()
    it.dialog.reject()


async def test_who_is_at_work_on_the_store_is_named_before_anything_is_asked(case, engine, until):
    engine.fail["require_alone"] = StoreInUse("/f.db", ("feedmonctl (process 1234)",))
    it = await case()

    it.press(Qt.Key.Key_Down)
    it.click(it.shelf.restore)
    await until(lambda: it.box)

    assert "in use by feedmonctl (process 1234)" in it.box.text()
    it.answer("Close")
    await until(lambda: not it.desk.tasks.running("ask to restore"))
    assert it.restored == []
    it.dialog.reject()


async def test_who_comes_while_it_is_asked_is_named_as_well(case, engine, until):
    it = await case()

    it.press(Qt.Key.Key_Down)
    it.click(it.shelf.restore)
    await until(lambda: it.box)
    engine.fail["require_alone"] = StoreInUse("/f.db", ("feedmonctl (process 1234)",))
    it.answer("Restore")
    await until(lambda: it.box and "in use by" in it.box.text())
    it.answer("Close")
    await until(lambda: not it.desk.tasks.running("ask to restore"))

    assert it.restored == []
    it.dialog.reject()


# --- what is told ---------------------------------------------------------------------------


async def test_damage_is_told_in_a_line_that_leads_to_the_backups(case, engine, until):
    it = await case(at_backups=False)
    assert not it.caring.notice.isVisible()

    engine.events.publish(CareTaken(Care(CareJob.QUICK_CHECK, None, NOW, "damaged", "page 7")))
    assert it.caring.notice.isVisible()
    assert it.caring.notice.sentence == text.DAMAGED
    it.click(it.caring.notice.buttons()[0])

    await until(lambda: it.dialog and len(it.lines()) == 3)
    it.dialog.reject()


async def test_damage_that_somebody_meets_is_told_the_same_way_and_once(case, engine):
    it = await case(at_backups=False)

    engine.events.publish(StoreTrouble("store-corrupt", ""))
    it.click(it.caring.notice.buttons()[1])
    engine.events.publish(StoreTrouble("store-corrupt", ""))

    assert not it.caring.notice.isVisible()


@pytest.mark.parametrize("met", ["by a gesture", "at the start"])
async def test_damage_that_keeps_the_person_from_something_is_told(case, engine, until, met):
    error = StoreCorrupt("/home/anna/feedmon/feedmon.db", "malformed")
    if met == "at the start":
        engine.fail["care"] = error
    it = await case(at_backups=False)
    if met == "by a gesture":
        it.caring.hear(error)

    await until(it.caring.notice.isVisible)


async def test_damage_found_in_an_earlier_start_is_told_again(case, engine, until):
    engine.jobs[2] = Care(CareJob.CHECK, NOW, NOW - DAY, "damaged", "page 7")
    it = await case(at_backups=False)

    await until(it.caring.notice.isVisible)


async def test_a_backup_that_could_not_be_made_is_said_once(case, engine):
    it = await case(at_backups=False)
    failed = CareTaken(Care(CareJob.BACKUP, NOW, NOW, "no-room", "1200000000"))

    engine.events.publish(failed)
    said = it.desk.said()
    it.desk.window.status.trouble("something else")
    engine.events.publish(failed)

    assert said.startswith("No backup could be made. The disk has no room")
    assert it.desk.said() == "something else"


@pytest.mark.parametrize("result", ["ok", "given-up"])
async def test_what_went_well_is_not_worth_a_word(case, engine, result):
    it = await case(at_backups=False)
    before = it.desk.said()

    engine.events.publish(CareTaken(Care(CareJob.MERGE_WORDS, NOW, NOW, result)))

    assert it.desk.said() == before
