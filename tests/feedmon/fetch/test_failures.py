"""Whatever a server or the way to it does becomes one typed error, in time."""

from __future__ import annotations

import asyncio
import errno
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from hypothesis import given
from hypothesis import strategies as st

from feedmon.errors import (
    BadResponse,
    ConnectFailed,
    FetchError,
    FetchTimeout,
    NameNotResolved,
    NetworkDown,
    TooLarge,
)
from feedmon.fetch import Fetcher, Request
from feedmon.fetch.connection import CONNECT_S
from feedmon.fetch.failures import turn
from feedmon.fetch.lookup import SystemLookup
from feedmon.fetch.resolve import LOOKUP_S, Resolver
from feedmon.network import NetworkPolicy
from tests.httpserver import HttpServer, RawServer

if TYPE_CHECKING:
    from tests.httpserver import RawConnection

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def once(url: str, **changed: object) -> Request:
    """A request that is not tried again."""
    return Request(url, **{"private_allowed": True, "retries": 0, **changed})


async def reset(connection: RawConnection) -> None:
    connection.reset()


async def reset_in_the_body(connection: RawConnection) -> None:
    await connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun")
    await asyncio.sleep(0.05)
    connection.reset()


@pytest.mark.parametrize(
    ("script", "error", "detail"),
    [
        pytest.param(reset, ConnectFailed, "reset", id="reset"),
        pytest.param(b"", ConnectFailed, "closed", id="closed without a word"),
        pytest.param(b"HTTP/1.1 200", ConnectFailed, "closed", id="closed in the status line"),
        pytest.param(b"HTTP/1.1 200 OK\r\nETag:", ConnectFailed, "closed", id="closed in a header"),
        pytest.param(reset_in_the_body, BadResponse, "truncated", id="reset in the body"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
            BadResponse, "truncated", id="less than announced",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            BadResponse, "truncated", id="last chunk missing",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\nhello\r\n0\r\n\r\n",
            BadResponse, None, id="garbled chunk",
        ),
        pytest.param(b"SSH-2.0-OpenSSH_9.6\r\n", BadResponse, "no-http", id="another protocol"),
        pytest.param(b"\x00\x01\x02\r\n\r\n", BadResponse, "no-http", id="garbage"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", BadResponse, "no-http", id="no status"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", BadResponse, "no-http", id="no length"
        ),
        pytest.param(OK + b" and more", BadResponse, "no-http", id="more than announced"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nX: " + b"y" * 40_000 + b"\r\n\r\n",
            TooLarge, "headers", id="long header",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
            TooLarge, "headers", id="many headers",
        ),
    ],
)  # fmt: skip
async def test_a_lying_server_is_a_typed_error(fetcher, script, error, detail) -> None:
    async with RawServer(script) as raw:
        with pytest.raises(FetchError) as failure:
            await fetcher.fetch(once(raw.url("/feed")))

    assert type(failure.value) is error
    assert detail is None or failure.value.detail == detail
    assert failure.value.url == raw.url("/feed")
    assert failure.value.__cause__ is not None
    assert len(raw.heads) == 1


@pytest.mark.rule("X-1")
async def test_headers_without_end_are_cut_off(fetcher) -> None:
    async def flood(connection: RawConnection) -> None:
        await connection.send(b"HTTP/1.1 200 OK\r\n")
        while not connection.closed:
            await connection.send(b"X-Flood: " + b"y" * 1000 + b"\r\n")

    async with RawServer(flood) as raw:
        with pytest.raises(TooLarge) as failure:
            await fetcher.fetch(once(raw.url()))

    assert failure.value.detail == "headers"


async def test_a_body_may_end_with_the_connection(fetcher) -> None:
    async with RawServer(b"HTTP/1.0 200 OK\r\n\r\nold but fine") as raw:
        assert (await fetcher.fetch(once(raw.url()))).body == b"old but fine"


async def test_interim_answers_are_passed_over(fetcher) -> None:
    async with RawServer(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK) as raw:
        assert (await fetcher.fetch(once(raw.url()))).body == b"ok"


