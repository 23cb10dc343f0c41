"""What the screen of a room shows: the same in every language of the programme, at equal size, from cleared material.

Which language stands on top turns with every change of the screen. A slide is made of what the room's audience may
read: titles, names and questions come through the gate, results are those both sides revealed, and how many have
answered is said in three wide bands. It is made anew for whoever asks, so nothing that was taken back stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.clearance import Cleared, Fact, Release, Room, clear
from tracktwo.clearance.kinds import Contribution, Event, HallQuestion, Part, Segment
from tracktwo.figures import Theme
from tracktwo.office.hall.kinds import PROGRESS_WORDS, Showing
from tracktwo.office.hall.queries import progress_of
from tracktwo.office.perception.actions import forget_expired
from tracktwo.office.perception.lines import lines_of
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.pictures import mirror
from tracktwo.office.perception.queries import sight_of_everybody
from tracktwo.office.record.kinds import WORDS, SegmentKind
from tracktwo.office.rounds.joining.telling import rule_line, told
from tracktwo.office.rounds.queries import is_open
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.figures import Figure
    from tracktwo.office.models import Contribution as ContributionRow
    from tracktwo.office.models import Event as EventRow
    from tracktwo.office.models import Hall, Statement
    from tracktwo.office.models import Segment as SegmentRow
    from tracktwo.office.perception.lines import Line

__all__ = ["Half", "Said", "Slide", "rule_lines", "shows_statement", "slide_of"]

_WIDTH: Final = 360
"""A picture as narrow as it can be drawn: two stand beside each other on a screen, so its words come out large."""
_BETWEEN: Final = 12
_LINES: Final = 3
_SIZE: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words and the language they are in, which may not be that of the half they stand in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One language of a slide: a heading, lines, and at most one picture."""

    language: str
    heading: Said | None = None
    lines: tuple[Said, ...] = ()
    figure: "Figure | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """What the screen shows, its languages in the order of this slide."""

    showing: Showing
    version: int
    halves: tuple[Half, ...] = ()

    @property
    def picture(self) -> str:
        """The pictures of all languages beside each other, as one, their letters of one size; "" for none."""
        figures = [half.figure for half in self.halves if half.figure]
        sizes = [_SIZE.search(figure.svg) for figure in figures]
        if not figures or not all(sizes):
            return ""
        tallest = max(float(size[2]) for size in sizes if size)
        placed = "".join(
            figure.svg.replace("<svg ", f'<svg x="{number * (_WIDTH + _BETWEEN)}" y="0" ', 1)
            for number, figure in enumerate(figures)
        )
        width = len(figures) * (_WIDTH + _BETWEEN) - _BETWEEN
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {tallest:g}">{placed}</svg>'


def slide_of(hall: "Hall", *, at: datetime) -> Slide:
    """Return what the screen of a room shows at a moment of the server's clock.

    What may not be shown any more, such as a result whose time is over, leaves the screen blank.
    """
    showing = Showing(hall.showing)
    if showing in {Showing.REVEAL, Showing.MIRROR, Showing.ANSWERING}:
        forget_expired(now=at)
    halves = []
    for language in _turned(hall.event.programme.languages, hall.version):
        with override(language):
            half = _MAKERS[showing](hall, language, at)
        if half is None:
            return Slide(showing=Showing.BLANK, version=hall.version)
        halves.append(half)
    return Slide(showing=showing, version=hall.version, halves=tuple(halves))


def rule_lines(hall: "Hall", *, language: str) -> list[str]:
    """Return the rule of a room in three lines: what may be used, what is shown of answers, what is not kept."""
    round_ = hall.round
    if round_ is not None and round_.opened_at:
        lines = told(round_, language=language)
        own = [rule_line(round_, language=language)] if _is_stricter(round_.rule, hall.event) else []
        first = own or [_sentence(read_rule(hall.event.rule))]
        return [*first, lines[1], lines[-2]][:_LINES]
    return [
        _sentence(read_rule(hall.event.rule)),
        _("Questions are read by the moderators before anybody else sees them."),
        _("We do not ask for your name. We do not store your address or device."),
    ]


def shows_statement(hall: "Hall", statement: "Statement") -> bool:
    """Return whether a room may see the result of a statement of its round now."""
    return hall.round is not None and _line(hall, hall.round.languages[0], statement) is not None


def _is_stricter(rule: str, event: "EventRow") -> bool:
    ranks = list(Rule)
    return ranks.index(read_rule(rule)) >= ranks.index(read_rule(event.rule))


def _sentence(rule: Rule) -> str:
    if rule is Rule.ON_THE_RECORD:
        return _("What is said here may be used and quoted.")
    if rule is Rule.NOT_FOR_ATTRIBUTION:
        return _(
            "What is said here may be used, but never with a name, an organisation or a description "
            "that would reveal who said it."
        )
    return _("What is said here stays here. It will not be quoted, counted or published.")


def _join(hall: "Hall", language: str, _at: datetime) -> Half:
    lines = [_("Wireless network: %(name)s") % {"name": hall.wifi}] if hall.wifi else []
    return _half(language, _("Join with your phone"), lines)


def _rule(hall: "Hall", language: str, _at: datetime) -> Half:
    return _half(language, _("Before we begin"), rule_lines(hall, language=language))


def _now(hall: "Hall", language: str, _at: datetime) -> Half | None:
    row = hall.segment
    if row is None:
        return None
    noun, entries = _nouns(hall.event, row)
    shown = clear(noun, audience=Room(event=hall.event.key))
    if not isinstance(shown, Cleared):
        return None
    kind = Said(text=str(WORDS[SegmentKind(shown.value.kind)]), language=language)
    title = Said(text=shown.value.title, language=shown.value.language) if shown.value.title else kind
    names = [
        Said(text=entries[part.contribution].name_as_printed, language=entries[part.contribution].language)
        for part in shown.value.parts
    ]
    return Half(language=language, heading=title, lines=(*([kind] if title is not kind else []), *names))


def _question(hall: "Hall", language: str, _at: datetime) -> Half | None:
    asked = hall.question
    if asked is None or asked.passed_by is None:
        return None
    noun = HallQuestion(
        key=f"question-{asked.number}",
        event=_event(hall.event),
        text=Release(text=asked.text, approved_by=asked.passed_by.name),
    )
    shown = clear(noun, audience=Room(event=hall.event.key))
    if not isinstance(shown, Cleared) or language not in shown.value.text:
        return None
    return _half(language, _("A question"), [shown.value.text[language]])


def _answering(hall: "Hall", language: str, at: datetime) -> Half | None:
    round_ = hall.round
    if round_ is None:
        return None
    tag, title = choose(round_.title, language=language)
    is_running = is_open(round_, at=at)
    words = [str(PROGRESS_WORDS[progress_of(round_)]) if is_running else _("This round has closed.")]
    if round_.is_simulated:
        words.append(_("A demonstration: most answers in this round were made up by a program."))
    return Half(
        language=language,
        heading=Said(text=title, language=tag),
        lines=tuple(Said(text=each, language=language) for each in words),
    )


def _reveal(hall: "Hall", language: str, _at: datetime) -> Half | None:
    line = _line(hall, language, hall.statement)
    if line is None:
        return None
    figure = line.drawn(theme=Theme.DARK, width=_WIDTH, bare=True)
    return Half(language=language, lines=_texts(line), figure=figure)


def _mirror(hall: "Hall", language: str, _at: datetime) -> Half | None:
    line = _line(hall, language, hall.statement)
    if line is None or not line.is_mirror:
        return None
    return Half(
        language=language, lines=_texts(line), figure=mirror(line, theme=Theme.DARK, width=_WIDTH, bare=True)
    )


def _blank(_hall: "Hall", language: str, _at: datetime) -> Half:
    return Half(language=language)


def _line(hall: "Hall", language: str, statement: "Statement | None") -> "Line | None":
    """Return the result of a statement as everybody may see it; None where nothing of it is, or may be, shown."""
    if hall.round is None or statement is None or statement.round_id != hall.round_id:
        return None
    sight = sight_of_everybody(hall.round)
    if sight is None:
        return None
    key = address_of(hall.round, statement)
    lines = lines_of(sight, round_=hall.round, language=language)
    return next((each for each in lines if each.key == key), None)


def _texts(line: "Line") -> tuple[Said, ...]:
    return tuple(Said(text=line.told(each), language=each.language) for each in line.texts)


def _half(language: str, heading: str, lines: Sequence[str]) -> Half:
    said = tuple(Said(text=each, language=language) for each in lines)
    return Half(language=language, heading=Said(text=heading, language=language), lines=said)


def _event(row: "EventRow") -> Event:
    """Return an event as the gate takes it to let its own room read of it: its rule decides."""
    return Event(key=row.key, rule=Fact(value=Rule(row.rule) if row.rule else None))


def _nouns(row: "EventRow", segment: "SegmentRow") -> tuple[Segment, dict[str, "ContributionRow"]]:
    event = _event(row)
    rules = (Rule(segment.rule),) if segment.rule else ()
    parts = list(segment.parts.select_related("contribution__side", "contribution__person"))
    entries = {each.contribution.key: each.contribution for each in parts}
    noun = Segment(
        key=segment.key,
        event=event,
        position=segment.position,
        kind=segment.kind,
        title=segment.title,
        language=segment.language,
        minutes=segment.minutes,
        rules=rules,
        parts=tuple(
            Part(
                contribution=Contribution(
                    key=each.contribution.key,
                    event=event,
                    person=each.contribution.person.key,
                    side=each.contribution.side.key,
                    listed_as=each.contribution.listed_as,
                    name_as_printed=each.contribution.name_as_printed,
                    language=each.contribution.language,
                    rules=rules,
                ),
                role=each.role,
            )
            for each in parts
        ),
    )
    return noun, entries


def _turned(languages: Sequence[str], version: int) -> list[str]:
    """Return the languages, another of them first with every change."""
    start = version % len(languages) if languages else 0
    return [*languages[start:], *languages[:start]]


_MAKERS: Final = {
    Showing.JOIN: _join,
    Showing.RULE: _rule,
    Showing.NOW: _now,
    Showing.QUESTION: _question,
    Showing.ANSWERING: _answering,
    Showing.REVEAL: _reveal,
    Showing.MIRROR: _mirror,
    Showing.BLANK: _blank,
}
