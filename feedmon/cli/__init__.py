"""``feedmonctl``: the headless program over the same engine as the window.

Exit status: 0 done, 1 something failed (said on standard error), 2 wrong usage, 141 when whoever
reads the output has had enough (``| head``; what a shell says of programs that end so). With
``--json`` one document on standard output; its field names are part of the interface.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from feedmon import errors
from feedmon.cli import alerting, commands, ruling, storing, watching
from feedmon.cli.monitor import monitor
from feedmon.cli.words import explain, wrong_words
from feedmon.logs import start_logging
from feedmon.query import read_query
from feedmon.settings import data_directory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


#: What a shell says of a program that SIGPIPE ended: 128 and the signal's number.
_NOBODY_READS = 128 + 13


def run(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask for and answer the exit status; SystemExit(2) on wrong usage."""
    options = _parser().parse_args(arguments)
    directory = data_directory(options.data_dir or os.environ.get("FEEDMON_DATA_DIR"))
    try:
        status = asyncio.run(_run(options, directory))
        print(end="", flush=True)  # what can't be written shall fail here, not when Python ends
    except BrokenPipeError:
        return _end_unread()
    except errors.FeedmonError as error:
        return _complain(explain(error))
    except OSError as error:
        return _complain(f"{error.filename or directory}: {error.strerror}")
    except (KeyboardInterrupt, asyncio.CancelledError):
        return _complain("interrupted")
    return status


async def _run(options: argparse.Namespace, directory: Path) -> int:
    from feedmon.engine import open_engine  # noqa: PLC0415 - `--help` does without

    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - a coroutine run by asyncio has a task
    if sys.platform != "win32":  # its loops know no signals
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with start_logging(directory):
        if options.closed:
            done: int = await options.command(directory, options)
            return done
        engine = await open_engine(directory, program="feedmonctl")
        try:
            status: int = await options.command(engine, options)
            return status
        finally:
            await engine.close()


def _end_unread() -> int:
    """End in silence; what is still to be written goes nowhere, or Python would complain of it.

    SIGPIPE itself stays ignored: it would end the program for a socket, too, with its store open.
    """
    with suppress(OSError, ValueError):  # standard output may be no file, or closed
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return _NOBODY_READS


def _complain(sentence: str) -> int:
    print(f"feedmonctl: {sentence}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="feedmonctl", description="The feed monitor without its window."
    )
    parser.add_argument(
        "--data-dir", metavar="DIR", help="where the store lies (also: FEEDMON_DATA_DIR)"
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, does: str, function: object) -> argparse.ArgumentParser:
        sub = subparsers.add_parser(name, help=does, description=does)
        sub.add_argument("--json", action="store_true", help="print one JSON document")
        sub.set_defaults(command=function, closed=False)
        return sub

    add = command(
        "add", "subscribe to a feed, or to the first feed that a page names", commands.add
    )
    add.add_argument("url", metavar="URL")
    add.add_argument("--user-agent", metavar="TEXT", help="what its requests call themselves")
    setting = command("set", "change how a feed, by id or address, is asked for", commands.set_)
    setting.add_argument("feed", metavar="FEED")
    setting.add_argument(
        "--user-agent",
        metavar="TEXT",
        required=True,
        help="what its requests call themselves; empty: as those of all others",
    )
    remove = command("remove", "unsubscribe from feeds, by id or address", commands.remove)
    remove.add_argument("feeds", metavar="FEED", nargs="+")
    importing = command(
        "import",
        "take over the feeds of an OPML file; or feeds, articles and marks of an export (JSON), of"
        " RSS Guard, QuiteRSS or Liferea",
        commands.import_,
    )
    importing.add_argument("file", metavar="FILE")
    exporting = command(
        "export",
        "write all feeds to an OPML file; with all articles and their marks if it is called .json",
        commands.export,
    )
    exporting.add_argument("file", metavar="FILE")
    command("feeds", "list the feeds", commands.feeds)
    entries = command("entries", "list articles, newest first", commands.entries)
    entries.add_argument("--feed", type=_feed_id, metavar="ID", help="of one feed")
    entries.add_argument("--unread", action="store_true", help="only unread ones")
    entries.add_argument("--starred", action="store_true", help="only starred ones")
    entries.add_argument(
        "--search",
        type=_query,
        metavar="QUERY",
        help='that this finds: words, "a phrase", feed:NAME, is:unread, after:7d, -not, a OR b',
    )
    entries.add_argument("--limit", type=_count, default=50, metavar="N", help="at most N (50)")
    refresh = command("refresh", "fetch feeds now: these, or all", commands.refresh)
    refresh.add_argument("feeds", type=int, metavar="FEED_ID", nargs="*")
    does = "watch pages without a feed, or parts of them"
    watching.add_commands(subparsers.add_parser("watch", help=does, description=does))
    does = "what is told of articles, and done with them"
    ruling.add_commands(subparsers.add_parser("rules", help=does, description=does))
    does = "what was told, and why"
    alerting.add_commands(subparsers.add_parser("alerts", help=does, description=does))
    command("health", "how the feeds are doing", commands.health)
    command("backup", "make a backup of the store now", storing.backup)
    restoring = command("restore", "put a backup in the place of the store", storing.restore)
    restoring.add_argument("file", metavar="FILE")
    restoring.set_defaults(closed=True)  # the engine would have it open
    command(
        "run",
        "monitor without a window, until interrupted; with --json each alert is an object on a"
        " line of its own",
        monitor,
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number


def _query(text: str) -> str:
    """Refuse what means nothing; all of it is typed to its end here."""
    query = read_query(f"{text} ", time.time())
    if query.wrong or query.unfinished:
        raise argparse.ArgumentTypeError(wrong_words(query.wrong))
    return text


def _feed_id(text: str) -> int:
    number = int(text)
    if not 0 < number < 1 << 63:
        raise argparse.ArgumentTypeError("must be the id of a feed")
    return number
