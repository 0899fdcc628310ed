"""What is not right with a feed though it works, in a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ui.text.numbers import count
from ui.translation import mark, tr, trn

if TYPE_CHECKING:
    from feedmon.model import Feed

#: By the codes of ``Feed.warnings``; ``{}`` takes what the feed says of it.
_SENTENCES = {
    "insecure-redirect": mark("Not encrypted: the site redirects from https to http ({})."),
    "unverified": mark("Not secure: the certificate of {} is not checked, as you chose."),
    "redirected": (
        mark(
            "Redirected to {} for more than a month, though not for good. If it lives "
            "there now, change its address."
        )
    ),
    "twin": mark("It has moved to {}, where another of your feeds is. The two can be merged."),
    "missed": mark("You may have missed about {}."),
    "left-out": mark("The feed sends more articles than feedmon takes at once ({} left out)."),
}


def warnings(feed: Feed) -> list[str]:
    """Say what is not right with a feed; nothing for most. Failures have words of their own."""
    details = {
        "insecure-redirect": _host(feed.insecure_target),
        "unverified": _host(feed.url),
        "redirected": _host(feed.redirected_to),
        "twin": _host(feed.moved_to),
        "missed": trn(feed.missed, "{n} article", "{n} articles"),
        "left-out": count(feed.left_out),
    }
    return [tr(_SENTENCES[code]).replace("{}", details[code]) for code in feed.warnings]


def _host(url: str | None) -> str:
    return urlsplit(url or "").hostname or ""
