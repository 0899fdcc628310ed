"""``feedmonctl rules``: listed, added, tried over what is stored, given to others."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from feedmon.cli import output
from feedmon.cli.commands import print_json
from feedmon.cli.rule_options import WrongOptions, add_rule_options, names_a_rule, spec_of
from feedmon.cli.rule_words import FAULTS, preview_json, rule_json, rule_line
from feedmon.errors import BadRule, NoSuchRule
from feedmon.rules import BadRules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedmon.engine import Engine
    from feedmon.model import Rule, RuleSpec

_MOST = 36_500
#: An import says it, since people may expect otherwise.
NO_DESTINATIONS = "where alerts are sent is not part of a file of rules; choose it in the window"


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Say what ``rules`` can be asked for."""
    commands = parser.add_subparsers(required=True, metavar="WHAT")

    def command(name: str, does: str, function: object) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=does, description=does)
        sub.add_argument("--json", action="store_true", help="print one JSON document")
        sub.set_defaults(command=function, closed=False)
        return sub

    command("list", "list the rules, the first to go first", list_)
    adding = command("add", "add a rule that tells of articles, or marks them", add)
    adding.add_argument("title", type=_title, metavar="TITLE")
    add_rule_options(adding)
    removing = command("remove", "remove rules, by id or title", remove)
    removing.add_argument("rules", metavar="RULE", nargs="+")
    testing = command(
        "test", "show what a rule, by id, title or the options of add, would have matched", test
    )
    testing.add_argument("rule", metavar="RULE", nargs="?")
    add_rule_options(testing)
    testing.add_argument("--days", type=_number, default=30, metavar="N", help="so far back (30)")
    testing.add_argument(
        "--limit", type=_number, default=20, metavar="N", help="list at most N, up to 100 (20)"
    )
    importing = command("import", "add the rules of a file", import_)
    importing.add_argument("file", metavar="FILE")
    exporting = command("export", "write all rules to a file, or to standard output", export)
    exporting.add_argument("file", metavar="FILE", nargs="?")


async def list_(engine: Engine, options: argparse.Namespace) -> int:
    """List the rules."""
    feeds = {feed.id for feed in await engine.feeds()}
    folders = {folder.id for folder in await engine.folders()}
    rules = [
        replace(rule, trouble="lost") if rule.spec.is_lost(feeds, folders) else rule
        for rule in await engine.rules()
    ]
    if options.json:
        return print_json([rule_json(rule) for rule in rules])
    for rule in rules:
        print(rule_line(rule))
    return 0


async def add(engine: Engine, options: argparse.Namespace) -> int:
    """Add a rule behind the others."""
    report: dict[str, list[Any]] = output.report()
    try:
        rule = await engine.add_rule(options.title, await _spec(engine, options))
        report["added"].append(rule_json(rule))
    except (BadRule, WrongOptions) as error:
        report["failed"].append(_failure(options.title, error))
    return _print(report, options)


async def remove(engine: Engine, options: argparse.Namespace) -> int:
    """Remove rules; the alerts that they raised stay."""
    report: dict[str, list[Any]] = output.report()
    rules = await engine.rules()
    for name in dict.fromkeys(options.rules):
        if found := _named(name, rules):
            report["removed"] += [rule_json(rule) for rule in found]
        else:
            report["failed"].append(_failure(name, WrongOptions(f"no rule {name}"), NoSuchRule))
    if report["removed"]:
        await engine.remove_rules([each["id"] for each in report["removed"]])
    return _print(report, options)


async def test(engine: Engine, options: argparse.Namespace) -> int:
    """Show what a rule would have matched among the stored articles."""
    try:
        found = await engine.preview_rule(await _tested(engine, options), days=options.days)
    except (BadRule, WrongOptions) as error:
        print(f"feedmonctl: {_failure('', error)['message']}", file=sys.stderr)
        return 1
    shown = found.hits[: options.limit]
    if options.json:
        return print_json(preview_json(found) | {"hits": preview_json(found)["hits"][: len(shown)]})
    print(
        f"{found.matched} of {found.articles} articles of the last {found.days} days:"
        f" {found.matched / found.days:.1f} a day"
    )
    for hit in shown:
        entry = hit.entry
        print(f"{entry.id:>8}  {output.iso(entry.sort_at)}  {entry.feed_title}: {entry.title}")
    if found.trouble == "slow":
        print("feedmonctl: the pattern takes too long for some articles", file=sys.stderr)
    return 0


