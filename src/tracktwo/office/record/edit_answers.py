"""What pages that change the record share: what they find, what they call it, and where they lead."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tracktwo.office.record import queries
from tracktwo.office.record.entries import ENTRIES, Entry, find_row
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.vocabulary.languages import choose

__all__ = ["address", "answer", "called", "entry_and_row", "event_of", "form_page", "reading_page"]

_REFUSED = 422


def form_page(page: Page) -> Page:
    """Let a page be asked for and sent, nothing else."""
    return require_http_methods(["GET", "HEAD", "POST"])(page)


def answer(request: HttpRequest, template: str, page: dict[str, Any], *, refused: bool) -> HttpResponse:
    """Return a page, with the status of a refusal where what was sent cannot be kept."""
    return render(request, template, page, status=_REFUSED if refused else 200)


def entry_and_row(request: SeatRequest, kind: str, key: str) -> tuple[Entry, Any]:
    """Return a kind of entry and the row asked for; without it there is no such page."""
    entry = ENTRIES[kind]
    row = find_row(entry, request.seat.programme, key)
    if row is None:
        raise Http404
    return entry, row


def event_of(entry: Entry, row: Any) -> Any | None:
    """Return the event an entry is, or belongs to."""
    return row if entry.name == "event" else row.event if entry.page == "edit-agenda" else None


def address(request: SeatRequest, name: str, **arguments: str) -> str:
    """Return the address of a route inside the programme."""
    return reverse(name, kwargs={"programme": request.seat.programme.key, **arguments})


def reading_page(request: SeatRequest, entry: Entry, row: Any) -> str:
    """Return the address of the page that shows an entry."""
    if entry.page_is_list:
        return address(request, entry.page)
    return address(request, entry.page, key=row.event.key if entry.page == "edit-agenda" else row.key)


def called(request: SeatRequest, entry: Entry, row: Any) -> tuple[str, str]:
    """Return an entry's title and its language."""
    if entry.name == "conflict":
        language, text = choose(row.question, language=reader_language())
        return text, language
    name = f"{entry.name}:{row.key}"
    subject = queries.subjects(request.seat.programme, [name], language=reader_language())[name]
    return subject.text, subject.language
