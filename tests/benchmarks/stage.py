"""The program itself, started by its own front door, with a scene played in it.

All that a start builds is built as for a person; only the clock, the network (loopback plays the
internet) and the engine's settings are given, and what is said to be shown on the desktop goes
nowhere. A precise timer on the window's loop notes how late it comes; what is asked from outside
goes to the same window meanwhile.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from feedmon.network import NetworkPolicy
from tests.benchmarks.library import NOW
from tests.benchmarks.measure import Clock, Moments, expect, spanned

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from feedmon import Engine
    from feedmon.settings import Settings
    from tests.benchmarks.hands import Hands
    from tests.benchmarks.heart import Pulse
    from tests.benchmarks.measure import Span
    from tests.desktop import Opened
    from ui.actions import Actions
    from ui.ending import Application
    from ui.views.main_window import MainWindow

#: Loopback plays the internet: each address counts as a public host, with its pause.
PUBLIC_LOOPBACK = NetworkPolicy(public=["127.0.0.0/8"])
#: Opening the window is not what is measured: so long it is left alone then.
SETTLE_S = 1.5


@dataclass
class Scene:
    """The window, the engine below it, and what has been measured so far."""

    opened: Opened
    engine: Engine
    clock: Clock
    hands: Hands
    pulse: Pulse
    spans: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    @asynccontextmanager
    async def span(self, name: str, *, afterwards_s: float = 0.1) -> AsyncIterator[Span]:
        """Measure what is done inside; how the window answers, a moment longer."""
        self.pulse.begin()
        async with spanned() as span:
            yield span
        await asyncio.sleep(afterwards_s)
        inside = Moments.of(self.pulse.end())
        self.spans.setdefault(name, []).append(
            asdict(span)
            | {"inside": asdict(inside) if inside else None, "watched_until": time.monotonic()}
        )


def play(
    directory: Path,
    scene: Callable[[Scene], Awaitable[None]],
    *,
    settings: Settings,
    later_s: float = 0.0,
) -> dict[str, Any]:
    """Start the program over ``directory``, play the scene once it monitors, and quit.

    ``later_s``: where it has run before, its time shall not go back.
    """
    # Here, so that the other subjects are measured without Qt in memory.
    from tests.benchmarks.hands import Hands
    from tests.benchmarks.heart import Pulse
    from tests.desktop import Opened
    from ui.desk import Desk

    clock = Clock(NOW + later_s)
    played: list[Scene] = []
    errors: list[BaseException] = []
    given: dict[str, Any] = {}
    really_begin, really_wake = Desk.__init__, Desk.wake

    def begin(
        desk: Desk, application: Application, window: MainWindow, actions: Actions, **more: Any
    ) -> None:
        really_begin(desk, application, window, actions, **more)
        given.update(more, window=window, actions=actions)

    async def wake(desk: Desk) -> None:
        await really_wake(desk)
        opened = Opened(given["window"], given["actions"], given["tasks"])
        playing = Scene(opened, given["engine"], clock, Hands(opened), Pulse())
        try:
            opened.window.activateWindow()  # on a screen without a window manager nobody else does
            await playing.hands.until(opened.window.isActiveWindow, "the focus")
            await scene(playing)
            played.append(playing)
        except Exception as error:  # noqa: BLE001 - it is raised once everything is closed
            errors.append(error)
        finally:
            opened.actions.quit.trigger()

    with patch.object(Desk, "__init__", begin), patch.object(Desk, "wake", wake):
        run_program(directory, clock=clock, settings=settings)
    if errors:
        raise errors[0]
    expect(bool(played), "the program ended before the scene was over")
    return {"spans": played[0].spans, "facts": played[0].facts}


def run_program(directory: Path, *, clock: Callable[[], float], settings: Settings) -> None:
    """Run the program from its start to its end."""
    import ui.app
    from feedmon import open_engine as really_open

    async def open_engine(*where: Any, **more: Any) -> Engine:
        return await really_open(
            *where, **more, clock=clock, network_policy=PUBLIC_LOOPBACK, settings=settings
        )

    with patch.object(ui.app, "open_engine", open_engine):
        status = ui.app.run(["--data-dir", str(directory)])
    expect(status == 0, f"the program ended with status {status}")
