"""What is told of the past weeks: how much came, and how polls went."""

from __future__ import annotations

from feedmon.frozen import frozen

#: So many weeks of a feed are counted, and each is so many seconds long.
WEEKS = 12
WEEK_S = 7 * 86_400


@frozen
class Weeks:
    """Articles of one feed in each of the last ``WEEKS`` weeks, the oldest first.

    ``known`` says of how many of them, counted from the newest, anything is known: the feed was
    followed then, or named articles of that time.
    """

    feed_id: int
    articles: tuple[int, ...]
    known: int

    @property
    def average(self) -> float:
        """Articles a week, as far back as is known."""
        return sum(self.articles) / self.known


@frozen
class PollCounts:
    """Polls of a day by what came of them; ``quiet`` are those that found nothing new."""

    news: int = 0
    quiet: int = 0
    failed: int = 0


@frozen
class History:
    """What came day by day: number by number for the days that were asked for.

    ``polls_since`` is the moment from which on the log has every poll. Of a feed it keeps a number
    of them only, so before that the polls of those that are asked often are missing.
    """

    articles: tuple[int, ...]
    polls: tuple[PollCounts, ...]
    polls_since: int | None = None
