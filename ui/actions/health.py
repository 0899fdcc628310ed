"""What is done with the feeds that are chosen in the health window, which makes the actions."""

from __future__ import annotations

from ui.actions.command import Command, Reach, Table
from ui.translation import mark

_FEED, _FEEDS = (
    mark("Choose a feed in Feed Health first."),
    mark("Choose feeds in Feed Health first."),
)


class HealthCommands(Table):
    """Keys mean here what they mean in the main window, for other feeds."""

    retry = Command(
        mark("Retry Now"),
        mark("Ask the chosen feeds for new articles now"),
        "refresh-cw",
        "F5",
        needs=_FEEDS,
    )
    pause = Command(
        mark("Pause"),
        mark("Ask the chosen feeds no longer, or again"),
        "pause",
        "Ctrl+Shift+P",
        needs=_FEEDS,
    )
    stop = Command(
        mark("Cancel Poll"),
        mark("End the polls of the chosen feeds; they are as due as they were"),
        "x",
        "Ctrl+.",
        needs=mark("Choose feeds that are asked now in the queue of Feed Health first."),
    )
    go = Command(
        mark("Go to Feed"),
        mark("Show the articles of the feed"),
        "newspaper",
        "Return",
        reach=Reach.VIEW,
        needs=_FEED,
    )
    edit = Command(
        mark("Properties…"),
        mark("Choose everything about the feed"),
        "settings-2",
        "Alt+Return",
        needs=_FEED,
    )
    load = Command(
        mark("Load Older Articles"),
        mark("Load what the feed keeps in its archive, what was missed first"),
        "download",
        "Ctrl+Shift+L",
        needs=mark("Choose a feed that names an archive in Feed Health first."),
    )
    merge = Command(
        mark("Merge Feeds…"),
        mark("Make one feed of the chosen ones, with the articles of all"),
        "merge",
        "Ctrl+Shift+G",
        needs=mark("Choose several feeds in Feed Health first."),
    )
    site = Command(
        mark("Open Site"),
        mark("Open the feed's site in the browser"),
        "globe",
        "Shift+B",
        needs=mark("Choose a feed that names its site in Feed Health first."),
    )
    copy_address = Command(
        mark("Copy Address"),
        mark("Copy the addresses of the feeds"),
        "copy",
        "Shift+C",
        needs=_FEEDS,
    )
    copy_details = Command(
        mark("Copy Details"),
        mark("Copy how the chosen feeds do, or what is shown, to pass it on"),
        "clipboard-list",
        "Ctrl+C",
        reach=Reach.VIEW,
        needs=_FEED,
    )
    unsubscribe = Command(
        mark("Unsubscribe"),
        mark("Follow the chosen feeds no longer"),
        "trash-2",
        "Del",
        reach=Reach.VIEW,
        needs=_FEEDS,
    )
    look_for = Command(
        mark("Find Feeds"), mark("Look for words in titles and addresses"), "search", "Ctrl+F"
    )
    show_feeds = Command(mark("Show Feeds"), mark("Show how every feed does"), "rss", "Ctrl+1")
    show_queue = Command(
        mark("Show Queue"),
        mark("Show what is asked now, and what waits"),
        "list-checks",
        "Ctrl+2",
    )
    show_past = Command(
        mark("Show History"),
        mark("Show what came day by day in the last weeks"),
        "activity",
        "Ctrl+3",
    )
    leave = Command(
        mark("Close Feed Health"),
        mark("Close this window"),
        "x",
        "Ctrl+W",
        needs=mark("Feed Health is not open."),
    )

    #: Can be carried out while the window is closed: it is opened for that.
    opening = frozenset({"look_for", "show_feeds", "show_queue", "show_past"})
