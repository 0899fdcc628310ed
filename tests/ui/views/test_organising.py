"""A person puts their feeds in order, with the mouse and with keys alone, and takes it back."""

from __future__ import annotations

import asyncio
import warnings

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
)

from feedmon import open_engine
from feedmon.model import EntryQuery, FeedState, OpmlDocument, OpmlFeed, Rhythm
from feedmon.opml import write_opml
from tests.feeds import item, rss
from tests.ui.fakes import feed
from ui.dialogs.edit_feeds import EditFeedsDialog
from ui.dialogs.folder import FolderDialog
from ui.dialogs.merge import MergeDialog
from ui.dialogs.move_to import MoveToDialog
from ui.models.sources import ALL, UNREAD, Kind, Source

KEY = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
START = [("News", [1, 2]), ("Tech", [3]), 4, 5]


def of_feed(number):
    return Source(Kind.FEED, number)


def of_folder(number):
    return Source(Kind.FOLDER, number)


NEWS, TECH = of_folder(1), of_folder(2)


@pytest.fixture
async def desk(engine, open_window):
    """A window over a real engine: feeds 1 and 2 in News, 3 in Tech, 4 and 5 in no folder."""
    await engine.import_opml(listed(START))
    return await open_window(engine)


def listed(tree):
    """An OPML document of such a tree, one folder deep."""
    feeds = []
    for each in tree:
        folder, ids = each if isinstance(each, tuple) else (None, [each])
        path = () if folder is None else (folder,)
        feeds += [
            OpmlFeed(url=f"https://{i}.example/feed", title=f"Feed {i}", folder=path) for i in ids
        ]
    return write_opml(OpmlDocument(title="", feeds=tuple(feeds)))


def shape(desk, folder=None):
    """The tree as the window shows it."""
    feeds = desk.window.feeds
    return [
        (feeds.title(one), shape(desk, one)) if one.kind is Kind.FOLDER else one.id
        for one in feeds.inside(folder)
    ]


def pick(desk, *sources):
    """Click on rows, on all but the first while holding Ctrl."""
    for number, source in enumerate(sources):
        QTest.mouseClick(
            desk.window.sidebar.viewport(),
            Qt.MouseButton.LeftButton,
            CTRL if number else NONE,
            middle(desk, source),
        )


def middle(desk, source, share=0.5):
    rect = desk.window.sidebar.visualRect(desk.window.feeds.index_of(source))
    return QPoint(rect.center().x(), rect.top() + round(share * rect.height()))


@pytest.fixture
def drag(desk, monkeypatch):
    """``drag(source, place)``: press on a row, move, and let go there.

    What the windowing system does between is played: there is none here.
    """
    viewport = desk.window.sidebar.viewport()
    left = Qt.MouseButton.LeftButton

    def run(source, place, *, drops=True):
        def follow(carried, action):
            data = carried.mimeData()
            with warnings.catch_warnings():  # what 6.12 would rather have, 6.11 does not know yet
                warnings.simplefilter("ignore", DeprecationWarning)
                entered = QDragEnterEvent(place, action, data, left, NONE)
                moved = QDragMoveEvent(place, action, data, left, NONE)
            QApplication.sendEvent(viewport, entered)
            QApplication.sendEvent(viewport, moved)
            seen.append(viewport.grab().toImage())
            if moved.isAccepted() and drops:
                dropped = QDropEvent(QPointF(place), action, data, left, NONE)
                QApplication.sendEvent(viewport, dropped)
            else:
                QApplication.sendEvent(viewport, QDragLeaveEvent())
            return Qt.DropAction.IgnoreAction

        seen = []
        monkeypatch.setattr(QDrag, "exec", follow)
        start = middle(desk, source)
        QTest.mousePress(viewport, left, NONE, start)
        QTest.mouseMove(viewport, start + QPoint(3, 1))
        QTest.mouseMove(viewport, start + QPoint(30, 8))
        QTest.mouseRelease(viewport, left, NONE, start + QPoint(30, 8))
        return seen[0]

    return run


