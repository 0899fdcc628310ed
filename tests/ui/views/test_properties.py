"""A person changes everything about a feed in one dialog, and takes it back with one key."""

from __future__ import annotations

import asyncio
from base64 import b64decode

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from feedmon.model import Notify
from tests.feeds import item, rss
from tests.httpserver import Reply
from tests.keyrings import Keeping
from ui.dialogs.properties import PropertiesDialog
from ui.models.sources import Kind, Source

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SECRET = "Xy7-s3cret"


def guard(server, path="/staff", password=SECRET):
    async def answer(received):
        given = received.headers.get("Authorization", "").removeprefix("Basic ")
        if b64decode(given).decode() == f"anna:{password}":
            return Reply(rss("Staff", [item("a")]))
        return Reply(status=401, headers={"WWW-Authenticate": "Basic"})

    return server.put(path, answer)


@pytest.fixture
async def desk(engine, open_window, server):
    """A window over a real engine that follows one feed of a real server."""
    await engine.subscribe(server.put("/feed", rss("Planet", [item("a")])))
    return await open_window(engine)


@pytest.fixture
def opened(desk, until):
    """``await opened()`` presses Alt+Return on the first feed and gives the dialog."""

    async def open_():
        await come_back(desk, until)
        desk.window.sidebar.choose(Source(Kind.FEED, 1))
        desk.press(KEY.Key_Return, ALT)
        await until(dialogs)
        (dialog,) = dialogs()
        return dialog

    return open_


def dialogs():
    widgets = QApplication.topLevelWidgets()
    return [each for each in widgets if isinstance(each, PropertiesDialog) and each.isVisible()]


def turn_to(dialog, title):
    row = next(i for i, page in enumerate(dialog.pages) if page.title == title)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, KEY.Key_Home)
    for _ in range(row):
        QTest.keyClick(dialog.list, KEY.Key_Down)


def fill(field, words):
    field.selectAll()
    QTest.keyClick(field, KEY.Key_Delete)
    QTest.keyClicks(field, words)


async def come_back(desk, until):
    """The window comes forward when a dialog has gone."""
    await until(lambda: not dialogs())
    desk.window.activateWindow()
    await until(desk.window.isActiveWindow)


async def take_back(desk, until, *, again=False):
    """Press Ctrl+Z, or Ctrl+Shift+Z, and wait until that is done."""
    await come_back(desk, until)
    desk.press(KEY.Key_Z, CTRL | SHIFT if again else CTRL)
    stack = desk.window.undo
    await until(lambda: bool(stack._done) is again and bool(stack._undone) is not again)


async def test_all_choices_are_one_change_that_is_undone_with_one_key(desk, opened, until):
    engine = desk.engine
    before = await engine.feed(1)
    dialog = await opened()
    QTest.keyClicks(dialog.naming.name, "Mine")
    turn_to(dialog, "Checks")
    for _ in range(6):
        QTest.keyClick(dialog.checking.rhythm.rhythm, KEY.Key_Down)
    turn_to(dialog, "Articles")
    QTest.keyClicks(dialog.articles.notify, "One")
    QTest.keyClick(dialog.articles.in_totals, KEY.Key_Space)
    QTest.keyClick(dialog, KEY.Key_Return)

    await until(lambda: "Changed Mine" in desk.window.status.words)
    changed = await engine.feed(1)
    assert (changed.title, changed.poll_interval_s) == ("Mine", 3 * 3600)
    assert (changed.notify, changed.in_totals) == (Notify.EACH, False)
    await take_back(desk, until)
    assert await engine.feed(1) == before
    await take_back(desk, until, again=True)
    again = await engine.feed(1)
    assert (again.title, again.notify) == ("Mine", Notify.EACH)


async def test_a_new_folder_is_made_with_the_change_and_goes_with_it(desk, opened, until):
    dialog = await opened()
    folder = dialog.naming.folder
    folder._list.setFocus()
    QTest.keyClick(folder._list, KEY.Key_End)
    folder._list.activated.emit(folder._list.currentIndex())
    assert not dialog._ok.isEnabled()
    QTest.keyClicks(folder._name, "Space")
    QTest.keyClick(folder._name, KEY.Key_Return)

    await until(lambda: desk.window.undo._done)
    (made,) = await desk.engine.folders()
    assert (made.title, (await desk.engine.feed(1)).folder_id) == ("Space", made.id)
    await take_back(desk, until)
    assert await desk.engine.folders() == []
    assert (await desk.engine.feed(1)).folder_id is None
    await take_back(desk, until, again=True)
    assert [each.title for each in await desk.engine.folders()] == ["Space"]


async def test_another_address_is_asked_and_the_old_one_is_remembered(desk, opened, until, server):
    old, new = server.url("/feed"), server.put("/new", rss("Planet", [item("b")]))
    dialog = await opened()
    fill(dialog.naming.address, new)
    QTest.keyClick(dialog.naming.address, KEY.Key_Return)

    await until(lambda: desk.window.undo._done)
    await desk.engine.poll_due()
    await server.arrived("/new")
    dialog = await opened()
    assert dialog.naming.address.text() == new
    assert old in [each.accessibleName() for each in dialog.naming.findChildren(QLabel)]
    QTest.keyClick(dialog, KEY.Key_Escape)


