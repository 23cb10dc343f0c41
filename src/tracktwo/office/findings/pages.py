"""Pages of findings, narratives and challenges: the lists, one of each, and the objectives with what changed."""

from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.findings import actions, queries
from tracktwo.office.findings.kinds import TROUBLE_WORDS, Show, Statements
from tracktwo.office.record.pages.answering import found as or_none
from tracktwo.office.record.pages.answering import typed
from tracktwo.office.record.queries import (
    conflicts_about,
    event_lines,
    event_list,
    facts_of_all,
    objective_use,
    side_notes,
    sources_of,
    statement_called,
    statements_of,
    statements_within,
    subjects,
    topics_about,
)
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms.links import terms_behind
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

__all__ = [
    "challenge",
    "challenges",
    "finding",
    "findings",
    "narrative",
    "narratives",
    "objective",
    "serve",
    "show",
    "statement_of",
]

_ON_A_PAGE: Final = 50
SHOW_WORDS: Final = {
    Show.CURRENT: lazy("Current"),
    Show.STALE: lazy("To be looked at again"),
    Show.ALL: lazy("All"),
}
_LABELLED: Final = ("judged", "concluded")


@require_safe
def findings(request: SeatRequest) -> HttpResponse:
    """List the findings: what holds today, what is to be looked at again, or all."""
    return _list(request, Statements.FINDING, "findings/findings.html")


@require_safe
def narratives(request: SeatRequest) -> HttpResponse:
    """List the narratives."""
    return _list(request, Statements.NARRATIVE, "findings/narratives.html")


@require_safe
def challenges(request: SeatRequest) -> HttpResponse:
    """List the challenges, shared or not, each with its next conversation."""
    return _list(request, Statements.CHALLENGE, "findings/challenges.html")


def _list(request: SeatRequest, kind: Statements, template: str) -> HttpResponse:
    programme, language, today = request.seat.programme, reader_language(), timezone.now().date()
    chosen = request.GET.get("show", "")
    which = Show(chosen) if chosen in set(Show) else Show.ALL
    rows = queries.shown_of(statements_of(programme, kind), which, today=today)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    evidence = queries.evidence_of(
        programme, list(page), side=request.seat.side, language=language, today=today
    )
    events = {row.next_event.pk: row.next_event for row in page if getattr(row, "next_event", None)}
    lines = event_lines(
        programme,
        language=language,
        events=list(event_list(programme).filter(pk__in=events)) if events else [],
    )
    context = {
        "page": page,
        "which": which,
        "shows": SHOW_WORDS,
        "evidence": evidence,
        "lines": {line.event.pk: line for line in lines},
        "sides": sides_of(programme, today.month),
    }
    return show(request, template, context)


