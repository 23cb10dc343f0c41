"""Pages that take a round on its way: its words read, opened, people invited, closed."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.office.perception.actions import close_and_work_out, forget_expired
from tracktwo.office.perception.confirming import seem_shared
from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.forms import InviteForm, PolicyForm
from tracktwo.office.rounds.kinds import Stage, State
from tracktwo.office.rounds.obstacles import obstacles
from tracktwo.office.rounds.pages import WORDS, asked_of
from tracktwo.office.rounds.repeating import asked_before, why_not_again
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["ask_again", "close", "invitations", "open_it", "policy", "revoke", "wording"]

_REFUSED = 422


def _form_page(page: Page) -> Page:
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@_form_page
def wording(request: SeatRequest, *, key: str, language: str) -> HttpResponse:
    """Show every word of one language beside the others; keep who has read which."""
    found = asked_of(request, key)
    if language not in found.languages:
        raise Http404
    statements = {each.key: each for each in queries.asked(found)}
    if request.method == "POST":
        try:
            marked = [mark.partition(":") for mark in request.POST.getlist("read")]
            for name, _colon, sha256 in marked:
                actions.check_wording(
                    found,
                    statements.get(name),
                    language=language,
                    by=request.user,
                    sha256=sha256,
                    back=request.POST.get(f"back:{name}", ""),
                    differences=request.POST.get(f"differences:{name}", ""),
                )
        except DataError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                ngettext("%(num)s text is read.", "%(num)s texts are read.", len(marked))
                % {"num": len(marked)},
            )
        return redirect("round-wording", programme=found.programme.key, key=key, language=language)
    checks = [
        each for each in queries.checks_of(found, list(statements.values())) if each.language == language
    ]
    page = {
        **WORDS,
        "round": found,
        "checks": checks,
        "language": language,
        "others": [tag for tag in found.languages if tag != language],
        "waiting": sum(not each.by for each in checks),
    }
    return render(request, "rounds/wording.html", page)


@_form_page
def open_it(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show what opening freezes and what stands in the way; open the round once that is confirmed."""
    found = asked_of(request, key)
    if found.state is not State.DRAFT:
        return redirect("round", programme=found.programme.key, key=key)
    if request.method == "POST":
        try:
            actions.open_round(found, by=request.user)
        except actions.Obstructed:
            pass  # the page says each thing at its place
        else:
            messages.success(request, _("The round is open."))
            return redirect("round", programme=found.programme.key, key=key)
    now = timezone.now()
    page = {
        **WORDS,
        "round": found,
        "statements": queries.asked(found),
        "policy": queries.policy_of(found),
        "obstacles": obstacles(found, at=now),
        "alike": asked_before(found),
        "noted": queries.differences_noted(found),
    }
    return render(
        request, "rounds/open_round.html", page, status=_REFUSED if request.method == "POST" else 200
    )


@_form_page
def close(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask whether a round is to be closed; close it and have its results worked out."""
    found = asked_of(request, key)
    if found.state is not State.OPEN:
        return redirect("round", programme=found.programme.key, key=key)
    if request.method != "POST":
        page = {**WORDS, "round": found, "heads": queries.heads_of(found)}
        return render(request, "rounds/close_round.html", page)
    close_and_work_out(found, by=request.user)
    messages.success(request, _("The round is closed. Its results wait for one key of each side."))
    return redirect("round", programme=found.programme.key, key=key)


@_form_page
def ask_again(request: SeatRequest, *, key: str) -> HttpResponse:
    """Say what asking a closed round again means; make the draft once that is confirmed."""
    forget_expired()
    found = asked_of(request, key)
    if request.method == "POST":
        try:
            made = _asked_again(request, found)
        except DataError:
            pass  # the page says why
        else:
            messages.success(request, _("The draft is made: it asks the same again."))
            return redirect("round", programme=found.programme.key, key=made.key)
    reason = why_not_again(found)
    page = {**WORDS, "round": found, "statements": queries.asked(found), "reason": reason}
    page["shared"] = seem_shared(found)
    return render(
        request, "rounds/ask_again.html", page, status=_REFUSED if request.method == "POST" else 200
    )


def _asked_again(request: SeatRequest, found: "Round") -> "Round":
    """Make the draft that was asked for: everything again, or what both sides seem to share, to be confirmed."""
    if request.POST.get("stage") != Stage.VALIDATION:
        return actions.ask_again(found, by=request.user)
    return actions.ask_again(found, by=request.user, stage=Stage.VALIDATION, only=seem_shared(found))


@_form_page
def policy(request: SeatRequest, *, key: str) -> HttpResponse:
    """Make the rules for results stricter, of a round people were asked in."""
    found = asked_of(request, key)
    if found.state is State.DRAFT:
        return redirect("round-edit", programme=found.programme.key, key=key)
    form = PolicyForm(request.POST if request.method == "POST" else None, present=queries.policy_of(found))
    if form.is_valid():
        try:
            actions.tighten_policy(found, form.policy(), by=request.user)
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("round", programme=found.programme.key, key=key)
    page = {**WORDS, "round": found, "form": form}
    return render(request, "rounds/policy.html", page, status=_REFUSED if request.method == "POST" else 200)


@_form_page
def invitations(request: SeatRequest, *, key: str) -> HttpResponse:
    """List the invitations of a round; make some, and show them this once."""
    found = asked_of(request, key)
    sides = sides_of(found.programme, timezone.now().month)
    form = InviteForm(request.POST if request.method == "POST" else None, sides=sides)
    made: list[actions.NewInvitation] = []
    if form.is_valid():
        side = next((each for each in sides if each.key == form.cleaned_data["side"]), None)
        try:
            made = actions.make_invitations(
                found, side=side, people=form.cleaned_data["people"], by=request.user
            )
        except DataError as refusal:
            form.add_error(None, str(refusal))
    page = {
        **WORDS,
        "round": found,
        "form": form,
        "made": made,
        "address": request.build_absolute_uri(reverse("join")),
        "invitations": queries.invitations_of(found),
    }
    refused = request.method == "POST" and not made
    return render(request, "rounds/invitations.html", page, status=_REFUSED if refused else 200)


@require_POST
def revoke(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Take an invitation back."""
    found = asked_of(request, key)
    invitation = next((each for each in queries.invitations_of(found) if each.number == number), None)
    if invitation is None:
        raise Http404
    actions.revoke_invitation(invitation, by=request.user)
    messages.success(request, _("The invitation is taken back; nobody comes in with it from now on."))
    return redirect("round-invitations", programme=found.programme.key, key=key)
