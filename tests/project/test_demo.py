"""The small web of the demo: what publishes publishes, what is in trouble is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from feedmon.opml import read_opml
from feedmon.parse import parse_feed
from tests.demo.server import LIVELY, WINDOW, DemoServer

NOW = 1_760_000_000


@pytest.fixture
def now():
    return [float(NOW)]


@pytest.fixture
async def server(now):
    async with DemoServer(start=NOW, clock=lambda: now[0]) as running:
        yield running


@pytest.mark.parametrize("feed", LIVELY, ids=lambda feed: feed.title)
async def test_a_feed_of_the_demo_is_understood(server, feed):
    async with aiohttp.ClientSession() as session, session.get(server.url(feed)) as response:
        body = await response.read()

    parsed = parse_feed(body, content_type=response.headers["Content-Type"], url=None)

    assert parsed.title == feed.title
    assert len(parsed.entries) == min(feed.backlog, WINDOW)
    assert parsed.entries[0].published_at or parsed.entries[0].updated_at


async def test_new_articles_appear_while_time_goes_by(server, now):
    feed = LIVELY[0]
    before = server.stories(feed)

    now[0] += 3 * feed.every_s

    after = server.stories(feed)
    assert [story.number for story in after[:3]] == [14, 13, 12]
    assert after[3:] == before
    assert [story.at for story in after] == sorted((story.at for story in after), reverse=True)


async def test_nothing_new_is_told_so(server):
    async with aiohttp.ClientSession() as session:
        async with session.get(server.url(LIVELY[0])) as first:
            etag = first.headers["ETag"]
        async with session.get(server.url(LIVELY[0]), headers={"If-None-Match": etag}) as again:
            assert again.status == 304


async def test_the_opml_of_the_demo_is_read_without_a_problem(server):
    document = read_opml(server.opml())

    assert document.problems == ()
    assert len(document.feeds) == len(LIVELY) + len(server.troubled)
    assert {feed.folder for feed in document.feeds} >= {("Papers",), ("In trouble",)}


@pytest.mark.skipif(sys.platform == "win32", reason="ended by a signal")
def test_the_demo_fills_its_own_directory_and_leaves_nothing(tmp_path):
    environ = os.environ | {"TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": ""}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environ.pop(name, None)
    demo = subprocess.Popen(
        [sys.executable, "-m", "tests.demo"],
        cwd=Path(__file__).parents[2],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert demo.stdout is not None
        said = [demo.stdout.readline() for _ in range(2)]
        directory = next(tmp_path.glob("feedmon-demo-*"))
        stored = (directory / "feedmon.db").is_file()
    finally:
        demo.send_signal(signal.SIGTERM)
        rest, _ = demo.communicate(timeout=30)

    assert "The demo's feeds are at http://127.0.0.1:" in said[0]
    assert "no display" in said[1]
    assert stored
    assert (demo.returncode, list(tmp_path.glob("feedmon-demo-*"))) == (0, []), rest
