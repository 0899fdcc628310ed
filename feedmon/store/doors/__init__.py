"""``Store``: every method runs one plain function on one of two threads; by subject."""

from __future__ import annotations

from feedmon.store.doors.alerting import Alerting
from feedmon.store.doors.archives import Archives
from feedmon.store.doors.caring import Caring
from feedmon.store.doors.delivering import Delivering
from feedmon.store.doors.full_texts import FullTexts
from feedmon.store.doors.history import History
from feedmon.store.doors.icons import Icons
from feedmon.store.doors.images import Images
from feedmon.store.doors.keeping import Keeping
from feedmon.store.doors.organising import Organising
from feedmon.store.doors.polling import Polling
from feedmon.store.doors.push import Pushing
from feedmon.store.doors.reading import Reading
from feedmon.store.doors.searches import Searches
from feedmon.store.doors.subscriptions import Subscriptions
from feedmon.store.doors.switching import Switching
from feedmon.store.doors.vigil import Vigilance
from feedmon.store.doors.watches import Watches
from feedmon.store.doors.whole import Whole


class Store(
    Subscriptions,
    Watches,
    Organising,
    Polling,
    History,
    Archives,
    Icons,
    Images,
    Reading,
    FullTexts,
    Searches,
    Alerting,
    Vigilance,
    Delivering,
    Pushing,
    Switching,
    Keeping,
    Caring,
    Whole,
):
    """All that is kept: feeds, folders, entries and what the person did. See ``open_store``."""
