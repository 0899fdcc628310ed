"""What a search may go on with is proposed while it is typed, and what is wrong with it is said."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.fakes import FakeEngine, feed, folder, summary


def engine():
    feeds = [
        feed(1, title="Planet Python", folder_id=5),
        feed(2, title="LWN"),
        feed(3, title="Python Weekly"),
    ]
    return FakeEngine(feeds, folders=[folder(5, title="News")], entries=[summary(1, feed_id=1)])


def type_in(desk, words):
    QTest.keyClick(desk.window.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = desk.window.tool_bar.search
    QTest.keyClicks(box, words)
    return box


def proposals(desk):
    return desk.window.searching.completer.proposals


async def test_a_field_and_then_its_values_are_chosen_with_the_keys(open_window, until):
    desk = await open_window(engine())
    box = type_in(desk, "fee")
    assert proposals(desk) == ["feed:"]

    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "feed:"
    assert proposals(desk) == ["LWN", "Planet Python", "Python Weekly"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert box.text() == 'feed:"Planet Python" '
    assert proposals(desk) == []
    await until(lambda: desk.window.listing.query.search == 'feed:"Planet Python"')


async def test_names_that_begin_as_typed_are_proposed_first(open_window):
    desk = await open_window(engine())

    type_in(desk, "is:unread -feed:py")

    assert proposals(desk) == ["Python Weekly", "Planet Python"]


async def test_a_folder_is_proposed_by_its_name(open_window):
    desk = await open_window(engine())

    type_in(desk, "folder:")

    assert proposals(desk) == ["News"]


async def test_escape_closes_the_proposals_before_it_ends_the_search(open_window):
    desk = await open_window(engine())
    box = type_in(desk, "is:")
    assert proposals(desk)[:2] == ["unread", "read"]

    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (proposals(desk), box.text()) == ([], "is:")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


async def test_enter_searches_for_what_was_typed_when_nothing_was_chosen(open_window, until):
    desk = await open_window(engine())
    box = type_in(desk, "is")
    assert proposals(desk) == ["is:"]

    QTest.keyClick(box, Qt.Key.Key_Return)

    await until(lambda: desk.window.listing.query.search == "is")
    assert box.text() == "is"


async def test_a_click_chooses(open_window):
    desk = await open_window(engine())
    box = type_in(desk, "is:")
    proposed = desk.window.searching.completer.list

    row = proposed.visualRect(proposed.model().index(2, 0)).center()
    QTest.mouseClick(proposed.viewport(), Qt.MouseButton.LeftButton, pos=row)

    assert (box.text(), proposals(desk), box.hasFocus()) == ("is:starred ", [], True)


async def test_proposals_go_where_the_field_goes(open_window):
    desk = await open_window(engine())
    box = type_in(desk, "is:")
    proposed = desk.window.searching.completer.list
    assert (
        proposed.mapToGlobal(proposed.rect().topLeft()).y()
        > box.mapToGlobal(box.rect().bottomLeft()).y()
    )

    desk.window.list.setFocus()

    assert proposals(desk) == []


async def test_words_bring_up_nothing(open_window):
    desk = await open_window(engine())

    type_in(desk, "python news")

    assert proposals(desk) == []


async def test_what_means_nothing_is_said_above_the_list_until_it_is_mended(open_window, until):
    desk = await open_window(engine())
    notes = desk.window.list_pane.notes
    box = type_in(desk, "is:unred x")

    await until(lambda: notes.sentences)
    (sentence,) = notes.sentences
    assert sentence.startswith("There is no “is:unred”. It may be unread, read, starred")
    box.setText("is:unread x")
    await until(lambda: not notes.sentences)


async def test_a_day_that_is_none_is_said_to_be_none(open_window, until):
    desk = await open_window(engine())
    type_in(desk, "after:tuesday x")

    await until(lambda: desk.window.list_pane.notes.sentences)

    assert "“after:tuesday” names no day" in desk.window.list_pane.notes.sentences[0]