# --- dragging -------------------------------------------------------------------------------


async def test_a_feed_is_dragged_into_a_folder_and_back_with_one_key(desk, drag, until):
    drag(of_feed(5), middle(desk, NEWS))
    await until(lambda: shape(desk) == [("News", [1, 2, 5]), ("Tech", [3]), 4])
    assert "Moved Feed 5 to News" in desk.window.status.words

    desk.press(KEY.Key_Z, CTRL)
    await until(lambda: shape(desk) == START)
    desk.press(KEY.Key_Z, CTRL | SHIFT)
    await until(lambda: shape(desk) == [("News", [1, 2, 5]), ("Tech", [3]), 4])


@pytest.mark.parametrize(
    ("what", "where", "share", "expected"),
    [
        (of_feed(5), of_feed(1), 0.2, [("News", [5, 1, 2]), ("Tech", [3]), 4]),
        (of_feed(5), of_feed(1), 0.8, [("News", [1, 5, 2]), ("Tech", [3]), 4]),
        (of_feed(5), of_feed(4), 0.2, [("News", [1, 2]), ("Tech", [3]), 5, 4]),
        (of_feed(1), of_feed(2), 0.9, [("News", [2, 1]), ("Tech", [3]), 4, 5]),
        (TECH, NEWS, 0.1, [("Tech", [3]), ("News", [1, 2]), 4, 5]),
        (TECH, NEWS, 0.5, [("News", [("Tech", [3]), 1, 2]), 4, 5]),
        (TECH, of_feed(1), 0.5, [("News", [("Tech", [3]), 1, 2]), 4, 5]),
        (NEWS, TECH, 0.9, [("Tech", [("News", [1, 2]), 3]), 4, 5]),  # Tech is open
    ],
)
async def test_rows_go_where_they_are_dropped(desk, drag, until, *, what, where, share, expected):
    drag(what, middle(desk, where, share))

    await until(lambda: shape(desk) == expected)


async def test_what_is_dropped_where_it_stood_is_no_move(desk, drag, until):
    drag(of_feed(1), middle(desk, TECH))
    moved = [("News", [2]), ("Tech", [3, 1]), 4, 5]
    await until(lambda: shape(desk) == moved)

    drag(of_feed(2), middle(desk, NEWS))
    await until(lambda: not desk.tasks.running("move"))
    desk.actions.undo.trigger()

    await until(lambda: shape(desk) == START)
    assert not desk.actions.undo.isEnabled()


async def test_what_changes_places_within_its_folder_goes_nowhere_else(desk, drag, until):
    drag(TECH, middle(desk, NEWS, 0.1))

    await until(lambda: shape(desk)[0] == ("Tech", [3]))
    assert "Moved the folder Tech ·" in desk.window.status.words


async def test_what_moves_far_is_kept_in_sight(desk, drag, until):
    sidebar = desk.window.sidebar
    sidebar.setFixedHeight(sidebar.visualRect(desk.window.feeds.index_of(TECH)).bottom())
    await until(lambda: sidebar.verticalScrollBar().maximum() > 0)
    heading = sidebar.visualRect(desk.window.feeds.index_of(NEWS)).topLeft() - QPoint(-40, 8)

    drag(of_feed(1), heading)

    await until(lambda: shape(desk) == [("News", [2]), ("Tech", [3]), 1, 4, 5])
    seen = sidebar.viewport().rect()
    await until(lambda: seen.contains(middle(desk, of_feed(1))))


async def test_below_all_rows_is_out_of_all_folders(desk, drag, until):
    sidebar = desk.window.sidebar

    drag(of_feed(1), QPoint(80, sidebar.viewport().height() - 5))

    await until(lambda: shape(desk) == [("News", [2]), ("Tech", [3]), 4, 5, 1])
    assert "Moved Feed 1 out of all folders" in desk.window.status.words


