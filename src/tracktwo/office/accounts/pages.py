"""Pages of signing in, the team and its changes."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tracktwo.office.shell.routes import SeatRequest

__all__ = ["my_account", "office", "released", "sign_in", "sign_out"]


def office(request: HttpRequest) -> HttpResponse:
    """Go to the list of programmes."""
    return redirect("home")


def sign_in(request: HttpRequest) -> HttpResponse:
    return redirect("home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return redirect("home")


def my_account(request: HttpRequest) -> HttpResponse:
    return redirect("home")


def released(request: SeatRequest) -> HttpResponse:
    """Show what both sides released: so far, nothing can be."""
    return render(request, "accounts/released.html")
