"""What the pictures show of alerts: rules, what they told of, and how that went out."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from feedmon.model import (
    AlertKind,
    Condition,
    ConditionGroup,
    EntryQuery,
    RuleActions,
    RuleField,
    RuleMatch,
    RuleSpec,
    Urgency,
    Webhook,
)
from feedmon.settings import STORE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from feedmon import Engine
    from feedmon.model import EntrySummary, Rule

_HOUR_S = 3600


async def make_rules(engine: Engine) -> tuple[list[Rule], list[EntrySummary]]:
    """Make two rules and a place to send alerts to; the rules, and articles that they find."""
    chat = await engine.add_destination(
        "Newsroom chat", Webhook("https://chat.example/hooks/harbour")
    )
    harbour = RuleSpec(
        ConditionGroup(
            (
                Condition(what="harbour, pier, ferry"),
                ConditionGroup(
                    (
                        Condition(RuleField.TITLE, RuleMatch.PHRASE, "why it worked", negated=True),
                        Condition(RuleField.AUTHOR, RuleMatch.ANY, "Lindqvist"),
                    ),
                    every=False,
                ),
            )
        ),
        RuleActions(notify=True, destinations=(chat.id,)),
    )
    parsers = RuleSpec(
        ConditionGroup((Condition(RuleField.TITLE, RuleMatch.ANY, "parser, scheduler, patch"),)),
        RuleActions(notify=True),
        Urgency.URGENT,
    )
    rules = [
        await engine.add_rule("Harbour", harbour),
        await engine.add_rule("Parsers and schedulers", parsers),
    ]
    entries = await engine.entries(EntryQuery(), limit=1000)
    found = [
        one
        for one in entries
        if any(word in one.title.lower() for word in ("harbour", "pier", "ferry", "parser"))
    ]
    return rules, found[:9]


def tell(directory: Path, rules: list[Rule], found: list[EntrySummary], *, now: int) -> None:
    """Write down that these were told of, in the days before ``now``."""
    database = sqlite3.connect(directory / STORE_NAME)
    with database:
        for at, entry in enumerate(found):
            parser = "parser" in entry.title.lower()
            word = next(
                w for w in ("harbour", "pier", "ferry", "parser") if w in entry.title.lower()
            )
            raised_at = now - 900 - at * 3 * _HOUR_S
            alert_id = _alert(
                database,
                kind=AlertKind.ARTICLE,
                key=f"rule:{at}",
                rule_id=rules[int(parser)].id,
                entry_id=entry.id,
                feed_id=entry.feed_id,
                raised_at=raised_at,
                urgency=Urgency.URGENT if parser else Urgency.NORMAL,
                title=entry.title,
                feed_title=entry.feed_title,
                rule_title=rules[int(parser)].title,
                found=json.dumps([word]),
                seen_at=None if at < 3 else raised_at + 60,
                note="same-story" if at == 4 else None,
            )
            database.execute("UPDATE entries SET alerted = 1 WHERE id = ?", [entry.id])
            if at != 4:
                _delivery(database, alert_id, raised_at, "desktop", "delivered")
                if not parser:
                    state, tries = ("failed", 6) if at == 1 else ("delivered", 1)
                    _delivery(
                        database,
                        alert_id,
                        raised_at,
                        "webhook",
                        state,
                        attempts=tries,
                        destination=1,
                    )
        feed_id, title = database.execute(
            "SELECT id, coalesce(custom_title, publisher_title, url) FROM feeds WHERE failures > 3"
        ).fetchone()
        of_feed = _alert(
            database,
            kind=AlertKind.FAILING,
            key="failing",
            rule_id=None,
            entry_id=None,
            feed_id=feed_id,
            raised_at=now - 5 * _HOUR_S,
            urgency=Urgency.NORMAL,
            title=title,
            feed_title=title,
            rule_title="",
            found="[]",
            seen_at=None,
            note=None,
            detail=json.dumps(
                {"since": now - 31 * _HOUR_S, "error": "http-status", "error_detail": "404"}
            ),
        )
        _delivery(database, of_feed, now - 5 * _HOUR_S, "desktop", "delivered")
    database.close()


def _alert(database: sqlite3.Connection, **values: object) -> int:
    names = ["revision", *values]
    marks = ", ".join("?" for _ in names)
    cursor = database.execute(
        f"INSERT INTO alerts ({', '.join(names)}) VALUES ({marks})",
        [1, *values.values()],
    )
    return cursor.lastrowid or 0


def _delivery(
    database: sqlite3.Connection,
    alert_id: int,
    at: int,
    channel: str,
    state: str,
    *,
    attempts: int = 1,
    destination: int | None = None,
) -> None:
    failed = state == "failed"
    database.execute(
        "INSERT INTO outbox (key, channel, destination_id, alert_id, state, urgency, created_at,"
        " attempts, delivered_at, error, detail, revision)"
        " VALUES (hex(randomblob(16)), ?, ?, ?, ?, 'normal', ?, ?, ?, ?, ?, 1)",
        [
            *(channel, destination, alert_id, state, at, attempts),
            *(None if failed else at + 20, "http-status" if failed else None),
            "503" if failed else "",
        ],
    )
