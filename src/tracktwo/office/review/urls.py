"""The addresses of the review."""

from django.urls import URLPattern

from tracktwo.office.accounts.rights import Right
from tracktwo.office.review import erasing_pages, pages
from tracktwo.office.shell.routes import Page, route

__all__ = ["urlpatterns"]


def _route(pattern: str, page: Page, who: Right, name: str) -> URLPattern:
    return route(f"office/<slug:programme>/{pattern}", page, who=who, name=name)


urlpatterns = [
    _route("review/", pages.review, Right.READ_RECORD, "review"),
    _route("review/decisions/", pages.decisions, Right.READ_RECORD, "review-decisions"),
    _route("review/keys/", pages.keys, Right.READ_RECORD, "review-keys"),
    _route("review/add/", pages.add, Right.EDIT_DOCUMENTS, "review-add"),
    _route("review/read/", pages.read, Right.EDIT_DOCUMENTS, "review-read"),
    _route("review/sides/", pages.sides, Right.EDIT_DOCUMENTS, "review-sides"),
    _route("review/at-once/", pages.bulk, Right.EDIT_DOCUMENTS, "review-bulk"),
    _route("review/undo/<int:number>/", pages.take_back, Right.EDIT_DOCUMENTS, "review-undo"),
    _route("review/decide/<slug:origin>/", pages.decide_on, Right.EDIT_DOCUMENTS, "review-decide"),
    _route("erase/<slug:key>/", erasing_pages.erase, Right.EDIT_RECORD, "erase-person"),
]
