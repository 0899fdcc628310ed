"""What the requests of a feed may call themselves where the person wants another name (F-5)."""

from __future__ import annotations

from feedmon.errors import BadUserAgent

#: Servers refuse header lines of some thousand characters, and nobody means so long a name.
LONGEST = 500


def read_user_agent(typed: str) -> str | None:
    """Read a name that a person typed; ``None``, if it is empty, for the program's own.

    What can be sent everywhere is printable ASCII (RFC 9110, 5.5): anything else, a line break
    above all, would be another header or no header at all. Raises BadUserAgent.
    """
    name = typed.strip(" \t")
    if not all(" " <= char <= "~" for char in name):
        raise BadUserAgent("characters")
    if len(name) > LONGEST:
        raise BadUserAgent("too-long")
    return name or None
