"""What nearly every part of the window works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedmon.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

    from feedmon import Engine
    from ui.actions import Actions
    from ui.keymap import Keymap
    from ui.models.sidebar import SidebarModel
    from ui.settings import UiSettings
    from ui.tasks import Tasks
    from ui.undo import UndoStack
    from ui.views.feed_icons import Icons
    from ui.views.sidebar import Sidebar
    from ui.views.status import StatusLine


@frozen
class Kit:
    """Given as one, since they go together: whom to ask, what is on show, where to say it."""

    engine: Engine
    tasks: Tasks
    undo: UndoStack
    actions: Actions
    settings: UiSettings
    keymap: Keymap
    feeds: SidebarModel
    sidebar: Sidebar
    status: StatusLine
    icons: Icons
    now: Callable[[], float]
    open_url: Callable[[QUrl], object]
