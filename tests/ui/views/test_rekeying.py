"""Keys changed by the person, in gestures: recorded, taken over, taken back, used as elsewhere."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from tests.ui.fakes import FakeEngine, feed, summary
from ui.dialogs.change_keys import ChangeKeysDialog
from ui.dialogs.preset import PresetDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.keymap import Keymap
from ui.models.shortcuts import ShortcutRole
from ui.settings import UiSettings
from ui.troubles import Facts, Mask
from ui.views.helping import Helping
from ui.views.menus import words_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
K = Qt.Key


@pytest.fixture
async def keyed(open_window, tmp_path, until):
    """A window with two feeds of articles; ``dialog()`` opens the list of keys."""
    engine = FakeEngine(
        [feed(1), feed(2)], entries=[summary(i, feed_id=1 + i % 2) for i in range(1, 7)]
    )
    desk = await open_window(engine, settings=UiSettings(tmp_path))
    desk.keymap = desk.window.keymap
    Helping(
        desk.window,
        engine,
        desk.tasks,
        actions=desk.actions,
        rekeying=desk.window.rekeying,
        status=desk.window.status,
        facts=lambda: Facts.gather("3.45.1"),
        mask=lambda: Mask(home=str(tmp_path)),
        log_file=tmp_path / "log",
    )

    async def list_of_keys():
        desk.actions.shortcuts.trigger()
        return await shown(ShortcutsDialog)

    async def shown(kind):
        def find():
            return next(
                (w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()),
                None,
            )

        await until(find)
        return find()

    async def change(name):
        """The dialog about an action's keys, opened by Return in the list."""
        list_dialog = await list_of_keys()
        view = list_dialog.keys.view
        view.choose(list_dialog.keys.model.row_of(name))
        QTest.keyClick(view, K.Key_Return)
        dialog = await shown(ChangeKeysDialog)
        dialog.list = list_dialog
        return dialog

    async def settled():
        await until(lambda: not desk.tasks.running("change-keys"))

    async def back():
        """Close the list of keys, and go on in the window."""
        (await shown(ShortcutsDialog)).close()
        desk.window.activateWindow()
        await until(desk.window.isActiveWindow)
        desk.window.list.setFocus()

    desk.back = back
    desk.list_of_keys, desk.shown, desk.change, desk.settled = list_of_keys, shown, change, settled
    yield desk
    for widget in QApplication.topLevelWidgets():
        if type(widget) in {ShortcutsDialog, ChangeKeysDialog, PresetDialog}:
            widget.close()
    await asyncio.sleep(0)


def keys_of(desk, name):
    return [key.toString() for key in desk.keymap.keys(name)]


def click(dialog, words):
    wanted = (b for b in dialog.findChildren(QPushButton) if words_of(b.text()) == words)
    QTest.mouseClick(next(wanted), Qt.MouseButton.LeftButton)


def record(dialog, *keys):
    for key, modifier in keys:
        QTest.keyClick(dialog.field, key, modifier)
    dialog.field.finish()


NO = Qt.KeyboardModifier.NoModifier


# --- one action -------------------------------------------------------------------------------


async def test_a_recorded_key_works_at_once_beside_the_one_that_was_there(keyed):
    dialog = await keyed.change("next_article")
    record(dialog, (K.Key_X, CTRL | SHIFT))
    click(dialog, "Use These Keys")
    await keyed.settled()

    assert keys_of(keyed, "next_article") == ["J", "Ctrl+Shift+X"]
    row = dialog.list.keys.model.row_of("next_article")
    spoken = dialog.list.keys.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Next Article, J, Ctrl+Shift+X, changed"
    await keyed.back()
    keyed.click(0)
    keyed.press(K.Key_X, CTRL | SHIFT)
    assert keyed.window.list.entry_id() == 5


