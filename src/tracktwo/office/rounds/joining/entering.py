"""Coming in: the code or an invitation, the language, the side, the rule, and back again with a return code."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tracktwo.office.hall.addresses import hall_of_code
from tracktwo.office.releases.queries import published_site
from tracktwo.office.rounds.guessing import count_wrong, wait_until
from tracktwo.office.rounds.joining.leaving import closed
from tracktwo.office.rounds.joining.path import asks_for_organisation, next_step, step_after_earlier
from tracktwo.office.rounds.joining.telling import told, too_many
from tracktwo.office.rounds.joining.tickets import forget_ticket, keep_ticket, read_ticket
from tracktwo.office.rounds.joining.visits import (
    Visit,
    entrance,
    frame,
    languages_of,
    shown_to_anyone,
    step,
    unknown_code,
)
from tracktwo.office.rounds.kinds import ORGANISATION_WORDS, SEAT_WORDS, Entry, Organisation, Seat
from tracktwo.office.rounds.queries import badge_of_code, round_of_code
from tracktwo.office.rounds.repeating import asks_for_earlier
from tracktwo.office.rounds.seats import (
    Ticket,
    belongs_to,
    come_back,
    invitation_of,
    take_seat,
    why_spent,
)
from tracktwo.office.rounds.wording import side_name
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import sides_in_order

__all__ = ["badge", "declined", "enter", "languages", "organisation", "return_", "rule", "side"]

_REFUSED = 422
_NONE_SAID = "none"
_TOO_MANY = 429


@shown_to_anyone
def enter(request: HttpRequest, *, language: str) -> HttpResponse:
    """Ask for the code of a round, or take a personal invitation."""
    text = request.POST.get("code", "")
    if request.method != "POST":
        return entrance(request, language=language)
    if way := _way_by_code(text):
        return way
    now = timezone.now()
    if until := wait_until(request, at=now):
        return entrance(request, language=language, sentence=too_many(until, language), status=_TOO_MANY)
    invitation = invitation_of(text)
    if invitation is None:
        count_wrong(request, at=now)
        return entrance(request, language=language, text=text, is_unknown=True, status=_REFUSED)
    if spent := why_spent(invitation):
        return entrance(
            request, language=language, sentence=spent, of_round=invitation.round, status=_REFUSED
        )
    ticket = Ticket(
        participant=uuid4(),
        seat=Seat.SIDE if invitation.side else None,
        side=invitation.side.key if invitation.side else "",
        invitation=invitation.number,
    )
    return keep_ticket(redirect("join-round", code=invitation.round.code), invitation.round, ticket)


def _way_by_code(text: str) -> HttpResponse | None:
    """Return the way into the round, or the room, of a code; None where it is neither's."""
    if found := round_of_code(text):
        return redirect("join-round", code=found.code)
    if given := badge_of_code(text):
        return redirect("join-badge", code=given.round.code, badge=given.badge)
    room = hall_of_code(text)
    return redirect("hall-door", code=room.code) if room else None


@shown_to_anyone
def languages(request: HttpRequest, *, language: str, code: str) -> HttpResponse:
    """Offer the languages of a round side by side; none of them is first."""
    found = round_of_code(code)
    if found is None:
        given = badge_of_code(code)
        if given is None:
            return unknown_code(request)
        return redirect("join-badge", code=given.round.code, badge=given.badge)
    if code != found.code:
        return redirect("join-round", code=found.code)
    offered = languages_of(found)
    first = offered[0]["language"] if offered else language
    with translation.override(first):
        return frame(request, "join/language.html", language=first, round=found, languages=offered)


@shown_to_anyone
def badge(request: HttpRequest, *, language: str, code: str, badge: str) -> HttpResponse:  # noqa: ARG001 -- of every such page
    """Take the code on a badge: it seats whoever has no seat yet on its side, and changes no seat that was taken."""
    given = badge_of_code(badge)
    if given is None or given.round.code != code:
        return unknown_code(request)
    way, kept = redirect("join-round", code=code), read_ticket(request, code)
    if kept and (kept.invitation or given.round.participants.filter(pk=kept.participant).exists()):
        return way
    ticket = kept or Ticket(participant=uuid4())
    return keep_ticket(way, given.round, replace(ticket, seat=Seat.SIDE, side=given.side.key, is_given=True))


