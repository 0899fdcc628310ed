"""What a person copies: enough to find the mistake, nothing of theirs."""

import platform
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from feedmon.model import StoreFacts
from feedmon.settings import Settings
from ui.troubles import Facts, Mask, Trouble, diagnostics, log_tail, report

MASK = Mask(home="/home/ada")
STORE = StoreFacts("/home/ada/data/feedmon.db", 4_200_000, 3, 1200, 1, 98_765)


@pytest.fixture
def facts(qapp):
    return Facts.gather("3.45.1")


def test_the_versions_of_everything_that_matters_are_named(facts):
    lines = facts.lines()

    assert f"feedmon: {facts.version}" in lines
    assert f"Python: {platform.python_version()} ({platform.python_implementation()})" in lines
    assert f"Qt: {qVersion()} (offscreen)" in lines
    assert "SQLite: 3.45.1" in lines
    assert any(line.startswith("System: ") and platform.machine() in line for line in lines)
    assert any(line.startswith("aiohttp: 3.") for line in lines)


def test_the_program_says_of_itself_what_its_package_says(facts):
    assert facts.version[0].isdecimal()
    assert facts.summary
    assert facts.licence == "MIT"
    assert facts.homepage.startswith("https://")


def test_a_report_holds_versions_tracebacks_and_the_end_of_the_log(facts):
    first = Trouble("a slot", "IndexError", "Traceback …\nIndexError: no such row", 3)
    second = Trouble("the task 'load'", "KeyError", "Traceback …\nKeyError: 'feed_id'")

    words = report(facts, [first, second], "2026-11-22T10:00:00.000Z INFO     ui: x", MASK)

    assert words.startswith("feedmon: ")
    assert "In a slot\n3 times\nTraceback …\nIndexError: no such row" in words
    assert words.index("KeyError: 'feed_id'") < words.index("IndexError")
    assert "In the task 'load'\nTraceback" in words
    assert "The end of the log:\n2026-11-22T10:00:00.000Z INFO     ui: x" in words


def test_a_report_holds_nothing_of_the_person(facts):
    trouble = Trouble(
        "the task 'fetch https://b.example/'",
        "ValueError",
        'Traceback …\n  File "/home/ada/ui/x.py", line 1, in f\n    f(url)\n'
        "ValueError: 'Ten leeks' at https://a.example/ten by ada@a.example",
    )

    words = report(facts, [trouble], "INFO ui: from c.example, 'Ten leeks'", MASK)

    for secret in ("example", "leeks", "/home/ada", "ada@", "https"):
        assert secret not in words


def test_diagnostics_hold_versions_places_counts_and_settings(facts):
    words = diagnostics(
        facts,
        STORE,
        Settings(in_flight=7),
        mask=MASK,
        log_file=Path("/home/ada/data/logs/feedmon.log"),
    )

    assert "Feeds: 1,200 in 1 folder\nArticles: 98,765\n" in words
    assert "Store: ~/data/feedmon.db, 4.2 MB, format 3\n" in words
    assert "Log: ~/data/logs/feedmon.log\n" in words
    assert "in_flight: 7\n" in words


def test_diagnostics_keep_the_password_of_a_proxy_to_themselves(facts):
    settings = Settings(proxy="http://ada:secret@proxy.a.example:3128")

    words = diagnostics(facts, STORE, settings, mask=MASK, log_file=Path("x.log"))

    assert "proxy: [address]\n" in words
    assert "secret" not in words


def test_diagnostics_are_written_without_the_store_too(facts):
    words = diagnostics(facts, None, Settings(), mask=MASK, log_file=Path("x.log"))

    assert "The article store does not answer." in words
    assert "Log: x.log" in words


def test_the_end_of_a_log_is_whole_lines(tmp_path):
    file = tmp_path / "feedmon.log"
    file.write_text("".join(f"line {number} {'.' * 1500}\n" for number in range(100)))

    lines = log_tail(file).splitlines()

    assert 30 < len(lines) <= 60
    assert lines[0].startswith("line ")
    assert lines[-1].startswith("line 99 ")


def test_a_short_log_is_returned_whole(tmp_path):
    file = tmp_path / "feedmon.log"
    file.write_text("one\ntwo\n")

    assert log_tail(file) == "one\ntwo"
    assert log_tail(tmp_path / "none.log") == ""
