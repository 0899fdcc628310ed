"""rssCloud: a server that tells that there is news, and not which (W-8).

See RSS 2.0, ``<cloud>``, and the walkthrough of rsscloud.org. A registration holds for 25 hours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedmon.model import Push

#: Seconds that a registration holds, and after which it is made again: "renew daily".
LEASE_S, RENEW_S = 25 * 3_600, 23 * 3_600


def register_form(push: Push) -> tuple[tuple[str, str], ...]:
    """Write the form of ``pleaseNotify``.

    With a domain the server asks it back by a GET with a challenge, instead of believing that
    whoever asks may be called.
    """
    parts = urlsplit(push.callback)
    secure = parts.scheme == "https"
    return (
        ("notifyProcedure", ""),
        ("protocol", "https-post" if secure else "http-post"),
        ("domain", parts.hostname or ""),
        ("port", str(parts.port or (443 if secure else 80))),
        ("path", parts.path),
        ("url1", push.topic),
    )


def is_refused(answer: bytes) -> bool:
    """Whether the server's answer says no: it does so with a status of 200, too."""
    said = answer[:4_096].lower()
    return b'success="false"' in said or b"success='false'" in said or b'"success":false' in said


def read_challenge(push: Push, query: Mapping[str, str]) -> str | None:
    """What a server wants to hear that asks back whether it may call; ``None``: nothing."""
    challenge = query.get("challenge", "")
    wanted = query.get("url") == push.topic and push.asked_at is not None
    return challenge[:4_096] if wanted and challenge else None
