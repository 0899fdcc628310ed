"""What a person may set about the engine, with the values it has until they do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

#: The name under which the store lies in the data directory.
STORE_NAME = "feedmon.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """The engine's settings; intervals and time limits in seconds.

    ``interval_s`` is the rhythm of feeds without one of their own, ``in_flight`` how many
    requests may run at once over all hosts, ``fetch_s`` how long one may take, ``parse_s`` and
    ``parse_memory`` (bytes) what one document may cost a worker process. Of each feed the
    ``keep_newest`` articles are kept, and all that are starred or tagged.
    """

    interval_s: int = 3600
    in_flight: int = 32
    fetch_s: float = 60.0
    workers: int = 2
    parse_s: float = 30.0
    parse_memory: int = 1 << 30
    tick_s: float = 5.0
    keep_newest: int = 10_000


def data_directory(given: str | Path | None = None) -> Path:
    """The directory that holds the store: the given one, or the platform's own for feedmon."""
    if not given:
        return user_data_path("feedmon", appauthor=False)
    try:
        return Path(given).expanduser()
    except RuntimeError:  # no person of that name: then it is a folder's
        return Path(given)
