"""The tables of the first release, and what was added to them since.

Rules of the house: times are Unix seconds in columns named ``…_at`` (milliseconds in ``…_ms``);
flags are 0 or 1; ``revision`` is the store's revision that last wrote the row; ids are never used
again (AUTOINCREMENT), since windows and other programs hold them for days.

What the person did stands in columns of ``entries`` (a page of unread entries in order of time is
one partial index then); the long texts stand in tables of their own, which keeps the rows that a
list reads short.
"""

FIRST_SCHEMA = """
CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL,
    -- deletions up to this revision are no longer listed in "removed"
    forgotten INTEGER NOT NULL
) STRICT;

CREATE TABLE folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    parent_id INTEGER REFERENCES folders (id),
    position INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX folders_parent ON folders (parent_id, position);
CREATE INDEX folders_revision ON folders (revision);

-- Icons by the hash of their bytes: two feeds of one site share a row; without completed_at the
-- work on it was begun and not finished.
CREATE TABLE icons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content_hash BLOB NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    image BLOB,
    completed_at INTEGER,
    revision INTEGER NOT NULL
) STRICT;

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL DEFAULT 'feed',
    url TEXT NOT NULL UNIQUE,
    -- the address without scheme and closing slash: the same feed added twice is recognised
    url_key TEXT NOT NULL,
    host TEXT NOT NULL,
    folder_id INTEGER REFERENCES folders (id),
    position INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    -- the publisher's words
    publisher_title TEXT NOT NULL DEFAULT '',
    site_url TEXT,
    description TEXT NOT NULL DEFAULT '',
    language TEXT,
    format TEXT,
    icon_url TEXT,
    icon_id INTEGER REFERENCES icons (id),
    icon_checked_at INTEGER,
    self_url TEXT,
    hub_urls TEXT NOT NULL DEFAULT '[]',
    hints TEXT NOT NULL DEFAULT '{}',
    repairs TEXT NOT NULL DEFAULT '[]',
    -- the person's choices
    custom_title TEXT,
    paused INTEGER NOT NULL DEFAULT 0,
    poll_interval_s INTEGER,
    private_allowed INTEGER NOT NULL DEFAULT 0,
    images_allowed INTEGER NOT NULL DEFAULT 0,
    in_totals INTEGER NOT NULL DEFAULT 1,
    -- attributes of other programs' OPML files, kept to be written again
    opml_extra TEXT NOT NULL DEFAULT '[]',
    -- how it does
    state TEXT NOT NULL DEFAULT 'new',
    etag TEXT,
    last_modified TEXT,
    body_sha256 BLOB,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    error TEXT,
    error_detail TEXT,
    last_status INTEGER,
    last_polled_at INTEGER,
    last_success_at INTEGER,
    response_ms INTEGER,
    -- when it is due, and who is at it
    next_poll_at INTEGER,
    next_poll_reason TEXT,
    leased_until INTEGER,
    lease_owner TEXT,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX feeds_url_key ON feeds (url_key);
CREATE INDEX feeds_folder ON feeds (folder_id, position);
CREATE INDEX feeds_icon ON feeds (icon_id);
CREATE INDEX feeds_revision ON feeds (revision);
CREATE INDEX feeds_leased ON feeds (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX feeds_due ON feeds (next_poll_at)
    WHERE next_poll_at IS NOT NULL AND paused = 0 AND state <> 'gone';

-- The addresses that a feed had before.
CREATE TABLE feed_urls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    left_at INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX feed_urls_feed ON feed_urls (feed_id, id);

CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    title TEXT NOT NULL,
    link TEXT,
    author TEXT NOT NULL,
    published TEXT,
    published_at INTEGER,
    updated_at INTEGER,
    received_at INTEGER NOT NULL,
    sort_at INTEGER NOT NULL,
    position INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    snippet TEXT NOT NULL,
    thumbnail TEXT,
    has_enclosure INTEGER NOT NULL,
    comments_url TEXT,
    duration_s INTEGER,
    language TEXT,
    categories TEXT NOT NULL DEFAULT '[]',
    -- the person's: no statement of a poll names these four
    read INTEGER NOT NULL DEFAULT 0,
    read_at INTEGER,
    starred INTEGER NOT NULL DEFAULT 0,
    starred_at INTEGER,
    revision INTEGER NOT NULL,
    UNIQUE (feed_id, uid)
) STRICT;
-- The list is sorted by (sort_at, id), newest first: one index per kind of list, so that no page
-- sorts anything. Those over all feeds carry feed_id, to pass over other folders' entries, and all
-- carry the flags they are asked for: SQLite 3.40 looks them up even where the index implies them.
CREATE INDEX entries_all ON entries (sort_at, id, feed_id);
CREATE INDEX entries_all_of_feed ON entries (feed_id, sort_at);
CREATE INDEX entries_unread ON entries (sort_at, id, feed_id, read) WHERE read = 0;
CREATE INDEX entries_unread_of_feed ON entries (feed_id, sort_at, id, read) WHERE read = 0;
CREATE INDEX entries_starred ON entries (sort_at, id, feed_id, read, starred) WHERE starred = 1;
CREATE INDEX entries_starred_of_feed ON entries (feed_id, sort_at, id, read, starred)
    WHERE starred = 1;
CREATE INDEX entries_revision ON entries (revision);

CREATE TABLE bodies (
    entry_id INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    -- as published; NULL where sanitising changed nothing
    raw_html TEXT,
    html TEXT NOT NULL,
    sanitizer_version INTEGER NOT NULL,
    trackers INTEGER NOT NULL
) STRICT;

CREATE TABLE enclosures (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    media_type TEXT,
    length INTEGER,
    title TEXT,
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

-- Other ids under which an entry answers.
CREATE TABLE entry_aliases (
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_aliases_entry ON entry_aliases (entry_id);

CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL
) STRICT;
CREATE TABLE entry_tags (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (entry_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tags_tag ON entry_tags (tag_id, entry_id);

-- Every id of an entry that retention deleted: what still carries one of them is not new. The
-- person's marks are kept. "absences" counts whole documents without the entry (up to the number
-- that matters), absent_since is when the first of them came.
CREATE TABLE tombstones (
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    entry_id INTEGER NOT NULL,
    deleted_at INTEGER NOT NULL,
    read INTEGER NOT NULL,
    read_at INTEGER,
    starred INTEGER NOT NULL,
    starred_at INTEGER,
    tags TEXT NOT NULL DEFAULT '[]',
    absences INTEGER NOT NULL DEFAULT 0,
    absent_since INTEGER,
    PRIMARY KEY (feed_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstones_entry ON tombstones (feed_id, entry_id);

-- What is gone, for windows that still show it.
CREATE TABLE removed (
    kind TEXT NOT NULL,
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    removed_at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX removed_revision ON removed (revision);
CREATE INDEX removed_removed_at ON removed (removed_at);

-- Hosts that asked for room: nothing is sent before blocked_until; the next request to it may
-- start at next_request_ms, so that two programs share one pace.
CREATE TABLE hosts (
    name TEXT PRIMARY KEY,
    blocked_until INTEGER,
    reason TEXT,
    spacing_ms INTEGER,
    next_request_ms INTEGER,
    revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE polls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    started_at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER,
    response_ms INTEGER,
    wire_bytes INTEGER NOT NULL,
    bytes_saved INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    new INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    error TEXT,
    error_detail TEXT
) STRICT;
CREATE INDEX polls_feed ON polls (feed_id, id);

-- The only place of the plain text of an entry; the rowid is the entry's id. Marks (Mn, Mc) are
-- letters here, or words of Hindi and Thai would end at each of their vowels.
CREATE VIRTUAL TABLE entries_fts USING fts5 (
    title, text, author,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
-- Fewer, larger merges while polls are stored; a search reads a few more segments.
INSERT INTO entries_fts (entries_fts, rank) VALUES ('automerge', 8);
"""

