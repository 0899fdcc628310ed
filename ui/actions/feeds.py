"""What is done with feeds and folders."""

from __future__ import annotations

from ui.actions.command import NO_FEED, NO_FEED_OR_FOLDER, Command, Reach, Table


class FeedCommands(Table):
    """Feeds: asked, followed, changed, left."""

    refresh = Command(
        "&Refresh All",
        "Ask all feeds for new articles",
        "refresh-cw",
        "F5",
        needs="No feed is followed yet, or a refresh runs already.",
    )
    cancel_refresh = Command(
        "&Cancel Refresh",
        "Stop asking; what has come stays",
        "x",
        "Ctrl+.",
        needs="No refresh runs.",
    )
    refresh_feed = Command(
        "Refresh &This Feed",
        "Ask the selected feed or folder for new articles",
        "refresh-cw",
        "Shift+F5",
        needs=NO_FEED_OR_FOLDER,
    )
    add_feed = Command("&Add Feed…", "Follow a feed or a site", "plus", "Ctrl+N")
    import_opml = Command(
        "&Import OPML…", "Follow the feeds of another program's list", "download", "Ctrl+Shift+O"
    )
    starter_pack = Command(
        "Follow a Starter Pac&k…",
        "Choose from a few feeds to begin with",
        "package-open",
        "Ctrl+Shift+K",
    )
    export_opml = Command(
        "&Export OPML…",
        "Save the list of feeds for another program",
        "upload",
        "Ctrl+Shift+S",
        needs="No feed is followed yet.",
    )
    rename_feed = Command(
        "Re&name",
        "Give the selected feed or folder a name of your own",
        "pencil",
        "F2",
        needs=NO_FEED_OR_FOLDER,
    )
    feed_properties = Command(
        "&Feed Properties…",
        "Choose everything about the selected feed or folder, and see what is known of it",
        "settings-2",
        "Alt+Return",
        needs=NO_FEED_OR_FOLDER,
    )
    pause_feed = Command(
        "&Pause",
        "Ask the selected feed no longer",
        "pause",
        "Ctrl+Shift+P",
        checkable=True,
        needs=NO_FEED,
    )
    load_older = Command(
        "&Load Older Articles",
        "Load what the selected feed keeps in its archive",
        "download",
        "Ctrl+Shift+L",
        needs="Choose a feed that names an archive first.",
    )
    fetch_whole = Command(
        "Fetch &Whole Feed Again…",
        "Ask the selected feed for everything it has, even if nothing changed",
        "refresh-cw",
        "Ctrl+F5",
        needs=NO_FEED,
    )
    pause_hour = Command("Pause for an &Hour", "Ask no feed by itself for an hour", "pause", "F8")
    pause_tomorrow = Command(
        "Pause until &Tomorrow", "Ask no feed by itself until tomorrow morning", "pause", "Shift+F8"
    )
    pause_polling = Command(
        "Pause &until Resumed", "Ask no feed by itself until you resume", "pause", "Ctrl+F8"
    )
    resume_polling = Command(
        "&Resume Polling",
        "Ask the feeds again when they are due",
        "play",
        "Ctrl+Shift+F8",
        needs="Polling is not paused.",
    )
    open_site = Command(
        "Open &Site",
        "Open the feed's site in the browser",
        "globe",
        "Shift+B",
        needs="Choose a feed that names its site first.",
    )
    copy_feed_address = Command(
        "&Copy Feed Address",
        "Copy the address of the selected feed",
        "copy",
        "Shift+C",
        needs=NO_FEED,
    )
    unsubscribe = Command(
        "&Unsubscribe",
        "Follow the selected feeds no longer, or delete the selected folder",
        "trash-2",
        "Del",
        reach=Reach.VIEW,
        needs=NO_FEED_OR_FOLDER,
    )


class TreeCommands(Table):
    """The order of feeds and folders, and several of them at once."""

    new_folder = Command(
        "New &Folder", "Make a folder where the selected feed is", "folder-plus", "Ctrl+Shift+N"
    )
    move_to = Command(
        "&Move To…",
        "Put the selected feeds and folders into another folder",
        "folder-input",
        "Ctrl+Shift+M",
        needs=NO_FEED_OR_FOLDER,
    )
    move_up = Command(
        "Move &Up",
        "Put the selected feed or folder before the one above",
        "move-up",
        "Alt+Up",
        reach=Reach.VIEW,
        needs="Choose feeds or folders that have one above them.",
    )
    move_down = Command(
        "Move Do&wn",
        "Put the selected feed or folder behind the one below",
        "move-down",
        "Alt+Down",
        reach=Reach.VIEW,
        needs="Choose feeds or folders that have one below them.",
    )
    edit_feeds = Command(
        "&Edit Feeds…",
        "Choose at once how all selected feeds are treated",
        "sliders-horizontal",
        "Ctrl+E",
        needs=NO_FEED,
    )
    merge_feeds = Command(
        "Mer&ge Feeds…",
        "Make one feed of the selected ones, with the articles of all",
        "merge",
        "Ctrl+Shift+G",
        needs="Choose several feeds first.",
    )
    in_totals = Command(
        "Count in &Totals",
        "Count the unread articles of the selected feeds everywhere, or beside them only",
        "sigma",
        "Ctrl+Shift+T",
        checkable=True,
        needs=NO_FEED,
    )
    hide_read = Command(
        "&Hide Read Feeds",
        "Show only feeds and folders with unread articles",
        "eye-off",
        "Shift+H",
        checkable=True,
    )
