"""The beat: jobs called at intervals, one call of each at a time, until it is stopped."""

import asyncio
import logging

import pytest

from feedmon.ticker import Ticker


@pytest.fixture
async def ticker():
    made = Ticker()
    yield made
    made.stop()


async def test_a_job_is_called_again_and_again(ticker):
    enough = asyncio.Event()
    calls = []

    async def job():
        calls.append(len(calls))
        if len(calls) == 3:
            enough.set()

    ticker.every(0.01, job)
    ticker.start()

    async with asyncio.timeout(20):
        await enough.wait()


async def test_a_call_that_lasts_is_not_joined_by_another(ticker):
    begun, others = asyncio.Event(), asyncio.Event()
    calls = []

    async def long():
        calls.append("long")
        begun.set()
        await asyncio.Event().wait()

    async def short():
        if begun.is_set():
            calls.append("short")
        if calls.count("short") == 5:
            others.set()

    ticker.every(0.01, long)
    ticker.every(0.01, short)
    ticker.start()
    async with asyncio.timeout(20):
        await others.wait()

    assert calls.count("long") == 1


async def test_stopping_in_the_middle_of_a_call_is_no_error(ticker, caplog):
    begun = asyncio.Event()

    async def job():
        begun.set()
        await asyncio.Event().wait()

    ticker.every(0.01, job)
    ticker.start()
    async with asyncio.timeout(20):
        await begun.wait()
    ticker.stop()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.sleep(0.01)

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_ticker_that_never_ticked_can_be_stopped():
    Ticker().stop()
