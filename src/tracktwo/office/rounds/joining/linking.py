"""Saying which seat of the earlier round was one's own, by its return code: optional, and skipped with one touch."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from tracktwo.office.rounds.guessing import count_wrong, wait_until
from tracktwo.office.rounds.joining.leaving import closed
from tracktwo.office.rounds.joining.path import step_after_earlier
from tracktwo.office.rounds.joining.telling import too_many
from tracktwo.office.rounds.joining.visits import Visit, step
from tracktwo.office.rounds.repeating import asks_for_earlier
from tracktwo.office.rounds.seats import UnknownCode, link_earlier, unlink_earlier
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Participant

__all__ = ["earlier"]

_OK = 200
_REFUSED = 422
_TOO_MANY = 429


@step
def earlier(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for the return code of the round that is asked again; keep it, or forget it again."""
    person = visit.participant
    if person is None:
        return visit.go("join-side")
    if not visit.is_open:
        return closed(visit)
    if not asks_for_earlier(person):
        return visit.go(step_after_earlier(person))
    sentence, status = _kept(visit, person) if request.method == "POST" else ("", _OK)
    if request.method == "POST" and not sentence:
        return visit.go("join-earlier" if "forget" in request.POST else step_after_earlier(person))
    return visit.show(
        "join/earlier.html",
        status=status,
        sentence=sentence,
        is_linked=person.earlier_id is not None,
        onwards=visit.address(step_after_earlier(person)),
    )


def _kept(visit: Visit, person: "Participant") -> tuple[str, int]:
    """Keep what the form says; return why that was refused, with its status, or "" where it was not."""
    if until := wait_until(visit.request, at=visit.at):
        return too_many(until, visit.language), _TOO_MANY
    try:
        if "forget" in visit.request.POST:
            unlink_earlier(person, at=visit.at)
        else:
            link_earlier(person, visit.request.POST.get("code", ""), at=visit.at)
    except DataError as refusal:
        if isinstance(refusal, UnknownCode):
            count_wrong(visit.request, at=visit.at)
        return str(refusal), _REFUSED
    return "", _OK