@pytest.mark.parametrize("lines", [1, 150])
async def test_long_and_many_headers_of_honest_sites_are_fine(fetcher, lines: int) -> None:
    policy = b"Content-Security-Policy: " + b"x" * (20_000 // lines) + b"\r\n"
    reply = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + policy * lines + b"\r\nok"
    async with RawServer(reply) as raw:
        assert (await fetcher.fetch(once(raw.url()))).body == b"ok"


@given(st.binary(max_size=60), st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", OK[:40]]))
def test_no_bytes_from_a_server_raise_anything_else(data: bytes, start: bytes) -> None:
    async def fetch() -> None:
        fetcher = Fetcher(NetworkPolicy(), user_agent="x")
        try:
            async with RawServer(start + data) as raw:
                await fetcher.fetch(once(raw.url()))
        except FetchError:
            pass
        finally:
            await fetcher.close()

    asyncio.run(fetch())


# --- the way --------------------------------------------------------------------------------


async def test_a_closed_port_is_a_refusal(fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ConnectFailed) as failure:
        await fetcher.fetch(once(f"http://127.0.0.1:{port}/"))

    assert failure.value.detail == "refused"


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    ("answer", "online", "said"),
    [
        ("EAI_NONAME", True, (NameNotResolved, "unknown")),
        ("EAI_NODATA", True, (NameNotResolved, "unknown")),
        ("EAI_AGAIN", True, (NameNotResolved, "unanswered")),
        ("EAI_FAIL", True, (NameNotResolved, "unanswered")),
        ("EAI_NONAME", False, (NetworkDown, "")),
        ("EAI_AGAIN", False, (NetworkDown, "")),
    ],
)
async def test_an_unknown_name_a_silent_name_server_and_no_network_are_told_apart(
    make_fetcher, naps, answer: str, online: bool, said: tuple[type[FetchError], str]
) -> None:
    async def no_name(host: str, port: int) -> list[str]:
        raise socket.gaierror(getattr(socket, answer), "x")

    fetcher = make_fetcher(lookup=no_name, online=lambda: online)
    with pytest.raises(FetchError) as failure:
        await fetcher.fetch(Request("http://nowhere.example/"))

    assert (type(failure.value), failure.value.detail) == said
    assert naps.taken == []


@pytest.mark.rule("F-13")
async def test_a_lookup_that_takes_too_long_is_one_without_an_answer() -> None:
    async def never(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    with pytest.raises(socket.gaierror) as failure:
        await Resolver(never, most_s=0.01).resolve("slow.example")

    assert failure.value.errno == socket.EAI_AGAIN
    assert LOOKUP_S < CONNECT_S


@pytest.mark.rule("F-13")
@pytest.mark.parametrize(
    ("number", "online", "error", "detail"),
    [
        (errno.ENETUNREACH, True, ConnectFailed, "no-way"),
        (errno.EHOSTUNREACH, True, ConnectFailed, "unreachable"),
        (errno.ENETUNREACH, False, NetworkDown, ""),
        (errno.EHOSTUNREACH, False, NetworkDown, ""),
        (errno.ECONNREFUSED, False, ConnectFailed, "refused"),
    ],
)
def test_no_way_to_a_network_and_no_way_to_a_host_are_told_apart(
    number: int, online: bool, error: type[FetchError], detail: str
) -> None:
    key = ConnectionKey("a.example", 80, False, True, None, None, None)
    lost = aiohttp.ClientConnectorError(key, OSError(number, "x"))

    turned = turn(lost, "http://a.example/", connect_s=10, header_limit=9, online=lambda: online)

    assert (type(turned), turned.detail) == (error, detail)


async def test_the_systems_resolver_knows_this_machine_and_no_nonsense() -> None:
    lookup = SystemLookup()

    assert "127.0.0.1" in await lookup("localhost", 80)
    with pytest.raises(socket.gaierror):
        await lookup("a." * 200 + "invalid", 80)


async def test_the_second_address_of_a_host_is_tried(fetcher, names, server) -> None:
    server.put("/feed", b"x")
    names.known["two.example"] = [["127.0.0.77", "127.0.0.1"]]
    document = await fetcher.fetch(once(f"http://two.example:{server.port}/feed"))

    assert document.body == b"x"
    assert server.requests[0].headers["Host"] == f"two.example:{server.port}"


# --- time -----------------------------------------------------------------------------------


@pytest.mark.rule("X-2")
async def test_a_silent_server_ends_at_the_total(fetcher, server) -> None:
    with pytest.raises(FetchTimeout) as failure:
        await fetcher.fetch(once(server.hang("/feed"), total_s=0.2))

    assert failure.value.seconds == 0.2


@pytest.mark.rule("X-2")
@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"], ids=["head", "body"]
)
async def test_a_dripping_server_ends_at_the_total(fetcher, head: bytes) -> None:
    async def drip(connection: RawConnection) -> None:
        await connection.send(head)
        await connection.drip(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000, every_s=0.01)

    async with RawServer(drip) as raw:
        with pytest.raises(FetchTimeout):
            await fetcher.fetch(once(raw.url(), total_s=0.3))


@pytest.mark.rule("X-2")
async def test_redirects_share_one_total(fetcher, server) -> None:
    for number in range(9):
        server.put(f"/{number}", status=302, headers={"Location": f"/{number + 1}"}, delay_s=0.1)
    with pytest.raises(FetchTimeout):
        await fetcher.fetch(once(server.url("/0"), total_s=0.35))

    assert len(server.requests) < 9


async def test_a_cancelled_fetch_ends_and_leaves_the_fetcher_usable(fetcher, server) -> None:
    task = asyncio.create_task(fetcher.fetch(once(server.hang("/feed"))))
    await server.arrived("/feed")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert (await fetcher.fetch(once(server.put("/ok", b"x")))).body == b"x"


# --- trying again ---------------------------------------------------------------------------


@pytest.mark.rule("F-13")
@pytest.mark.parametrize("resets", [0, 1, 2, 3])
async def test_a_reset_is_tried_again_twice_at_most(fetcher, naps, resets: int) -> None:
    async def answer(connection: RawConnection) -> None:
        if len(raw.heads) <= resets:
            connection.reset()
        else:
            await connection.send(OK)

    async with RawServer(answer) as raw:
        request = Request(raw.url(), private_allowed=True)
        if resets <= 2:
            assert (await fetcher.fetch(request)).body == b"ok"
        else:
            with pytest.raises(ConnectFailed):
                await fetcher.fetch(request)

    assert len(raw.heads) == min(resets + 1, 3)
    assert len(naps.taken) == min(resets, 2)
    assert all(1 <= nap <= 8 for nap in naps.taken)


@pytest.mark.rule("F-13")
async def test_waiting_times_differ(fetcher, naps) -> None:
    async with RawServer(reset) as raw:
        with pytest.raises(ConnectFailed):
            await fetcher.fetch(Request(raw.url(), private_allowed=True))

    assert len(set(naps.taken)) == 2


@pytest.mark.rule("F-13")
async def test_no_try_begins_that_the_total_would_end(fetcher, naps) -> None:
    async with RawServer(reset) as raw:
        with pytest.raises(ConnectFailed):
            await fetcher.fetch(Request(raw.url(), private_allowed=True, total_s=0.9))

    assert naps.taken == []


@pytest.mark.rule("F-13")
@pytest.mark.parametrize("status", [500, 502, 503, 429, 404])
async def test_an_answer_is_never_asked_for_again(fetcher, server, naps, status: int) -> None:
    url = server.put("/feed", status=status)
    with pytest.raises(FetchError):
        await fetcher.fetch(Request(url, private_allowed=True))

    assert len(server.requests) == 1
    assert naps.taken == []


async def test_an_idle_connection_that_the_server_closed_costs_no_try(fetcher, naps) -> None:
    """The second request meets a connection that breaks; a fresh one is tried at once."""
    ports: list[object] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ports.append(writer.get_extra_info("peername"))
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK)
        if len(ports) == 1:  # takes the next request on this connection, and hangs up
            await reader.readuntil(b"\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/"
    async with listener:
        await fetcher.fetch(once(url))
        assert (await fetcher.fetch(once(url))).body == b"ok"

    assert len(ports) == 2
    assert naps.taken == []


# --- connections ----------------------------------------------------------------------------


async def test_connections_stay_open_for_the_next_feed_of_a_host(fetcher, server) -> None:
    url = server.put("/feed", b"x")
    for _ in range(3):
        await fetcher.fetch(once(url))

    assert all("Connection" not in received.headers for received in server.requests)


async def test_thousands_of_hosts_hold_no_thousands_of_connections(fetcher, names) -> None:
    async with HttpServer("127.0.0.1") as server:
        server.put("/feed", b"x")
        for number in range(80):
            names.known[f"h{number}.example"] = [["127.0.0.1"]]
            await fetcher.fetch(once(f"http://h{number}.example:{server.port}/feed"))

    kept = [received for received in server.requests if "Connection" not in received.headers]
    assert len(kept) == 64


async def test_a_server_that_leaves_a_connection_open_is_left_all_the_same(fetcher, names) -> None:
    opened = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append(asyncio.current_task())
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")

    async def heard(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await answer(reader, writer)
        writer.close()

    async with await asyncio.start_server(heard, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        for number in range(70):
            names.known[f"h{number}.example"] = [["127.0.0.1"]]
            await fetcher.fetch(once(f"http://h{number}.example:{port}/feed"))
        await asyncio.wait(opened[64:], timeout=30)

        assert [task.done() for task in opened] == [False] * 64 + [True] * 6
        await fetcher.close()


async def test_closing_twice_or_unused_is_fine(make_fetcher) -> None:
    fetcher = make_fetcher()
    await fetcher.close()
    await fetcher.close()