async def test_keys_one_after_the_other_are_one_key(keyed):
    dialog = await keyed.change("show_starred")
    record(dialog, (K.Key_G, NO), (K.Key_S, NO))
    click(dialog, "Use These Keys")
    await keyed.settled()

    assert keys_of(keyed, "show_starred") == ["Ctrl+3", "G, S"]
    await keyed.back()
    keyed.press(K.Key_G)
    keyed.press(K.Key_S)
    assert keyed.window.sidebar.source().kind.name == "STARRED"


async def test_who_has_a_key_is_named_and_loses_it_only_to_who_takes_it_over(keyed):
    dialog = await keyed.change("star")
    record(dialog, (K.Key_J, NO))
    assert dialog.note.text() == "J is used by Next Article."
    assert dialog.take_over.isVisible()
    assert [key.toString() for key in dialog.keys] == ["S"]

    record(dialog, (K.Key_Q, SHIFT))  # another one instead: the first is not taken
    assert not dialog.take_over.isVisible()
    record(dialog, (K.Key_J, NO))
    click(dialog, "Take It Over")
    click(dialog, "Use These Keys")
    await keyed.settled()

    assert keys_of(keyed, "star") == ["S", "Shift+Q", "J"]
    assert keys_of(keyed, "next_article") == []
    assert keyed.actions.next_article.shortcuts() == []
    assert keyed.actions.next_article.toolTip() == "Go to the next article"


async def test_enter_goes_through_a_conflict_without_becoming_a_key_itself(keyed):
    dialog = await keyed.change("star")

    QTest.keyClick(dialog.field, K.Key_J)
    QTest.keyClick(dialog.field, K.Key_Tab)  # at once, while a second key might still come
    assert dialog.focusWidget() is dialog.take_over
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()  # and asks for an answer
    assert dialog.focusWidget() is dialog.take_over
    QTest.keyClick(dialog.take_over, K.Key_Space)
    QTest.keyClick(dialog.focusWidget(), K.Key_Return)
    await keyed.settled()

    assert keys_of(keyed, "star") == ["S", "J"]


async def test_a_key_that_is_used_can_be_left_where_it_is(keyed):
    dialog = await keyed.change("star")
    record(dialog, (K.Key_J, NO))
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), K.Key_Tab)
    assert dialog.focusWidget().accessibleName() == "Leave J where it is"

    QTest.keyClick(dialog.focusWidget(), K.Key_Space)
    assert (dialog.note.text(), dialog.leave.isVisible()) == ("", False)
    QTest.keyClick(dialog.focusWidget(), K.Key_Return)
    await keyed.settled()

    assert keys_of(keyed, "star") == ["S"]
    assert keys_of(keyed, "next_article") == ["J"]


async def test_a_key_that_begins_others_is_a_conflict_as_well(keyed):
    keyed.keymap.set_keys("show_unread", [QKeySequence("G, U")])
    dialog = await keyed.change("star")
    record(dialog, (K.Key_G, NO))

    assert dialog.note.text() == "G begins G, U, which is used by Unread."
    dialog.reject()


@pytest.mark.parametrize(
    ("key", "modifier", "why"),
    [
        (K.Key_F, Qt.KeyboardModifier.AltModifier, "Alt+F opens the menu Feeds."),
        (K.Key_Down, NO, "Down moves within lists and articles."),
        (
            K.Key_E,
            CTRL | Qt.KeyboardModifier.AltModifier,
            "With Ctrl and Alt together some keyboards type letters.",
        ),
        (K.Key_S, NO, "S is here already."),
    ],
    ids=["menu", "arrow", "AltGr", "twice"],
)
async def test_a_key_that_can_not_be_had_is_refused_with_the_reason(keyed, key, modifier, why):
    dialog = await keyed.change("star")
    record(dialog, (key, modifier))

    assert dialog.note.text() == why
    assert [each.toString() for each in dialog.keys] == ["S"]
    assert not dialog.take_over.isVisible()
    dialog.reject()


