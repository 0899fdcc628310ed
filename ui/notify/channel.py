"""What a way to the person must be able to do, and what it is given to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

#: The answer of a click on the notification itself; all others are buttons.
DEFAULT = "default"


class NotificationFailed(Exception):
    """There is no bus, no service on it, or it did not take the notification."""


@frozen
class Answer:
    """Something to click on: a button, or with DEFAULT the notification itself."""

    code: str
    words: str


@frozen
class Message:
    """What is shown, in plain text; with the icon of the feed that it is about, if there is one.

    An ``urgent`` one is shown whatever the desktop keeps back. One takes the place of another with
    the same ``key``, of a program that is gone, too, where the desktop knows how.
    """

    title: str
    lines: tuple[str, ...]
    answers: tuple[Answer, ...]
    picture: QImage | None = None
    urgent: bool = False
    key: str = ""


class Channel(Protocol):
    """Shows notifications, each under a number that its caller chose."""

    def listen(
        self,
        *,
        answered: Callable[[int, str, str], None],
        closed: Callable[[int, bool], None],
    ) -> None:
        """Tell what becomes of a notification, by its number.

        ``answered`` gets the code of the answer and the activation token that lets a window come
        forward under Wayland ("" if there is none), ``closed`` whether it only went out of sight
        by itself.
        """

    async def show(self, number: int, message: Message, *, sound: bool) -> None:
        """Show this in place of what has the same number. Raises NotificationFailed."""

    async def withdraw(self, number: int) -> None:
        """Take it away if it is on the screen. Raises NotificationFailed."""

    async def close(self) -> None:
        """Leave; what is on the screen stays there, without a click."""
