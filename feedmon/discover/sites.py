"""Sites whose feeds are known from the address of a page (rule D-4): a table, and who reads it.

The table is ``sites.toml``, with its own explanation at its head.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from feedmon.frozen import frozen
from feedmon.tracking import bare_host

_NAME = re.compile(r"\{(\w+)\}")
#: The end of an address that is a feed's already.
_FEED = re.compile(r"\.(?:rss|atom|xml)$")
#: What a name in a path stands for: one part of it, without what would mean something else.
_PART = r"[\w.~%+@!,:-]+"


@frozen
class SiteRule:
    """One row of the table, ready to be matched."""

    site: str
    hosts: tuple[re.Pattern[str], ...]
    paths: tuple[re.Pattern[str], ...]
    query: tuple[tuple[str, re.Pattern[str]], ...]
    never: frozenset[str]
    feeds: tuple[str, ...]

    def names(self, host: str, path: str, query: dict[str, str]) -> dict[str, str] | None:
        """Return what the names of the row stand for, or ``None`` where it does not fit."""
        found = _first(self.hosts, host)
        if found is None or path.partition("/")[2].partition("/")[0].lower() in self.never:
            return None
        fits = _first(self.paths, path)
        if fits is None:
            return None
        names = {"host": host} | found.groupdict() | fits.groupdict()
        for parameter, pattern in self.query:
            value = pattern.fullmatch(query.get(parameter, ""))
            if value is None:
                return None
            names[parameter] = value[0]
        return names


def site_feeds(url: str) -> tuple[str, ...]:
    """The feeds that belong to a page of a known site; none for any other page.

    The first row of the table that fits decides. Nothing is requested.
    """
    try:
        parts = urlsplit(url)
        host = bare_host(parts.hostname or "")
        if parts.port is not None:
            return ()  # known sites are where their names lead, nowhere else
    except ValueError:
        return ()
    path = parts.path.rstrip("/") or "/"
    if _FEED.search(path):
        return ()
    query = dict(parse_qsl(parts.query))
    for rule in site_rules():
        names = rule.names(host, path, query)
        if names is not None:
            return tuple(_filled(feed, names) for feed in rule.feeds)
    return ()


@cache
def site_rules() -> tuple[SiteRule, ...]:
    """Read the table, once."""
    import tomllib  # noqa: PLC0415 - seldom needed
    from importlib.resources import files  # noqa: PLC0415 - seldom needed

    table = tomllib.loads(files(__package__).joinpath("sites.toml").read_text(encoding="utf-8"))
    return tuple(_rule(row) for row in table["rule"])


def _rule(row: dict[str, Any]) -> SiteRule:
    parts = row.get("parts", {})
    return SiteRule(
        site=row["site"],
        hosts=tuple(map(_host_pattern, row["hosts"])),
        paths=tuple(_path_pattern(path, parts) for path in row["paths"]),
        query=tuple((name, re.compile(value)) for name, value in row.get("query", {}).items()),
        never=frozenset(row.get("never", ())),
        feeds=tuple(row["feeds"]),
    )


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((fit for each in patterns if (fit := each.fullmatch(text))), None)


def _host_pattern(host: str) -> re.Pattern[str]:
    if host.startswith("*."):
        return re.compile(r"(?P<sub>[\w-]+)" + re.escape(host[1:]))
    return re.compile(re.escape(host))


def _path_pattern(path: str, parts: dict[str, str]) -> re.Pattern[str]:
    """Make a pattern of ``/fixed/{name}``; ``/**`` at the end is anything below, or nothing."""
    start, everything, _ = path.partition("/**")
    made, at = "", 0
    for name in _NAME.finditer(start):
        made += re.escape(start[at : name.start()])
        made += f"(?P<{name[1]}>{parts.get(name[1], _PART)})"
        at = name.end()
    made += re.escape(start[at:]) + ("(?:/.*)?" if everything else "")
    return re.compile(made or "/")


def _filled(feed: str, names: dict[str, str]) -> str:
    return _NAME.sub(lambda name: names[name[1]], feed)