async def test_several_that_are_picked_go_together(desk, drag, until):
    pick(desk, of_feed(4), of_feed(2), of_feed(5))

    drag(of_feed(2), middle(desk, TECH))

    await until(lambda: shape(desk) == [("News", [1]), ("Tech", [3, 2, 4, 5])])
    assert "Moved 3 feeds to Tech" in desk.window.status.words
    assert desk.window.sidebar.pick().feeds == (2, 4, 5)


async def test_a_mark_shows_where_it_would_go_and_nothing_moves_before_it_is_dropped(desk, drag):
    before = desk.window.sidebar.viewport().grab().toImage()

    into = drag(of_feed(5), middle(desk, NEWS), drops=False)
    between = drag(of_feed(5), middle(desk, of_feed(2), 0.1), drops=False)

    assert into != between != before
    assert shape(desk) == START
    assert desk.window.undo.parent() is desk.window
    assert not desk.actions.undo.isEnabled()


@pytest.mark.parametrize("where", [ALL, UNREAD])
async def test_nothing_is_dropped_on_the_views_above(desk, drag, where):
    drag(of_feed(5), middle(desk, where))

    assert shape(desk) == START


@pytest.mark.parametrize("start", [UNREAD, None])
async def test_a_pointer_that_holds_nothing_picks_nothing_on_its_way(desk, start):
    pick(desk, UNREAD)
    sidebar = desk.window.sidebar
    viewport, left = sidebar.viewport(), Qt.MouseButton.LeftButton
    below = QPoint(viewport.width() // 2, viewport.height() - 5)
    begin = below if start is None else middle(desk, start)
    assert sidebar.indexAt(begin).isValid() == (start is not None)

    QTest.mousePress(viewport, left, NONE, begin)
    for place in (of_feed(5), of_folder(1)):
        QTest.mouseMove(viewport, middle(desk, place))
    QTest.mouseRelease(viewport, left, NONE, middle(desk, of_folder(1)))

    picked = desk.window.feeds.sources(sidebar.selectionModel().selection())
    assert sidebar.source() == UNREAD
    assert picked == [UNREAD]


async def test_a_folder_does_not_go_into_itself(desk, drag):
    drag(NEWS, middle(desk, of_feed(1)))

    assert shape(desk) == START


# --- moving by keys -------------------------------------------------------------------------


async def test_a_feed_goes_up_and_down_by_keys_alone(desk, until):
    sidebar = desk.window.sidebar
    sidebar.choose(of_feed(5))
    sidebar.setFocus()

    desk.press(KEY.Key_Up, ALT, on=sidebar)
    await until(lambda: shape(desk) == [("News", [1, 2]), ("Tech", [3]), 5, 4])
    assert sidebar.source() == of_feed(5)
    assert not desk.actions.move_up.isEnabled()
    desk.press(KEY.Key_Down, ALT, on=sidebar)
    await until(lambda: shape(desk) == START)

    sidebar.choose(TECH)
    desk.press(KEY.Key_Up, ALT, on=sidebar)
    await until(lambda: shape(desk)[0] == ("Tech", [3]))


async def test_feeds_are_moved_to_a_folder_found_by_a_few_letters(desk, until):
    pick(desk, of_feed(4), of_feed(5))
    desk.press(KEY.Key_M, CTRL | SHIFT)
    await until(lambda: desk.window.findChild(MoveToDialog))
    dialog = desk.window.findChild(MoveToDialog)
    field = dialog.findChild(QLineEdit)
    assert rows(dialog) == ["Top level, in no folder", "News", "Tech"]

    QTest.keyClicks(field, "tec")
    assert rows(dialog) == ["Tech", "New folder “tec”"]
    desk.press(KEY.Key_Return, on=field)
    await until(lambda: shape(desk) == [("News", [1, 2]), ("Tech", [3, 4, 5])])

    await undo(desk)
    await until(lambda: shape(desk) == START)


async def undo(desk):
    """Ctrl+Z in the window, which comes forward when a dialog has gone."""
    await forward(desk)
    desk.press(KEY.Key_Z, CTRL)


async def redo(desk):
    await forward(desk)
    desk.press(KEY.Key_Z, CTRL | SHIFT)


async def forward(desk):
    desk.window.activateWindow()
    for _ in range(1000):
        if desk.window.isActiveWindow():
            return
        await asyncio.sleep(0.005)


def rows(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


async def test_feeds_are_moved_to_a_folder_that_is_made_for_them(desk, until):
    pick(desk, of_feed(4), of_feed(1))
    desk.actions.move_to.trigger()
    await until(lambda: desk.window.findChild(MoveToDialog))
    dialog = desk.window.findChild(MoveToDialog)
    field = dialog.findChild(QLineEdit)
    QTest.keyClicks(field, "Later")
    desk.press(KEY.Key_Return, on=field)
    moved = [("News", [2]), ("Tech", [3]), ("Later", [1, 4]), 5]
    await until(lambda: shape(desk) == moved)
    assert "Moved 2 feeds to Later" in desk.window.status.words

    await undo(desk)
    await until(lambda: shape(desk) == START)
    await redo(desk)
    await until(lambda: shape(desk) == moved)
    await undo(desk)
    await until(lambda: shape(desk) == START)


async def test_a_folder_is_not_offered_itself_and_escape_moves_nothing(desk, until):
    pick(desk, NEWS)
    desk.actions.move_to.trigger()
    await until(lambda: desk.window.findChild(MoveToDialog))
    dialog = desk.window.findChild(MoveToDialog)

    assert rows(dialog) == ["Top level, in no folder", "Tech"]
    desk.press(KEY.Key_Down, on=dialog.findChild(QLineEdit))
    assert dialog.folder_id == TECH.id
    desk.press(KEY.Key_Escape, on=dialog)
    await until(lambda: not desk.tasks.running("move-to"))

    assert shape(desk) == START


# --- folders --------------------------------------------------------------------------------


async def test_a_new_folder_is_named_in_its_row(desk, until):
    desk.window.sidebar.choose(of_feed(1))
    desk.press(KEY.Key_N, CTRL | SHIFT)
    await until(lambda: desk.window.sidebar.findChild(QLineEdit))
    field = desk.window.sidebar.findChild(QLineEdit)
    assert field.text() == "New Folder"

    QTest.keyClicks(field, "Europe")
    desk.press(KEY.Key_Return, on=field)
    named = [("News", [("Europe", []), 1, 2]), ("Tech", [3]), 4, 5]
    await until(lambda: shape(desk) == named)

    await undo(desk)
    await until(lambda: shape(desk)[0] == ("News", [("New Folder", []), 1, 2]))
    await undo(desk)
    await until(lambda: shape(desk) == START)
    await redo(desk)
    await redo(desk)
    await until(lambda: shape(desk) == named)


async def test_a_second_new_folder_has_another_name(desk, until):
    for _ in range(2):
        desk.window.sidebar.choose(of_feed(4))
        desk.actions.new_folder.trigger()

    await until(
        lambda: [each[0] for each in shape(desk)[:-2]][2:] == ["New Folder", "New Folder 2"]
    )


async def test_an_empty_folder_goes_without_a_question(desk, until):
    folder = await desk.engine.add_folder("Empty")
    await until(lambda: desk.window.sidebar.choose(of_folder(folder.id)))
    desk.window.sidebar.setFocus()

    desk.press(KEY.Key_Delete, on=desk.window.sidebar)
    await until(lambda: shape(desk) == START)

    assert desk.window.findChild(QMessageBox) is None
    assert "Deleted the folder Empty" in desk.window.status.words


def answer(desk, words):
    box = desk.window.findChild(QMessageBox)
    buttons = {button.text().replace("&", ""): button for button in box.buttons()}
    buttons[words].click()
    return box.text(), box.informativeText()


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Keep the Feeds", [("Tech", [3]), 4, 5, 1, 2]),
        ("Unsubscribe", [("Tech", [3]), 4, 5]),
        ("Cancel", START),
    ],
)
async def test_a_folder_with_feeds_asks_what_becomes_of_them(desk, until, words, left):
    pick(desk, NEWS)
    desk.window.sidebar.setFocus()

    desk.press(KEY.Key_Delete, on=desk.window.sidebar)
    await until(lambda: desk.window.findChild(QMessageBox))
    question, details = answer(desk, words)
    await until(lambda: not desk.tasks.running("ask-delete"))
    await until(lambda: shape(desk) == left)

    assert question == "Delete the folder News?"
    assert details.startswith("2 feeds inside can stay")
    if words != "Cancel":
        await undo(desk)
        await until(lambda: shape(desk) == START)
        await redo(desk)
        await until(lambda: shape(desk) == left)


