"""What is not right with a feed though it works, in a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ui.text.numbers import count

if TYPE_CHECKING:
    from feedmon.model import Feed

#: By the codes of ``Feed.warnings``; ``{}`` takes what the feed says of it.
_SENTENCES = {
    "insecure-redirect": "Not encrypted: the site redirects from https to http ({}).",
    "left-out": "The feed sends more articles than feedmon takes at once ({} left out).",
}


def warnings(feed: Feed) -> list[str]:
    """Say what is not right with a feed; nothing for most. Failures have words of their own."""
    details = {
        "insecure-redirect": urlsplit(feed.insecure_target or "").hostname or "",
        "left-out": count(feed.left_out),
    }
    return [_SENTENCES[code].replace("{}", details[code]) for code in feed.warnings]
