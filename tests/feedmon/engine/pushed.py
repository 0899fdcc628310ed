"""Feeds that say who pushes them, and the port on which an engine listens."""

from __future__ import annotations

import socket
from html import escape
from typing import TYPE_CHECKING

from tests.feedmon.clock import quiet

if TYPE_CHECKING:
    from feedmon import Engine
    from feedmon.model import Push


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pushed_rss(*items: str, hub: str = "", topic: str = "", cloud: str = "") -> bytes:
    """An RSS document with links to its hub and to itself, or with a cloud."""
    links = "".join(
        f'<atom:link rel="{rel}" href="{escape(href)}"/>'
        for rel, href in (("hub", hub), ("self", topic))
        if href
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>Pushed</title><link>https://site.example/</link>{links}{cloud}{''.join(items)}"
        "</channel></rss>"
    ).encode()


async def listen_at(engine: Engine, port: int, base: str = "") -> None:
    """Let an engine listen on a port of 127.0.0.1, and be called there."""
    await engine.change_settings(
        callback_base_url=base or f"http://127.0.0.1:{port}/hooks",
        callback_bind=f"127.0.0.1:{port}",
    )
    await engine.listen()


async def settled(engine: Engine) -> None:
    """Everything that calls led to is done, and everything that is due for push, too."""
    for _ in range(3):
        await engine.poll_due()
        await quiet(engine)
        await engine._callbacks.done()


async def push_of(engine: Engine, feed_id: int) -> Push | None:
    """The subscription of a feed."""
    return (await engine.feed_details(feed_id)).push