@pytest.mark.parametrize(
    ("key", "left"),
    [
        (KEY.Key_K, [("Tech", [3]), 4, 5, 1, 2]),
        (KEY.Key_U, [("Tech", [3]), 4, 5]),
        (KEY.Key_C, START),
    ],
)
async def test_the_question_is_answered_by_the_letters_of_its_buttons(desk, until, key, left):
    pick(desk, NEWS)
    desk.window.sidebar.setFocus()
    desk.press(KEY.Key_Delete, on=desk.window.sidebar)
    await until(lambda: desk.window.findChild(QMessageBox))
    box = desk.window.findChild(QMessageBox)

    desk.press(key, ALT, on=box)
    await until(lambda: not desk.tasks.running("ask-delete"))
    await until(lambda: shape(desk) == left)


async def test_a_folder_goes_with_the_folders_in_it_and_all_their_feeds(desk, until):
    await desk.engine.move([], [TECH.id], NEWS.id)
    nested = [("News", [("Tech", [3]), 1, 2]), 4, 5]
    await until(lambda: shape(desk) == nested)
    pick(desk, NEWS, of_feed(4))
    desk.actions.unsubscribe.trigger()
    await until(lambda: desk.window.findChild(QMessageBox))

    answer(desk, "Unsubscribe")
    await until(lambda: shape(desk) == [5])
    assert "Deleted 2 items and unsubscribed from 4 feeds" in desk.window.status.words

    desk.window.status.undo_clicked.emit()
    await until(lambda: shape(desk) == nested)


