"""How long a feed is silent, and how long it was before: what is longer than it ever is (pure).

Silence ends where the feed was asked last: what nobody looked at, since the computer was off or
the feed does not answer, is no silence.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from feedmon.model import KnownSilence

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = 86_400
#: So many of the newest articles say how long a feed is silent at times.
TIMES = 250
#: Fewer pauses than this say nothing of what is usual.
LEAST_PAUSES = 6
#: Articles within this came together; there is no silence between them.
TOGETHER_S = 30 * 60
#: A silence is longer than ever when it is so much longer than the longest one, and at least so
#: long: a site that publishes by the hour may have a quiet Sunday.
MARGIN, FLOOR_S = 1.5, 2 * _DAY


def known_silence(times: Sequence[int], until: int) -> KnownSilence | None:
    """What the places in time of a feed's articles say, up to when it was asked last.

    ``None`` for a feed without articles.
    """
    past = sorted(at for at in times if at <= until)
    if not past:
        return None
    pauses = [later - before for before, later in pairwise(past) if later - before >= TOGETHER_S]
    if len(pauses) < LEAST_PAUSES:
        return KnownSilence(past[-1], until)
    longest = max(pauses)
    return KnownSilence(past[-1], until, longest, max(FLOOR_S, round(MARGIN * longest)))
