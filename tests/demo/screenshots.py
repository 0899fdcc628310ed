"""``make screenshots``: the window over the demo's feeds, light and dark, for the documentation.

Offscreen, in a second or two for each scheme; the articles are the same ones every time.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from feedmon import open_engine
from tests.demo.server import DemoServer
from tests.desktop import open_desk, run_offscreen

if TYPE_CHECKING:
    from ui.ending import Application

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SCHEMES = ("light", "dark")
#: Not asked for the picture, as they would be waited for.
SLOW = {"Answers never", "Answers after five seconds"}


async def photograph(application: Application, scheme: str, directory: Path) -> None:
    """Save the window with feeds, unread articles and one that is open."""
    async with DemoServer() as server:
        engine = await open_engine(directory)
        try:
            await engine.import_opml(server.opml())
            await engine.refresh(feed.id for feed in await engine.feeds() if feed.title not in SLOW)
            async with open_desk(application, engine, directory) as opened:
                window, actions = opened.window, opened.actions
                await asyncio.sleep(0.5)
                window.sidebar.expandAll()
                troubled = window.sidebar.model().rowCount() - 1
                window.sidebar.collapse(window.sidebar.model().index(troubled, 0))
                for _ in range(3):
                    actions.next_unread.trigger()
                    await asyncio.sleep(0.4)
                FOLDER.mkdir(exist_ok=True)
                window.grab().save(str(FOLDER / f"main-{scheme}.png"))
        finally:
            await engine.close()


def main() -> int:
    """Take a picture in each scheme, each in a process of its own."""
    if len(sys.argv) == 1:
        return max(
            subprocess.run([sys.executable, "-m", __spec__.name, scheme], check=False).returncode
            for scheme in SCHEMES
        )
    scheme = sys.argv[1]
    with tempfile.TemporaryDirectory() as directory:
        run_offscreen(
            lambda application: photograph(application, scheme, Path(directory)), scheme=scheme
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
