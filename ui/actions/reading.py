"""What is done with the article that is open."""

from __future__ import annotations

from ui.actions.command import NO_ARTICLE, Command, Reach, Table
from ui.translation import mark

_NOTHING_FOUND = mark("Find something in an article first.")


class ReadingCommands(Table):
    """Finding in it, the size of its text, and passing it on."""

    find_in_article = Command(
        mark("Fin&d in Article…"),
        mark("Look for words in the article that is open"),
        "text-search",
        "Ctrl+Shift+F",
        needs=NO_ARTICLE,
    )
    find_next = Command(
        mark("Find Ne&xt"),
        mark("Go to the next place where the article has those words"),
        "chevron-down",
        "F3",
        needs=_NOTHING_FOUND,
    )
    find_previous = Command(
        mark("Find Pre&vious"),
        mark("Go to the place before where the article has those words"),
        "chevron-up",
        "Shift+F3",
        needs=_NOTHING_FOUND,
    )
    larger_text = Command(
        mark("&Larger Text"),
        mark("Set articles in larger letters"),
        "a-arrow-up",
        "Ctrl++",
        "Ctrl+=",
        needs=mark("The text is as large as it can be."),
    )
    smaller_text = Command(
        mark("&Smaller Text"),
        mark("Set articles in smaller letters"),
        "a-arrow-down",
        "Ctrl+-",
        needs=mark("The text is as small as it can be."),
    )
    usual_text = Command(
        mark("&Usual Text Size"),
        mark("Set articles in letters of the usual size"),
        "a-large-small",
        "Ctrl+0",
        needs=mark("The text has its usual size."),
    )
    read_back = Command(
        mark("Read Bac&k"),
        mark("Scroll back towards the beginning of the article"),
        "chevrons-up",
        "Shift+Space",
        reach=Reach.VIEW,
    )
    open_comments = Command(
        mark("Open Comme&nts"),
        mark("Open the comments on the article in the browser"),
        "messages-square",
        "Shift+O",
        needs=mark("Choose an article whose feed names a place for comments first."),
    )
    share_mail = Command(
        mark("Share by &Mail…"),
        mark("Write a mail with title and address of the article"),
        "mail",
        "Ctrl+Shift+E",
        needs=NO_ARTICLE,
    )
    print_article = Command(
        mark("&Print…"), mark("Print the article"), "printer", "Ctrl+P", needs=NO_ARTICLE
    )
    save_pdf = Command(
        mark("Save as P&DF…"),
        mark("Save the article as a document"),
        "file-down",
        "Ctrl+S",
        needs=NO_ARTICLE,
    )