@require_safe
def finding(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one finding: what it is, what it rests on, what each side notes, what outsiders read of it."""
    row = statement_of(request, Statements.FINDING, key)
    subject = f"outcome:{key}"
    more = {
        "notes": side_notes(request.seat.programme, subject),
        "terms": terms_behind(request.seat.programme, subject),
    }
    return _one(request, Statements.FINDING, row, "findings/finding.html", more)


@require_safe
def narrative(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one narrative: the claim, what is partly true of it, who holds it, what sources say."""
    row = statement_of(request, Statements.NARRATIVE, key)
    asked = queries.results_asked(request.seat.programme).get(row.result) if row.result else None
    return _one(request, Statements.NARRATIVE, row, "findings/narrative.html", {"asked": asked})


@require_safe
def challenge(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one challenge: the evidence of each side, whether it is shared, where it is talked about next."""
    row = statement_of(request, Statements.CHALLENGE, key)
    programme = request.seat.programme
    events = list(event_list(programme).filter(pk=row.next_event_id)) if row.next_event_id else []
    lines = event_lines(programme, language=reader_language(), events=events)
    return _one(
        request, Statements.CHALLENGE, row, "findings/challenge.html", {"next": next(iter(lines), None)}
    )


def _one(
    request: SeatRequest, kind: Statements, row: Any, template: str, more: dict[str, Any]
) -> HttpResponse:
    programme, today = request.seat.programme, timezone.now().date()
    subject = f"{kind}:{row.key}"
    evidence = queries.evidence_of(
        programme, [row], side=request.seat.side, language=reader_language(), today=today
    )[row.key]
    is_labelled = kind is Statements.FINDING and row.basis in _LABELLED
    return show(
        request,
        template,
        {
            "row": row,
            "kind": kind.value,
            "evidence": evidence,
            "is_blocked": any(trouble.blocks for line in evidence for trouble in line.troubles),
            "is_bare": not evidence and not is_labelled,
            "facts": facts_of_all([row])[row.key],
            "sources": sources_of(programme, [subject]),
            "conflicts": conflicts_about(programme, [subject]),
            "subjects": subjects(programme, [subject], language=reader_language()),
            "topics": topics_about(programme, [subject]).get(subject, []),
            "sides": sides_of(programme, today.month),
            **more,
        },
    )


@require_safe
def objective(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one objective: what serves it, and what changed for it in a period."""
    programme, today = request.seat.programme, timezone.now().date()
    use = or_none(next(iter(objective_use(programme, language=reader_language(), key=key)), None))
    start, end, faults = _period(request, today=today)
    served = queries.servants_of(use.objective)
    offered = queries.subjects_to_serve(programme, language=reader_language())
    words = {value: said for _group, choices in offered for value, said in choices}
    without_stale = request.GET.get("without_stale") == "yes"
    within = statements_within(programme, use.objective.pk)
    return show(
        request,
        "findings/objective.html",
        {
            "use": use,
            "sources": sources_of(programme, [f"objective:{key}"]),
            "start": start,
            "end": end,
            "faults": faults,
            "typed": {name: typed(request, name) for name in ("from", "to")},
            "without_stale": without_stale,
            "changed": queries.changed_within(
                use.objective,
                start=start.earliest,
                end=end.latest,
                without_stale=without_stale,
                today=today,
            ),
            "narratives": within["narrative"],
            "challenges": within["challenge"],
            "served": [(subject, words.get(subject, subject)) for subject in served],
            "offered": offered,
        },
    )


@require_POST
def serve(request: SeatRequest, *, key: str) -> HttpResponse:
    """Say that a round, a question or a gap serves an objective, or take that back."""
    programme = request.seat.programme
    use = or_none(next(iter(objective_use(programme, language=reader_language(), key=key)), None))
    subject = request.POST.get("subject", "")[:120]
    if "no_more" in request.POST:
        actions.serve_no_more(use.objective, subject, by=request.user)
    else:
        offered = queries.subjects_to_serve(programme, language=reader_language())
        known = {value for _group, choices in offered for value, _said in choices}
        actions.serve(use.objective, subject, offered=known, by=request.user)
    messages.success(request, _("Saved."))
    response = redirect("objective", programme=programme.key, key=key)
    response["Location"] += "#served"
    return response


def _period(request: HttpRequest, *, today: date) -> tuple[PartialDate, PartialDate, list[str]]:
    """Return the ends of the period asked for, this year where none is, and what was no date."""
    year = PartialDate.parse(str(today.year))
    found, faults = [], []
    for name in ("from", "to"):
        text = typed(request, name)
        try:
            found.append(PartialDate.parse(text) if text else year)
        except DateError:
            faults.append(
                _("“%(asked)s” is not a date; write a year, a month or a day as 2021, 2021-12 or 2021-12-31.")
                % {"asked": text}
            )
            found.append(year)
    if found[0].earliest > found[1].latest:
        faults.append(_("The period ends before it begins; it is read the other way round."))
        found.reverse()
    return found[0], found[1], faults


def statement_of(request: SeatRequest, kind: str, key: str) -> Any:
    """Return the finding, narrative or challenge asked for; without it there is no such page."""
    row = statement_called(request.seat.programme, kind, key)
    if row is None:
        raise Http404
    return row


def show(request: SeatRequest, template: str, page: dict[str, Any], *, refused: bool = False) -> HttpResponse:
    """Show a page; with the status of a refusal where what was sent was not kept."""
    today = timezone.now().date()
    words = {
        "trouble_words": TROUBLE_WORDS,
        "is_past": lambda partial: queries.is_past(partial, today=today),
    }
    return render(request, template, {**words, **page}, status=422 if refused else 200)
