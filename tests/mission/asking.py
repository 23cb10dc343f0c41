"""Asking and answering between two convenors, as they do it on the pages of the question exchange."""

import re

from mission.reading import said


def write(page, name, text):
    """A text in each of its languages, typed."""
    for tag, words in text.items():
        page.locator(f"[name='{name}_{tag}']").fill(words)


def send(page):
    """The one primary action of the page."""
    page.locator("main .primary").first.click()
    page.wait_for_load_state()


def message(page):
    """What the page says was done."""
    return said(page.locator(".messages"))


def read_all(person, key):
    """Read every language that nobody has read yet, where the page of the question offers it."""
    person.open(f"questions/{key}/")
    while person.page.locator("a[href*='/words/']").count():
        person.page.locator("a[href*='/words/']").first.click()
        send(person.page)


def ask(person, text, **fields):
    """Write a question; its key."""
    page = person.open("questions/new/")
    write(page, "text", text)
    for name, value in fields.items():
        page.locator(f"[name='{name}']").fill(value)
    send(page)
    return re.search(r"/(q\d+)/", page.url)[1]


def pass_on(person, key):
    """Ask it, have its words read, and pass it on."""
    send(person.open(f"questions/{key}/"))
    read_all(person, key)
    send(person.open(f"questions/{key}/"))


def answer(person, key, text, *, rule="", **fields):
    """Answer it from a printed source, have the words read, and give the answer."""
    page = person.open(f"questions/{key}/answer/")
    write(page, "text", text)
    for name, value in {"printed": "Licensing act, section 3", "as_of": "2021", **fields}.items():
        page.locator(f"[name='{name}']").fill(value)
    page.locator("[name='rule']").select_option(rule)
    send(page)
    read_all(person, key)
    send(person.open(f"questions/{key}/"))
