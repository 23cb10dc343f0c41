"""Pages that change an entry otherwise: its kind, its file, whether it is there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.record import actions, queries
from tracktwo.office.record.edit_answers import (
    address,
    answer,
    called,
    entry_and_row,
    event_of,
    form_page,
    reading_page,
)
from tracktwo.office.record.forms import FileForm, KindForm
from tracktwo.office.record.kinds import EventKind
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["add_file", "change_kind", "delete", "read_file"]


@form_page
def change_kind(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask for an event's new kind, list everything that would change with it; change it once confirmed."""
    entry, event = entry_and_row(request, "event", key)
    form = KindForm(request.POST or None)
    page: dict[str, Any] = {
        "form": form,
        "event": event,
        "title": called(request, entry, event),
        "change": None,
    }
    if not form.is_valid():
        return answer(request, "record/edit_change_kind.html", page, refused=form.is_bound)
    kind, programme = form.cleaned_data["kind"], request.seat.programme
    if kind == event.kind:
        form.add_error("kind", _("It is of this kind already; choose another."))
        return answer(request, "record/edit_change_kind.html", page, refused=True)
    if "confirm" not in request.POST:
        page["change"] = actions.plan_kind_change(event, EventKind(kind))
        page["titles"] = _titles(request, page["change"])
        return render(request, "record/edit_change_kind.html", page)
    actions.change_kind(
        programme=programme,
        by=request.user,
        key=key,
        kind=kind,
        reason=form.cleaned_data["reason"],
        seen=request.POST.get("seen", ""),
    )
    messages.success(request, _("The kind is changed, and everything that follows from it."))
    return HttpResponseRedirect(address(request, "event", key=key))


@form_page
def add_file(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask for a document's file, and keep it."""
    entry, document = entry_and_row(request, "document", key)
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    page = {"form": form, "document": document}
    if not form.is_valid():
        return answer(request, "record/edit_file.html", page, refused=form.is_bound)
    try:
        # One byte over the limit is enough to refuse a file; a huge one never comes into memory whole.
        file = form.cleaned_data["file"]
        found = actions.add_file(
            programme=request.seat.programme,
            by=request.user,
            key=key,
            content=file.read(actions.LARGEST_FILE + 1),
            name=file.name,
            encoding=form.cleaned_data["encoding"] or None,
        )
    except TrackTwoError as error:
        form.add_error("file", str(error))
        return answer(request, "record/edit_file.html", page, refused=True)
    messages.success(request, _added(found))
    return HttpResponseRedirect(reading_page(request, entry, document))


@require_POST
def read_file(request: SeatRequest, *, key: str) -> HttpResponse:
    """Read a file that was added before files were read."""
    entry, document = entry_and_row(request, "document", key)
    try:
        found = actions.read_file(programme=request.seat.programme, by=request.user, key=key)
    except TrackTwoError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _added(found))
    return HttpResponseRedirect(reading_page(request, entry, document))


@form_page
def delete(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Ask whether an entry is to be deleted, or say why it cannot be; delete it."""
    entry, row = entry_and_row(request, kind, key)
    page = {
        "entry": entry,
        "title": called(request, entry, row),
        "edit": address(request, "edit", kind=kind, key=key),
        "sentence": actions.what_rests_on(entry, row),
    }
    if request.method != "POST" or page["sentence"]:
        return answer(request, "record/edit_delete.html", page, refused=request.method == "POST")
    event = event_of(entry, row) if entry.in_event else None
    actions.delete_entry(programme=request.seat.programme, by=request.user, entry=entry, key=key)
    messages.success(request, _("Deleted. The trail of changes keeps what it was."))
    if event is not None:
        return HttpResponseRedirect(address(request, entry.page, key=event.key))
    return HttpResponseRedirect(address(request, _LISTS.get(entry.name, "overview")))


_LISTS = {
    "measure": "balance",
    "event": "events",
    "conference": "events",
    "person": "people",
    "organisation": "organisations",
    "document": "documents",
    "publication": "research",
    "media": "media",
    "outcome": "findings",
    "narrative": "narratives",
    "challenge": "challenges",
    "objective": "objectives",
    "conflict": "conflicts",
    "report": "reports",
    "topic": "topics",
}


def _titles(request: SeatRequest, change: actions.KindChange) -> dict[str, str]:
    names = [f"event:{each.event.key}" for each in change.numbers]
    found = queries.subjects(request.seat.programme, names, language=reader_language())
    return {name.partition(":")[2]: subject.text for name, subject in found.items()}


def _added(found: actions.AddedFile) -> str:
    if found.differs:
        return _(
            "The file is kept. It has %(found)s characters, but the document is said to have %(expected)s; "
            "check the passages."
        ) % {"found": found.characters, "expected": found.expected}
    return _("The file is kept. Its passages open now.")
