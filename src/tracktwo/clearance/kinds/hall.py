"""A room that meets: the question on its screen, and the lists it leaves behind.

=========================  ====================================================  =====================
material                   outside                                               its own room, the team
=========================  ====================================================  =====================
a question                 nothing, whatever the rule                            words a moderator let
                                                                                 through, never by whom
a line of the debrief      the line, once two people, one of each side, said     the team alone
                           that it may be made public
=========================  ====================================================  =====================

A line of the debrief is a conclusion of both sides' facilitators: it names no event, and goes out on their word alone.
"""

from dataclasses import dataclass

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.kinds.event import Event, stand
from tracktwo.clearance.rules import known
from tracktwo.clearance.tables import Fact, Reason, Release, Texts, Withheld, fixed, released
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "DebriefLine",
    "HallQuestion",
    "ShownDebriefLine",
    "ShownHallQuestion",
    "show_debrief_line",
    "show_hall_question",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HallQuestion:
    """A question asked in the room of an event, in the words a moderator let through; who asked is not kept."""

    key: str
    event: Event
    text: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHallQuestion:
    """A question as those in the room may read it."""

    event: str
    text: Texts


def show_hall_question(question: HallQuestion, *, audience: Audience) -> ShownHallQuestion | Withheld:
    """Return a question to the room it was asked in and to the team; outside, to nobody."""
    standing = stand(question.event, audience=audience)
    if isinstance(standing, Withheld):
        return standing
    if standing.near is Reach.OUTSIDE:
        return Withheld(reason=Reason.TEAM_ONLY)
    text = released(question.text)
    if text is None:
        return Withheld(reason=Reason.NO_RELEASE)
    return ShownHallQuestion(event=question.event.key, text=text)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DebriefLine:
    """One line of a meeting's two lists: ``part`` says which, the approvals who of each side lets it be made public.

    Its key is drawn: it says nothing of the meeting, nor how many lines there are.
    """

    key: str
    part: str
    text: Fact[LanguageText]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDebriefLine:
    """A line of the debrief as one audience may read it."""

    key: str
    part: str
    text: Texts


def show_debrief_line(line: DebriefLine, *, audience: Audience) -> ShownDebriefLine | Withheld:
    """Return a line both sides let be made public to everybody, any other to the team."""
    text = known(line.text, near=reach(audience, event=None))
    if text is None:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    return ShownDebriefLine(key=line.key, part=line.part, text=fixed(text))
