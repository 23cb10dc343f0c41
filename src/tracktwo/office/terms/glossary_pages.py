"""Pages of the glossary: handing one in with what came of it, and taking it along for other programs."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tracktwo.office.record.edit_answers import answer, form_page
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms.concept_forms import GlossaryForm
from tracktwo.office.terms.concepts import number_of_concepts
from tracktwo.office.terms.glossary import (
    LARGEST,
    TYPES,
    glossary_of,
    left_here,
    read_uploaded,
    take_glossary,
    told,
)
from tracktwo.terms import write_glossary
from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["glossary", "glossary_file"]

_MOST = 50
"""Things of a file we have no use for that are listed."""


@form_page
def glossary(request: SeatRequest) -> HttpResponse:
    """Say what a glossary file holds and take one in; what of it we have no use for is kept and listed."""
    programme = request.seat.programme
    is_sent = request.method == "POST"
    form = GlossaryForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, programme=programme
    )
    unknown, is_taken = [], False
    if form.is_valid():
        handed = form.cleaned_data["file"]
        try:
            read = read_uploaded(handed.read(LARGEST + 1), name=handed.name)
            taken = take_glossary(
                programme, read, by=request.user, rule=form.cleaned_data["rule"], called=form.called()
            )
        except TrackTwoError as refusal:
            form.add_error("file", str(refusal))
        else:
            is_taken, unknown = True, list(taken.unknown)
            messages.success(request, told(taken))
    page = {
        "form": form,
        "number": number_of_concepts(programme),
        "left": left_here(programme),
        "types": list(TYPES),
        "unknown": unknown[:_MOST],
        "unknown_number": len(unknown),
        "is_taken": is_taken,
    }
    return answer(request, "terms/glossary.html", page, refused=is_sent and not is_taken)


@require_safe
def glossary_file(request: SeatRequest, *, kind: str) -> HttpResponse:
    """Return the glossary as a file: TBX, SKOS or CSV."""
    if kind not in TYPES:
        raise Http404
    programme = request.seat.programme
    headers = {
        "Content-Disposition": f'attachment; filename="{programme.key}-glossary.{kind}"',
        "X-Content-Type-Options": "nosniff",
    }
    content = write_glossary(glossary_of(programme), kind=f".{kind}")
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)
