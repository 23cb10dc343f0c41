"""Pages of who is invited to an event, and of the limits looked at before anybody is."""

import functools
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from tracktwo.office.planning import inviting
from tracktwo.office.planning.forms import GuestForm
from tracktwo.office.record import queries
from tracktwo.office.record.edit_answers import answer, form_page
from tracktwo.office.record.kinds import GuestState
from tracktwo.office.record.pages.answering import found
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["invitations", "limits"]


def limits(request: SeatRequest) -> HttpResponse:
    """List the limits on meetings of the two sides."""
    return render(request, "planning/limits.html", {"limits": list(request.seat.programme.limits.all())})


@form_page
def invitations(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show the limits and who is invited; tick a limit, add or take off somebody, keep how far each is."""
    programme, language = request.seat.programme, reader_language()
    sheet = found(queries.event_sheet(programme, key, language=language))
    seek = functools.partial(queries.seek_people, programme, language=language)
    form = GuestForm(request.POST if "add" in request.POST else None, seek=seek, sides=sheet.sides)
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        try:
            _save(request, key, form)
        except DataError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(request.path)
    guests = list(sheet.event.guests.select_related("person", "side").prefetch_related("person__names"))
    page = {
        "sheet": sheet,
        "looked": inviting.limits_of(sheet.event),
        "guests": guests,
        "form": form,
        "states": list(GuestState),
        "shown_name": lambda person: queries.shown_name(person, language=language),
    }
    return answer(request, "planning/invitations.html", page, refused=form.is_bound)


def _save(request: SeatRequest, key: str, form: GuestForm) -> None:
    programme, sent = request.seat.programme, request.POST
    if "tick" in sent:
        limit, _colon, seen = sent["tick"].partition(":")
        inviting.tick(programme=programme, by=request.user, event=key, limit=limit, seen=seen)
        messages.success(request, _("Kept: you looked at this limit."))
    elif "untick" in sent:
        inviting.untick(programme=programme, by=request.user, event=key, limit=sent["untick"])
        messages.success(request, _("Taken back."))
    elif sent.get("remove", "").isdecimal():
        inviting.remove_guest(programme=programme, by=request.user, event=key, guest=int(sent["remove"]))
        messages.success(request, _("Taken off the list."))
    elif "add" in sent:
        given = form.cleaned_data
        side = programme.sides.get(key=given["side"])
        inviting.add_guest(
            programme=programme,
            by=request.user,
            event=key,
            person=given["person"],
            name=given["name"],
            side=side,
        )
        messages.success(request, _("Added, as an idea."))
    else:
        changed = inviting.save_states(
            programme=programme,
            by=request.user,
            event=key,
            states=_numbered(sent, "guest-"),
            opened=_numbered(sent, "was-"),
        )
        messages.success(request, _("Saved.") if changed else _("Nothing was changed."))


def _numbered(sent: Mapping[str, str], prefix: str) -> dict[int, str]:
    """Return what was sent of each guest, by the guest's number."""
    return {
        int(name.removeprefix(prefix)): str(value)
        for name, value in sent.items()
        if name.startswith(prefix) and name.removeprefix(prefix).isdecimal()
    }
