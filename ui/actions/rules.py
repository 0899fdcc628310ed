"""Rules: their window, and the ways to a new one."""

from __future__ import annotations

from ui.actions.command import NO_ARTICLE, NO_FEED_OR_FOLDER, Command, Table
from ui.translation import mark


class RuleCommands(Table):
    """What is to be told or done of articles as they arrive."""

    rules = Command(
        mark("R&ules…"),
        mark("Choose which articles you are told of, and what else is done with them"),
        "list-filter",
        "Shift+R",
    )
    rule_from_article = Command(
        mark("Te&ll Me About These Words…"),
        mark("Make a rule of the selected text, or of the words of the title"),
        "bell-ring",
        "Ctrl+T",
        needs=NO_ARTICLE,
    )
    rule_from_search = Command(
        mark("Ma&ke a Rule…"),
        mark("Make a rule of what is searched for"),
        "bell-ring",
        "Ctrl+Shift+R",
        needs=mark("Search for something first."),
    )
    show_hidden = Command(
        mark("Hidden Art&icles"),
        mark("Show what rules took out of all lists"),
        "eye-off",
        "Ctrl+F7",
    )
    show_again = Command(
        mark("S&how Again"),
        mark("Put the article back into the lists from which a rule took it"),
        "eye",
        "Ctrl+Shift+F7",
        needs=mark("Choose an article first that a rule has hidden."),
    )
    rule_from_feed = Command(
        mark("New Rule for T&his Feed…"),
        mark("Make a rule for the articles of the selected feed or folder alone"),
        "bell-ring",
        "Ctrl+Shift+A",
        needs=NO_FEED_OR_FOLDER,
    )
