"""The page of lines with a term in the middle, and the same lines as a file."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.accounts.rights import Right
from tracktwo.office.shell.marking import plain, reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms import method
from tracktwo.office.terms.concept_actions import keep_turns
from tracktwo.office.terms.concepts import concept_called, senses_to_see
from tracktwo.office.terms.corpus import shelf_of
from tracktwo.office.terms.kinds import SOURCE_WORDS
from tracktwo.office.terms.lines import (
    ON_A_PAGE,
    ORDER_WORDS,
    Asked,
    csv_of,
    find_lines,
    language_name,
    languages_in,
    types_of,
)
from tracktwo.office.terms.strips import strip_of
from tracktwo.vocabulary.errors import DataError, FileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Membership, Side
    from tracktwo.office.terms.corpus import Shelf
    from tracktwo.office.terms.lines import Counted, Types

__all__ = ["keep", "lines", "lines_file"]

_REFUSED: Final = 422
_OF_A_SIDE: Final = 25
"""Lines of each side where they stand one side over the other."""
_LONGEST: Final = 70


@require_safe
def lines(request: SeatRequest) -> HttpResponse:
    """Show lines with a term in the middle, a page of them at a time."""
    programme = request.seat.programme
    asked = Asked.of(request.GET.dict())
    shelf = shelf_of(programme)
    types = types_of(programme, language=reader_language())
    page: dict[str, Any] = {
        "types": types,
        "asked": asked,
        "query": urlencode(asked.query()),
        "shelf": shelf,
        "sides": sides_of(programme, timezone.now().month),
        "orders": ORDER_WORDS,
        "kinds": SOURCE_WORDS,
        "languages": languages_in(shelf) if shelf else [],
        "language_name": language_name,
        "counted": None,
        "refusal": "",
        "senses": _senses(request.seat),
    }
    if shelf is None or not asked.term:
        return render(request, "terms/lines.html", page)
    try:
        number = max(1, int(request.GET.get("page", "1")))
    except ValueError:
        number = 1
    try:
        counted = find_lines(shelf, asked, types=types, first=(number - 1) * ON_A_PAGE)
    except (UsageError, FileError) as error:
        return render(request, "terms/lines.html", page | {"refusal": str(error)}, status=_REFUSED)
    leaf = Paginator(range(counted.lines), ON_A_PAGE).get_page(number)
    if leaf.number != number:  # beyond the end: the last page there is
        counted = find_lines(shelf, asked, types=types, first=(leaf.number - 1) * ON_A_PAGE)
    page |= {
        "counted": counted,
        "halves": _halves(shelf, asked, types, page["sides"]),
        "strip": strip_of(counted.voices, sides=page["sides"]),
        "leaf": leaf,
        "by_side": {side.key: counted.found.by_side.get(side.key, 0) for side in page["sides"]},
        "of_no_side": counted.found.by_side.get(None, 0),
        "sided": {side.key: side for side in page["sides"]},
        "method": method.of_lines(counted, shelf, asked),
    }
    return render(request, "terms/lines.html", page)


def _halves(
    shelf: "Shelf", asked: Asked, types: "Types", sides: "Sequence[Side]"
) -> "list[tuple[Side, Counted]]":
    """Return the first lines of each side where they are to stand one side over the other; none where not."""
    if not asked.is_split or asked.side:
        return []
    return [
        (side, find_lines(shelf, replace(asked, side=side.key), types=types, lines=_OF_A_SIDE))
        for side in sides
    ]


def _senses(seat: "Membership") -> list[tuple[str, str]]:
    """Return the senses lines may be kept for, for who may: address and words."""
    if not seat.may(Right.EDIT_DOCUMENTS):
        return []
    return [
        (
            f"{each.concept.key}/{each.code}",
            _("%(term)s, %(side)s: %(sense)s")
            % {
                "term": next((term.text for term in each.concept.terms.all()), each.concept.key),
                "side": plain(each.side.name),
                "sense": Truncator(plain(each.text)).chars(_LONGEST),
            },
        )
        for each in senses_to_see(seat.programme)
    ]


@require_POST
def keep(request: SeatRequest) -> HttpResponse:
    """Keep lines that were ticked as where a sense is seen, and go to its concept; or back, with the reason."""
    programme = request.seat.programme
    key, _slash, code = request.POST.get("sense", "").partition("/")
    concept = concept_called(programme, key)
    turns = {int(each) for each in request.POST.getlist("turn") if each.isdecimal()}
    if concept is None or not turns:
        return _back(request, _("Tick at least one line, and choose the sense it shows."))
    try:
        kept = keep_turns(concept, code, turns, by=request.user)
    except DataError as refusal:
        return _back(request, str(refusal))
    messages.success(
        request,
        ngettext(
            "%(num)s line is kept as where the sense is seen.",
            "%(num)s lines are kept as where the sense is seen.",
            kept,
        )
        % {"num": kept},
    )
    return redirect("concept", programme=programme.key, key=concept.key)


def _back(request: SeatRequest, reason: str) -> HttpResponse:
    messages.error(request, reason)
    asked = urlencode(Asked.of(request.POST.dict()).query())
    return redirect(f"{reverse('term-lines', args=[request.seat.programme.key])}?{asked}")


@require_safe
def lines_file(request: SeatRequest) -> HttpResponse:
    """Return the lines of a view as a table to take along; each carries its rule."""
    programme = request.seat.programme
    asked, shelf = Asked.of(request.GET.dict()), shelf_of(programme)
    if shelf is None or not asked.term:
        return redirect("term-lines", programme=programme.key)
    headers = {"Content-Disposition": f'attachment; filename="{programme.key}-lines.csv"'}
    table = csv_of(shelf, asked, types=types_of(programme, language=reader_language()))
    content = f"\N{ZERO WIDTH NO-BREAK SPACE}{table}"
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
