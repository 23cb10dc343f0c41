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
    match path.strip("/").split("/"):
        case ["edit" | "new" as what, of, *_]:
            kind = [what, of]
        case ["agenda", _key, *more]:
            kind = ["agenda", *more]
        case ["documents", _key, more]:
            kind = ["add-file" if more == "add-file" else "passage"]
        case ["questions", "new" | "gaps" | "wishes" as what, *more]:
            kind = ["questions", what, *("new" if each == "new" else "one" for each in more[:1]), *more[1:]]
        case ["rounds", "new" | "add" as what]:
            kind = ["new", "round", what]
        case ["rounds", _key, "results", *tab]:
            kind = ["results of a round", *tab]
        case ["rounds", _key, what, *more]:
            kind = ["one of rounds", what, *more[1:]]
        case [part] | ["delete" as part, *_]:
            kind = [part]
        case [part, *_]:
            kind = ["one of", part]
    return " ".join(kind) or "overview"


def _linked(html, office):
    """The addresses inside the programme that a page links to."""
    root = urlsplit(office).path
    found = [address.removeprefix(root) for address in _HREF.findall(html) if address.startswith(root)]
    return [address for address in found if not re.search("/files?/", address)]  # a download is no page
