"""Pages of topics: the list, one topic with what is about it, which dimensions are talked of, an event's topics."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.planning.covering import Counted
from tracktwo.office.planning.tagging import choices_of, coverage_of, named
from tracktwo.office.planning.topics import topic_warnings
from tracktwo.office.record import actions, queries
from tracktwo.office.record.edit_answers import address, form_page
from tracktwo.office.record.forms import MOST_LISTED
from tracktwo.office.record.kinds import Dimension, Setting
from tracktwo.office.record.pages.answering import found, typed
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Topic

__all__ = ["coverage", "event_topics", "topic", "topic_tagged", "topics"]

_LONGEST: Final = 180
_NAMED: Final = 20
"""How many events of a dimension are named: the latest held, the next planned; the others are counted."""
_KINDS: Final = ("event", "segment", "outcome", "narrative", "challenge", "question", "statement")


@require_safe
def topics(request: SeatRequest) -> HttpResponse:
    """List the topics by dimension, or those only that were moved to another setting."""
    rows = queries.topics_of(request.seat.programme)
    shown, only = rows, typed(request, "moved")
    if only:
        shown = [row for row in rows if _is_moved(row)]
    return render(
        request,
        "planning/topics.html",
        {
            "groups": [
                (dimension, of_it)
                for dimension in Dimension
                if (of_it := [row for row in shown if row.dimension == dimension])
            ],
            "any": bool(rows),
            "only_moved": bool(only),
            "moved": sum(map(_is_moved, rows)),
            "setting_now": queries.setting_now,
            "counts": {row.key: _counts(row) for row in shown},
            "counted_words": _counted_words,
            "steps": {row.key: _steps(row) for row in shown},
        },
    )


def _is_moved(row: "Topic") -> bool:
    return len(_steps(row)) > 1


def _steps(row: "Topic") -> list[tuple[Setting, Any]]:
    """Return the settings a topic was in, each with the move that led there; the first with none."""
    return [(Setting(row.setting), None), *((Setting(move.setting), move) for move in row.moves.all())]


def _counts(row: "Topic") -> dict[str, int]:
    kinds = [tag.subject.partition(":")[0] for tag in row.tags.all()]
    found = ["outcome" if kind in {"narrative", "challenge"} else kind for kind in kinds]
    return {kind: found.count(kind) for kind in _KINDS if kind in found}


def _counted_words(kind: str, number: int) -> str:
    if kind in {"event", "segment"}:
        words = (
            ngettext("%(num)s event", "%(num)s events", number)
            if kind == "event"
            else ngettext("%(num)s item", "%(num)s items", number)
        )
    elif kind == "question":
        words = ngettext("%(num)s question", "%(num)s questions", number)
    elif kind == "statement":
        words = ngettext("%(num)s statement", "%(num)s statements", number)
    else:
        words = ngettext("%(num)s finding", "%(num)s findings", number)
    return words % {"num": number}


@require_safe
def topic(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one topic: where it can be talked about, where it was moved to, and what is about it."""
    programme, language = request.seat.programme, reader_language()
    row = found(queries.topic_called(programme, key))
    tags = [tag.subject for tag in row.tags.all()]
    told = named(programme, tags, side=request.seat.side, language=language)
    words, is_large = typed(request, "q"), programme.events.count() > MOST_LISTED
    offered = (
        []
        if is_large and not words
        else choices_of(programme, side=request.seat.side, language=language, words=words)
    )
    return render(
        request,
        "planning/topic.html",
        {
            "row": row,
            "setting": queries.setting_now(row),
            "steps": _steps(row),
            "titles": {
                move.event.key: queries.event_title(move.event, language=language)
                for move in row.moves.all()
                if move.event
            },
            "groups": [
                (kind, of_it)
                for kind in _KINDS
                if (of_it := [each for each in told.values() if each.kind == kind])
            ],
            "query": words,
            "is_large": is_large,
            "offered": [
                (group, left)
                for group, choices in offered
                if (left := [choice for choice in choices if choice[0] not in tags])
            ],
        },
    )


@require_POST
def topic_tagged(request: SeatRequest, *, key: str) -> HttpResponse:
    """Say that something is about a topic, or take that back."""
    programme, subject = request.seat.programme, request.POST.get("subject", "")[:_LONGEST]
    try:
        if "no_more" in request.POST:
            actions.untag(programme=programme, by=request.user, topic=key, subject=subject)
        else:
            offered = choices_of(programme, side=request.seat.side, language=reader_language())
            known = {value for _words, choices in offered for value, _said in choices}
            actions.tag(programme=programme, by=request.user, topic=key, subject=subject, offered=known)
    except DataError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(f"{address(request, 'topic', key=key)}#about")


@require_safe
def coverage(request: SeatRequest) -> HttpResponse:
    """Show which dimensions are talked of: the share of talks, statements and questions, by side, year and event."""
    programme, language = request.seat.programme, reader_language()
    sides = sides_of(programme, datetime.now(tz=UTC).date().month)
    covered = coverage_of(programme, sides=sides)
    wanted = {key for row in covered.rows for key in (*row.held[-_NAMED:], *row.planned[:_NAMED])}
    rows = list(queries.event_list(programme).filter(key__in=wanted))
    lines = queries.event_lines(programme, language=language, events=rows)
    return render(
        request,
        "planning/coverage.html",
        {
            "covered": covered,
            "sides": sides,
            "kinds": list(Counted),
            "named": _NAMED,
            "lines": {line.event.key: line for line in lines},
            "any": any(covered.of_kind.values()) or bool(wanted),
        },
    )


@form_page
def event_topics(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show which topics an event and each item of its agenda are about; keep all of it at once."""
    programme = request.seat.programme
    sheet = found(queries.event_sheet(programme, key, language=reader_language()))
    subjects = sheet.subjects
    about = queries.topics_about(programme, subjects)
    chosen = {subject: {each.key for each in about.get(subject, ())} for subject in subjects}
    problem = ""
    if request.method == "POST":
        chosen = {subject: set(request.POST.getlist(subject)) for subject in subjects}
        try:
            changed = actions.set_topics(programme=programme, by=request.user, wanted=chosen)
        except DataError as error:
            problem = str(error)
        else:
            messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
            return HttpResponseRedirect(request.path)
    warned = [] if problem else list(topic_warnings(sheet.event, sheet.segments, topics=about))
    return render(
        request,
        "planning/event_topics.html",
        {
            "sheet": sheet,
            "chosen": chosen,
            "problem": problem,
            "warnings": warned if sheet.event.status == "planned" else [],
            "topics": queries.topics_of(programme),
            "setting_now": queries.setting_now,
        },
        status=422 if problem else 200,
    )