@step
def side(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- a page takes the request
    """Ask which side a person takes part with."""
    if visit.participant:
        return next_step(visit, visit.participant)
    if not visit.is_open:
        return closed(visit)
    ticket = visit.ticket or Ticket(participant=uuid4())
    if visit.round.entry == Entry.INVITATION and not ticket.invitation:
        return visit.show("join/invited.html")
    if ticket.side and (ticket.invitation or ticket.is_given):
        return visit.go("join-rule")
    chosen = _chosen_seat(visit, ticket)
    if chosen is None:
        by_badge = visit.round.entry == Entry.BADGE
        return visit.show(
            "join/side.html", sides=_sides(visit), others=_others(visit), by_badge=by_badge, wrong="", text=""
        )
    return keep_ticket(visit.go("join-rule"), visit.round, chosen)


def _chosen_seat(visit: Visit, ticket: Ticket) -> Ticket | None:
    """Return the ticket with the seat the form names; None where it names none of the round's."""
    side, seat = (visit.request.POST.get(name, "") for name in ("side", "seat"))
    by_badge = visit.round.entry == Entry.BADGE
    if not by_badge and side in {each.side.key for each in visit.round.sides.all()}:
        return replace(ticket, seat=Seat.SIDE, side=side)
    if seat in _others(visit):
        return replace(ticket, seat=Seat(seat), side="")
    return None


def _others(visit: Visit) -> Mapping[Seat, object]:
    """Return the seats without a side that people may take, with their words."""
    return {} if visit.round.only_sides else SEAT_WORDS


def _sides(visit: Visit) -> list[dict[str, str]]:
    """Return the two sides in an order that turns with the code."""
    ordered = sides_in_order(
        [each.side for each in visit.round.sides.all()], sequence=sum(map(ord, visit.round.code))
    )
    return [{"key": each.key, "name": side_name(each, visit.round, visit.language)} for each in ordered]


@step
def rule(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Tell the rule, and let the person agree or decline."""
    if visit.participant:
        return next_step(visit, visit.participant)
    if not visit.is_open:
        return closed(visit)
    ticket = visit.ticket
    if ticket is None or ticket.seat is None:
        return visit.go("join-side")
    if "decline" in request.POST:
        return forget_ticket(visit.go("join-declined"), visit.round)
    sentence = ""
    if request.method == "POST":
        try:
            frozen = request.POST.get("told", "")
            person = take_seat(visit.round, ticket, language=visit.language, told=frozen, at=visit.at)
        except DataError as error:
            sentence = str(error)
        else:
            return visit.go("join-earlier" if asks_for_earlier(person) else step_after_earlier(person))
    return visit.show(
        "join/rule.html",
        lines=told(visit.round, language=visit.language),
        chosen=_seat_in_words(visit, ticket),
        sentence=sentence,
        status=_REFUSED if sentence else 200,
    )


def _seat_in_words(visit: Visit, ticket: Ticket) -> str:
    if ticket.seat is not Seat.SIDE:
        return str(SEAT_WORDS[Seat(ticket.seat)])  # type: ignore[arg-type]  # a seat was chosen
    chosen = next(each.side for each in visit.round.sides.all() if each.side.key == ticket.side)
    return side_name(chosen, visit.round, visit.language)


@step
def organisation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask what kind of organisation a person comes from, or let them say nothing of it."""
    person = visit.participant
    if person is None:
        return visit.go("join-side")
    if not visit.is_open:
        return closed(visit)
    onwards = "join-done" if person.answers.exists() else "join-practice"
    if not asks_for_organisation(person):
        return visit.go(onwards)
    given = request.POST.get("organisation", "")
    if request.method == "POST" and given in {*Organisation, _NONE_SAID}:
        belongs_to(person, Organisation(given) if given != _NONE_SAID else None, at=visit.at)
        return visit.go(onwards)
    sentence = _("Please choose one, or say nothing of it.") if request.method == "POST" else ""
    return visit.show(
        "join/organisation.html",
        kinds=ORGANISATION_WORDS,
        none_said=_NONE_SAID,
        chosen=person.organisation,
        sentence=sentence,
        onwards=onwards,
        status=_REFUSED if sentence else 200,
    )


@step
def declined(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- a page takes the request
    """Thank a person who does not want to take part, and say what they may read."""
    return visit.show("join/declined.html", site=published_site(visit.round.programme))


@step
def return_(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Bring a person back to what they said on another device, by return code."""
    if request.method != "POST":
        return visit.show("join/return.html", sentence="")
    if until := wait_until(request, at=visit.at):
        sentence = too_many(until, visit.language)
        return visit.show("join/return.html", sentence=sentence, status=_TOO_MANY)
    found = come_back(visit.round, request.POST.get("code", ""))
    if found is None:
        count_wrong(request, at=visit.at)
        sentence = _(
            "Nobody in this round has this return code. Return codes have eight characters; "
            "there is no zero and no letter O."
        )
        return visit.show("join/return.html", sentence=sentence, status=_REFUSED)
    ticket = Ticket(participant=found.pk, seat=Seat(found.seat), side=found.side.key if found.side else "")
    return keep_ticket(next_step(visit, found), visit.round, ticket)
