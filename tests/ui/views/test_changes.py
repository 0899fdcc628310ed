"""Edited articles, the same one in other feeds, and ids that mean nothing, in the window."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from feedmon import open_engine
from feedmon.errors import WorkFailed
from feedmon.events import FeedsChanged, IdentityChanged
from feedmon.model import (
    CURRENT,
    Change,
    Difference,
    Elsewhere,
    Identity,
    Passage,
    Shape,
    Version,
    Words,
)
from feedmon.network import NetworkPolicy
from tests.feeds import item, rss
from tests.httpserver import HttpServer
from tests.ui.fakes import NOW, FakeEngine, feed, summary
from ui import style
from ui.dialogs.properties import PropertiesDialog
from ui.models.sources import Kind, Source
from ui.views.article_changes import html_of

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier

VERSIONS = [
    Version(CURRENT, "Flood: three missing", NOW - 3600, None),
    Version(8, "Flood: two missing", NOW - 7200, NOW - 3600),
    Version(5, "Flood", NOW - 86_400, NOW - 7200),
]


def words(*pieces):
    fates = {"+": Change.ADDED, "-": Change.REMOVED, " ": Change.SAME}
    return tuple(Words(piece[1:], fates[piece[0]]) for piece in pieces)


LAST = Difference(
    words(" Flood: ", "-two", "+three", "  missing"),
    (
        Passage(Shape.PARAGRAPH, words(" It ", "-rains", "+pours", "  <b>here</b>.")),
        Passage(Shape.ITEM, words("+New.")),
    ),
)
WHOLE = Difference(words(" Flood", "+: three missing"), ())


@pytest.fixture
def engine():
    """Two feeds; the newest article was edited twice, the next one is in the other feed too."""
    entries = [summary(1), summary(2, 2), summary(3, edited_at=NOW - 3600)]
    made = FakeEngine([feed(1), feed(2, "Ann & <Bob>")], entries=entries)
    made.versions_of[3] = VERSIONS
    made.differences |= {(3, 8, CURRENT): LAST, (3, 5, CURRENT): WHOLE}
    made.twins[1] = (Elsewhere(2, 2, "Ann & <Bob>"),)
    return made


@pytest.fixture
async def real(tmp_path):
    """A real engine over an empty store, for which loopback is private as always."""
    opened = await open_engine(tmp_path / "data", network_policy=NetworkPolicy())
    yield opened
    await opened.close()


@pytest.fixture
async def desk(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.body() == "Body of 3")
    return desk


def ink(desk, text):
    """How a word of the body is drawn: underlined, struck through, and on which ground."""
    cursor = desk.window.pane.browser.document().find(text)
    form = cursor.charFormat()
    ground = (
        form.background().color().name()
        if form.hasProperty(QTextFormat.Property.BackgroundBrush.value)
        else ""
    )
    return form.fontUnderline(), form.fontStrikeOut(), ground


@pytest.mark.rule("I-5")
async def test_an_edited_article_says_so_in_the_list_and_above_its_text(desk):
    model = desk.window.articles
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert "edited" in spoken.split(", ")
    notes = desk.window.pane.notes
    assert notes.isVisible()
    assert notes.edited.text().startswith("Edited ")
    assert notes.button.text() == "Show Changes"
    desk.press(KEY.Key_J)
    assert not notes.isVisible()


@pytest.mark.rule("I-5")
async def test_a_key_shows_what_was_edited_word_by_word_and_back(desk, until):
    pane = desk.window.pane

    desk.press(KEY.Key_D)
    await until(lambda: pane.changes.words.text() == "3 changes")

    assert desk.body().split("\n") == [
        "Flood: two three missing",
        "It rains pours <b>here</b>.",
        "New.",
    ]
    scheme = style.LIGHT
    assert ink(desk, "rains") == (False, True, scheme.removed)
    assert ink(desk, "pours") == (True, False, scheme.added)
    assert ink(desk, "here") == (False, False, "")

    desk.press(KEY.Key_D)
    await until(lambda: desk.body() == "Body of 3")
    assert not pane.changes.isVisible()


@pytest.mark.rule("I-5")
async def test_any_two_versions_can_be_compared(desk, until):
    bar = desk.window.pane.changes
    QTest.mouseClick(desk.window.pane.notes.button, LEFT)
    await until(lambda: bar.words.text() == "3 changes")
    assert [bar.before.itemData(row) for row in range(bar.before.count())] == [8, 5]
    assert [bar.after.itemData(row) for row in range(bar.after.count())] == [CURRENT]

    bar.before.setFocus()
    QTest.keyClick(bar.before, KEY.Key_Down)
    bar.before.activated.emit(1)
    await until(lambda: bar.words.text() == "1 change")

    assert [bar.after.itemData(row) for row in range(bar.after.count())] == [CURRENT, 8]
    assert desk.body() == "Flood: three missing"
    bar.after.setCurrentIndex(1)
    bar.after.activated.emit(1)
    await until(lambda: bar.words.text() == "This version is not kept any more.")
    assert desk.engine.called("difference")[-1] == (3, 5, 8)


async def test_the_bar_can_be_reached_and_left_by_keys(desk, until):
    pane = desk.window.pane
    pane.notes.button.setFocus()
    QTest.keyClick(pane.notes.button, KEY.Key_Space)
    await until(lambda: pane.changes.words.text() == "3 changes")

    reached = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        if pane.changes.isAncestorOf(focus):
            reached.append(focus.accessibleName())
        if focus is pane.changes.close_button:
            break
        QTest.keyClick(focus, KEY.Key_Tab)
    assert reached[:2] == ["Earlier version", "Later version"]
    assert {"Previous change", "Next change", "Back to the article"} <= set(reached)

    QTest.keyClick(pane.changes.close_button, KEY.Key_Space)
    await until(lambda: desk.body() == "Body of 3")
    assert not desk.actions.show_changes.isChecked()
    assert QApplication.focusWidget() is pane.browser


async def test_the_way_from_change_to_change_has_no_end(desk, until):
    pane = desk.window.pane
    desk.press(KEY.Key_D)
    await until(lambda: pane.changes.words.text() == "3 changes")
    gone_to = []
    pane.changes.stepped.connect(gone_to.append)

    for _ in range(3):
        QTest.mouseClick(pane.changes.down, LEFT)
    QTest.mouseClick(pane.changes.up, LEFT)

    assert gone_to == [1, 2, 0, 2]


async def test_another_article_shows_its_text_first(desk, until):
    desk.press(KEY.Key_D)
    await until(lambda: desk.window.pane.changes.words.text() == "3 changes")

    desk.press(KEY.Key_J)
    await until(lambda: desk.body() == "Body of 2")

    assert not desk.window.pane.changes.isVisible()
    assert not desk.actions.show_changes.isChecked()
    assert not desk.actions.show_changes.isEnabled()


async def test_an_answer_that_comes_too_late_changes_nothing(desk, engine, until):
    engine.hold["difference"] = asyncio.Event()
    desk.press(KEY.Key_D)
    await until(lambda: engine.called("difference"))

    desk.press(KEY.Key_J)
    await until(lambda: desk.body() == "Body of 2")
    engine.hold["difference"].set()
    await asyncio.sleep(0.05)

    assert desk.body() == "Body of 2"


async def test_a_comparison_that_takes_too_long_is_said_to_have(desk, engine, until):
    engine.fail["difference"] = WorkFailed("timeout")

    desk.press(KEY.Key_D)
    bar = desk.window.pane.changes
    await until(lambda: bar.words.text() not in ("", "Comparing…"))

    assert not bar.down.isEnabled()
    assert desk.body() == "Body of 3"


async def test_changes_are_drawn_anew_in_the_other_scheme(desk, dressed, until):
    desk.press(KEY.Key_D)
    await until(lambda: desk.window.pane.changes.words.text() == "3 changes")

    dressed.force("dark")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert ink(desk, "pours") == (True, False, style.DARK.added)


def test_words_of_a_feed_stay_words():
    hostile = Difference(
        words("+<img src=x onerror=y>"),
        (
            Passage(Shape.CODE, words(" a < b")),
            Passage(Shape.CODE, words("-  &c")),
            Passage(Shape.QUOTE, words("+<script>")),
        ),
    )

    html = html_of(hostile, style.LIGHT)

    assert "<img" not in html
    assert "<script" not in html
    assert html.count("<pre>") == 1
    assert "a &lt; b<br/>" in html


# --- the same article in other feeds ----------------------------------------------------------


@pytest.mark.rule("I-7")
async def test_the_other_feeds_of_an_article_are_links_that_go_there(desk, until):
    desk.click(2)
    await until(lambda: desk.body() == "Body of 1")
    links = desk.window.pane.notes.elsewhere
    assert links.isVisible()
    assert "Ann &amp; &lt;Bob&gt;" in links.text()

    links.linkActivated.emit("2/2")
    await until(lambda: desk.body() == "Body of 2")

    assert desk.window.sidebar.source() == Source(Kind.FEED, 2)
    assert desk.window.list.entry_id() == 2


async def test_an_article_that_stands_too_far_down_is_shown_by_itself(desk, engine, until):
    desk.click(2)
    await until(lambda: desk.body() == "Body of 1")

    desk.window.pane.notes.elsewhere.linkActivated.emit("1/2")  # it is not in that feed's list
    await until(lambda: desk.rows() == [2])


# --- ids that mean nothing --------------------------------------------------------------------


@pytest.mark.rule("I-3")
async def test_the_person_is_told_once_whose_ids_mean_nothing(desk, engine, until):
    notice = desk.window.identities.notice
    known = feed(1, identity=Identity.LINK_TITLE, identity_since=NOW)

    engine.events.publish(IdentityChanged(known))
    await until(notice.isVisible)
    assert "“Feed 1”" in notice.sentence

    engine.events.publish(FeedsChanged((feed(1, identity_since=NOW),)))
    await until(lambda: not notice.isVisible())


@pytest.mark.rule("I-3")
async def test_the_properties_show_what_articles_are_known_by_and_the_way_back(
    real, open_window, until
):
    async with HttpServer() as server:
        url = server.put("/feed", rss("Planet", [item("a"), item("b")]))
        followed = await real.subscribe(url)
        desk = await open_window(real)
        server.put(
            "/feed",
            rss(
                "Planet",
                [
                    item("c", "Article a", link="https://site.example/a"),
                    item("d", "Article b", link="https://site.example/b"),
                ],
            ),
        )
        await real.refresh([followed.id])
    notice = desk.window.identities.notice
    await until(notice.isVisible)

    QTest.mouseClick(notice.buttons()[0], LEFT)
    await until(dialogs)
    (dialog,) = dialogs()
    known_by = dialog.articles.known_by
    assert known_by.currentText() == "Link and title"
    known_by.setCurrentIndex(known_by.findData(Identity.GUID))
    await until(lambda: not desk.tasks.running("look for a password"))
    dialog.accept()

    async def identity():
        return (await real.feed(followed.id)).identity

    await until(lambda: desk.said().startswith("Changed"))
    assert await identity() is Identity.GUID
    desk.actions.undo.trigger()
    await until(lambda: desk.said().startswith("Undone"))
    assert await identity() is Identity.LINK_TITLE


async def test_a_feed_with_good_ids_is_not_asked_about_them(real, open_window, until):
    async with HttpServer() as server:
        url = server.put("/feed", rss("Planet", [item("a")]))
        followed = await real.subscribe(url)
        desk = await open_window(real)
    desk.window.properties.open(followed.id)
    await until(dialogs)
    (dialog,) = dialogs()

    assert not dialog.articles.known_by.isVisibleTo(dialog)
    await until(lambda: not desk.tasks.running("look for a password"))
    dialog.reject()
    await until(lambda: not dialogs())


def dialogs():
    widgets = QApplication.topLevelWidgets()
    return [each for each in widgets if isinstance(each, PropertiesDialog) and each.isVisible()]


@pytest.mark.rule("I-3")
async def test_the_line_takes_it_back_and_that_is_undone(real, open_window, until):
    async with HttpServer() as server:
        url = server.put("/feed", rss("Planet", [item("a"), item("b")]))
        followed = await real.subscribe(url)
        desk = await open_window(real)
        desk.window.sidebar.choose(Source(Kind.FEED, followed.id))
        link = "https://site.example/"
        again = [
            item(new, f"Article {old}", link=f"{link}{old}", body=f"<p>News of {new}</p>")
            for new, old in (("c", "a"), ("d", "b"))
        ]
        server.put("/feed", rss("Planet", again))
        await real.refresh([followed.id])
        notice = desk.window.identities.notice
        await until(notice.isVisible)
        assert len(desk.rows()) == 2
        trust = notice.buttons()[-1]
        assert trust.text() == "Trust the Ids"
        trust.setFocus()

        QTest.keyClick(trust, KEY.Key_Space)

        await until(lambda: len(desk.rows()) == 4)  # what came since stands for itself
        assert (await real.feed(followed.id)).identity is Identity.GUID
        assert not notice.isVisible()
        desk.actions.undo.trigger()
        await until(lambda: len(desk.rows()) == 2)
        assert (await real.feed(followed.id)).identity is Identity.LINK_TITLE
