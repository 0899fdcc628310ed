"""How often one peer may call (X-9)."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Calls of one peer at once, and each second from then on. A hub may have a thousand of our feeds,
#: and behind a tunnel all hubs are one peer.
BURST, EACH_S = 200, 20.0
#: So many peers are remembered; beyond, those that called longest ago are strangers again.
REMEMBERED = 1_000


class Peers:
    """Counts the calls of each peer; ``clock`` gives seconds."""

    def __init__(
        self, clock: Callable[[], float], *, burst: int = BURST, each_s: float = EACH_S
    ) -> None:
        self._clock = clock
        self._burst, self._each_s = burst, each_s
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, peer: str) -> int:
        """Count a call; seconds that the peer has to wait before it may, mostly none."""
        now = self._clock()
        left, since = self._left.pop(peer, (float(self._burst), now))
        left = min(self._burst, left + max(now - since, 0.0) * self._each_s)
        allowed = left >= 1
        self._left[peer] = (left - 1 if allowed else left, now)
        while len(self._left) > REMEMBERED:
            self._left.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) / self._each_s)
