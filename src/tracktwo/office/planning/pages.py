"""Pages of planning: an event is begun, its agenda is made, given out, and read again as it was."""

import functools
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from tracktwo.office.planning import actions as planning
from tracktwo.office.planning.forms import AgendaForm, CopyForm, PlanForm, Seek
from tracktwo.office.planning.lesson_pages import lessons_for, title_of, why
from tracktwo.office.planning.lines import has_clocks, lines_of, today
from tracktwo.office.planning.patterns import PATTERNS, Start
from tracktwo.office.planning.versions import (
    content_of_version,
    differences,
    outside,
    read_kept,
    read_version,
)
from tracktwo.office.planning.warnings import agenda_warnings, missing_titles
from tracktwo.office.record import actions, queries
from tracktwo.office.record.actions import Refused, Stale
from tracktwo.office.record.edit_answers import address, answer, form_page
from tracktwo.office.record.entries import changed_since, versions
from tracktwo.office.record.kinds import EventKind, EventStatus, default_rule, is_public, takes_number
from tracktwo.office.record.pages.answering import found
from tracktwo.office.record.pages.sentences import length_in_words
from tracktwo.office.shell.marking import reader_language, word
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.shell.scripting import scripted
from tracktwo.vocabulary.errors import DataError

__all__ = ["agenda", "plan", "release", "version"]

_CONFLICT = 409


@form_page
def plan(request: SeatRequest) -> HttpResponse:
    """Ask what a new event is called, when it is and what its agenda starts from; begin it."""
    programme = request.seat.programme
    data = request.POST if request.method == "POST" else None
    form = PlanForm(programme=programme, seek=_earlier(request), data=data)
    page = {"form": form, "patterns": PATTERNS.items(), "kinds": _kinds(), "length": _length}
    if not form.is_valid():
        return answer(request, "planning/plan.html", page, refused=form.is_bound)
    typed = form.cleaned_data
    try:
        event = planning.plan_event(
            programme=programme,
            by=request.user,
            name=typed["name"],
            date=typed["date"],
            start=form.pattern,
            copy=typed.get("copy", ""),
            subject=typed["subject"],
            key=typed["key"],
        )
    except Refused as refusal:
        for name, sentences in refusal.problems.items():
            form.add_error(name if name in form.fields else None, list(sentences))
        return answer(request, "planning/plan.html", page, refused=True)
    messages.success(request, _("The event is planned. Now fill its agenda."))
    return HttpResponseRedirect(address(request, "edit-agenda", key=event.key))


def _length(minutes: int) -> str:
    return length_in_words("PT{}H{}M".format(*divmod(minutes, 60)))


def _kinds() -> list[dict[str, Any]]:
    """Return every kind of event with what follows from it."""
    return [
        {
            "kind": kind,
            "rule": default_rule(kind),
            "takes_number": takes_number(kind),
            "is_public": is_public(kind),
        }
        for kind in EventKind
    ]


def _earlier(request: SeatRequest, *, but: str = "") -> Seek:
    """Return what finds the events whose agenda can be copied, the latest first."""
    seek = functools.partial(queries.seek_events, request.seat.programme, has_agenda=True, but=but)
    return functools.partial(seek, language=reader_language())


