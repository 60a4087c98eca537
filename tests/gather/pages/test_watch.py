"""Quiet is decided by what happens, within bounds."""

import asyncio
import time

from auditor.gather.capture.activity import Activity, Weight
from auditor.gather.pages.watch import WINDOW, settle


def loaded() -> Activity:
    activity = Activity()
    activity.parsed = activity.loaded = True
    return activity


async def test_a_still_page_settles_after_the_window() -> None:
    start = time.monotonic()
    ended = await settle(loaded(), bound=5)
    assert ended.quiet
    assert WINDOW <= time.monotonic() - start < 3


async def test_what_happens_starts_the_window_anew() -> None:
    activity = loaded()

    async def live() -> None:
        for _ in range(4):
            await asyncio.sleep(0.2)
            activity.touch(vendor=True)

    start = time.monotonic()
    ended, _ = await asyncio.gather(settle(activity, bound=8), live())
    assert ended.quiet
    assert time.monotonic() - start >= 0.8 + WINDOW
    assert ended.seconds >= WINDOW


async def test_a_request_to_the_vendor_holds_until_the_bound() -> None:
    activity = loaded()
    activity.begin("r", Weight.VENDOR, "GET https://analytics.tiktok.com/i18n/pixel/events.js")
    ended = await settle(activity, bound=1.0)
    assert not ended.quiet
    assert "events.js" in ended.notes[0]


async def test_a_request_that_is_answered_lets_go() -> None:
    activity = loaded()
    activity.begin("r", Weight.VENDOR, "x")
    asyncio.get_running_loop().call_later(0.2, activity.end, "r")
    assert (await settle(activity, bound=6)).quiet


async def test_polling_and_long_polls_do_not_hold() -> None:
    activity = loaded()
    for number in range(12):
        activity.begin(number, Weight.OWN_FETCH, "GET https://shop.example/poll")
        activity.end(number)
    activity.begin("image", Weight.OTHER, "GET https://chat.example/x.gif")

    async def poll() -> None:
        for number in range(100, 112):
            await asyncio.sleep(0.1)
            activity.begin(number, Weight.OWN_FETCH, "GET https://shop.example/poll")
            activity.end(number)

    polling = asyncio.create_task(poll())
    ended = await settle(activity, bound=6)
    assert ended.quiet
    assert not polling.done(), "it settled while the page went on polling"
    await polling


async def test_a_page_that_is_never_parsed_is_not_settled() -> None:
    activity = Activity()
    ended = await settle(activity, bound=0.6)
    assert not ended.quiet
    assert "HTML" in ended.notes[0]


async def test_a_load_that_makes_no_progress_is_not_waited_for() -> None:
    activity = Activity()
    activity.parsed = True
    activity.begin("image", Weight.OTHER, "GET https://dead.example/x.gif")
    start = time.monotonic()
    ended = await settle(activity, bound=9)
    assert ended.quiet
    assert time.monotonic() - start < 8
    assert "load event" in ended.notes[0]


async def test_patience_is_asked_for_anew() -> None:
    activity = loaded()
    fired = False

    def window() -> float:
        return 0.1 if fired else 5.0

    def fire() -> None:
        nonlocal fired
        fired = True
        activity.touch(vendor=True)

    asyncio.get_running_loop().call_later(0.3, fire)
    start = time.monotonic()
    assert (await settle(activity, window=window, bound=9)).quiet
    assert time.monotonic() - start < 4


async def test_a_page_that_is_gone_ends_the_watch_at_once() -> None:
    activity = loaded()
    activity.leave("the page crashed")
    ended = await settle(activity, bound=5)
    assert not ended.quiet
    assert ended.notes == ("the page crashed",)


async def test_a_series_of_addresses_that_differ_in_numbers_does_not_hold() -> None:
    activity = loaded()
    running = True

    async def play() -> None:
        for number in range(200):
            activity.begin(number, Weight.OWN_FETCH, f"GET https://shop.example/frames/{number}.json")
            activity.end(number)
            await asyncio.sleep(0.05)
            if not running:
                return

    playing = asyncio.create_task(play())
    ended = await settle(activity, bound=6)
    running = False
    await playing
    assert ended.quiet


def test_a_page_has_spoken_when_a_beacon_of_its_own_was_answered() -> None:
    activity = loaded()

    def after(key: str, weight: Weight) -> bool:
        activity.begin(key, weight, "POST https://analytics.tiktok.com/api/v2/pixel")
        activity.end(key)
        return activity.spoken

    assert not after("sdk", Weight.VENDOR)
    activity.begin("parting", Weight.BEACON, "POST https://analytics.tiktok.com/api/v2/pixel")
    activity.restart()
    activity.end("parting")
    assert not activity.spoken, "the beacon was the page's before"
    assert after("own", Weight.BEACON)
    activity.restart()
    assert not after("sdk again", Weight.VENDOR)
