"""Events as entries: names, dates, places, who organised, by which rule, and how each side took part."""

import re
from typing import Any

from tracktwo.office.record.entries import Content
from tracktwo.office.record.kinds import EventKind, OrganiserRole, takes_number
from tracktwo.office.review.entering.desk import Desk, said
from tracktwo.office.review.entering.others import keep_disagreement
from tracktwo.record import Reviewed
from tracktwo.vocabulary.attribution import Rule

__all__ = ["RULES", "enter_event", "suggested_kind"]

RULES = {
    "public": Rule.ON_THE_RECORD.value,
    "not_for_attribution": Rule.NOT_FOR_ATTRIBUTION.value,
    "chatham_house": Rule.NOT_FOR_ATTRIBUTION.value,
    "off_the_record": Rule.OFF_THE_RECORD.value,
}
"""A rule as documents state it → the record's; what is not stated is treated as off the record."""
_STATUSES = {"held": "held", "planned": "planned", "cancelled": "not_held"}
_CITED = {
    "name": "names",
    "status": "status",
    "series_no": "kind",
    "date": "date",
    "city": "place",
    "country": "country",
    "mode": "presences",
    "margins_of": "conference",
    "hosts": "hosts",
    "consulted": "consulted",
    "duration": "duration",
    "audience": "audience_estimate",
    "attribution": "rule",
}
_COMPARED = frozenset({"date", "duration", "place", "country", "audience_estimate"})
"""Fields of which two values cannot both be shown."""
_INFORMAL = re.compile(r"\binformal\b|非正式", re.IGNORECASE)
_PUBLIC = re.compile(r"\b(public|panel|broadcast|webinar)\b|公开|论坛专场", re.IGNORECASE)
_HIGH = re.compile(r"\bhigh[- ](level|end)\b|高端|高级别", re.IGNORECASE)


def suggested_kind(reviewed: Reviewed) -> EventKind:
    """Return the kind of event its name, number and rule speak for; a person looks at it before it is kept."""
    name, rule = said(reviewed, "name"), said(reviewed, "attribution")
    if rule == "off_the_record" or _INFORMAL.search(name):
        return (
            EventKind.SMALL_GROUP_DIALOGUE if rule == "not_for_attribution" else EventKind.INFORMAL_DISCUSSION
        )
    if rule in ("not_for_attribution", "chatham_house"):
        return EventKind.SMALL_GROUP_DIALOGUE
    if reviewed.values.get("series_no"):
        return EventKind.HIGH_LEVEL_SESSION if _HIGH.search(name) else EventKind.FORMAL_WORKSHOP
    return EventKind.PUBLIC_PANEL if rule == "public" or _PUBLIC.search(name) else EventKind.FORMAL_WORKSHOP


def enter_event(desk: Desk, reviewed: Reviewed, existing: str) -> str:
    """Return the key of an event's entry, made or filled in where it said nothing yet."""
    values, language = reviewed.values, _language(desk, reviewed)
    name = {"text": said(reviewed, "name"), "language": language, "owner": "", "preferred": not existing}
    organisers = [
        {"organisation": key, "role": role}
        for field, role in (("hosts", OrganiserRole.HOST.value), ("consulted", OrganiserRole.CONSULTED.value))
        for key in dict.fromkeys(desk.linked(reviewed, field))
    ]
    fields: Content = {
        "date": said(reviewed, "date"),
        "duration": said(reviewed, "duration"),
        "place": {language: said(reviewed, "city")} if values.get("city") else {},
        "country": said(reviewed, "country"),
        "conference": _conference(desk, reviewed, language),
        "rule": RULES.get(said(reviewed, "attribution"), ""),
        "audience_estimate": values.get("audience"),
    }
    cited = dict(_CITED)
    if "kind" in values:  # a person said it, not the passage with the number
        del cited["series_no"]
    if existing:
        desk.pen.add("event", existing, "names", [name], same=("text",))
        desk.pen.add("event", existing, "organisers", organisers, same=("organisation", "role"))
        desk.pen.fill("event", existing, {key: value for key, value in fields.items() if key != "rule"})
        cited = _agreeing(desk, reviewed, existing, fields, cited)
    else:
        status = _STATUSES.get(said(reviewed, "status"), "held")
        fields |= {
            "names": [name],
            "organisers": organisers,
            "presences": _presences(desk, reviewed, language),
        }
        fields |= {"status": status, "status_as_of": _as_of(desk, reviewed) if status == "planned" else ""}
        kind = said(reviewed, "kind") or suggested_kind(reviewed).value
        if not takes_number(EventKind(kind)):  # then the rule or the name spoke for it, not the number
            cited.pop("series_no", None)
        existing = desk.pen.make("event", fields, event_kind=kind)
    cited |= _of_more(desk, reviewed, existing)
    desk.cite(f"event:{existing}", reviewed, cited)
    return existing


