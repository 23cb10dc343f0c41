"""The addresses of planning."""

from django.urls import URLPattern, register_converter
from django.urls.converters import StringConverter

from tracktwo.office.accounts.rights import Right
from tracktwo.office.planning import (
    files,
    inviting_pages,
    lesson_pages,
    loosening_pages,
    pages,
    recording_pages,
    replan_pages,
    topic_pages,
)
from tracktwo.office.shell.routes import Page, route

__all__ = ["urlpatterns"]


class _RuledKind(StringConverter):
    """Kinds of entry that have a rule of their own."""

    regex = "event|segment|remark"


register_converter(_RuledKind, "ruled_kind")


def _of(pattern: str, page: Page, who: Right, name: str) -> URLPattern:
    return route(f"office/<slug:programme>/{pattern}", page, who=who, name=name)


urlpatterns = [
    _of("plan/", pages.plan, Right.EDIT_RECORD, "plan"),
    _of("agenda/<slug:key>/", pages.agenda, Right.EDIT_AGENDA, "edit-agenda"),
    _of("agenda/<slug:key>/release/", pages.release, Right.EDIT_RECORD, "release-agenda"),
    _of("agenda/<slug:key>/versions/<int:number>/", pages.version, Right.READ_RECORD, "agenda-version"),
    _of(
        "agenda/<slug:key>/files/<slug:readers>.<slug:form>",
        files.agenda_file,
        Right.READ_RECORD,
        "agenda-file",
    ),
    _of("agenda/<slug:key>/topics/", topic_pages.event_topics, Right.EDIT_AGENDA, "event-topics"),
    _of(
        "agenda/<slug:key>/lessons/<slug:lesson>/",
        lesson_pages.lesson_used,
        Right.EDIT_AGENDA,
        "lesson-used",
    ),
    _of("lessons/", lesson_pages.lessons, Right.READ_RECORD, "lessons"),
    _of("topics/", topic_pages.topics, Right.READ_RECORD, "topics"),
    _of("topics/<slug:key>/", topic_pages.topic, Right.READ_RECORD, "topic"),
    _of("topics/<slug:key>/about/", topic_pages.topic_tagged, Right.EDIT_DOCUMENTS, "topic-tagged"),
    _of("topic-coverage/", topic_pages.coverage, Right.READ_RECORD, "topic-coverage"),
    _of("replan/<slug:key>/", replan_pages.replan, Right.EDIT_RECORD, "replan"),
    _of("replan/<slug:key>/key/", replan_pages.replan_key, Right.APPROVE_RELEASE, "replan-key"),
    _of(
        "replan/<slug:key>/earlier/<int:number>/",
        replan_pages.earlier_plan,
        Right.READ_RECORD,
        "earlier-plan",
    ),
    _of("recordings/", recording_pages.recordings, Right.READ_RECORD, "recordings"),
    _of(
        "recordings/<slug:key>/<slug:person>/release/",
        recording_pages.release_recorded,
        Right.EDIT_DOCUMENTS,
        "release-recorded",
    ),
    _of(
        "recordings/<slug:key>/<slug:person>/withdraw/",
        recording_pages.release_withdrawn,
        Right.EDIT_DOCUMENTS,
        "release-withdrawn",
    ),
    _of("limits/", inviting_pages.limits, Right.READ_RECORD, "limits"),
    _of("invitations/<slug:key>/", inviting_pages.invitations, Right.EDIT_RECORD, "invitations"),
    _of("loosen/<ruled_kind:kind>/<slug:key>/", loosening_pages.loosen, Right.APPROVE_RELEASE, "loosen"),
]