@form_page
@scripted
def agenda(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show an event's people and agenda in order, with what may be wrong with them; change it all at once."""
    sheet = found(queries.event_sheet(request.seat.programme, key, language=reader_language()))
    if request.method != "POST":
        form = AgendaForm(programme=request.seat.programme, segments=sheet.segments)
        return render(request, "planning/agenda.html", _agenda_page(request, sheet, form))
    if "opened_at" in request.POST:
        return _save(request, sheet)
    if "begin" in request.POST:
        return _begin(request, sheet)
    rows, _colon, moved = request.POST.get("move", "").partition(":")
    if rows not in ("segments", "contributions"):
        raise Http404
    steps = -1 if request.POST.get("direction") == "up" else 1
    _move(request, key, rows=rows, moved=moved, steps=steps)
    return HttpResponseRedirect(f"{request.path}#{rows}")


def _move(request: SeatRequest, key: str, *, rows: str, moved: str, steps: int) -> None:
    programme = request.seat.programme
    actions.move(programme=programme, by=request.user, event=key, rows=rows, key=moved, steps=steps)


def _save(request: SeatRequest, sheet: queries.EventSheet) -> HttpResponse:
    """Save every row as typed, then move or add what was asked for."""
    programme, key = request.seat.programme, sheet.event.key
    form = AgendaForm(programme=programme, segments=sheet.segments, data=request.POST)
    if not form.is_valid():
        return answer(request, "planning/agenda.html", _agenda_page(request, sheet, form), refused=True)
    try:
        changed = actions.save_agenda(
            programme=programme,
            by=request.user,
            event=key,
            rows=form.contents(),
            opened_at=request.POST["opened_at"],
        )
        more = form.one_more()
        added = actions.add_items(
            programme=programme, by=request.user, event=key, items=[more] if more else []
        )
    except Refused as refusal:
        form.refuse(refusal.problems)
        return answer(request, "planning/agenda.html", _agenda_page(request, sheet, form), refused=True)
    except Stale as stale:
        return _outdated(request, sheet, form, stale)
    for direction, steps in (("up", -1), ("down", 1)):
        if moved := request.POST.get(direction):
            _move(request, key, rows="segments", moved=moved, steps=steps)
            return HttpResponseRedirect(f"{request.path}#row-{moved}")
    messages.success(request, _("Saved.") if changed or added else _("Nothing was changed."))
    return HttpResponseRedirect(f"{request.path}#row-{added[0].key}" if added else f"{request.path}#segments")


def _outdated(
    request: SeatRequest, sheet: queries.EventSheet, form: AgendaForm, stale: Stale
) -> HttpResponse:
    """Show again what was typed, and of items that were only opened, what somebody else made of them."""
    opened_at = request.POST["opened_at"]
    untouched = {
        key for key, content in form.contents().items() if not changed_since(opened_at, {key: content})
    }
    shown = AgendaForm(
        programme=request.seat.programme, segments=sheet.segments, data=request.POST, untouched=untouched
    )
    page = _agenda_page(request, sheet, shown)
    page |= {"is_outdated": True, "meanwhile": [key for key in stale.fields if key not in untouched]}
    return render(request, "planning/agenda.html", page, status=_CONFLICT)


def _begin(request: SeatRequest, sheet: queries.EventSheet) -> HttpResponse:
    """Fill an empty agenda."""
    begin, key, copy = request.POST["begin"], sheet.event.key, ""
    start = Start(begin) if begin in set(Start) else None
    if start is None:
        form = CopyForm(request.POST, seek=_earlier(request, but=key))
        if not form.is_valid():
            shown = AgendaForm(programme=request.seat.programme, segments=sheet.segments)
            page = _agenda_page(request, sheet, shown, copy=form)
            return answer(request, "planning/agenda.html", page, refused=True)
        copy = form.cleaned_data["copy"]
    planning.begin_agenda(
        programme=request.seat.programme, by=request.user, event=key, start=start, copy=copy
    )
    return HttpResponseRedirect(f"{request.path}#segments")


def _agenda_page(
    request: SeatRequest, sheet: queries.EventSheet, form: AgendaForm, *, copy: CopyForm | None = None
) -> dict[str, Any]:
    programme, event = request.seat.programme, sheet.event
    lines = {line.segment.key: line for line in lines_of(event, sheet.segments, sides=sheet.sides)}
    about = queries.topics_about(programme, sheet.subjects)
    return {
        "sheet": sheet,
        "form": form,
        "lines": lines,
        "has_clocks": has_clocks(event, sheet.sides),
        "state": versions({segment.key: actions.timetable_of(segment) for segment in sheet.segments}),
        "is_outdated": False,
        "meanwhile": [],
        "warnings": agenda_warnings(
            sheet, today=today(), elsewhere=queries.listed_elsewhere(event), topics=about
        ),
        "topics": about.get(f"event:{event.key}", []),
        "topics_of_items": {
            each.key: topics for each in sheet.segments if (topics := about.get(f"segment:{each.key}"))
        },
        "lessons": lessons_for(event) if event.status == EventStatus.PLANNED else (),
        "why": why,
        "title_of": title_of,
        "missing": missing_titles(programme, sheet.segments),
        "patterns": PATTERNS.items(),
        "copy": copy or (None if sheet.segments else CopyForm(None, seek=_earlier(request, but=event.key))),
        "given_out": list(event.agendas.all()),
    }


@form_page
def release(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show what changed since the agenda was last given out, to the team and outside; give it out."""
    programme = request.seat.programme
    sheet = found(queries.event_sheet(programme, key, language=reader_language()))
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        try:
            number = planning.release(
                programme=programme,
                by=request.user,
                event=key,
                seen=int(seen) if seen.isdigit() else -1,
                today=today(),
            )
        except DataError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
        messages.success(
            request, _("Version %(number)s of the agenda is kept as given out.") % {"number": number}
        )
        return HttpResponseRedirect(address(request, "edit-agenda", key=key))
    given_out = list(sheet.event.agendas.all())
    now = read_kept(content_of_version(sheet))
    last = read_version(given_out[-1]) if given_out else None
    return render(
        request,
        "planning/release.html",
        {
            "sheet": sheet,
            "given_out": given_out,
            "last": last,
            "missing": missing_titles(programme, sheet.segments),
            "changes": differences(last, now) if last else [],
            "outside": differences(outside(last), outside(now)) if last else [],
        },
    )


def version(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Show an agenda as it was given out."""
    sheet = found(queries.event_sheet(request.seat.programme, key, language=reader_language()))
    given_out = list(sheet.event.agendas.all())
    asked = found(next((each for each in given_out if each.number == number), None))
    before = next((each for each in reversed(given_out) if each.number < number), None)
    kept = read_version(asked)
    return render(
        request,
        "planning/version.html",
        {
            "sheet": sheet,
            "version": asked,
            "kept": kept,
            "sides": {side.key: side for side in sheet.sides},
            "changes": differences(read_version(before), kept) if before else [],
            "is_latest": asked == given_out[-1],
            "word": word,
        },
    )
