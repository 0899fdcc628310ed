"""What comes in the place of an answer and is no wall: the front of a site, errors for programs."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from feedmon.watch import marks

#: Of an error a program is told in so few values.
FEW_VALUES = 8
#: Statuses from here on say that something failed.
FAILED = 400


def is_front(before: str, now: str) -> bool:
    """Whether one is led to the front of a site in the place of a page: that one is gone."""
    was, is_ = urlsplit(before), urlsplit(now)
    if not was.path or (was.path, was.query) == (is_.path, is_.query) or is_.query:
        return False
    front = marks.FRONTS.fullmatch
    return not (front(was.path) and not was.query) and bool(not is_.path or front(is_.path))


def is_told_error(value: Any, before: str) -> bool:
    """Whether a program is told of an error: by little but that, where more was said before."""
    if not isinstance(value, dict) or not 0 < len(value) <= FEW_VALUES:
        return False
    named = {str(key).lower(): inner for key, inner in value.items()}
    if not named.keys() <= marks.ENVELOPE or re.search(r"^errors?\b", before, re.MULTILINE):
        return False
    code = next((named[name] for name in ("status", "statuscode", "code") if name in named), None)
    failed = isinstance(code, int) and not isinstance(code, bool) and code >= FAILED
    told = named.keys() & {"error", "errors", "error_code", "errormessage", "documentation_url"}
    return failed or any(named[name] for name in told) or named.get("success") is False
