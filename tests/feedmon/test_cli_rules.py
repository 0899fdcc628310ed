"""``feedmonctl rules`` and ``alerts``: from a rule to what it told, and why."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from feedmon import cli
from feedmon.cli.alert_words import cause
from feedmon.model import Alert, AlertKind, Urgency
from tests.feedmon.clock import NOW
from tests.feeds import item, rss
from tests.httpserver import in_thread

RULE_FIELDS = [
    *("id", "title", "enabled", "trouble", "created_at", "changed_at", "conditions", "actions"),
    *("urgency", "stop", "feeds", "folders"),
]
ALERT_FIELDS = [
    *("id", "kind", "raised_at", "urgency", "title", "link", "feed_id", "feed_title", "entry_id"),
    *("rule_id", "rule_title", "found", "message", "detail", "seen_at", "note", "deliveries"),
]


@pytest.fixture
def server():
    with in_thread() as running:
        yield running


@pytest.fixture
def ctl(tmp_path, capsys):
    """Run ``feedmonctl`` in this process; its status, its answer and what it complains of."""

    def call(*arguments):
        status = cli.run(["--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return status, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


def test_a_rule_is_added_listed_given_away_taken_over_and_removed(ctl, server, tmp_path):
    options = ("--words", "rust, cargo", "--all-of", "--in", "title", "--urgent", "--star")
    status, report, _ = ctl("rules", "add", "Rust", *options, "--tag", "code", "--stop", "--json")
    (rule,) = report["added"]
    assert status == 0
    assert list(rule) == RULE_FIELDS
    assert rule["conditions"]["of"] == [
        {"where": "title", "how": "all", "what": "rust, cargo", "not": False}
    ]
    assert (rule["urgency"], rule["stop"], rule["actions"]["tags"]) == ("urgent", True, ["code"])
    assert ctl("rules", "list", "--json")[1] == [rule]
    assert ctl("rules", "list")[1] == (
        "     1  on   Rust: all of rust, cargo in the title"
        " → notify, star, tag code (urgent), then stop\n"
    )

    server.put("/feed", rss("Planet", []))
    (feed,) = ctl("add", server.url("/feed"), "--json")[1]["added"]
    ctl("rules", "add", "Gone", "--words", "rust", "--feed", str(feed["id"]))
    ctl("remove", str(feed["id"]))
    assert [one["trouble"] for one in ctl("rules", "list", "--json")[1]] == [None, "lost"]
    assert "are gone: it finds nothing" in ctl("rules", "list")[1]
    ctl("rules", "remove", "Gone")

    file = tmp_path / "rules.json"
    assert ctl("rules", "export", str(file))[:2] == (0, "added: 1  Rust\n")
    assert ctl("rules", "export", "--json")[1] == json.loads(file.read_text("utf-8"))
    assert ctl("rules", "remove", "Rust", "7") == (
        1,
        "removed: 1  Rust\n",
        "feedmonctl: 7: no rule 7\n",
    )
    status, said, complaint = ctl("rules", "import", str(file))
    assert (status, said) == (0, "added: 3  Rust\n")
    assert "where alerts are sent is not part of a file of rules" in complaint

    file.write_bytes(b"\xff")
    assert ctl("rules", "import", str(file))[0] == 1
    file.write_text('{"format": "feedmon rules", "version": 1, "rules": [{"title": 1}]}')
    status, report, _ = ctl("rules", "import", str(file), "--json")
    assert (status, report["failed"]) == (
        1,
        [
            {
                "title": str(file),
                "error": "bad-rules",
                "message": "not a file of rules (rule 1: no title)",
            }
        ],
    )


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--words", "(", "--pattern"), "bad-rule", "not a regular expression (missing ))"),
        (("--words", " , "), "bad-rule", "no words are sought"),
        (("--words", "a", "--no-notify"), "bad-rule", "it does nothing: --no-notify, and nothing"),
        (("--words", "a", "--feed", "9"), "wrong-options", "no feed 9"),
        (("--words", "a", "--folder", "News"), "wrong-options", "no folder News"),
        ((), "wrong-options", "--words, or --feed or --folder, has to say what it is about"),
    ],
)
def test_what_is_no_rule_is_refused_with_its_reason(ctl, options, code, message):
    status, report, complaint = ctl("rules", "add", "Odd", *options, "--json")

    assert (status, report["failed"][0]["error"]) == (1, code)
    assert report["failed"][0]["message"].startswith(message)
    assert complaint.startswith(f"feedmonctl: Odd: {message}")
    assert ctl("rules", "list", "--json")[1] == []


@pytest.mark.long
def test_a_rule_is_tried_tells_of_an_article_and_says_why(ctl, server, tmp_path):
    old = item("a", "Rust & iron", body="<p>Nothing of it but oxides.</p>", at=None)
    ctl("add", server.put("/feed", rss("Planet", [old])))
    status, found, _ = ctl("rules", "test", "--words", "rust", "--json")
    assert (status, found["matched"], found["articles"], found["per_day"]) == (0, 1, 1, 0.03)
    (hit,) = found["hits"]
    assert (hit["title"], hit["title_marks"], hit["feed_id"]) == ("Rust & iron", [[0, 4]], 1)

    assert ctl("rules", "test", "Rust")[0] == 1
    ctl("rules", "add", "Rust", "--words", "rust", "--feed", "1")
    assert ctl("rules", "test", "Rust", "--json")[1] == found
    assert ctl("rules", "test", "Rust")[1].startswith("1 of 1 articles of the last 30 days: 0.0 a")
    assert ctl("rules", "test", "Rust", "--words", "a")[0] == 1

    server.put("/feed", rss("Planet", [item("b", "Rust 2", at=None), old]))
    ctl("refresh", "1")
    _, (alert,), _ = ctl("alerts", "list", "--unseen", "--json")
    assert list(alert) == ALERT_FIELDS
    assert (alert["title"], alert["found"], alert["message"]) == (
        "Rust 2",
        ["Rust"],
        "rule Rust found Rust",
    )
    assert [way["channel"] for way in alert["deliveries"]] == ["desktop"]
    assert "Planet: Rust 2  (rule Rust found Rust)" in ctl("alerts", "list")[1]
    assert ctl("alerts", "history")[1] == ctl("alerts", "list")[1]

    _, (why,), _ = ctl("alerts", "why", str(alert["entry_id"]), "--json")
    assert (why["holds"], why["alert_id"], why["reason"]) == (True, alert["id"], None)
    assert why["conditions"]["of"][0]["found"][0]["words"] == "Rust"
    assert ctl("alerts", "why", "1")[1] == (
        "Rust: matches; the article came with the first fetch of its feed\n"
        "  yes  any of rust: Rust\n"
    )
    assert ctl("alerts", "why", "99") == (1, "", "feedmonctl: no article 99\n")

    assert ctl("alerts", "seen", "--json")[1] == {"seen": [alert["id"]]}
    assert ctl("alerts", "seen", str(alert["id"]))[1] == "seen: 0\n"
    assert ctl("alerts", "list", "--unseen", "--json")[1] == []


@pytest.mark.long
def test_what_can_not_be_understood_is_wrong_usage(tmp_path):
    for arguments in (["rules"], ["rules", "add", " ", "--words", "a"], ["alerts", "why", "-1"]):
        done = subprocess.run(
            [sys.executable, "-m", "feedmon", "--data-dir", str(tmp_path), *arguments],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        (AlertKind.SILENT, {"silent_s": 40 * 86_400}, "nothing new for 40 days"),
        (
            AlertKind.FAILING,
            {"since": NOW, "error": "http-status", "error_detail": "503"},
            "failing since 2026-05-28T20:26:40Z: the server answered 503",
        ),
        (AlertKind.FAILING, {"gone": True}, "its publisher says that it is gone for good"),
        (
            AlertKind.TURNED,
            {"since": NOW, "what": "no-entries"},
            "no feed any more since 2026-05-28T20:26:40Z: it lists no articles",
        ),
        (
            AlertKind.TURNED,
            {"since": NOW, "error": "not-a-feed", "what": "html"},
            "no feed any more since 2026-05-28T20:26:40Z: not a feed (html)",
        ),
        (
            AlertKind.CERTIFICATE,
            {"until": NOW, "host": "a.example"},
            "the certificate of a.example ends at 2026-05-28T20:26:40Z",
        ),
    ],
)
def test_what_is_wrong_with_a_feed_is_said(kind, facts, words):
    alert = Alert(1, kind, "key", 0, Urgency.NORMAL, "Planet", "Planet", detail=json.dumps(facts))

    assert cause(alert) == words
