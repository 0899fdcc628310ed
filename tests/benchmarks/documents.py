"""Feed documents that are put together from parts which were made beforehand."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from tests.benchmarks.library import NOW
from tests.feeds import item, rss

_PARTS = 60
#: Newer than everything in the store that is measured with.
_NEWEST = NOW - 7_200
_WORDS = (
    *("harbour", "tide", "archive", "bridge", "letter", "report", "winter", "number", "signal"),
    *("window", "garden", "engine", "paper", "river", "station", "morning", "library", "question"),
    *("answer", "weather", "minute", "people", "market", "travel"),
)


class Documents:
    """RSS documents: of each feed its own, of articles of one to three paragraphs."""

    def __init__(self, entries: int) -> None:
        self._entries = entries
        self._parts = [_part(Random(number)) for number in range(_PARTS)]
        self._head, _, self._tail = rss("Feed @feed@", ["@items@"]).partition(b"@items@")

    def of(self, feed: int, first: int = 0) -> bytes:
        """The document of a feed whose oldest article has the number ``first``."""
        name = b"%d" % feed
        items = b"".join(
            self._parts[(feed * 7 + number) % _PARTS]
            .replace(b"@number@", b"%d" % number)
            .replace(b"@date@", _date(_NEWEST + number * 300 + feed % 300))
            for number in reversed(range(first, first + self._entries))
        )
        return (self._head + items + self._tail).replace(b"@feed@", name)


def _part(chance: Random) -> bytes:
    title = " ".join(chance.choices(_WORDS, k=6)).capitalize()
    whole = item(
        "@feed@-@number@",
        f"{title} @feed@ @number@",
        body=_body(chance),
        link="https://site.example/@feed@/@number@",
        at=None,
    )
    return whole.replace("</item>", "<pubDate>@date@</pubDate></item>").encode()


def _body(chance: Random) -> str:
    paragraphs = (" ".join(chance.choices(_WORDS, k=60)) for _ in range(chance.randint(1, 3)))
    return "".join(
        f'<p>{text} <a href="https://site.example/{chance.randrange(999)}">more</a>.</p>'
        for text in paragraphs
    )


def _date(at: int) -> bytes:
    return datetime.fromtimestamp(at, UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").encode()


def large(megabytes: float) -> bytes:
    """A document of so many megabytes."""
    text = "<p>Some words that nobody wrote, and <a href='/x'>a link</a>.</p>" * 40
    one = len(item("0", body=text))
    return rss("Large", (item(str(n), body=text) for n in range(int(megabytes * 1e6 / one))))
