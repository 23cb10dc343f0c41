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
    return " ".join(_kind_within_a_room(parts) or _kind_in_the_record(parts)) or "overview"


def _kind_within_a_room(parts):
    """The kind of a page deeper in the room of an agenda, a document, questions, an event or a round, or nothing."""
    match parts:
        case ["agenda", _key, *more]:
            return ["agenda", *more]
        case ["documents", _key, more]:
            return ["add-file" if more == "add-file" else "passage"]
        case ["questions", "new" | "gaps" | "wishes" as what, *more]:
            return ["questions", what, *("new" if each == "new" else "one" for each in more[:1]), *more[1:]]
        case ["events", _key, "room" | "debrief" as what, *more]:
            return ["one of events", what, *more[:1]]
        case ["rounds", *more]:
            return _kind_of_round(more)
    return None


def _kind_of_round(parts):
    """The kind of a page in the room of rounds, or nothing for the list and for one round."""
    match parts:
        case ["new" | "add" as what]:
            return ["new", "round", what]
        case [_key, "results", *tab]:
            return ["results of a round", *tab]
        case [_key, what, *more]:
            return ["one of rounds", what, *more[1:]]
    return None


def _kind_in_the_record(parts):
    """The kind of a form, of a list, or of one of a list."""
    match parts:
        case ["edit" | "new" as what, of, *_]:
            return [what, of]
        case [part] | ["delete" as part, *_]:
            return [part]
        case [part, *_]:
            return ["one of", part]


def _linked(html, office):
    """The addresses inside the programme that a page links to."""
    root = urlsplit(office).path
    found = [address.removeprefix(root) for address in _HREF.findall(html) if address.startswith(root)]
    return [address for address in found if not re.search("/files?/", address)]  # a download is no page
