"""How the list of articles is sorted, filtered and grouped, and what is done with parts of it."""

from __future__ import annotations

from ui.actions.command import NO_ARTICLE, Command, Table
from ui.translation import mark


class ListCommands(Table):
    """The list as a whole."""

    sort_newest = Command(
        mark("&Newest First"),
        mark("Sort this list by age, the newest article first"),
        "calendar-arrow-down",
        "Ctrl+5",
        checkable=True,
    )
    sort_oldest = Command(
        mark("&Oldest First"),
        mark("Sort this list by age, the oldest article first"),
        "calendar-arrow-up",
        "Ctrl+6",
        checkable=True,
    )
    sort_feed = Command(
        mark("By &Feed"),
        mark("Sort this list by the titles of the feeds, each from its newest article on"),
        "rss",
        "Ctrl+7",
        checkable=True,
    )
    sort_unread = Command(
        mark("&Unread First"),
        mark("Show unread articles before those that are read"),
        "list-checks",
        "Ctrl+8",
        checkable=True,
    )
    sort_best = Command(
        mark("&Best Match"),
        mark("Sort what a search finds by how well it answers, the best of it first"),
        "text-search",
        "Alt+5",
        checkable=True,
        needs=mark("Search for something first."),
    )
    group_articles = Command(
        mark("&Group Articles"),
        mark("Put headings between days, or between feeds where the list is sorted by feed"),
        "list-tree",
        "Ctrl+9",
        checkable=True,
    )
    here_all = Command(
        mark("Everything &Here"),
        mark("List all articles of this place"),
        "newspaper",
        "Alt+1",
        checkable=True,
    )
    here_unread = Command(
        mark("Only Un&read"),
        mark("List only the unread articles of this place"),
        "circle-dot",
        "Alt+2",
        checkable=True,
    )
    here_starred = Command(
        mark("Only &Starred"),
        mark("List only the starred articles of this place"),
        "star",
        "Alt+3",
        checkable=True,
    )
    mark_above_read = Command(
        mark("Mark Ab&ove as Read"),
        mark("Mark every article above this one as read"),
        "arrow-up-to-line",
        "Shift+U",
        needs=NO_ARTICLE,
    )
    mark_below_read = Command(
        mark("Mark Belo&w as Read"),
        mark("Mark every article below this one as read, as far as the list goes"),
        "arrow-down-to-line",
        "Shift+D",
        needs=NO_ARTICLE,
    )
