"""All words for people: ages, counts, what failed and why, how a refresh goes.

The engine speaks in codes and numbers; here they become sentences. Nothing here knows a widget.
"""

from ui.text.caring import (
    DAMAGED,
    backup_line,
    backup_made,
    backup_offered,
    care_note,
    care_trouble,
    day,
    restore_offer,
    restore_question,
    restored,
    restoring,
)
from ui.text.failures import error_sentence, problem
from ui.text.finding import facts, following, host, what_came_back
from ui.text.health import (
    answer,
    courtesy,
    feed_details,
    last_answer,
    milliseconds,
    next_step,
    poll_outcome,
    state_word,
)
from ui.text.lines import one_line
from ui.text.numbers import count, duration, plural, size
from ui.text.older import loading_older, moved, older_loaded
from ui.text.pausing import polling_paused
from ui.text.refreshing import (
    due_then,
    left_out,
    next_poll,
    next_poll_reason,
    next_poll_time,
    not_asked,
    refresh_done,
    refresh_parts,
    refresh_progress,
    state,
)
from ui.text.times import age, clock_time, moment, original_date
from ui.text.tooltips import as_plain, paragraphs
from ui.text.tray import failing_feeds, headline, next_check, unread_articles
from ui.text.versions import (
    changes,
    edited,
    identity,
    identity_changed,
    number_of_changes,
    version_name,
    why_identity,
)
from ui.text.warnings import warnings

__all__ = [
    "DAMAGED",
    "age",
    "answer",
    "as_plain",
    "backup_line",
    "backup_made",
    "backup_offered",
    "care_note",
    "care_trouble",
    "changes",
    "clock_time",
    "count",
    "courtesy",
    "day",
    "due_then",
    "duration",
    "edited",
    "error_sentence",
    "facts",
    "failing_feeds",
    "feed_details",
    "following",
    "headline",
    "host",
    "identity",
    "identity_changed",
    "last_answer",
    "left_out",
    "loading_older",
    "milliseconds",
    "moment",
    "moved",
    "next_check",
    "next_poll",
    "next_poll_reason",
    "next_poll_time",
    "next_step",
    "not_asked",
    "number_of_changes",
    "older_loaded",
    "one_line",
    "original_date",
    "paragraphs",
    "plural",
    "poll_outcome",
    "polling_paused",
    "problem",
    "refresh_done",
    "refresh_parts",
    "refresh_progress",
    "restore_offer",
    "restore_question",
    "restored",
    "restoring",
    "size",
    "state",
    "state_word",
    "unread_articles",
    "version_name",
    "warnings",
    "what_came_back",
    "why_identity",
]
