"""What is done with articles, and how one goes about among them."""

from __future__ import annotations

from ui.actions.command import NO_ARTICLE, Command, Reach, Table


class ArticleCommands(Table):
    """What is done with articles."""

    mark_read = Command(
        "Mark as &Read", "Mark the article as read or unread", "circle-check", "M", needs=NO_ARTICLE
    )
    star = Command(
        "&Star",
        "Star the article, or take its star away",
        "star",
        "S",
        checkable=True,
        fill="star",
        needs=NO_ARTICLE,
    )
    open_in_browser = Command(
        "Open in &Browser",
        "Open the article in the browser",
        "external-link",
        "B",
        "Return",
        needs=NO_ARTICLE,
    )
    show_changes = Command(
        "Show &Changes",
        "Show what was edited in the article",
        "pencil",
        "D",
        checkable=True,
        needs="This article was not edited since it arrived.",
    )
    full_text = Command(
        "&Full Text",
        "Show the whole article from its page, or what the feed has of it",
        "book-open",
        "W",
        checkable=True,
        needs="This article names no page.",
    )
    copy_link = Command(
        "Copy &Link", "Copy the address of the article", "copy", "C", needs=NO_ARTICLE
    )
    tags = Command(
        "&Tags…",
        "Put words on the article by which you find it again",
        "tag",
        "T",
        needs=NO_ARTICLE,
    )
    mark_all_read = Command(
        "Mark &All Read",
        "Mark every article of this list as read",
        "check-check",
        "Shift+A",
        needs="Nothing in this list is unread.",
    )


class GoingCommands(Table):
    """How one goes about."""

    next_unread = Command(
        "&Next Unread",
        "Go to the next unread article",
        "arrow-down",
        "N",
        needs="No feed is followed yet.",
    )
    previous_unread = Command(
        "&Previous Unread",
        "Go to the previous unread article",
        "arrow-up",
        "P",
        needs="No feed is followed yet.",
    )
    next_article = Command("Ne&xt Article", "Go to the next article", "chevron-down", "J")
    previous_article = Command("Previous A&rticle", "Go to the previous article", "chevron-up", "K")
    next_feed = Command(
        "Next &Feed",
        "Go to the next feed in the sidebar",
        "corner-right-down",
        "Shift+J",
        needs="No feed is followed yet.",
    )
    previous_feed = Command(
        "Previous Fee&d",
        "Go to the previous feed in the sidebar",
        "corner-right-up",
        "Shift+K",
        needs="No feed is followed yet.",
    )
    read_on = Command(
        "Read &On",
        "Scroll on, then go to the next unread article",
        "chevrons-down",
        "Space",
        reach=Reach.VIEW,
    )
    show_all = Command("&All Articles", "Show all articles", "newspaper", "Ctrl+1")
    show_today = Command("To&day", "Show the articles of today", "sun", "Ctrl+4")
    show_unread = Command("&Unread", "Show unread articles", "circle-dot", "Ctrl+2")
    show_starred = Command("&Starred", "Show starred articles", "star", "Ctrl+3")
