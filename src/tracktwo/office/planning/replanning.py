"""Planning an event anew: what is suggested for each way, what changes with it, and the notices about it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tracktwo.office.planning.versions import read_kept
from tracktwo.office.record.kinds import (
    EventKind,
    EventStatus,
    GuestState,
    PresenceMode,
    Way,
    default_rule,
    takes_number,
)
from tracktwo.office.record.queries import event_title, shown_name
from tracktwo.publish import marking
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.languages import LanguageText, choose, words

if TYPE_CHECKING:
    from tracktwo.office.models import Event, Person, Side

__all__ = [
    "PLANNED_FIELDS",
    "Affected",
    "Notice",
    "affected",
    "notices",
    "number_if_held",
    "plan_of",
    "read_plan",
    "suggestion",
]

PLANNED_FIELDS: Final = (
    *("kind", "status", "date", "duration", "place", "purpose", "rule", "presences", "earlier_plan"),
)
"""What of an event a change of plan can change, in the order it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """Somebody a change of plan concerns.

    Args:
        field: What a form calls them: ``guest-ID``, or ``person-ID`` for somebody who is on a list only.
        person: Their entry, if they have one.
        name: Their name where they have none.
        side: Whose side they are on.
        state: How far their coming is.
    """

    field: str
    person: "Person | None"
    name: str
    side: "Side"
    state: str

    @property
    def called(self) -> str:
        """Return their name as it is printed first."""
        return shown_name(self.person, language="en").text if self.person else self.name


def affected(event: "Event") -> list[Affected]:
    """Return who is invited to an event or stands on its lists, each once, side by side."""
    guests = list(event.guests.select_related("person", "side").prefetch_related("person__names"))
    found = [
        Affected(
            field=f"guest-{guest.pk}",
            person=guest.person,
            name=guest.name,
            side=guest.side,
            state=guest.state,
        )
        for guest in guests
    ]
    known = {guest.person_id for guest in guests}
    listed = event.contributions.select_related("person", "side").prefetch_related("person__names")
    for entry in listed:
        if entry.person_id not in known:
            known.add(entry.person_id)
            found.append(
                Affected(
                    field=f"person-{entry.person_id}", person=entry.person, name="", side=entry.side,
                    state=GuestState.ACCEPTED,
                )
            )  # fmt: skip
    return sorted(found, key=lambda each: (each.side.mark, each.called))


def plan_of(event: "Event") -> dict[str, Any]:
    """Return what of an event a change of plan can change, as it is now."""
    presences = [
        {"side": presence.side.key, "mode": presence.mode, "place": presence.place}
        for presence in event.presences.select_related("side")
    ]
    plain = {name: getattr(event, name) for name in PLANNED_FIELDS if name != "presences"}
    return {**plain, "presences": presences}


def read_plan(content: Any, name: str) -> dict[str, Any]:
    """Return a plan as it was kept, field by field; what a file brought that cannot be understood is left out."""
    told = content.get(name) if isinstance(content, dict) else None
    told = told if isinstance(told, dict) else {}
    plan: dict[str, Any] = {}
    for field, values in _CLOSED.items():
        plan[field] = next((value for value in values if value == told.get(field)), "")
    plan["date"] = read_kept(told).date
    plan["duration"] = told["duration"] if isinstance(told.get("duration"), str) else ""
    for field in ("place", "purpose", "earlier_plan"):
        plan[field] = read_kept({"place": told.get(field)}).place
    rows = told.get("presences")
    plan["presences"] = [
        {"side": each["side"], "mode": each["mode"]}
        for each in (rows if isinstance(rows, list) else ())
        if isinstance(each, dict)
        and isinstance(each.get("side"), str)
        and each.get("mode") in list(PresenceMode)
    ]
    return plan


_CLOSED: Final[Mapping[str, frozenset[str]]] = {
    "kind": frozenset(EventKind),
    "status": frozenset(EventStatus),
    "rule": frozenset(Rule),
}


