"""The timeline: a picture, the events by year, the same by kind, and where the programme stood at each year's end."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from tracktwo.figures import Shape, TimelineEntry, timeline
from tracktwo.publish.site.drafts import Draft, Leaf, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import EventKind, EventStatus, PublicationKind, is_public, takes_number

__all__ = ["COUNTED", "drafts", "entries", "figure_facts", "picture", "stands", "state"]

_: Final = str  # marks a message for the catalogue
COUNTED: Final = (
    (
        _("Formal dialogues"),
        _(
            "Held events of a kind that takes a number (formal workshops and high-level series sessions) whose "
            "date, as far as it is known, had wholly passed. Rehearsals never count."
        ),
    ),
    (
        _("Informal interactions"),
        _(
            "Held informal discussions and small-group dialogues whose date, as far as it is known, had wholly "
            "passed."
        ),
    ),
    (
        _("Public events"),
        _("Held public panels and public broadcasts whose date, as far as it is known, had wholly passed."),
    ),
    (
        _("Research outputs"),
        _(
            "Research papers by the programme’s own partners, published by then. Reports, translations, "
            "recordings and agendas are not counted."
        ),
    ),
)
"""What is counted, and how; :func:`state` counts in this order."""

_INFORMAL: Final = frozenset({EventKind.INFORMAL_DISCUSSION.value, EventKind.SMALL_GROUP_DIALOGUE.value})
_NUMBERED: Final = frozenset(kind.value for kind in EventKind if takes_number(kind))
_BEFORE_THE_PUBLIC: Final = frozenset(kind.value for kind in EventKind if is_public(kind))
_KINDS: Final = tuple(kind.value for kind in EventKind)
_PAPERS: Final = 3
_MOST: Final = 24
_WIDTH: Final = 400
_YEARS: Final = 30


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the list of all events, and one for each kind there is."""
    kinds = [kind for kind in _KINDS if any(shelf[each].get("kind") == kind for each in shelf.events)]
    yield _picture(shelf)
    for leaf in leaves("timeline", shelf.events):
        yield _list(shelf, leaf, kinds=kinds, kind="")
    for kind in kinds:
        of_kind = [each for each in shelf.events if shelf[each].get("kind") == kind]
        for leaf in leaves(f"timeline-{kind}", of_kind):
            yield _list(shelf, leaf, kinds=kinds, kind=kind)


def _list(shelf: Shelf, leaf: Leaf, *, kinds: Sequence[str], kind: str) -> Draft:
    is_first = leaf.number == 1 and not kind
    parents = [f"conference:{shelf[each]['parent']}" for each in leaf.entries if "parent" in shelf[each]]
    return Draft(
        path=leaf.path,
        template="timeline.html",
        make=_timeline,
        shows=(*leaf.entries, *parents),
        facts={
            **leaf.facts(partial(_years, shelf)),
            "kinds": kinds,
            "kind": kind,
            "numbers": {each: shelf.numbers[each] for each in leaf.entries if each in shelf.numbers},
            "state": state(shelf)[-_YEARS:] if is_first else [],
        },
        section="timeline.html",
        kinds=("event",),
    )


def _picture(shelf: Shelf) -> Draft:
    drawn = figure_facts(shelf, most=_MOST)
    return Draft(
        path="picture.html",
        template="picture.html",
        make=_drawn,
        shows=(*drawn["events"], *drawn["papers"]),
        facts={"figure": drawn},
        section="timeline.html",
        kinds=("event", "publication"),
    )


def _drawn(view: View) -> Mapping[str, Any]:
    title = view.gettext("The timeline as a picture")
    return {"title": view.own_title(title), "figure": picture(view, view.facts["figure"], width=_WIDTH)}


def _years(shelf: Shelf, first: str, last: str) -> str:
    """Return the years a page of the list goes from and to; "…" is without a date."""
    ends = [shelf.date(each) for each in (first, last)]
    return "–".join(dict.fromkeys(str(end.year) if end else "…" for end in ends))


def _timeline(view: View) -> Mapping[str, Any]:
    facts = view.facts
    kind = facts["kind"]
    title = view.word(kind) if kind else view.gettext("Timeline")
    return {
        "title": view.own_title(title),
        "years": _by_year(view, facts["entries"]),
        "numbers": facts["numbers"],
        "kinds": facts["kinds"],
        "kind": kind,
        "pages": facts["pages"],
        "state": facts["state"],
        "counted": COUNTED,
    }


def _by_year(view: View, entries: Sequence[str]) -> Sequence[tuple[str, list[str]]]:
    """Return the events under their years; those without a date come last, under none."""
    years: dict[str, list[str]] = {}
    for each in entries:
        told = view[each].get("date")
        year = str(PartialDate.parse(told).year) if told else ""
        years.setdefault(year, []).append(each.partition(":")[2])
    return list(years.items())


