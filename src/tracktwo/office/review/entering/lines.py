"""Contributions as entries: the line as it is printed, and the items of the agenda that it makes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.office.record.kinds import Delivery, DeliveryBasis, ListedAs, PartRole, SegmentKind
from tracktwo.office.review.entering.desk import Desk, listed, said
from tracktwo.office.review.entering.shelf import Shelf
from tracktwo.office.review.entering.writing import Line
from tracktwo.office.review.models import Item, ReviewDecision
from tracktwo.office.review.storing import reviewed_of
from tracktwo.record import Basis, Evidence, Reviewed, Standing
from tracktwo.vocabulary.errors import DataError

__all__ = ["enter_line", "listed_as"]

_CITED = {
    "line": "",
    "person": "name_as_printed",
    "roles": "post_as_printed",
    "orgs": "affiliations",
    "delivery": "delivery",
}
_LISTS = (
    ("facilitator", ListedAs.FACILITATOR),
    ("moderator", ListedAs.MODERATOR),
    ("panelist", ListedAs.PANELLIST),
    ("keynote", ListedAs.KEYNOTE),
    ("speaker", ListedAs.SPEAKER),
    ("opening", ListedAs.SPEAKER),
    ("closing", ListedAs.SPEAKER),
    ("participant", ListedAs.PARTICIPANT),
)
_DELIVERIES = frozenset(Delivery)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """An item of the agenda that a line makes, and what its person does in it."""

    kind: SegmentKind
    role: PartRole
    title: str = ""


def listed_as(reviewed: Reviewed) -> ListedAs:
    """Return the list a line stands on by what it says its person does."""
    functions = listed(reviewed.values.get("functions"))
    return next((each for word, each in _LISTS if word in functions), ListedAs.SPEAKER)


def enter_line(desk: Desk, reviewed: Reviewed, existing: str) -> str:
    """Return the key of a contribution's entry, made with its items of the agenda, or one that is there already."""
    event, person = _event(desk, reviewed), next(iter(desk.linked(reviewed, "person")), "")
    if not person:
        raise DataError(_("Decide first who “%(name)s” is.") % {"name": said(reviewed, "person")})
    existing = existing or _there(desk, reviewed, event, person)
    if existing:
        if listed_as(reviewed) is ListedAs.PARTICIPANT:
            desk.pen.fill("contribution", existing, _printed(desk, reviewed))
        desk.cite(f"contribution:{existing}", reviewed, _CITED)
        return existing
    key = _taking_part(desk, event, person)
    if key:
        desk.pen.put("contribution", key, {"listed_as": listed_as(reviewed).value})
        desk.pen.fill("contribution", key, _printed(desk, reviewed))
        desk.cite(f"contribution:{key}", reviewed, _CITED)
    else:
        key = desk.pen.make("contribution", _content(desk, reviewed, person), event=event)
        desk.cite(f"contribution:{key}", reviewed, _CITED)
        _put_in_order(desk, event, "contributions", key, rank=(1, _place(reviewed)), at=_event_key(reviewed))
    for part in _parts(reviewed):
        _take_part(desk, reviewed, event, key, part)
    _ask(desk, reviewed, event)
    return key


def _event(desk: Desk, reviewed: Reviewed) -> str:
    key = reviewed.proposal.event if reviewed.proposal else ""
    event = desk.entries.get(key, "")
    if not event:
        raise DataError(_("Decide first on the event it belongs to."))
    return event


def _there(desk: Desk, reviewed: Reviewed, event: str, person: str) -> str:
    """Return the contribution the record has of a person on a list of an event; "" if it has none.

    Who takes part is on that list only where they are on no other.
    """
    row = find_row(ENTRIES["event"], desk.pen.programme, event)
    if row is None:
        return ""
    own = row.contributions.filter(person__key=person)
    if (list_ := listed_as(reviewed)) is not ListedAs.PARTICIPANT:
        made = {line["key"] for line in _made(desk, "contribution", _event_key(reviewed))}
        own = own.filter(listed_as=list_).exclude(key__in=made)
    found = own.first()
    return found.key if found else ""


