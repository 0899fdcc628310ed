"""Redirects: each hop judged, none believed."""

from __future__ import annotations

import asyncio

import pytest

from feedmon.errors import (
    AddressRefused,
    BadRedirect,
    ConnectFailed,
    FetchTimeout,
    HostBlocked,
    NameNotResolved,
)
from feedmon.fetch import Request
from feedmon.model import Hop
from tests.httpserver import HttpServer, RawServer

FEED = b"<rss version='2.0'><channel/></rss>"


@pytest.fixture
async def public():
    """A server of the internet that the tests play."""
    async with HttpServer("127.0.0.2") as running:
        yield running


def typed(url: str, **changed: object) -> Request:
    """A request for what the person gave themself."""
    return Request(url, private_allowed=True, **changed)


@pytest.mark.rule("X-3")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed_and_recorded(fetcher, server, status: int) -> None:
    server.put("/new?x", FEED)
    url = server.redirect("/old", "/new?x", status)
    document = await fetcher.fetch(typed(url))

    assert document.body == FEED
    assert document.url == server.url("/new?x")
    assert document.hops == (Hop(status, url, server.url("/new?x")),)
    assert [received.method for received in server.requests] == ["GET", "GET"]


@pytest.mark.rule("X-3")
@pytest.mark.rule("F-4")
@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/a/../b//%7Ex?q=%2F&[y]", "/a/../b//%7Ex?q=%2F&[y]"),
        ("new", "/dir/new"),
        ("?page=2", "/dir/old?page=2"),
        ("./new#part", "/dir/new"),
        ("  /new ", "/new"),
        ("/caf\u00e9", "/caf%C3%A9"),
        ("/a b", "/a%20b"),
        ("//{host}/new", "/new"),
        ("http://{host}/a/../%7e?", "/a/../%7e?"),
        ("HTTP://{host}/new", "/new"),
        ("http://{host}", "/"),
    ],
)
async def test_a_location_is_understood(fetcher, location: str, target: str) -> None:
    seen: list[str] = []

    async def answer(connection) -> None:
        seen.append(connection.target)
        where = location.format(host=f"127.0.0.1:{raw.port}").encode()
        first = b"HTTP/1.1 301 Moved\r\nLocation: " + where + b"\r\nContent-Length: 0\r\n\r\n"
        second = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        await connection.send(first if len(seen) == 1 else second)

    async with RawServer(answer) as raw:
        await fetcher.fetch(typed(raw.url("/dir/old")))

    assert seen == ["/dir/old", target]


@pytest.mark.rule("X-3")
@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "scheme"),
        ("ftp://x.example/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/xml,<rss/>", "scheme"),
        ("gopher://127.0.0.1:6379/_x", "scheme"),
        ("http://", "address"),
        ("http://[::1/", "address"),
        ("http://x.example:99999/", "address"),
        ("", "no-location"),
    ],
)
async def test_a_redirect_to_something_else_is_refused(
    fetcher, server, location: str, said: str
) -> None:
    url = server.redirect("/old", location)
    with pytest.raises(BadRedirect) as failure:
        await fetcher.fetch(typed(url))

    assert failure.value.detail == said


@pytest.mark.rule("X-3")
async def test_a_redirect_without_location_is_refused(fetcher, server) -> None:
    with pytest.raises(BadRedirect) as failure:
        await fetcher.fetch(typed(server.put("/old", status=302)))

    assert failure.value.detail == "no-location"


@pytest.mark.rule("X-3")
@pytest.mark.parametrize("hops", [10, 11])
async def test_ten_redirects_are_followed_and_no_more(fetcher, server, hops: int) -> None:
    for number in range(hops):
        server.redirect(f"/{number}", f"/{number + 1}")
    server.put(f"/{hops}", FEED)
    if hops == 10:
        assert len((await fetcher.fetch(typed(server.url("/0")))).hops) == 10
        return
    with pytest.raises(BadRedirect) as failure:
        await fetcher.fetch(typed(server.url("/0")))

    assert failure.value.detail == "too-many"
    assert len(server.requests) == 11


@pytest.mark.rule("X-3")
@pytest.mark.parametrize("circle", [["/a"], ["/a", "/b"], ["/a", "/b", "/c"], ["/a#1", "/a#2"]])
async def test_a_circle_is_noticed_at_once(fetcher, server, circle: list[str]) -> None:
    for place, target in zip(circle, circle[1:] + circle[:1], strict=True):
        server.redirect(place.partition("#")[0], target)
    with pytest.raises(BadRedirect) as failure:
        await fetcher.fetch(typed(server.url(circle[0])))

    assert failure.value.detail == "loop"
    assert len(server.requests) == len({place.partition("#")[0] for place in circle})


