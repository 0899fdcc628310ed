"""Through a proxy or straight, and by which kind of address first."""

from __future__ import annotations

import socket

import pytest

from feedmon.errors import AddressRefused, ConnectFailed, NetworkDown, ProxyFailed
from feedmon.fetch import Request, Route, SystemProxies
from feedmon.settings import NO_PROXY
from tests.certificates import server_tls, trusting
from tests.httpserver import HttpServer
from tests.proxyserver import ProxyServer

FEED = b"<rss/>"


@pytest.fixture
async def server():
    async with HttpServer() as running:
        yield running


@pytest.fixture
async def proxy(server):
    async with ProxyServer({"news.example:80": (server.host, server.port)}) as running:
        yield running


@pytest.fixture
def through(make_fetcher, proxy):
    """A fetcher whose person named the proxy."""
    fetcher = make_fetcher()
    fetcher.route = Route(proxy.url)
    return fetcher


def system(**addresses):
    left_out = addresses.pop("left_out", ())
    return SystemProxies(lambda: addresses, lambda host: host in left_out)


async def test_a_proxy_is_asked_for_the_whole_address_byte_for_byte(through, proxy, server):
    server.put("/a/%7Efeed?q=%E2&x", FEED)

    document = await through.fetch(Request("http://news.example/a/%7Efeed?q=%E2&x"))

    assert document.body == FEED
    assert proxy.lines == ["GET http://news.example/a/%7Efeed?q=%E2&x HTTP/1.1"]
    assert "\r\nHost: news.example\r\n" in proxy.heads[0]
    assert [each.target for each in server.requests] == ["/a/%7Efeed?q=%E2&x"]


@pytest.mark.rule("X-5")
async def test_a_secure_feed_goes_through_a_tunnel_that_the_proxy_can_not_look_into(make_fetcher):
    async with HttpServer(tls=server_tls("other-name")) as server:
        server.put("/feed", FEED)
        async with ProxyServer({"other.example:443": (server.host, server.port)}) as proxy:
            fetcher = make_fetcher(tls=trusting)
            fetcher.route = Route(proxy.url)
            document = await fetcher.fetch(Request("https://other.example/feed"))

    assert document.body == FEED
    assert proxy.lines == ["CONNECT other.example:443 HTTP/1.1"]


async def test_another_route_holds_for_the_next_request(make_fetcher, names, proxy, server):
    names.known["news.example"] = [["127.0.0.1"]]
    server.put("/feed", FEED)
    request = Request(f"http://news.example:{server.port}/feed", private_allowed=True)
    proxy.known[f"news.example:{server.port}"] = (server.host, server.port)
    fetcher = make_fetcher()
    seen = []
    for route in (Route(NO_PROXY), Route(proxy.url), Route(NO_PROXY), Route(proxy.url)):
        fetcher.route = route
        await fetcher.fetch(request)
        seen.append(len(proxy.heads))

    assert seen == [0, 1, 1, 2]
    assert len(server.requests) == 4


# --- the system's proxy ---------------------------------------------------------------------


async def test_the_systems_proxy_is_taken_and_left_as_the_system_says(
    make_fetcher, proxy, server, names
):
    async with HttpServer("127.0.0.2") as direct:
        direct.put("/feed", FEED)
        names.known["near.example"] = [["127.0.0.2"]]
        near = f"near.example:{direct.port}"
        fetcher = make_fetcher(system_proxies=system(http=proxy.url, left_out=(near,)))

        await fetcher.fetch(Request(f"http://{near}/feed"))
        server.put("/feed", FEED)
        await fetcher.fetch(Request("http://news.example/feed"))

    assert proxy.lines == ["GET http://news.example/feed HTTP/1.1"]
    assert len(direct.requests) == len(server.requests) == 1


async def test_an_address_without_a_scheme_is_a_proxy_too(make_fetcher, proxy, server):
    server.put("/feed", FEED)
    fetcher = make_fetcher(system_proxies=system(http=proxy.url.removeprefix("http://")))

    await fetcher.fetch(Request("http://news.example/feed"))

    assert len(proxy.lines) == 1


async def test_the_environment_names_the_systems_proxy(make_fetcher, proxy, server, monkeypatch):
    monkeypatch.setenv("http_proxy", proxy.url.replace("http://", "http://anna:se%40cret@"))
    server.put("/feed", FEED)

    await make_fetcher(system_proxies=SystemProxies()).fetch(Request("http://news.example/feed"))

    assert "\r\nProxy-Authorization: Basic YW5uYTpzZUBjcmV0\r\n" in proxy.heads[0]


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:9050", "nonsense://", "http://"])
async def test_a_proxy_that_can_not_be_used_is_not_passed_by(make_fetcher, address, names):
    names.known["news.example"] = [["127.0.0.2"]]
    fetcher = make_fetcher(system_proxies=system(all=address))

    with pytest.raises(ProxyFailed) as failure:
        await fetcher.fetch(Request("http://news.example/feed"))

    assert failure.value.detail == "kind"
    assert failure.value.url == "http://news.example/feed"


