"""``feedmonctl watch``: pages without a feed, tried, watched and listed."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from feedmon import errors
from feedmon.cli import output
from feedmon.cli.commands import print_json
from feedmon.cli.words import explain
from feedmon.logins import without_login
from feedmon.model import (
    WATCHED_ALTHOUGH,
    FeedKind,
    WatchMode,
    WatchPart,
    WatchSpec,
    WatchWhen,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedmon.engine import Engine
    from feedmon.model import WatchPreview

_MODES = [str(mode) for mode in WatchMode]


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Say what ``watch`` can be asked for."""
    commands = parser.add_subparsers(required=True, metavar="WHAT")

    def command(name: str, does: str, function: object) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=does, description=does)
        sub.add_argument("--json", action="store_true", help="print one JSON document")
        sub.set_defaults(command=function, closed=False)
        return sub

    adding = command("add", "watch a page, or a part of it", add)
    adding.add_argument("--title", metavar="TEXT", default="", help="instead of the page's own")
    testing = command("test", "show what a watch would see now", test)
    for each in (adding, testing):
        each.add_argument("url", metavar="URL")
        _add_spec(each)
    suggesting = command("suggest", "show parts of a page that may be worth watching", suggest)
    suggesting.add_argument("url", metavar="URL")
    _add_although(suggesting)
    command("list", "list what is watched", list_)


def _add_spec(parser: argparse.ArgumentParser) -> None:
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--css", metavar="SELECTOR", help="the part that a CSS selector finds")
    part.add_argument("--xpath", metavar="PATH", help="the part that an XPath expression finds")
    # "--json" is the form of the answer, as with all commands.
    part.add_argument("--json-path", metavar="PATH", help="the value that a JSON path finds")
    parser.add_argument("--mode", choices=_MODES, help="what is read there (text)")
    when = parser.add_mutually_exclusive_group()
    number: Callable[[str], Decimal] = _number
    when.add_argument("--above", metavar="N", type=number, help="tell when a number rises above N")
    when.add_argument("--below", metavar="N", type=number, help="tell when a number falls below N")
    when.add_argument("--appears", metavar="TEXT", help="tell when a text appears")
    when.add_argument("--disappears", metavar="TEXT", help="tell when a text disappears")
    parser.add_argument(
        "--ignore",
        metavar="REGEX",
        action="append",
        default=[],
        help="pass over what this finds; may be given several times",
    )
    _add_although(parser)


def _add_although(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--although",
        choices=WATCHED_ALTHOUGH,
        action="append",
        default=[],
        help="the page looks like this, and is the page; may be given several times",
    )


async def add(engine: Engine, options: argparse.Namespace) -> int:
    """Watch a page from now on."""
    report: dict[str, list[Any]] = output.report()
    try:
        feed = await engine.add_watch(options.url, _spec(options), title=options.title)
        spec = await engine.watch_spec(feed.id) or _spec(options)
        report["added"].append(output.feed(feed) | {"watch": spec_json(spec)})
    except errors.AlreadySubscribed as error:
        known = output.feed(await engine.feed(error.feed_id), await engine.folders())
        report["skipped"].append(known | output.reason(error))
    except (errors.SubscribeError, errors.FetchError, errors.ParseError) as error:
        report["failed"].append({"url": without_login(options.url)} | output.error(error))
    if options.json:
        print_json(report)
    else:
        for row in report["added"]:
            print(f"added: {row['id']}  {row['title'] or row['url']}")
        for row in report["skipped"]:
            print(f"skipped: {row['url']}: {row['message']}")
    for row in report["failed"]:
        print(f"feedmonctl: {row['url']}: {row['message']}", file=sys.stderr)
    return 1 if report["failed"] else 0


async def test(engine: Engine, options: argparse.Namespace) -> int:
    """Show what a watch would see now; where it would see nothing the status is 1."""
    shown = await engine.preview_watch(options.url, _spec(options))
    if options.json:
        print_json(preview_json(shown))
    else:
        print(f"{shown.title}\n" if shown.title else "", end="")
        if shown.items:
            for item in shown.items:
                print(f"* {item.title}{f'  {item.link}' if item.link else ''}")
        elif shown.text:
            print(shown.text)
        if shown.number is not None:
            print(f"= {shown.number}")
        if shown.holds:
            print("This is so already; it is told when it becomes so again.")
    for problem in shown.problems:
        message = explain(problem.code, problem.detail)
        print(f"feedmonctl: {without_login(options.url)}: {message}", file=sys.stderr)
    _say_how(shown)
    return 1 if shown.problems else 0


