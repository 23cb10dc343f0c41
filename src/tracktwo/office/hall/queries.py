"""What is read of a room: its row, its questions, where it is on the agenda, and what it leaves behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.utils.crypto import salted_hmac

from tracktwo.clearance import Approval, Fact
from tracktwo.clearance.kinds import DebriefLine as DebriefNoun
from tracktwo.office.hall.kinds import Progress, Queue
from tracktwo.office.hall.models import DebriefLine, DebriefWord, Hall, HallQuestion, SpeakerCard
from tracktwo.office.record.queries import Subject, side_counts
from tracktwo.office.rounds.queries import people_who_answered, rounds_of
from tracktwo.vocabulary.languages import choose
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tracktwo.office.models import Contribution, Event, Programme, Round, Segment, Side
    from tracktwo.office.record.queries import EventSheet

__all__ = [
    "Had",
    "Place",
    "Signed",
    "cards_of",
    "debrief_material",
    "debrief_of",
    "digest",
    "had_so_far",
    "hall_of",
    "hall_of_event",
    "languages_missing",
    "lines_named",
    "lines_waiting",
    "place_of",
    "progress_of",
    "question_numbered",
    "questions_of",
    "rounds_for",
]

_FEW: Final = 10
_MANY: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a room is on its agenda: what is now, what came before and comes next, and how many minutes are left."""

    now: "Segment | None"
    before: "Segment | None"
    next: "Segment | None"
    left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """What a side had of a meeting so far: minutes on the agenda, and questions it asked. For the console alone."""

    side: "Side"
    minutes: int
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A line of the debrief, and what each side says of it as it stands: a word, or None."""

    line: DebriefLine
    sha256: str
    words: dict[int, DebriefWord]

    @property
    def is_public(self) -> bool:
        """Whether one facilitator of each side said that it may be made public."""
        given = [each for each in self.words.values() if each.is_public]
        return len({each.side_id for each in given}) > 1 and len({each.account_id for each in given}) > 1


def hall_of(event: "Event") -> Hall | None:
    """Return the room of an event, open or closed; None if it was never opened."""
    return _halls().filter(event=event).first()


def hall_of_event(programme: "Programme", key: str) -> Hall | None:
    """Return the room of a programme's event by the event's key; None if it was never opened."""
    return _halls().filter(event__programme=programme, event__key=key).first()


def _halls() -> "QuerySet[Hall]":
    return Hall.objects.select_related(
        "event__programme", "round", "segment", "question", "statement", "changed_by"
    )


def questions_of(hall: Hall, *states: Queue) -> list[HallQuestion]:
    """Return the questions of a room in some states, the oldest first."""
    found = hall.questions.select_related("side", "carried", "passed_by").prefetch_related("declines__side")
    return list(found.filter(state__in=states))


def question_numbered(hall: Hall, number: int) -> HallQuestion | None:
    """Return a question of a room by its number."""
    return hall.questions.select_related("side", "hall__event__programme").filter(number=number).first()


def languages_missing(programme: "Programme", question: HallQuestion) -> list[str]:
    """Return the languages of the programme nobody has written a question in yet."""
    return [tag for tag in programme.languages if not question.text.get(tag)]


def rounds_for(event: "Event") -> list["Round"]:
    """Return the rounds a room may run: its event's, and those that belong to no event, the latest first."""
    found = [each for each in rounds_of(event.programme) if each.event_id in {None, event.pk}]
    return sorted(found, key=lambda each: (each.event_id is None, -each.pk))


def progress_of(round_: "Round") -> Progress:
    """Return how many have answered, in the three bands a screen may show."""
    people = people_who_answered(round_)
    if people < _FEW:
        return Progress.UNDER_TEN
    return Progress.TEN_TO_TWENTY if people <= _MANY else Progress.OVER_TWENTY


def place_of(hall: Hall, segments: Sequence["Segment"], *, at: datetime) -> Place:
    """Return where a room is on its agenda at a moment of the server's clock."""
    keys = [each.pk for each in segments]
    if hall.segment_id not in keys:
        return Place(now=None, before=None, next=segments[0] if segments else None, left=None)
    here = keys.index(hall.segment_id)
    now = segments[here]
    left = None
    if now.minutes and hall.segment_since:
        since = min(hall.segment_since, at)  # a clock that was put back gives nobody more time
        over = since + timedelta(minutes=now.minutes) - at
        left = round(over.total_seconds() / 60)
    return Place(
        now=now,
        before=segments[here - 1] if here else None,
        next=segments[here + 1] if here + 1 < len(segments) else None,
        left=left,
    )


