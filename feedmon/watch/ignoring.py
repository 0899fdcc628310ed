"""What a person wants to be passed over: counters, times, names, by regular expressions.

Patterns come from people, and from lists of strangers: they are looked for with a limit of time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from feedmon.errors import BadWatch
from feedmon.watch import words

if TYPE_CHECKING:
    from collections.abc import Callable

#: Seconds for all patterns together.
LIMIT_S = 2.0


def remover(patterns: tuple[str, ...]) -> Callable[[str], str]:
    """Return a function that takes out of a text what any of the patterns finds.

    In any case, ``^`` and ``$`` at lines. Raises BadWatch, and so does the function where it takes
    too long.
    """
    if not patterns:
        return lambda text: text
    import regex  # noqa: PLC0415 - only where there is something to be ignored

    try:
        compiled = [regex.compile(each, regex.MULTILINE | regex.IGNORECASE) for each in patterns]
    except (regex.error, RecursionError, OverflowError) as error:
        raise BadWatch("pattern") from error
    until = time.monotonic() + LIMIT_S

    def remove(text: str) -> str:
        for pattern in compiled:
            try:
                text = pattern.sub("", text, timeout=max(until - time.monotonic(), 0.001))
            except TimeoutError as error:
                raise BadWatch("slow-pattern") from error
        return words.tidy(text)

    return remove