def _taking_part(desk: Desk, event: str, person: str) -> str:
    """Return the entry by which a person only takes part in an event, who now does more in it; "" if there is none."""
    row = find_row(ENTRIES["event"], desk.pen.programme, event)
    found = (
        row.contributions.filter(person__key=person, listed_as=ListedAs.PARTICIPANT).first() if row else None
    )
    return found.key if found else ""


def _made(desk: Desk, kind: str, at: str) -> list[Line]:
    """Return what decisions on lines of an event's proposal made of one kind, this one among them."""
    lines_of_it = Item.objects.filter(programme=desk.pen.programme, kind="contribution", event=at)
    told = ReviewDecision.objects.filter(
        programme=desk.pen.programme, withdrawn_by=None, origin__in=lines_of_it.values("origin")
    )
    lines = [line for effect in told.values_list("effect", flat=True) for line in effect]
    return [line for line in (*lines, *desk.pen.lines) if line["did"] == "made" and line["kind"] == kind]


def _content(desk: Desk, reviewed: Reviewed, person: str) -> dict[str, object]:
    evidence = reviewed.proposal.evidence if reviewed.proposal else {}
    return {
        "person": person,
        "side": said(reviewed, "side_of_programme") or desk.side(said(reviewed, "side")),
        "listed_as": listed_as(reviewed).value,
        "name_as_printed": said(reviewed, "person"),
        "language": desk.language(evidence.get("line", ())),
        **_printed(desk, reviewed),
    }


def _printed(desk: Desk, reviewed: Reviewed) -> dict[str, object]:
    """Return what a line prints beside a name: the post, the organisations, how somebody took part."""
    deliveries = [each for each in listed(reviewed.values.get("delivery")) if each in _DELIVERIES]
    is_stated = (
        not reviewed.proposal or reviewed.proposal.basis.get("delivery", Basis.EXPLICIT) is Basis.EXPLICIT
    )
    basis = DeliveryBasis.STATED if is_stated else DeliveryBasis.INHERITED
    return {
        "post_as_printed": ", ".join(listed(reviewed.values.get("roles"))),
        "affiliation_as_printed": _as_printed(reviewed),
        "affiliations": [{"organisation": key} for key in dict.fromkeys(desk.linked(reviewed, "orgs"))],
        "delivery": deliveries,
        "delivery_basis": basis.value if deliveries else "",
    }


def _as_printed(reviewed: Reviewed) -> str:
    """Return the organisations of a line as they are printed, from the first to the last."""
    names = listed(reviewed.values.get("orgs"))
    evidence = reviewed.proposal.evidence if reviewed.proposal else {}
    if not names or not reviewed.proposal or names != reviewed.proposal.values.get("orgs"):
        return ", ".join(names)
    line = next(iter(evidence.get("line", ())), None)
    spans = [
        each for each in evidence.get("orgs", ()) if line and each.doc == line.doc and _is_in(each, line)
    ]
    if not line or len(spans) < len(names):
        return ", ".join(names)
    start, end = min(each.start for each in spans), max(each.end for each in spans)
    printed = " ".join(line.quote[start - line.start : end - line.start].split())
    return printed if "<" not in printed and "*" not in printed else ", ".join(names)


def _is_in(inner: Evidence, outer: Evidence) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _parts(reviewed: Reviewed) -> Iterator[_Part]:
    """Yield the items of the agenda a line makes: remarks, a talk, an interview, a place in the panel."""
    functions = listed(reviewed.values.get("functions"))
    title, list_ = said(reviewed, "title"), listed_as(reviewed)
    if list_ is ListedAs.MODERATOR:
        yield _Part(kind=SegmentKind.PANEL, role=PartRole.MODERATOR)
    elif list_ is ListedAs.PANELLIST:
        yield _Part(kind=SegmentKind.PANEL, role=PartRole.PANELLIST)
    if "opening" in functions:
        yield _Part(kind=SegmentKind.OPENING, role=PartRole.SPEAKER)
    if "interview" in listed(reviewed.values.get("delivery")) or reviewed.values.get("interviewer"):
        yield _Part(kind=SegmentKind.INTERVIEW, role=PartRole.INTERVIEWEE, title=title)
    elif title or (
        list_ in (ListedAs.SPEAKER, ListedAs.KEYNOTE) and not {"opening", "closing"} & set(functions)
    ):
        yield _Part(kind=SegmentKind.TALK, role=PartRole.SPEAKER, title=title)
    if "closing" in functions:
        yield _Part(kind=SegmentKind.CLOSING, role=PartRole.SPEAKER)


