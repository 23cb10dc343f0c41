"""Pages that change the record: every form shows again whatever was typed, until it is saved."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracktwo.office.record import actions, queries
from tracktwo.office.record.actions import Refused, Stale
from tracktwo.office.record.entries import ENTRIES, Content, Entry, blank, content_of, find_row, next_number
from tracktwo.office.record.forms import Editor, FileForm, KindForm, References
from tracktwo.office.record.forms.fields import DateField
from tracktwo.office.record.kinds import EventKind, EventStatus, default_rule, is_public, takes_number
from tracktwo.office.record.pages.sentences import agenda_warnings
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import choose

__all__ = ["add_file", "agenda", "change_kind", "delete", "edit", "new"]

_REFUSED = 422
_CONFLICT = 409


def _form(page: Page) -> Page:
    """Let a page be asked for and sent, nothing else."""
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@_form
def edit(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Show an entry as a form, and save it."""
    entry, row = _entry_and_row(request, kind, key)
    programme = request.seat.programme
    editor = Editor(
        entry,
        references=_references(request, entry, event=_event_of(entry, row), own=row),
        content=content_of(entry, row),
        data=request.POST if request.method == "POST" else None,
    )
    back = _reading_page(request, entry, row)
    page = {"editor": editor, "row": row, "title": _called(request, entry, row), "kind": None, "back": back}
    if request.method != "POST" or not editor.is_valid():
        return _answer(request, "record/edit_entry.html", page, refused=request.method == "POST")
    try:
        names = actions.save_entry(
            programme=programme,
            by=request.user,
            entry=entry,
            key=key,
            content=editor.content(),
            opened_at=request.POST.get("opened_at", ""),
        )
    except Refused as refusal:
        editor.refuse(refusal.problems)
        return _answer(request, "record/edit_entry.html", page, refused=True)
    except Stale as stale:
        editor.outdate(stale.fields, stale.content)
        return render(request, "record/edit_entry.html", page, status=_CONFLICT)
    messages.success(request, _saved(editor, names))
    return HttpResponseRedirect(_more_rows(request, entry, key) or back)


@_form
def new(request: SeatRequest, *, kind: str, event: str = "") -> HttpResponse:
    """Show the form of a new entry, and make it; an event's kind comes first, as its rule follows from it."""
    entry, programme = ENTRIES[kind], request.seat.programme
    if not entry.new_words:
        raise Http404
    event_kind = next(
        (each for each in EventKind if kind == "event" and each == request.GET.get("kind")), None
    )
    if kind == "event" and event_kind is None:
        return render(request, "record/edit_kinds.html", {"title": entry.new_words, "kinds": _kinds()})
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
    back = reverse("edit-agenda", kwargs={"programme": programme.key, "key": event}) if event else ""
    page = {
        "editor": editor,
        "row": None,
        "title": (entry.new_words, reader_language()),
        "kind": event_kind,
        "back": back,
    }
    if request.method != "POST" or not editor.is_valid():
        return _answer(request, "record/edit_entry.html", page, refused=request.method == "POST")
    try:
        row = actions.create_entry(
            programme=programme,
            by=request.user,
            entry=entry,
            content=editor.content(),
            key=editor.key,
            event=event,
            kind=event_kind or "",
        )
    except Refused as refusal:
        editor.refuse(refusal.problems)
        return _answer(request, "record/edit_entry.html", page, refused=True)
    messages.success(request, _saved(editor, list(editor.form.fields)))
    return HttpResponseRedirect(_more_rows(request, entry, row.key) or _reading_page(request, entry, row))


