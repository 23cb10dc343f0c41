"""Reviewing documents as a person does it: two files handed in, the rest with the keyboard."""

import re
from importlib.resources import files

from mission.reading import each, said

NOTES = files("tracktwo") / "demo" / "documents" / "third-workshop-notes.txt"
PAGE = files("tracktwo") / "demo" / "documents" / "third-workshop-page.txt"
WORKSHOP = "Third Workshop: 14 May 2025, Grey Harbour"


def hand_in(reader, file, title):
    """Add a document on its page, and wait until it is read."""
    page = reader.open("review/add/")
    page.get_by_label("File").set_input_files(str(file))
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Add and read").press("Enter")
    page.locator("#card, .empty").first.wait_for()
    page.locator("progress[aria-label=Reading]").wait_for(state="detached", timeout=30_000)
    page.locator("#card-heading").wait_for(timeout=30_000)


def say_sides(reader):
    """Say with the keyboard which side each list of the documents means."""
    page = reader.open("review/sides/")
    for label, key in (("Northshore", "N"), ("Southshore", "S")):
        page.get_by_label(f"People listed under “{label}”").focus()
        page.keyboard.type(key)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")


def card(page):
    """What the card is about, and what stands on it."""
    return said(page.locator("#card-heading"))


def left(page):
    """How many are left, as the page says it."""
    done, total = map(
        int, re.search(r"(\d+) of (\d+) decided", said(page.locator(".review-progress"))).groups()
    )
    return total - done


def put_off(page):
    """How many are put off."""
    found = re.search(r"(\d+) put off", said(page.locator(".review-progress")))
    return int(found[1]) if found else 0


def press(page, key):
    """Press a key that decides, and wait for the next card."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_load_state()


def passages(page):
    """The passages a card shows, with the words it rests on."""
    return each(page.locator("#card > .passage"))
