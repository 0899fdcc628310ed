"""On which ports processes wait for others, as Linux tells it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A socket of TCP that listens, and one of UDP that takes from anybody.
_LISTENS = {"tcp": "0A", "tcp6": "0A", "udp": "07", "udp6": "07"}


def open_ports(pids: Iterable[int]) -> list[tuple[str, int]]:
    """Protocol and number of each port on which one of these processes waits for others."""
    found = []
    for pid in pids:
        inodes = _sockets(pid)
        for name, listens in _LISTENS.items():
            table = Path(f"/proc/{pid}/net/{name}")
            if not table.exists():  # of a machine without IPv6
                continue
            for line in table.read_text("ascii").splitlines()[1:]:
                _, local, _, state, *rest = line.split()
                if state == listens and rest[5] in inodes:
                    found.append((name, int(local.rpartition(":")[2], 16)))
    return found


def _sockets(pid: int) -> set[str]:
    links = [each.readlink() for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()]
    matches = [re.fullmatch(r"socket:\[(\d+)\]", str(link)) for link in links]
    return {match[1] for match in matches if match}
