"""One furnished window in which every screen can be opened."""

from __future__ import annotations

import pytest

from tests.ui.access.stage import Stage, engine
from tests.ui.views.conftest import dressed, light, open_window
from ui.troubles import Facts, Mask
from ui.views.helping import Helping
from ui.views.preferences import Preferring

__all__ = ["dressed", "light", "open_window"]


@pytest.fixture
def set_stage(open_window, tasks, until, tmp_path):
    """``await set_stage()``: the window with what the desk adds to it: preferences, keys, help."""

    async def make():
        made = engine()
        desk = await open_window(made, size=(1200, 800))
        Preferring(
            desk.window,
            made,
            tasks,
            desk.actions,
            undo=desk.window.undo,
            rekeying=desk.window.rekeying,
            preferences=desk.window.preferences,
            autostart=None,
            open_url=lambda _url: True,
        )
        Helping(
            desk.window,
            made,
            tasks,
            actions=desk.actions,
            rekeying=desk.window.rekeying,
            status=desk.window.status,
            facts=lambda: Facts.gather("3.45.1"),
            mask=lambda: Mask(home=str(tmp_path)),
            log_file=tmp_path / "feedmon.log",
        )
        return Stage(desk, until, tmp_path)

    return make


@pytest.fixture
async def stage(set_stage):
    """One such window."""
    return await set_stage()
