"""Mail: what is in it, and that nothing goes out in the clear."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from feedmon.deliver import mail
from feedmon.deliver.letter import text
from feedmon.errors import ConnectFailed, MailRefused, SecretMissing, TlsFailed
from feedmon.fetch.connection import verified_tls
from feedmon.model import Alert, AlertKind, Destination, Mailbox, Urgency, Webhook
from tests.certificates import server_tls, trusting
from tests.feedmon.deliver.made import NOW, parcel
from tests.smtpserver import SmtpServer


async def send(server, *titles, password=None, tls=trusting, digest=None, **spec):
    box = Mailbox(
        **{
            "host": "localhost",
            "port": server if isinstance(server, int) else server.port,
            "sender": "feedmon@a.example",
            "recipient": "me@a.example",
            **spec,
        }
    )
    what = parcel(Destination(1, "Mail", box), *titles, digest=digest)
    await mail.send(box, what, password=password, tls=tls())


async def test_an_alert_comes_encrypted_with_its_link_and_its_key():
    async with SmtpServer(tls=server_tls("good"), logins={"me": "secret"}) as server:
        await send(server, "Rust\n 2", user="me", password="secret")
        await send(server, "Rust 2", user="me", password="secret")

        first, again = server.mails
        assert server.encrypted == [True, True]
        assert [first["From"], first["To"]] == ["feedmon@a.example", "me@a.example"]
        assert first["Subject"] == "[feedmon] Rust 2"
        assert first["Message-ID"] == again["Message-ID"] == "<a-key@feedmon.invalid>"
        assert (server.callers, server.left) == ({"[127.0.0.1]"}, 2)
        lines = first.get_content().splitlines()
        assert lines == ["Rust 2", "Planet · Rust", "rust", "https://a.example/1"]


async def test_a_digest_lists_all_with_their_links():
    async with SmtpServer(tls=server_tls("good"), secure=True) as server:
        await send(server, "One", "Two", security="tls", digest="Evening")

        (mailed,) = server.mails
        assert mailed["Subject"] == "[feedmon] Evening (2)"
        assert "https://a.example/1\n\nTwo\n" in mailed.get_content().replace("\r\n", "\n")


async def test_titles_of_strangers_and_domains_of_other_scripts_harm_no_header():
    async with SmtpServer() as server:
        for title in ("Bücher\u2028Bcc: x@a.example", "ü" * 5_000, "=?utf-8?q?Bcc=3A?="):
            await send(
                server, title, security="none", sender="a@bücher.example", recipient="b@straße.de"
            )

        lines, long, coded = server.mails
        assert lines["Subject"] == "[feedmon] Bücher Bcc: x@a.example"
        assert [long["Subject"][-3:], len(long["Subject"])] == ["üü…", 210]
        assert [coded.get("Bcc"), lines.get("Bcc")] == [None, None]
        assert [lines["From"], lines["To"]] == ["a@xn--bcher-kva.example", "b@xn--strae-oqa.de"]


async def test_a_server_without_encryption_gets_nothing():
    async with SmtpServer(logins={"me": "secret"}) as server:
        with pytest.raises(MailRefused) as caught:
            await send(server, user="me", password="secret")

        assert caught.value.detail == "insecure"
        await send(server, security="none", user="me", password="secret")  # this very computer
        assert server.encrypted == [False]


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_server_that_can_not_prove_who_it_is_gets_nothing(security):
    async with SmtpServer(tls=server_tls("good"), secure=security == "tls") as server:
        with pytest.raises(TlsFailed) as caught:
            await send(server, security=security, tls=verified_tls)

        assert caught.value.detail == "unknown-issuer"
        assert server.mails == []


async def test_what_the_server_refuses_is_said():
    async with SmtpServer(tls=server_tls("good"), logins={"me": "secret"}) as server:
        with pytest.raises(MailRefused) as caught:
            await send(server, user="me", password="wrong")
        assert caught.value.detail == "login"
        with pytest.raises(SecretMissing):
            await send(server, user="me")

        server.refusal = "550 5.1.1 nobody of that name"
        with pytest.raises(MailRefused) as caught:
            await send(server, user="me", password="secret")
        assert caught.value.detail == "550 5.1.1 nobody of that name"
        port = server.port

    with pytest.raises(ConnectFailed):
        await send(port)


def test_a_mail_about_a_feed_says_what_is_known_of_it():
    kinds = {
        AlertKind.SILENT: {"silent_s": 40 * 86_400, "longest_s": None, "last_at": NOW},
        AlertKind.FAILING: {
            "since": NOW,
            "gone": False,
            "error": "http-status",
            "error_detail": "503",
        },
        AlertKind.CERTIFICATE: {"until": NOW, "host": "a.example"},
    }
    alerts = tuple(
        Alert(1, kind, kind, NOW, Urgency.NORMAL, "Planet", "Planet", detail=json.dumps(facts))
        for kind, facts in kinds.items()
    )
    sent = replace(parcel(Destination(1, "Mail", Webhook("https://a.example/"))), alerts=alerts)

    assert text(sent).split("\n\n") == [
        "silent: Planet\nsilent: 40 d · last_at: 2026-05-28T20:26:40Z",
        "failing: Planet\nsince: 2026-05-28T20:26:40Z · error: http-status · error_detail: 503",
        "certificate: Planet\nuntil: 2026-05-28T20:26:40Z · host: a.example\n",
    ]
