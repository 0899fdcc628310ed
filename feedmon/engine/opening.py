"""The composition root of the engine: everything is built here, and closed in reverse."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import AsyncExitStack
from random import SystemRandom
from typing import TYPE_CHECKING

from feedmon.credentials import Credentials
from feedmon.deliver import Channels
from feedmon.engine.callbacks import Callbacks
from feedmon.engine.choosing import limits_of
from feedmon.engine.facade import Engine
from feedmon.engine.ground import Parts
from feedmon.engine.icon_looks import IconLooks
from feedmon.engine.restoring import presence_directory
from feedmon.errors import StoreBusy, StoreError
from feedmon.events import Bus
from feedmon.fetch import Fetcher, Route, has_route
from feedmon.hubs import Hubs
from feedmon.model import CareJob
from feedmon.network import NetworkPolicy
from feedmon.outbox import Outbox
from feedmon.pacing import HostGate
from feedmon.poll import Deliverer, Poller
from feedmon.presence import GateShut, Presence
from feedmon.settings import STORE_NAME, Settings, data_directory
from feedmon.store import open_store
from feedmon.store.connection import driver_errors
from feedmon.subscribe import Subscriber
from feedmon.ticker import Ticker
from feedmon.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path
    from random import Random

    from feedmon.fetch import Lookup
    from feedmon.store import Store

log = logging.getLogger(__name__)


async def open_engine(
    data_dir: Path | None = None,
    *,
    program: str = "engine",
    clock: Callable[[], float] = time.time,
    random: Random | None = None,
    network_policy: NetworkPolicy | None = None,
    settings: Settings | None = None,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    lookup: Lookup | None = None,
    online: Callable[[], bool] = has_route,
    on_upgrade: Callable[[], object] = lambda: None,
) -> Engine:
    """Open the engine over the store in ``data_dir`` (the platform's directory by default).

    ``clock`` gives Unix seconds; ``sleep`` waits for the turn of a host, between tries, and
    between the documents of an archive.
    ``lookup`` resolves names (the system's resolver by default), ``online`` says whether there is
    a way to any network.

    ``program`` is what a person knows the program as that opens it: letters and hyphens.
    Raises StoreError (its kinds say what is wrong); what was opened before is closed again.
    Nothing is fetched and no process started until it is asked for. ``on_upgrade`` is called when
    a store of an older version has to be brought up to date, which takes a while.
    """
    directory = data_directory(data_dir)
    chance = random or SystemRandom()
    base = settings or Settings()
    policy = network_policy or NetworkPolicy()
    async with AsyncExitStack() as stack:
        # Present first: nobody puts another store into the place of one that is being opened.
        presence = Presence(presence_directory(directory), program)
        await asyncio.to_thread(_enter, presence, directory)
        stack.callback(presence.leave)
        store = await open_store(directory / STORE_NAME, clock=clock, on_upgrade=on_upgrade)
        stack.push_async_callback(store.close)
        if presence.found_dead:
            await _ask_for_check(store)
        chosen = base.with_stored(await store.settings())
        for name in await store.lease_owners():
            if presence.is_dead(name):
                await store.free_leases(name)
        workers = Workers(
            max_workers=chosen.workers,
            memory_limit_bytes=chosen.parse_memory,
            time_limit_s=chosen.parse_s,
        )
        stack.push_async_callback(workers.close)
        fetcher = Fetcher(
            policy, clock=clock, chance=chance, sleep=sleep, lookup=lookup, online=online
        )
        fetcher.route = Route(chosen.proxy, chosen.ipv4_first)
        fetcher.limits = limits_of(chosen)
        stack.push_async_callback(fetcher.close)
        gate = HostGate(policy, store, in_flight=chosen.in_flight, clock=clock, sleep=sleep)
        credentials = Credentials()
        stack.callback(credentials.close)
        bus = Bus()
        poller = Poller(
            store=store,
            fetcher=fetcher,
            gate=gate,
            workers=workers,
            bus=bus,
            credentials=credentials,
            owner=presence.name,
            settings=chosen,
            clock=clock,
            chance=chance,
        )
        stack.push_async_callback(poller.close)
        subscriber = Subscriber(
            store=store,
            fetcher=fetcher,
            gate=gate,
            workers=workers,
            credentials=credentials,
            first_update=poller.first_update,
            clock=clock,
        )
        stack.callback(subscriber.close)
        icons = IconLooks(
            store=store,
            fetcher=fetcher,
            gate=gate,
            workers=workers,
            owner=presence.name,
            clock=clock,
            sleep=sleep,
        )
        hubs = Hubs(
            store=store,
            fetcher=fetcher,
            gate=gate,
            owner=presence.name,
            clock=clock,
            chance=chance,
        )
        outbox = Outbox(
            store=store,
            channels=Channels(fetcher, clock=clock),
            credentials=credentials,
            owner=presence.name,
            settings=chosen,
            online=online,
            clock=clock,
            chance=chance,
        )
        deliverer = Deliverer(
            store=store,
            workers=workers,
            results=poller.results,
            owner=presence.name,
            clock=clock,
            sleep=sleep,
        )
        callbacks = Callbacks(
            store=store, deliverer=deliverer, clock=clock, sleep=sleep, chance=chance
        )
        stack.push_async_callback(callbacks.close)
        ticker = Ticker()
        stack.callback(ticker.stop)
        parts = Parts(
            directory=directory,
            base=base,
            settings=chosen,
            store=store,
            fetcher=fetcher,
            gate=gate,
            workers=workers,
            bus=bus,
            poller=poller,
            subscriber=subscriber,
            icons=icons,
            hubs=hubs,
            callbacks=callbacks,
            outbox=outbox,
            ticker=ticker,
            credentials=credentials,
            presence=presence,
            clock=clock,
            sleep=sleep,
            chance=chance,
            revision=await store.revision(),
        )
        return Engine(parts, stack.pop_all())
    raise AssertionError  # pragma: no cover - the stack swallows nothing


async def _ask_for_check(store: Store) -> None:
    """Let the store be looked through by the next program that stays.

    The end of a program is found once, by whoever comes first, which may be a short command.
    """
    try:
        await store.ask_for_care(CareJob.QUICK_CHECK)
    except StoreError as error:
        log.warning("a check can't be asked for now: %s %s", error.code, error.detail)


def _enter(presence: Presence, directory: Path) -> None:
    try:
        with driver_errors(directory):
            presence.enter()
    except GateShut as error:
        raise StoreBusy(str(directory), "gate") from error
