"""Pages of reaching out: who might join, by stage; the log of which officials were told."""

import functools
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracktwo.office.outreach import actions, queries
from tracktwo.office.outreach.forms import ContactForm, StakeholderForm
from tracktwo.office.outreach.kinds import LEVEL_WORDS, STAGE_WORDS
from tracktwo.office.record.queries import event_lines, seek_events
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import Page, SeatRequest

if TYPE_CHECKING:
    from tracktwo.office.models import OfficialContact, Stakeholder

__all__ = ["contact", "contact_delete", "contacts", "stakeholder", "stakeholder_delete", "stakeholders"]

_REFUSED = 422
_OF_STAKEHOLDER = ("name", "stage", "expertise", "is_new_field", "note", "is_shared")
_OF_CONTACT = ("held", "informed", "level", "by", "about")


def form_page(page: Page) -> Page:
    """Return a page that shows a form and takes it."""
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@require_safe
def stakeholders(request: SeatRequest) -> HttpResponse:
    """List whom the reader's side thinks of, and whom the other side shares, by how far it has come."""
    found = queries.stages(request.seat.programme, request.seat.side)
    page = {"stages": found, "stage_words": STAGE_WORDS, "is_empty": not any(each.rows for each in found)}
    return render(request, "outreach/stakeholders.html", page)


@form_page
def stakeholder(request: SeatRequest, *, number: int = 0) -> HttpResponse:
    """Think of somebody, or change what is kept of them; a name that is known already is said first."""
    programme, side = request.seat.programme, request.seat.side
    there = _stakeholder(request, number) if number else None
    present = {name: getattr(there, name) for name in _OF_STAKEHOLDER} if there else None
    form = StakeholderForm(_data(request), programme=programme, present=present)
    same: list[queries.Same] = []
    if form.is_valid():
        same = queries.same_as(
            programme, side, form.cleaned_data["name"], besides=there.pk if there else None
        )
        if not same or request.POST.get("anyway") or there:
            actions.keep_stakeholder(programme, form.cleaned_data, by=request.user, there=there)
            messages.success(request, _("Saved."))
            return redirect("stakeholders", programme=programme.key)
    return _form(request, "outreach/edit_stakeholder.html", {"form": form, "there": there, "same": same})


@require_POST
def stakeholder_delete(request: SeatRequest, *, number: int) -> HttpResponse:
    """Take somebody off the list."""
    actions.delete_stakeholder(_stakeholder(request, number), by=request.user)
    messages.success(request, _("Deleted."))
    return redirect("stakeholders", programme=request.seat.programme.key)


@require_safe
def contacts(request: SeatRequest) -> HttpResponse:
    """Show the log of the reader's own side, and the policy everybody reads."""
    programme = request.seat.programme
    rows = queries.contacts_of(programme, request.seat.side)
    events = list({row.event.pk: row.event for row in rows if row.event}.values())
    lines = event_lines(programme, language=reader_language(), events=events)
    page = {
        "rows": rows,
        "lines": {line.event.pk: line for line in lines},
        "level_words": LEVEL_WORDS,
    }
    return render(request, "outreach/contacts.html", page)


@form_page
def contact(request: SeatRequest, *, number: int = 0) -> HttpResponse:
    """Keep that somebody was told, or change it."""
    programme = request.seat.programme
    there = _contact(request, number) if number else None
    present: dict[str, Any] = {"by": request.user.name}
    if there:
        present = {name: getattr(there, name) for name in _OF_CONTACT}
        present |= {"event": there.event.key if there.event else ""}
    seek = functools.partial(seek_events, programme, language=reader_language())
    form = ContactForm(_data(request), programme=programme, seek=seek, present=present)
    if form.is_valid():
        event = programme.events.filter(key=form.cleaned_data["event"]).first()
        actions.keep_contact(programme, {**form.cleaned_data, "event": event}, by=request.user, there=there)
        messages.success(request, _("Saved."))
        return redirect("contacts", programme=programme.key)
    return _form(request, "outreach/edit_contact.html", {"form": form, "there": there})


@require_POST
def contact_delete(request: SeatRequest, *, number: int) -> HttpResponse:
    """Take a line out of the log."""
    actions.delete_contact(_contact(request, number), by=request.user)
    messages.success(request, _("Deleted."))
    return redirect("contacts", programme=request.seat.programme.key)


def _stakeholder(request: SeatRequest, number: int) -> "Stakeholder":
    found = queries.stakeholder_numbered(request.seat.programme, number, side=request.seat.side)
    if found is None:
        raise Http404
    return found


def _contact(request: SeatRequest, number: int) -> "OfficialContact":
    found = queries.contact_numbered(request.seat.programme, number, side=request.seat.side)
    if found is None:
        raise Http404
    return found


def _data(request: SeatRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form(request: SeatRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(request, template, page, status=_REFUSED if request.method == "POST" else 200)
