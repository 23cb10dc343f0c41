"""The pages of reports: the list, one report with the team's words and its files, and the files."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tracktwo.office.releases.contents import standing
from tracktwo.office.reporting import queries
from tracktwo.office.reporting.building import FORMATS
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import TrackTwoError
from tracktwo.vocabulary.kinds import ReportPart

if TYPE_CHECKING:
    from tracktwo.office.models import PeriodReport

__all__ = ["file", "report", "reports"]

_TYPES = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
_ROWS = 50


@require_safe
def reports(request: SeatRequest) -> HttpResponse:
    """Show the reports of the programme, and what a new one would be built from."""
    programme = request.seat.programme
    rows = Paginator(queries.period_reports(programme), _ROWS).get_page(request.GET.get("page"))
    return render(request, "reporting/reports.html", {"rows": rows, "release": standing(programme)})


@require_safe
def report(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one report: its period, what it is built from, the team's words by part, and its files."""
    row = _row(request, key)
    release = standing(row.programme)
    built = queries.built(row) if release else None
    return render(
        request,
        "reporting/report.html",
        {
            "row": row,
            "release": release,
            "built": built,
            "parts": [(part, queries.texts_of(row).get(part)) for part in ReportPart],
            "doubted": sorted(built.material.doubted) if built else [],
        },
    )


@require_safe
def file(request: SeatRequest, *, key: str, language: str, form: str) -> HttpResponse:
    """Hand out a report as a file, or say why it cannot be."""
    row = _row(request, key)
    if form not in FORMATS:
        raise Http404
    try:
        built = queries.built(row)
        content = built.file(language, form=form)
    except TrackTwoError as error:
        messages.error(request, str(error))
        return redirect("report", programme=row.programme.key, key=row.key)
    response = HttpResponse(content, content_type=_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{built.name(language, form=form)}"'
    return response


def _row(request: SeatRequest, key: str) -> "PeriodReport":
    row = queries.period_report(request.seat.programme, key)
    if row is None:
        raise Http404
    return row
