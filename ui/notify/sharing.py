"""One way to the person for two who speak: each with numbers of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.notify.channel import Channel, Message


def share(channel: Channel) -> tuple[Channel, Channel]:
    """Make two channels of one; it is left when the first of them is closed."""
    halves = (_Half(channel, 0), _Half(channel, 1))

    def answered(number: int, code: str, token: str) -> None:
        halves[number % 2].answered(number // 2, code, token)

    def closed(number: int, expired: bool) -> None:
        halves[number % 2].closed(number // 2, expired)

    channel.listen(answered=answered, closed=closed)
    return halves


class _Half:
    """A channel whose numbers are every second one of another's."""

    def __init__(self, channel: Channel, remainder: int) -> None:
        self._channel, self._remainder = channel, remainder
        self.answered: Callable[[int, str, str], None] = lambda _number, _code, _token: None
        self.closed: Callable[[int, bool], None] = lambda _number, _expired: None

    def listen(
        self, *, answered: Callable[[int, str, str], None], closed: Callable[[int, bool], None]
    ) -> None:
        self.answered, self.closed = answered, closed

    async def show(self, number: int, message: Message, *, sound: bool) -> None:
        await self._channel.show(2 * number + self._remainder, message, sound=sound)

    async def withdraw(self, number: int) -> None:
        await self._channel.withdraw(2 * number + self._remainder)

    async def close(self) -> None:
        if not self._remainder:
            await self._channel.close()
