"""Passwords of feeds: kept in the keyring of the system, or in memory where there is none.

A keyring may be locked, and then it asks the person for its own password and answers nobody until
they have typed it. So its calls run one after the other on a thread of their own, which no exit
waits for, and whoever asks goes on without an answer after a while. No password is ever written
to the store, the log or a file of ours.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias

from feedmon.logins import origin
from feedmon.model import PasswordPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

#: The name under which all passwords of feedmon stand in the keyring.
SERVICE = "feedmon"
#: Seconds that a poll waits for the keyring, and a person who may have to unlock it first.
READ_S, WRITE_S = 5.0, 60.0

_Key: TypeAlias = "tuple[int | str, str]"
_Call: TypeAlias = "Callable[[KeyringBackend], Any]"


class _NoKeyringError(Exception):
    """There is none that could be used, it did not answer in time, or it refused."""


class Credentials:
    """The passwords of feeds, each for the origin of the feed's address and for no other.

    What was read once is remembered until a server refuses it (see ``doubt``).
    """

    def __init__(self, *, read_s: float = READ_S, write_s: float = WRITE_S) -> None:
        self._read_s, self._write_s = read_s, write_s
        self._read: dict[_Key, str] = {}
        self._session: dict[_Key, str] = {}
        self._thread: _Thread | None = None

    async def keyring_name(self) -> str | None:
        """What the keyring of the system calls itself; ``None`` when there is none to be used."""
        try:
            name: str = await self._ask(_name_of, self._read_s)
        except _NoKeyringError:
            return None
        return name

    async def password(self, feed_id: int, url: str) -> str | None:
        """The password for the server of ``url``; ``None`` when none is known (or to be had)."""
        return await self.secret((feed_id, origin(url)))

    async def secret(self, key: tuple[int | str, str]) -> str | None:
        """The secret of what is no feed, by a name of its own; ``None`` when none is known."""
        for known in (self._session, self._read):
            if key in known:
                return known[key]
        try:
            found: str | None = await self._ask(
                lambda ring: ring.get_password(SERVICE, _user(key)), self._read_s
            )
        except _NoKeyringError:
            return None
        if found is not None:
            self._read[key] = found
        return found

    async def place(self, feed_id: int, url: str) -> PasswordPlace:
        """Where the password for the server of ``url`` is."""
        return await self.secret_place((feed_id, origin(url)))

    async def secret_place(self, key: tuple[int | str, str]) -> PasswordPlace:
        """Where the secret of what is no feed is."""
        if key in self._session:
            return PasswordPlace.SESSION
        known = await self.secret(key)
        return PasswordPlace.NOWHERE if known is None else PasswordPlace.KEYRING

    async def keep(self, feed_id: int, url: str, password: str) -> PasswordPlace:
        """Keep the password for the server of ``url``: where, is the answer."""
        return await self.keep_secret((feed_id, origin(url)), password)

    async def keep_secret(self, key: tuple[int | str, str], password: str) -> PasswordPlace:
        """Keep the secret of what is no feed: where, is the answer."""
        self._session[key] = password  # whoever needs it has it at once
        try:
            await self._ask(
                lambda ring: ring.set_password(SERVICE, _user(key), password), self._write_s
            )
        except _NoKeyringError:
            return PasswordPlace.SESSION
        if self._session.get(key) == password:
            del self._session[key]
            self._read[key] = password
        return PasswordPlace.KEYRING

    async def forget(self, feed_id: int, url: str) -> None:
        """Forget the password for the server of ``url``, here and in the keyring."""
        await self.forget_secret((feed_id, origin(url)))

    async def forget_secret(self, key: tuple[int | str, str]) -> None:
        """Forget the secret of what is no feed, here and in the keyring."""
        self._session.pop(key, None)
        self._read.pop(key, None)
        try:
            await self._ask(lambda ring: _delete(ring, _user(key)), self._write_s)
        except _NoKeyringError:
            return

    def doubt(self, feed_id: int, url: str) -> None:
        """Read the password anew when it is wanted next: the server did not take this one.

        Another program may have put a better one into the keyring.
        """
        self.doubt_secret((feed_id, origin(url)))

    def doubt_secret(self, key: tuple[int | str, str]) -> None:
        """Read the secret of what is no feed anew when it is wanted next."""
        self._read.pop(key, None)

    def close(self) -> None:
        """Forget what is known, and let the thread end when the keyring lets it."""
        self._read.clear()
        self._session.clear()
        if self._thread is not None:
            self._thread.end()

    async def _ask(self, call: _Call, limit_s: float) -> Any:
        if self._thread is None:
            self._thread = _Thread()
        return await self._thread.ask(call, limit_s)


class _Thread:
    """Calls the keyring, one call at a time.

    While one of them goes on beyond its time, others are refused at once: the keyring waits for
    somebody, and a hundred feeds must not each wait with it.
    """

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[_Call, Future[Any]] | None] = SimpleQueue()
        self._late: Future[Any] | None = None
        threading.Thread(target=self._work, name="keyring", daemon=True).start()

    async def ask(self, call: _Call, limit_s: float) -> Any:
        if self._late is not None and not self._late.done():
            raise _NoKeyringError
        answer: Future[Any] = Future()
        self._calls.put((call, answer))
        try:
            async with asyncio.timeout(limit_s):
                return await asyncio.wrap_future(answer)
        except TimeoutError as error:
            self._late = answer
            log.warning("the keyring did not answer within %g seconds", limit_s)
            raise _NoKeyringError from error

    def end(self) -> None:
        self._calls.put(None)

    def _work(self) -> None:
        while (job := self._calls.get()) is not None:
            call, answer = job
            if not answer.set_running_or_notify_cancel():
                continue  # nobody waits for it any more
            try:
                answer.set_result(call(self._usable()))
            except _NoKeyringError as error:
                answer.set_exception(error)
            except Exception as error:  # noqa: BLE001 - every keyring has errors of its own
                # Its message may hold what it was asked; the kind says enough.
                log.warning("the keyring refused: %s", type(error).__name__)
                answer.set_exception(_NoKeyringError())

    def _usable(self) -> KeyringBackend:
        """Return the keyring, found when it is wanted first: looking takes a while."""
        import keyring  # noqa: PLC0415

        ring = keyring.get_keyring()
        # Below 1 are those that keep nothing, fail always, or write into a file as it is.
        if not ring.priority >= 1:
            raise _NoKeyringError
        return ring


def _user(key: _Key) -> str:
    """What stands for the account in the keyring: no two feeds share an entry."""
    owner, server = key
    return f"{owner} {server}"


def _delete(ring: KeyringBackend, user: str) -> None:
    if ring.get_password(SERVICE, user) is not None:
        ring.delete_password(SERVICE, user)


def _name_of(ring: KeyringBackend) -> str:
    # Of several that are asked one after the other, the first is the one that keeps.
    first = next(iter(getattr(ring, "backends", ())), ring)
    return str(first.name)
