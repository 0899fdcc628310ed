"""One HTTP exchange, conditional and polite: the only way in for anything from the network.

This file is the door of the room: ask ``Fetcher.fetch`` with a ``Request`` and get a ``Document``
or ``NotModified`` of ``feedmon.model``, or one of the typed errors under ``FetchError``. Why
aiohttp, and what had to be set differently from its defaults, is in
``docs/decisions/0005-http-client.md``.

aiohttp is loaded with the first request: what lists articles, or is a short command, does without.
"""

from __future__ import annotations

from feedmon.fetch.agent import user_agent
from feedmon.fetch.fetcher import Fetcher
from feedmon.fetch.lifetime import Lifetime, lifetime
from feedmon.fetch.lookup import Lookup, has_route
from feedmon.fetch.request import Limits, Request, Way, authorization
from feedmon.fetch.route import Route, SystemProxies

__all__ = [
    "Fetcher",
    "Lifetime",
    "Limits",
    "Lookup",
    "Request",
    "Route",
    "SystemProxies",
    "Way",
    "authorization",
    "has_route",
    "lifetime",
    "user_agent",
]
