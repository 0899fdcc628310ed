"""Passwords between feedmon and keyrings of all kinds."""

from __future__ import annotations

import asyncio
import logging

import pytest
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailingKeyring
from keyring.backends.null import Keyring as NullKeyring

from feedmon.credentials import Credentials
from feedmon.model import PasswordPlace
from tests.keyrings import Keeping, Locked, Refusing


class EmptyChain(ChainerBackend):
    """A chain of no keyrings; the real one finds those of the tests, too."""

    backends = ()


URL, ELSEWHERE = "https://a.example/feed", "https://b.example/feed"


@pytest.fixture
def credentials():
    made = Credentials(read_s=20, write_s=20)
    yield made
    made.close()


@pytest.mark.rule("X-8")
async def test_a_password_goes_into_the_keyring_and_comes_back_in_another_program(
    credentials, use_keyring
):
    ring = use_keyring(Keeping())

    assert await credentials.keep(7, URL, "s3cret") is PasswordPlace.KEYRING

    other = Credentials()
    assert await other.password(7, URL) == "s3cret"
    assert await other.place(7, URL) is PasswordPlace.KEYRING
    assert list(ring.kept.values()) == ["s3cret"]
    assert {service for service, _ in ring.kept} == {"feedmon"}
    assert "MainThread" not in ring.threads
    other.close()


@pytest.mark.rule("X-3")
async def test_a_password_is_for_one_feed_at_one_origin(credentials, use_keyring):
    use_keyring(Keeping())
    await credentials.keep(7, URL, "s3cret")

    assert await credentials.password(7, URL + "/other?page=2") == "s3cret"
    assert await credentials.password(7, ELSEWHERE) is None
    assert await credentials.password(7, "http://a.example/feed") is None
    assert await credentials.password(8, URL) is None


async def test_a_password_is_read_once_until_it_is_doubted(credentials, use_keyring):
    ring = use_keyring(Keeping())
    await credentials.keep(7, URL, "old")
    later = Credentials()
    for _ in range(3):
        assert await later.password(7, URL) == "old"
    assert ring.calls.count("get") == 1

    await credentials.keep(7, URL, "new")
    assert await later.password(7, URL) == "old"
    later.doubt(7, URL)
    assert await later.password(7, URL) == "new"
    later.close()


async def test_a_forgotten_password_is_gone_everywhere(credentials, use_keyring):
    ring = use_keyring(Keeping())
    await credentials.keep(7, URL, "s3cret")

    await credentials.forget(7, URL)
    await credentials.forget(7, URL)  # twice is once

    assert await credentials.password(7, URL) is None
    assert ring.kept == {}


@pytest.mark.rule("X-8")
@pytest.mark.parametrize("backend", [FailingKeyring, NullKeyring, EmptyChain, Refusing])
async def test_without_a_keyring_a_password_is_kept_for_this_session_only(
    credentials, use_keyring, backend, caplog
):
    caplog.set_level(logging.DEBUG)
    use_keyring(backend())

    assert await credentials.keep(7, URL, "s3cret") is PasswordPlace.SESSION
    assert await credentials.place(7, URL) is PasswordPlace.SESSION
    credentials.doubt(7, URL)
    assert await credentials.password(7, URL) == "s3cret"
    other = Credentials()
    assert await other.password(7, URL) is None
    await credentials.forget(7, URL)
    assert await credentials.password(7, URL) is None
    assert "s3cret" not in caplog.text
    other.close()


async def test_a_keyring_says_what_it_is_called(credentials, use_keyring):
    assert await credentials.keyring_name() is None
    use_keyring(Keeping())
    assert await credentials.keyring_name() == "Test Keyring"


async def test_a_keyring_below_the_recommended_ones_is_not_used(credentials, use_keyring):
    class Plain(Keeping):
        priority = 0.5

    ring = use_keyring(Plain())

    assert await credentials.keep(7, URL, "s3cret") is PasswordPlace.SESSION
    assert ring.kept == {}


async def test_a_locked_keyring_holds_nobody_up(use_keyring, caplog):
    ring = use_keyring(Locked())
    credentials = Credentials(read_s=0.05, write_s=0.05)

    assert await credentials.password(7, URL) is None
    asked = len(ring.calls)
    answers = await asyncio.gather(*(credentials.password(each, URL) for each in range(100)))
    assert set(answers) == {None}
    assert len(ring.calls) == asked  # nobody asks one that waits for somebody
    assert await credentials.keep(7, URL, "s3cret") is PasswordPlace.SESSION
    assert await credentials.password(7, URL) == "s3cret"
    assert caplog.text.count("did not answer") == 1

    ring.unlocked.set()
    patient = Credentials()
    assert await patient.keep(7, URL, "s3cret") is PasswordPlace.KEYRING
    await asyncio.to_thread(credentials._thread._late.exception, 20)
    assert await credentials.password(7, URL) == "s3cret"
    credentials._write_s = 20
    assert await credentials.keep(7, URL, "s3cret") is PasswordPlace.KEYRING
    credentials.close()
    patient.close()


async def test_a_poll_that_is_cancelled_while_a_keyring_waits_ends(use_keyring):
    ring = use_keyring(Locked())
    credentials = Credentials()
    asking = asyncio.create_task(credentials.password(7, URL))
    await asyncio.sleep(0.01)

    asking.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asking
    ring.unlocked.set()
    credentials.close()
