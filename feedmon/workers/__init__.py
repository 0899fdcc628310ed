"""Worker processes: computing happens where nobody waits for it and where it can break nothing.

What is asked for goes to a process of its own kind (small: neither Qt nor aiohttp is imported
there) and comes back done. Each task has a limit of time and of memory; one that breaks them ends
alone, with its process, and another process takes its place. Processes that have had nothing to do
for a while end; the next task starts one again.

No worker outlives its program: see ``feedmon/worker.py``, which is what runs in them.
"""

from feedmon.workers.pool import Workers

__all__ = ["Workers"]
