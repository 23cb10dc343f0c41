"""Addresses of creating and editing. One route has one right, so an entry's kind decides its route."""

from django.urls import URLPattern, register_converter
from django.urls.converters import StringConverter

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record import approval_pages, change_pages, edit_pages, merge_pages
from tracktwo.office.shell.routes import Page, route

__all__ = ["urlpatterns"]


class _AgendaKind(StringConverter):
    """Kinds of entry that make up an event's agenda, or are kept beside it for the team."""

    regex = "contribution|segment|attendance|remark|lesson|note"


class _SourceKind(StringConverter):
    """Kinds of entry that researchers keep."""

    regex = "document|publication|conflict|type|relation|topic"


class _RecordKind(StringConverter):
    """Every other kind of entry."""

    regex = (
        "programme|side|objective|organisation|person|conference|event|media|outcome|measure|narrative|challenge"
        "|report|limit"
    )


class _FactKind(StringConverter):
    """Kinds of entry whose facts are known outside one by one."""

    regex = "event|outcome|narrative|challenge"


class _ReadKind(StringConverter):
    """Kinds of entry with facts that passages are read for."""

    regex = "event|outcome|organisation|narrative|challenge"


class _MergedKind(StringConverter):
    """Kinds of entry of which two can be one."""

    regex = "person|organisation"


register_converter(_MergedKind, "merged_kind")
register_converter(_AgendaKind, "agenda_kind")
register_converter(_SourceKind, "source_kind")
register_converter(_RecordKind, "record_kind")
register_converter(_FactKind, "fact_kind")
register_converter(_ReadKind, "read_kind")


def _edit(pattern: str, page: Page, who: Right, name: str) -> URLPattern:
    return route(f"office/<slug:programme>/{pattern}", page, who=who, name=name)


_RIGHTS = {
    "record_kind": Right.EDIT_RECORD,
    "source_kind": Right.EDIT_DOCUMENTS,
    "agenda_kind": Right.EDIT_AGENDA,
}
urlpatterns = [
    *(
        _edit(f"edit/<{kind}:kind>/<slug:key>/", edit_pages.edit, who, "edit")
        for kind, who in _RIGHTS.items()
    ),
    *(
        _edit(f"delete/<{kind}:kind>/<slug:key>/", change_pages.delete, who, "delete")
        for kind, who in _RIGHTS.items()
    ),
    _edit("new/<record_kind:kind>/", edit_pages.new, Right.EDIT_RECORD, "new"),
    _edit("new/<source_kind:kind>/", edit_pages.new, Right.EDIT_DOCUMENTS, "new"),
    _edit("agenda/<slug:event>/new/<agenda_kind:kind>/", edit_pages.new, Right.EDIT_AGENDA, "new-in-agenda"),
    _edit("change-kind/<slug:key>/", change_pages.change_kind, Right.EDIT_RECORD, "change-kind"),
    _edit(
        "approve/<fact_kind:kind>/<slug:key>/",
        approval_pages.approve_fact,
        Right.APPROVE_RELEASE,
        "approve-fact",
    ),
    _edit(
        "confirm/<read_kind:kind>/<slug:key>/",
        approval_pages.confirm_reading,
        Right.EDIT_DOCUMENTS,
        "confirm-reading",
    ),
    _edit("merge/<merged_kind:kind>/<slug:key>/", merge_pages.compare, Right.EDIT_DOCUMENTS, "merge"),
    _edit("take-back/<slug:key>/", merge_pages.take_back, Right.EDIT_DOCUMENTS, "take-back"),
    _edit("approve-words/<slug:key>/", approval_pages.approve_words, Right.APPROVE_RELEASE, "approve-words"),
    _edit("documents/<slug:key>/add-file/", change_pages.add_file, Right.EDIT_DOCUMENTS, "add-file"),
    _edit("documents/<slug:key>/read-file/", change_pages.read_file, Right.EDIT_DOCUMENTS, "read-file"),
]
