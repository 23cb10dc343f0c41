"""The programme itself, its sides, objectives and events."""

from typing import Any

from tracktwo.clearance import Name
from tracktwo.clearance.kinds import Event, Objective, Presence, Programme, Side
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material.facts import Support, event_values, partial_date
from tracktwo.office.record.queries.material.rows import Rows
from tracktwo.vocabulary.sides import Mark

__all__ = ["events", "objectives", "programme", "sides"]


def programme(row: record.Programme) -> Programme:
    """Return a programme as it presents itself."""
    return Programme(
        key=row.key,
        name=row.name,
        summary=row.summary,
        motivation=row.motivation,
        notice=row.notice,
        period=partial_date(row.period),
        licence=row.licence,
        funding=row.funding,
        contact=row.contact,
        government_policy=row.government_policy,
        languages=tuple(row.languages),
        unchecked_languages=tuple(row.unchecked_languages),
        is_demo=row.is_demo,
    )


def sides(rows: Rows) -> list[Side]:
    """Return the two sides."""
    return [
        Side(
            key=row.key,
            name=row.name,
            mark=Mark(row.mark),
            adjective=row.adjective,
            lot=row.lot,
            languages=tuple(row.languages),
        )
        for row in rows.all(record.Side)
    ]


def objectives(rows: Rows) -> list[Objective]:
    """Return the objectives."""
    return [Objective(key=row.key, number=row.number, text=row.text) for row in rows.all(record.Objective)]


def events(rows: Rows, support: Support) -> dict[int, Event]:
    """Return every event, with the facts that it takes place each on its own support, by its row's id."""
    children = _Children(rows)
    return {row.pk: _event(row, children, support) for row in rows.all(record.Event)}


class _Children:
    """What belongs to events, by the event's id."""

    def __init__(self, rows: Rows) -> None:
        self.sides = {row.pk: row.key for row in rows.all(record.Side)}
        self.organisations = {row.pk: row.key for row in rows.all(record.Organisation)}
        self.conferences = {row.pk: row.key for row in rows.all(record.Conference)}
        self.events = {row.pk: row.key for row in rows.all(record.Event)}
        self.organisers = rows.under(record.Organiser, "event_id")
        self.names = rows.under(record.EventName, "event_id")
        self.clocks = rows.under(record.EventClock, "event_id")
        self.presences = rows.under(record.Presence, "event_id")
        numbers = {row.pk: (row.number, row.key) for row in rows.all(record.Objective)}
        aims = rows.under(record.Event.objectives.through, "event_id")
        self.objectives = {
            event: tuple(key for _, key in sorted(numbers[aim.objective_id] for aim in found))
            for event, found in aims.items()
        }


def _event(row: record.Event, children: _Children, support: Support) -> Event:
    organisers = [
        (children.organisations[each.organisation_id], each.role)
        for each in children.organisers.get(row.pk, ())
    ]
    conference = None if row.conference_id is None else children.conferences[row.conference_id]
    values = event_values(row, organisers=organisers, conference=conference)
    facts: dict[str, Any] = {
        name: _fact(f"event:{row.key}", name, value, support=support) for name, value in values.items()
    }
    return Event(
        key=row.key,
        **facts,
        names=tuple(
            Name(text=name.text, language=name.language)
            for name in sorted(
                children.names.get(row.pk, ()),
                key=lambda name: (not name.preferred, name.language, name.text),
            )
        ),
        purpose=row.purpose,
        objectives=children.objectives.get(row.pk, ()),
        presences=tuple(
            sorted(
                (
                    Presence(side=children.sides[each.side_id], mode=each.mode, place=each.place)
                    for each in children.presences.get(row.pk, ())
                ),
                key=lambda presence: presence.side,
            )
        ),
        audience_estimate=row.audience_estimate,
        audience_note=row.audience_note,
        officials=row.officials,
        media_present=row.media_present,
        rule_note=row.rule_note,
        note=row.note,
        twin=None if row.twin_id is None else children.events[row.twin_id],
        zone=row.zone,
        clocks=tuple(
            each.zone for each in sorted(children.clocks.get(row.pk, ()), key=lambda clock: clock.position)
        ),
        ask_at=row.ask_at,
    )


def _fact(subject: str, name: str, value: object, *, support: Support) -> Any:
    """Return a fact, several of them where the row states several, or none where it states nothing."""
    if isinstance(value, tuple):
        return tuple(support.fact(subject, name, each, whole=value) for each in value)
    return None if value is None else support.fact(subject, name, value)
