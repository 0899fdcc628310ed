"""The program as a screen reader has it: a feed is added, refreshed and read over AT-SPI alone."""

from __future__ import annotations

import asyncio
import signal
import sys
import time

import pytest

from tests.feeds import item, rss
from tests.httpserver import in_thread
from tests.needs import require_program
from tests.ui.desktop.aloud import reading
from tests.ui.program import running

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X server")

BODY = (
    "<h2>At noon</h2><p>The tide is <a href='https://a.example/'>high</a>.</p>"
    "<p><img src='https://a.example/1.png' alt='A heron'></p>"
)


def now() -> int:
    """The window has the same clock, which may have passed midnight since this was imported."""
    return int(time.time())


async def follow_and_read(session, server, press):
    """What a person does who hears the window."""
    async with reading(session) as reader:
        add = await reader.find("push button", "Add Feed…")
        await reader.listen()
        await add.press()
        await reader.find("dialog", "Add Feed — feedmon")
        await (await reader.find("text", "Address")).write(server.url("/feed"))
        await (await reader.find("push button", "Look Up")).press()
        await reader.find("list item", "Harbour")
        await (await reader.find("push button", "Add Feed")).press()

        row = await reader.find("cell", says("High tide, unread, Harbour, Today, "))
        await row.press()
        article = await reader.find("label", "Article")
        await reader.find("cell", says("High tide, Harbour, "))
        assert (await article.text()).startswith("At noon\nThe tide is high.")
        assert (await article.description()).endswith("Pictures: A heron")

        server.put("/feed", rss("Harbour", [high_tide(), item("2", "Low tide", at=now())]))
        await (await reader.find("push button", "Refresh All")).press()
        await reader.find("cell", says("Low tide, unread, Harbour, Today, "))
        await reader.find("label", says("Refreshed 1 feed in "))
        await reader.hear("1 new")

        await article.take_focus()
        press("Tab")
        await reader.hear("high, link")

        press("shift+F6")
        line = await reader.find("slider", "Width of the list")
        before = await line.value()
        press("Right")
        await reader.come_true(line.value, before + 16)


def says(beginning):
    return lambda name: name.startswith(beginning)


def high_tide():
    return item("1", "High tide", body=BODY, at=now())


@pytest.mark.long
def test_a_feed_is_added_refreshed_and_read_by_a_screen_reader_alone(desktop, bus, tmp_path):
    require_program("/usr/libexec/at-spi-bus-launcher", package="at-spi2-core")
    environ = desktop.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    with in_thread() as server, running(tmp_path / "data", environ=environ) as program:
        server.put("/feed", rss("Harbour", [high_tide()]))
        program.until_ready()
        asyncio.run(follow_and_read(bus, server, desktop.key))

        assert program.end(signal.SIGTERM) == 0
        assert program.stderr() == ""
