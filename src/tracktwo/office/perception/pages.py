"""The team's pages of results: looks at what was answered, how a simulation was made, and the two keys."""

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.accounts.keys import key_of_each
from tracktwo.office.accounts.rights import Right
from tracktwo.office.perception import actions, downloads, queries
from tracktwo.office.perception.lines import lines_of, signed
from tracktwo.office.perception.own_side import may_let_read, sight_of_own_people, sight_of_own_team
from tracktwo.office.perception.tabs import SHOWN
from tracktwo.office.perception.words import (
    AREA_WORDS,
    AWARENESS_WORDS,
    DISCLOSURE_WORDS,
    FINDING_WORDS,
    FIRMNESS_WORDS,
    LEAN_WORDS,
    READING_WORDS,
    RECIPE_WORDS,
    TAB_WORDS,
)
from tracktwo.office.rounds.kinds import KIND_WORDS, SEAT_WORDS, State
from tracktwo.office.rounds.queries import heads_of, round_called, versions_of
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import direction

if TYPE_CHECKING:
    from tracktwo.office.models import Round
    from tracktwo.office.perception.models import Reveal
    from tracktwo.office.perception.queries import Sight
    from tracktwo.office.shell.routes import SeatRequest

__all__ = ["again", "approve", "download", "results", "reveal", "take_down"]

_WORDS: Final = {
    "tab_words": TAB_WORDS,
    "finding_words": FINDING_WORDS,
    "awareness_words": AWARENESS_WORDS,
    "firmness_words": FIRMNESS_WORDS,
    "area_words": AREA_WORDS,
    "lean_words": LEAN_WORDS,
    "reading_words": READING_WORDS,
    "disclosure_words": DISCLOSURE_WORDS,
    "setting_words": RECIPE_WORDS,
    "kind_words": KIND_WORDS,
    "seat_words": SEAT_WORDS,
    "direction": direction,
    "signed": signed,
}


@require_safe
def results(request: "SeatRequest", *, key: str, tab: str = "") -> HttpResponse:
    """Show the results of a round as far as the reader may see them, under one of the tabs."""
    found = _round(request, key)
    if tab not in _tabs(request, found):
        raise Http404
    if found.is_apart and found.reveals.exists():
        return _own_side(request, found)
    sight = _sight(request, found)
    page = {**_WORDS, "round": found, "tab": tab, "sight": sight, "tabs": _tabs(request, found)}
    if sight is None:
        return render(request, "perception/waiting.html", {**page, **_waiting(found)})
    lines = lines_of(sight, round_=found, language=reader_language())
    shown = SHOWN[tab](request, found, sight, lines)
    return render(request, f"perception/{tab or 'gaps'}.html", {**page, "lines": lines, **shown})


@require_safe
def download(request: "SeatRequest", *, key: str, kind: str) -> HttpResponse:
    """Send what the reader may see as a table for machines, or what its columns mean."""
    found = _round(request, key)
    sight = _sight(request, found)
    if sight is None or kind not in downloads.KINDS:
        raise Http404
    return downloads.file_of(lines_of(sight, round_=found, language=reader_language()), found, kind=kind)