# --- leaving --------------------------------------------------------------------------------


async def follow(desk, server, name):
    """A feed with two articles, followed."""
    url = server.put(f"/{name}", rss(name, [item(f"{name} 1"), item(f"{name} 2")]))
    return await desk.engine.subscribe(url)


async def test_a_feed_is_left_without_a_question_and_comes_back_with_its_articles(
    desk, server, until
):
    feed = await follow(desk, server, "Planet")
    await until(lambda: len(desk.rows()) == 2)
    await desk.engine.star([desk.rows()[0]])
    before = desk.rows()
    desk.window.sidebar.choose(of_feed(feed.id))
    await until(lambda: not desk.window.listing.busy)
    desk.window.sidebar.setFocus()

    desk.press(KEY.Key_Delete, on=desk.window.sidebar)
    await until(lambda: shape(desk) == START)
    sidebar = desk.window.sidebar
    assert sidebar.selectionModel().isSelected(sidebar.currentIndex())
    desk.press(KEY.Key_1, CTRL)
    await until(lambda: desk.rows() == [])
    assert "Unsubscribed from Planet" in desk.window.status.words
    assert desk.window.findChild(QMessageBox) is None

    desk.window.status.undo_clicked.emit()
    await until(lambda: shape(desk) == [*START, feed.id])
    await until(lambda: desk.rows() == before)

    assert desk.window.articles.summary(0).starred
    assert desk.window.status.words == "Undone: Unsubscribe"


async def test_the_folder_is_chosen_whose_last_feed_is_left(desk, until):
    pick(desk, of_feed(3))

    desk.press(KEY.Key_Delete, on=desk.window.sidebar)

    await until(lambda: desk.window.sidebar.source() == TECH)
    assert desk.window.list_pane.title.text() == "Tech"
    desk.press(KEY.Key_Up, on=desk.window.sidebar)
    assert desk.window.sidebar.source() == of_feed(2)


