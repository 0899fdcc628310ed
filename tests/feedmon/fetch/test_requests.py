"""What a request looks like on the wire."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from feedmon.errors import HttpStatus
from feedmon.fetch import Request, user_agent
from feedmon.model import Document, NotModified
from tests.httpserver import RawServer

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["project"]
FEED = b"<rss version='2.0'><channel/></rss>"

ODD_ETAGS = (
    '"abc"',
    'W/"a\\"b"',
    "unquoted",
    '"x", "y"',
    '""',
    '  "inner  spaces"'.strip(),
    '"ümlaut"',
    'W/"20%\t\'"',
    '"a' + "b" * 4000 + '"',
)
ODD_DATES = (
    "Sat, 01 Jan 2000 00:00:00 GMT",
    "Sat,  01  Jan 2000 00:00:00 GMT",
    "Tue, 19 Jan 2038 03:14:07 GMT",
    "Saturday, 01-Jan-00 00:00:00 GMT",
    "yesterday, about noon",
    "0",
)


def head_line(head: bytes, name: bytes) -> bytes | None:
    """The raw value of a field in a request's head."""
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b": ")
        if key.lower() == name:
            return value
    return None


@pytest.mark.rule("F-1")
@pytest.mark.parametrize("etag", ODD_ETAGS)
@pytest.mark.parametrize("date", [ODD_DATES[1], None])
async def test_an_etag_goes_back_byte_for_byte(fetcher, etag: str, date: str | None) -> None:
    reply = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nETag: " + etag.encode() + b"\r\n"
    reply += f"Last-Modified: {date}\r\n".encode() if date else b""
    async with RawServer(reply + b"\r\nx") as raw:
        request = Request(raw.url("/feed"), private_allowed=True)
        first = await fetcher.fetch(request)

        raw.script = b"HTTP/1.1 304 Not Modified\r\n\r\n"
        again = Request(
            raw.url("/feed"),
            etag=first.etag,
            last_modified=first.last_modified,
            private_allowed=True,
        )
        second = await fetcher.fetch(again)

        assert isinstance(second, NotModified)
        assert head_line(raw.heads[1], b"if-none-match") == etag.encode()
        assert head_line(raw.heads[1], b"if-modified-since") == (date.encode() if date else None)


@pytest.mark.rule("F-1")
@pytest.mark.parametrize("date", ODD_DATES)
async def test_last_modified_goes_back_byte_for_byte(fetcher, server, date: str) -> None:
    url = server.put("/feed", FEED, last_modified=date)
    first = await fetcher.fetch(Request(url, private_allowed=True))
    second = await fetcher.fetch(
        Request(url, last_modified=first.last_modified, private_allowed=True)
    )

    assert isinstance(second, NotModified)
    assert server.requests[1].headers["If-Modified-Since"] == date
    assert "If-None-Match" not in server.requests[1].headers


@pytest.mark.rule("F-1")
async def test_a_validator_that_cannot_be_sent_unaltered_is_not_sent(fetcher, server) -> None:
    async with RawServer(
        b'HTTP/1.1 200 OK\r\nETag: "caf\xe9"\r\nLast-Modified: then\r\nContent-Length: 0\r\n\r\n'
    ) as raw:
        first = await fetcher.fetch(Request(raw.url(), private_allowed=True))
        await fetcher.fetch(
            Request(
                raw.url(),
                etag=first.etag,
                last_modified=first.last_modified,
                private_allowed=True,
            )
        )

        assert first.etag == '"caf\xe9"'
        assert head_line(raw.heads[1], b"if-none-match") is None
        assert head_line(raw.heads[1], b"if-modified-since") == b"then"


@pytest.mark.rule("F-4")
@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/feed",
        "/a%20b/%7Euser/%2F%2f",
        "//double//slashes/",
        "/up/../and/./down",
        "/feed?b=2&a=1&a=0",
        "/feed?q=%2F&r=/&s=[x]&t=a+b",
        "/feed?",
        "/feed?a=b?c=d",
        "/feed?a&&b==;c",
        "/%zz/%",
        "/quote'\"<>{}|\\^`",
        "/feed;jsessionid=1",
        "/:80@x",
    ],
)
async def test_the_request_target_is_the_stored_one(fetcher, server, target: str) -> None:
    await fetch_status(fetcher, server.url(target))

    assert [received.target for received in server.requests] == [target]


