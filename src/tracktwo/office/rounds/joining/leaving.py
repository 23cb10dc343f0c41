"""The end: what was answered, what was skipped, and giving up the seat with everything said."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from tracktwo.office.rounds.codes import hash_of_return_code, return_code, written
from tracktwo.office.rounds.joining.path import asks_for_organisation, places
from tracktwo.office.rounds.joining.tickets import forget_ticket
from tracktwo.office.rounds.joining.visits import Visit, step
from tracktwo.office.rounds.moderation.sending import may_add, own_of
from tracktwo.office.rounds.repeating import asks_for_earlier
from tracktwo.office.rounds.seats import withdraw as give_up

if TYPE_CHECKING:
    from tracktwo.office.models import Participant

__all__ = ["closed", "done", "leave", "shown_code", "withdraw", "withdrawn"]


def closed(visit: Visit, *, is_late: bool = False) -> HttpResponse:
    """Say that the round has closed, and whether an answer came too late."""
    return visit.show("join/closed.html", is_late=is_late)


@step
def done(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- a page takes the request
    """Thank a participant, and list what they skipped and may still change."""
    person = visit.participant
    if person is None:
        return visit.go("join-side")
    listed = places(visit, person)
    return visit.show(
        "join/done.html",
        places=listed,
        answered=sum(each.is_answered for each in listed),
        skipped=[each for each in listed if not each.is_answered],
        return_code=shown_code(person),
        may_link=asks_for_earlier(person),
        may_tell=asks_for_organisation(person),
        added=own_of(person),
        may_add=may_add(visit.round, at=visit.at),
        may_ask=person.side is not None,
    )


@step
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask once more, then delete all answers; who has nothing any more is told the same."""
    if visit.ticket is None:
        return visit.go("join-return")
    if request.method != "POST":
        return visit.show("join/withdraw.html")
    if visit.participant:
        give_up(visit.participant)
    return forget_ticket(visit.go("join-withdrawn"), visit.round)


@step
def withdrawn(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- a page takes the request
    """Say that the answers are deleted."""
    return visit.show("join/withdrawn.html")


@step
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Forget the seat on this device, so that the next person finds nothing of it; answers stay."""
    if request.method != "POST":
        return visit.go("join-done")
    return forget_ticket(visit.go("join-side"), visit.round)


def shown_code(person: "Participant") -> Markup:
    """Return a participant's return code as a page shows it; one a ballot drew for itself only its holder knows."""
    if hash_of_return_code(return_code(person.pk)) != person.return_hash:
        return escape(_("the one your ballot showed you"))
    return Markup('<strong class="code" dir="ltr">{}</strong>').format(written(return_code(person.pk)))