async def test_many_feeds_are_left_only_after_a_question(desk, until):
    await desk.engine.import_opml(listed(list(range(10, 20))))
    await until(lambda: len(shape(desk)) == 14)
    pick(desk, of_feed(4))
    QTest.keyClick(desk.window.sidebar, KEY.Key_End, SHIFT)
    count = len(desk.window.sidebar.pick().feeds)
    assert count == 12

    desk.press(KEY.Key_Delete, on=desk.window.sidebar)
    await until(lambda: desk.window.findChild(QMessageBox))
    assert answer(desk, "Cancel")[0] == "Unsubscribe from 12 feeds?"
    await until(lambda: not desk.tasks.running("ask-delete"))
    assert len(shape(desk)) == 14
    await forward(desk)
    desk.press(KEY.Key_Delete, on=desk.window.sidebar)
    await until(lambda: desk.window.findChild(QMessageBox))
    answer(desk, "Unsubscribe")
    await until(lambda: shape(desk) == START[:2])

    await undo(desk)
    await until(lambda: len(shape(desk)) == 14)


async def test_another_window_has_a_feed_back_with_its_articles(
    desk, server, until, engine, tmp_path
):
    feed = await follow(desk, server, "Planet")
    await until(lambda: len(desk.rows()) == 2)
    other = await open_engine(tmp_path / "data")
    try:
        await desk.engine.watch()
        await other.unsubscribe([feed.id])
        await desk.engine.watch()
        await until(lambda: desk.rows() == [])

        await other.restore_feeds([feed.id])
        await desk.engine.watch()
        await until(lambda: len(desk.rows()) == 2)
    finally:
        await other.close()

    assert shape(desk) == [*START, feed.id]


# --- editing --------------------------------------------------------------------------------


async def test_a_new_name_is_taken_back(desk, until):
    desk.window.sidebar.choose(of_feed(4))
    desk.press(KEY.Key_F2, on=desk.window.sidebar)
    field = desk.window.sidebar.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Mine")
    desk.press(KEY.Key_Return, on=field)
    await until(lambda: desk.window.feeds.title(of_feed(4)) == "Mine")
    assert desk.window.tool_bar.search.placeholderText() == "Search in Mine"

    await undo(desk)
    await until(lambda: desk.window.feeds.title(of_feed(4)) == "Feed 4")

    assert (await desk.engine.feed(4)).custom_title is None


async def test_several_feeds_are_paused_at_once_and_resumed_by_undo(desk, until):
    pick(desk, of_feed(1), of_feed(4))

    desk.actions.pause_feed.trigger()
    await until(lambda: desk.window.feeds.feed(4).state is FeedState.PAUSED)
    assert desk.actions.pause_feed.isChecked()
    assert "Paused 2 feeds" in desk.window.status.words

    await undo(desk)
    await until(lambda: desk.window.feeds.feed(1).state is FeedState.NEW)


async def test_several_feeds_are_edited_and_what_was_not_chosen_stays(desk, until):
    await desk.engine.set_feed(1, rhythm=Rhythm.FIXED, poll_interval_s=900)
    pick(desk, of_feed(1), of_feed(4))
    desk.actions.edit_feeds.trigger()
    await until(lambda: desk.window.findChild(EditFeedsDialog))
    dialog = desk.window.findChild(EditFeedsDialog)
    lists = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    assert {box.currentText() for box in lists.values()} == {"Leave as it is"}
    (button,) = [each for each in dialog.findChildren(QPushButton) if each.isDefault()]
    assert button.text() == "Change 2 Feeds"
    assert not button.isEnabled()

    lists["Folder"].setCurrentText("Tech")
    lists["Totals"].setCurrentText("Leave out")
    button.click()
    await until(lambda: shape(desk) == [("News", [2]), ("Tech", [3, 1, 4]), 5])

    feeds = [await desk.engine.feed(number) for number in (1, 4)]
    assert [(feed.in_totals, feed.poll_interval_s) for feed in feeds] == [
        (False, 900),
        (False, None),
    ]
    await undo(desk)
    await until(lambda: shape(desk) == START)
    assert (await desk.engine.feed(4)).in_totals


