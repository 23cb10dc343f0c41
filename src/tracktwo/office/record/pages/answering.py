"""What pages share in answering: rows that must exist, long lists page by page, what was typed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

__all__ = ["Asked", "asked_date", "found", "one_page", "typed"]

T = TypeVar("T")

_ROWS_ON_A_PAGE = 100
_LONGEST = 100


def found(sheet: T | None) -> T:
    """Return what was asked for; without it there is no such page."""
    if sheet is None:
        raise Http404
    return sheet


def one_page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Return the part of a long list the address asks for, by number or as the one with the row of a key (``at``).

    The first, where the number makes no sense or there is no such row.
    """
    parts, wanted = Paginator(rows, _ROWS_ON_A_PAGE), typed(request, "at")
    if wanted and rows.filter(key=wanted).exists():
        place = list(rows.values_list("key", flat=True)).index(wanted)
        return parts.get_page(place // _ROWS_ON_A_PAGE + 1)
    return parts.get_page(request.GET.get("page"))


def typed(request: HttpRequest, name: str) -> str:
    """Return what stands in a search field, trimmed; databases cannot look for a NUL."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:_LONGEST]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The date a page is asked to speak of: what was typed, how it is understood, why not if it is not."""

    typed: str
    date: PartialDate
    error: str = ""


def asked_date(request: HttpRequest, *, today: date) -> Asked:
    """Return the date typed in the field ``as_of``; today where none is, or none can be read."""
    text, now = typed(request, "as_of"), PartialDate.parse(today.isoformat())
    if not text:
        return Asked(typed="", date=now)
    try:
        return Asked(typed=text, date=PartialDate.parse(text))
    except DateError:
        sentence = _(
            "“%(asked)s” is not a date; write a year, a month or a day as 2021, 2021-12 or 2021-12-31."
        )
        return Asked(typed=text, date=now, error=sentence % {"asked": text})
