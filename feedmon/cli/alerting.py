"""``feedmonctl alerts``: what was told, why, and what the person saw to."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from feedmon.cli.alert_words import alert_json, alert_line, why_json, why_lines
from feedmon.cli.commands import print_json

if TYPE_CHECKING:
    from feedmon.engine import Engine
    from feedmon.model import AlertRecord

_PAGE = 200


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Say what ``alerts`` can be asked for."""
    commands = parser.add_subparsers(required=True, metavar="WHAT")

    def command(name: str, does: str, function: object, *also: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, aliases=also, help=does, description=does)
        sub.add_argument("--json", action="store_true", help="print one JSON document")
        sub.set_defaults(command=function, closed=False)
        return sub

    does = "list alerts with how they were told, newest first"
    listing = command("history", does, list_, "list")
    listing.add_argument("--unseen", action="store_true", help="only those nobody saw to")
    listing.add_argument("--rule", type=int, metavar="ID", help="only those of one rule")
    listing.add_argument("--limit", type=_count, default=50, metavar="N", help="at most N (50)")
    why_ = command("why", "say of each rule what it finds in an article, and what came of it", why)
    why_.add_argument("entry", type=_count, metavar="ENTRY_ID")
    seeing = command("seen", "note that these alerts were seen to, or all of them", seen)
    seeing.add_argument("alerts", type=_count, metavar="ALERT_ID", nargs="*")


async def list_(engine: Engine, options: argparse.Namespace) -> int:
    """List alerts, newest first."""
    records: list[AlertRecord] = []
    while len(records) < options.limit:
        last = records[-1].alert if records else None
        wanted = min(_PAGE, options.limit - len(records))
        page = await engine.alert_history(
            before=None if last is None else (last.raised_at, last.id),
            limit=wanted,
            rule_id=options.rule,
            unseen=options.unseen,
        )
        records += page
        if len(page) < wanted:
            break
    if options.json:
        return print_json([alert_json(record) for record in records])
    for record in records:
        print(alert_line(record))
    return 0


async def why(engine: Engine, options: argparse.Namespace) -> int:
    """Say what every rule finds in an article, and what came of it."""
    if await engine.entry(options.entry) is None:
        print(f"feedmonctl: no article {options.entry}", file=sys.stderr)
        return 1
    answers = await engine.why(options.entry)
    if options.json:
        return print_json([why_json(each) for each in answers])
    for each in answers:
        print("\n".join(why_lines(each)))
    return 0


async def seen(engine: Engine, options: argparse.Namespace) -> int:
    """Note that alerts were seen to; which of them were not before."""
    changed = await engine.mark_alerts_seen(options.alerts or None)
    if options.json:
        return print_json({"seen": changed})
    print(f"seen: {len(changed)}")
    return 0


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number < 1 << 63:
        raise argparse.ArgumentTypeError("must be a number that is not negative")
    return number
