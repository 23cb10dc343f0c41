"""What pages share in answering: rows that must exist, long lists page by page, what was typed."""

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

__all__ = ["found", "one_page", "typed"]

T = TypeVar("T")

_ROWS_ON_A_PAGE = 100
_LONGEST = 100


def found(sheet: T | None) -> T:
    """Return what was asked for; without it there is no such page."""
    if sheet is None:
        raise Http404
    return sheet


def one_page(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Return the part of a long list the address asks for; the first for a number that makes no sense."""
    return Paginator(rows, _ROWS_ON_A_PAGE).get_page(request.GET.get("page"))


def typed(request: HttpRequest, name: str) -> str:
    """Return what stands in a search field, trimmed; databases cannot look for a NUL."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:_LONGEST]
