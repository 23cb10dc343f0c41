"""A hall at one laptop: 5 browsers with script and 70 plain clients take part in one round at once.

The browsers, open before the clock starts (how five browsers start on two cores is not measured), come in by the code
one after another within four seconds and answer card after card without a pause; the 70 send plain forms, each a card
every few seconds, as in a coffee break. A step of a browser is timed from the click to the next card, and to the
moment its answer is acknowledged; a step of a plain client from when it was due. Office, clients and browsers share
the machine. Afterwards every acknowledged answer of the plain clients is on the disk once, and the browsers have
nothing unsent.
Exit code 1 if a limit was not kept.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from answers import CODE, free_port, served
from crowd import STATEMENTS, Person, fill, stored
from playwright.async_api import Browser, Page, async_playwright

BROWSERS, CLIENTS = 5, 70
CARDS, PACE = 24, 4.0
SLOWEST = 1_000.0
"""Milliseconds within which half of the steps of each kind are done."""

Taken = dict[str, list[float]]


async def plain(port: int, who: tuple[str, str], *, place: int, cards: int, taken: Taken) -> Person:
    """Answer card after card at the pace of a person, by plain forms."""
    person = Person(port, who)
    start = time.perf_counter() + PACE * place / CLIENTS
    for turn in range(cards):
        due = start + PACE * turn
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await person.answer(turn + 1, due, taken)
    return person


async def switched_on(browser: Browser, port: int) -> Page:
    """Return a browser of somebody's own that has started: it shows a page of the office nobody has to sign in for."""
    context = await browser.new_context(viewport={"width": 360, "height": 740}, locale="en")
    page = await context.new_page()
    page.set_default_timeout(60_000)
    await page.goto(f"http://127.0.0.1:{port}/office/sign-in/")
    return page


async def browse(page: Page, port: int, *, place: int, cards: int, taken: Taken) -> int:
    """Come in and answer in a browser of one's own; return how many answers are unsent at the end."""
    await asyncio.sleep(PACE * place / BROWSERS)
    office = f"http://127.0.0.1:{port}"
    for step in ("side", "rule", "practice"):
        began = time.perf_counter()
        if step == "side":
            await page.goto(f"{office}/join/{CODE}/en/side/")
        elif step == "rule":
            await page.locator("[name=side]").first.click()
            await page.locator("[name=agree]").wait_for()
        else:
            await page.locator("[name=agree]").click()
            await page.locator("[name=stance]").first.wait_for(state="attached")
        taken["browser: a page"].append(time.perf_counter() - began)
    await page.goto(f"{office}/join/{CODE}/en/1/")
    await page.locator("html[data-carried]").wait_for(state="attached")
    for _card in range(cards):
        before = await page.locator("#statement").inner_text()
        await page.locator("label:has([name=stance][value=agree])").click()
        began = time.perf_counter()
        await page.locator("form button:not([name])").first.click()
        await page.wait_for_function(
            "text => document.querySelector('#statement')?.textContent !== text", arg=before
        )
        taken["browser: next card"].append(time.perf_counter() - began)
        await page.locator("html:not([data-unsent]), html[data-unsent='0']").wait_for(state="attached")
        taken["browser: kept"].append(time.perf_counter() - began)
    unsent = await page.evaluate("document.documentElement.dataset.unsent || 0")
    await page.context.close()
    return int(unsent)


async def evening(
    port: int, people: list[tuple[str, str]], *, browsers: int, cards: int
) -> tuple[list[Person], int, Taken]:
    """Let everybody take part at once; return the plain clients, what browsers did not send, how long steps took."""
    taken: Taken = {
        name: [] for name in ("card", "answer", "browser: a page", "browser: next card", "browser: kept")
    }
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        pages = [await switched_on(browser, port) for _phone in range(browsers)]
        crowd = [plain(port, who, place=place, cards=cards, taken=taken) for place, who in enumerate(people)]
        phones = [
            browse(page, port, place=place, cards=cards, taken=taken) for place, page in enumerate(pages)
        ]
        persons, unsent = await asyncio.gather(asyncio.gather(*crowd), asyncio.gather(*phones))
        await browser.close()
    return persons, sum(unsent), taken


def measure(data: Path, *, browsers: int, clients: int, cards: int) -> bool:
    """Hold the evening; return whether nothing was lost and half of all steps were quick."""
    people = fill(clients)
    port = free_port()
    serve = ["-m", "tracktwo.cli", "serve", "--data", str(data), "--port", str(port)]
    with served(serve, port):
        time.sleep(2)
        persons, unsent, taken = asyncio.run(evening(port, people, browsers=browsers, cards=cards))
    acknowledged = {key: sent for person in persons for key, sent in person.sent.items()}
    faults = [fault for person in persons for fault in person.faults]
    plain_ids = {who for who, _cookie in people}
    kept = {key: sent for key, sent in stored().items() if key[0] in plain_ids}
    for name, each in taken.items():
        if each:
            print(
                f"{name:<18} {len(each):6}   median {statistics.median(each) * 1000:6.1f} ms   "
                f"slowest {max(each) * 1000:6.0f} ms"
            )
    print(
        f"plain answers acknowledged {len(acknowledged)}, on the disk {len(kept)}, faults {len(faults)} {faults[:3]}; "
        f"unsent in browsers {unsent}"
    )
    quick = all(statistics.median(each) * 1000 < SLOWEST for each in taken.values() if each)
    return kept == acknowledged and not faults and not unsent and quick


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browsers", type=int, default=BROWSERS)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument(
        "--cards", type=int, default=CARDS, help=f"statements each answers, up to {STATEMENTS - 1}"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tracktwo-hall-") as folder:
        os.environ |= {"TRACKTWO_DATA": folder, "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings"}
        os.environ.pop("DATABASE_URL", None)
        if not measure(Path(folder), browsers=chosen.browsers, clients=chosen.clients, cards=chosen.cards):
            sys.exit("A limit was not kept.")