def _take_part(desk: Desk, reviewed: Reviewed, event: str, contribution: str, part: _Part) -> None:
    """Put a person into an item of the agenda: a panel is one for all of its session, the rest are made for them."""
    row, session = find_row(ENTRIES["event"], desk.pen.programme, event), said(reviewed, "session")
    is_panel = part.kind is SegmentKind.PANEL
    shared = row.segments.filter(kind=part.kind, session=session).first() if is_panel and row else None
    if shared is not None:
        key = shared.key
    else:
        values = {"kind": part.kind.value, "title": part.title, "session": session}
        evidence = reviewed.proposal.evidence if reviewed.proposal else {}
        values["language"] = desk.language(evidence.get("line", ()))
        key = desk.pen.make("segment", values, event=event, is_shared=True)
        rank = (_RANKS.get(part.kind, 1), _place(reviewed))
        _put_in_order(desk, event, "segments", key, rank=rank, at=_event_key(reviewed))
    parts = [{"contribution": contribution, "role": part.role.value}]
    desk.pen.add("segment", key, "parts", parts, same=("contribution", "role"))
    if part.title:
        desk.cite(f"segment:{key}", reviewed, {"title": "title"})


def _ask(desk: Desk, reviewed: Reviewed, event: str) -> None:
    """Put interviewers into the interviews of an event, as soon as both are entered."""
    programme = desk.pen.programme
    row: Any = find_row(ENTRIES["event"], programme, event)
    shelf = Shelf(programme, language="en")
    lines = Item.objects.filter(programme=programme, kind="contribution", event=_event_key(reviewed))
    asked = [reviewed_of(each.said) for each in lines if each.standing == Standing.ACCEPTED]
    for each in (*asked, reviewed):
        who = each.proposal.links.get("interviewer", ()) if each.proposal else ()
        person = next((key for key in (_person_of(desk, shelf, key) for key in who) if key), "")
        asking = row.contributions.filter(person__key=person).order_by("position").first() if person else None
        talks = row.segments.filter(kind=SegmentKind.INTERVIEW, title=said(each, "title")).exclude(
            parts__role=PartRole.INTERVIEWER
        )
        if asking is None or asking.person_id is None:
            continue
        for talk in talks:
            parts = [{"contribution": asking.key, "role": PartRole.INTERVIEWER.value}]
            desk.pen.add("segment", talk.key, "parts", parts, same=("contribution", "role"))
            desk.cite(f"segment:{talk.key}", each, {"interviewer": "parts"})


def _person_of(desk: Desk, shelf: Shelf, key: str) -> str:
    item = shelf.item(key) if key not in desk.entries else None
    return shelf.entry(item.origin) if item else desk.entries.get(key, "")


_RANKS = {SegmentKind.OPENING: 0, SegmentKind.PANEL: 2, SegmentKind.CLOSING: 3}
"""Where on the agenda an item stands that the documents give no place: remarks around talks, the panel after them."""


def _event_key(reviewed: Reviewed) -> str:
    return reviewed.proposal.event if reviewed.proposal else ""


def _place(reviewed: Reviewed) -> int:
    return reviewed.proposal.place if reviewed.proposal else 0


def _put_in_order(desk: Desk, event: str, rows: str, key: str, *, rank: tuple[int, int], at: str) -> None:
    """Move an entry just made up to where the documents have it among those that decisions made."""
    kind = {"contributions": "contribution", "segments": "segment"}[rows]
    ranks = {
        str(line["key"]): (int(line["rank"][0]), int(line["rank"][1]))
        for line in _made(desk, kind, at)
        if "rank" in line
    }
    next(line for line in reversed(desk.pen.lines) if line.get("key") == key)["rank"] = list(rank)
    row = find_row(ENTRIES["event"], desk.pen.programme, event)
    before = [each.key for each in getattr(row, rows).all() if each.key != key]
    later = next((place for place, each in enumerate(before) if ranks.get(each, (-1, 0)) > rank), len(before))
    if later < len(before):
        desk.pen.move(event, rows, key, steps=later - len(before))