# --- what goes wrong ------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_that_wants_a_login_says_so_of_itself(through, proxy, scheme):
    proxy.answer = "407 Proxy Authentication Required"

    with pytest.raises(ProxyFailed) as failure:
        await through.fetch(Request(f"{scheme}://news.example/feed"))

    assert failure.value.detail == "login"


@pytest.mark.parametrize(
    ("online", "raised"), [(True, ProxyFailed), (False, NetworkDown)], ids=["online", "offline"]
)
async def test_a_proxy_that_is_not_there_is_not_the_feeds_fault(make_fetcher, online, raised):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    fetcher = make_fetcher(online=lambda: online)
    fetcher.route = Route(f"http://127.0.0.1:{port}")

    with pytest.raises(raised):
        await fetcher.fetch(Request("https://news.example/feed"))


@pytest.mark.parametrize(
    ("answer", "detail"), [("502 Bad Gateway", "unreachable"), ("403 Forbidden", "refused")]
)
async def test_a_tunnel_that_is_not_opened_is_no_connection_to_the_server(
    through, proxy, answer, detail
):
    proxy.answer = answer

    with pytest.raises(ConnectFailed) as failure:
        await through.fetch(Request("https://news.example/feed"))

    assert failure.value.detail == detail


# --- what is asked through a proxy, and what never -------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "a.localhost"])
async def test_this_computer_is_never_asked_through_a_proxy(through, proxy, server, names, host):
    names.known |= {"localhost": [["127.0.0.1"]], "a.localhost": [["127.0.0.1"]]}
    server.put("/feed", FEED)

    await through.fetch(Request(f"http://{host}:{server.port}/feed", private_allowed=True))

    assert proxy.heads == []


@pytest.mark.rule("X-4")
async def test_the_proxy_itself_may_have_a_private_address(through, server):
    server.put("/feed", FEED)

    assert (await through.fetch(Request("http://news.example/feed"))).body == FEED


@pytest.mark.rule("X-4")
@pytest.mark.parametrize(
    "host", ["192.168.0.1", "router.local", "router", "2130706433", "127.1", "0x7f.1", "[fd00::1]"]
)
async def test_a_page_can_not_send_a_proxy_into_the_private_network(through, proxy, host):
    with pytest.raises(AddressRefused):
        await through.fetch(Request(f"http://{host}/admin"))

    assert proxy.heads == []


@pytest.mark.rule("X-4")
async def test_nor_can_a_public_server_that_the_person_allowed_behind_a_proxy(
    through, proxy, server
):
    server.redirect("/feed", "http://192.168.0.1/admin")

    with pytest.raises(AddressRefused):
        await through.fetch(Request("http://news.example/feed", private_allowed=True))

    assert len(proxy.heads) == 1


@pytest.mark.rule("X-4")
async def test_a_private_address_that_the_person_gave_goes_through_their_proxy(
    through, proxy, server
):
    proxy.known["192.168.0.1:80"] = (server.host, server.port)
    server.put("/feed", FEED)

    document = await through.fetch(Request("http://192.168.0.1/feed", private_allowed=True))

    assert document.body == FEED
    assert not document.from_public


# --- kinds of addresses ----------------------------------------------------------------------


@pytest.mark.parametrize(("first", "asked"), [(False, "::1"), (True, "127.0.0.1")])
async def test_with_ipv4_first_a_host_of_both_kinds_is_asked_by_the_older(
    fetcher, names, first, asked
):
    async with HttpServer("127.0.0.1") as older, HttpServer("::1", older.port) as newer:
        for server in (older, newer):
            server.put("/feed", FEED)
        names.known["dual.example"] = [["::1", "127.0.0.1"]]
        fetcher.route = Route(NO_PROXY, ipv4_first=first)
        await fetcher.fetch(Request(f"http://dual.example:{older.port}/feed", private_allowed=True))

    assert [each.host for each in (older, newer) if each.requests] == [asked]


async def test_ipv4_first_leaves_the_other_kind_as_a_way_out(fetcher, names):
    async with HttpServer("::1") as newer:
        newer.put("/feed", FEED)
        names.known["dual.example"] = [["::1", "127.0.0.1"]]
        fetcher.route = Route(NO_PROXY, ipv4_first=True)
        document = await fetcher.fetch(
            Request(f"http://dual.example:{newer.port}/feed", private_allowed=True)
        )

    assert document.body == FEED
