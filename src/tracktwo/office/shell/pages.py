"""Pages outside any programme: the list of programmes, two switches, and what a refusal looks like."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _  # a refusal takes the language of its page
from django.views.decorators.http import require_POST

from tracktwo.office.accounts.actions import set_preferences
from tracktwo.office.accounts.queries import seats
from tracktwo.office.record.queries import programmes
from tracktwo.office.releases.queries import published_sites
from tracktwo.office.rounds.joining.visits import is_taking_part, refused
from tracktwo.office.shell.returning import keep_language, keep_theme, local_address
from tracktwo.office.shell.templating import THEMES
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES

__all__ = [
    "failed",
    "forbidden",
    "forged",
    "home",
    "not_found",
    "not_understood",
    "office",
    "set_language",
    "set_theme",
]


def home(request: HttpRequest) -> HttpResponse:
    """Show the programmes: to a member those with a seat, to anyone else their names and published sites."""
    if request.user.is_authenticated:
        return render(request, "shell/home.html", {"seats": seats(request.user)})
    sites = {site.key: site for site in published_sites()}
    return render(request, "shell/home.html", {"programmes": programmes(), "sites": sites})


def office(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- a page takes the request
    """Go to the list of programmes."""
    return redirect("home")


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Show the office in another language from now on."""
    response = HttpResponseRedirect(local_address(request.POST.get("next", "")))
    chosen = request.POST.get("language", "")
    if chosen in INTERFACE_LANGUAGES:
        keep_language(response, chosen)
        if request.user.is_authenticated:
            set_preferences(by=request.user, language=chosen)
    return response


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Show the office on light or dark ground from now on."""
    response = HttpResponseRedirect(local_address(request.POST.get("next", "")))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        keep_theme(response, chosen)
        if request.user.is_authenticated:
            set_preferences(by=request.user, theme=chosen)
    return response


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say why a request was not read, on a page that needs nothing of it: neither session nor host is known."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    sentence = (
        _("This form holds more than the office takes at once; nothing was saved. Go back and send less.")
        if too_much
        else _("This request was not understood; nothing was saved. Go back and open the page again.")
    )
    if is_taking_part(request):
        return refused(request, sentence, status=400)
    return render(request, "shell/400.html", {"sentence": sentence}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's
    """Say that a member's role does not open this page."""
    sentence = _(
        "Your role in this programme does not open this page. A convenor of your side can change roles."
    )
    return render(request, "shell/403.html", {"sentence": sentence}, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's
    """Say that a form came without the token of the page it should stand on."""
    if is_taking_part(request):
        sentence = _(
            "Your browser did not send back the cookie this form needs, so nothing was saved. "
            "Allow cookies for this address, open the page again, and send it once more."
        )
        return refused(request, sentence, status=403)
    sentence = _("This form was not sent from a page of this office, or the page was too old. Open it again.")
    return render(request, "shell/403.html", {"sentence": sentence}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's
    """Say that there is no such page."""
    if is_taking_part(request):
        return refused(
            request, _("There is no such page here; go back, or join the round again."), status=404
        )
    return render(request, "shell/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the office failed, on a page with nothing that could fail again."""
    return render(request, "shell/500.html", status=500)
