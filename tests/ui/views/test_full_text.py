"""The full text of an article that is read: shown, fetched by key, exchanged for the feed's own."""

from __future__ import annotations

import asyncio
import re

import pytest
from PySide6.QtCore import Qt

from feedmon.errors import HostBlocked, HttpStatus
from feedmon.events import FullTextChanged
from feedmon.model import FullText, FullTextState
from tests.ui.fakes import FakeEngine, feed, summary

KEY = Qt.Key
HERE = "https://blog.example/a"
FOUND = FullText(FullTextState.FETCHED, html="<p>The whole story</p>", url=HERE)


@pytest.fixture
def engine():
    """Articles 1 to 3; the page of 3, the first in the list, is to be had."""
    engine = FakeEngine([feed(1)], entries=[summary(n) for n in (1, 2, 3)])
    engine.pages[3] = FOUND
    return engine


def note(desk):
    """What the line above the article says, without its link; nothing when it is not there."""
    line = desk.window.pane.notes.full_text
    words = re.sub("<[^>]*>", "", line.text()).replace("&nbsp;", " ")
    return words if line.isVisible() else ""


def follow_link(desk):
    desk.window.pane.notes.full_text.linkActivated.emit("wanted")


@pytest.mark.rule("H-8")
async def test_a_key_brings_the_full_text_and_the_feeds_again(open_window, engine, until):
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: desk.body() == "Body of 3")
    assert note(desk) == ""
    assert not desk.actions.full_text.isChecked()

    held = engine.hold["fetch_full_text"] = asyncio.Event()
    desk.press(KEY.Key_W)
    desk.press(KEY.Key_W)  # once more changes nothing
    await until(lambda: note(desk) == "Fetching the full text from 1.example…")
    assert desk.body() == "Body of 3"
    held.set()
    await until(lambda: desk.body() == "The whole story")
    assert note(desk) == "Full text from blog.example · Show the Feed's Text"
    assert desk.actions.full_text.isChecked()
    assert engine.called("fetch_full_text") == [(3,)]

    desk.press(KEY.Key_W)
    await until(lambda: desk.body() == "Body of 3")
    assert engine.called("show_full_text") == [(3, False)]
    assert note(desk) == "As the feed has it · Show Full Text"

    desk.click(1)
    await until(lambda: desk.body() == "Body of 2")
    assert note(desk) == ""
    desk.click(0)
    await until(lambda: desk.body() == "Body of 3")  # it is remembered
    follow_link(desk)
    await until(lambda: desk.body() == "The whole story")


@pytest.mark.rule("H-8")
async def test_a_failure_is_said_and_leaves_the_feeds_text(open_window, engine, until):
    desk = await open_window(engine)
    engine.fail["fetch_full_text"] = HttpStatus(HERE, 403)
    desk.click(0)
    await until(lambda: desk.body() == "Body of 3")

    desk.press(KEY.Key_W)
    why = "The full text could not be fetched. The server refuses to give out this page (403)."
    await until(lambda: note(desk) == f"{why} Try Again")
    assert desk.body() == "Body of 3"

    engine.fail["fetch_full_text"] = HostBlocked(HERE, 1_800_003_600)
    follow_link(desk)
    await until(lambda: "asked to be left alone until" in note(desk))

    engine.fail.clear()
    follow_link(desk)
    await until(lambda: desk.body() == "The whole story")

    failed = FullText(FullTextState.FAILED, error="work-failed", error_detail="timeout")
    engine.full_texts[2] = failed  # while nobody looked
    desk.click(1)
    await until(lambda: "Reading this page took too long." in note(desk))


@pytest.mark.rule("H-8")
async def test_what_comes_while_an_article_is_read_waits_until_it_is_wanted(
    open_window, engine, until
):
    engine.full_texts[3] = engine.full_texts[2] = FullText(FullTextState.WAITING)
    engine.bodies[2] = ""
    desk = await open_window(engine)
    desk.click(0)
    await until(lambda: note(desk) == "The full text is on its way · Fetch It Now")

    engine.full_texts[3] = engine.full_texts[2] = FOUND
    engine.events.publish(FullTextChanged(3))
    await until(lambda: note(desk) == "The full text from blog.example has come · Show Full Text")
    assert desk.body() == "Body of 3"
    follow_link(desk)
    await until(lambda: desk.body() == "The whole story")

    engine.full_texts[2] = FullText(FullTextState.WAITING)
    desk.click(1)
    await until(lambda: "no text" in desk.window.pane.instead.sentence)
    engine.full_texts[2] = FOUND
    engine.events.publish(FullTextChanged(2))
    await until(lambda: desk.body() == "The whole story")  # there was nothing to read


@pytest.mark.rule("H-8")
async def test_an_article_without_text_offers_its_page_and_one_without_link_has_none(
    open_window, until
):
    engine = FakeEngine([feed(1)], entries=[summary(1, link=None), summary(2)])
    engine.bodies[2] = ""
    engine.pages[2] = FOUND
    desk = await open_window(engine)
    desk.click(0)
    await until(desk.window.pane.instead.buttons)
    button = desk.window.pane.instead.buttons()[0]
    assert button.text() == "Fetch Full Text"
    button.click()
    await until(lambda: desk.body() == "The whole story")

    desk.click(1)
    await until(lambda: desk.body() == "Body of 1")
    assert not desk.actions.full_text.isEnabled()
    assert note(desk) == ""


async def test_an_article_without_text_and_link_offers_what_can_be_done(open_window, until):
    engine = FakeEngine([feed(1)], entries=[summary(1), summary(2, link=None)])
    engine.bodies[2] = ""
    desk = await open_window(engine)
    desk.click(0)
    await until(desk.window.pane.instead.buttons)

    (button,) = desk.window.pane.instead.buttons()

    assert button.isEnabled()
    button.click()
    await until(lambda: desk.body() == "Body of 1")