async def test_a_feed_is_left_out_of_the_totals(desk, server, until):
    feed = await follow(desk, server, "Planet")
    await until(lambda: len(desk.rows()) == 2)
    await desk.engine.mark_read(desk.rows(), read=False)
    await until(lambda: desk.window.feeds.unread(UNREAD) == 2)
    desk.window.sidebar.choose(of_feed(feed.id))
    assert desk.actions.in_totals.isChecked()

    desk.actions.in_totals.trigger()
    await until(lambda: desk.window.feeds.unread(UNREAD) == 0)
    assert desk.window.feeds.unread(of_feed(feed.id)) == 2
    assert not desk.actions.in_totals.isChecked()

    await undo(desk)
    await until(lambda: desk.window.feeds.unread(UNREAD) == 2)


async def test_two_feeds_are_merged_and_parted_again(desk, server, until):
    one, two = await follow(desk, server, "One"), await follow(desk, server, "Two")
    await until(lambda: len(desk.rows()) == 4)
    pick(desk, of_feed(one.id), of_feed(two.id))
    desk.actions.merge_feeds.trigger()
    await until(lambda: desk.window.findChild(MergeDialog))
    dialog = desk.window.findChild(MergeDialog)
    (kept,) = [each for each in dialog.findChildren(QRadioButton) if each.text() == "Two"]
    kept.click()

    desk.press(KEY.Key_Return, on=dialog)
    await until(lambda: shape(desk) == [*START, two.id])
    await until(lambda: len(desk.rows()) == 4 and not desk.window.listing.busy)
    assert desk.window.sidebar.source() == of_feed(two.id)
    assert "Merged 1 feed into Two" in desk.window.status.words

    await undo(desk)
    await until(lambda: shape(desk) == [*START, one.id, two.id])
    await until(lambda: len(desk.rows()) == 2)
    desk.press(KEY.Key_1, CTRL)
    await until(lambda: len(desk.rows()) == 4)


def test_every_list_of_the_edit_of_many_feeds_has_a_key(qtbot):
    dialog = EditFeedsDialog(None, number=2, folders=[])
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()

    reached = []
    for key in (KEY.Key_L, KEY.Key_N, KEY.Key_P, KEY.Key_T, KEY.Key_O, KEY.Key_F):
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        reached.append(dialog.focusWidget().accessibleName())

    assert sorted(reached) == sorted(box.accessibleName() for box in dialog.findChildren(QComboBox))


def test_the_keys_begin_at_the_feed_that_would_be_kept(qtbot):
    dialog = MergeDialog(None, [feed(1, total=3), feed(2, total=9)])
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.keep_id == 2
    assert dialog.focusWidget().isChecked()


def test_a_long_title_does_not_push_a_merge_out_of_its_dialog(qtbot):
    title = "The Quarterly of Everything That Is Moored, Loaded or Repaired on the Quays & Docks"
    dialog = MergeDialog(None, [feed(1, title=title), feed(2)])
    qtbot.addWidget(dialog)
    dialog.show()

    bar = dialog.findChild(QScrollArea).horizontalScrollBar()
    assert bar.maximum() == 0
    first = dialog.findChild(QRadioButton)
    assert first.text().endswith("…")
    assert first.toolTip() == title


# --- hiding what is read --------------------------------------------------------------------


def seen(desk):
    """What stands in the sidebar below the heading."""
    sidebar, feeds = desk.window.sidebar, desk.window.feeds
    index = sidebar.indexBelow(feeds.index_of(Source(Kind.ALERTS)))
    found = []
    while (index := sidebar.indexBelow(index)).isValid():
        found.append(index.data())
    return found


def heading(desk):
    index = desk.window.feeds.index_of(Source(Kind.ALERTS))
    return desk.window.sidebar.indexBelow(index).data()