@_form
def agenda(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show an event's people and agenda in order, with what may be wrong with them; move one up or down."""
    programme = request.seat.programme
    if request.method == "POST":
        rows, _colon, moved = request.POST.get("move", "").partition(":")
        if rows not in ("segments", "contributions"):
            raise Http404
        steps = -1 if request.POST.get("direction") == "up" else 1
        actions.move(programme=programme, by=request.user, event=key, rows=rows, key=moved, steps=steps)
        return HttpResponseRedirect(f"{request.path}#{rows}")
    sheet = queries.event_sheet(programme, key, language=reader_language())
    if sheet is None:
        raise Http404
    return render(request, "record/edit_agenda.html", {"sheet": sheet, "warnings": agenda_warnings(sheet)})


@_form
def change_kind(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask for an event's new kind, list everything that would change with it; change it once confirmed."""
    entry, event = _entry_and_row(request, "event", key)
    form = KindForm(request.POST or None)
    page: dict[str, Any] = {
        "form": form,
        "event": event,
        "title": _called(request, entry, event),
        "change": None,
    }
    if not form.is_valid():
        return _answer(request, "record/edit_change_kind.html", page, refused=form.is_bound)
    kind, programme = form.cleaned_data["kind"], request.seat.programme
    if kind == event.kind:
        form.add_error("kind", _("It is of this kind already; choose another."))
        return _answer(request, "record/edit_change_kind.html", page, refused=True)
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
    return HttpResponseRedirect(_address(request, "event", key=key))


@_form
def add_file(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask for a document's file, and keep it."""
    entry, document = _entry_and_row(request, "document", key)
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    page = {"form": form, "document": document}
    if not form.is_valid():
        return _answer(request, "record/edit_file.html", page, refused=form.is_bound)
    try:
        # One byte over the limit is enough to refuse a file; a huge one never comes into memory whole.
        content = form.cleaned_data["file"].read(actions.LARGEST_FILE + 1)
        found = actions.add_file(programme=request.seat.programme, by=request.user, key=key, content=content)
    except DataError as error:
        form.add_error("file", str(error))
        return _answer(request, "record/edit_file.html", page, refused=True)
    messages.success(request, _added(found))
    return HttpResponseRedirect(_reading_page(request, entry, document))


@_form
def delete(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Ask whether an entry is to be deleted, or say why it cannot be; delete it."""
    entry, row = _entry_and_row(request, kind, key)
    page = {
        "entry": entry,
        "title": _called(request, entry, row),
        "edit": _address(request, "edit", kind=kind, key=key),
        "sentence": actions.what_rests_on(entry, row),
    }
    if request.method != "POST" or page["sentence"]:
        return _answer(request, "record/edit_delete.html", page, refused=request.method == "POST")
    event = _event_of(entry, row) if entry.page == "edit-agenda" else None
    actions.delete_entry(programme=request.seat.programme, by=request.user, entry=entry, key=key)
    messages.success(request, _("Deleted. The trail of changes keeps what it was."))
    if event is not None:
        return HttpResponseRedirect(_address(request, "edit-agenda", key=event.key))
    return HttpResponseRedirect(_address(request, _LISTS.get(entry.name, "overview")))


_LISTS = {
    "event": "events",
    "conference": "events",
    "person": "people",
    "organisation": "organisations",
    "document": "documents",
    "publication": "research",
    "media": "media",
    "outcome": "outcomes",
    "objective": "objectives",
    "conflict": "conflicts",
}


def _answer(request: HttpRequest, template: str, page: dict[str, Any], *, refused: bool) -> HttpResponse:
    return render(request, template, page, status=_REFUSED if refused else 200)


def _entry_and_row(request: SeatRequest, kind: str, key: str) -> tuple[Entry, Any]:
    entry = ENTRIES[kind]
    row = find_row(entry, request.seat.programme, key)
    if row is None:
        raise Http404
    return entry, row


def _event_of(entry: Entry, row: Any) -> Any | None:
    """Return the event an entry is, or belongs to."""
    return row if entry.name == "event" else row.event if entry.page == "edit-agenda" else None


def _references(
    request: SeatRequest, entry: Entry, *, event: Any | None, own: Any | None = None
) -> References:
    """Return what a form can point at; the sides come in the order of the event's page, else of the month's."""
    return References(
        programme=request.seat.programme,
        language=reader_language(),
        event=event if entry.page == "edit-agenda" else None,
        own=own,
        sequence=queries.place_in_time(event) if event else timezone.now().month,
    )


def _address(request: SeatRequest, name: str, **arguments: str) -> str:
    return reverse(name, kwargs={"programme": request.seat.programme.key, **arguments})


def _reading_page(request: SeatRequest, entry: Entry, row: Any) -> str:
    """Return the address of the page that shows an entry."""
    if entry.page_is_list:
        return _address(request, entry.page)
    return _address(request, entry.page, key=row.event.key if entry.page == "edit-agenda" else row.key)


def _more_rows(request: SeatRequest, entry: Entry, key: str) -> str:
    """Return the address of the list that more rows were asked for; "" if none were."""
    name = request.POST.get("more", "")
    return f"{_address(request, 'edit', kind=entry.name, key=key)}#rows-{name}" if name in entry.lists else ""


def _called(request: SeatRequest, entry: Entry, row: Any) -> tuple[str, str]:
    """Return an entry's title and its language."""
    if entry.name == "conflict":
        language, text = choose(row.question, language=reader_language())
        return text, language
    name = f"{entry.name}:{row.key}"
    subject = queries.subjects(request.seat.programme, [name], language=reader_language())[name]
    return subject.text, subject.language


def _titles(request: SeatRequest, change: actions.KindChange) -> dict[str, str]:
    names = [f"event:{each.event.key}" for each in change.numbers]
    found = queries.subjects(request.seat.programme, names, language=reader_language())
    return {name.partition(":")[2]: subject.text for name, subject in found.items()}


def _beginning(request: SeatRequest, entry: Entry, kind: EventKind | None) -> Content:
    """Return what a new entry starts with."""
    content = blank(entry)
    if kind is not None:
        content |= {"status": EventStatus.PLANNED, "rule": default_rule(kind)}
    if "number" in content:
        content["number"] = next_number(entry, request.seat.programme)
    if entry.name == "conflict":
        content["subject"] = request.GET.get("subject", "")[:120]
    return content


def _kinds() -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "rule": default_rule(kind),
            "takes_number": takes_number(kind),
            "is_public": is_public(kind),
        }
        for kind in EventKind
    ]


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


def _added(found: actions.AddedFile) -> str:
    if found.characters is None:
        return _("The file is kept. Passages in this format cannot be opened yet.")
    if found.differs:
        return _(
            "The file is kept. It has %(found)s characters, but the document is said to have %(expected)s; "
            "check the passages."
        ) % {"found": found.characters, "expected": found.expected}
    return _("The file is kept. Its passages open now.")
