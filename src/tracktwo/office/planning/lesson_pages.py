"""Pages of lessons: all of them, and what becomes of one where a similar event is planned."""

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.planning.lines import today
from tracktwo.office.record import actions, queries
from tracktwo.office.record.edit_answers import address
from tracktwo.office.record.kinds import Uptake
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Event

__all__ = ["lesson_used", "lessons", "lessons_for", "title_of", "why"]

_LIKE: Final = {
    queries.Alike.KIND: lazy("the same kind of event"),
    queries.Alike.PRESENCE: lazy("each side took part the same way"),
    queries.Alike.PLACE: lazy("the same place"),
    queries.Alike.CONFERENCE: lazy("beside the same conference"),
    queries.Alike.TOPIC: lazy("the same topic: %(topics)s"),
}


@require_safe
def lessons(request: SeatRequest) -> HttpResponse:
    """List every lesson by its event, with the events it was taken up for."""
    rows = queries.lessons_of(request.seat.programme)
    return render(request, "planning/lessons.html", {"rows": rows, "title_of": title_of})


def lessons_for(event: "Event") -> tuple[queries.SimilarLesson, ...]:
    """Return the lessons that whoever plans an event reads."""
    return queries.similar_lessons(event.programme, [event])[event.key]


def why(lesson: queries.SimilarLesson) -> str:
    """Return in words why a lesson is shown."""
    return _(", ").join(
        str(_LIKE[each.alike]) % {"topics": _(", ").join(plain(topic.name) for topic in each.topics)}
        for each in lesson.likenesses
    )


def title_of(event: "Event") -> queries.Title:
    """Return what an event is called for the reader."""
    return queries.event_title(event, language=reader_language())


@require_POST
def lesson_used(request: SeatRequest, *, key: str, lesson: str) -> HttpResponse:
    """Keep whether a lesson is taken up for an event, is not applicable, or is to be looked at again."""
    state = request.POST.get("state", "")
    try:
        actions.use_lesson(
            programme=request.seat.programme,
            by=request.user,
            event=key,
            lesson=lesson,
            state=Uptake(state) if state in set(Uptake) else None,
            today=today(),
        )
    except DataError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(f"{address(request, 'edit-agenda', key=key)}#lessons")
