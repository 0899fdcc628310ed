"""What is done with the feeds that are chosen in the health window, which makes the actions."""

from __future__ import annotations

from ui.actions.command import Command, Reach, Table


class HealthCommands(Table):
    """Keys mean here what they mean in the main window, for other feeds."""

    retry = Command("Retry Now", "Ask the chosen feeds for new articles now", "refresh-cw", "F5")
    pause = Command("Pause", "Ask the chosen feeds no longer, or again", "pause", "Ctrl+Shift+P")
    go = Command(
        "Go to Feed", "Show the articles of the feed", "newspaper", "Return", reach=Reach.VIEW
    )
    edit = Command("Properties…", "Choose everything about the feed", "settings-2", "Alt+Return")
    site = Command("Open Site", "Open the feed's site in the browser", "globe", "Shift+B")
    copy_address = Command("Copy Address", "Copy the addresses of the feeds", "copy", "Shift+C")
    copy_details = Command(
        "Copy Details",
        "Copy how the feed does, to pass it on",
        "clipboard-list",
        "Ctrl+C",
        reach=Reach.VIEW,
    )
    unsubscribe = Command(
        "Unsubscribe", "Follow the chosen feeds no longer", "trash-2", "Del", reach=Reach.VIEW
    )
    look_for = Command("Find Feeds", "Look for words in titles and addresses", "search", "Ctrl+F")
    leave = Command("Close Feed Health", "Close this window", "x", "Ctrl+W")
