"""The addresses of the room of terms."""

from django.urls import URLPattern

from tracktwo.office.accounts.rights import Right
from tracktwo.office.shell.routes import Page, route
from tracktwo.office.terms import (
    concept_pages,
    concordance_pages,
    condition_pages,
    glossary_pages,
    list_pages,
    source_pages,
)

__all__ = ["urlpatterns"]


def _route(pattern: str, page: Page, who: Right, name: str) -> URLPattern:
    return route(f"office/<slug:programme>/terms/{pattern}", page, who=who, name=name)


urlpatterns = [
    _route("", list_pages.terms, Right.READ_RECORD, "terms"),
    _route("by-share/", list_pages.scatter, Right.READ_RECORD, "term-scatter"),
    _route("lines/", concordance_pages.lines, Right.READ_RECORD, "term-lines"),
    _route("lines/keep/", concordance_pages.keep, Right.EDIT_DOCUMENTS, "term-lines-keep"),
    _route("lines/file.csv", concordance_pages.lines_file, Right.READ_RECORD, "term-lines-file"),
    _route("texts/", source_pages.sources, Right.READ_RECORD, "term-sources"),
    _route("texts/add/", source_pages.add, Right.EDIT_DOCUMENTS, "term-source-add"),
    _route("texts/questions/", source_pages.exchange, Right.EDIT_DOCUMENTS, "term-source-questions"),
    _route("texts/index/", source_pages.build, Right.EDIT_DOCUMENTS, "term-build"),
    _route("texts/<slug:key>/", source_pages.source, Right.READ_RECORD, "term-source"),
    _route("texts/<slug:key>/speakers/", source_pages.speakers, Right.EDIT_DOCUMENTS, "term-source-speakers"),
    _route("texts/<slug:key>/delete/", source_pages.delete, Right.EDIT_DOCUMENTS, "term-source-delete"),
    _route("glossary/", glossary_pages.glossary, Right.EDIT_DOCUMENTS, "glossary"),
    _route("glossary/file.<slug:kind>", glossary_pages.glossary_file, Right.READ_RECORD, "glossary-file"),
    _route("behind/", concept_pages.behind, Right.EDIT_DOCUMENTS, "term-behind"),
    _route("concepts/add/", concept_pages.new, Right.EDIT_DOCUMENTS, "concept-new"),
    _route("concepts/<slug:key>/", concept_pages.card, Right.READ_RECORD, "concept"),
    _route("concepts/<slug:key>/edit/", concept_pages.edit, Right.EDIT_DOCUMENTS, "concept-edit"),
    _route("concepts/<slug:key>/delete/", concept_pages.delete, Right.EDIT_DOCUMENTS, "concept-delete"),
    _route("concepts/<slug:key>/key/", concept_pages.give_key, Right.APPROVE_RELEASE, "concept-key"),
    _route("concepts/<slug:key>/links/add/", concept_pages.related, Right.EDIT_DOCUMENTS, "concept-link"),
    _route(
        "concepts/<slug:key>/links/<int:number>/looked/",
        concept_pages.related_looked,
        Right.EDIT_QUESTION,
        "concept-link-looked",
    ),
    _route(
        "concepts/<slug:key>/links/<int:number>/delete/",
        concept_pages.related_delete,
        Right.EDIT_DOCUMENTS,
        "concept-link-delete",
    ),
    _route(
        "concepts/<slug:key>/depends/<slug:round>/<slug:case>/",
        condition_pages.depends,
        Right.READ_EXACT,
        "concept-depends",
    ),
    _route(
        "concepts/<slug:key>/depends/<slug:round>/<slug:case>/key/",
        condition_pages.depends_key,
        Right.APPROVE_RELEASE,
        "concept-depends-key",
    ),
    _route(
        "concepts/<slug:key>/<slug:kind>/add/", concept_pages.part, Right.EDIT_DOCUMENTS, "concept-part-new"
    ),
    _route(
        "concepts/<slug:key>/<slug:kind>/<int:number>/",
        concept_pages.part,
        Right.EDIT_DOCUMENTS,
        "concept-part",
    ),
    _route(
        "concepts/<slug:key>/<slug:kind>/<int:number>/delete/",
        concept_pages.part_delete,
        Right.EDIT_DOCUMENTS,
        "concept-part-delete",
    ),
]