async def test_what_is_to_be_known_of_a_key_is_said_and_tab_and_escape_lead_out(keyed):
    dialog = await keyed.change("star")
    record(dialog, (K.Key_Y, NO))
    assert dialog.note.text() == "In fields this is typed; everywhere else it works."
    record(dialog, (K.Key_Space, CTRL))
    assert dialog.note.text() == ""

    QTest.keyClick(dialog.field, K.Key_Tab)
    assert not dialog.field.hasFocus()
    QTest.keyClick(dialog.field, K.Key_Escape)
    await keyed.settled()
    assert keys_of(keyed, "star") == ["S"]


async def test_a_character_is_the_key_whatever_shift_it_takes(keyed):
    dialog = await keyed.change("star")
    record(dialog, (K.Key_Exclam, SHIFT))

    assert [key.toString() for key in dialog.keys] == ["S", "!"]
    dialog.reject()


async def test_keys_are_taken_away_and_undo_brings_them_back(keyed, until):
    dialog = await keyed.change("search")
    wanted = (b for b in dialog.findChildren(QToolButton) if b.accessibleName() == "Take / away")
    QTest.mouseClick(next(wanted), Qt.MouseButton.LeftButton)
    click(dialog, "Use These Keys")
    await keyed.settled()
    assert keys_of(keyed, "search") == ["Ctrl+F"]

    keyed.actions.undo.trigger()
    await until(lambda: keys_of(keyed, "search") == ["Ctrl+F", "/"])
    keyed.actions.redo.trigger()
    await until(lambda: keys_of(keyed, "search") == ["Ctrl+F"])


async def test_one_is_reset_or_all_of_them(keyed, until):
    keyed.keymap.set_keys("star", [QKeySequence("J")])
    keyed.keymap.set_keys("mark_read", [])
    dialog = await keyed.list_of_keys()
    keys = dialog.keys
    assert any(each.text() == "You changed 2 actions." for each in dialog.findChildren(QLabel))

    keys.view.choose(keys.model.row_of("star"))
    click(dialog, "Reset")
    assert keys_of(keyed, "star") == ["S"]
    assert keys_of(keyed, "next_article") == ["J"]  # nobody else wants it now
    assert keys.view.chosen() == "star"
    assert not keys.reset.isEnabled()

    click(dialog, "Reset All")
    assert keys_of(keyed, "mark_read") == ["M"]
    assert not keys.reset_all.isEnabled()
    keyed.actions.undo.trigger()
    await until(lambda: keys_of(keyed, "mark_read") == [])


async def test_the_keys_are_there_again_after_a_restart(keyed, tmp_path):
    keyed.keymap.set_keys("star", [QKeySequence("Ctrl+,"), QKeySequence("G, S")])
    keyed.keymap.use(next(p for p in keyed.keymap._presets.values() if p.title == "Newsboat"))
    keyed.settings.sync()

    again = Keymap(keyed.actions, UiSettings(tmp_path), keyed.window)
    assert again.preset.title == "Newsboat"
    assert [key.toString() for key in again.keys("star")] == ["Ctrl+,", "G, S"]
    assert [key.toString() for key in again.keys("preferences")] == []
    assert [key.toString() for key in again.keys("next_feed")] == ["J"]


@pytest.mark.parametrize("kept", ["{", "[1]", '{"star": 3}', '{"star": ["no such key"], "x": []}'])
async def test_what_was_written_badly_counts_as_nothing(keyed, tmp_path, kept):
    settings = UiSettings(tmp_path / "other")
    settings.set_value("keys/own", kept)
    settings.set_value("keys/preset", "nobody")

    keymap = Keymap(keyed.actions, settings, keyed.window)

    assert keymap.preset.title == "feedmon"
    assert [key.toString() for key in keymap.keys("next_unread")] == ["N"]


# --- presets ----------------------------------------------------------------------------------


async def choose_preset(keyed, title):
    dialog = await keyed.list_of_keys()
    combo = dialog.keys.presets
    combo.setFocus()
    index = combo.findText(f"Keys as in {title}")
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    return await keyed.shown(PresetDialog)