def figure_facts(shelf: Shelf, *, most: int) -> Mapping[str, Any]:
    """Return what the picture shows: the latest dated events that are not rehearsals or given up, and papers."""
    events = [each for each in shelf.events if _is_drawn(shelf[each])]
    papers = [
        each for each in shelf.of_kind("publication") if _is_paper(shelf[each]) and "date" in shelf[each]
    ]
    latest = shelf.in_time([*events, *papers])[-most:]
    return {
        "events": [each for each in latest if each.startswith("event:")],
        "papers": [each for each in latest if each.startswith("publication:")],
        "numbers": {each: shelf.numbers[each] for each in latest if each in shelf.numbers},
    }


def _is_drawn(told: Mapping[str, Any]) -> bool:
    status = told.get("status", {}).get("value")
    return "date" in told and told.get("kind") != EventKind.REHEARSAL and status != EventStatus.NOT_HELD


def _is_paper(told: Mapping[str, Any]) -> bool:
    return told.get("kind") == PublicationKind.RESEARCH_PAPER and told["by_programme"] is True


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture for a page, and its sentence."""

    svg: Markup
    sentence: str


def picture(view: View, facts: Mapping[str, Any], *, width: int) -> Drawn | None:
    """Return the timeline drawn; None if nothing in it has a date. Its links lead to the pages."""
    drawn = entries(view, facts)
    if not drawn:
        return None
    figure = timeline(drawn, language=view.language, simulated=False, width=width)
    return Drawn(svg=Markup(figure.svg), sentence=figure.sentence)  # noqa: S704 -- made from elements, never from strings


def entries(view: View, facts: Mapping[str, Any]) -> list[TimelineEntry]:
    """Return the entries of a timeline, events before papers; their links lead to the pages."""
    events = [_event(view, each, facts["numbers"].get(each)) for each in facts["events"]]
    return [*events, *(_paper(view, each) for each in facts["papers"])]


def _event(view: View, each: str, number: int | None) -> TimelineEntry:
    told, key = view[each], each.partition(":")[2]
    title, kind = view.title(key), told.get("kind", "")
    planned = told.get("status", {}).get("value") == EventStatus.PLANNED
    said = view.word(kind) or view.gettext("Event")
    place = view.plain(told.get("place", {}).get("text", {}))
    label = title.text
    if place and place not in label:
        label = view.gettext("%(title)s, %(place)s") % {"title": label, "place": place}
    return TimelineEntry(
        date=PartialDate.parse(told["date"]),
        label=label,
        kind=view.gettext("%(kind)s, planned") % {"kind": said} if planned else said,
        shape=Shape.NUMBERED if kind in _NUMBERED else Shape.OPEN,
        number=number,
        planned=planned,
        public=kind in _BEFORE_THE_PUBLIC,
        href=view.to(f"events/{key}.html"),
        language=title.language,
    )


def _paper(view: View, each: str) -> TimelineEntry:
    told = view[each]
    return TimelineEntry(
        date=PartialDate.parse(told["date"]),
        label=view.title_of(told),
        kind=view.word(PublicationKind.RESEARCH_PAPER),
        shape=Shape.SQUARE,
        href=view.to(f"publications/{each.partition(':')[2]}.html"),
        language=told.get("language", "en"),
    )


def state(shelf: Shelf) -> list[list[Any]]:
    """Return where the programme stood at the end of each year: ``[year, [formal, informal, public, research]]``."""
    counted = [
        (date.latest.year, kind) for each in shelf.events for kind, date in _counted_event(shelf, each)
    ]
    papers = (each for each in shelf.of_kind("publication") if _is_paper(shelf[each]))
    counted += [(date.latest.year, _PAPERS) for each in papers if (date := shelf.date(each))]
    each_year = Counter((year, kind) for year, kind in counted if year < MAXYEAR)
    years = [year for year, _ in each_year]
    rows, row = [], [0] * len(COUNTED)
    for year in range(min(years, default=0), max(years, default=-1) + 1):
        row = [count + each_year[year, kind] for kind, count in enumerate(row)]
        rows.append([year, row])
    return rows


def stands(shelf: Shelf, day: date) -> list[int]:
    """Return where the programme stood at the end of a day: ``[formal, informal, public, research]``."""
    counted = [(when.latest, kind) for each in shelf.events for kind, when in _counted_event(shelf, each)]
    papers = (each for each in shelf.of_kind("publication") if _is_paper(shelf[each]))
    counted += [(when.latest, _PAPERS) for each in papers if (when := shelf.date(each))]
    kinds = Counter(kind for latest, kind in counted if latest <= day)
    return [kinds[place] for place in range(len(COUNTED))]


def _counted_event(shelf: Shelf, each: str) -> Iterator[tuple[int, PartialDate]]:
    told, date = shelf[each], shelf.date(each)
    if date is None or told.get("status", {}).get("value") != EventStatus.HELD:
        return
    for place, kinds in enumerate((_NUMBERED, _INFORMAL, _BEFORE_THE_PUBLIC)):
        if told.get("kind") in kinds:
            yield place, date
