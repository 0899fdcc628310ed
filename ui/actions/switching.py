"""Coming from another reader, and leaving with everything."""

from __future__ import annotations

from ui.actions.command import Command, Table
from ui.translation import mark


class SwitchCommands(Table):
    """Data of other programs, and ours for others."""

    import_rssguard = Command(
        mark("Import from &RSS Guard…"),
        mark("Take over feeds, articles, stars and labels of RSS Guard"),
        "download",
        "Ctrl+F9",
    )
    import_quiterss = Command(
        mark("Import from &QuiteRSS…"),
        mark("Take over feeds, articles, stars and labels of QuiteRSS"),
        "download",
        "Ctrl+F10",
    )
    import_liferea = Command(
        mark("Import from &Liferea…"),
        mark("Take over feeds, articles and flags of Liferea"),
        "download",
        "Ctrl+F12",
    )
    import_articles = Command(
        mark("Import Exported &Articles…"),
        mark("Take over what was exported with articles and their state"),
        "download",
        "Shift+F9",
    )
    export_articles = Command(
        mark("Export Articles with S&tate (JSON)…"),
        mark("Save all feeds and articles with what you did to them"),
        "upload",
        "Ctrl+Shift+F9",
        needs=mark("No feed is followed yet."),
    )
