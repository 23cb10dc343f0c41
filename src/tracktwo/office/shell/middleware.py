"""Refusals as pages: a sentence with status 400 instead of a traceback."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["refusals_as_pages"]


class refusals_as_pages:  # noqa: N801 -- Django names middleware by use, and needs the exception hook of a class
    """Show a TrackTwoError that reached the edge as a page with its sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the refusal page for our own errors; leave every other to Django."""
        if isinstance(exception, TrackTwoError):
            return render(request, "shell/refusal.html", {"sentence": str(exception)}, status=400)
        return None