def _agreeing(
    desk: Desk, reviewed: Reviewed, event: str, fields: Content, cited: dict[str, str]
) -> dict[str, str]:
    """Return the fields in which documents say what the entry says; of the others, a disagreement is kept."""
    held = desk.pen.content("event", event)
    agreeing = {name: column for name, column in cited.items() if column in ("names", "hosts", "consulted")}
    for name, column in cited.items():
        if column not in fields or name not in reviewed.values:
            continue
        same = held[column] == fields[column]
        if column == "place":
            same = not {*fields[column].values()}.isdisjoint(held[column].values())
        if same:
            # The entry may say more of the place, in other languages: that, no document here states.
            agreeing[name] = column if held[column] == fields[column] else ""
        elif column in _COMPARED:
            keep_disagreement(desk, reviewed, name, event=event, column=column, held=held[column])
    return agreeing


def _of_more(desk: Desk, reviewed: Reviewed, event: str) -> dict[str, str]:
    """Return the lists of organisers of which the entry has more than documents print: they do not state such a list.

    Their passages are about the entry as a whole, so that no public document comes to state who else organised.
    """
    held = {(row["organisation"], row["role"]) for row in desk.pen.content("event", event)["organisers"]}
    consulted = {each for each in held if each[1] == OrganiserRole.CONSULTED.value}
    found = {}
    for name, listed, role in (
        ("hosts", held - consulted, OrganiserRole.HOST.value),
        ("consulted", consulted, OrganiserRole.CONSULTED.value),
    ):
        if not listed <= {(key, role) for key in desk.linked(reviewed, name)}:
            found[name] = ""
    return found


def _language(desk: Desk, reviewed: Reviewed) -> str:
    return desk.language(reviewed.proposal.evidence.get("name", ()) if reviewed.proposal else ())


def _as_of(desk: Desk, reviewed: Reviewed) -> str:
    """Return the day of the document that tells of a plan: since then it is known."""
    evidence = reviewed.proposal.evidence.get("name", ()) if reviewed.proposal else ()
    document = next((desk.documents.get(each.doc) for each in evidence), None)
    return (document.updated or document.published) if document else ""


def _presences(desk: Desk, reviewed: Reviewed, language: str) -> list[Content]:
    """Return how both sides took part where the documents say it of the whole event; of one side they may differ."""
    mode = said(reviewed, "mode")
    if mode not in ("in_person", "remote"):
        return []
    place = {language: said(reviewed, "city")} if mode == "in_person" and reviewed.values.get("city") else {}
    sides = [each.key for each in desk.pen.programme.sides.all()]
    return [{"side": side, "mode": mode, "place": place} for side in sides]


def _conference(desk: Desk, reviewed: Reviewed, language: str) -> str:
    """Return the key of the conference an event was held beside; made where the record has none of that name."""
    name = said(reviewed, "margins_of")
    if not name:
        return ""
    year = said(reviewed, "date")[:4]
    kept: Any = desk.pen.programme.conferences.filter(name__iexact=name)
    if not re.search(r"\d{4}", name):
        kept = kept.filter(date__startswith=year)
    found = kept.first()
    if found is not None:
        return str(found.key)
    series = " ".join(re.sub(r"\b\d{4}\b年?", " ", name).split()) or name
    return desk.pen.make(
        "conference", {"name": name, "series": series, "language": language, "date": year}, is_shared=True
    )
