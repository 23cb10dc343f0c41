"""Refusals as pages: a sentence instead of a traceback. And the policy of what a page may load."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from tracktwo.office.rounds.joining.visits import is_taking_part, refused
from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["policies", "refusals_as_pages"]


class policies(CSPMiddleware):  # noqa: N801 -- Django names middleware by use
    """Say with every page what it may load; a redirect shows nothing, and every saved form answers with one."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the response, with its policy unless it only leads on."""
        if isinstance(response, HttpResponseRedirectBase):
            return response
        return super().process_response(request, response)


class refusals_as_pages:  # noqa: N801 -- Django names middleware by use, and needs the exception hook of a class
    """Show a TrackTwoError that reached the edge as a page with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the refusal page for our own errors, and where a write waited in vain; leave others to Django."""
        if isinstance(exception, TrackTwoError):
            return _refusal(request, str(exception), status=400)
        if isinstance(exception, OperationalError) and "database is locked" in str(exception):
            sentence = _(
                "Somebody else’s change took too long, so yours was not saved. Go back and send it once more."
            )
            return _refusal(request, sentence, status=503)
        return None


def _refusal(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    if is_taking_part(request):
        return refused(request, sentence, status=status)
    return render(request, "shell/refusal.html", {"sentence": sentence}, status=status)
