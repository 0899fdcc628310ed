"""Feed documents for tests, made from a few words."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A day in the past of every test.
PUBLISHED_AT = 1_760_000_000


def item(
    key: str,
    title: str | None = None,
    *,
    body: str = "<p>Some words.</p>",
    link: str | None = None,
    at: int | None = PUBLISHED_AT,
) -> str:
    """One RSS item with ``key`` as its guid; ``at=None`` leaves its date out."""
    date = f"{datetime.fromtimestamp(at or 0, UTC):%a, %d %b %Y %H:%M:%S} GMT"
    return (
        f'<item><guid isPermaLink="false">{escape(key)}</guid>'
        f"<title>{escape(title or f'Article {key}')}</title>"
        f"<link>{escape(link or f'https://site.example/{key}')}</link>"
        + (f"<pubDate>{date}</pubDate>" if at is not None else "")
        + f"<description>{escape(body)}</description></item>"
    )


def rss(title: str, items: Iterable[str] = ()) -> bytes:
    """An RSS 2.0 document."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>https://site.example/</link>"
        f"<description>About {escape(title)}</description>{''.join(items)}</channel></rss>"
    ).encode()


def opml(feeds: Iterable[tuple[str, str]]) -> bytes:
    """An OPML document of (title, address) in one folder called News."""
    outlines = "".join(
        f'<outline type="rss" text="{escape(title)}" xmlUrl="{escape(url)}"/>'
        for title, url in feeds
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>t</title></head>'
        f'<body><outline text="News">{outlines}</outline></body></opml>'
    ).encode()
