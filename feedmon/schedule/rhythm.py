"""How long a feed can be left alone, judged by when it published before (S-1).

What was published is taken for a process whose rate depends on the hour of the day and the day of
the week. The next poll is when a small fraction of an article is expected to be waiting: a busy
feed is asked often during its busy hours, a quiet one seldom, and one that fell silent less and
less. The numbers were chosen by replaying recorded histories (docs/decisions/0019-schedule.md).
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from feedmon.frozen import frozen
from feedmon.schedule.due import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

#: So many of the newest publication times are looked at, and of those so many last gaps.
HISTORY, GAPS = 60, 10
#: A poll is due when so much of an article is expected.
EXPECTED = 0.06
#: For so long after articles may have been missed, a feed is asked as if it published this much
#: more often.
GAP_LASTS_S, GAP_FACTOR = 7 * DAY, 4.0
#: What counts as one act of publishing: articles that come together are found together.
TOGETHER_S = 30 * MINUTE
#: The rate of the last gaps is believed up to so many times that of the whole history.
BURST = 4.0
#: A feed that is silent for so many of its usual gaps slows down with its silence.
SILENCE = 3.0
#: A feed of which nothing is known is taken to publish once a day.
UNKNOWN_RATE = 1 / DAY
#: How much every hour and every weekday is believed to see before it was watched.
HOUR_PRIOR, DAY_PRIOR = 1.0, 5.0
STEP_S = 15 * MINUTE
_MONDAY = 3  # the first day of Unix time was a Thursday


@frozen
class Rhythmic:
    """A rate (per second) and its shares: how much more than the mean an hour or a day sees."""

    rate: float
    hours: tuple[float, ...] = (1.0,) * 24
    days: tuple[float, ...] = (1.0,) * 7

    def at(self, moment: float) -> float:
        """The rate at a moment (Unix seconds; hours and days are those of UTC)."""
        day, rest = divmod(moment, DAY)
        return self.rate * self.hours[int(rest // HOUR)] * self.days[int(day + _MONDAY) % 7]


def rhythm_of(history: Sequence[int], now: float) -> Rhythmic:
    """What the publication times (Unix seconds, oldest first) say of a feed.

    Times after ``now`` say nothing: nobody has published there yet.
    """
    times = _acts([at for at in history if at <= now][-HISTORY:])
    silence = now - times[-1] if times else 0.0
    if len(times) < 2:
        return Rhythmic(_calmed(UNKNOWN_RATE, silence))
    gaps = [later - earlier for earlier, later in pairwise(times)]
    overall = len(gaps) / (times[-1] - times[0])
    rate = min(BURST * overall, 1 / median(gaps[-GAPS:]))
    hours, days = [HOUR_PRIOR] * 24, [DAY_PRIOR] * 7
    for at in times:
        hours[at % DAY // HOUR] += 1
        days[(at // DAY + _MONDAY) % 7] += 1
    return Rhythmic(_calmed(rate, silence), _shares(hours), _shares(days))


def expected_wait(
    history: Sequence[int], now: float, *, ceiling_s: int, missed_at: int | None = None
) -> int:
    """Seconds until an article may be expected to wait, at most ``ceiling_s``."""
    rhythm = rhythm_of(history, now)
    recent = missed_at is not None and now - missed_at < GAP_LASTS_S
    wanted = EXPECTED / GAP_FACTOR if recent else EXPECTED
    expected, waited = 0.0, 0
    while waited < ceiling_s and expected < wanted:
        expected += rhythm.at(now + waited) * STEP_S
        waited += STEP_S
    return min(waited, ceiling_s)


def _acts(times: Sequence[int]) -> list[int]:
    """Leave out what was published together with what came before it."""
    acts: list[int] = []
    for at in times:
        if not acts or at - acts[-1] >= TOGETHER_S:
            acts.append(at)
    return acts


def _calmed(rate: float, silence: float) -> float:
    return SILENCE / silence if silence * rate > SILENCE else rate


def _shares(counts: Sequence[float]) -> tuple[float, ...]:
    mean = sum(counts) / len(counts)
    return tuple(count / mean for count in counts)