#: What was not right with a feed's last answer: where it left https for http (NULL: it did not),
#: and how many entries of its document were too many.
WARNINGS_OF_FEEDS = """
ALTER TABLE feeds ADD COLUMN insecure_target TEXT;
ALTER TABLE feeds ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
"""

#: What a person chooses about the engine and about single feeds. ``keep_newest`` and ``keep_days``
#: of a feed: NULL is as everywhere, 0 without bound. ``account`` is a name to log in with, its
#: password is not kept here. A feed with ``removed_at`` is gone for everybody, and its rows wait
#: for a while in case the person thinks better of it.
CHOICES = """
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE feeds ADD COLUMN notify TEXT NOT NULL DEFAULT 'grouped';
ALTER TABLE feeds ADD COLUMN keep_newest INTEGER;
ALTER TABLE feeds ADD COLUMN keep_days INTEGER;
ALTER TABLE feeds ADD COLUMN account TEXT;
ALTER TABLE feeds ADD COLUMN removed_at INTEGER;
CREATE INDEX feeds_removed ON feeds (removed_at) WHERE removed_at IS NOT NULL;
"""

#: How polling goes on, and what a poll learnt of its feed.
#:
#: Rhythm: ``rhythm`` NULL is as the folder above wants it (of a folder at the top: as everywhere),
#: else adaptive, fixed (every ``poll_interval_s``) or manual; the two limits bound what is
#: adaptive. What holds back: ``fresh_until`` is what the last answer said of its own freshness,
#: ``retry_after_at`` when its server wants to be asked again at the earliest.
#: A lasting redirect that was seen once: where to, and when first; ``twin_id`` is another feed that
#: has that address (it may be gone meanwhile). A passing one: where to last, and since when.
#: ``identity`` says what an entry of the feed is known by. ``missed`` articles may have come and
#: gone between two polls. ``archive_url`` is the next older document of the feed, ``older_url``
#: where loading older ones goes on (NULL: there, empty: nowhere), ``complete`` says that the feed
#: lists all there is.
POLLING = """
ALTER TABLE feeds ADD COLUMN rhythm TEXT;
ALTER TABLE feeds ADD COLUMN poll_floor_s INTEGER;
ALTER TABLE feeds ADD COLUMN poll_ceiling_s INTEGER;
UPDATE feeds SET rhythm = 'fixed' WHERE poll_interval_s IS NOT NULL;
ALTER TABLE folders ADD COLUMN rhythm TEXT;
ALTER TABLE folders ADD COLUMN poll_interval_s INTEGER;
ALTER TABLE folders ADD COLUMN poll_floor_s INTEGER;
ALTER TABLE folders ADD COLUMN poll_ceiling_s INTEGER;
-- as that of feeds
ALTER TABLE folders ADD COLUMN opml_extra TEXT NOT NULL DEFAULT '[]';
ALTER TABLE feeds ADD COLUMN fresh_until INTEGER;
ALTER TABLE feeds ADD COLUMN retry_after_at INTEGER;
ALTER TABLE feeds ADD COLUMN moved_to TEXT;
ALTER TABLE feeds ADD COLUMN moved_since INTEGER;
ALTER TABLE feeds ADD COLUMN twin_id INTEGER;
ALTER TABLE feeds ADD COLUMN redirected_to TEXT;
ALTER TABLE feeds ADD COLUMN redirected_since INTEGER;
ALTER TABLE feeds ADD COLUMN identity TEXT NOT NULL DEFAULT 'guid';
ALTER TABLE feeds ADD COLUMN identity_since INTEGER;
ALTER TABLE feeds ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN missed_at INTEGER;
ALTER TABLE feeds ADD COLUMN archive_url TEXT;
ALTER TABLE feeds ADD COLUMN older_url TEXT;
ALTER TABLE feeds ADD COLUMN complete INTEGER NOT NULL DEFAULT 0;
-- the person lets a server of their own network prove nothing
ALTER TABLE feeds ADD COLUMN tls_unverified INTEGER NOT NULL DEFAULT 0;

-- The link as compared with others (without scheme, "www.", tracking parameters and fragment),
-- how often the entry was edited, how often of these without a new date, and when last, and when a
-- feed that lists all it has no longer listed it.
ALTER TABLE entries ADD COLUMN link_key TEXT;
ALTER TABLE entries ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN undated_edits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entries ADD COLUMN edited_at INTEGER;
ALTER TABLE entries ADD COLUMN gone_at INTEGER;
-- What its feed's extensions say of it beside, pairs as the parser names them.
ALTER TABLE bodies ADD COLUMN extras TEXT NOT NULL DEFAULT '[]';
CREATE INDEX entries_link ON entries (link_key, feed_id) WHERE link_key IS NOT NULL;
CREATE INDEX entries_gone ON entries (feed_id, id) WHERE gone_at IS NOT NULL;

-- What an entry said before it was edited, as it was shown then.
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    html TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    replaced_at INTEGER NOT NULL
) STRICT;
CREATE INDEX revisions_entry ON revisions (entry_id, id);

-- Where an icon was looked for last: at a site (by its origin), or at the very address that a feed
-- gives for its own. Without an icon there was none to be had. "found_at" and the validators are of
-- the picture as it was found, those of the page are of the page that named it.
CREATE TABLE sites (
    place TEXT PRIMARY KEY,
    icon_id INTEGER REFERENCES icons (id),
    found_at TEXT,
    etag TEXT,
    last_modified TEXT,
    page_etag TEXT,
    page_last_modified TEXT,
    next_look_at INTEGER,
    leased_until INTEGER,
    lease_owner TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sites_icon ON sites (icon_id);
-- Who makes an icon of a picture, and when a feed wants to be looked at for its icon again; never
-- looked at is due.
ALTER TABLE icons ADD COLUMN leased_until INTEGER;
ALTER TABLE icons ADD COLUMN lease_owner TEXT;
ALTER TABLE feeds ADD COLUMN icon_due_at INTEGER;
ALTER TABLE feeds DROP COLUMN icon_checked_at;
CREATE INDEX icons_revision ON icons (revision);
CREATE INDEX feeds_icon_due ON feeds (icon_due_at)
    WHERE last_success_at IS NOT NULL AND removed_at IS NULL AND paused = 0 AND state <> 'gone';

-- The care of the file: each job is due at a time (NULL: once somebody asks for it) and claimed
-- like a feed. What came of it last is a code, with what else there is to say.
CREATE TABLE maintenance (
    name TEXT PRIMARY KEY,
    next_run_at INTEGER,
    last_run_at INTEGER,
    result TEXT,
    detail TEXT,
    leased_until INTEGER,
    lease_owner TEXT
) STRICT, WITHOUT ROWID;
"""