async def test_feeds_without_unread_articles_are_hidden_and_come_when_there_is_something(
    desk, server, until
):
    planet = await follow(desk, server, "Planet")
    await desk.engine.move([planet.id], [], NEWS.id)
    entries = [entry.id for entry in await desk.engine.entries(EntryQuery())]
    await desk.engine.mark_read(entries, read=False)
    await until(lambda: desk.window.feeds.unread(NEWS) == 2)

    desk.actions.hide_read.trigger()
    assert seen(desk) == ["News", "Planet"]
    assert heading(desk) == "Unread Feeds"

    await desk.engine.mark_read(entries)
    await until(lambda: seen(desk) == [])
    assert heading(desk) == "No Unread Feeds"
    await desk.engine.mark_read(entries[:1], read=False)
    await until(lambda: seen(desk) == ["News", "Planet"])
    desk.actions.hide_read.trigger()
    assert seen(desk) == [
        "News",
        "Feed 1",
        "Feed 2",
        "Planet",
        "Tech",
        "Feed 3",
        "Feed 4",
        "Feed 5",
    ]


async def test_what_is_chosen_stays_until_it_is_left(desk, until):
    desk.window.sidebar.choose(of_feed(3))

    desk.actions.hide_read.trigger()
    assert seen(desk) == ["Tech", "Feed 3"]
    desk.window.sidebar.choose(of_feed(4))  # as the palette does
    await until(lambda: seen(desk) == ["Feed 4"])
    desk.press(KEY.Key_2, CTRL)

    await until(lambda: seen(desk) == [])


async def test_hiding_is_remembered(desk, open_window, until):
    desk.actions.hide_read.trigger()
    desk.window.save_state()

    again = await open_window(desk.engine, settings=desk.settings)

    assert again.actions.hide_read.isChecked()
    await until(lambda: seen(again) == [])


# --- many -----------------------------------------------------------------------------------


async def test_two_thousand_feeds_are_moved_and_taken_back_as_one(engine, open_window, until):
    tree = [("Full", list(range(1, 2001))), ("Empty", [2001])]
    await engine.import_opml(listed(tree))
    desk = await open_window(engine)
    sidebar = desk.window.sidebar
    sidebar.choose(of_feed(1))
    sidebar.setFocus()
    sidebar.scrollTo(desk.window.feeds.index_of(of_feed(2000)))
    shift = desk.window.sidebar.viewport(), Qt.MouseButton.LeftButton, SHIFT
    QTest.mouseClick(*shift, middle(desk, of_feed(2000)))

    assert len(sidebar.pick().feeds) == 2000

    desk.actions.move_to.trigger()
    await until(lambda: desk.window.findChild(MoveToDialog))
    field = desk.window.findChild(MoveToDialog).findChild(QLineEdit)
    QTest.keyClicks(field, "empty")
    desk.press(KEY.Key_Return, on=field)
    await until(lambda: shape(desk) == [("Full", []), ("Empty", [2001, *range(1, 2001)])])
    assert len(sidebar.pick().feeds) == 2000

    await undo(desk)
    await until(lambda: shape(desk) == tree)


@pytest.mark.rule("S-2")
async def test_a_folder_has_a_rhythm_for_the_feeds_within_it(desk, until):
    desk.window.sidebar.choose(NEWS)
    desk.actions.feed_properties.trigger()
    await until(lambda: desk.window.findChild(FolderDialog))
    dialog = desk.window.findChild(FolderDialog)
    assert dialog.rhythm.rhythm.currentText() == "As everywhere: as it publishes"

    QTest.keyClicks(dialog.rhythm.rhythm, "Only")
    QTest.keyClick(dialog, KEY.Key_Return)
    await until(lambda: "Changed News" in desk.window.status.words)
    await until(lambda: desk.window.feeds.feed(1).next_poll_reason == "manual")

    assert (await desk.engine.folders())[0].rhythm is Rhythm.MANUAL
    assert (await desk.engine.feed(1)).next_poll_reason == "manual"
    await undo(desk)
    await until(lambda: desk.window.feeds.feed(1).next_poll_reason != "manual")
    assert (await desk.engine.folders())[0].rhythm is None
