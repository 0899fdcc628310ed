"""Tags are renamed, joined and taken off everything in one place, and it is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from feedmon.model import EntryQuery
from tests.feeds import item, rss
from ui.dialogs.manage_tags import ManageTagsDialog
from ui.views.managing_tags import in_turn

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def desk(engine, server, open_window):
    """A window over a real engine: three articles, two with the tag job, one with work."""
    articles = [item("a", "Apples"), item("b", "Bees"), item("c", "Cats")]
    await engine.subscribe(server.put("/feed", rss("Planet", articles)))
    first, second, third = [each.id for each in await engine.entries(EntryQuery())]
    await engine.tag([first, second], "job")
    await engine.tag([third], "work")
    return await open_window(engine)


async def ask(desk, until):
    """Press Shift+T; the dialog."""
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    desk.press(KEY.Key_T, SHIFT)

    def shown():
        widgets = QApplication.topLevelWidgets()
        return next((w for w in widgets if isinstance(w, ManageTagsDialog) and w.isVisible()), None)

    await until(shown)
    return shown()


async def rename(dialog, until, row, title):
    dialog.list.setFocus()
    dialog.list.setCurrentRow(row)
    QTest.keyClick(dialog.list, KEY.Key_F2)
    field = dialog.list.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, title)
    QTest.keyClick(field, KEY.Key_Return)
    await until(lambda: dialog.list.item(row).text() == " ".join(title.split()))
    await until(lambda: dialog.list.state() == dialog.list.State.NoState)
    assert dialog.isVisible()


def hint(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)][1]


async def tags(engine):
    return [(tag.title, tag.entries) for tag in await engine.tags()]


async def changed(desk, engine, until, wanted):
    """Wait until the tags are these."""
    await until(lambda: not desk.tasks.running("tags") and not desk.tasks.running("undo"))
    assert await tags(engine) == wanted


async def test_a_tag_is_renamed_and_taken_back(desk, engine, until):
    saved = await engine.save_search("Jobs", "tag:job")
    dialog = await ask(desk, until)
    await rename(dialog, until, 0, "  tasks ")
    QTest.keyClick(dialog.list, KEY.Key_Return)

    await until(lambda: desk.said() == "Renamed the tag “job” to “tasks” · Undo")
    await changed(desk, engine, until, [("tasks", 2), ("work", 1)])
    assert [each.query for each in await engine.searches()] == ['tag:"tasks"']
    desk.actions.undo.trigger()
    await until(lambda: desk.said() == "Undone: Edit Tags")
    await changed(desk, engine, until, [("job", 2), ("work", 1)])
    assert await engine.searches() == [saved]


async def test_a_title_that_exists_joins_both_and_says_so_before(desk, engine, until):
    dialog = await ask(desk, until)
    await rename(dialog, until, 0, "Work")
    assert hint(dialog) == "Tags called “Work” become one."
    QTest.keyClick(dialog, KEY.Key_Return)

    await until(lambda: desk.said() == "Joined the tags “job” and “work” · Undo")
    await changed(desk, engine, until, [("work", 3)])
    desk.actions.undo.trigger()
    await until(lambda: desk.said() == "Undone: Edit Tags")
    await changed(desk, engine, until, [("job", 2), ("work", 1)])


async def test_a_tag_is_taken_off_everything_and_put_back(desk, engine, until):
    dialog = await ask(desk, until)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, KEY.Key_Delete)
    assert hint(dialog) == "1 tag is taken off its articles."
    QTest.keyClick(dialog, KEY.Key_Return)

    await until(lambda: desk.said() == "Took the tag “job” off 2 articles · Undo")
    await changed(desk, engine, until, [("work", 1)])
    desk.actions.undo.trigger()
    await until(lambda: desk.said() == "Undone: Edit Tags")
    await changed(desk, engine, until, [("job", 2), ("work", 1)])
    desk.actions.redo.trigger()
    await until(lambda: "Done again: Edit Tags" in desk.said())
    await changed(desk, engine, until, [("work", 1)])


async def test_escape_changes_nothing_and_a_tag_leads_to_its_articles(desk, engine, until):
    dialog = await ask(desk, until)
    await rename(dialog, until, 0, "tasks")
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert await tags(engine) == [("job", 2), ("work", 1)]

    dialog = await ask(desk, until)
    show = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Show Articles")
    show.click()

    await until(lambda: desk.window.listing.query.search == 'tag:"job"' and len(desk.rows()) == 2)


def test_titles_that_are_exchanged_do_not_become_one():
    assert list(in_turn([("a", "b"), ("b", "c")])) == [("b", "c"), ("a", "b")]
    assert list(in_turn([("a", "b"), ("b", "A")])) == [("a", "b ·"), ("b", "A"), ("b ·", "b")]
    assert list(in_turn([("a", "A"), ("b", "a")])) == [("a", "A"), ("b", "a")]
