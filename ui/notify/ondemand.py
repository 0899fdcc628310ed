"""A channel that is made when there is something to show: its library is loaded for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.notify.channel import Channel, Message


class OnDemand:
    """A channel that ``make`` gives, from the first notification on."""

    def __init__(self, make: Callable[[], Channel]) -> None:
        self._make = make
        self._made: Channel | None = None
        self._answered: Callable[[int, str, str], None]
        self._closed: Callable[[int, bool], None]

    def listen(
        self,
        *,
        answered: Callable[[int, str, str], None],
        closed: Callable[[int, bool], None],
    ) -> None:
        """Tell what becomes of a notification, by its number."""
        self._answered, self._closed = answered, closed

    async def show(self, number: int, message: Message, *, sound: bool) -> None:
        """Show this in place of what has the same number. Raises NotificationFailed."""
        if self._made is None:
            self._made = self._make()
            self._made.listen(answered=self._answered, closed=self._closed)
        await self._made.show(number, message, sound=sound)

    async def withdraw(self, number: int) -> None:
        """Take it away if it is on the screen. Raises NotificationFailed."""
        if self._made is not None:
            await self._made.withdraw(number)

    async def close(self) -> None:
        """Leave; what is on the screen stays there, without a click."""
        if self._made is not None:
            await self._made.close()