def previewed(dialog):
    model = dialog.model
    rows = [model.index(row, 0).data(ShortcutRole.ROW) for row in range(model.rowCount())]
    return {row.name: (row.before, row.keys) for row in rows}


async def test_a_preset_shows_what_it_changes_before_it_is_used_and_is_undone(keyed, until):
    dialog = await choose_preset(keyed, "QuiteRSS")
    changes = previewed(dialog)
    assert changes["next_article"] == (("J",), ("Right",))
    assert changes["refresh"] == (("F5",), ("Ctrl+F5",))
    assert "show_all" not in changes  # nothing changes about it
    assert keys_of(keyed, "next_article") == ["J"]

    click(dialog, "Use These Keys")
    await keyed.settled()
    assert keys_of(keyed, "next_article") == ["Right"]
    await keyed.back()
    keyed.click(0)
    keyed.press(K.Key_Right)
    assert keyed.window.list.entry_id() == 5

    keyed.actions.undo.trigger()
    await until(lambda: keys_of(keyed, "next_article") == ["J"])


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_arrows_reach_every_preset(keyed, until):
    combo = (await keyed.list_of_keys()).keys.presets
    combo.setFocus()

    QTest.keyClick(combo, K.Key_Down)
    await until(combo.view().isVisible)
    for _ in range(2):
        QTest.keyClick(combo.view(), K.Key_Down)
    QTest.keyClick(combo.view(), K.Key_Return)

    dialog = await keyed.shown(PresetDialog)
    assert dialog.windowTitle() == "Keys as in RSS Guard"
    dialog.reject()


async def test_a_preset_that_is_not_used_changes_nothing(keyed):
    dialog = await choose_preset(keyed, "Miniflux")
    dialog.reject()
    await keyed.settled()

    listed = await keyed.shown(ShortcutsDialog)
    assert listed.keys.presets.currentText() == "Keys as in feedmon"
    assert keys_of(keyed, "star") == ["S"]


async def test_own_keys_lie_on_top_of_a_preset_unless_they_are_given_up(keyed):
    keyed.keymap.set_keys("tags", [QKeySequence("W")])
    dialog = await choose_preset(keyed, "RSS Guard")
    assert dialog.keep.isVisible()
    assert previewed(dialog)["next_article"] == (("J",), ())  # W is the person's
    QTest.keyClick(dialog.keep, K.Key_Space)
    assert previewed(dialog)["next_article"] == (("J",), ("W",))
    assert previewed(dialog)["tags"] == (("W",), ("T",))
    QTest.keyClick(dialog.keep, K.Key_Space)
    click(dialog, "Use These Keys")
    await keyed.settled()

    assert keys_of(keyed, "tags") == ["W"]
    assert keys_of(keyed, "next_article") == []
    listed = await keyed.shown(ShortcutsDialog)
    assert listed.keys.presets.currentText() == "Keys as in RSS Guard"
    assert keyed.keymap.own == ["tags"]


async def test_whatever_loses_its_key_is_in_the_menus_and_in_the_palette(keyed):
    everything = set(keyed.actions.all())
    keyless = set()
    for preset in keyed.keymap._presets.values():
        keyed.keymap.use(preset)
        keyless |= {name for name in everything if not keyed.keymap.keys(name)}
    assert keyless  # or there would be nothing to see
    in_menus = {
        action.objectName() for top in keyed.window.menuBar().actions() for action in _below(top)
    }
    offered = {choice.key for choice in keyed.window.commands._doings()}

    assert keyless <= in_menus
    assert {f"do:{name}" for name in keyless - {"command_palette"}} <= offered


def _below(action):
    if action.menu() is None:
        yield action
    else:
        for each in action.menu().actions():
            yield from _below(each)


# --- where keys work --------------------------------------------------------------------------


