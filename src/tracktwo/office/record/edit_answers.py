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
    """Return a kind of entry and the row asked for; without it, or if it is the other side's own, there is no page."""
    entry = ENTRIES[kind]
    row = find_row(entry, request.seat.programme, key)
    if row is None or (kind == "note" and row.side_id not in (None, request.seat.side_id)):
        raise Http404
    return entry, row


def event_of(entry: Entry, row: Any) -> Any | None:
    """Return the event an entry is, or belongs to; for a note the one it is about, if it is about one."""
    if entry.name == "note":
        kind, _colon, key = row.subject.partition(":")
        return find_row(ENTRIES["event"], row.programme, key) if kind == "event" else None
    return row if entry.name == "event" else row.event if entry.in_event else None


def address(request: SeatRequest, name: str, **arguments: str) -> str:
    """Return the address of a route inside the programme."""
    return reverse(name, kwargs={"programme": request.seat.programme.key, **arguments})


def reading_page(request: SeatRequest, entry: Entry, row: Any) -> str:
    """Return the address of the page that shows an entry."""
    if entry.page_is_list:
        return address(request, entry.page)
    if not entry.in_event:
        return address(request, entry.page, key=row.key)
    event = event_of(entry, row)
    return address(request, entry.page, key=event.key) if event else address(request, "overview")


def called(request: SeatRequest, entry: Entry, row: Any) -> tuple[str, str]:
    """Return an entry's title and its language."""
    if entry.name == "conflict":
        language, text = choose(row.question, language=reader_language())
        return text, language
    if not entry.is_addressed:
        return str(entry.words), reader_language()
    name = f"{entry.name}:{row.key}"
    subject = queries.subjects(request.seat.programme, [name], language=reader_language())[name]
    return subject.text, subject.language
