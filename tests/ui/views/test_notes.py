"""What is not right with a feed, in the sidebar and above its articles."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from feedmon.events import FeedPolled, FeedsChanged
from feedmon.model import FeedState
from tests.ui.fakes import FakeEngine, feed, summary
from ui.models.sources import ALL, Kind, Source

UNSAFE = {"insecure_target": "http://plain.example/feed?key=1"}
SENTENCE = "Not encrypted: the site redirects from https to http (plain.example)."
FAILING = {"state": FeedState.FAILING, "error": "http-status", "error_detail": "404"}


def look(desk, feed_id):
    """The right half of the feed's row, as it is painted."""
    sidebar = desk.window.sidebar
    row = sidebar.visualRect(desk.window.feeds.index_of(Source(Kind.FEED, feed_id)))
    right = QRect(row.right() - 60, row.top(), 60, row.height())
    return sidebar.viewport().grab(right).toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.rule("X-3")
async def test_a_feed_whose_answers_come_unencrypted_has_a_mark_of_its_own(open_window):
    engine = FakeEngine([feed(1), feed(2, **UNSAFE), feed(3, **FAILING), feed(4, **UNSAFE)])
    desk = await open_window(engine)

    fine, unsafe, failing, unsafe_too = (look(desk, feed_id) for feed_id in (1, 2, 3, 4))

    assert unsafe == unsafe_too
    assert len({id(each) for each in (fine, unsafe, failing)}) == 3
    assert fine != unsafe != failing != fine


@pytest.mark.rule("X-5")
async def test_a_server_that_proves_nothing_is_told_with_an_open_lock(open_window, until):
    lax = {"tls_unverified": True}
    feeds = [feed(1, **lax), feed(2, **UNSAFE), feed(3, **lax), feed(4)]
    desk = await open_window(FakeEngine(feeds, entries=[summary(1)]))
    assert look(desk, 2) == look(desk, 3) != look(desk, 4)

    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(desk.window.list_pane.notes.isVisible)

    assert desk.window.list_pane.notes.sentences == [
        "Not secure: the certificate of 1.example is not checked, as you chose."
    ]


@pytest.mark.rule("X-3")
async def test_the_warning_stands_above_the_articles_as_long_as_it_holds(open_window, until):
    engine = FakeEngine([feed(1, **UNSAFE), feed(2)], entries=[summary(1), summary(2, 2)])
    desk = await open_window(engine)
    notes = desk.window.list_pane.notes
    assert not notes.isVisible()

    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(notes.isVisible)
    assert notes.sentences == [SENTENCE]
    assert notes.accessibleName() == SENTENCE
    assert notes.width() <= desk.window.list_pane.width()

    engine.events.publish(FeedPolled(replace(engine.stored_feeds[1], insecure_target=None)))
    await until(lambda: not notes.isVisible())


@pytest.mark.rule("P-9")
async def test_what_was_left_out_of_a_feed_is_said_above_its_articles(open_window, until):
    desk = await open_window(FakeEngine([feed(1, left_out=2512)], entries=[summary(1)]))
    notes = desk.window.list_pane.notes

    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(notes.isVisible)

    (sentence,) = notes.sentences
    assert sentence.endswith("(2,512 left out).")


@pytest.mark.rule("FRB-110..120")
async def test_a_failure_is_said_above_the_articles_that_are_there(open_window, until):
    feeds = [feed(1, **FAILING), feed(2, **FAILING, **UNSAFE)]
    desk = await open_window(FakeEngine(feeds, entries=[summary(1, 1)]))
    notes, empty = desk.window.list_pane.notes, desk.window.list_pane.empty

    desk.window.sidebar.choose(Source(Kind.FEED, 1))
    await until(notes.isVisible)
    assert notes.sentences == ["There is nothing at this address (404)."]

    # An empty list says it already.
    desk.window.sidebar.choose(Source(Kind.FEED, 2))
    await until(empty.isVisible)
    assert notes.sentences == [SENTENCE]

    desk.window.sidebar.choose(ALL)
    await until(lambda: not notes.isVisible())


async def test_the_name_of_a_long_host_does_not_widen_the_pane(open_window, until):
    host = ".".join(["a" * 60] * 4)
    engine = FakeEngine([feed(1), feed(2)], entries=[summary(1), summary(2, 2)])
    desk = await open_window(engine)
    width = desk.window.list_pane.width()
    desk.window.sidebar.choose(Source(Kind.FEED, 1))

    engine.events.publish(FeedsChanged((feed(1, insecure_target=f"http://{host}/"),)))
    await until(desk.window.list_pane.notes.isVisible)

    assert desk.window.list_pane.width() == width
