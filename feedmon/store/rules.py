"""Rules: kept in their order, read for a poll, written when the person changes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from feedmon.model import Rule, Rules
from feedmon.rules import BadRules, spec_from_json, spec_to_json
from feedmon.store import removed
from feedmon.store.rows import id_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from feedmon.model import RuleSpec
    from feedmon.store.connection import Transaction
    from feedmon.store.database import Database

_COLUMNS = "id, title, spec, enabled, created_at, changed_at, trouble"
_FOLDERS = """
WITH RECURSIVE up (id) AS (
    SELECT folder_id FROM feeds WHERE id = ? AND folder_id IS NOT NULL
    UNION SELECT f.parent_id FROM up JOIN folders f ON f.id = up.id WHERE f.parent_id IS NOT NULL)
SELECT id FROM up
"""


def all_rules(db: Database) -> list[Rule]:
    """Return every rule, the first to go first; one that this version can't read is left out."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM rules ORDER BY position, id")  # noqa: S608
    return [rule for row in rows if (rule := _as_rule(row)) is not None]


def changed_since(db: Database, revision: int) -> bool:
    """Whether a rule was written or removed after a revision."""
    (last,) = db.execute(
        "SELECT max(coalesce((SELECT max(revision) FROM rules), 0),"
        " coalesce((SELECT max(revision) FROM removed WHERE kind = 'rule'), 0))"
    ).fetchone()
    return int(last) > revision


def rules_for(db: Database, feed_id: int) -> Rules:
    """Return the rules that hold, as a poll of this feed needs them."""
    return rules_of(db, [feed_id])[feed_id]


def rules_of(db: Database, feed_ids: Iterable[int]) -> dict[int, Rules]:
    """As ``rules_for`` each of these feeds."""
    rows = db.execute(
        "SELECT id, revision, title, spec, trouble FROM rules WHERE enabled = 1"
        " ORDER BY position, id"
    ).fetchall()
    if not rows:
        return dict.fromkeys(feed_ids, Rules())
    holding = tuple(row[:4] for row in rows)
    slow = frozenset(row[0] for row in rows if row[4] == "slow")
    return {feed_id: Rules(holding, folders_of(db, feed_id), slow) for feed_id in feed_ids}


def folders_of(db: Database, feed_id: int) -> frozenset[int]:
    """Return the folders in which a feed lies, up to the top."""
    return frozenset(row[0] for row in db.execute(_FOLDERS, [feed_id]))


def add(tx: Transaction, rules: Sequence[tuple[str, RuleSpec, bool]]) -> list[Rule]:
    """Add rules behind the others: title, what each says, whether it holds."""
    (last,) = tx.db.execute("SELECT coalesce(max(position), -1) FROM rules").fetchone()
    added = []
    for position, (title, spec, enabled) in enumerate(rules, start=last + 1):
        cursor = tx.db.execute(
            "INSERT INTO rules (title, spec, enabled, position, created_at, changed_at, revision)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [title, spec_to_json(spec), enabled, position, tx.now, tx.now, tx.revision],
        )
        added.append(Rule(cursor.lastrowid or 0, title, spec, enabled, tx.now, tx.now))
    return added


def change(
    tx: Transaction, rule_id: int, *, title: str, spec: RuleSpec, enabled: bool
) -> Rule | None:
    """Change a rule; ``None`` if it is gone. What it says anew has no trouble yet.

    One that is switched on holds from now on, as if it were changed.
    """
    row = tx.db.execute("SELECT spec FROM rules WHERE id = ?", [rule_id]).fetchone()
    if row is None:
        return None
    text = spec_to_json(spec)
    tx.db.execute(
        """
        UPDATE rules SET title = :title, spec = :spec, enabled = :enabled, revision = :revision,
            changed_at = CASE WHEN :anew OR (:enabled AND NOT enabled) THEN :now
                ELSE changed_at END,
            trouble = CASE WHEN :anew THEN NULL ELSE trouble END
        WHERE id = :id
        """,
        {
            "id": rule_id,
            "title": title,
            "spec": text,
            "enabled": enabled,
            "anew": text != row[0],
            "now": tx.now,
            "revision": tx.revision,
        },
    )
    return _one(tx.db, rule_id)


