"""The tables of monitoring: rules, alerts and their deliveries; watches and their versions."""

RULES = """
-- What a rule says is JSON (see feedmon.rules.writing). "trouble" is a code (slow: its pattern
-- takes too long, and counts as not found until the rule is changed).
CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    spec TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    trouble TEXT,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX rules_revision ON rules (revision);

-- Where a person is told but on the desktop. Secrets are in the keyring.
CREATE TABLE destinations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    channel TEXT NOT NULL,
    spec TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    position INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

-- Each is raised once ("key"). It outlives rule, article and feed: what is shown of these is a
-- copy. Alerts of urgency "digest" wait until a digest tells them ("digest_id": the first run that
-- did).
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    rule_id INTEGER,
    entry_id INTEGER,
    feed_id INTEGER,
    raised_at INTEGER NOT NULL,
    urgency TEXT NOT NULL,
    title TEXT NOT NULL,
    link TEXT,
    feed_title TEXT NOT NULL,
    rule_title TEXT NOT NULL DEFAULT '',
    found TEXT NOT NULL DEFAULT '[]',
    detail TEXT NOT NULL DEFAULT '',
    seen_at INTEGER,
    note TEXT,
    digest_id INTEGER,
    revision INTEGER NOT NULL,
    UNIQUE (rule_id, entry_id)
) STRICT;
CREATE INDEX alerts_raised ON alerts (raised_at, id);
CREATE INDEX alerts_entry ON alerts (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX alerts_urgent ON alerts (entry_id) WHERE urgency = 'urgent';
CREATE INDEX alerts_feed ON alerts (feed_id) WHERE feed_id IS NOT NULL;
CREATE INDEX alerts_for_digest ON alerts (id) WHERE urgency = 'digest' AND digest_id IS NULL;
CREATE INDEX alerts_revision ON alerts (revision);

-- Which rules told of which articles in alerts that are not kept any more.
CREATE TABLE told_before (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    rule_id INTEGER NOT NULL,
    PRIMARY KEY (entry_id, rule_id)
) STRICT, WITHOUT ROWID;

-- Deliveries: due at a time ("planned_at" is when that was decided), claimed with a lease,
-- acknowledged when they are delivered. "key" goes to the receiver with every try. An alert has one
-- row per way, a digest too.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    destination_id INTEGER,
    alert_id INTEGER REFERENCES alerts (id) ON DELETE CASCADE,
    digest_id INTEGER,
    state TEXT NOT NULL,
    urgency TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    next_attempt_at INTEGER,
    planned_at INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER,
    error TEXT,
    detail TEXT NOT NULL DEFAULT '',
    leased_until INTEGER,
    lease_owner TEXT,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'due';
CREATE INDEX outbox_ended ON outbox (created_at) WHERE state <> 'due';
CREATE INDEX outbox_waiting ON outbox (destination_id, id) WHERE state = 'due';
CREATE INDEX outbox_alert ON outbox (alert_id);
CREATE INDEX outbox_digest ON outbox (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX outbox_delivered ON outbox (delivered_at) WHERE state = 'delivered';
CREATE INDEX outbox_leased ON outbox (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX outbox_revision ON outbox (revision);

-- Digests: when each is due next, those that were made, and what was in them. "days" are weekdays
-- (Monday is 0) as JSON, "minute" is that of the day in local time. "told" is the newest alert that
-- there was when it ran last: what came later is for the next run.
CREATE TABLE digests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    days TEXT NOT NULL,
    minute INTEGER NOT NULL,
    desktop INTEGER NOT NULL,
    destinations TEXT NOT NULL DEFAULT '[]',
    enabled INTEGER NOT NULL,
    next_run_at INTEGER,
    last_run_at INTEGER,
    told INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL
) STRICT;
-- One to begin with, without a name: what a rule leaves to the digest is told.
INSERT INTO digests (title, days, minute, desktop, enabled, revision)
VALUES ('', '[0, 1, 2, 3, 4, 5, 6]', 1080, 1, 1, 0);
CREATE TABLE digest_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    ran_at INTEGER NOT NULL
) STRICT;
CREATE TABLE digest_contents (
    run_id INTEGER NOT NULL REFERENCES digest_runs (id) ON DELETE CASCADE,
    alert_id INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
    PRIMARY KEY (run_id, alert_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_contents_alert ON digest_contents (alert_id);

-- "alerted": a rule told of it. "hidden": a rule took it out of the lists; such an entry is read
-- and not starred (who makes it unread or stars it shows it again), so only lists of what is read
-- need to leave it out. "hidden_by" is that rule, also after the entry was shown again. "origin" is
-- a code where it came otherwise than as news of its feed (see model.Origin).
ALTER TABLE entries ADD COLUMN alerted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN hidden_by INTEGER;
ALTER TABLE entries ADD COLUMN origin TEXT;
CREATE INDEX entries_alerted ON entries (sort_at, id, feed_id, read, alerted) WHERE alerted = 1;
CREATE INDEX entries_alerted_of_feed ON entries (feed_id, sort_at, id, read, alerted)
    WHERE alerted = 1;
CREATE INDEX entries_hidden ON entries (sort_at, id, feed_id, hidden) WHERE hidden = 1;
CREATE INDEX entries_hidden_of_feed ON entries (feed_id, sort_at, id, hidden) WHERE hidden = 1;
CREATE INDEX entries_hidden_by ON entries (hidden_by) WHERE hidden_by IS NOT NULL;
DROP INDEX entries_all;
DROP INDEX entries_all_of_feed;
DROP INDEX entries_read;
DROP INDEX entries_read_of_feed;
CREATE INDEX entries_all ON entries (sort_at, id, feed_id, hidden);
CREATE INDEX entries_all_of_feed ON entries (feed_id, sort_at, id, hidden);
CREATE INDEX entries_read ON entries (sort_at, id, feed_id, read, hidden) WHERE read = 1;
CREATE INDEX entries_read_of_feed ON entries (feed_id, sort_at, id, read, hidden) WHERE read = 1;
"""

VIGIL = """
-- "vigil": what of this feed a person wants to be told (JSON, see feedmon.vigil.choices), as far as
-- that is something else than for all. "certificate_...": that of its server, when it was asked
-- last. "empty_since": its document lists nothing any more.
ALTER TABLE feeds ADD COLUMN vigil TEXT;
ALTER TABLE feeds ADD COLUMN certificate_from INTEGER;
ALTER TABLE feeds ADD COLUMN certificate_until INTEGER;
ALTER TABLE feeds ADD COLUMN empty_since INTEGER;
"""

WATCHES = """
-- A feed of kind "watch" is a page: what is looked at on it is JSON (see feedmon.watch.writing).
CREATE TABLE watches (
    feed_id INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
    spec TEXT NOT NULL
) STRICT;

-- What it said, from "seen_at" on. Versions are compared where "key" is the same: it says what was
-- looked at, and how.
CREATE TABLE watch_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    seen_at INTEGER NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX watch_versions_feed ON watch_versions (feed_id, id);
"""
