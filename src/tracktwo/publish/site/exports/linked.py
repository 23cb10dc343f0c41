"""What a page says of its subject to machines: schema.org in JSON-LD, made of the items the page shows.

It stands in the page as a block of data, which no browser runs. Items are named by their place in the data of the site,
so that the pages of all languages speak of the same things.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from tracktwo.publish.site.exports.times import iso_dates
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import Title
from tracktwo.vocabulary.kinds import EventStatus, PresenceMode, PublicationKind, PublicationLink

__all__ = ["linked_data"]

Node = dict[str, Any]

_SCHEMA: Final = "https://schema.org"
_STATUS: Final = {
    EventStatus.PLANNED.value: "EventScheduled",
    EventStatus.HELD.value: "EventScheduled",
    EventStatus.NOT_HELD.value: "EventCancelled",
}
"""There is no word there for "held": scheduled is what takes place or took place on its date."""
_ATTENDANCE: Final = {
    PresenceMode.IN_PERSON.value: "OfflineEventAttendanceMode",
    PresenceMode.REMOTE.value: "OnlineEventAttendanceMode",
    PresenceMode.HYBRID.value: "MixedEventAttendanceMode",
}
_WORKS: Final = {
    PublicationKind.RESEARCH_PAPER.value: "ScholarlyArticle",
    PublicationKind.REPORT.value: "Report",
    PublicationKind.BOOK_TRANSLATION.value: "Book",
    PublicationKind.RECORDING.value: "MediaObject",
}
_written: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPED: Final = re.compile("[<>&\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What could look like the end of the block, ends a line, or turns the direction of reading."""


def linked_data(template: str, view: View) -> Markup:
    """Return a page's block of data; nothing for a page that is about no single thing."""
    make = _MAKERS.get(template)
    if make is None:
        return Markup("")
    told = {name: value for name, value in make(view).items() if value}
    written = _written({"@context": _SCHEMA, **told})
    # In a block of data nothing is escaped by the page, so nothing in it may look like its end.
    return Markup(f'<script type="application/ld+json">{_ESCAPED.sub(_escape, written)}</script>\n')  # noqa: S704


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _event(view: View) -> Node:
    key, told = view.facts["key"], view[f"event:{view.facts['key']}"]
    title = view.title(key)
    place = told.get("place", {})
    return {
        **_node(view, "Event", f"event:{key}", title),
        "alternateName": [_form(view, name) for name in title.others],
        **_dates(told),
        "eventStatus": _schema(_STATUS, told.get("status", {}).get("value", "")),
        "eventAttendanceMode": _attendance(told),
        "description": _text(view, told.get("theme", {})),
        "location": _place(view, place) if place.get("text") else None,
        "organizer": [_organisation(view, key) for key in dict.fromkeys(_hosts(told))],
        "superEvent": _conference(view, told["parent"]) if "parent" in told else None,
        "performer": list(filter(None, (_performer(view, one) for one in view.facts["entries"]))),
        "workFeatured": _works(view, key, beside=True),
        "recordedIn": _works(view, key, beside=False),
    }


def _person(view: View) -> Node:
    key = view.facts["key"]
    form = view.person_form(key)
    others = [name for name in view[f"person:{key}"]["names"] if name != form]
    return {
        **_node(view, "Person", f"person:{key}", view.form_title(form)),
        "familyName": form.get("family"),
        "givenName": form.get("given"),
        "alternateName": [_form(view, name) for name in others],
        "affiliation": [one for entry in view.facts["entries"] for one in _posts(view, view[entry])],
    }


def _of_organisation(view: View) -> Node:
    key = view.facts["key"]
    told = view[f"organisation:{key}"]
    title = view.organisation_title(key)
    return {
        **_node(view, "Organization", f"organisation:{key}", title),
        "alternateName": [_form(view, name) for name in title.others],
        "parentOrganization": _organisation(view, told["parent"]) if "parent" in told else None,
    }


def _publication(view: View) -> Node:
    each = view.facts["id"]
    told = view[each]
    title = Title(text=view.title_of(told), language=told.get("language", "en"))
    return {
        **_node(view, _WORKS.get(told.get("kind", ""), "CreativeWork"), each, title),
        "inLanguage": told.get("language"),
        "datePublished": iso_dates(told.get("date", ""))[0],
        "license": told.get("licence"),
        "publisher": [_organisation(view, key) for key in told.get("publishers", ())],
    }


_MAKERS: Final[Mapping[str, Callable[[View], Node]]] = {
    "event.html": _event,
    "person.html": _person,
    "organisation.html": _of_organisation,
    "publication.html": _publication,
}


