"""Looking for words while they are typed."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.fakes import FakeEngine, feed, summary
from ui import style
from ui.models.sources import ALL, Kind, Source

LWN, XKCD = Source(Kind.FEED, 1), Source(Kind.FEED, 2)


def engine():
    titles = {1: "kernel news", 2: "kernel patches", 3: "comics", 4: "rust in the kernel"}
    entries = [summary(i, feed_id=2 if i == 3 else 1, title=title) for i, title in titles.items()]
    return FakeEngine([feed(1, title="LWN"), feed(2, title="xkcd")], entries=entries)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


class Painted(QObject):
    """What is painted of a widget from now on."""

    def __init__(self, widget):
        super().__init__(widget)
        self.rect = QRect()
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.rect |= event.rect()
        return False


async def typed(desk, until, words):
    """Go to the box by its key and type; wait until the list is that of these words."""
    press(desk.window.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = desk.window.tool_bar.search
    assert box.hasFocus()
    QTest.keyClicks(box, words)
    await until(lambda: desk.window.listing.query.search == " ".join(words.split()))
    await desk.window.listing.ready()
    return box


async def test_the_list_narrows_while_words_are_typed(open_window, until):
    desk = await open_window(engine())

    await typed(desk, until, "kernel  news")

    assert desk.rows() == [1]
    assert desk.window.list_pane.count.text() == "1 found"


async def test_a_stroke_begins_a_search_from_the_list(open_window):
    desk = await open_window(engine())

    press(desk.window.list, Qt.Key.Key_Slash)

    assert desk.window.tool_bar.search.hasFocus()
    assert desk.window.tool_bar.search.text() == ""


async def test_typing_asks_once_it_pauses(open_window, until):
    fake = engine()
    desk = await open_window(fake)
    before = len(fake.called("entries"))

    await typed(desk, until, "kernel")

    assert len(fake.called("entries")) == before + 1


async def test_escape_shows_everything_again_and_then_goes_back_to_the_list(open_window, until):
    desk = await open_window(engine())
    box = await typed(desk, until, "rust")

    press(box, Qt.Key.Key_Escape)
    await desk.window.listing.ready()

    assert desk.rows() == [4, 3, 2, 1]
    assert desk.window.list_pane.count.text() == "4 unread"
    press(box, Qt.Key.Key_Escape)
    assert desk.window.list.hasFocus()


async def test_it_is_seen_that_the_list_has_the_keys_even_after_a_menu(open_window, until):
    desk = await open_window(engine())
    view = desk.window.list
    accent = style.tokens(view.palette()).accent
    box = await typed(desk, until, "rust")
    press(box, Qt.Key.Key_Escape)
    await desk.window.listing.ready()
    press(box, Qt.Key.Key_Escape)

    def at_the_edge():
        width = view.viewport().width()
        return view.viewport().grab().toImage().pixelColor(width // 2, 0).name()

    assert view.hasFocus()
    assert at_the_edge() == accent
    view.clearFocus()
    assert at_the_edge() != accent
    view.setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert at_the_edge() == accent


async def test_it_is_seen_where_the_keys_are_until_an_article_shows_it(open_window, until):
    desk = await open_window(engine())
    view = desk.window.list
    accent = style.tokens(view.palette()).accent

    def colours():
        """Of both edges; the lower one is far from the row that is chosen."""
        picture, side = view.viewport().grab().toImage(), view.viewport().width() - 1
        return {picture.pixelColor(side, y).name() for y in (3, picture.height() - 3)}

    desk.click(0)
    assert accent not in colours()
    press(view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: view.model().rowCount() and not view.currentIndex().isValid())
    assert colours() == {accent}
    painted = Painted(view.viewport())
    press(view, Qt.Key.Key_J)
    await until(lambda: painted.rect == view.viewport().rect())  # the whole ring goes
    assert accent not in colours()


async def test_enter_goes_to_the_first_article_found(open_window, until):
    desk = await open_window(engine())
    box = await typed(desk, until, "kernel")

    press(box, Qt.Key.Key_Return)

    assert desk.window.list.hasFocus()
    await until(lambda: desk.window.list.entry_id() == 4)


async def test_enter_goes_there_even_before_it_is_found(open_window, until):
    desk = await open_window(engine())
    press(desk.window.list, Qt.Key.Key_Slash)
    box = desk.window.tool_bar.search
    QTest.keyClicks(box, "comics")
    assert desk.rows() == [4, 3, 2, 1]

    press(box, Qt.Key.Key_Return)

    await until(lambda: desk.window.list.entry_id() == 3)


async def test_a_feed_is_searched_where_it_is_chosen_and_everything_on_request(open_window, until):
    desk = await open_window(engine())
    desk.window.sidebar.choose(XKCD)
    box = await typed(desk, until, "kernel")
    assert box.placeholderText() == "Search in xkcd"
    assert desk.window.list_pane.empty.sentence == "No article in xkcd has “kernel”."

    desk.window.list_pane.empty.buttons()[0].click()
    await until(lambda: desk.rows() == [4, 2, 1])

    assert desk.window.sidebar.source() == ALL
    assert box.text() == "kernel"


async def test_another_place_ends_the_search(open_window, until):
    desk = await open_window(engine())
    box = await typed(desk, until, "rust")

    desk.window.sidebar.choose(LWN)
    await desk.window.listing.ready()

    assert box.text() == ""
    assert desk.rows() == [4, 2, 1]


async def test_nothing_found_says_so_and_leads_back(open_window, until):
    desk = await open_window(engine())
    box = await typed(desk, until, "gardening")
    assert desk.window.list_pane.empty.sentence == "No article has “gardening”."

    desk.window.list_pane.empty.buttons()[-1].click()
    await until(lambda: desk.rows() == [4, 3, 2, 1])

    assert box.text() == ""


async def test_news_come_in_if_they_have_the_words(open_window, until):
    fake = engine()
    desk = await open_window(fake)
    await typed(desk, until, "kernel")

    fake.arrive(1, [summary(5, title="kernel release"), summary(6, title="a garden")])
    await until(lambda: len(desk.rows()) == 4)

    assert desk.rows() == [5, 4, 2, 1]


async def test_what_a_notification_showed_is_left_for_a_search_among_all(open_window, until):
    desk = await open_window(engine())
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    desk.window.show_entries([3])
    await desk.window.listing.ready()
    assert desk.window.tool_bar.search.placeholderText() == "Search articles"

    await typed(desk, until, "kernel")

    assert desk.rows() == [4, 2, 1]
    assert desk.window.sidebar.source() == ALL