async def test_an_address_that_is_followed_already_is_refused_in_the_dialog(
    desk, opened, until, server
):
    other = await desk.engine.subscribe(server.put("/other", rss("Other")))
    dialog = await opened()
    fill(dialog.naming.address, other.url)
    QTest.keyClick(dialog.naming.address, KEY.Key_Return)

    await until(dialog.naming.wrong.isVisible)
    assert "already follow" in dialog.naming.wrong.text()
    fill(dialog.naming.address, "gopher://x.example/")
    QTest.keyClick(dialog.naming.address, KEY.Key_Return)
    await until(lambda: "not a web address" in dialog.naming.wrong.text())
    QTest.keyClick(dialog, KEY.Key_Escape)
    await until(lambda: not dialogs())
    assert not desk.window.undo._done


@pytest.mark.rule("F-12")
@pytest.mark.rule("X-8")
async def test_a_feed_that_asks_for_a_login_gets_one(desk, until, server, use_keyring, tmp_path):
    ring = use_keyring(Keeping())
    await desk.engine.set_feed(1, url=guard(server))
    await desk.engine.poll_due()
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(lambda: any("(401)" in each for each in desk.window.list_pane.notes.sentences))
    (log_in,) = desk.window.list_pane.notes.findChildren(QPushButton)
    QTest.mouseClick(log_in, Qt.MouseButton.LeftButton)
    await until(dialogs)
    (dialog,) = dialogs()

    await until(dialog.login.account.hasFocus)
    await until(lambda: "Test Keyring" in dialog.login.place.text())
    QTest.keyClicks(dialog.login.account, "anna")
    QTest.keyClick(dialog.login.account, KEY.Key_Tab)
    assert dialog.login.password.hasFocus()
    QTest.keyClicks(dialog.login.password, SECRET)
    QTest.keyClick(dialog.login.password, KEY.Key_Return)

    await until(lambda: desk.window.undo._done)
    assert list(ring.kept.values()) == [SECRET]
    await desk.engine.poll_due()
    await until(lambda: desk.window.feeds.feed(1).error is None)
    await take_back(desk, until)
    assert ring.kept == {}
    assert (await desk.engine.feed(1)).account is None
    files = await asyncio.to_thread(
        lambda: [path for path in tmp_path.rglob("*") if path.is_file()]
    )
    assert files
    assert not any(SECRET.encode() in path.read_bytes() for path in files)


async def test_without_a_keyring_a_password_is_for_this_session_and_that_is_said(
    desk, opened, until, server
):
    dialog = await opened()
    await until(lambda: "No keyring was found" in dialog.login.place.text())
    turn_to(dialog, "Login")
    QTest.keyClicks(dialog.login.account, "anna")
    QTest.keyClicks(dialog.login.password, SECRET)
    QTest.keyClick(dialog.login.password, KEY.Key_Return)

    await until(lambda: "for this session only" in desk.window.status.words)
    assert await desk.engine.password(1) == SECRET


async def test_a_removed_login_comes_back_with_undo(desk, opened, until, server, use_keyring):
    ring = use_keyring(Keeping())
    await desk.engine.set_feed(1, account="anna")
    await desk.engine.set_password(1, SECRET)
    dialog = await opened()
    await until(lambda: "Kept" in dialog.login.password.placeholderText())
    turn_to(dialog, "Login")
    QTest.mouseClick(dialog.login.remove, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.login.account, KEY.Key_Return)

    await until(lambda: desk.window.undo._done)
    assert ring.kept == {}
    assert (await desk.engine.feed(1)).account is None
    await take_back(desk, until)
    assert list(ring.kept.values()) == [SECRET]
    assert (await desk.engine.feed(1)).account == "anna"


async def test_a_login_typed_into_the_address_goes_into_the_keyring(
    desk, opened, until, server, use_keyring
):
    ring = use_keyring(Keeping())
    dialog = await opened()
    fill(dialog.naming.address, guard(server).replace("://", f"://anna:{SECRET}@"))
    QTest.keyClick(dialog.naming.address, KEY.Key_Return)

    await until(lambda: desk.window.undo._done)
    feed = await desk.engine.feed(1)
    assert (feed.url, feed.account) == (server.url("/staff"), "anna")
    assert list(ring.kept.values()) == [SECRET]


async def test_a_cancelled_dialog_changes_nothing(desk, opened, until):
    before = await desk.engine.feed(1)
    dialog = await opened()
    QTest.keyClicks(dialog.naming.name, "Mine")
    QTest.keyClick(dialog.naming.name, KEY.Key_Escape)

    await until(lambda: not dialogs())
    assert await desk.engine.feed(1) == before
    assert not desk.actions.undo.isEnabled()


async def test_properties_are_for_one_feed(desk, until):
    action = desk.actions.feed_properties
    desk.window.sidebar.choose(Source(Kind.UNREAD))
    assert not action.isEnabled()
    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    assert action.isEnabled()


async def test_the_menu_of_a_feed_offers_its_properties(desk, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: shown.append(menu.actions()))
    sidebar = desk.window.sidebar
    sidebar.choose(Source(Kind.FEED, 1))
    place = sidebar.visualRect(desk.window.feeds.index_of(Source(Kind.FEED, 1))).center()

    sidebar.customContextMenuRequested.emit(place)

    assert desk.actions.feed_properties in shown[0]


async def test_a_feed_that_is_gone_meanwhile_is_said(desk, opened, until):
    wrong = []
    desk.tasks._on_error = lambda _name, error: wrong.append(desk.window.show_error(error))
    dialog = await opened()
    QTest.keyClicks(dialog.naming.name, "Mine")
    await desk.engine.unsubscribe([1])
    QTest.keyClick(dialog.naming.name, KEY.Key_Return)

    await until(lambda: wrong)
    assert "feed" in desk.said()
    assert not dialogs()
    assert not desk.window.undo._done