@pytest.mark.rule("X-3")
async def test_credentials_stay_with_their_origin(fetcher, server) -> None:
    async with HttpServer("127.0.0.1") as other:
        other.put("/end", FEED)
        server.redirect("/here", other.url("/end"))
        server.redirect("/start", "/here")
        url = server.url("/start").replace("://", "://me:secret@")
        document = await fetcher.fetch(typed(url, headers=(("X-Token", "t"), ("Cookie", "c=1"))))

    own, other_seen = server.requests, other.requests
    assert [received.headers.get("Authorization") for received in own] == ["Basic bWU6c2VjcmV0"] * 2
    assert [received.headers.get("X-Token") for received in own] == ["t", "t"]
    for name in ("Authorization", "X-Token", "Cookie", "Referer"):
        assert name not in other_seen[0].headers
    assert "secret" not in document.url


@pytest.mark.rule("X-3")
async def test_credentials_written_into_a_redirect_are_not_used(fetcher, server) -> None:
    server.put("/new", FEED)
    target = server.url("/new").replace("://", "://evil:trick@")
    await fetcher.fetch(typed(server.redirect("/old", target)))

    assert "Authorization" not in server.requests[1].headers


@pytest.mark.rule("F-1")
async def test_validators_go_along_with_a_redirect(fetcher, server) -> None:
    server.put("/new", FEED, etag='"1"')
    answer = await fetcher.fetch(typed(server.redirect("/old", "/new"), etag='"1"'))

    assert answer.status == 304
    assert len(answer.hops) == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://x.example/", "bad-scheme"),
        ("file:///etc/passwd", "bad-scheme"),
        ("x.example/feed", "bad-scheme"),
        ("http://", "bad-address"),
        ("http://[::1/", "bad-address"),
        ("http://x.example:99999/", "bad-address"),
        ("http://:80/", "bad-address"),
    ],
)
async def test_what_is_no_http_address_is_not_dialled(fetcher, url: str, said: str) -> None:
    with pytest.raises(ConnectFailed) as failure:
        await fetcher.fetch(typed(url))

    assert failure.value.detail == said


# --- the turn of each request ---------------------------------------------------------------


class Turns:
    """A way that remembers who asked, and may take its time or refuse."""

    def __init__(self, takes_s: float = 0.0, refuses: str | None = None) -> None:
        self.asked: list[str] = []
        self.rests: list[int] = []
        self.takes_s = takes_s
        self.refuses = refuses

    async def move_to(self, url: str) -> None:
        self.asked.append(url)
        if url == self.refuses:
            raise HostBlocked(url, 5000)
        await asyncio.sleep(self.takes_s)

    async def rest(self, until: int) -> None:
        self.rests.append(until)


@pytest.mark.rule("F-10")
async def test_each_hop_waits_for_its_turn(fetcher, server) -> None:
    url = server.redirect("/old", server.redirect("/newer", server.put("/new", FEED)))
    turns = Turns()
    await fetcher.fetch(typed(url), turns)

    assert turns.asked == [server.url("/newer"), server.url("/new")]


@pytest.mark.rule("F-10", "F-13")
async def test_another_try_waits_for_its_turn(fetcher) -> None:
    async def answer(connection) -> None:
        if len(raw.heads) < 3:
            connection.reset()
        else:
            await connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    turns = Turns()
    async with RawServer(answer) as raw:
        await fetcher.fetch(typed(raw.url("/feed")), turns)

    assert turns.asked == [raw.url("/feed")] * 2


@pytest.mark.rule("F-9")
async def test_a_hop_that_may_not_be_sent_ends_the_exchange(fetcher, server) -> None:
    url = server.redirect("/old", server.put("/new", FEED))
    with pytest.raises(HostBlocked) as failure:
        await fetcher.fetch(typed(url), Turns(refuses=server.url("/new")))

    assert failure.value.until == 5000
    assert len(server.requests) == 1


@pytest.mark.rule("X-2")
async def test_waiting_for_a_turn_is_no_time_taken(fetcher, server) -> None:
    url = server.redirect("/old", server.put("/new", FEED))
    document = await fetcher.fetch(typed(url, total_s=1.0), Turns(takes_s=1.2))

    assert document.body == FEED
    assert document.elapsed_ms < 1200


@pytest.mark.rule("X-2")
async def test_the_time_goes_on_after_a_turn(fetcher, server) -> None:
    url = server.redirect("/old", server.hang("/new"))
    with pytest.raises(FetchTimeout):
        await fetcher.fetch(typed(url, total_s=0.3, retries=0), Turns(takes_s=0.1))


# --- private addresses ----------------------------------------------------------------------


