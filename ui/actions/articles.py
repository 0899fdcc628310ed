"""What is done with articles, and how one goes about among them."""

from __future__ import annotations

from ui.actions.command import NO_ARTICLE, Command, Reach, Table
from ui.translation import mark


class ArticleCommands(Table):
    """What is done with articles."""

    mark_read = Command(
        mark("Mark as &Read"),
        mark("Mark the article as read or unread"),
        "circle-check",
        "M",
        needs=NO_ARTICLE,
    )
    star = Command(
        mark("&Star"),
        mark("Star the article, or take its star away"),
        "star",
        "S",
        checkable=True,
        fill="star",
        needs=NO_ARTICLE,
    )
    open_in_browser = Command(
        mark("Open in &Browser"),
        mark("Open the article in the browser"),
        "external-link",
        "B",
        "Return",
        needs=NO_ARTICLE,
    )
    show_changes = Command(
        mark("Show &Changes"),
        mark("Show what was edited in the article"),
        "pencil",
        "D",
        checkable=True,
        needs=mark("This article was not edited since it arrived."),
    )
    full_text = Command(
        mark("&Full Text"),
        mark("Show the whole article from its page, or what the feed has of it"),
        "book-open",
        "W",
        checkable=True,
        needs=mark("This article names no page."),
    )
    copy_link = Command(
        mark("Copy &Link"), mark("Copy the address of the article"), "copy", "C", needs=NO_ARTICLE
    )
    tags = Command(
        mark("&Tags…"),
        mark("Put words on the article by which you find it again"),
        "tag",
        "T",
        needs=NO_ARTICLE,
    )
    manage_tags = Command(
        mark("Mana&ge Tags…"),
        mark("Rename tags, join them, or take them off all articles"),
        "tag",
        "Shift+T",
    )
    mark_all_read = Command(
        mark("Mark &All as Read"),
        mark("Mark every article of this list as read"),
        "check-check",
        "Shift+A",
        needs=mark("Nothing in this list is unread."),
    )


class GoingCommands(Table):
    """How one goes about."""

    next_unread = Command(
        mark("&Next Unread"),
        mark("Go to the next unread article"),
        "arrow-down",
        "N",
        needs=mark("No feed is followed yet."),
    )
    previous_unread = Command(
        mark("&Previous Unread"),
        mark("Go to the previous unread article"),
        "arrow-up",
        "P",
        needs=mark("No feed is followed yet."),
    )
    next_article = Command(
        mark("Ne&xt Article"), mark("Go to the next article"), "chevron-down", "J"
    )
    previous_article = Command(
        mark("Previous A&rticle"), mark("Go to the previous article"), "chevron-up", "K"
    )
    next_feed = Command(
        mark("Next &Feed"),
        mark("Go to the next feed in the sidebar"),
        "corner-right-down",
        "Shift+J",
        needs=mark("No feed is followed yet."),
    )
    previous_feed = Command(
        mark("Previous Fee&d"),
        mark("Go to the previous feed in the sidebar"),
        "corner-right-up",
        "Shift+K",
        needs=mark("No feed is followed yet."),
    )
    read_on = Command(
        mark("Read &On"),
        mark("Scroll on, then go to the next unread article"),
        "chevrons-down",
        "Space",
        reach=Reach.VIEW,
    )
    show_all = Command(mark("&All Articles"), mark("Show all articles"), "newspaper", "Ctrl+1")
    show_today = Command(mark("To&day"), mark("Show the articles of today"), "sun", "Ctrl+4")
    show_unread = Command(mark("&Unread"), mark("Show unread articles"), "circle-dot", "Ctrl+2")
    show_starred = Command(mark("&Starred"), mark("Show starred articles"), "star", "Ctrl+3")
    show_alerts = Command(
        mark("Al&erts"), mark("Show the articles of which rules told you"), "bell", "Ctrl+B"
    )
