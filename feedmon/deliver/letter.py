"""What goes out: the JSON that webhooks and programs get, and the text of a mail.

The engine holds no sentences, so a mail is made of what was found: titles, words and links.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from feedmon.model import AlertKind

if TYPE_CHECKING:
    from feedmon.model import Alert, Parcel, ToldArticle

#: No mail is said to be about more than so many letters.
_SUBJECT_LETTERS = 200
#: The kind of a document, by what it is about.
ALERT, DIGEST, TEST = "alert", "digest", "test"


#: What of an alert about a feed is written in a mail: words, times, and what lasts, in days.
_FACTS = {"host", "error", "error_detail", "what"}
_TIMES = {"since", "until", "last_at"}
_DAYS = {"silent_s": "silent", "longest_s": "longest"}
_DAY_S = 86_400


def document(parcel: Parcel) -> bytes:
    """Write a parcel as JSON (see docs/webhooks.md)."""
    articles = {article.id: article for article in parcel.articles}
    return json.dumps(
        {
            "type": kind_of(parcel),
            "timestamp": _iso(parcel.delivery.created_at),
            "data": {
                "key": parcel.delivery.key,
                "digest": parcel.digest,
                "alerts": [_alert(each, articles) for each in parcel.alerts],
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def kind_of(parcel: Parcel) -> str:
    """Return what a parcel is: an alert, a digest, or a test of its destination."""
    if parcel.digest is not None:
        return DIGEST
    return ALERT if parcel.delivery.alert_id is not None else TEST


def subject(parcel: Parcel) -> str:
    """Say in a line what a mail is about."""
    if parcel.digest is not None:
        return _line(f"[feedmon] {parcel.digest} ({len(parcel.alerts)})")
    about = _line(_heading(parcel.alerts[0]))
    if len(about) > _SUBJECT_LETTERS:
        about = about[: _SUBJECT_LETTERS - 1] + "…"
    return f"[feedmon] {about}"


def text(parcel: Parcel) -> str:
    """Write the text of a mail: each article with its link, and why it was told."""
    return "\n\n".join(_paragraph(alert) for alert in parcel.alerts) + "\n"


def _heading(alert: Alert) -> str:
    if alert.kind is AlertKind.ARTICLE:
        return alert.title or alert.link or alert.feed_title
    return f"{alert.kind}: {alert.feed_title}"


def _paragraph(alert: Alert) -> str:
    about = ""  # the heading has it
    if alert.kind is AlertKind.ARTICLE:
        about = " · ".join(part for part in (alert.feed_title, alert.rule_title) if part)
    lines = [_heading(alert), about, ", ".join(alert.found), _facts(alert), alert.link or ""]
    return "\n".join(_line(line) for line in lines if line)


def _facts(alert: Alert) -> str:
    """Write what is known of a feed that needs a look: "since: 2026-05-28… · error: timeout"."""
    try:
        known = json.loads(alert.detail or "{}")
    except ValueError:
        return ""
    said = []
    for name, value in known.items() if isinstance(known, dict) else ():
        if name in _TIMES and isinstance(value, int):
            said.append(f"{name}: {_iso(value)}")
        elif name in _DAYS and isinstance(value, int):
            said.append(f"{_DAYS[name]}: {value // _DAY_S} d")
        elif name in _FACTS and value:
            said.append(f"{name}: {value}")
    return " · ".join(said)


def _line(words: str) -> str:
    """Put words on one line: a title of strangers is no header of its own."""
    return " ".join(words.split())


def _alert(alert: Alert, articles: dict[int, ToldArticle]) -> dict[str, Any]:
    article = articles.get(alert.entry_id) if alert.entry_id is not None else None
    rule = {"id": alert.rule_id, "title": alert.rule_title}
    return {
        "id": alert.id,
        "kind": alert.kind,
        "raised_at": _iso(alert.raised_at),
        "urgency": alert.urgency,
        "title": alert.title,
        "link": alert.link,
        "feed": {
            "id": alert.feed_id,
            "title": alert.feed_title,
            "url": None if article is None else article.feed_url,
        },
        "rule": rule if alert.rule_id is not None else None,
        "found": list(alert.found),
        "detail": alert.detail,
        "article": None if article is None else _article(article),
    }


def _article(article: ToldArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "link": article.link,
        "author": article.author,
        "text": article.text,
        "categories": list(article.categories),
        "published_at": _iso(article.published_at),
        "received_at": _iso(article.received_at),
    }


def _iso(at: int | None) -> str | None:
    if at is None:
        return None
    try:
        return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None  # a date that no calendar has
