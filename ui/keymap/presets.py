"""Keys that people have in their fingers from other programs, as each gives them out by itself.

``keys`` are that program's, for what feedmon does, too; an empty place takes the keys away of
something that would do another thing under the same fingers. ``moved`` is where feedmon's own
actions went whose keys are taken: it is nothing of that program. Where neither says anything,
feedmon's own keys hold, as far as they are free.

A comma within a key stands between keys pressed one after the other: "G, U".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from feedmon.frozen import frozen

Keys = Mapping[str, tuple[str, ...]]


@frozen
class Preset:
    """``title`` is a name, and the same in all languages."""

    id: str
    title: str
    keys: Keys = field(default_factory=dict)
    moved: Keys = field(default_factory=dict)


OWN = Preset("", "feedmon")

#: GlobalKeyboardShortcuts.plist and the main menu of 6.1 to 7.1 (its ⌘ is Ctrl here).
_NETNEWSWIRE = Preset(
    "netnewswire",
    "NetNewsWire",
    keys={
        "read_on": ("Space",),  # not for people
        "next_unread": ("N", "+", "Ctrl+/"),
        "previous_unread": ("-", "Shift+Up"),
        "mark_read": ("R", "U", "Ctrl+Shift+U"),
        "mark_all_read": ("K", "Ctrl+K"),
        "mark_below_read": ("O", "Ctrl+Shift+K"),
        "full_text": ("Ctrl+Shift+R",),
        "find_in_article": ("Ctrl+F",),
        "find_next": ("Ctrl+G",),
        "find_previous": ("Ctrl+Shift+G",),
        "star": ("S", "Ctrl+Shift+L"),
        "open_in_browser": ("B", "Return"),
        "next_feed": ("Z",),
        "previous_feed": ("A",),
        # Up and down alone go from article to article there.
        "next_article": (),
        "previous_article": (),
        "refresh": ("Ctrl+R",),
        "add_feed": ("Ctrl+N",),
        "new_folder": ("Ctrl+Shift+N",),
        "show_today": ("Ctrl+1",),
        "show_unread": ("Ctrl+2",),
        "show_starred": ("Ctrl+3",),
        "unsubscribe": ("Del", "Backspace"),  # not for people
        "feed_properties": ("Ctrl+I",),
        "show_window": ("Ctrl+0",),
        "preferences": ("Ctrl+,",),
        "undo": ("Ctrl+Z",),
        "redo": ("Ctrl+Shift+Z",),
        "close_window": ("Ctrl+W",),
        "quit": ("Ctrl+Q",),
    },
    moved={
        "show_all": ("Ctrl+4",),
        "command_palette": (":",),
        "search": ("Ctrl+Shift+F", "/"),
        "load_older": ("Ctrl+Shift+A",),
        "merge_feeds": ("Ctrl+Shift+X",),
        "starter_pack": ("Ctrl+Shift+Y",),
    },
)

#: formmain.ui of 5.1.
_RSS_GUARD = Preset(
    "rssguard",
    "RSS Guard",  # not for people
    keys={
        "next_article": ("W",),
        "previous_article": ("Q",),
        "next_feed": ("S",),
        "previous_feed": ("A",),
        "refresh": ("Ctrl+Shift+U",),
        "refresh_feed": ("Ctrl+U",),
        "show_sidebar": ("L",),
        "full_screen": ("F11",),
        "preferences": ("Ctrl+S",),
        "quit": ("Ctrl+Q",),
    },
    moved={"star": ("Shift+S",), "full_text": ("F",)},
)

#: createShortcut() in mainwindow.cpp of 0.19.4.
_QUITERSS = Preset(
    "quiterss",
    "QuiteRSS",
    keys={
        "next_article": ("Right",),  # not for people
        "previous_article": ("Left",),  # not for people
        "next_feed": ("Ctrl+Down",),
        "previous_feed": ("Ctrl+Up",),
        "open_in_browser": ("Space", "Ctrl+O"),  # not for people
        "refresh_feed": ("F5",),
        "refresh": ("Ctrl+F5",),
        "add_feed": ("Ctrl+N",),
        "new_folder": ("Ctrl+Shift+N",),
        "feed_properties": ("Ctrl+E",),
        "show_sidebar": ("Ctrl+D",),
        "full_screen": ("F11",),
        "search": ("Ctrl+F",),
        "larger_text": ("Ctrl++", "Ctrl+="),
        "smaller_text": ("Ctrl+-",),
        "usual_text": ("Ctrl+0",),
        "print_article": ("Ctrl+P",),
        "undo": ("Ctrl+Z",),
        "preferences": ("F8",),
        "close_window": ("Ctrl+W",),
        "quit": ("Ctrl+Q",),
    },
    moved={
        "read_on": ("E",),
        "edit_feeds": ("Ctrl+Shift+X",),
        "fetch_whole": ("Ctrl+Shift+F5",),
        "save_search": ("Ctrl+Shift+B",),
        "pause_hour": ("Ctrl+Shift+F7",),
    },
)

#: doc/keycmds.dsv of 2.44. Quit leaves a dialog there, and the program only from the first one.
_NEWSBOAT = Preset(
    "newsboat",
    "Newsboat",  # not for people
    keys={
        "next_article": ("Shift+J",),
        "previous_article": ("Shift+K",),
        "next_feed": ("J",),
        "previous_feed": ("K",),
        "next_unread": ("N",),
        "previous_unread": ("P",),
        "open_in_browser": ("O", "Shift+O", "Return"),
        "mark_read": ("Shift+N",),
        "mark_all_read": ("Shift+A",),
        "tags": ("Ctrl+E",),
        "refresh_feed": ("R",),
        "refresh": ("Shift+R",),
        "add_feed": ("Shift+E",),
        "hide_read": ("L",),
        "search": ("/",),
        "command_palette": (":", "Ctrl+K"),
        "shortcuts": ("?",),
        "close_window": ("Q",),
        "quit": ("Shift+Q",),
    },
    moved={"edit_feeds": ("Ctrl+Shift+X",), "open_comments": ("Y",)},
)

#: app.js of 2.2 and its page about keys. O and Enter open an article within it, which here is
#: done by going there.
_MINIFLUX = Preset(
    "miniflux",
    "Miniflux",  # not for people
    keys={
        "next_article": ("J", "N", "Right"),  # not for people
        "previous_article": ("K", "P", "Left"),  # not for people
        "open_in_browser": ("V", "Shift+V"),
        "mark_read": ("M",),
        "mark_all_read": ("Shift+A",),
        "star": ("F",),
        "full_text": ("D",),
        "open_comments": ("C", "Shift+C"),
        "refresh": ("Shift+R",),
        "add_feed": ("+",),
        "unsubscribe": ("#",),
        "search": ("/",),
        "show_unread": ("G, U",),
        "show_starred": ("G, B",),
        "preferences": ("G, S",),
        "shortcuts": ("?",),
    },
    moved={
        "next_unread": ("Shift+N",),
        "previous_unread": ("Shift+P",),
        "show_changes": ("E",),
        "copy_link": ("Y",),
        "copy_feed_address": ("Shift+Y",),
    },
)

#: In the order in which they are offered.
PRESETS = (OWN, _NETNEWSWIRE, _RSS_GUARD, _QUITERSS, _NEWSBOAT, _MINIFLUX)
