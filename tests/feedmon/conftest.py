"""Fixtures that the tests of the engine share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.feedmon.clock import Clock
from tests.httpserver import HttpServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def server() -> AsyncIterator[HttpServer]:
    """A server of this test's own on 127.0.0.1."""
    async with HttpServer() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    """The clock of this test's engines."""
    return Clock()
