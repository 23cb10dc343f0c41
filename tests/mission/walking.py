"""Walking through a programme as its convenor: from the overview along every link, one page of each kind."""

import re
from urllib.parse import urlsplit

_HREF = re.compile(r'<a\b[^>]*\bhref="([^"#?]+)')


_walked = {}


def route_pages(person):
    """One address of each kind of page that links lead to, by the kind's name, as a reader reaches them.

    A page is of the kind its address begins with (``events`` lists, ``events/…`` shows one), so that a walk
    reads tens of pages, not a thousand; and one walk through an office serves every test of a process.
    """
    if person.office not in _walked:
        _walked[person.office] = _walk(person)
    return _walked[person.office]


def _walk(person):
    found, waiting = {}, [""]
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in found:
            continue
        found[kind] = path
        answer = person.page.request.get(person.office + path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        waiting += _linked(answer.text(), person.office)
    return found


def kind_of(path):
    """The kind of page an address is of: its words without keys, numbers and passages."""
    parts = path.strip("/").split("/")
    if parts == [""]:
        return "overview"
    if parts[0] in {"edit", "new"}:
        return " ".join(parts[:2])
    if parts[0] == "agenda":
        return " ".join(["agenda", *parts[2:]])
    if parts[0] == "documents" and len(parts) == 3:
        return parts[2] if parts[2] == "add-file" else "passage"
    if parts[0] == "delete":
        return "delete"
    return parts[0] if len(parts) == 1 else f"one of {parts[0]}"


def _linked(html, office):
    """The addresses inside the programme that a page links to."""
    root = urlsplit(office).path
    return [address.removeprefix(root) for address in _HREF.findall(html) if address.startswith(root)]
