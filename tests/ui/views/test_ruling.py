"""Rules are made, tried, kept, ordered and taken back, by keys alone."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
)

from feedmon import open_engine
from feedmon.model import (
    Condition,
    ConditionGroup,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
)
from feedmon.network import NetworkPolicy
from tests.feeds import item, rss
from ui.dialogs.rule import RuleEditor
from ui.models.rule_drafts import from_words
from ui.models.rules import RULE_ROW
from ui.models.sources import Kind, Source
from ui.views.rule_preview import RulePreviewPane

KEY = Qt.Key
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
#: The preview looks back thirty days of the engine's own clock.
AT = int(time.time()) - 86_400
TITLES = ("Rust in Rotterdam", "Cranes", "More rust, more go")


@pytest.fixture
def later():
    """How many seconds the engine's clock is ahead, in a list."""
    return [0]


@pytest.fixture
async def engine(tmp_path, later):
    """A real engine over an empty store whose clock can be put forward."""
    engine = await open_engine(
        tmp_path / "data",
        clock=lambda: time.time() + later[0],
        network_policy=NetworkPolicy(public=("127.0.0.0/8",)),
    )
    yield engine
    await engine.close()


@pytest.fixture
async def desk(engine, server, open_window):
    """A window over a real engine: three articles of one feed, two with rust in their titles."""
    articles = [item(title[0], title, at=AT) for title in TITLES]
    server.put("/other", rss("Other", []))
    await engine.subscribe(server.put("/feed", rss("Planet", articles)))
    return await open_window(engine)


def spec(what, **more):
    return RuleSpec(ConditionGroup((Condition(what=what),)), RuleActions(notify=True), **more)


def shown(kind):
    widgets = QApplication.topLevelWidgets()
    return next((each for each in widgets if isinstance(each, kind) and each.isVisible()), None)


async def editor_of(until):
    await until(lambda: shown(RuleEditor) is not None)
    editor = shown(RuleEditor)
    await until(editor.isActiveWindow)
    return editor


async def closed(desk, until):
    await until(lambda: shown(RuleEditor) is None and not desk.tasks.running("write-rule"))


async def rules_window(desk, until, rows):
    """Press Shift+R; the window, with so many rules."""
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)
    desk.press(KEY.Key_R, SHIFT)
    await until(lambda: desk.window.ruling.window is not None)
    window = desk.window.ruling.window
    await until(lambda: window.model.rowCount() == rows and not desk.tasks.running("list-rules"))
    window.activateWindow()
    await until(window.isActiveWindow)
    return window


def line(editor):
    return editor.findChild(RulePreviewPane).line.text()


def rows(window):
    model = window.model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def done(desk):
    return not desk.tasks.running("rule") and not desk.tasks.running("undo")


async def test_a_rule_is_written_by_keys_with_its_preview_and_tells_of_what_comes(
    desk, engine, server, until, later
):
    window = await rules_window(desk, until, 0)
    QTest.keyClick(window, KEY.Key_N, CONTROL)
    editor = await editor_of(until)
    assert editor.reason.text() == "Say what to look for."
    assert not editor.save.isEnabled()

    QTest.keyClicks(QApplication.focusWidget(), "rust")
    await until(lambda: line(editor).startswith("It would have matched 2 of 3 articles"))
    hits = editor.findChild(RulePreviewPane).model
    assert {hits.hit(hits.index(row)).entry.title for row in (0, 1)} == {TITLES[0], TITLES[2]}
    assert hits.hit(hits.index(0)).title_marks
    assert editor.title.text() == "rust"
    preview = editor.findChild(RulePreviewPane)
    preview.list.setCurrentIndex(hits.index(1))
    QTest.keyClick(preview.list, KEY.Key_Return)
    await until(lambda: desk.window.pane.entry_id == hits.hit(hits.index(1)).entry.id)
    desk.actions.rules.trigger()  # which comes back to what is being written
    await until(editor.isActiveWindow)
    QTest.keyClick(editor.title, KEY.Key_Return)

    await until(lambda: rows(window) == ["rust"])
    assert "“rust” anywhere → notify" in window.model.data(
        window.model.index(0), Qt.ItemDataRole.AccessibleTextRole
    )
    server.put("/feed", rss("Planet", [item("n", "Rust again"), item("o", "Cranes again")]))
    later[0] = 7200
    await engine.refresh()
    (record,) = await engine.alert_history()
    assert (record.alert.title, record.alert.rule_title) == ("Rust again", "rust")