#: What a feed's requests call themselves, where the person wants another name for it than the
#: program's own (NULL).
USER_AGENTS = """
ALTER TABLE feeds ADD COLUMN user_agent TEXT;
"""

#: Push: what feeds offer (at the address that they had when they did), subscriptions at hubs, and
#: who listens for publishers (one row, with a lease). A subscription has no reference to its feed:
#: it is there until the hub was told that it is over. Its secrets are worth nothing after a lease.
PUSH = """
CREATE TABLE push_offers (
    feed_id INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,
    feed_url TEXT NOT NULL,
    kind TEXT NOT NULL,
    hub TEXT NOT NULL,
    topic TEXT NOT NULL
) STRICT;
CREATE TABLE push (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    hub TEXT NOT NULL,
    topic TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    callback TEXT NOT NULL,
    private_allowed INTEGER NOT NULL,
    state TEXT NOT NULL,
    secret TEXT,
    next_secret TEXT,
    asked_at INTEGER,
    verified_at INTEGER,
    lease_until INTEGER,
    renew_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    detail TEXT,
    last_delivery_at INTEGER,
    unreliable_until INTEGER,
    leased_until INTEGER,
    lease_owner TEXT
) STRICT;
CREATE UNIQUE INDEX push_feed ON push (feed_id) WHERE state <> 'leaving';
CREATE INDEX push_due ON push (renew_at);
CREATE TABLE push_ears (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;
CREATE INDEX feeds_pushed ON feeds (next_poll_reason) WHERE next_poll_reason = 'push';
INSERT INTO push_offers (feed_id, feed_url, kind, hub, topic)
    SELECT id, url, 'websub', json_extract(hub_urls, '$[0]'), self_url FROM feeds
    WHERE self_url LIKE 'http%' AND json_extract(hub_urls, '$[0]') LIKE 'http%';
"""

