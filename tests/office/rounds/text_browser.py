"""A browser that knows links, forms and cookies, and neither style nor script."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

_UNSEEN = {"style", "script", "title"}


@dataclass
class Form:
    """One form: where it goes, what it sends unasked, what may be chosen, and its buttons in order."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: dict[str, str] = {}
        self.forms: list[Form] = []
        self.open: list[tuple[str, dict[str, str], int]] = []
        self.radio: tuple[str, str] | None = None
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "html":
            self.language = given["lang"]
        if tag == "form":
            self.forms.append(Form(action=given.get("action", "")))
        if tag == "input":
            self._input(given)
        elif tag not in {"meta", "link", "br"}:
            self.open.append((tag, given, len(self.text)))

    def _input(self, given: dict[str, str]) -> None:
        form, name, value = self.forms[-1], given["name"], given.get("value", "")
        if given.get("type") == "radio":
            self.radio = (name, value)
            if "checked" in given:
                form.fields[name] = value
        else:
            form.fields[name] = value

    def handle_endtag(self, tag: str) -> None:
        opened, given, start = self.open.pop()
        assert opened == tag, f"<{opened}> ends with </{tag}>"
        said = _tidy(self.text[start:])
        if tag == "a":
            self.links[said] = given["href"]
        if tag == "button":
            self.forms[-1].buttons[said] = (given.get("name", ""), given.get("value", ""))
        if tag == "label" and self.radio:
            name, value = self.radio
            self.forms[-1].choices.setdefault(name, {})[said] = value
            self.radio = None
        if tag in {"p", "li", "h1", "h2", "label", "legend"}:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNSEEN for tag, _given, _start in self.open):
            self.text.append(data)


def _tidy(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(parts)).strip()


class TextBrowser:
    """One person at one device; cookies are kept, tokens of forms are checked."""

    def __init__(self, *, language: str = "en", address: str = "127.0.0.1") -> None:
        self.client = Client(
            enforce_csrf_checks=True, headers={"accept-language": language}, REMOTE_ADDR=address
        )
        self.answers: list[int] = []

    def open(self, address: str, posted: dict[str, str] | None = None) -> "TextBrowser":
        """Open a page, by a form where fields are given, and follow where it leads."""
        answer = self.client.get(address) if posted is None else self.client.post(address, posted)
        while answer.status_code == 302:
            address = answer["Location"]
            answer = self.client.get(address)
        self.answer, self.address = answer, address
        self.answers.append(answer.status_code)
        self.page = _Page(answer.content.decode())
        assert self.page.open == []
        return self

    @property
    def words(self) -> str:
        """Everything the page says."""
        return _tidy(self.page.text)

    @property
    def form(self) -> Form:
        """The page's first form."""
        return self.page.forms[0]

    def follow(self, words: str) -> "TextBrowser":
        """Follow the link with these words."""
        return self.open(self.page.links[words])

    def choose(self, name: str, label: str) -> "TextBrowser":
        """Choose one of several by its words."""
        self.form.fields[name] = self.form.choices[name][label]
        return self

    def fill(self, **fields: str) -> "TextBrowser":
        """Write into fields, or tamper with those that are hidden."""
        self.form.fields |= fields
        return self

    def press(self, label: str = "") -> "TextBrowser":
        """Press the button with these words; the first where none are given."""
        form = next(each for each in self.page.forms if not label or label in each.buttons)
        name, value = form.buttons[label] if label else next(iter(form.buttons.values()))
        sent = {**form.fields, **({name: value} if name else {})}
        return self.open(form.action or self.address, sent)
