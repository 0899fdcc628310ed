"""What is done with the feeds that are chosen in the health window, which makes the actions."""

from __future__ import annotations

from ui.actions.command import Command, Reach, Table

_FEED, _FEEDS = "Choose a feed in Feed Health first.", "Choose feeds in Feed Health first."


class HealthCommands(Table):
    """Keys mean here what they mean in the main window, for other feeds."""

    retry = Command(
        "Retry Now", "Ask the chosen feeds for new articles now", "refresh-cw", "F5", needs=_FEEDS
    )
    pause = Command(
        "Pause",
        "Ask the chosen feeds no longer, or again",
        "pause",
        "Ctrl+Shift+P",
        needs=_FEEDS,
    )
    go = Command(
        "Go to Feed",
        "Show the articles of the feed",
        "newspaper",
        "Return",
        reach=Reach.VIEW,
        needs=_FEED,
    )
    edit = Command(
        "Properties…",
        "Choose everything about the feed",
        "settings-2",
        "Alt+Return",
        needs=_FEED,
    )
    load = Command(
        "Load Older Articles",
        "Load what the feed keeps in its archive, what was missed first",
        "download",
        "Ctrl+Shift+L",
        needs="Choose a feed that names an archive in Feed Health first.",
    )
    merge = Command(
        "Merge Feeds…",
        "Make one feed of the chosen ones, with the articles of all",
        "merge",
        "Ctrl+Shift+G",
        needs="Choose several feeds in Feed Health first.",
    )
    site = Command(
        "Open Site",
        "Open the feed's site in the browser",
        "globe",
        "Shift+B",
        needs="Choose a feed that names its site in Feed Health first.",
    )
    copy_address = Command(
        "Copy Address", "Copy the addresses of the feeds", "copy", "Shift+C", needs=_FEEDS
    )
    copy_details = Command(
        "Copy Details",
        "Copy how the feed does, to pass it on",
        "clipboard-list",
        "Ctrl+C",
        reach=Reach.VIEW,
        needs=_FEED,
    )
    unsubscribe = Command(
        "Unsubscribe",
        "Follow the chosen feeds no longer",
        "trash-2",
        "Del",
        reach=Reach.VIEW,
        needs=_FEEDS,
    )
    look_for = Command("Find Feeds", "Look for words in titles and addresses", "search", "Ctrl+F")
    leave = Command(
        "Close Feed Health", "Close this window", "x", "Ctrl+W", needs="Feed Health is not open."
    )

    #: Can be carried out while the window is closed: it is opened for that.
    opening = frozenset({"look_for"})