@pytest.mark.rule("X-4")
async def test_a_private_address_that_the_person_gave_is_fetched(fetcher, server) -> None:
    document = await fetcher.fetch(typed(server.put("/feed", FEED)))

    assert document.body == FEED


@pytest.mark.rule("X-4")
async def test_a_private_address_that_somebody_else_gave_is_refused(fetcher, server) -> None:
    url = server.put("/feed", FEED)
    with pytest.raises(AddressRefused) as failure:
        await fetcher.fetch(Request(url))

    assert failure.value.detail == "127.0.0.1"
    assert server.requests == []


@pytest.mark.rule("X-4")
async def test_a_public_address_needs_no_permission(fetcher, public) -> None:
    assert (await fetcher.fetch(Request(public.put("/feed", FEED)))).body == FEED


@pytest.mark.rule("X-4")
@pytest.mark.parametrize("given", [True, False])
async def test_a_public_server_cannot_redirect_into_the_private_network(
    fetcher, public, server, given: bool
) -> None:
    server.put("/admin", FEED)
    url = public.redirect("/feed", server.url("/admin"))
    with pytest.raises(AddressRefused) as failure:
        await fetcher.fetch(Request(url, private_allowed=given))

    assert failure.value.url == server.url("/admin")
    assert server.requests == []


@pytest.mark.rule("X-4")
async def test_an_open_private_connection_does_not_serve_a_public_redirect(
    fetcher, public, server
) -> None:
    await fetcher.fetch(typed(server.put("/feed", FEED)))  # leaves its connection open
    url = public.redirect("/feed", server.url("/admin"))
    with pytest.raises(AddressRefused):
        await fetcher.fetch(typed(url))

    assert server.requests_to("/admin") == []


@pytest.mark.rule("X-4")
async def test_a_private_server_may_redirect_within_the_private_network(fetcher, server) -> None:
    async with HttpServer("127.0.0.1") as other:
        url = server.redirect("/feed", other.put("/feed", FEED))
        assert (await fetcher.fetch(typed(url))).body == FEED


@pytest.mark.rule("X-4")
async def test_a_way_through_the_internet_does_not_lead_back_inside(
    fetcher, public, server
) -> None:
    inside = server.put("/admin", FEED)
    url = server.redirect("/feed", public.redirect("/bounce", inside))
    with pytest.raises(AddressRefused):
        await fetcher.fetch(typed(url))

    assert server.requests_to("/admin") == []


@pytest.mark.rule("X-4")
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "0.0.0.0",
        "[::]",
        "100.64.0.1",
        "169.254.169.254",
        "192.168.0.1",
        "224.0.0.1",
        "localhost",
        "inside.example",
    ],
)
async def test_no_spelling_of_a_private_address_gets_through(
    fetcher, public, server, names, host: str
) -> None:
    names.known["localhost"] = [["127.0.0.1"]]
    names.known["inside.example"] = [["10.1.2.3"]]
    url = public.redirect("/feed", f"http://{host}:{server.port}/admin")
    with pytest.raises(AddressRefused):
        await fetcher.fetch(typed(url))

    assert server.requests == []


@pytest.mark.rule("X-4")
@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1"])
async def test_old_spellings_of_addresses_are_names_that_resolve_to_nothing(
    fetcher, public, names, server, host: str
) -> None:
    names.known[host] = [["127.0.0.1"]]  # as some systems' resolvers would
    url = public.redirect("/feed", f"http://{host}:{server.port}/admin")
    with pytest.raises((AddressRefused, NameNotResolved, BadRedirect, ConnectFailed)):
        await fetcher.fetch(typed(url))

    assert server.requests == []


@pytest.mark.rule("X-4")
async def test_a_name_that_changes_its_address_gains_nothing(make_fetcher, names) -> None:
    async with HttpServer("127.0.0.2") as outside, HttpServer("127.0.0.1", outside.port) as inside:
        outside.put("/feed", FEED, headers={"Connection": "close"})
        inside.put("/feed", FEED)
        names.known["rebind.example"] = [["127.0.0.2"], ["127.0.0.1"]]
        url = f"http://rebind.example:{outside.port}/feed"
        first, second = make_fetcher(), make_fetcher()  # each asks the name server anew
        await first.fetch(Request(url))
        with pytest.raises(AddressRefused):
            await second.fetch(Request(url))

    assert inside.requests == []


@pytest.mark.rule("X-4")
async def test_of_several_addresses_only_public_ones_are_dialled(fetcher, names, public) -> None:
    public.put("/feed", FEED)
    names.known["mixed.example"] = [["127.0.0.1", "10.0.0.1", "127.0.0.2"]]
    document = await fetcher.fetch(Request(f"http://mixed.example:{public.port}/feed"))

    assert document.body == FEED
