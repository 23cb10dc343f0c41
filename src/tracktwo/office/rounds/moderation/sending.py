"""What participants do: send a statement or a question, write it anew where that was asked, take it back.

None of it leaves a line in the audit trail: nobody is to know who wrote what, or when.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import Disclosure
from tracktwo.office.rounds.actions.building import locked
from tracktwo.office.rounds.codes import author_mark
from tracktwo.office.rounds.kinds import Standing, Suggested
from tracktwo.office.rounds.models import Suggestion, Verdict
from tracktwo.office.rounds.moderation.checking import fitting
from tracktwo.office.rounds.queries import is_open, policy_of
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Participant, Round

__all__ = ["MOST", "may_add", "own_of", "suggest", "take_to_exchange_is_allowed", "write_anew"]

MOST: Final = 5
"""Statements one seat may send to a round, and as many questions."""
_MOST_WAITING: Final = 200


def take_to_exchange_is_allowed(round_: "Round") -> bool:
    """Return whether anything of a round may leave its room: where results stay in the room, nothing does."""
    return policy_of(round_).disclosure is not Disclosure.ROOM_ONLY


def may_add(round_: "Round", *, at: datetime) -> bool:
    """Return whether participants may add to a round at a moment: it is open, not paused, and not of one room only."""
    return round_.takes_suggestions and is_open(round_, at=at) and take_to_exchange_is_allowed(round_)


def own_of(participant: "Participant") -> list[Suggestion]:
    """Return what a participant sent, in order, each with what it became."""
    found = Suggestion.objects.filter(round_id=participant.round_id, author=author_mark(participant.pk))
    return list(found.select_related("statement").order_by("number"))


@transaction.atomic
def suggest(
    participant: "Participant", text: str, *, kind: Suggested, language: str, sent: str, at: datetime
) -> Suggestion:
    """Return a statement or question that waits for moderators; the same one, however often the form is sent.

    Args:
        participant: who sends it.
        text: what it says, in one language.
        kind: which of the two it is.
        language: one of the round's.
        sent: the form's own random id.
        at: now, by the server's clock.

    Raises: DataError if it does not fit, nothing is taken now, or this seat has sent enough.
    """
    words = fitting(text)
    held = locked(participant.round)
    author = author_mark(participant.pk)
    known = held.suggestions.filter(author=author)
    again = known.filter(sent=sent).first() or known.filter(kind=kind, written=words).first()
    if again is not None:
        return again
    if not may_add(held, at=at):
        raise DataError(_("Nothing can be added just now. What you have sent before is kept."))
    if language not in held.languages or held.suggestions.filter(sent=sent).exists():
        raise DataError(_("This form does not fit the round; nothing was sent. Please write it again."))
    if kind is Suggested.QUESTION and participant.side_id is None:
        raise DataError(_("A question to the other side comes from a seat on one of the two sides."))
    if known.filter(kind=kind).count() >= MOST:
        raise DataError(_("Thank you: you have sent %(most)s, and others wait to be read.") % {"most": MOST})
    if held.suggestions.filter(state=Standing.WAITING).count() >= _MOST_WAITING:
        raise DataError(_("Many wait to be read. Please try again later."))
    last = held.suggestions.aggregate(last=Max("number"))["last"] or 0
    return Suggestion.objects.create(
        round=held,
        number=last + 1,
        kind=kind,
        side_id=participant.side_id,
        language=language,
        written=words,
        text={language: words},
        author=author,
        sent=sent,
        day=at.date(),
    )


@transaction.atomic
def write_anew(participant: "Participant", sent: str, text: str, *, at: datetime) -> Suggestion:
    """Return a suggestion its author wrote anew as moderators asked; it waits again, and nothing said of it stands.

    Args:
        participant: who wrote it.
        sent: the id of the form it first came with, which nobody else knows.
        text: what it says now.
        at: now, by the server's clock.

    Raises: DataError if it is not theirs, nobody asked for it, the round has closed, or the words do not fit.
    """
    words = fitting(text)
    held = locked(participant.round)
    found = held.suggestions.filter(author=author_mark(participant.pk), sent=sent).first()
    if found is None or found.state != Standing.REVISING or not is_open(held, at=at):
        raise DataError(_("This can no longer be changed; look at what became of it."))
    Verdict.objects.filter(suggestion=found, stands=True).update(stands=False)
    found.written, found.text = words, {found.language: words}
    found.state, found.flaw = Standing.WAITING, ""
    found.save(update_fields=["written", "text", "state", "flaw"])
    return found