async def import_(engine: Engine, options: argparse.Namespace) -> int:
    """Add the rules of a file behind the others."""
    report: dict[str, list[Any]] = output.report()
    try:
        text = await asyncio.to_thread(Path(options.file).read_text, "utf-8")
        report["added"] = [rule_json(rule) for rule in await engine.import_rules(text)]
    except BadRules as bad:
        where = "" if bad.where is None else f"rule {bad.where}: "
        report["failed"].append(_bad_file(options.file, f"{where}{bad.reason}"))
    except UnicodeDecodeError:
        report["failed"].append(_bad_file(options.file, "no text"))
    status = _print(report, options)
    for rule in report["added"]:
        if not rule["enabled"]:
            print(f"feedmonctl: rule {rule['id']} is off: {rule['title']}", file=sys.stderr)
    if report["added"]:
        print(f"feedmonctl: {NO_DESTINATIONS}", file=sys.stderr)
    return status


async def export(engine: Engine, options: argparse.Namespace) -> int:
    """Write all rules as one JSON document; where alerts are sent is not in it."""
    document = await engine.export_rules()
    if options.file is None:
        return print_json(json.loads(document))
    from feedmon import write_opml_file as write_whole_file  # noqa: PLC0415 - seldom needed

    await asyncio.to_thread(write_whole_file, Path(options.file), document.encode())
    report: dict[str, list[Any]] = output.report()
    report["added"] = [rule_json(rule) for rule in await engine.rules()]
    return _print(report, options)


# --- what is common -----------------------------------------------------------------------------


async def _spec(engine: Engine, options: argparse.Namespace) -> RuleSpec:
    folders = await engine.folders()
    paths = {folder.id: output.folder_path(folder.id, folders) or "" for folder in folders}
    feeds = frozenset(feed.id for feed in await engine.feeds())
    return spec_of(options, feeds=feeds, folders=paths)


async def _tested(engine: Engine, options: argparse.Namespace) -> RuleSpec:
    if options.rule is None:
        return await _spec(engine, options)
    if names_a_rule(options):
        raise WrongOptions("a rule, or options that say what one is about, not both")
    found = _named(options.rule, await engine.rules())
    if not found:
        raise WrongOptions(f"no rule {options.rule}")
    return found[0].spec


def _named(name: str, rules: Iterable[Rule]) -> list[Rule]:
    return [rule for rule in rules if name in (str(rule.id), rule.title)]


def _failure(
    title: str,
    error: BadRule | WrongOptions,
    kind: type[BadRule | WrongOptions | NoSuchRule] | None = None,
) -> dict[str, Any]:
    if isinstance(error, BadRule):
        message = FAULTS.get(error.fault, error.fault).replace("{}", error.detail)
    else:
        message = error.detail
    return {"title": title, "error": (kind or type(error)).code, "message": message}


def _bad_file(name: str, reason: str) -> dict[str, Any]:
    return {"title": name, "error": "bad-rules", "message": f"not a file of rules ({reason})"}


def _print(report: dict[str, list[Any]], options: argparse.Namespace) -> int:
    if options.json:
        print_json(report)
    else:
        for key in ("added", "removed"):
            for rule in report[key]:
                print(f"{key}: {rule['id']}  {rule['title']}")
    for failed in report["failed"]:
        print(f"feedmonctl: {failed['title']}: {failed['message']}", file=sys.stderr)
    return 1 if report["failed"] else 0


def _number(text: str) -> int:
    number = int(text)
    if not 0 < number <= _MOST:
        raise argparse.ArgumentTypeError(f"must be from 1 to {_MOST}")
    return number


def _title(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("must not be empty")
    return text
