"""``make demo``: the program on a small lively web of its own, with a data directory of its own.

Server and program begin together and end together; nothing of them is left afterwards.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from feedmon import open_engine
from feedmon.settings import STORE_NAME
from feedmon.store import open_store
from tests.demo.server import DemoServer

#: How often the feeds that publish are due, in seconds. Publishers are asked far less often; these
#: live on this machine and nowhere else.
BEAT_S = 8.0


async def demo(arguments: list[str], directory: Path) -> int:
    """Serve and run the program until one of them ends; the program's exit status."""
    async with DemoServer() as server:
        lively = await _subscribe(server, directory)
        sys.stdout.write(
            f"The demo's feeds are at {server.page_url} (paste it into “Add feed”). "
            "Close the program or press Ctrl+C to end it.\n"
        )
        sys.stdout.flush()
        program = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "ui.preflight",
            *arguments,
            env=os.environ | {"FEEDMON_DATA_DIR": str(directory)},
        )
        beat = asyncio.create_task(_keep_due(directory, lively))
        try:
            return await program.wait()
        finally:
            beat.cancel()
            await asyncio.gather(beat, return_exceptions=True)
            await _end(program)


async def _subscribe(server: DemoServer, directory: Path) -> list[int]:
    """Import the demo's OPML; gives the ids of the feeds that publish."""
    engine = await open_engine(directory)
    try:
        report = await engine.import_opml(server.opml())
    finally:
        await engine.close()
    publishing = {server.url(feed) for feed in server.lively}
    return [feed.id for feed in report.added if feed.url in publishing]


async def _keep_due(directory: Path, feed_ids: list[int]) -> None:
    """Make the feeds due again and again: what is due is a column, whoever writes it."""
    store = await open_store(directory / STORE_NAME, clock=time.time)
    try:
        while True:
            await asyncio.sleep(BEAT_S)
            now = int(time.time())
            await store.set_poll_times(dict.fromkeys(feed_ids, (now, "own-interval")))
    finally:
        await store.close()


async def _end(program: asyncio.subprocess.Process) -> None:
    """See the program off. Ctrl+C has reached it too, so it gets a moment to end by itself."""
    for urge, patience_s in ((None, 3), (program.terminate, 15), (program.kill, None)):
        if urge is not None:
            urge()
        try:
            await asyncio.wait_for(program.wait(), patience_s)
        except TimeoutError:
            continue
        return


async def _until_told(arguments: list[str], directory: Path) -> int:
    running = asyncio.current_task()
    assert running is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    try:
        return await demo(arguments, directory)
    except asyncio.CancelledError:
        return 0


def main() -> int:
    """Run the demo in a directory that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="feedmon-demo-") as directory:
        return asyncio.run(_until_told(sys.argv[1:], Path(directory)))


if __name__ == "__main__":
    sys.exit(main())
