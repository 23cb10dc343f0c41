"""Pages of the texts: the list, one text and who speaks in it, adding and taking away, making the index."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.record.edit_answers import answer, form_page
from tracktwo.office.record.queries import event_lines, event_list
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms import actions, queries
from tracktwo.office.terms.forms import SourceForm
from tracktwo.office.terms.intake import LARGEST, Handed
from tracktwo.office.terms.kinds import SOURCE_WORDS
from tracktwo.office.terms.working import begin_build, is_interrupted
from tracktwo.vocabulary.errors import DataError, TrackTwoError

if TYPE_CHECKING:
    from tracktwo.office.models import TermSource

__all__ = ["add", "build", "delete", "exchange", "source", "sources", "speakers"]

_AGAIN = "3"
"""Seconds until a page that tells how far the index is looks again."""


@require_safe
def sources(request: SeatRequest) -> HttpResponse:
    """List the texts, and how far their index is."""
    programme = request.seat.programme
    last = queries.last_build(programme)
    is_broken = last is not None and is_interrupted(last)
    response = render(
        request,
        "terms/sources.html",
        {
            "sources": list(queries.source_list(programme)),
            "build": last,
            "interrupted": is_broken,
            "standing": queries.standing_build(programme),
            "kinds": SOURCE_WORDS,
        },
    )
    if last is not None and last.state == last.State.BUILDING and not is_broken:
        response["Refresh"] = _AGAIN
    return response


@require_safe
def source(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one text: what holds for it, and who speaks for which side."""
    found, programme = _source(request, key), request.seat.programme
    sides = sides_of(programme, timezone.now().month)
    page: dict[str, Any] = {
        "source": found,
        "heard": queries.speakers_of(found),
        "kinds": SOURCE_WORDS,
        "sides": sides,
        "sided": {side.key: side for side in sides},
        "event_name": "",
    }
    if found.event is not None:
        events = list(event_list(programme).filter(pk=found.event.pk))
        (line,) = event_lines(programme, language=reader_language(), events=events)
        page["event_name"] = line.title.text
    return render(request, "terms/source.html", page)


@form_page
def add(request: SeatRequest) -> HttpResponse:
    """Ask for a text and what holds for it; keep and index it."""
    programme = request.seat.programme
    is_sent = request.method == "POST"
    form = SourceForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        programme=programme,
        sides=sides_of(programme, timezone.now().month),
    )
    if form.is_valid():
        try:
            made = _made(request, form)
        except TrackTwoError as error:
            form.add_error("file" if form.cleaned_data["file"] else "document", str(error))
        else:
            number = made.turns.count()
            told = ngettext("%(num)s turn was added.", "%(num)s turns were added.", number) % {"num": number}
            messages.success(request, told)
            _index(request)
            return redirect("term-source", programme=programme.key, key=made.key)
    return answer(request, "terms/add.html", {"form": form}, refused=is_sent)


@require_POST
def exchange(request: SeatRequest) -> HttpResponse:
    """Take what was asked and answered among the texts."""
    programme = request.seat.programme
    try:
        made = actions.add_exchange(programme, by=request.user)
    except DataError as error:
        messages.error(request, str(error))
        return redirect("term-sources", programme=programme.key)
    _index(request)
    return redirect("term-source", programme=programme.key, key=made.key)


@require_POST
def speakers(request: SeatRequest, *, key: str) -> HttpResponse:
    """Keep who speaks for which side in a text."""
    found = _source(request, key)
    seats = dict(zip(request.POST.getlist("speaker"), request.POST.getlist("side"), strict=False))
    try:
        actions.seat_speakers(found, seats, by=request.user)
    except DataError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved."))
    return redirect("term-source", programme=request.seat.programme.key, key=found.key)


@require_POST
def delete(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take a text away."""
    actions.delete_source(_source(request, key), by=request.user)
    messages.success(request, _("The text is taken away."))
    _index(request)
    return redirect("term-sources", programme=request.seat.programme.key)


@require_POST
def build(request: SeatRequest) -> HttpResponse:
    """Begin to index the texts."""
    _index(request)
    return redirect("term-sources", programme=request.seat.programme.key)


def _made(request: SeatRequest, form: SourceForm) -> "TermSource":
    given, programme = form.cleaned_data, request.seat.programme
    if given["document"] is not None:
        return actions.add_document(
            programme=programme,
            by=request.user,
            document=given["document"],
            side=given["side"],
            rule=given["rule"],
        )
    handed = Handed(
        content=given["file"].read(LARGEST + 1),
        name=given["file"].name,
        language=given["language"],
        side=given["side"],
        date=given["date"],
        called=form.called(),
    )
    return actions.add_file(
        programme=programme,
        by=request.user,
        handed=handed,
        title=given["title"],
        event=programme.events.filter(key=given["event"]).first(),
        rule=given["rule"],
    )


def _index(request: SeatRequest) -> None:
    try:
        begin_build(request.seat.programme, by=request.user)
    except DataError as error:
        messages.error(request, str(error))


def _source(request: SeatRequest, key: str) -> "TermSource":
    found = queries.source_called(request.seat.programme, key)
    if found is None:
        raise Http404
    return found
