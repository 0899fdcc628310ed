"""The log file of the window and of the command line."""

import logging
import re
import stat
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest

from feedmon import logs
from feedmon.logs import log_path, start_logging

log = logging.getLogger("tests.logs")


@pytest.fixture(autouse=True)
def root_as_before():
    root = logging.getLogger()
    before = (root.level, list(root.handlers))
    yield
    assert (root.level, list(root.handlers)) == before


def written(tmp_path, name="feedmonctl"):
    return Path(log_path(tmp_path, name)).read_text(encoding="utf-8")


def log_files(tmp_path):
    folder = tmp_path / "logs"
    return sorted(path for path in folder.iterdir() if path.suffix != ".lock")


def test_a_record_is_one_line_with_time_level_and_logger(tmp_path):
    with start_logging(tmp_path):
        log.info("polled %d feeds", 12)

    line = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO     tests\.logs: polled 12 feeds\n"
    assert re.fullmatch(line, written(tmp_path))


def test_text_of_strangers_can_not_begin_a_line_nor_paint_a_terminal(tmp_path):
    with start_logging(tmp_path):
        log.info("title %s", "a\n2026-01-01 forged\x1b[31m\u2028b")

    text = written(tmp_path)
    assert text.count("\n") == 1
    assert text.endswith("title a\\n2026-01-01 forged\\x1b[31m\\u2028b\n")


@pytest.mark.rule("X-8")
@pytest.mark.parametrize(
    "address",
    [
        "https://e.example/feed?auth=s3cret",
        "https://anna:s3cret@e.example/feed",
        "HTTPS://s3cret@e.example/",
        "https://e.example/private/s3cret.rss",
        "https://e.example/#s3cret",
        "https://anna:pw/s3cret@e.example",
    ],
)
def test_of_an_address_nothing_but_its_host_is_told(tmp_path, address):
    with start_logging(tmp_path):
        log.info("no feed at %s, nor at %r", address, address)
        try:
            int(address)
        except ValueError:
            log.exception("a slot failed")

    text = written(tmp_path)
    assert "s3cret" not in text
    assert "no feed at http" in text.lower()


def test_an_address_without_more_than_a_host_stays(tmp_path):
    with start_logging(tmp_path):
        log.info("at https://e.example/ and (http://e.example:8080)")

    assert written(tmp_path).endswith("at https://e.example/ and (http://e.example:8080)\n")


def test_a_traceback_follows_its_line_indented(tmp_path):
    with start_logging(tmp_path):
        try:
            int("broken")
        except ValueError:
            log.exception("a slot failed")

    first, *rest = written(tmp_path).splitlines()
    assert first.endswith("ERROR    tests.logs: a slot failed")
    assert rest[-1] == "    ValueError: invalid literal for int() with base 10: 'broken'"
    assert all(line.startswith("    ") for line in rest)


def test_half_a_character_is_written_in_escapes(tmp_path, monkeypatch):
    # What tests log is reported between processes, and no process can say half a character.
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    with start_logging(tmp_path):
        log.info("odd \ud800 text")

    assert written(tmp_path).endswith("odd \\ud800 text\n")


def test_the_file_is_written_by_another_thread(tmp_path, monkeypatch):
    threads = []
    emit = logs.PrivateFileHandler.emit

    def noting(self, record):
        threads.append(threading.current_thread())
        emit(self, record)

    monkeypatch.setattr(logs.PrivateFileHandler, "emit", noting)
    with start_logging(tmp_path):
        log.info("hello")

    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()


def test_a_full_file_is_rotated_and_the_oldest_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "MAX_BYTES", 1_000)
    with start_logging(tmp_path, "feedmon"):
        for number in range(100):
            log.info("line %d %s", number, "x" * 100)

    files = log_files(tmp_path)
    assert [path.name for path in files] == [
        "feedmon.log",
        "feedmon.log.1",
        "feedmon.log.2",
        "feedmon.log.3",
    ]
    assert all(path.stat().st_size <= 1_000 for path in files)
    assert "line 99 " in written(tmp_path, "feedmon")


WRITER = """
import logging, sys
from feedmon import logs

logs.MAX_BYTES, logs.BACKUPS = 2_000, 500
log = logging.getLogger("writer")
with logs.start_logging(sys.argv[1]):
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        log.info("writer %s line %d end", sys.argv[2], number)
"""


def test_programs_that_share_a_file_and_change_it_lose_no_line(tmp_path, repetitions):
    lines = repetitions(2_000)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(number), str(lines)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=120)

    files = log_files(tmp_path)
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    found = re.findall(r"^\S+Z INFO     writer: writer (\d) line (\d+) end$", text, re.MULTILINE)
    assert [writer.returncode for writer in writers] == [0] * 4
    assert len(files) > 2
    assert sorted(found) == sorted((str(n), str(m)) for n in range(4) for m in range(lines))
    assert text.count("\n") == len(found)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_only_its_owner_reads_it(tmp_path):
    with start_logging(tmp_path):
        log.info("private")

    path = Path(log_path(tmp_path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_directory_that_can_not_be_written_is_said_once_in_a_sentence(tmp_path, capsys):
    (tmp_path / "logs").write_text("a file where the folder should be")
    with start_logging(tmp_path):
        log.info("first")
        log.info("second")

    said = capsys.readouterr().err
    assert said == f"No log is written to {log_path(tmp_path)}: File exists.\n"


def test_python_warnings_are_logged_while_it_runs(tmp_path):
    before = warnings.showwarning
    with start_logging(tmp_path), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old habit", UserWarning, stacklevel=1)

    assert "WARNING  py.warnings: " in written(tmp_path)
    assert "old habit" in written(tmp_path)
    assert warnings.showwarning is before