@require_safe
def reveal(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Show what both sides will be shown, whose key is waited for, and what was revealed before."""
    found = _round(request, key)
    newest = found.reveals.first()
    if newest is None or found.is_apart:
        return redirect("results", programme=found.programme.key, key=key)
    sight = queries.sight_of_proposal(newest)
    may_see = newest.revealed_at is not None or request.seat.may(Right.READ_EXACT)
    sides = sides_of(found.programme, timezone.now().month)
    page = {
        **_WORDS,
        "round": found,
        "reveal": newest,
        "sight": sight,
        "lines": lines_of(sight, round_=found, language=reader_language()) if sight and may_see else [],
        "keys": key_of_each(newest.keys, sides=sides),
        "may_approve": queries.may_approve(newest, seat=request.seat),
        "has_left": queries.has_left_since(newest),
        "statements": versions_of(found),
    }
    return render(request, "perception/reveal.html", page)


@require_POST
def approve(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Give the key of the reader's side; the second key reveals."""
    found = _round(request, key)
    waiting = queries.proposal(found)
    if waiting is None:
        messages.error(request, _("This no longer waits for keys; look at the newest results."))
        return _to_reveal(found)
    if found.is_apart:
        return _let_read(request, found, waiting)
    try:
        given = actions.approve_reveal(waiting, by=request.seat, sha256=request.POST.get("sha256", ""))
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        if given.revealed_at:
            messages.success(
                request, _("Both sides have given their key; the results are revealed to both sides.")
            )
        else:
            messages.success(request, _("Your side's key is given; the other side's is waited for."))
    return _to_reveal(found)


@require_POST
def again(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Work results out: for the first time where that did not happen at the close, or after people withdrew."""
    found = _round(request, key)
    try:
        if found.reveals.exists():
            actions.work_out_again(found, by=request.user)
        else:
            actions.close_and_work_out(found, by=request.user)
        messages.success(request, _("The results are worked out; one key of each side reveals them."))
    except DataError as refusal:
        messages.error(request, str(refusal))
    return _to_reveal(found)


@require_POST
def take_down(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Take the result of one statement down, once that is confirmed."""
    found = _round(request, key)
    chosen = next(
        (each for each in versions_of(found) if str(each.pk) == request.POST.get("statement")), None
    )
    if chosen is None or not request.POST.get("sure"):
        messages.error(request, _("Choose a statement, and say that you are sure; this cannot be undone."))
        return _to_reveal(found)
    try:
        actions.take_down(chosen, by=request.seat)
        messages.success(
            request, _("The result is taken down; the next release takes it off the public site.")
        )
    except DataError as refusal:
        messages.error(request, str(refusal))
    return _to_reveal(found)


def _own_side(request: "SeatRequest", found: "Round") -> HttpResponse:
    """Show a member of the team how the own side answered; the other side's answers are nowhere on the page."""
    side, language = request.seat.side, reader_language()
    may_look = request.seat.may(Right.READ_EXACT)
    look = sight_of_own_team if may_look else sight_of_own_people
    sight = look(found, side=side, language=language)
    page = {
        **_WORDS,
        "round": found,
        "sight": sight,
        "side": side,
        "may_let": sight is not None
        and request.seat.may(Right.APPROVE_RELEASE)
        and may_let_read(sight.reveal, seat=request.seat),
        "has_left": sight is not None and queries.has_left_since(sight.reveal),
    }
    return render(request, "perception/apart.html", page)


def _let_read(request: "SeatRequest", found: "Round", waiting: "Reveal") -> HttpResponse:
    try:
        actions.let_own_side_read(waiting, by=request.seat, sha256=request.POST.get("sha256", ""))
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("People of your side read now how your side answered; nobody else does."))
    return redirect("results", programme=found.programme.key, key=found.key)


def _round(request: "SeatRequest", key: str) -> "Round":
    actions.forget_expired()
    found = round_called(request.seat.programme, key)
    if found is None or not (
        found.state is State.REVEALED
        or request.seat.may(Right.READ_RECORD)
        or sight_of_own_people(found, side=request.seat.side, language=reader_language())
    ):
        raise Http404  # until it is revealed, to both sides or to the reader's own, a round belongs to the record
    found.programme = request.seat.programme
    return found


def _to_reveal(found: "Round") -> HttpResponse:
    return redirect("reveal", programme=found.programme.key, key=found.key)


def _sight(request: "SeatRequest", found: "Round") -> "Sight | None":
    """Return as much as the reader's role may see: exact figures after the close, or what was revealed."""
    if request.seat.may(Right.READ_EXACT):
        return queries.sight_of_team(found)
    return queries.sight_of_everybody(found)


def _tabs(request: "SeatRequest", found: "Round") -> list[str]:
    """Return the tabs of a round: what is worked out of exact figures is for those who read them."""
    left_out = set() if found.is_simulated else {"made"}
    if not request.seat.may(Right.READ_EXACT):
        left_out |= {"change", "overview"}
    if found.follows is None or found.follows.is_apart:
        left_out.add("change")
    if found.is_apart:
        return [""]
    return [tab for tab in TAB_WORDS if tab not in left_out]


def _waiting(found: "Round") -> dict[str, Any]:
    """Return what may be told of a round of which the reader sees no results yet."""
    is_gone = (
        found.state in {State.CLOSED, State.REVEALED} and found.moments > 0 and not found.reveals.exists()
    )
    return {
        "heads": [] if found.state is State.DRAFT or is_gone else heads_of(found),
        "is_gone": is_gone,
        "is_worked_out": found.reveals.exists(),
    }
