"""Push: subscriptions at hubs, what they bring, and who listens for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.store import feeds, push
from feedmon.store.doors.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.model import Push
    from feedmon.store.connection import Transaction


class Pushing(Ground):
    """What publishers push."""

    async def pushes(self) -> list[Push]:
        """Return every subscription, those that are leaving among them."""
        return await self._read(push.all_pushes, int(self._clock()))

    async def needs_push_arranged(self, base: str | None, at_home: Callable[[str], bool]) -> bool:
        """Whether ``arrange_push`` would change anything."""
        return await self._read(push.needs_arranging, base, at_home)

    async def arrange_push(
        self, base: str | None, new_path: Callable[[], str], at_home: Callable[[str], bool]
    ) -> None:
        """Let each feed that wants push be subscribed, and no other.

        They are called at ``base`` and a path of their own; without it nobody wants push.
        ``at_home`` says of the address of a feed whether it is in the person's own network. Both
        functions run on the store's threads.
        """
        await self._write(push.arrange, base, new_path, at_home)

    async def due_pushes(self) -> list[tuple[int, str]]:
        """Return the subscriptions that are due and that nobody has, with their hubs."""
        return await self._read(push.due_pushes, int(self._clock()))

    async def claim_push(self, push_id: int, *, owner: str, lease_s: int) -> Push | None:
        """Take one that is due; ``None`` if it is not any more, or somebody else has it."""
        return await self._write(push.claim_push, push_id, owner=owner, lease_s=lease_s)

    async def release_push(self, push_id: int, owner: str) -> None:
        """Give a claim back; the subscription stays as due as it was."""
        await self._write(push.release_push, push_id, owner)

    async def change_push(
        self, push_id: int, decide: Callable[[Push], Push | None], *, ends: str | None = None
    ) -> Push | None:
        """Let a subscription become what ``decide`` makes of it, and end the claim of ``ends``.

        ``decide`` runs on the writer's thread within the transaction: it must be pure. Returns
        what it is then, if it still is.
        """
        return await self._write_whole(push.change_push, push_id, decide, ends=ends)

    async def ping(self, feed_id: int, at: int | None, reason: str) -> None:
        """Note that a publisher said there is news; unless ``None``, the feed is due ``at``."""

        def note(tx: Transaction) -> None:
            push.note_delivery(tx, feed_id)
            if at is not None:
                feeds.set_poll_times(tx, {feed_id: (at, reason)})

        await self._write(note)

    async def hear(self, *, anew: bool) -> None:
        """Say that this program listens for publishers, for an hour from now.

        With ``anew`` it begins to: who listened before may have missed something.
        """
        await self._write(push.hear, anew=anew)

    async def stop_hearing(self) -> None:
        """Say that nobody listens any more."""
        await self._write(push.stop_hearing)

    async def left_alone(self) -> list[int]:
        """Return the feeds that wait for push while none comes, or may have passed them by."""
        return await self._read(push.left_alone, int(self._clock()))