#: What a person reads by: searches kept under a name, in their order; the full texts of articles
#: whose feed has less of them.
READING = """
-- The page of an article: wanted (with a due time), fetched, or failed of a code of errors.py.
-- raw_html is what was found on it, html the same made safe, base_url what addresses in it begin
-- at, url where it was in the end. "shown" is the person's.
CREATE TABLE full_texts (
    entry_id INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    shown INTEGER NOT NULL DEFAULT 1,
    raw_html TEXT,
    html TEXT,
    base_url TEXT,
    url TEXT,
    sanitizer_version INTEGER,
    trackers INTEGER,
    fetched_at INTEGER,
    error TEXT,
    error_detail TEXT,
    next_attempt_at INTEGER,
    leased_until INTEGER,
    lease_owner TEXT
) STRICT;
CREATE INDEX full_texts_due ON full_texts (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX full_texts_leased ON full_texts (lease_owner) WHERE lease_owner IS NOT NULL;
ALTER TABLE feeds ADD COLUMN full_text TEXT NOT NULL DEFAULT 'off';

CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    query TEXT NOT NULL,
    position INTEGER NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

-- For lists that have what is unread first: what comes then, as the indexes of the other lists.
CREATE INDEX entries_read ON entries (sort_at, id, feed_id, read) WHERE read = 1;
CREATE INDEX entries_read_of_feed ON entries (feed_id, sort_at, id, read) WHERE read = 1;

-- Pictures of articles by address: the file that was kept of each (named by the hash of its bytes,
-- so that two addresses share one; "path" is below the data directory), what asks for news of it
-- and from when on, and what went wrong last. It waits to be fetched since "wanted_at", for an
-- article of "feed_id" that nobody has opened yet. "pictures_after" is the last article that was
-- looked at for that (NULL: pictures come when they are shown).
CREATE TABLE images (
    url TEXT PRIMARY KEY,
    content_hash BLOB,
    path TEXT,
    media_type TEXT,
    size INTEGER,
    width INTEGER,
    height INTEGER,
    completed_at INTEGER,
    etag TEXT,
    last_modified TEXT,
    fresh_until INTEGER,
    last_used_at INTEGER,
    failure TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    feed_id INTEGER,
    wanted_at INTEGER,
    leased_until INTEGER,
    lease_owner TEXT
) STRICT;
CREATE INDEX images_content ON images (content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX images_wanted ON images (wanted_at) WHERE wanted_at IS NOT NULL;
ALTER TABLE meta ADD COLUMN pictures_after INTEGER;

-- What entries of different feeds that tell one story have in common: the lowest id among them when
-- it was settled. Most stand alone. Lists look for the others of a story, counts of what is unread
-- for those that several feeds tell.
ALTER TABLE entries ADD COLUMN story INTEGER;
CREATE INDEX entries_story ON entries (story, feed_id) WHERE story IS NOT NULL;
CREATE INDEX entries_unread_story ON entries (story, feed_id, sort_at, read)
    WHERE read = 0 AND story IS NOT NULL;
-- What is there already is looked through for stories in quiet moments.
INSERT INTO maintenance (name, next_run_at)
    SELECT 'stories', 0 WHERE EXISTS (SELECT 1 FROM entries);

-- An entry of which it was taken for granted that it is one that was there (I-3), though it came
-- under another id: what that one said until then (JSON), and where the other would stand. Parted
-- from it, it is an entry of its own.
CREATE TABLE joins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    sort_at INTEGER NOT NULL,
    joined_at INTEGER NOT NULL,
    was TEXT NOT NULL,
    part_id INTEGER
) STRICT;
CREATE INDEX joins_entry ON joins (entry_id, id);
"""
