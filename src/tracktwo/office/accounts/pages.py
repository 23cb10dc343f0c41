"""Pages of signing in, one's own account, the team and its changes."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.accounts import actions, queries
from tracktwo.office.accounts.forms import (
    EnterForm,
    InviteForm,
    PassphraseForm,
    PreferencesForm,
    RoleForm,
    SignInForm,
)
from tracktwo.office.accounts.models import Account, Membership, action_word
from tracktwo.office.accounts.rights import Role
from tracktwo.office.accounts.signin import verify
from tracktwo.office.releases.queries import published_site
from tracktwo.office.rounds.queries import rounds_of
from tracktwo.office.shell.returning import keep_language, keep_theme, local_address
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = [
    "audit",
    "change_passphrase",
    "enter",
    "member",
    "member_active",
    "member_link",
    "members",
    "my_account",
    "released",
    "sign_in",
    "sign_out",
]


def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a member in by name and passphrase."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        account = verify(form.cleaned_data["name"], form.cleaned_data["passphrase"])
        if account:
            return _let_in(request, account, local_address(request.POST.get("next", "")))
        form.add_error(
            None,
            _(
                "This name and passphrase do not open an account. "
                "After several wrong tries there is a wait: try again a little later."
            ),
        )
    address = local_address(request.POST.get("next") or request.GET.get("next", ""))
    return render(request, "accounts/sign_in.html", {"form": form, "next": address})


def enter(request: HttpRequest, *, token: str) -> HttpResponse:
    """Let a member in by the personal link; looking at it changes nothing, sending the form closes it."""
    response = _enter(request, queries.account_of_link(actions.hash_of_link(token)))
    response["Referrer-Policy"] = (
        "strict-origin"  # the secret in the address goes nowhere, not even to our own pages
    )
    return response


def _enter(request: HttpRequest, account: Account | None) -> HttpResponse:
    if account is None:
        return render(request, "accounts/link_closed.html", status=404)
    form = EnterForm(account, request.POST or None)
    if form.is_valid():
        actions.enter(account, passphrase=form.cleaned_data["passphrase"])
        return _let_in(request, account, reverse("home"))
    return render(request, "accounts/enter.html", {"form": form, "account": account})


def _let_in(request: HttpRequest, account: Account, address: str) -> HttpResponse:
    login(request, account)
    response = HttpResponseRedirect(address)
    keep_language(response, account.language)
    keep_theme(response, account.theme)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("home")


def my_account(request: HttpRequest) -> HttpResponse:
    """Choose language and ground; go to the passphrase."""
    account = cast("Account", request.user)
    present = {"language": account.language, "theme": account.theme}
    form = PreferencesForm(request.POST or None, initial=present)
    if not form.is_valid():
        return render(request, "accounts/my_account.html", {"form": form})
    actions.set_preferences(by=account, **form.cleaned_data)
    response = redirect("my-account")
    keep_language(response, form.cleaned_data["language"])
    keep_theme(response, form.cleaned_data["theme"])
    messages.success(request, _("Saved."))
    return response


def change_passphrase(request: HttpRequest) -> HttpResponse:
    """Set another passphrase, for whoever knows the present one."""
    account = cast("Account", request.user)
    form = PassphraseForm(account, request.POST or None)
    if form.is_valid() and not verify(account.name, form.cleaned_data["present"]):
        form.add_error(
            "present", _("This is not your present passphrase, or there were too many wrong tries.")
        )
    if form.is_valid():
        actions.change_passphrase(account, passphrase=form.cleaned_data["passphrase"])
        update_session_auth_hash(request, account)
        messages.success(request, _("Your passphrase is changed. Other browsers are signed out."))
        return redirect("my-account")
    return render(request, "accounts/change_passphrase.html", {"form": form})


def released(request: SeatRequest) -> HttpResponse:
    """Show where what both sides released can be read."""
    programme = request.seat.programme
    revealed = [each for each in rounds_of(programme) if each.revealed_at]
    page = {"site": published_site(programme), "rounds": revealed}
    return render(request, "accounts/released.html", page)


def members(request: SeatRequest) -> HttpResponse:
    """List the team; invite somebody to one's own side."""
    form = InviteForm(request.POST or None, initial={"role": Role.FACILITATOR})
    if form.is_valid():
        given = form.cleaned_data
        try:
            seat, secret = actions.invite(
                given["name"], role=Role(given["role"]), language=given["language"], by=request.seat
            )
        except DataError as refusal:
            form.add_error("name", str(refusal))
        else:
            return _show_link(request, seat, secret)
    return render(request, "accounts/members.html", {"form": form, "team": queries.team(request.seat)})


def member(request: SeatRequest, *, number: int) -> HttpResponse:
    """Show a member of one's own side; change the role."""
    seat = _member(request, number)
    form = RoleForm(request.POST or None, initial={"role": seat.role})
    if form.is_valid():
        try:
            actions.change_role(seat, role=Role(form.cleaned_data["role"]), by=request.seat)
        except DataError as refusal:
            form.add_error("role", str(refusal))
        else:
            return _back_to_team(request)
    return render(request, "accounts/member.html", {"form": form, "member": seat})


def member_link(request: SeatRequest, *, number: int) -> HttpResponse:
    """Make a new personal link for a member and show it this once."""
    seat = _member(request, number)
    if request.method != "POST":
        return _back_to_member(seat)
    return _show_link(request, seat, actions.reissue_link(seat, by=request.seat))


def member_active(request: SeatRequest, *, number: int) -> HttpResponse:
    """Put a member's account out of use, or back in use."""
    seat = _member(request, number)
    if request.method != "POST":
        return _back_to_member(seat)
    actions.set_active(seat, is_active=request.POST.get("active") == "yes", by=request.seat)
    return _back_to_team(request)


def audit(request: SeatRequest) -> HttpResponse:
    """Show who changed what, latest first."""
    subject = request.GET.get("subject", "").strip().replace("\0", "")
    page = queries.changes(request.seat, subject=subject, page=request.GET.get("page", "1"))
    rows = [
        (entry, action_word(entry.action), is_open, queries.differences(entry) if is_open else [])
        for entry in page
        for is_open in (queries.is_open_to(entry, request.seat),)
    ]
    return render(request, "accounts/audit.html", {"page": page, "rows": rows, "subject": subject})


def _member(request: SeatRequest, number: int) -> Membership:
    seat = queries.member(request.seat, number)
    if seat is None:
        raise Http404
    return seat


def _show_link(request: SeatRequest, seat: Membership, secret: str) -> HttpResponse:
    """Show a link in the answer itself: nothing keeps it, so it cannot be shown again."""
    address = request.build_absolute_uri(reverse("enter", kwargs={"token": secret}))
    return render(request, "accounts/link.html", {"member": seat, "address": address})


def _back_to_member(seat: Membership) -> HttpResponse:
    """Lead somebody who switched the language on an answer to the page they came from."""
    return redirect("member", programme=seat.programme.key, number=seat.pk)


def _back_to_team(request: SeatRequest) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("members", programme=request.seat.programme.key)
