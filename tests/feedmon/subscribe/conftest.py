"""An engine to look with, and pages to look at."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from feedmon import open_engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from feedmon import Engine
    from tests.httpserver import HttpServer

RSS = "application/rss+xml"


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    """An engine that takes this machine for what it is: private."""
    opened = await open_engine(tmp_path, random=Random(1))
    yield opened
    await opened.close()


@pytest.fixture
def page(server: HttpServer) -> Callable[..., str]:
    """Serve a page whose head names these feeds; gives its address."""

    def serve(*feeds: str, path: str = "/", body: str = "") -> str:
        links = "".join(f'<link rel="alternate" type="{RSS}" href="{feed}">' for feed in feeds)
        html = f"<html><head>{links}</head><body>{body}</body></html>"
        return server.put(path, html.encode(), content_type="text/html")

    return serve
