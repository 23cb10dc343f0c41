"""Pages that make and edit an entry: every form shows again whatever was typed, until it is saved."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.record import actions, queries
from tracktwo.office.record.actions import Refused, Stale
from tracktwo.office.record.edit_answers import (
    address,
    answer,
    called,
    entry_and_row,
    event_of,
    form_page,
    reading_page,
)
from tracktwo.office.record.entries import ENTRIES, Content, Entry, blank, content_of, find_row, next_number
from tracktwo.office.record.forms import Editor, References
from tracktwo.office.record.forms.fields import DateField
from tracktwo.office.record.kinds import EventKind, EventStatus, default_rule
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["edit", "new"]

_CONFLICT = 409


@form_page
def edit(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Show an entry as a form, and save it."""
    entry, row = entry_and_row(request, kind, key)
    programme = request.seat.programme
    editor = Editor(
        entry,
        references=_references(request, entry, event=event_of(entry, row), own=row),
        content=content_of(entry, row),
        data=request.POST if request.method == "POST" else None,
    )
    page = {
        "editor": editor,
        "row": row,
        "title": called(request, entry, row),
        "kind": None,
        "side": row.side if kind == "note" else None,
        "rule_of": event_of(entry, row) if entry.in_event else None,
        "back": reading_page(request, entry, row),
    }
    if request.method != "POST" or not editor.is_valid():
        return answer(request, "record/edit_entry.html", page, refused=request.method == "POST")
    opened_at = request.POST.get("opened_at", "")
    try:
        names = actions.save_entry(
            programme=programme,
            by=request.user,
            entry=entry,
            key=key,
            content=editor.content(),
            opened_at=opened_at,
        )
    except Refused as refusal:
        editor.refuse(refusal.problems)
        return answer(request, "record/edit_entry.html", page, refused=True)
    except Stale as stale:
        editor.outdate(stale.fields, stale.content, opened_at=opened_at)
        return render(request, "record/edit_entry.html", page, status=_CONFLICT)
    return _kept(request, editor, row, names)


@form_page
def new(request: SeatRequest, *, kind: str, event: str = "") -> HttpResponse:
    """Show the form of a new entry, and make it; an event's kind comes first, as its rule follows from it."""
    entry, programme = ENTRIES[kind], request.seat.programme
    if not entry.new_words:
        raise Http404
    event_kind = next(
        (each for each in EventKind if kind == "event" and each == request.GET.get("kind")), None
    )
    if kind == "event" and event_kind is None:
        return HttpResponseRedirect(address(request, "plan"))
    of_event = find_row(ENTRIES["event"], programme, event) if event else None
    if event and of_event is None:
        raise Http404
    editor = Editor(
        entry,
        references=_references(request, entry, event=of_event),
        content=_beginning(request, entry, event_kind),
        data=request.POST if request.method == "POST" else None,
        is_new=True,
    )
    side = request.seat.side if kind == "note" and request.GET.get("for") == "side" else None
    page = {
        "editor": editor,
        "row": None,
        "title": (entry.new_words, reader_language()),
        "kind": event_kind,
        "side": side,
        "rule_of": of_event,
        "back": address(request, entry.page, key=event) if event else "",
    }
    if request.method != "POST" or not editor.is_valid():
        return answer(request, "record/edit_entry.html", page, refused=request.method == "POST")
    try:
        row = actions.create_entry(
            programme=programme,
            by=request.user,
            entry=entry,
            content=editor.content(),
            key=editor.key,
            event=event,
            kind=event_kind or "",
            side=side.key if side else "",
        )
    except Refused as refusal:
        editor.refuse(refusal.problems)
        return answer(request, "record/edit_entry.html", page, refused=True)
    return _kept(request, editor, row, list(editor.form.fields))


def _kept(request: SeatRequest, editor: Editor, row: Any, names: list[str]) -> HttpResponse:
    """Say what was saved, and go where more rows were asked for, else to the page that shows the entry."""
    messages.success(request, _saved(editor, names))
    entry = editor.entry
    return HttpResponseRedirect(_more_rows(request, entry, row.key) or reading_page(request, entry, row))


def _references(
    request: SeatRequest, entry: Entry, *, event: Any | None, own: Any | None = None
) -> References:
    """Return what a form can point at; the sides come in the order of the event's page, else of the month's."""
    return References(
        programme=request.seat.programme,
        language=reader_language(),
        event=event if entry.in_event else None,
        own=own,
        sequence=queries.place_in_time(event) if event else timezone.now().month,
    )


def _more_rows(request: SeatRequest, entry: Entry, key: str) -> str:
    """Return the address of the list that more rows were asked for; "" if none were."""
    name = request.POST.get("more", "")
    return f"{address(request, 'edit', kind=entry.name, key=key)}#rows-{name}" if name in entry.lists else ""


def _beginning(request: SeatRequest, entry: Entry, kind: EventKind | None) -> Content:
    """Return what a new entry starts with."""
    content = blank(entry)
    if kind is not None:
        content |= {"status": EventStatus.PLANNED, "rule": default_rule(kind)}
    if "number" in content:
        content["number"] = next_number(entry, request.seat.programme)
    if entry.name == "outcome":
        content["basis"] = ""  # that it is somebody's judgement is said, never presumed
    if entry.name == "conflict":
        content["subject"] = request.GET.get("subject", "")[:120]
    return content


def _saved(editor: Editor, names: list[str]) -> str:
    """Return what was saved, with every date that changed in words as it was understood."""
    if not names:
        return _("Nothing was changed.")
    dates = [
        _("%(field)s: %(date)s")
        % {"field": field.label, "date": field.understood(editor.form.cleaned_data[name])}
        for name, field in editor.form.fields.items()
        if name in names and isinstance(field, DateField) and editor.form.cleaned_data[name]
    ]
    if not dates:
        return _("Saved.")
    return _("Saved. Dates are understood as follows. %(dates)s.") % {"dates": _("; ").join(dates)}
