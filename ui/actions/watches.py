"""Watches: pages that have no feed."""

from __future__ import annotations

from ui.actions.command import Command, Table
from ui.translation import mark


class WatchCommands(Table):
    """What is done with pages that have no feed."""

    watch_page = Command(
        mark("Watch a We&b Page…"),
        mark("Be told of changes of a page that has no feed, or of a part of one"),
        "eye",
        "Ctrl+Shift+Y",
    )
    edit_watch = Command(
        mark("What &Is Watched…"),
        mark("Choose what of the selected page is watched, and what you are told"),
        "eye",
        "Alt+Shift+Return",
        needs=mark("Choose a watch first."),
    )
