"""What is done with feeds and folders."""

from __future__ import annotations

from ui.actions.command import NO_FEED, NO_FEED_OR_FOLDER, Command, Reach, Table
from ui.translation import mark


class FeedCommands(Table):
    """Feeds: asked, followed, changed, left."""

    refresh = Command(
        mark("&Refresh All"),
        mark("Ask all feeds for new articles"),
        "refresh-cw",
        "F5",
        needs=mark("No feed is followed yet, or a refresh runs already."),
    )
    cancel_refresh = Command(
        mark("&Cancel Refresh"),
        mark("Stop asking; what has come stays"),
        "x",
        "Ctrl+.",
        needs=mark("No refresh runs."),
    )
    refresh_feed = Command(
        mark("Refresh &This Feed"),
        mark("Ask the selected feed or folder for new articles"),
        "refresh-cw",
        "Shift+F5",
        needs=NO_FEED_OR_FOLDER,
    )
    add_feed = Command(mark("&Add Feed…"), mark("Follow a feed or a site"), "plus", "Ctrl+N")
    import_opml = Command(
        mark("&Import OPML…"),
        mark("Follow the feeds of another program's list"),
        "download",
        "Ctrl+Shift+O",
    )
    starter_pack = Command(
        mark("Follow a Starter Pac&k…"),
        mark("Choose from a few feeds to begin with"),
        "package-open",
        "Ctrl+Shift+K",
    )
    export_opml = Command(
        mark("&Export OPML…"),
        mark("Save the list of feeds for another program"),
        "upload",
        "Ctrl+Shift+S",
        needs=mark("No feed is followed yet."),
    )
    rename_feed = Command(
        mark("Re&name"),
        mark("Give the selected feed or folder a name of your own"),
        "pencil",
        "F2",
        needs=NO_FEED_OR_FOLDER,
    )
    feed_properties = Command(
        mark("&Feed Properties…"),
        mark("Choose everything about the selected feed or folder, and see what is known of it"),
        "settings-2",
        "Alt+Return",
        needs=NO_FEED_OR_FOLDER,
    )
    pause_feed = Command(
        mark("&Pause"),
        mark("Ask the selected feed no longer"),
        "pause",
        "Ctrl+Shift+P",
        checkable=True,
        needs=NO_FEED,
    )
    load_older = Command(
        mark("&Load Older Articles"),
        mark("Load what the selected feed keeps in its archive"),
        "download",
        "Ctrl+Shift+L",
        needs=mark("Choose a feed that names an archive first."),
    )
    fetch_whole = Command(
        mark("Fetch &Whole Feed Again…"),
        mark("Ask the selected feed for everything it has, even if nothing changed"),
        "refresh-cw",
        "Ctrl+F5",
        needs=NO_FEED,
    )
    pause_hour = Command(
        mark("Pause for an &Hour"), mark("Ask no feed by itself for an hour"), "pause", "F8"
    )
    pause_tomorrow = Command(
        mark("Pause until &Tomorrow"),
        mark("Ask no feed by itself until tomorrow morning"),
        "pause",
        "Shift+F8",
    )
    pause_polling = Command(
        mark("Pause &until Resumed"),
        mark("Ask no feed by itself until you resume"),
        "pause",
        "Ctrl+F8",
    )
    resume_polling = Command(
        mark("&Resume Polling"),
        mark("Ask the feeds again when they are due"),
        "play",
        "Ctrl+Shift+F8",
        needs=mark("Polling is not paused."),
    )
    open_site = Command(
        mark("Open &Site"),
        mark("Open the feed's site in the browser"),
        "globe",
        "Shift+B",
        needs=mark("Choose a feed that names its site first."),
    )
    copy_feed_address = Command(
        mark("&Copy Feed Address"),
        mark("Copy the address of the selected feed"),
        "copy",
        "Shift+C",
        needs=NO_FEED,
    )
    unsubscribe = Command(
        mark("&Unsubscribe"),
        mark("Follow the selected feeds no longer, or delete the selected folder"),
        "trash-2",
        "Del",
        reach=Reach.VIEW,
        needs=NO_FEED_OR_FOLDER,
    )


class TreeCommands(Table):
    """The order of feeds and folders, and several of them at once."""

    new_folder = Command(
        mark("New &Folder"),
        mark("Make a folder where the selected feed is"),
        "folder-plus",
        "Ctrl+Shift+N",
    )
    move_to = Command(
        mark("&Move To…"),
        mark("Put the selected feeds and folders into another folder"),
        "folder-input",
        "Ctrl+Shift+M",
        needs=NO_FEED_OR_FOLDER,
    )
    move_up = Command(
        mark("Move &Up"),
        mark("Put the selected feed or folder before the one above"),
        "move-up",
        "Alt+Up",
        reach=Reach.VIEW,
        needs=mark("Choose feeds or folders that have one above them."),
    )
    move_down = Command(
        mark("Move Do&wn"),
        mark("Put the selected feed or folder behind the one below"),
        "move-down",
        "Alt+Down",
        reach=Reach.VIEW,
        needs=mark("Choose feeds or folders that have one below them."),
    )
    edit_feeds = Command(
        mark("&Edit Feeds…"),
        mark("Choose at once how all selected feeds are treated"),
        "sliders-horizontal",
        "Ctrl+E",
        needs=NO_FEED,
    )
    merge_feeds = Command(
        mark("Mer&ge Feeds…"),
        mark("Make one feed of the selected ones, with the articles of all"),
        "merge",
        "Ctrl+Shift+G",
        needs=mark("Choose several feeds first."),
    )
    in_totals = Command(
        mark("Count in &Totals"),
        mark("Count the unread articles of the selected feeds everywhere, or beside them only"),
        "sigma",
        "Ctrl+Shift+T",
        checkable=True,
        needs=NO_FEED,
    )
    hide_read = Command(
        mark("&Hide Read Feeds"),
        mark("Show only feeds and folders with unread articles"),
        "eye-off",
        "Shift+H",
        checkable=True,
    )