def remove(tx: Transaction, ids: Collection[int]) -> list[int]:
    """Remove rules; what they told of stays in the history."""
    rows = tx.db.execute(
        "DELETE FROM rules WHERE id IN (SELECT value FROM json_each(?)) RETURNING id",
        [id_list(ids)],
    ).fetchall()
    gone = [row[0] for row in rows]
    removed.note_removed(tx, "rule", gone)
    return gone


def put_back(tx: Transaction, rules: Sequence[Rule]) -> None:
    """Let rules that were removed be there again, as they were, with what they told of."""
    tx.db.execute(
        "DELETE FROM removed WHERE kind = 'rule' AND id IN (SELECT value FROM json_each(?))",
        [id_list(rule.id for rule in rules)],
    )
    tx.db.conn.executemany(
        "INSERT OR IGNORE INTO rules (id, title, spec, enabled, position, created_at, changed_at,"
        " trouble, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                rule.id,
                rule.title,
                spec_to_json(rule.spec),
                rule.enabled,
                position,
                rule.created_at,
                rule.changed_at,
                rule.trouble,
                tx.revision,
            )
            for position, rule in enumerate(rules)
        ],
    )


def arrange(tx: Transaction, ids: Sequence[int]) -> None:
    """Put the rules into this order; those that are not named come after them."""
    order = {rule_id: at for at, rule_id in enumerate(dict.fromkeys(ids))}
    rows = tx.db.execute("SELECT id FROM rules ORDER BY position, id").fetchall()
    ordered = sorted((row[0] for row in rows), key=lambda one: order.get(one, len(order)))
    tx.db.conn.executemany(
        "UPDATE rules SET position = :at, revision = :revision WHERE id = :id AND position <> :at",
        [{"at": at, "id": rule_id, "revision": tx.revision} for at, rule_id in enumerate(ordered)],
    )


def also_about(tx: Transaction, feed_id: int, other_id: int) -> list[int]:
    """Let rules about the other feed be about this one as well; return those that were not."""
    changed = []
    for rule in all_rules(tx.db):
        if other_id in rule.spec.feeds and feed_id not in rule.spec.feeds:
            _set_feeds(tx, rule, (*rule.spec.feeds, feed_id))
            changed.append(rule.id)
    return changed


def not_about(tx: Transaction, feed_id: int, ids: Collection[int]) -> None:
    """Let these rules no longer be about a feed, if they are about others."""
    for rule in all_rules(tx.db):
        rest = tuple(one for one in rule.spec.feeds if one != feed_id)
        if rule.id in ids and rest:
            _set_feeds(tx, rule, rest)


def _set_feeds(tx: Transaction, rule: Rule, feeds: tuple[int, ...]) -> None:
    tx.db.execute(
        "UPDATE rules SET spec = ?, revision = ? WHERE id = ?",
        [spec_to_json(replace(rule.spec, feeds=feeds)), tx.revision, rule.id],
    )


def note_slow(tx: Transaction, ids: Collection[int]) -> None:
    """Note rules whose pattern takes too long: it counts as not found until they are changed."""
    tx.db.execute(
        "UPDATE rules SET trouble = 'slow', revision = ?"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [tx.revision, id_list(ids)],
    )


def _one(db: Database, rule_id: int) -> Rule | None:
    row = db.execute(f"SELECT {_COLUMNS} FROM rules WHERE id = ?", [rule_id]).fetchone()  # noqa: S608
    return None if row is None else _as_rule(row)


def _as_rule(row: tuple[Any, ...]) -> Rule | None:
    rule_id, title, text, enabled, created_at, changed_at, trouble = row
    try:
        spec = spec_from_json(text)
    except BadRules:
        return None
    return Rule(rule_id, title, spec, bool(enabled), created_at, changed_at, trouble)
