"""People at telephones, each with a browser of their own, taking part in a round."""

import gzip
import re
from html import unescape
from typing import Any

from mission.reading import loaded, said
from playwright.sync_api import Browser, Page, Request

PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


class Phone:
    """One person at one telephone; what it asks of the network and what it complains of are kept."""

    def __init__(
        self, browser: Browser, office: str, *, language: str = "en", script: bool = True, **options: Any
    ) -> None:
        choices = {"viewport": PHONE, "has_touch": True, **options}
        self.context = browser.new_context(locale=language, java_script_enabled=script, **choices)
        self.context.set_default_timeout(10_000)
        self.script = script
        self.office, self.language, self.code = office, language, ""
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(message.text))

    def _note(self, request: Request) -> None:
        self.asked.append(f"{request.method} {request.url.removeprefix(self.office)}")

    def close(self) -> None:
        """Put the telephone away."""
        self.context.close()

    def open(self, path: str) -> "Phone":
        """Open an address of the office."""
        self.page.goto(self.office + path)
        return self

    def join(self, code: str, *, side: str = "", seat: str = "") -> "Phone":
        """Come in by the code on the screen and agree to the rule; the first statement is on the screen then.

        Args:
            code: the code.
            side: the key of a side; "" for a seat without one.
            seat: ``observer`` or ``undisclosed``.
        """
        self.code = code
        self.open("join/").page.locator("#code").fill(code)
        self.page.get_by_role("button").click()
        self.page.locator(f"a.button[hreflang='{self.language}']").click()
        chosen = f"[name=side][value={side}]" if side else f"[name=seat][value={seat}]"
        self.page.locator(chosen).click()
        self.page.locator("[name=agree]").click()
        return self.save()

    def come_back(self, code: str, return_code: str) -> "Phone":
        """Come back with a return code."""
        self.code = code
        self.step("return").page.locator("#code").fill(return_code)
        self.page.get_by_role("button").click()
        return self

    @property
    def statement(self) -> str:
        """The statement on the screen."""
        return said(self.page.locator("#statement"))

    @property
    def number(self) -> int:
        """The number of the statement on the screen."""
        loaded(self.page)
        return int(re.search(r"/(\d+)/$", self.page.url)[1])

    @property
    def return_code(self) -> str:
        """The return code on the screen."""
        return said(self.page.locator(".code"))

    def choose(self, stance: str = "", expected: str | int = "") -> "Phone":
        """Choose an own view and a number of ten, each where it is given, as a finger does."""
        for name, value in (("stance", stance), ("expected", expected)):
            if value != "":
                self.page.locator(f"label:has([name={name}][value='{value}'])").click()
        return self

    def chosen(self) -> tuple[str, str]:
        """The own view and the number of ten that are chosen on the screen; "" for none."""
        loaded(self.page)
        found = [self.page.locator(f"[name={name}]:checked") for name in ("stance", "expected")]
        return tuple(each.get_attribute("value") or "" if each.count() else "" for each in found)

    def save(self, *, kept: bool = False) -> "Phone":
        """Press the one button of the card; what it sends has arrived then, or is kept on the device."""
        self.page.locator("form button:not([name])").first.click()
        loaded(self.page)
        if self.script and not kept:
            self.page.locator("html:not([data-unsent]), html[data-unsent='0']").wait_for(state="attached")
            loaded(self.page)
        return self

    def carries(self) -> "Phone":
        """The page once it carries the whole round."""
        self.page.locator("html[data-carried]").wait_for(state="attached")
        return self

    def unsent(self) -> int:
        """How many answers wait on the device."""
        return int(self.page.evaluate("document.documentElement.dataset.unsent || 0"))

    def answer(self, stance: str, expected: str | int = "") -> "Phone":
        """Choose and save."""
        return self.choose(stance, expected).save()

    def step(self, name: str | int) -> "Phone":
        """Go to another step of the round."""
        return self.open(f"join/{self.code}/{self.language}/{name}/")

    def statements(self) -> dict[int, str]:
        """Every statement by its number, as the end of the round lists them."""
        self.step("done")
        listed = [said(each) for each in self.page.locator(".list a").all()]
        return {int(number): text for number, _dot, text in (each.partition(". ") for each in listed)}


class Caller:
    """Somebody who sends the forms of a participant's pages, one after the other."""

    def __init__(self, browser: Browser, office: str, code: str) -> None:
        self.context = browser.new_context(locale="en")
        self.address = f"{office}join/{code}/en/"
        self.page = ""

    def send(self, step: str | int, **fields: str) -> "Caller":
        """Send the form that was shown, with what is chosen in it."""
        answer = self.context.request.post(
            f"{self.address}{step}/", form={**dict(FIELD.findall(self.page)), **fields}
        )
        assert answer.ok, answer.text()
        self.page = answer.text()
        return self

    def take_part(self, side: str, answers: dict[str, tuple[str, int]], *, earlier: str = "") -> str:
        """Come in, say which seat was one's own before, and answer; return the return code."""
        self.page = self.context.request.get(f"{self.address}side/").text()
        self.send("side", side=side).send("rule", agree="1")
        if earlier:
            assert "Did you take part before?" in self.page
            self.send("earlier", code=earlier)
        if 'name="organisation"' in self.page:
            self.send("organisation", organisation="none")
        code = CODE.search(self.page)[0]
        self.page = self.context.request.get(f"{self.address}1/").text()
        for number in range(1, len(answers) + 1):
            ((stance, expected),) = [said for text, said in answers.items() if text in unescape(self.page)]
            self.send(number, stance=stance, expected=str(expected))
        assert f"You answered {len(answers)} of {len(answers)}." in self.page
        self.context.close()
        return code


def compressed(page: Page) -> int:
    """How many bytes a page takes on the way."""
    return len(gzip.compress(page.request.get(page.url).body(), 6))
