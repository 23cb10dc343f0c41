"""Pages on who is one and who is not: pairs nobody has decided, two entries side by side, and decisions taken back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.record import actions, queries
from tracktwo.office.record.edit_answers import address, answer, form_page
from tracktwo.office.record.entries import ENTRIES, content_of, find_row
from tracktwo.office.record.forms import MergeForm, References
from tracktwo.office.record.forms.words import label_of
from tracktwo.office.record.merged import COMPARED
from tracktwo.office.record.pages.answering import typed
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.record import Verdict
from tracktwo.vocabulary.errors import DataError

__all__ = ["compare", "doubles", "take_back"]

_KINDS = ("person", "organisation")
_MOST = 100
_NOT_YET = 202
_AGAIN = "3"
"""Seconds until a page that waits for names to be compared looks again."""


def doubles(request: SeatRequest) -> HttpResponse:
    """List the pairs that may be one, each with its reason, and what was decided about others."""
    programme, language = request.seat.programme, reader_language()
    found = {kind: queries.doubles(programme, kind, language=language, most=_MOST) for kind in _KINDS}
    is_busy = None in found.values()
    page = {
        "found": found,
        "is_busy": is_busy,
        "decided": {kind: queries.judgements(programme, kind=kind) for kind in _KINDS},
        "called": _called,
    }
    response = render(request, "record/doubles.html", page, status=_NOT_YET if is_busy else None)
    if is_busy:
        response["Refresh"] = _AGAIN
    return response


@form_page
def compare(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Show an entry beside another, field by field with their sources, and keep what a person decides."""
    entry, programme = ENTRIES[kind], request.seat.programme
    one = find_row(entry, programme, key)
    if one is None:
        raise Http404
    with_key = request.POST.get("other") or typed(request, "other")
    other = find_row(entry, programme, with_key) if with_key else None
    if other is None or other.pk == one.pk:
        return _choose(request, kind, one)
    page = _side_by_side(kind, one, other)
    if request.method != "POST":
        return render(request, "record/merge.html", page)
    try:
        said, kept = _decide(request, kind, one, other)
    except DataError as refusal:
        return answer(request, "record/merge.html", page | {"refusal": str(refusal)}, refused=True)
    messages.success(request, said)
    return HttpResponseRedirect(address(request, kind, key=kept) if kept else address(request, "doubles"))


def _choose(request: SeatRequest, kind: str, one: Any) -> HttpResponse:
    """Ask for the other entry, and go on once the words sent mean one."""
    sent = request.POST if request.method == "POST" else request.GET
    references = References(programme=request.seat.programme, language=reader_language(), own=one)
    form = MergeForm(sent if "other" in sent else None, seek=references.finder(type(one)))
    if form.is_valid():
        there = address(request, "merge", kind=kind, key=one.key)
        return HttpResponseRedirect(f"{there}?{urlencode({'other': form.cleaned_data['other']})}")
    page = {"kind": kind, "one": one, "called": _called, "form": form}
    return answer(request, "record/merge_choose.html", page, refused=form.is_bound)


def _decide(request: SeatRequest, kind: str, one: Any, other: Any) -> tuple[str, str]:
    """Keep a decision about two entries; return what was done, and the key of the entry they became."""
    said: dict[str, Any] = {"programme": request.seat.programme, "by": request.user, "kind": kind}
    why = request.POST.get("why", "").strip()
    verdict = request.POST.get("verdict", "")
    if verdict in (Verdict.DIFFERENT, Verdict.UNSURE):
        actions.judge(**said, one=one.key, other=other.key, verdict=Verdict(verdict), why=why)
        return _("Kept. The two are not proposed again until somebody takes this back."), ""
    kept, gone = (other, one) if request.POST.get("kept") == other.key else (one, other)
    chosen = {
        name: "gone" if request.POST.get(name) == gone.key else "kept"
        for name in COMPARED[kind]
        if name in request.POST
    }
    actions.merge_entries(**said, kept=kept.key, gone=gone.key, chosen=chosen, why=why)
    return _("The two are one entry now. This can be taken back at any time."), kept.key


def _side_by_side(kind: str, one: Any, other: Any) -> dict[str, Any]:
    """Return two entries for the page that compares them: fields whose values differ, and what speaks against it."""
    entry, programme = ENTRIES[kind], one.programme
    contents = [content_of(entry, row) for row in (one, other)]
    subjects = [f"{kind}:{row.key}" for row in (one, other)]
    fields = [
        {
            "name": name,
            "label": label_of(kind, name),
            "values": [_shown(row, name) for row in (one, other)],
            "differ": contents[0][name] != contents[1][name] and all(each[name] for each in contents),
        }
        for name in COMPARED[kind]
    ]
    return {
        "kind": kind,
        "rows": (one, other),
        "subjects": subjects,
        "fields": fields,
        "names": [list(row.names.select_related("source")) for row in (one, other)],
        "warnings": queries.warnings_about(one, other, language=reader_language()),
        "sources": queries.sources_of(programme, subjects),
        "standing": queries.judgement_on(programme, kind, one.key, other.key),
        "called": _called,
        "refusal": "",
    }


def _shown(row: Any, name: str) -> tuple[str, str]:
    """Return a value of a field as a page prints it, with its language."""
    value = getattr(row, name)
    if isinstance(value, dict):
        return plain(value), reader_language()
    if name == "side":
        return (plain(value.name) if value else ""), reader_language()
    if name == "parent":
        return (value.name, value.language) if value else ("", "en")
    return value, row.language


def _called(row: Any) -> tuple[str, str]:
    """Return what an entry is called, and in which language."""
    if hasattr(row, "name"):
        return row.name, row.language
    name = queries.shown_name(row, language=reader_language())
    return name.text, name.language


@require_POST
def take_back(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take a decision about a pair back: one entry becomes two again, or the pair is proposed again."""
    programme = request.seat.programme
    try:
        actions.take_back(programme=programme, by=request.user, key=key)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken back."))
    return HttpResponseRedirect(address(request, "doubles"))