async def fetch_status(fetcher, url: str, **changed: object) -> int:
    """Fetch something that exists nowhere, for its request's sake."""
    with pytest.raises(HttpStatus) as failure:
        await fetcher.fetch(Request(url, private_allowed=True, **changed))
    return failure.value.status


@pytest.mark.rule("F-4")
async def test_a_fragment_and_credentials_stay_out_of_the_target(fetcher, server) -> None:
    url = server.url("/feed?x#top?not#this").replace("://", "://me:p%40ss@")
    await fetch_status(fetcher, url)

    assert server.requests[0].target == "/feed?x"
    assert server.requests[0].headers["Authorization"] == "Basic bWU6cEBzcw=="


@pytest.mark.rule("F-4")
async def test_what_a_request_line_cannot_hold_is_percent_encoded(fetcher, server) -> None:
    await fetch_status(fetcher, server.url("/straße/a b?q=ö\t"))

    assert server.requests[0].target == "/stra%C3%9Fe/a%20b?q=%C3%B6%09"


@pytest.mark.rule("F-4")
async def test_nothing_is_sent_that_was_not_asked_for(fetcher, server) -> None:
    url = server.put("/feed", FEED, headers={"Set-Cookie": "id=1; Path=/"})
    first = await fetcher.fetch(Request(url, private_allowed=True))
    await fetcher.fetch(Request(url, private_allowed=True))

    assert "set-cookie" not in first.headers
    for received in server.requests:
        assert received.method == "GET"
        assert {name.lower() for name in received.headers} == {
            "host",
            "user-agent",
            "accept",
            "accept-encoding",
        }


@pytest.mark.rule("F-4")
async def test_a_redirect_brings_neither_cookie_nor_referer(fetcher, server) -> None:
    server.put(
        "/old", b"", status=302, headers={"Location": "/new", "Set-Cookie": "seen=1; Path=/"}
    )
    server.put("/new", FEED)
    await fetcher.fetch(Request(server.url("/old"), private_allowed=True))

    (followed,) = server.requests_to("/new")
    assert "Cookie" not in followed.headers
    assert "Referer" not in followed.headers


@pytest.mark.rule("F-5")
async def test_the_program_says_who_it_is_and_what_it_reads(make_fetcher, server) -> None:
    fetcher = make_fetcher(user_agent=None)
    await fetch_status(fetcher, server.url("/feed"))

    headers = server.requests[0].headers
    assert (
        headers["User-Agent"]
        == f"feedmon/{PROJECT['version']} (+{PROJECT['urls']['Homepage']})"
        == user_agent()
    )
    accepted = [part.strip().partition(";") for part in headers["Accept"].split(",")]
    assert [kind for kind, _, _ in accepted] == [
        "application/atom+xml",
        "application/rss+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
        "*/*",
    ]
    assert accepted[-1][2] == "q=0.1"


@pytest.mark.rule("F-16")
async def test_deltas_are_asked_for_only_beside_validators(fetcher, server) -> None:
    url = server.put("/feed", FEED, status=226, etag='"2"')
    await fetcher.fetch(Request(url, private_allowed=True))
    delta = await fetcher.fetch(Request(url, etag='"1"', private_allowed=True))

    assert "A-IM" not in server.requests[0].headers
    assert server.requests[1].headers["A-IM"] == "feed"
    assert isinstance(delta, Document)
    assert delta.status == 226


async def test_a_document_says_all_about_its_exchange(fetcher, server) -> None:
    url = server.put("/feed", FEED, headers=[("Link", "<a>"), ("Link", "<b>")], etag='"1"')
    document = await fetcher.fetch(Request(url, private_allowed=True))

    assert isinstance(document, Document)
    assert document.url == url
    assert document.body == FEED
    assert document.wire_bytes == len(FEED)
    assert document.received_at == 1_700_000_000
    assert document.headers["link"] == "<a>, <b>"
    assert document.headers["content-type"] == "application/xml"
    assert document.hops == ()


async def test_own_headers_of_a_request_are_sent(fetcher, server) -> None:
    await fetch_status(fetcher, server.url("/x"), headers=(("X-Token", "t"),))

    assert server.requests[0].headers["X-Token"] == "t"