def _say_how(shown: WatchPreview) -> None:
    """Say how a page is watched all the same that only looks like something else."""
    if any(each.code == errors.NotThePage.code for each in shown.problems) and shown.looks_like:
        all_the_same = " ".join(f"--although {kind}" for kind in shown.looks_like)
        print(f"feedmonctl: if this is the page, say {all_the_same}", file=sys.stderr)


async def suggest(engine: Engine, options: argparse.Namespace) -> int:
    """Show parts of a page that may be worth watching."""
    found = await engine.suggest_watch(options.url, tuple(options.although))
    if options.json:
        return print_json(
            [
                {
                    "kind": str(each.kind),
                    "watch": spec_json(each.spec),
                    "sample": each.sample,
                    "count": each.count,
                }
                for each in found
            ]
        )
    for each in found:
        print(f"{each.kind:<10} {_options_of(each.spec)}\n           {each.sample}")
    return 0


async def list_(engine: Engine, options: argparse.Namespace) -> int:
    """List what is watched, in the order of the window."""
    specs = await engine.watch_specs()
    rows = [feed for feed in await engine.feeds() if feed.kind is FeedKind.WATCH]
    if options.json:
        folders = await engine.folders()
        return print_json(
            [output.feed(feed, folders) | {"watch": spec_json(specs[feed.id])} for feed in rows]
        )
    for feed in rows:
        print(f"{feed.id:>6}  {feed.state:<8}  {feed.title}  {_options_of(specs[feed.id])}")
    return 0


def spec_json(spec: WatchSpec) -> dict[str, Any]:
    """What is watched, and when to tell of it."""
    return {
        "part": str(spec.part),
        "selector": spec.selector or None,
        "mode": str(spec.mode),
        "when": str(spec.when),
        "limit": None if spec.limit is None else str(spec.limit),
        "words": spec.words or None,
        "ignore": list(spec.ignore),
        "although": list(spec.although),
    }


def preview_json(shown: WatchPreview) -> dict[str, Any]:
    """What a watch would see."""
    return {
        "url": without_login(shown.url),
        "title": shown.title,
        "found": shown.found,
        "text": shown.text,
        "number": None if shown.number is None else str(shown.number),
        "items": [
            {"title": item.title, "link": item.link, "text": item.text} for item in shown.items
        ],
        "holds": shown.holds,
        "looks_like": list(shown.looks_like),
        "problems": [
            {"error": each.code, "detail": each.detail, "message": explain(each.code, each.detail)}
            for each in shown.problems
        ],
    }


def _spec(options: argparse.Namespace) -> WatchSpec:
    parts = {
        WatchPart.CSS: options.css,
        WatchPart.XPATH: options.xpath,
        WatchPart.JSON: options.json_path,
    }
    whens = {
        WatchWhen.ABOVE: options.above,
        WatchWhen.BELOW: options.below,
        WatchWhen.APPEARS: options.appears,
        WatchWhen.DISAPPEARS: options.disappears,
    }
    part, selector = next(
        ((part, given) for part, given in parts.items() if given is not None), (WatchPart.PAGE, "")
    )
    when, what = next(
        ((when, given) for when, given in whens.items() if given is not None),
        (WatchWhen.CHANGE, None),
    )
    return WatchSpec(
        part,
        selector,
        WatchMode(options.mode or WatchMode.TEXT),
        when,
        what if isinstance(what, Decimal) else None,
        what if isinstance(what, str) else "",
        tuple(options.ignore),
        tuple(options.although),
    )


def _options_of(spec: WatchSpec) -> str:
    """Write what is watched as it would be asked for."""
    said = [] if spec.part is WatchPart.PAGE else [f"--{_OPTIONS[spec.part]} {spec.selector!r}"]
    if spec.mode is not WatchMode.TEXT:
        said.append(f"--mode {spec.mode}")
    if spec.when is not WatchWhen.CHANGE:
        what = repr(spec.words) if spec.words else str(spec.limit)
        said.append(f"--{spec.when} {what}")
    said += [f"--ignore {pattern!r}" for pattern in spec.ignore]
    said += [f"--although {kind}" for kind in spec.although]
    return " ".join(said) or "(the whole page)"


_OPTIONS = {WatchPart.CSS: "css", WatchPart.XPATH: "xpath", WatchPart.JSON: "json-path"}


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError("must be a number") from error
    if not number.is_finite():
        raise argparse.ArgumentTypeError("must be a number")
    return number
