"""What is wrong with a certificate is said."""

from __future__ import annotations

import asyncio
import ssl

import pytest

from feedmon.errors import AddressRefused, FetchTimeout, TlsFailed
from feedmon.fetch import Request, connection
from feedmon.fetch.connection import unverified_tls, verified_tls
from feedmon.model import Certificate
from tests.certificates import server_tls, trusting
from tests.httpserver import HttpServer


@pytest.mark.rule("X-5")
async def test_a_good_certificate_is_accepted(make_fetcher) -> None:
    async with HttpServer(tls=server_tls("good")) as server:
        url = server.put("/feed", b"<rss/>")
        document = await make_fetcher(tls=trusting).fetch(Request(url, private_allowed=True))

    assert document.body == b"<rss/>"
    # 2020 to 2120, from the connection that was there anyway.
    assert document.certificate == Certificate(1_577_836_800, 4_733_510_400)


@pytest.mark.rule("X-5", "FRB-130..137")
@pytest.mark.parametrize(
    ("certificate", "tls", "said"),
    [
        ("expired", trusting, "expired"),
        ("other-name", trusting, "wrong-host"),
        ("self-signed", trusting, "unknown-issuer"),
        ("good", verified_tls, "unknown-issuer"),
    ],
)
async def test_a_bad_certificate_is_refused_with_its_reason(
    make_fetcher, certificate: str, tls, said: str
) -> None:
    async with HttpServer(tls=server_tls(certificate)) as server:
        url = server.put("/feed", b"<rss/>")
        with pytest.raises(TlsFailed) as failure:
            await make_fetcher(tls=tls).fetch(Request(url, private_allowed=True))

    assert failure.value.detail == said
    assert failure.value.url == url
    assert server.requests == []


@pytest.mark.rule("X-5")
async def test_a_server_that_speaks_no_tls_is_told_apart(fetcher, server) -> None:
    url = server.url("/feed").replace("http:", "https:")
    with pytest.raises(TlsFailed) as failure:
        await fetcher.fetch(Request(url, private_allowed=True))

    assert failure.value.detail == "other"


@pytest.mark.rule("X-5")
def test_versions_before_1_2_are_not_spoken() -> None:
    context = verified_tls()

    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert unverified_tls().minimum_version >= ssl.TLSVersion.TLSv1_2


@pytest.mark.rule("X-5")
@pytest.mark.parametrize("certificate", ["expired", "other-name", "self-signed"])
async def test_a_private_server_that_the_person_excused_need_not_prove_who_it_is(
    make_fetcher, certificate: str
) -> None:
    async with HttpServer(tls=server_tls(certificate)) as server:
        url = server.put("/feed", b"<rss/>")
        fetcher = make_fetcher(tls=trusting)
        excused = Request(url, private_allowed=True, tls_unverified=True)
        bodies = [(await fetcher.fetch(excused)).body for _ in range(2)]
        # Nobody else's request profits from that, not even over a connection that is open.
        with pytest.raises(TlsFailed):
            await fetcher.fetch(Request(url, private_allowed=True))

    assert bodies == [b"<rss/>"] * 2
    assert len(server.requests) == 2


@pytest.mark.rule("X-5")
@pytest.mark.parametrize("allowed", [True, False])
async def test_a_public_server_is_never_excused(make_fetcher, allowed: bool) -> None:
    fetcher = make_fetcher(tls=trusting)
    async with HttpServer("127.0.0.2", tls=server_tls("expired")) as server:
        url = server.put("/feed", b"<rss/>")
        with pytest.raises(TlsFailed) as failure:
            await fetcher.fetch(Request(url, private_allowed=allowed, tls_unverified=True))

    assert failure.value.detail == "wrong-host"
    assert server.requests == []


@pytest.mark.rule("X-5")
async def test_where_an_excused_server_redirects_to_has_to_prove_itself(make_fetcher) -> None:
    async with (
        HttpServer(tls=server_tls("expired")) as other,
        HttpServer(tls=server_tls("self-signed")) as server,
    ):
        url = server.redirect("/feed", other.put("/feed", b"<rss/>"))
        with pytest.raises(TlsFailed) as failure:
            await make_fetcher(tls=trusting).fetch(
                Request(url, private_allowed=True, tls_unverified=True)
            )

    assert failure.value.detail == "expired"
    assert other.requests == []


@pytest.mark.rule("X-4", "X-5")
async def test_an_excuse_is_no_leave_to_dial_a_private_address(make_fetcher) -> None:
    async with HttpServer(tls=server_tls("expired")) as server:
        url = server.put("/feed", b"<rss/>")
        with pytest.raises(AddressRefused):
            await make_fetcher(tls=trusting).fetch(Request(url, tls_unverified=True))


async def test_https_to_http_is_followed_and_visible(make_fetcher, server) -> None:
    server.put("/feed", b"<rss/>")
    async with HttpServer(tls=server_tls("good")) as secure:
        url = secure.redirect("/feed", server.url("/feed"))
        document = await make_fetcher(tls=trusting).fetch(Request(url, private_allowed=True))

    assert [(hop.url[:6], hop.target[:5]) for hop in document.hops] == [("https:", "http:")]


@pytest.mark.rule("X-2")
async def test_a_handshake_without_end_is_given_up_when_the_time_to_connect_is_over(
    make_fetcher, monkeypatch
) -> None:
    monkeypatch.setattr(connection, "CONNECT_S", 0.2)

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        request = Request(f"https://127.0.0.1:{port}/", private_allowed=True, retries=0)
        with pytest.raises(FetchTimeout):
            await make_fetcher(tls=trusting).fetch(request)
