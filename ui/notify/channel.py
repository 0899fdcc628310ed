"""What a way to the person must be able to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class NotificationFailed(Exception):
    """There is no bus, no service on it, or it did not take the notification."""


class Channel(Protocol):
    """Shows one notification at a time."""

    def listen(self, *, clicked: Callable[[str], None], closed: Callable[[bool], None]) -> None:
        """Tell what becomes of a notification.

        ``clicked`` gets the activation token that lets a window come forward under Wayland ("" if
        there is none), ``closed`` whether it only went out of sight by itself.
        """

    async def show(self, title: str, lines: tuple[str, ...], *, replace: bool) -> None:
        """Show this plain text; ``replace`` what is on the screen. Raises NotificationFailed."""

    async def withdraw(self) -> None:
        """Take away what is on the screen, if something is. Raises NotificationFailed."""

    async def close(self) -> None:
        """Leave; what is on the screen stays there, without a click."""