def _node(view: View, kind: str, each: str, title: Title) -> Node:
    """Return what every thing begins with: what it is, where in the data it stands, what it is called."""
    return {"@type": kind, "@id": _place_in_data(view, each), "name": _titled(view, title)}


def _place_in_data(view: View, each: str) -> str:
    return f"{view.root}data/{each.partition(':')[0]}.json#{each}"


def _tagged(view: View, text: str, language: str) -> str | Node:
    """Return a text; with its language, where that is not the page's."""
    return text if language == view.language else {"@value": text, "@language": language}


def _titled(view: View, title: Title) -> str | Node:
    return _tagged(view, title.text, title.language)


def _text(view: View, text: Mapping[str, str]) -> str | Node:
    return _titled(view, view.titled_text(text))


def _form(view: View, name: Mapping[str, Any]) -> str | Node:
    return _tagged(view, name["text"], name["language"])


def _dates(told: Told) -> Node:
    start, end = iso_dates(told.get("date", ""))
    return ({"startDate": start} if start else {}) | ({"endDate": end} if end else {})


def _schema(words: Mapping[str, str], value: str) -> str:
    return f"{_SCHEMA}/{words[value]}" if value in words else ""


def _attendance(told: Told) -> str:
    """Return how people took part, of both sides together; nothing unless it is told of every side that is told."""
    modes = {presence.get("mode", "") for presence in told.get("presences", ())}
    if not modes or not modes <= _ATTENDANCE.keys():
        return ""
    return _schema(_ATTENDANCE, modes.pop() if len(modes) == 1 else PresenceMode.HYBRID.value)


def _place(view: View, place: Mapping[str, Any]) -> Node:
    node: Node = {"@type": "Place", "name": _text(view, place["text"])}
    if country := place.get("country"):
        node["address"] = {"@type": "PostalAddress", "addressCountry": country}
    return node


def _hosts(told: Told) -> Iterable[str]:
    return (host["organisation"] for host in told.get("hosts", ()))


def _organisation(view: View, key: str) -> Node:
    return _node(view, "Organization", f"organisation:{key}", view.organisation_title(key))


def _conference(view: View, key: str) -> Node:
    told = view[f"conference:{key}"]
    title = Title(
        text=told.get("name") or told.get("series") or key, language=told.get("language", view.language)
    )
    return {
        **_node(view, "Event", f"conference:{key}", title),
        **_dates(told),
    }


def _performer(view: View, entry: str) -> Node | None:
    """Return a person on a list, inside the role they are listed in: so it says of the role, not of the person.

    Where they were from stands on their own page, with dates: here it would take half of what a page may weigh.
    """
    told = view[entry]
    if "name_as_printed" not in told:
        return None
    language, post = told.get("language", "en"), told.get("post_as_printed")
    person: Node = {"@type": "Person", "name": _tagged(view, told["name_as_printed"], language)}
    if "person" in told:
        person["@id"] = _place_in_data(view, f"person:{told['person']}")
    roles = [view.word(told.get("listed_as", "")), *([_tagged(view, post, language)] if post else [])]
    return {"@type": "Role", "roleName": list(filter(None, roles)), "performer": person}


def _posts(view: View, entry: Told) -> Sequence[Node]:
    """Return where a person was from as one list says: the post belongs to the body named first, on that date."""
    event = view[f"event:{entry['event']}"]
    post = entry.get("post_as_printed")
    named = {"roleName": _tagged(view, post, entry.get("language", "en"))} if post else {}
    return [
        {
            "@type": "OrganizationRole",
            **named,
            **_dates(event),
            "affiliation": _organisation(view, key),
        }
        for key in entry.get("organisations", ())[:1]
    ]


_BESIDE: Final = frozenset({PublicationLink.PRESENTED_AT.value, PublicationLink.LAUNCHED_AT.value})


def _works(view: View, event: str, *, beside: bool) -> Sequence[Node]:
    """Return the works shown at an event, or the recordings of it."""
    found = []
    for one in view.facts["publications"]:
        told = view[one]
        links = {link.get("link", "") for link in told.get("links", ()) if link["event"] == event}
        is_recording = told.get("kind") == PublicationKind.RECORDING
        if (links & _BESIDE) if beside else (is_recording and PublicationLink.RECORD_OF.value in links):
            title = Title(text=view.title_of(told), language=told.get("language", "en"))
            found.append(_node(view, _WORKS.get(told.get("kind", ""), "CreativeWork"), one, title))
    return found
