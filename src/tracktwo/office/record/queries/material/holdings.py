"""Everything a programme holds, as raw material for the gate."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from tracktwo.clearance import Material
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material import events as about_events
from tracktwo.office.record.queries.material import evidence, findings, library, people, said
from tracktwo.office.record.queries.material.facts import Support
from tracktwo.office.record.queries.material.rows import Rows

if TYPE_CHECKING:
    from tracktwo.clearance.kinds import Subject

__all__ = ["Holdings", "holdings"]

Holdings = tuple[Material, ...]

N = TypeVar("N")


def holdings(programme: record.Programme) -> Holdings:
    """Return every raw noun of a programme, kind by kind, each kind in the order of its keys.

    Args:
        programme: The programme; it is read in a constant number of queries, however much it holds.
    """
    rows = Rows(programme)
    support = Support(rows)
    events = about_events.events(rows, support)
    entries = people.contributions(rows, events)
    documents = library.documents(rows)
    works = library.publications(rows, events)
    organisations = people.organisations(
        rows, support, contributions=entries, events=events, works=[*documents.values(), *works.values()]
    )
    grounds = findings.subjects_of_evidence(events.values(), documents.values(), works.values())
    subjects: tuple[Subject, ...] = (
        about_events.programme(rows.programme),
        *_ordered(about_events.sides(rows), _key),
        *_ordered(about_events.objectives(rows), _key),
        *_ordered(organisations, _key),
        *_ordered(people.people(rows, support, entries), _key),
        *_ordered(people.conferences(rows, events), _key),
        *_ordered(events.values(), _key),
        *_ordered(entries.values(), _key),
        *_ordered(library.segments(rows, events, contributions=entries, publications=works), _key),
        *_ordered(documents.values(), _key),
        *_ordered(works.values(), _key),
        *_ordered(library.media(rows, events), _key),
        *_ordered(findings.outcomes(rows, support, grounds), _key),
        *_ordered(findings.narratives(rows, support, grounds), _key),
        *_ordered(findings.challenges(rows, support, grounds, events), _key),
    )
    called = evidence.subject_names(subjects)
    return (
        *subjects,
        *_ordered(said.attendances(rows, events), _seat),
        *_ordered(said.remarks(rows, events, entries), lambda noun: noun.event.key),
        *_ordered(evidence.citations(rows, called, documents), _passage),
        *_ordered(evidence.conflicts(rows, called, documents), _key),
        *_ordered(said.notes(rows), lambda note: (note.subject, note.side or "", sorted(note.text.items()))),
    )


def _ordered(nouns: Iterable[N], key: Callable[[Any], Any]) -> list[N]:
    return sorted(nouns, key=key)


def _key(noun: Any) -> str:
    key: str = noun.key
    return key


def _seat(noun: Any) -> tuple[str, ...]:
    return noun.event.key, noun.person, noun.name, noun.side, noun.organisation


def _passage(noun: Any) -> tuple[Any, ...]:
    return type(noun.subject).__name__, noun.subject.key, noun.field, noun.document.key, noun.start, noun.end
