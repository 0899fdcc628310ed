"""A call of a publisher, and its answer."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Call:
    """A request as it came in; ``headers`` have lower-case names, the first of each counts.

    ``path`` is the last part of the path that was asked for: what stands before it is for the
    servers between the publisher and this one.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@frozen
class Answer:
    """What is answered; a body is plain text."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