def had_so_far(sheet: "EventSheet", place: Place, hall: Hall) -> list[Had]:
    """Return what each side had so far: agenda minutes up to and with what is now, questions that were put through."""
    here = sheet.segments.index(place.now) + 1 if place.now in sheet.segments else 0
    counts = side_counts(sheet.contributions, sheet.segments[:here], sides=sheet.sides)
    asked = list(
        hall.questions.exclude(state__in=[Queue.WAITING, Queue.DECLINED]).values_list("side_id", flat=True)
    )
    return [
        Had(side=count.side, minutes=count.minutes, questions=asked.count(count.side.pk)) for count in counts
    ]


def cards_of(entries: Sequence["Contribution"]) -> dict[int, SpeakerCard]:
    """Return what is kept of how people are introduced, by their entry's number."""
    found = SpeakerCard.objects.filter(contribution__in=[each.pk for each in entries])
    return {each.contribution_id: each for each in found}


def digest(line: DebriefLine) -> str:
    """Return the fingerprint of what a line says, and on which list."""
    told = "\n".join(f"{tag}: {text}" for tag, text in sorted(line.text.items()))
    return fingerprint(f"{line.part}\n{told}".encode())


def debrief_of(event: "Event") -> list[Signed]:
    """Return both lists of a meeting, each line with what either side says of it as it stands."""
    lines = DebriefLine.objects.filter(event=event).prefetch_related("words__account", "words__side")
    return [_signed(line) for line in lines]


def debrief_material(programme: "Programme") -> tuple[DebriefNoun, ...]:
    """Return the debrief lines of every meeting of a programme as raw material for the gate, in no order that tells."""
    lines = DebriefLine.objects.filter(event__programme=programme)
    rows = [_signed(line) for line in lines.prefetch_related("words__account", "words__side")]
    nouns = (
        DebriefNoun(
            key=_outside_key(row.line),
            part=row.line.part,
            text=Fact(
                value=row.line.text,
                approvals=tuple(
                    Approval(side=each.side.key, by=each.account.name)
                    for each in row.words.values()
                    if each.is_public
                ),
            ),
        )
        for row in rows
    )
    return tuple(sorted(nouns, key=lambda noun: noun.key))


def _outside_key(line: DebriefLine) -> str:
    return f"line-{salted_hmac('line of a debrief', str(line.pk)).hexdigest()[:12]}"


def lines_named(programme: "Programme", ids: Iterable[str], *, language: str) -> dict[str, Subject]:
    """Return what the debrief lines of some ids of a release say, for links to where the teams read them."""
    wanted = {each for each in ids if each.startswith("debriefline:")}
    if not wanted:
        return {}
    found = {}
    for line in DebriefLine.objects.filter(event__programme=programme).select_related("event"):
        each = f"debriefline:{_outside_key(line)}"
        if each in wanted:
            tag, text = choose(line.text, language=language)
            found[each] = Subject(
                kind="debriefline", key=f"line-{line.number}", text=text, language=tag, page_of=line.event.key
            )
    return found


def lines_waiting(programme: "Programme", side: "Side") -> tuple[list["Event"], list["Event"]]:
    """Return the meetings, once a line each, whose debrief waits for a side's word, and for the other side's.

    A line no side wants public waits for nobody: one "not public" is enough.
    """
    ours: list[Event] = []
    theirs: list[Event] = []
    lines = DebriefLine.objects.filter(event__programme=programme).select_related("event")
    for row in map(_signed, lines.order_by("event__pk", "number").prefetch_related("words")):
        said = {key: word.is_public for key, word in row.words.items()}
        if False in said.values() or len(said) > 1:
            continue
        (theirs if side.pk in said else ours).append(row.line.event)
    return ours, theirs


def _signed(line: DebriefLine) -> Signed:
    sha256 = digest(line)
    words = {each.side_id: each for each in line.words.all() if each.sha256 == sha256}
    return Signed(line=line, sha256=sha256, words=words)
