"""One story in several feeds, in the window: one row, one number, and all of them within reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest

from feedmon.model import Elsewhere, EntryQuery
from tests.feeds import opml, rss
from tests.ui.fakes import NOW, summary
from ui import style, text
from ui.models.sources import ALL, STARRED, UNREAD, Kind, Source
from ui.views.elsewhere_line import ElsewhereLine
from ui.views.remarks import behind

CTRL = Qt.KeyboardModifier.ControlModifier
SITE = "https://coast.example"
FEEDS = {"Coast": ["Ferry", "Bridge"], "Planet": ["Ferry", "Storm"], "Gazette": ["Fair"]}


def told(name, titles):
    items = "".join(
        f"<item><guid isPermaLink='false'>{name}-{title}</guid><title>{title}</title>"
        f"<link>{SITE}/{title.lower()}?utm_source={name}</link>"
        f"<description>All there is to say about {title}, in some words.</description></item>"
        for title in titles
    )
    return rss(name, [items])


@pytest.fixture
async def desk(engine, server, open_window):
    """A window over a real engine: of three feeds two tell of the ferry."""
    for name, titles in FEEDS.items():
        server.put(f"/{name}", told(name, titles))
    await engine.import_opml(opml([(name, server.url(f"/{name}")) for name in FEEDS]))
    await engine.refresh()
    return await open_window(engine)


def rows(desk):
    model = desk.window.articles
    return sorted(model.summary(row).title for row in range(model.rowCount()))


def spoken(desk, title):
    """What a screen reader says of a row."""
    model = desk.window.articles
    (index,) = [
        model.index(row, 0) for row in range(model.rowCount()) if model.summary(row).title == title
    ]
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def numbers(desk):
    feeds = desk.window.feeds
    assert feeds.unread(UNREAD) == feeds.unread(ALL)
    return feeds.unread(ALL), [feeds.unread(Source(Kind.FEED, feed.id)) for feed in feeds.feeds()]


def feed_named(desk, name):
    (feed,) = [feed for feed in desk.window.feeds.feeds() if feed.title == name]
    return feed


def shown(desk):
    entry = desk.window.pane.entry
    return None if entry is None else (entry.summary.title, entry.summary.feed_id)


async def open_article(desk, until, title):
    model = desk.window.articles
    (row,) = [row for row in range(model.rowCount()) if model.summary(row).title == title]
    desk.click(row)
    await until(lambda: shown(desk) == (title, model.summary(row).feed_id))


@pytest.mark.rule("I-7")
async def test_a_story_is_one_row_that_is_read_and_taken_back_in_both_feeds(desk, until):
    assert rows(desk) == ["Bridge", "Fair", "Ferry", "Storm"]
    assert "Also in 1 feed" in spoken(desk, "Ferry")
    assert "Also in" not in spoken(desk, "Storm")
    await until(lambda: numbers(desk) == (4, [2, 2, 1]))

    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    await until(lambda: desk.said().startswith("Marked 4 articles as read"))
    await until(lambda: numbers(desk) == (0, [0, 0, 0]))
    desk.press(Qt.Key.Key_Z, CTRL)
    await until(lambda: numbers(desk) == (4, [2, 2, 1]))

    await open_article(desk, until, "Ferry")
    await until(lambda: numbers(desk) == (3, [1, 1, 1]))
    desk.press(Qt.Key.Key_M)
    await until(lambda: numbers(desk) == (4, [2, 2, 1]))
    desk.press(Qt.Key.Key_Z, CTRL)
    await until(lambda: numbers(desk) == (3, [1, 1, 1]))

    # Each feed has its own, and says so.
    desk.window.sidebar.choose(Source(Kind.FEED, feed_named(desk, "Planet").id))
    await desk.window.listing.ready()
    assert rows(desk) == ["Ferry", "Storm"]
    assert "Also in 1 feed" in spoken(desk, "Ferry")
    assert "unread" not in spoken(desk, "Ferry")

    # The keys go to the article as that feed has it.
    desk.window.sidebar.choose(ALL)
    await desk.window.listing.ready()
    await open_article(desk, until, "Ferry")
    _, here = shown(desk)
    (there,) = {feed_named(desk, name).id for name in ("Coast", "Planet")} - {here}
    line = desk.window.pane.notes.elsewhere
    await until(line.isVisible)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Return)
    await until(lambda: shown(desk) == ("Ferry", there))
    assert desk.window.sidebar.source() == Source(Kind.FEED, there)


@pytest.mark.rule("I-7")
async def test_a_row_stays_whoever_tells_its_story_and_another_stands_for_it_when_it_goes(
    desk, engine, server, until
):
    before = desk.rows()
    server.put("/Herald", told("Herald", ["Ferry", "Flood"]))
    await engine.subscribe(server.url("/Herald"))

    await until(lambda: "Flood" in rows(desk))
    await until(lambda: "Also in 2 feeds" in spoken(desk, "Ferry"))
    assert [each for each in desk.rows() if each in before] == before
    await until(lambda: numbers(desk) == (5, [2, 2, 1, 2]))
    await until(lambda: not desk.window.listing.busy)
    assert len(desk.rows()) == len(before) + 1

    await open_article(desk, until, "Ferry")
    await until(lambda: numbers(desk) == (4, [1, 1, 1, 1]))  # it counts as read by now
    _, first = shown(desk)
    left = "Coast" if first == feed_named(desk, "Coast").id else "Planet"
    await engine.mark_read(desk.rows(), False)
    await engine.unsubscribe([first])
    others = {"Coast": "Storm", "Planet": "Bridge"}
    await until(lambda: rows(desk) == sorted(["Fair", "Ferry", "Flood", others[left]]))
    await until(lambda: "Also in 1 feed" in spoken(desk, "Ferry"))
    await until(lambda: numbers(desk) == (4, [2, 1, 2]))
    row = set(desk.rows())
    await engine.restore_feeds([first])
    # It is back, and the row that stood for the story meanwhile stays.
    await until(lambda: rows(desk) == ["Bridge", "Fair", "Ferry", "Flood", "Storm"])
    await until(lambda: "Also in 2 feeds" in spoken(desk, "Ferry"))
    assert row < set(desk.rows())


@pytest.mark.rule("I-7")
async def test_who_wants_no_stories_sees_every_article_at_once(desk, engine, until):
    await engine.change_settings(stories_once=False)

    await until(lambda: rows(desk) == ["Bridge", "Fair", "Ferry", "Ferry", "Storm"])
    await until(lambda: numbers(desk) == (5, [2, 2, 1]))
    ferries = [each.id for each in await engine.entries(EntryQuery(search="ferry"))]
    await engine.star(ferries)

    await engine.change_settings(stories_once=True)
    await until(lambda: rows(desk) == ["Bridge", "Fair", "Ferry", "Storm"])
    await until(lambda: numbers(desk) == (4, [2, 2, 1]))
    # What was starred was starred one by one.
    desk.window.sidebar.choose(STARRED)
    await until(lambda: rows(desk) == ["Ferry", "Ferry"])
    desk.window.show_entries(ferries)
    await until(lambda: rows(desk) == ["Ferry"])


def test_all_feeds_can_be_named_and_those_with_words_of_their_own_apart(qtbot):
    line = ElsewhereLine()
    qtbot.addWidget(line)
    others = [Elsewhere(10 + n, n, f"Feed {n}") for n in range(1, 7)]

    line.show_others((*others, Elsewhere(99, 9, "Ann's <links>", same=False)))

    assert line.text().count("<a ") == 6
    assert "2 other feeds" in line.text()
    assert "Linked in" in line.text()
    assert "Ann's &lt;links&gt;" in line.text().replace("&#x27;", "'")
    line.linkActivated.emit("all")
    assert line.text().count("<a ") == 7
    assert "other feed" not in line.text()
    with qtbot.waitSignal(line.wanted) as wanted:
        line.linkActivated.emit("6/16")
    assert wanted.args == [6, 16]
    line.show_others(())
    assert line.isHidden()


def test_a_row_says_as_much_behind_the_name_as_it_has_room_for(qapp):
    metrics = QFontMetricsF(style.font(style.Role.SMALL))
    remarks = text.remarks(summary(1, edited_at=NOW, also_in=3), also=True)
    name = "The Coast and Islands Gazette"
    assert remarks == ["Also in 3 feeds", "Edited"]
    assert text.remarks(summary(1, also_in=3), also=False) == []

    said = [behind(name, remarks, metrics, room) for room in (1000, 260, 130, 60)]

    assert said[0] == f"{name} · Also in 3 feeds · Edited"
    assert said[1].endswith("… · Also in 3 feeds · Edited")
    assert said[2].endswith("… · Edited")
    assert "·" not in said[3]
    for words, room in zip(said, (1000, 260, 130, 60), strict=True):
        assert metrics.horizontalAdvance(words) <= room
