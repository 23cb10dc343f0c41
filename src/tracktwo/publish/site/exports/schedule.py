"""The timetable of one event as other programs read timetables: the schedule of frab and pretalx, in JSON.

An event has one where it was on a single day and items of its agenda say when they begin. Times are those of the place.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from tracktwo.publish.site.exports.guids import guid
from tracktwo.publish.site.exports.times import days_of
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.wording import event_title
from tracktwo.vocabulary.kinds import PublicationKind, PublicationLink

__all__ = ["on_timetable", "schedule", "schedule_shows", "without_time"]

_HOUR: Final = 60
_RECORDED: Final = PublicationLink.RECORD_OF.value


def on_timetable(shelf: Shelf) -> tuple[str, ...]:
    """Return the keys of the events that have a timetable, in the order of time."""
    keys = (each.partition(":")[2] for each in shelf.events)
    return tuple(key for key in keys if _day(shelf, key) and _timed(shelf, key))


def without_time(shelf: Shelf, key: str) -> int:
    """Return how many items of an event's agenda do not say when they begin."""
    return len(shelf.segments.get(key, ())) - len(_timed(shelf, key))


def schedule_shows(shelf: Shelf, key: str) -> tuple[str, ...]:
    """Return the ids of everything an event's timetable tells of."""
    timed = _timed(shelf, key)
    people = (part["contribution"] for each in timed for part in shelf[each].get("parts", ()))
    return (
        shelf.programme,
        f"event:{key}",
        *timed,
        *dict.fromkeys(f"contribution:{one}" for one in people),
        *shelf.publications.get(key, ()),
    )


def schedule(shelf: Shelf, key: str) -> bytes:
    """Return the timetable of an event; its title in the site's first language, all else as printed."""
    language = shelf.content.languages[0]
    told, day = shelf[f"event:{key}"], _day(shelf, key)
    title = event_title(told, language=language).text
    room = told.get("place", {}).get("text", {}).get(language) or title
    talks = [_talk(shelf, each, day=day, room=room) for each in _timed(shelf, key)]
    conference = {
        "acronym": key,
        "title": title,
        "start": day,
        "end": day,
        "daysCount": 1,
        "timeslot_duration": "00:05",
        "rooms": [{"name": room, "guid": str(guid(shelf.content.programme, f"event:{key}"))}],
        "days": [
            {
                "index": 1,
                "date": day,
                "day_start": talks[0]["date"],
                "day_end": max(_end(talk) for talk in talks),
                "rooms": {room: talks},
            }
        ],
    }
    made = {
        "schedule": {
            "generator": {"name": "TrackTwo"},
            "version": str(shelf.content.number),
            "conference": conference,
        }
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _day(shelf: Shelf, key: str) -> str:
    """Return the one day an event is on; "" if it is on several, or the day is not known."""
    days = days_of(shelf[f"event:{key}"].get("date", ""))
    return days[0].isoformat() if days and days[0] == days[1] else ""


def _timed(shelf: Shelf, key: str) -> list[str]:
    """Return the items of an agenda that say when they begin, in the order in which they do."""
    timed = [each for each in shelf.segments.get(key, ()) if "starts" in shelf[each]]
    return sorted(timed, key=lambda each: (shelf[each]["starts"], shelf[each]["position"]))


def _talk(shelf: Shelf, each: str, *, day: str, room: str) -> Mapping[str, Any]:
    told = shelf[each]
    hours, minutes = divmod(told.get("minutes", 0), _HOUR)
    name = str(guid(shelf.content.programme, each))
    return {
        "id": told["position"] + 1,
        "guid": name,
        "date": f"{day}T{told['starts']}:00",
        "start": told["starts"],
        "duration": f"{hours:02}:{minutes:02}",
        "room": room,
        "slug": told["key"],
        "title": told.get("title", ""),
        "subtitle": "",
        "track": told.get("session"),
        "type": told.get("kind", ""),
        "language": told.get("language", ""),
        "abstract": "",
        "description": "",
        "recording_license": "",
        "do_not_record": not _is_recorded(shelf, told["event"]),
        "persons": [_speaker(shelf, part["contribution"]) for part in told.get("parts", ())],
        "links": [],
        "attachments": [],
    }


def _end(talk: Mapping[str, Any]) -> str:
    """Return when a talk ends, which may be on the next day."""
    hours, minutes = map(int, talk["duration"].split(":"))
    return (datetime.fromisoformat(talk["date"]) + timedelta(hours=hours, minutes=minutes)).isoformat()


def _speaker(shelf: Shelf, key: str) -> Mapping[str, Any]:
    told = shelf[f"contribution:{key}"]
    name = told.get("name_as_printed", "")
    about = f"person:{told['person']}" if "person" in told else f"contribution:{key}"
    return {
        "id": told["position"] + 1,
        "guid": str(guid(shelf.content.programme, about)),
        "name": name,
        "public_name": name,
    }


def _is_recorded(shelf: Shelf, event: str) -> bool:
    """Return whether a recording of an event is out; it is only where its speakers permitted it."""
    return any(
        shelf[each].get("kind") == PublicationKind.RECORDING
        and {"event": event, "link": _RECORDED} in shelf[each].get("links", ())
        for each in shelf.publications.get(event, ())
    )
