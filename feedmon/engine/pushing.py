"""Push: who is subscribed to, who listens, and what is due for either.

Nothing listens until the person gives the address at which publishers reach this program. All of
it is looked after by the beat: what there should be is compared with what there is.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import time
from typing import TYPE_CHECKING

from feedmon import push, schedule
from feedmon.engine.pausing import Pausing
from feedmon.errors import FetchError, HttpStatus, StoreError
from feedmon.events import FeedsChanged
from feedmon.fetch import Request
from feedmon.model import CallbackCheck, CallbackState, CallbackStatus, Document
from feedmon.store import Work
from feedmon.store.push import HEARD_S

if TYPE_CHECKING:
    from feedmon.callback.server import CallbackServer
    from feedmon.engine.ground import Parts
    from feedmon.model import Push

log = logging.getLogger(__name__)

#: Hubs are asked for so many subscriptions at once, one host for so many: each is claimed when its
#: turn is near, or the claims of a thousand at one hub would run out while they wait.
AT_ONCE, OF_ONE_HUB = 32, 8
#: A port that another program has is tried again so often, and the self-test takes no longer
#: (seconds).
_AGAIN_S, _CHECK_S = 60.0, 15.0


class Pushing(Pausing):
    """Listens for publishers where the person wants it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._callbacks = parts.callbacks
        self._server: CallbackServer | None = None
        self._bound = ""  # as the settings say it
        self._status = CallbackStatus()
        self._tried_at = float("-inf")
        self._heard_at = float("-inf")
        self._arranged: tuple[int, str | None] | None = None
        self._wants_calls = False
        self._looking_after = asyncio.Lock()
        self._attended: dict[int, str] = {}  # the hosts of their hubs

    @property
    def callback_status(self) -> CallbackStatus:
        """How listening for publishers goes."""
        return self._status

    async def listen(self) -> None:
        """Begin to look after push: from now on every beat does."""
        if not self._wants_calls:
            self._wants_calls = True
            self._callbacks.start()
        await self._look_after_push()

    async def check_callback(self) -> CallbackCheck:
        """Ask the callback address whether it leads to this very program."""
        if self._server is None or not self._base:
            return CallbackCheck(reached=False)
        path, word = push.new_path(), push.new_secret()
        url = f"{self._base}/{path}"
        request = Request(url, accept="page", private_allowed=True, retries=0, total_s=_CHECK_S)
        self._callbacks.expect(path, word)
        try:
            async with self._parts.gate.slot(url) as slot:
                answer = await self._parts.fetcher.fetch(request, slot)
        except HttpStatus as error:
            return CallbackCheck(reached=False, status=error.status)
        except FetchError as error:
            return CallbackCheck(reached=False, error=error.code, detail=error.detail)
        finally:
            self._callbacks.expect_no_longer(path)
        reached = isinstance(answer, Document) and answer.body == word.encode()
        return CallbackCheck(reached=reached, status=answer.status)

    async def poll_due(self) -> int:
        """Hand out the polls that are due, and what is due for push; how many polls."""
        handed_out = await super().poll_due()
        await self._look_after_push()
        return handed_out

    def _is_due(self, work: frozenset[Work]) -> bool:
        listens = bool(self._base) or self._server is not None or self._callbacks.owes_polls
        return listens or Work.PUSH in work or super()._is_due(work)

    async def _learn_settings(self) -> None:
        await super()._learn_settings()
        await self._look_after_push()

    async def _end_listening(self) -> None:
        """Listen no more, whatever a beat that is under way still wants."""
        self._wants_calls = False
        async with self._looking_after:
            await self._stop_listening()

    async def _stop_listening(self) -> None:
        server, self._server, self._bound = self._server, None, ""
        if server is not None:
            await server.close()

    # --- the beat ---------------------------------------------------------------------------

    @property
    def _base(self) -> str:
        chosen = self._settings
        return chosen.callback_base_url.rstrip("/") if chosen.let_push else ""

    async def _look_after_push(self) -> None:
        async with self._looking_after:  # a beat and a change of settings may meet
            await self._look()

    async def _look(self) -> None:
        try:
            if self._wants_calls:
                if not self._base:  # hubs are told before nobody listens any more
                    await self._arrange()
                await self._open_or_close()
                await self._arrange()
                if self.paused_until is None:
                    await self._hand_out()
                await self._callbacks.make_good()
            if alone := await self._store.left_alone():
                await self._to_the_end(self._resume(alone))
        except StoreError as error:
            log.warning("push can't be looked after now: %s %s", error.code, error.detail)

    async def _open_or_close(self) -> None:
        """Let the server be open where it is wanted, and only there."""
        wanted = self._settings.callback_bind if self._base else ""
        if self._server is not None and wanted != self._bound:
            if not wanted and self._callbacks.leaving:
                return  # hubs ask back whether it is really over
            await self._stop_listening()
            await self._store.stop_hearing()
        if not wanted:
            self._status = CallbackStatus()
        elif self._server is None:
            await self._open(wanted)
        if self._server is not None:
            now = self._parts.clock()
            if not 0 <= now - self._heard_at < HEARD_S // 2:
                await self._store.hear(anew=False)
                self._heard_at = now

    async def _open(self, wanted: str) -> None:
        now = time.monotonic()
        if wanted == self._bound and now - self._tried_at < _AGAIN_S:
            return
        self._tried_at, self._bound = now, wanted
        from feedmon.callback.server import CallbackServer  # noqa: PLC0415 - most never listen

        host, _, port = wanted.rpartition(":")
        callbacks = self._callbacks
        callbacks.remember(await self._store.pushes())
        server = CallbackServer(
            knows=callbacks.knows, answer=callbacks.answer, clock=time.monotonic
        )
        try:
            bound = await server.open(host.strip("[]"), int(port))
        except OSError as error:
            state = CallbackState.BUSY if _is_taken(error) else CallbackState.FAILED
            self._status = CallbackStatus(state, wanted, error.strerror or str(error))
            log.warning("nobody can listen at %s: %s", wanted, self._status.detail)
            return
        self._server = server
        self._status = CallbackStatus(CallbackState.LISTENING, bound)
        await self._store.hear(anew=True)
        self._heard_at = self._parts.clock()

    async def _arrange(self) -> None:
        """Let each feed that wants push be subscribed; asked only where something was written."""
        if self._base and self._server is None:
            return  # another program listens, and sees to it; or nobody could answer a hub
        base = self._base or None
        now = await self._store.revision(), base
        if now == self._arranged:
            return
        if await self._store.needs_push_arranged(base, self._is_at_home):
            await self._store.arrange_push(base, push.new_path, self._is_at_home)
            self._callbacks.remember(await self._store.pushes())
        self._arranged = now

    def _is_at_home(self, url: str) -> bool:
        return not self._parts.gate.is_public(url)

    async def _hand_out(self) -> None:
        if self._base and self._server is None:
            return
        for push_id, hub in await self._store.due_pushes():
            host = self._parts.gate.key(hub)
            hosts = list(self._attended.values())
            if push_id in self._attended or hosts.count(host) >= OF_ONE_HUB:
                continue
            if len(hosts) >= AT_ONCE:
                break
            self._attended[push_id] = host
            self._in_background(self._attend(push_id))

    async def _attend(self, push_id: int) -> None:
        try:
            await self._parts.hubs.attend(push_id, self._learn)
        except StoreError as error:
            log.warning("a hub's answer can't be stored now: %s %s", error.code, error.detail)
        finally:
            del self._attended[push_id]

    def _learn(self, push_id: int, subscription: Push | None) -> None:
        self._callbacks.learn(push_id, subscription)

    async def _resume(self, feed_ids: list[int]) -> None:
        """Poll feeds again that waited for push, and need wait no longer."""
        parts = self._parts
        now = parts.clock()
        wanted = set(feed_ids)
        times = {}
        for feed in await self._store.feeds():
            if feed.id in wanted:
                due = schedule.after_push(
                    now,
                    feed.last_polled_at,
                    parts.chance,
                    hints=feed.hints,
                    fresh=schedule.freshness_of(feed, now),
                )
                times[feed.id] = (due.at, str(due.reason))
        await self._store.set_poll_times(times)
        changed = [feed for feed in await self._store.feeds() if feed.id in times]
        self.events.publish(FeedsChanged(tuple(changed)))


def _is_taken(error: OSError) -> bool:
    return error.errno == errno.EADDRINUSE
