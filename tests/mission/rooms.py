"""A room that meets: its console, and the screen on the wall."""

from contextlib import suppress

from mission.reading import loaded, said
from playwright.sync_api import Error

SCREEN = {"width": 1280, "height": 720}


def room(convenor, event):
    """The console of an event's room, opened from the page of the event."""
    page = convenor.open(f"events/{event}/")
    page.locator("a[href$='/room/']").first.click()
    loaded(page)
    if page.locator("form[action$='/room/open/']").count():
        page.locator("form[action$='/room/open/'] button").click()
    return loaded(page)


def anew(console):
    """The console, asked for again; it loads itself anew, too, and whichever comes last is what stays."""
    with console.expect_event("load"), suppress(Error):
        console.reload()


def press(page, value):
    """Press the button that puts something on the screen."""
    page.locator(f"button[name=what][value^='{value}']").first.click()
    return loaded(page)


class Screen:
    """The screen of a room, in a browser nobody has signed in at."""

    def __init__(self, browser, console, *, script=True):
        self.context = browser.new_context(viewport=SCREEN, java_script_enabled=script)
        self.page = self.context.new_page()
        self.address = console.locator("a[href*='/screen/']").get_attribute("href")
        self.page.goto(self.address)

    def shows(self, kind, words=""):
        """Wait until it shows something; without a script the page loads itself anew."""
        self.page.locator(f"main.slide-{kind}").filter(has_text=words).wait_for(timeout=8_000)
        return said(self.page.locator("main"))

    @property
    def smallest(self):
        """The smallest letters on it, in pixels."""
        return self.page.evaluate(
            "Math.min(...[...document.querySelectorAll('main h2, main p')]"
            ".map(each => parseFloat(getComputedStyle(each).fontSize)))"
        )
