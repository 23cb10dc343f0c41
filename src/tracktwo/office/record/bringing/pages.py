"""The page a file is brought in on: what it would do is shown line by line, and written once a person says so.

Between the two the file travels with the page, not through a store: nothing of it stays here unless it is taken over.
"""

import base64
import binascii
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tracktwo.office.record.bringing.forms import BringForm
from tracktwo.office.record.bringing.lines import Proposal
from tracktwo.office.record.bringing.proposing import propose
from tracktwo.office.record.bringing.reading import LARGEST_FILE, read
from tracktwo.office.record.bringing.spreadsheets import template
from tracktwo.office.record.bringing.tables import Brought, Chosen, Fault, Faults, What
from tracktwo.office.record.bringing.writing import rehearse, write
from tracktwo.office.record.edit_answers import address, answer, form_page
from tracktwo.office.shell.marking import plain
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["bring", "sheet_template"]


@form_page
def bring(request: SeatRequest) -> HttpResponse:
    """Ask for a file; show what it would do; do it."""
    if request.method != "POST":
        return _ask(request, _form(request))
    if "carried" in request.POST:
        return _decide(request)
    form = _form(request)
    if not form.is_valid():
        return _ask(request, form)
    # One byte over the limit is enough to refuse a file; a huge one never comes into memory whole.
    content = form.cleaned_data["file"].read(LARGEST_FILE + 1)
    return _show(request, form, content, form.chosen())


@require_safe
def sheet_template(request: SeatRequest, *, what: str) -> HttpResponse:
    """Send an empty spreadsheet with its columns."""
    if what not in (What.EVENTS, What.PEOPLE):
        raise Http404
    content = template(What(what), languages=request.seat.programme.languages)
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{what}.csv"'},
    )


def _form(request: SeatRequest) -> BringForm:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return BringForm(*given, programme=request.seat.programme)


def _ask(request: SeatRequest, form: BringForm, faults: tuple[Fault, ...] = ()) -> HttpResponse:
    page = {"form": form, "faults": faults, "most": LARGEST_FILE}
    return answer(request, "record/bring.html", page, refused=form.is_bound)


def _show(request: SeatRequest, form: BringForm, content: bytes, chosen: Chosen) -> HttpResponse:
    """Show what a file would do, or everything that stands in its way."""
    programme = request.seat.programme
    try:
        brought = read(content, programme=programme)
        proposal = propose(brought, programme=programme, chosen=chosen)
        rehearse(proposal, programme=programme, by=request.user)
    except Faults as refusal:
        return _ask(request, form, refusal.faults)
    except DataError as refusal:
        form.add_error("file", str(refusal))
        return _ask(request, form)
    return answer(
        request, "record/bring_shown.html", _page(request, content, chosen, brought, proposal), refused=False
    )


def _page(
    request: SeatRequest, content: bytes, chosen: Chosen, brought: Brought, proposal: Proposal
) -> dict[str, Any]:
    return {
        "proposal": proposal,
        "is_timetable": brought.what is What.TIMETABLE,
        "carried": base64.b64encode(content).decode(),
        "chosen": chosen,
        "sides": [(side.key, plain(side.name)) for side in request.seat.programme.sides.all()],
        "given": chosen.sides,
    }


def _decide(request: SeatRequest) -> HttpResponse:
    """Do what a person looked at, unless the record changed since; then it is shown again."""
    programme, said = request.seat.programme, request.POST
    chosen = Chosen(event=said.get("event", ""), kind=said.get("kind", ""), status=said.get("status", ""))
    try:
        content = base64.b64decode(said["carried"], validate=True)
        brought = read(content, programme=programme)
        proposal = propose(brought, programme=programme, chosen=chosen)
        sided = replace(chosen, sides=_sides(request, proposal))
        if proposal.seen != said.get("seen"):
            messages.warning(
                request, _("The record changed since this was shown; look again. Nothing is written yet.")
            )
            return _show(request, BringForm(programme=programme), content, chosen)
        done = write(
            propose(brought, programme=programme, chosen=sided), programme=programme, by=request.user
        )
    except Faults as refusal:
        return _ask(request, BringForm(programme=programme), refusal.faults)
    except (DataError, binascii.Error):
        return _ask(
            request,
            BringForm(programme=programme),
            (Fault(line=0, column="", sentence=_("The file did not arrive whole; choose it again.")),),
        )
    messages.success(
        request,
        ngettext("One entry is taken over.", "%(num)s entries are taken over.", done) % {"num": done},
    )
    return HttpResponseRedirect(address(request, "people" if brought.what is What.PEOPLE else "events"))


def _sides(request: SeatRequest, proposal: Proposal) -> dict[str, str]:
    """Return the sides chosen for names, by name; what is no side of the programme is nothing."""
    known = set(request.seat.programme.sides.values_list("key", flat=True))
    chosen = {name: request.POST.get(f"side-{place}", "") for place, name in enumerate(proposal.unplaced)}
    return {name: side for name, side in chosen.items() if side in known}
