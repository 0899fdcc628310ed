"""Tags are put on an article with the keys, seen above it, and lead to all that have them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget

from feedmon.model import EntryQuery
from tests.feeds import item, rss
from ui.dialogs.tags import TagsDialog

KEY = Qt.Key


@pytest.fixture
async def desk(engine, server, open_window, until):
    """A window over a real engine with three articles; the first of the list is open."""
    articles = [item("a", "Apples"), item("b", "Bees"), item("c", "Cats")]
    await engine.subscribe(server.put("/feed", rss("Planet", articles)))
    opened = await open_window(engine)
    opened.window.list.choose(0)
    await until(lambda: opened.window.pane.entry is not None)
    return opened


async def ask(desk, until):
    """Press T; the dialog, its field and its list."""
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    desk.press(KEY.Key_T)

    def shown():
        widgets = QApplication.topLevelWidgets()
        return next((w for w in widgets if isinstance(w, TagsDialog) and w.isVisible()), None)

    await until(shown)
    dialog = shown()
    field = dialog.findChild(QLineEdit)
    await until(field.hasFocus)  # a window is active some time after it is seen
    return dialog, field, dialog.findChild(QListWidget)


async def tag(desk, until, *titles):
    _dialog, field, _list = await ask(desk, until)
    for title in titles:
        QTest.keyClicks(field, title)
        QTest.keyClick(field, KEY.Key_Return)
    QTest.keyClick(field, KEY.Key_Return)


def above(desk):
    """What stands above the article about its tags."""
    line = desk.window.pane.notes.tags
    return line.accessibleName() if line.isVisible() else ""


async def test_words_that_are_typed_become_tags(desk, engine, until):
    await tag(desk, until, "work", "read  later")

    await until(lambda: above(desk) == "Tagged read later, work")
    assert [one.title for one in await engine.tags()] == ["read later", "work"]
    assert desk.said() == "Tagged “read later”, “work” · Undo"


async def test_commas_stand_between_tags(desk, engine, until):
    await tag(desk, until, "work")
    await until(lambda: above(desk) == "Tagged work")

    dialog, field, _list = await ask(desk, until)
    QTest.keyClicks(field, "later, work,  old maps,")
    assert "Enter adds “later”, “old maps”." in [w.text() for w in dialog.findChildren(QLabel)]
    QTest.keyClick(field, KEY.Key_Return)
    QTest.keyClick(field, KEY.Key_Return)

    await until(lambda: above(desk) == "Tagged later, old maps, work")


async def test_one_types_on_in_the_list_and_goes_back_up_to_the_field(desk, engine, until):
    _apples, bees, _cats = [one.id for one in await engine.entries(EntryQuery())]
    await engine.tag([bees], "later")
    _dialog, field, choices = await ask(desk, until)

    QTest.keyClick(field, KEY.Key_Down)
    assert choices.hasFocus()
    QTest.keyClick(choices, KEY.Key_Up)
    assert field.hasFocus()
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClicks(choices, "w")
    assert field.hasFocus()
    QTest.keyClicks(field, "ork")
    QTest.keyClick(field, KEY.Key_Return)
    QTest.keyClick(field, KEY.Key_Return)

    await until(lambda: above(desk) == "Tagged work")


async def test_it_is_taken_back_and_done_again(desk, engine, until):
    await tag(desk, until, "work")
    await until(lambda: above(desk) == "Tagged work")

    desk.actions.undo.trigger()
    await until(lambda: not above(desk))
    assert await engine.tags() == []
    desk.actions.redo.trigger()

    await until(lambda: above(desk) == "Tagged work")


async def test_a_tag_that_is_there_is_chosen_with_arrows_and_space(desk, engine, until):
    _apples, bees, _cats = [one.id for one in await engine.entries(EntryQuery())]
    await engine.tag([bees], "work")
    await engine.tag([bees], "later")

    _dialog, field, choices = await ask(desk, until)
    assert [choices.item(row).text() for row in range(choices.count())] == ["later", "work"]
    QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(choices, KEY.Key_Down)
    QTest.keyClick(choices, KEY.Key_Space)
    QTest.keyClick(choices, KEY.Key_Return)

    await until(lambda: above(desk) == "Tagged work")


async def test_typing_a_tag_that_it_has_takes_it_off(desk, until):
    await tag(desk, until, "work")
    await until(lambda: above(desk) == "Tagged work")

    await tag(desk, until, "WORK")

    await until(lambda: not above(desk))
    assert desk.said() == "No longer tagged “work” · Undo"


async def test_what_is_typed_narrows_the_list_and_says_what_enter_does(desk, engine, until):
    (first, *_) = await engine.entries(EntryQuery())
    for title in ("work", "network", "later"):
        await engine.tag([first.id], title)
    dialog, field, choices = await ask(desk, until)

    QTest.keyClicks(field, "wor")

    shown = [choices.item(row) for row in range(choices.count())]
    assert [one.text() for one in shown if not one.isHidden()] == ["network", "work"]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Enter adds “wor”." in words
    QTest.keyClick(field, KEY.Key_Escape)


async def test_escape_changes_nothing(desk, engine, until):
    _dialog, field, _list = await ask(desk, until)
    QTest.keyClicks(field, "work")
    QTest.keyClick(field, KEY.Key_Return)

    QTest.keyClick(field, KEY.Key_Escape)

    assert await engine.tags() == []


async def test_a_tag_leads_to_all_articles_that_have_it(desk, engine, until):
    _apples, bees, _cats = [one.id for one in await engine.entries(EntryQuery())]
    await engine.tag([bees], "to read")
    await tag(desk, until, "to read")
    await until(lambda: above(desk) == "Tagged to read")

    desk.window.pane.notes.tags.linkActivated.emit("0")

    await until(lambda: len(desk.rows()) == 2)
    assert desk.window.tool_bar.search.text() == 'tag:"to read"'


async def test_the_search_proposes_tags(desk, until):
    await tag(desk, until, "work", "later")
    await until(lambda: set(desk.window.searching.tags) == {"later", "work"})
    desk.window.activateWindow()
    desk.press(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)

    QTest.keyClicks(desk.window.tool_bar.search, "tag:")

    await until(lambda: desk.window.searching.completer.proposals == ["later", "work"])


async def test_without_an_article_there_is_nothing_to_tag(engine, open_window):
    desk = await open_window(engine, wait=False)

    assert not desk.actions.tags.isEnabled()
