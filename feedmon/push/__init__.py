"""Push, as pure functions: what hubs are told, what they say, and what becomes of a subscription.

This file is the door of the room:

- ``lease``: a subscription from pending over verified and renewed to its end (W-3);
- ``signatures``: who a delivery is from (W-1, W-2);
- ``websub`` and ``rsscloud``: the requests of both protocols, and what their answers mean.

Nothing here waits, and the time is an argument.
"""

from __future__ import annotations

from feedmon.push.lease import (
    MOST_FAILURES,
    after_denial,
    after_failure,
    after_leaving,
    after_request,
    after_verification,
    begin,
    is_lapsed,
    lapse,
    overdue,
    put_off,
)
from feedmon.push.signatures import is_signed, new_path, new_secret
from feedmon.push.websub import Said, Saying, read_query, request_form

__all__ = [
    "MOST_FAILURES",
    "Said",
    "Saying",
    "after_denial",
    "after_failure",
    "after_leaving",
    "after_request",
    "after_verification",
    "begin",
    "is_lapsed",
    "is_signed",
    "lapse",
    "new_path",
    "new_secret",
    "overdue",
    "put_off",
    "read_query",
    "request_form",
]