async def test_what_is_wrong_is_said_beside_its_field_and_keeps_the_rule_from_being_saved(
    desk, until
):
    desk.window.ruling.write(from_words("rust"))
    editor = await editor_of(until)
    (row,) = editor.conditions.rows()
    row.how.setCurrentIndex(row.how.findText("matches the pattern"))
    row.what.setText("ru(st")

    assert row.fault.startswith("This is no regular expression: at character")
    assert editor.reason.text() == row.fault
    assert not editor.save.isEnabled()
    row.what.setText("ru.t")
    assert (row.fault, editor.reason.text()) == ("", "")
    assert editor.save.isEnabled()
    editor.deeds.notify.setChecked(False)
    assert editor.reason.text() == "Choose what is to be done with what it finds."
    editor.deeds.star.setChecked(True)
    editor.scope._which.setCurrentIndex(1)
    assert editor.reason.text() == "Choose the feeds and folders that it is about."
    editor.reject()


async def test_rules_are_ordered_switched_copied_and_removed_and_all_is_taken_back(
    desk, engine, until
):
    for what in ("a", "b", "c"):
        await engine.add_rule(what, spec(what))
    window = await rules_window(desk, until, 3)

    async def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(window.list, key, modifier)
        await until(lambda: done(desk))

    await press(KEY.Key_Down, ALT)
    await until(lambda: rows(window) == ["b", "a", "c"])
    assert window.list.currentIndex().row() == 1
    await press(KEY.Key_Space)
    await until(lambda: not window.model.rule(window.model.index(1)).enabled)
    window.copy.click()
    await until(lambda: rows(window) == ["b", "a", "a (copy)", "c"])
    await until(lambda: window.list.currentIndex().row() == 2)
    await press(KEY.Key_Delete)
    await until(lambda: rows(window) == ["b", "a", "c"])

    for wanted in (["b", "a", "a (copy)", "c"], ["b", "a", "c"], ["b", "a", "c"], ["a", "b", "c"]):
        QTest.keyClick(window.list, KEY.Key_Z, CONTROL)
        await until(lambda: done(desk))
        await until(lambda wanted=wanted: rows(window) == wanted)
    assert all(rule.enabled for rule in await engine.rules())
    QTest.keyClick(window.list, KEY.Key_Z, CONTROL | SHIFT)
    await until(lambda: rows(window) == ["b", "a", "c"])


async def test_a_rule_is_changed_and_what_it_says_beyond_the_fields_is_kept(desk, engine, until):
    deep = ConditionGroup(
        (Condition(what="x"), ConditionGroup((Condition(what="y"),))), every=False
    )
    group = ConditionGroup((Condition(RuleField.TITLE, RuleMatch.ALL, "a,b"), deep))
    before = await engine.add_rule("r", RuleSpec(group, RuleActions(star=True, tags=("t",))))
    window = await rules_window(desk, until, 1)
    QTest.keyClick(window.list, KEY.Key_Return)
    editor = await editor_of(until)
    assert editor.draft.spec == before.spec

    editor.deeds.findChildren(QCheckBox)[0].click()
    editor.conditions.add.click()
    await until(lambda: isinstance(QApplication.focusWidget(), type(editor.title)))
    QTest.keyClicks(QApplication.focusWidget(), "more")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)

    await closed(desk, until)
    await until(lambda: done(desk))
    (after,) = await engine.rules()
    assert after.spec.conditions == ConditionGroup((*group.parts, Condition(what="more")))
    assert after.spec.actions == RuleActions(notify=True, star=True, tags=("t",))


async def test_an_article_a_search_and_a_feed_lead_to_a_rule(desk, engine, until):
    desk.click(desk.rows().index(max(desk.rows())))
    await until(lambda: desk.window.pane.entry is not None)
    desk.press(KEY.Key_T, CONTROL)
    editor = await editor_of(until)
    (row,) = editor.conditions.rows()
    assert row.what.text()
    editor.reject()

    await closed(desk, until)
    (feed,) = await engine.feeds()
    desk.window.sidebar.choose(Source(Kind.FEED, feed.id))
    desk.actions.rule_from_feed.trigger()
    editor = await editor_of(until)
    assert editor.scope.feeds == (feed.id,)
    editor.reject()

    await closed(desk, until)
    desk.window.searching.search_everywhere_for("rust is:unread feed:planet")
    await until(desk.actions.rule_from_search.isEnabled)
    desk.actions.rule_from_search.trigger()
    editor = await editor_of(until)
    assert editor.draft.spec == spec("rust", feeds=(feed.id,))
    said = [label.text() for label in editor.findChildren(QLabel)]
    assert any(words.endswith(": is:unread") for words in said)


