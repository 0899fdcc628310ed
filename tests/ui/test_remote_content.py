"""What reading asks of the network (H-5): a real engine, a server that listens, a real window."""

import asyncio
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from feedmon import open_engine
from feedmon.model import EntryQuery
from feedmon.network import NetworkPolicy
from tests.feeds import item, rss
from tests.httpserver import HttpServer, Reply
from tests.pictures import picture
from ui import style
from ui.actions import Actions
from ui.bridge import Bridge
from ui.settings import UiSettings
from ui.views.main_window import MainWindow
from ui.views.reading_pane import LOADING

ARTICLES = 50
#: What an article has that a browser would ask for, each at an address of its own.
BODY = """
<link rel="stylesheet" href="{0}/sheet.css"><style>@import url("{0}/import.css");
p {{ background: url({0}/style.png) }}</style><base href="{0}/base/">
<p style="background-image: url({0}/inline.png)" background="{0}/background.png">Words</p>
<p>First <img src="{0}/plain.png" alt="a"></p>
<p><img srcset="{0}/small.png 400w, {0}/large.png 1400w, {0}/huge.png 4000w"></p>
<picture><source srcset="{0}/source.png 800w"><img src="{0}/picture.png"></picture>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" data-src="{0}/lazy.png">
<img src="{0}/pixel.png" width="1" height="1"><img src="{0}/hidden.png" style="display: none">
<video src="{0}/film.mp4" poster="{0}/poster.png"><track src="{0}/words.vtt"></video>
<audio src="{0}/sound.mp3" autoplay></audio><audio><source src="{0}/other.ogg"></audio>
<iframe src="{0}/frame.html"></iframe><object data="{0}/object.svg"></object>
<embed src="{0}/embed.swf"><input type="image" src="{0}/button.png">
<svg><image href="{0}/drawn.png"/><use href="{0}/used.svg#x"/></svg>
<table background="{0}/table.png"><tr><td>x</td></tr></table><script src="{0}/code.js"></script>
"""
#: What of it is shown, once that is allowed.
SHOWN = ("plain.png", "large.png", "picture.png", "lazy.png")


async def no_time(_seconds):
    await asyncio.sleep(0)


@pytest.fixture
async def publisher():
    """A server on the internet that would like to know who reads what."""
    async with HttpServer("127.0.0.2") as server:

        async def watched(_received):
            cookie = {"Set-Cookie": "reader=7", "Cache-Control": "max-age=600"}
            return Reply(picture(side=40), content_type="image/png", headers=cookie)

        for number in range(ARTICLES):
            for name in SHOWN:
                server.put(f"/{number}/{name}", watched)
        bodies = (BODY.format(server.url(f"/{number}")) for number in range(ARTICLES))
        items = [item(str(number), body=body) for number, body in enumerate(bodies)]
        server.put("/feed", rss("Planet", items))
        yield server


@pytest.fixture
async def engine(tmp_path):
    policy = NetworkPolicy(["127.0.0.2"])
    engine = await open_engine(tmp_path, network_policy=policy, sleep=no_time)
    yield engine
    await engine.close()


@pytest.fixture
async def reader(engine, tmp_path, tasks, until, application):
    style.install(application, scheme="light")
    bridge = Bridge(engine.events)
    window = MainWindow(Actions(QApplication.instance(), style.icon), UiSettings(tmp_path))
    window.furnish(engine, tasks, bridge)
    window.resize(1100, 2000)
    window.show()
    await until(lambda: not tasks.running("load"))
    yield SimpleNamespace(pane=window.pane, engine=engine)
    await tasks.close()
    bridge.close()
    window.hide()
    window.deleteLater()


@pytest.mark.rule("H-5")
async def test_reading_asks_for_nothing_and_then_for_what_is_allowed_alone(
    publisher, reader, tasks, until, repetitions
):
    pane, engine = reader.pane, reader.engine
    feed = await engine.subscribe(publisher.url("/feed"))
    rows = await engine.entries(EntryQuery(feed_id=feed.id))
    await until(lambda: not tasks.running("load"))
    publisher.requests.clear()

    async def read(row):
        """Show an article, all of it, and let what is on its way come."""
        pane.show_header(row)
        pane.show_body(await engine.entry(row.id))
        pane.browser.grab()
        await until(lambda: not tasks.running(LOADING))

    for row in rows:
        await read(row)
        assert await engine.thumbnail(row.id) is None
    assert len(rows) == ARTICLES
    assert publisher.requests == []

    await engine.set_feed(feed.id, images_allowed=True)
    some = rows[: repetitions(ARTICLES)]
    for _ in range(2):
        for row in some:
            await read(row)

    wanted = [f"/{row.link.rpartition('/')[2]}/{name}" for row in some for name in SHOWN]
    assert sorted(received.path for received in publisher.requests) == sorted(wanted)
    for received in publisher.requests:
        assert not {"cookie", "referer"} & {name.lower() for name in received.headers}
    assert pane.browser.document().pictures()
    assert all(await asyncio.gather(*(engine.thumbnail(row.id) for row in some)))
