"""The addresses of findings, narratives, challenges and objectives."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from tracktwo.office.accounts.rights import Right
from tracktwo.office.findings import linking_pages, pages
from tracktwo.office.shell.routes import route

__all__ = ["urlpatterns"]


class _StatementKind(StringConverter):
    """Kinds of entry that rest on evidence."""

    regex = "outcome|narrative|challenge"


register_converter(_StatementKind, "statement_kind")

_IN = "office/<slug:programme>/"
_EVIDENCE = f"{_IN}evidence/<statement_kind:kind>/<slug:key>/"

urlpatterns = [
    route(f"{_IN}findings/", pages.findings, who=Right.READ_RECORD, name="findings"),
    route(f"{_IN}findings/<slug:key>/", pages.finding, who=Right.READ_RECORD, name="finding"),
    route(
        f"{_IN}findings/<slug:key>/note/", linking_pages.note, who=Right.EDIT_DOCUMENTS, name="finding-note"
    ),
    route(f"{_IN}narratives/", pages.narratives, who=Right.READ_RECORD, name="narratives"),
    route(f"{_IN}narratives/<slug:key>/", pages.narrative, who=Right.READ_RECORD, name="narrative"),
    route(
        f"{_IN}narratives/<slug:key>/held/",
        linking_pages.held,
        who=Right.EDIT_DOCUMENTS,
        name="narrative-held",
    ),
    route(f"{_IN}challenges/", pages.challenges, who=Right.READ_RECORD, name="challenges"),
    route(f"{_IN}challenges/<slug:key>/", pages.challenge, who=Right.READ_RECORD, name="challenge"),
    route(
        f"{_IN}challenges/<slug:key>/shared/",
        linking_pages.shared,
        who=Right.EDIT_DOCUMENTS,
        name="challenge-shared",
    ),
    route(_EVIDENCE, linking_pages.link, who=Right.EDIT_DOCUMENTS, name="evidence-link"),
    route(
        f"{_EVIDENCE}<int:number>/", linking_pages.unlink, who=Right.EDIT_DOCUMENTS, name="evidence-unlink"
    ),
    route(
        f"{_IN}mirror-notes/<slug:key>/",
        linking_pages.mirror_note,
        who=Right.EDIT_DOCUMENTS,
        name="mirror-note",
    ),
    route(f"{_IN}objectives/<slug:key>/", pages.objective, who=Right.READ_RECORD, name="objective"),
    route(f"{_IN}objectives/<slug:key>/serve/", pages.serve, who=Right.EDIT_DOCUMENTS, name="serve"),
]
