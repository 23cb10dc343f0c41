"""What is let go of a suggestion: when its author withdraws, when the round closes, when nothing may be kept."""

from typing import TYPE_CHECKING, Final

from tracktwo.office.rounds.codes import author_mark
from tracktwo.office.rounds.kinds import Standing, Suggested
from tracktwo.office.rounds.models import Suggestion, Verdict

if TYPE_CHECKING:
    from tracktwo.office.models import Participant, Round

__all__ = ["forget_author", "forget_suggestions", "lapse"]

_UNDECIDED: Final = (Standing.WAITING, Standing.REVISING)


def forget_author(participant: "Participant") -> None:
    """Delete what a participant sent and nobody else was asked; what others answered stays, as nobody's."""
    own = Suggestion.objects.filter(round_id=participant.round_id, author=author_mark(participant.pk))
    own.filter(state__in=_UNDECIDED).delete()
    own.exclude(state=Standing.TAKEN).update(written="", text={})
    own.update(author="", written="")


def lapse(round_: "Round") -> None:
    """End what cannot be asked any more, and cut what was decided from whoever wrote it: the round has closed.

    What was not decided keeps the mark by which its author can still take it back; questions may still be passed on.
    """
    rows = Suggestion.objects.filter(round=round_)
    late = rows.filter(kind=Suggested.STATEMENT, state__in=_UNDECIDED)
    Verdict.objects.filter(suggestion__in=late, stands=True).update(stands=False)
    late.update(state=Standing.LAPSED)
    rows.filter(state__in=(Standing.TAKEN, Standing.MERGED, Standing.DECLINED)).update(author="")


def forget_suggestions(round_: "Round") -> None:
    """Delete everything participants added to a round, but for the statements everybody was asked."""
    Suggestion.objects.filter(round=round_).delete()
