"""What was fetched to be looked at, kept for a while, so that nothing is asked for twice.

A document stays for ten minutes, twenty at the most when nobody looks at anything meanwhile, and
for as long as the shelf is open; of all documents together the newest 48 MiB stay.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feedmon.subscribe.found import Found, Page

T = TypeVar("T")

#: Things are kept so long (seconds), so many of each kind; and of documents so many bytes. That
#: is more than one look finds.
KEEP_S, KEEP, KEEP_BYTES = 600, 24, 48 << 20


class Timer(Protocol):
    """Something that is to happen, and may be called off."""

    def cancel(self) -> None:
        """Call it off."""


Later: TypeAlias = "Callable[[float, Callable[[], None]], Timer]"


class _Ageing(Generic[T]):
    """A dictionary that forgets what is old, and the oldest of what is too much."""

    def __init__(self, clock: Callable[[], float], size: Callable[[T], int]) -> None:
        self._clock = clock
        self._size = size
        self._kept: dict[str, tuple[float, T]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def put(self, key: str, value: T) -> None:
        self._kept.pop(key, None)
        self._kept[key] = (self._clock(), value)
        self.forget()

    def clear(self) -> None:
        self._kept.clear()

    def get(self, key: str) -> T | None:
        self.forget()
        return self._kept[key][1] if key in self._kept else None

    def forget(self) -> None:
        now = self._clock()
        size = 0
        for number, (key, (at, value)) in enumerate(reversed(list(self._kept.items())), 1):
            size += self._size(value)
            # The newest stays however large it is: it is what the person looks at.
            too_much = number > KEEP or (size > KEEP_BYTES and number > 1)
            if too_much or not 0 <= now - at < KEEP_S:
                del self._kept[key]


class Shelf:
    """Feeds that were found, by their addresses, and what was behind the addresses looked at.

    ``clock`` gives seconds, ``later`` calls a function after so many of them.
    """

    def __init__(self, clock: Callable[[], float], later: Later | None = None) -> None:
        self._later = later
        self._timer: Timer | None = None
        self._feeds: _Ageing[Found] = _Ageing(clock, lambda found: len(found.document.body))
        self._behind: _Ageing[tuple[str, ...]] = _Ageing(clock, len)
        self._pages: _Ageing[Page] = _Ageing(clock, lambda _: 0)
        self._slow: _Ageing[bool] = _Ageing(clock, lambda _: 0)

    def put(self, found: Found) -> None:
        """Keep a feed."""
        self._feeds.put(found.candidate.url, found)
        self._forget_later()

    def close(self) -> None:
        """Forget everything."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._feeds.clear()

    def _forget_later(self) -> None:
        """See to it that documents go though nobody looks again; the rest is small."""
        if self._timer is None:
            later = self._later or asyncio.get_running_loop().call_later
            self._timer = later(KEEP_S, self._forget)

    def _forget(self) -> None:
        self._timer = None
        self._feeds.forget()
        if len(self._feeds):
            self._forget_later()

    def feed(self, url: str) -> Found | None:
        """The feed at ``url``, while it is kept."""
        return self._feeds.get(url)

    def put_behind(self, url: str, feeds: Sequence[Found]) -> None:
        """Keep that these, and no others, are behind ``url``; they were ``put`` before."""
        self._behind.put(url, tuple(found.candidate.url for found in feeds))

    def behind(self, url: str) -> list[Found]:
        """All that is behind ``url``, best first; nothing unless every feed of it is kept."""
        kept = [self._feeds.get(each) for each in self._behind.get(url) or ()]
        feeds = [found for found in kept if found is not None]
        return feeds if len(feeds) == len(kept) else []

    def put_page(self, url: str, page: Page) -> None:
        """Keep what was at ``url`` where no feed was found."""
        self._pages.put(url, page)

    def page(self, url: str) -> Page | None:
        """What was at ``url``, while it is kept."""
        return self._pages.get(url)

    def put_slow(self, url: str) -> None:
        """Keep that ``url`` did not answer within the time of a look."""
        self._slow.put(url, True)

    def is_slow(self, url: str) -> bool:
        """Whether ``url`` was too slow for a look a while ago."""
        return self._slow.get(url) is not None