async def test_rules_go_to_a_file_and_come_back_from_it(desk, engine, until, tmp_path):
    rule = await engine.add_rule("rust", spec("rust"))
    window = await rules_window(desk, until, 1)

    async def choose(button, path):
        button.click()
        await until(lambda: shown(QFileDialog) is not None)
        chooser = shown(QFileDialog)
        chooser.findChild(QLineEdit).setText(str(path))
        chooser.accept()
        await until(lambda: shown(QFileDialog) is None)

    await choose(window.exported, tmp_path / "mine.json")
    await until((tmp_path / "mine.json").exists)
    await until(lambda: desk.said() == "1 rule exported to mine.json")
    await engine.remove_rules([rule.id])  # as another window would: the list follows
    await until(lambda: rows(window) == [])
    await choose(window.imported, tmp_path / "mine.json")
    await until(lambda: rows(window) == ["rust"])
    assert [each.spec for each in await engine.rules()] == [rule.spec]

    (tmp_path / "none.json").write_text('{"no": "rules"}')
    await choose(window.imported, tmp_path / "none.json")
    await until(lambda: shown(QMessageBox) is not None)
    assert shown(QMessageBox).text() == "There are no rules in this file."
    shown(QMessageBox).accept()


async def test_a_rule_whose_feed_is_gone_says_so_until_it_is_back_or_others_are_chosen(
    desk, engine, until
):
    (feed,) = await engine.feeds()
    await engine.subscribe(feed.url.replace("/feed", "/other"))
    await engine.add_rule("Rust", spec("rust", feeds=(feed.id,)))
    window = await rules_window(desk, until, 1)

    def trouble():
        return window.model.data(window.model.index(0), RULE_ROW).trouble

    assert trouble() == ""
    desk.window.sidebar.choose(Source(Kind.FEED, feed.id))
    desk.actions.unsubscribe.trigger()
    await until(lambda: trouble() == "The feed of this rule is gone: it finds nothing any more.")
    desk.actions.undo.trigger()
    await until(lambda: trouble() == "")

    await engine.unsubscribe([feed.id])
    await until(trouble)
    QTest.keyClick(window.list, KEY.Key_Return)
    editor = await editor_of(until)
    assert editor.scope.lost.isVisible()
    assert "gone" in editor.scope.findChild(QComboBox).accessibleDescription()
    QTest.keyClick(editor.scope.view, KEY.Key_Space)  # the other feed
    assert not editor.scope.lost.isVisible()
    QTest.keyClick(editor.title, KEY.Key_Return)
    await until(lambda: trouble() == "")
    (rule,) = await engine.rules()
    # It is about both when the first comes back.
    assert len(rule.spec.feeds) == 2


async def test_what_a_rule_hid_is_listed_and_shown_again_and_that_is_taken_back(
    desk, engine, server, until, later
):
    hide = replace(spec("rust"), actions=RuleActions(hide=True))
    await engine.add_rule('No "rust"', hide)
    await engine.add_rule("Other", spec("crane"))
    at = AT + 60
    fresh = [item("h", "Rust again", at=at), item("s", "Steel", at=at)]
    server.put("/feed", rss("Planet", fresh))
    later[0] = 7200
    await engine.refresh()
    desk.window.list.setFocus()
    actions, model = desk.actions, desk.window.articles

    def listed():
        return {model.summary(row).title for row in range(model.rowCount())}

    await until(lambda: listed() == {*TITLES, "Steel"})
    window = await rules_window(desk, until, 2)
    window.list.setCurrentIndex(window.model.index(1))
    assert not window.hidden.isEnabled()
    window.list.setCurrentIndex(window.model.index(0))
    window.hidden.click()
    await until(lambda: listed() == {"Rust again"})
    assert not actions.show_again.isEnabled()

    desk.window.list.choose(0)
    assert actions.show_again.isEnabled()
    notes = desk.window.pane.notes
    await until(lambda: "all lists" in notes.hidden.accessibleName())
    QTest.keyClick(notes.hidden, KEY.Key_Tab)
    notes.hidden.setFocus()
    QTest.keyClick(notes.hidden, KEY.Key_Return)
    await until(lambda: not notes.hidden.isVisible())
    assert not actions.show_again.isEnabled()
    assert listed() == {"Rust again"}  # until one leaves
    actions.show_all.trigger()
    await until(lambda: listed() == {*TITLES, "Steel", "Rust again"})
    assert (await engine.counts()).unread == {(await engine.feeds())[0].id: 4}

    actions.undo.trigger()
    await until(lambda: listed() == {*TITLES, "Steel"})
    actions.show_hidden.trigger()
    await until(lambda: listed() == {"Rust again"})
    actions.redo.trigger()
    await until(lambda: not model.summary(0).hidden)
    actions.undo.trigger()
    await until(lambda: model.summary(0).hidden)
    desk.window.list.choose(0)
    await until(notes.hidden.isVisible)
    actions.star.trigger()  # which makes it the person's
    await until(lambda: not notes.hidden.isVisible())
    assert not actions.show_again.isEnabled()

    box = desk.window.tool_bar.search
    box.setFocus()
    box.setText("")
    QTest.keyClicks(box, "rule:")
    assert desk.window.searching.completer.proposals == ['No "rust"', "Other"]