def suggestion(
    event: "Event", *, way: Way, sides: "Sequence[Side]", states: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    """Return the plan a way leads to, as it is suggested: whoever re-plans changes any of it.

    Args:
        event: The event that cannot be held as planned.
        way: What becomes of it.
        sides: The two sides.
        states: Side's key → how far the coming of each of its people is.
    """
    before = plan_of(event)
    after = {
        **before,
        "earlier_plan": _in_each(event, lambda tag: _public_words(event, way=way, language=tag)),
    }
    match way:
        case Way.INFORMAL:
            kind = EventKind.INFORMAL_DISCUSSION
            after |= {
                "kind": kind,
                "rule": strictest(read_rule(event.rule), default_rule(kind)),
                "duration": "PT1H30M",
                "purpose": _in_each(event, _purpose),
            }
        case Way.HYBRID:
            modes = {each["side"]: each for each in before["presences"]}
            after["presences"] = [
                {
                    "side": side.key,
                    "mode": _mode(set(states.get(side.key, ()))),
                    "place": modes.get(side.key, {}).get("place", {}),
                }
                for side in sides
            ]
        case Way.POSTPONE:
            after["date"] = ""
        case Way.CANCEL:
            after["status"] = EventStatus.NOT_HELD
        case Way.MOVE:
            pass
    return after


def _mode(states: set[str]) -> PresenceMode:
    there = states - {GuestState.DECLINED, GuestState.NOT_COMING}
    if not there or GuestState.REMOTE not in there:
        return PresenceMode.IN_PERSON
    return PresenceMode.REMOTE if there == {GuestState.REMOTE} else PresenceMode.HYBRID


def _in_each(event: "Event", say: Callable[[str], str]) -> dict[str, str]:
    """Return a sentence in each language of the programme; one the catalogue lacks is left to the team."""
    said = {tag: say(tag) for tag in event.programme.languages}
    return {tag: text for tag, text in said.items() if tag == "en" or text != say("en")}


def _purpose(language: str) -> str:
    speak = words(language)
    return speak.gettext("To find topics for later, and to see where we do not see eye to eye.")


def _public_words(event: "Event", *, way: Way, language: str) -> str:
    """Return the public words about a change of plan: what was planned and what became of it, and no cause."""
    speak = words(language)
    sentence = {
        Way.INFORMAL: speak.gettext("Planned as: %(planned)s. It became an informal discussion."),
        Way.HYBRID: speak.gettext("Planned as: %(planned)s. Some could take part from afar instead."),
        Way.MOVE: speak.gettext("Planned as: %(planned)s. It was moved to another day or place."),
        Way.POSTPONE: speak.gettext("Planned as: %(planned)s. It was postponed."),
        Way.CANCEL: speak.gettext("Planned as: %(planned)s. It was not held."),
    }[way]
    return sentence % {"planned": _kind_and_length(event.kind, event.duration, language=language)}


def _kind_and_length(kind: str, duration: str, *, language: str) -> str:
    parts = [marking.word(kind, language=language), marking.length(duration, language=language)]
    return words(language).gettext(", ").join(part for part in parts if part)


def number_if_held(event: "Event", plan: Mapping[str, Any]) -> int | None:
    """Return the number an event would have in the formal sequence if it were held by a plan; None for none."""
    if not takes_number(EventKind(plan["kind"])) or plan["status"] == EventStatus.NOT_HELD:
        return None
    day = PartialDate.parse(plan["date"]).earliest if plan["date"] else None
    earlier = [
        other
        for other in event.programme.events.filter(status=EventStatus.HELD).exclude(pk=event.pk)
        if takes_number(EventKind(other.kind))
        and (day is None or (other.earliest is not None and other.earliest <= day))
    ]
    return len(earlier) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A draft in one language, and the people whose language it is."""

    language: str
    people: tuple[Affected, ...]
    text: str


def notices(
    event: "Event",
    *,
    way: Way,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    people: Sequence[Affected],
) -> list[Notice]:
    """Return a draft for each language of the people a change concerns; nothing in it says why the plan changed."""
    programme = event.programme
    of: dict[str, list[Affected]] = {tag: [] for tag in programme.languages}
    for each in people:
        tag = next((tag for tag in each.side.languages if tag in of), programme.languages[0])
        of[tag].append(each)
    return [
        Notice(
            language=tag,
            people=tuple(concerned),
            text=_notice(event, way=way, before=before, after=after, language=tag),
        )
        for tag, concerned in of.items()
        if concerned or not people
    ]


def _notice(
    event: "Event", *, way: Way, before: Mapping[str, Any], after: Mapping[str, Any], language: str
) -> str:
    speak = words(language)
    title = event_title(event, language=language).text
    first = {
        Way.HYBRID: speak.gettext("“%(event)s” takes place, and you can also take part from afar."),
        Way.INFORMAL: speak.gettext("“%(event)s” will be an informal discussion."),
        Way.MOVE: speak.gettext("“%(event)s” is moved."),
        Way.POSTPONE: speak.gettext("“%(event)s” is postponed."),
        Way.CANCEL: speak.gettext("“%(event)s” will not be held."),
    }[way]
    lines = [speak.gettext("Dear colleagues,"), "", first % {"event": title}, ""]
    lines.append(speak.gettext("As planned: %(plan)s") % {"plan": _line(before, language=language)})
    if way != Way.CANCEL:
        lines.append(speak.gettext("Now: %(plan)s") % {"plan": _line(after, language=language)})
    if after["purpose"] != before["purpose"] and after["purpose"].get(language):
        lines.append(speak.gettext("Purpose: %(purpose)s") % {"purpose": after["purpose"][language]})
    if after["rule"] != before["rule"]:
        lines.append(
            speak.gettext("Rule of attribution: %(rule)s")
            % {"rule": marking.word(read_rule(after["rule"]), language=language)}
        )
    lines += [
        "",
        speak.gettext("What has been arranged besides this stays as it is until you hear from us."),
        speak.gettext("The convenors of both sides"),
    ]
    return "\n".join(lines)


def _line(plan: Mapping[str, Any], *, language: str) -> str:
    speak = words(language)
    day = (
        format_date(PartialDate.parse(plan["date"]), language=language)
        if plan["date"]
        else speak.gettext("no date yet")
    )
    place: LanguageText = plan["place"]
    parts = [
        _kind_and_length(plan["kind"], plan["duration"], language=language),
        day,
        choose(place, language=language)[1],
    ]
    return speak.gettext(", ").join(part for part in parts if part)