async def test_letters_and_keys_of_fields_are_typed_in_a_field_whatever_they_are_given_to(keyed):
    keyed.keymap.set_keys("star", [QKeySequence("X"), QKeySequence("G, S"), QKeySequence("Left")])
    keyed.keymap.set_keys("mark_all_read", [QKeySequence("Return"), QKeySequence("Space")])
    keyed.click(0)
    field = keyed.window.tool_bar.search
    field.setFocus()

    QTest.keyClicks(field, "x gs")
    QTest.keyClick(field, K.Key_Left)
    assert field.text() == "x gs"
    assert field.cursorPosition() == 3
    QTest.keyClick(field, K.Key_Return)

    assert not any(each.starred for each in keyed.engine.stored.values())
    assert keyed.engine.called("mark_all_read") == []


async def test_a_button_is_pressed_with_space_though_space_is_given_to_an_action(keyed, until):
    keyed.keymap.set_keys("star", [QKeySequence("Space")])
    keyed.click(0)
    button = keyed.window.tool_bar.refresh_button
    button.setFocus()
    QTest.keyClick(button, K.Key_Space)

    await until(lambda: keyed.engine.called("refresh"))
    assert not any(each.starred for each in keyed.engine.stored.values())
    keyed.window.list.setFocus()
    QTest.keyClick(keyed.window.list, K.Key_Space)
    assert keyed.actions.star.isChecked()


async def test_arrows_open_folders_though_they_are_given_to_actions(keyed):
    keyed.keymap.set_keys("next_article", [QKeySequence("Right")])
    keyed.click(0)
    chosen = keyed.window.list.entry_id()
    keyed.window.sidebar.setFocus()
    QTest.keyClick(keyed.window.sidebar, K.Key_Right)

    assert keyed.window.list.entry_id() == chosen


async def test_the_next_feed_is_one_key_away_and_closed_folders_are_passed(keyed, until):
    keyed.window.list.setFocus()
    keyed.press(K.Key_J, SHIFT)
    assert keyed.window.sidebar.source().id == 1
    keyed.press(K.Key_J, SHIFT)
    assert keyed.window.sidebar.source().id == 2
    keyed.press(K.Key_J, SHIFT)  # there is none below
    assert keyed.window.sidebar.source().id == 2
    keyed.press(K.Key_K, SHIFT)
    assert keyed.window.sidebar.source().id == 1


@pytest.mark.parametrize("words", ["", "Article"])
async def test_a_view_chosen_from_the_search_field_has_the_keys_and_all_of_its_articles(
    keyed, until, words
):
    field = keyed.window.tool_bar.search
    field.setFocus()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, K.Key_1, CTRL)

    assert keyed.window.list.hasFocus()
    assert field.text() == ""


# --- Feed Health ------------------------------------------------------------------------------


async def test_the_palette_opens_over_feed_health_and_does_there_what_it_is_asked(keyed, until):
    keyed.actions.health.trigger()
    health = keyed.window.health.window
    await until(health.isActiveWindow)
    QTest.keyClick(health.table, K.Key_K, CTRL)

    palette = keyed.window.commands._beside
    assert palette.isVisible()
    assert not keyed.window.commands.palette.isVisible()
    QTest.keyClicks(palette.field, "close feed health")
    QTest.keyClick(palette.field, K.Key_Return)
    await until(lambda: keyed.window.health.window is None)


async def test_keys_of_feed_health_are_changed_for_the_window_that_is_open(keyed, until):
    keyed.actions.health.trigger()
    health = keyed.window.health.window
    keyed.keymap.set_keys("health.retry", [QKeySequence("Ctrl+R")])
    assert [key.toString() for key in health.retry.shortcuts()] == ["Ctrl+R"]
    assert keys_of(keyed, "refresh") == ["F5"]  # another window
    health.close()

    keyed.actions.health.trigger()
    health = keyed.window.health.window
    assert [key.toString() for key in health.retry.shortcuts()] == ["Ctrl+R"]
    assert health.retry.toolTip().endswith("(Ctrl+R)")
    health.close()
