"""The gate: raw material and an audience in, something cleared or a refusal out. There is no other way out.

Who may read what is decided kind by kind (:mod:`tracktwo.clearance.kinds`) from one allow-list
(:mod:`tracktwo.clearance.rules`); what they return is sealed here and nowhere else. An audience or a kind that is not
exactly one of ours is refused, a subclass too, and so is what speaks of one that is not.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar, assert_never, get_args, overload

from tracktwo.clearance.audiences import Audience
from tracktwo.clearance.kinds.agenda import Segment, ShownSegment, show_segment
from tracktwo.clearance.kinds.apart import OwnResult, ShownOwnResult, show_own_result
from tracktwo.clearance.kinds.concepts import Concept, ShownConcept, show_concept
from tracktwo.clearance.kinds.event import Event, ShownEvent, show_event
from tracktwo.clearance.kinds.evidence import (
    Citation,
    Conflict,
    ShownCitation,
    ShownConflict,
    ShownSubject,
    Subject,
    show_citation,
    show_conflict,
)
from tracktwo.clearance.kinds.exchange import Question, ShownQuestion, show_question
from tracktwo.clearance.kinds.hall import (
    DebriefLine,
    HallQuestion,
    ShownDebriefLine,
    ShownHallQuestion,
    show_debrief_line,
    show_hall_question,
)
from tracktwo.clearance.kinds.library import (
    Document,
    Media,
    Publication,
    ShownDocument,
    ShownMedia,
    ShownPublication,
    show_document,
    show_media,
    show_publication,
)
from tracktwo.clearance.kinds.narratives import (
    Challenge,
    Narrative,
    ShownChallenge,
    ShownNarrative,
    show_challenge,
    show_narrative,
)
from tracktwo.clearance.kinds.organisations import (
    Conference,
    Organisation,
    ShownConference,
    ShownOrganisation,
    show_conference,
    show_organisation,
)
from tracktwo.clearance.kinds.outcomes import Note, Outcome, ShownNote, ShownOutcome, show_note, show_outcome
from tracktwo.clearance.kinds.people import (
    Attendance,
    Contribution,
    Person,
    ShownAttendance,
    ShownContribution,
    ShownPerson,
    show_attendance,
    show_contribution,
    show_person,
)
from tracktwo.clearance.kinds.programme import (
    Objective,
    Programme,
    ShownObjective,
    ShownProgramme,
    ShownSide,
    Side,
    show_objective,
    show_programme,
    show_side,
)
from tracktwo.clearance.kinds.remarks import Remarks, ShownRemarks, show_remarks
from tracktwo.clearance.kinds.results import Result, ShownResult, show_result
from tracktwo.clearance.kinds.rounds import Round, ShownRound, show_round
from tracktwo.clearance.kinds.themes import ShownTheme, Theme, show_theme
from tracktwo.clearance.seal import Cleared, seal
from tracktwo.clearance.tables import Reason, Withheld

__all__ = ["Cleared", "Material", "Shown", "clear"]

Material = (
    Subject
    | Concept
    | Question
    | Theme
    | HallQuestion
    | DebriefLine
    | Attendance
    | Remarks
    | Round
    | Result
    | OwnResult
    | Citation
    | Conflict
    | Note
)
Shown = (
    ShownSubject
    | ShownConcept
    | ShownQuestion
    | ShownTheme
    | ShownHallQuestion
    | ShownDebriefLine
    | ShownAttendance
    | ShownRemarks
    | ShownRound
    | ShownResult
    | ShownOwnResult
    | ShownCitation
    | ShownConflict
    | ShownNote
)
A = TypeVar("A", bound=Audience)

_KINDS: Final[frozenset[type]] = frozenset(get_args(Material))
_SUBJECTS: Final[Mapping[type, tuple[type, ...]]] = {
    Citation: get_args(Subject),
    Conflict: get_args(Subject),
    Theme: (Narrative, Question),
}
_AUDIENCES: Final[frozenset[type]] = frozenset(get_args(Audience))


@overload
def clear(material: Programme, *, audience: A) -> Cleared[ShownProgramme, A] | Withheld: ...
@overload
def clear(material: Side, *, audience: A) -> Cleared[ShownSide, A] | Withheld: ...
@overload
def clear(material: Objective, *, audience: A) -> Cleared[ShownObjective, A] | Withheld: ...
@overload
def clear(material: Organisation, *, audience: A) -> Cleared[ShownOrganisation, A] | Withheld: ...
@overload
def clear(material: Person, *, audience: A) -> Cleared[ShownPerson, A] | Withheld: ...
@overload
def clear(material: Conference, *, audience: A) -> Cleared[ShownConference, A] | Withheld: ...
@overload
def clear(material: Event, *, audience: A) -> Cleared[ShownEvent, A] | Withheld: ...
@overload
def clear(material: Contribution, *, audience: A) -> Cleared[ShownContribution, A] | Withheld: ...
@overload
def clear(material: Attendance, *, audience: A) -> Cleared[ShownAttendance, A] | Withheld: ...
@overload
def clear(material: Segment, *, audience: A) -> Cleared[ShownSegment, A] | Withheld: ...
@overload
def clear(material: Remarks, *, audience: A) -> Cleared[ShownRemarks, A] | Withheld: ...
@overload
def clear(material: Round, *, audience: A) -> Cleared[ShownRound, A] | Withheld: ...
@overload
def clear(material: Result, *, audience: A) -> Cleared[ShownResult, A] | Withheld: ...
@overload
def clear(material: OwnResult, *, audience: A) -> Cleared[ShownOwnResult, A] | Withheld: ...
@overload
def clear(material: Document, *, audience: A) -> Cleared[ShownDocument, A] | Withheld: ...
@overload
def clear(material: Publication, *, audience: A) -> Cleared[ShownPublication, A] | Withheld: ...
@overload
def clear(material: Media, *, audience: A) -> Cleared[ShownMedia, A] | Withheld: ...
@overload
def clear(material: Outcome, *, audience: A) -> Cleared[ShownOutcome, A] | Withheld: ...
@overload
def clear(material: Narrative, *, audience: A) -> Cleared[ShownNarrative, A] | Withheld: ...
@overload
def clear(material: Challenge, *, audience: A) -> Cleared[ShownChallenge, A] | Withheld: ...
@overload
def clear(material: Concept, *, audience: A) -> Cleared[ShownConcept, A] | Withheld: ...
@overload
def clear(material: Citation, *, audience: A) -> Cleared[ShownCitation, A] | Withheld: ...
@overload
def clear(material: Conflict, *, audience: A) -> Cleared[ShownConflict, A] | Withheld: ...
@overload
def clear(material: Question, *, audience: A) -> Cleared[ShownQuestion, A] | Withheld: ...
@overload
def clear(material: Theme, *, audience: A) -> Cleared[ShownTheme, A] | Withheld: ...
@overload
def clear(material: HallQuestion, *, audience: A) -> Cleared[ShownHallQuestion, A] | Withheld: ...
@overload
def clear(material: DebriefLine, *, audience: A) -> Cleared[ShownDebriefLine, A] | Withheld: ...
@overload
def clear(material: Note, *, audience: A) -> Cleared[ShownNote, A] | Withheld: ...


def clear(material: Material, *, audience: A) -> Cleared[Shown, A] | Withheld:
    """Return what an audience may read of raw material, sealed; or a refusal that says why, never what.

    Args:
        material: One raw noun of :mod:`tracktwo.clearance.kinds`.
        audience: Who will read it: ``PUBLIC``, ``Room(event=…)``, ``Team(side=…)`` or ``CONVENORS``. It is always
            written at the call.
    """
    if type(audience) not in _AUDIENCES:
        return Withheld(reason=Reason.UNKNOWN_AUDIENCE)
    # Here and not in the match: assert_never would print the material it was given.
    if not _is_known(material):
        return Withheld(reason=Reason.UNKNOWN_KIND)
    shown = _show(material, audience=audience)
    return shown if isinstance(shown, Withheld) else seal(shown, audience=audience)


def _is_known(material: Any) -> bool:
    """Return whether something is exactly one of our kinds, and what it speaks of is, too."""
    kind = type(material)
    return kind in _KINDS and (kind not in _SUBJECTS or type(material.subject) in _SUBJECTS[kind])


def _show(material: Material, *, audience: Audience) -> Shown | Withheld:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    match material:
        case Citation():
            subject = _show_subject(material.subject, audience=audience)
            return show_citation(material, subject=subject, audience=audience)
        case Conflict():
            subject = _show_subject(material.subject, audience=audience)
            return show_conflict(material, subject=subject, audience=audience)
        case Concept():
            return show_concept(material, audience=audience)
        case Attendance():
            return show_attendance(material, audience=audience)
        case Remarks():
            return show_remarks(material, audience=audience)
        case Round():
            return show_round(material, audience=audience)
        case OwnResult():
            return show_own_result(material, audience=audience)
        case Result():
            return show_result(material, audience=audience)
        case Note():
            return show_note(material, audience=audience)
        case Question():
            return show_question(material, audience=audience)
        case Theme(subject=subject):
            told = (
                show_narrative(subject, audience=audience)
                if isinstance(subject, Narrative)
                else show_question(subject, audience=audience)
            )
            return show_theme(material, subject=told, audience=audience)
        case HallQuestion():
            return show_hall_question(material, audience=audience)
        case DebriefLine():
            return show_debrief_line(material, audience=audience)
        case _:
            return _show_subject(material, audience=audience)


def _show_subject(subject: Subject, *, audience: Audience) -> ShownSubject | Withheld:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    match subject:
        case Programme():
            return show_programme(subject)
        case Side():
            return show_side(subject)
        case Objective():
            return show_objective(subject)
        case Organisation():
            return show_organisation(subject, audience=audience)
        case Person():
            return show_person(subject, audience=audience)
        case Conference():
            return show_conference(subject, audience=audience)
        case Event():
            return show_event(subject, audience=audience)
        case Contribution():
            return show_contribution(subject, audience=audience)
        case Segment():
            return show_segment(subject, audience=audience)
        case Document():
            return show_document(subject, audience=audience)
        case Publication():
            return show_publication(subject, audience=audience)
        case Media():
            return show_media(subject, audience=audience)
        case Outcome():
            return show_outcome(subject, audience=audience)
        case Narrative():
            return show_narrative(subject, audience=audience)
        case Challenge():
            return show_challenge(subject, audience=audience)
        case _:
            assert_never(subject)
