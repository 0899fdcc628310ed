"""The commands of ``feedmonctl``: each asks the engine once and prints the answer."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from feedmon import errors
from feedmon.cli import output
from feedmon.cli.words import (
    NO_KEYRING,
    explain,
    explain_skip,
    failed_line,
    state_word,
    summary_line,
    warning_words,
)
from feedmon.logins import without_login
from feedmon.model import EntryKey, EntryQuery, PasswordPlace

if TYPE_CHECKING:
    import argparse

    from feedmon.engine import Engine
    from feedmon.model import EntrySummary, Feed, ImportReport

_PAGE = 200


async def add(engine: Engine, options: argparse.Namespace) -> int:
    """Subscribe to the first feed behind an address."""
    report: dict[str, list[Any]] = output.report()
    try:
        feed = await engine.subscribe(options.url, user_agent=options.user_agent)
        report["added"].append(output.feed(feed))
        if feed.account is not None:
            kept = await engine.kept_password(feed.id)
            if kept.place is PasswordPlace.SESSION:
                print(f"feedmonctl: feed {feed.id}: {NO_KEYRING}", file=sys.stderr)
    except errors.AlreadySubscribed as error:
        known = output.feed(await engine.feed(error.feed_id), await engine.folders())
        report["skipped"].append(known | output.reason(error))
    except (errors.SubscribeError, errors.FetchError, errors.ParseError) as error:
        report["failed"].append({"url": without_login(options.url)} | output.error(error))
    return _print_report(report, options)


async def set_(engine: Engine, options: argparse.Namespace) -> int:
    """Change what the person chooses about a feed, given by id or address."""
    found = [feed for feed in await engine.feeds() if options.feed in (str(feed.id), feed.url)]
    if not found:
        print(f"feedmonctl: no feed {options.feed}", file=sys.stderr)
        return 1
    feed = await engine.set_feed(found[0].id, user_agent=options.user_agent or None)
    if options.json:
        return print_json(output.feed(feed, await engine.folders()))
    print(f"changed: {feed.id}  {feed.title or feed.url}")
    return 0


async def remove(engine: Engine, options: argparse.Namespace) -> int:
    """Unsubscribe from feeds, given by id or address."""
    report: dict[str, list[Any]] = output.report()
    all_feeds = await engine.feeds()
    all_folders = await engine.folders()
    for name in dict.fromkeys(options.feeds):
        found = [feed for feed in all_feeds if name in (str(feed.id), feed.url)]
        if found:
            await engine.unsubscribe([feed.id for feed in found])
            report["removed"] += [output.feed(feed, all_folders) for feed in found]
        else:
            failure = {"url": name, "error": errors.NoSuchFeed.code}
            report["failed"].append(failure | {"message": f"no feed {name}"})
    return _print_report(report, options)


async def import_(engine: Engine, options: argparse.Namespace) -> int:
    """Subscribe to the feeds of a file; what could not be read is reported.

    Of an export, or of another program's data, articles and their marks come with them.
    """
    from feedmon import read_opml_file  # noqa: PLC0415 - seldom needed

    if await engine.is_foreign(options.file):
        return await _take_over(engine, options)
    data = await asyncio.to_thread(read_opml_file, Path(options.file))
    return _print_report(await _imported(engine, await engine.import_opml(data)), options)


async def _take_over(engine: Engine, options: argparse.Namespace) -> int:
    """Take everything over that another program holds, or an export of ours."""
    holdings = await engine.look_into(options.file)
    taken = await engine.take_over(holdings, holdings.preview.document)
    report = await _imported(engine, taken.report)
    if taken.ended != "done":
        failure = {"url": options.file, "error": taken.ended}
        report["failed"].append(failure | {"message": explain(taken.ended, taken.detail)})
    report["articles"] = output.articles(taken)
    return _print_report(report, options)


async def _imported(engine: Engine, done: ImportReport) -> dict[str, Any]:
    report: dict[str, Any] = output.report()
    all_folders = await engine.folders()
    report["added"] = [output.feed(feed, all_folders) for feed in done.added]
    report["skipped"] = [output.already(feed) for feed in done.skipped]
    report["failed"] = [output.problem(problem) for problem in done.problems]
    return report


async def export(engine: Engine, options: argparse.Namespace) -> int:
    """Write all feeds to an OPML file, or with their articles to a JSON file.

    ``added`` lists the feeds that it holds.
    """
    from feedmon import write_opml_file  # noqa: PLC0415 - seldom needed

    report: dict[str, Any] = output.report()
    if Path(options.file).suffix.lower() == ".json":
        report["articles"] = {"exported": await engine.export_articles(options.file)}
    else:
        data = await engine.export_opml()
        await asyncio.to_thread(write_opml_file, Path(options.file), data)
    all_folders = await engine.folders()
    report["added"] = [output.feed(feed, all_folders) for feed in await engine.feeds()]
    return _print_report(report, options)


async def feeds(engine: Engine, options: argparse.Namespace) -> int:
    """List the feeds in the order of the window."""
    rows = await engine.feeds()
    folders = await engine.folders()
    if options.json:
        return print_json([output.feed(row, folders) for row in rows])
    for row in rows:
        title = f"{row.title or row.url}{warning_words(row)}"
        print(f"{row.id:>6}  {row.unread:>6}  {state_word(row):<8}  {title}")
    return 0


async def entries(engine: Engine, options: argparse.Namespace) -> int:
    """List articles, newest first."""
    query = EntryQuery(
        feed_id=options.feed,
        unread=options.unread,
        starred=options.starred,
        search=options.search,
    )
    found = await _collect(engine, query, options.limit)
    if options.json:
        return print_json([output.entry(await engine.entry(row.id), row) for row in found])
    for row in found:
        mark = ("*" if row.starred else " ") + (" " if row.read else "•")
        print(f"{row.id:>8} {mark} {output.iso(row.sort_at)}  {row.feed_title}: {row.title}")
    return 0


async def _collect(engine: Engine, query: EntryQuery, limit: int) -> list[EntrySummary]:
    found: list[EntrySummary] = []
    while len(found) < limit:
        last = EntryKey(found[-1].sort_at, found[-1].id) if found else None
        wanted = min(_PAGE, limit - len(found))
        page = await engine.entries(query, after=last, limit=wanted)
        found += page
        if len(page) < wanted:
            break
    return found


async def refresh(engine: Engine, options: argparse.Namespace) -> int:
    """Fetch feeds now; a failed or unknown feed makes the status 1, a skipped one does not."""
    known = {feed.id for feed in await engine.feeds()}
    unknown = [feed_id for feed_id in options.feeds if feed_id not in known]
    summary = await engine.refresh(options.feeds or None)
    await engine.deliver_all()
    if options.json:
        print_json(output.refresh(summary))
    else:
        print(summary_line(summary))
        if options.feeds:  # of those who were named it is asked why
            for skip in summary.skipped:
                print(f"{skip.url}: {explain_skip(skip)}")
    for failure in summary.failures:
        print(failed_line(failure), file=sys.stderr)
    for feed_id in unknown:
        print(f"feedmonctl: no feed {feed_id}", file=sys.stderr)
    return 1 if summary.failures or unknown else 0


async def health(engine: Engine, options: argparse.Namespace) -> int:
    """Tell how the feeds are doing."""
    rows = await engine.feeds()
    folders = await engine.folders()
    sums = await engine.health()
    if options.json:
        return print_json([output.health(row, sums.get(row.id), folders) for row in rows])
    for row in rows:
        print(f"{row.id:>6}  {state_word(row):<8}  {_health_words(row)}")
    return 0


def _health_words(feed: Feed) -> str:
    status = "" if feed.last_status is None else f"  status {feed.last_status}"
    time = "" if feed.response_ms is None else f"  {feed.response_ms} ms"
    error = "" if feed.error is None else f"  {explain(feed.error, feed.error_detail)}"
    return f"{feed.title or feed.url}{status}{time}{error}{warning_words(feed)}"


def print_json(value: Any) -> int:
    """Print one document, and answer that all is well."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0


def _print_report(report: dict[str, Any], options: argparse.Namespace) -> int:
    if options.json:
        print_json(report)
    else:
        for key in ("added", "removed"):
            for feed in report[key]:
                print(f"{key}: {feed['id']}  {feed['title'] or feed['url']}")
        for skipped in report["skipped"]:
            print(f"skipped: {skipped['url']}: {skipped['message']}")
        if "articles" in report:
            counted = (f"{number} {what}" for what, number in report["articles"].items())
            print(f"articles: {', '.join(counted)}")
    for failed in report["failed"]:
        print(f"feedmonctl: {failed.get('url') or ''}: {failed['message']}", file=sys.stderr)
    return 1 if report["failed"] else 0
