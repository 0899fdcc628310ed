"""One feed, from claimed to stored and told.

Read it from the top, like a pipe::

    feed_id | its host's slot | claim | fetch | parse in a worker | decide and store | tell

A poll is given an id, reads the feed's row itself and may be done twice without harm. Whatever
ends it early (a cancel, a kill, a lost lease) leaves a claim that is released or runs out.
"""

from __future__ import annotations

from feedmon.poll.delivering import Deliverer
from feedmon.poll.outcomes import Dropped, Failed, Outcome, Polled
from feedmon.poll.poller import Poller

__all__ = ["Deliverer", "Dropped", "Failed", "Outcome", "Polled", "Poller"]
