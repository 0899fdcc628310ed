"""Webhooks: what is posted, how it is signed, and what counts as delivered."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

import pytest

from feedmon.deliver import Channels
from feedmon.deliver.webhook import signature
from feedmon.errors import HttpStatus, SecretMissing
from feedmon.fetch import Fetcher
from feedmon.model import Destination, Webhook
from feedmon.network import NetworkPolicy
from tests.feedmon.deliver.made import NOW, parcel
from tests.httpserver import HttpServer


@pytest.fixture
async def server():
    async with HttpServer() as running:
        yield running


@pytest.fixture
async def post(server):
    """Post an alert to a path of the server."""
    fetcher = Fetcher(NetworkPolicy(), clock=lambda: NOW)
    channels = Channels(fetcher, clock=lambda: NOW)

    async def to(path, *, secret=None, signed=False):
        hook = Destination(1, "Hook", Webhook(server.url(path), signed=signed))
        await channels.deliver(parcel(hook), secret)

    yield to
    await fetcher.close()


def test_it_is_signed_as_the_specification_says():
    """The example of the specification."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'

    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)

    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_an_alert_is_posted_with_its_key_and_signature(server, post):
    server.put("/hook", b"an answer that nobody reads", status=202)

    await post("/hook", secret="our secret", signed=True)

    (received,) = server.requests
    headers, body = received.headers, received.body
    assert received.method == "POST"
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["user-agent"].startswith("feedmon/")
    assert [headers["webhook-id"], headers["webhook-timestamp"]] == ["a-key", str(NOW)]
    expected = hmac.new(b"our secret", f"a-key.{NOW}.".encode() + body, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(expected).decode()
    told = json.loads(body)
    assert [told["type"], told["timestamp"]] == ["alert", "2026-05-28T20:26:40Z"]
    (alert,) = told["data"]["alerts"]
    assert [alert["title"], alert["rule"]["title"], alert["found"]] == ["Rust 2", "Rust", ["rust"]]
    assert alert["article"]["text"] == "It is out."


async def test_where_it_redirects_to_nothing_is_sent(server, post):
    server.put("/other", b"")
    server.redirect("/hook", "/other", 307)

    with pytest.raises(HttpStatus) as caught:
        await post("/hook")

    assert caught.value.status == 307
    assert server.requests_to("/other") == []


async def test_without_its_secret_nothing_is_posted(server, post):
    server.put("/hook", b"")

    with pytest.raises(SecretMissing):
        await post("/hook", signed=True)

    assert server.requests == []
