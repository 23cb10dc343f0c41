"""Pages on which an event is planned anew, step by step from a phone, and on which earlier plans are read."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.accounts.keys import key_of_each, may_give
from tracktwo.office.planning import replan_actions
from tracktwo.office.planning.lines import today
from tracktwo.office.planning.models import Replan
from tracktwo.office.planning.replan_forms import LAST, Steps
from tracktwo.office.planning.replanning import (
    PLANNED_FIELDS,
    affected,
    notices,
    number_if_held,
    plan_of,
    read_plan,
)
from tracktwo.office.planning.versions import read_kept
from tracktwo.office.record import queries
from tracktwo.office.record.actions import Refused
from tracktwo.office.record.edit_answers import address, form_page
from tracktwo.office.record.entries import versions
from tracktwo.office.record.forms.words import label_of
from tracktwo.office.record.kinds import Cause, EventStatus, Way
from tracktwo.office.record.pages.answering import found
from tracktwo.office.record.pages.sentences import length_in_words
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["earlier_plan", "replan", "replan_key"]

_REFUSED = 422


@form_page
def replan(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask in six steps what happened and what becomes of the event; then give one's side's key."""
    sheet = found(queries.event_sheet(request.seat.programme, key, language=reader_language()))
    waiting = Replan.objects.select_related("plan", "by").filter(event=sheet.event).first()
    if waiting and request.method != "POST":
        return render(request, "planning/replan_key.html", _waiting_page(request, sheet, waiting))
    if sheet.event.status != EventStatus.PLANNED:
        messages.error(
            request, _("Only an event that is still planned is planned anew; correct this one instead.")
        )
        return HttpResponseRedirect(address(request, "event", key=key))
    sent = request.POST if request.method == "POST" else None
    steps = Steps(
        event=sheet.event,
        sides=sheet.sides,
        people=affected(sheet.event),
        data=sent,
        way=request.GET.get("way", ""),
    )
    if sent is None:
        return _show(request, sheet, steps, step=1)
    return _walk(request, sheet, steps)


def _walk(request: SeatRequest, sheet: queries.EventSheet, steps: Steps) -> HttpResponse:
    """Show the step after the one that was sent, the first that cannot be understood, or give the key."""
    asked = request.POST.get("step", "1")
    at = int(asked) if asked in {str(number) for number in range(1, LAST + 1)} else 1
    if "back" in request.POST:
        return _show(request, sheet, steps, step=max(at - 1, 1))
    for number, form in enumerate(_forms(steps, upto=at), start=1):
        if form is not None and not form.is_valid():
            return _show(request, sheet, steps, step=number, refused=number == at)
    return _show(request, sheet, steps, step=at + 1) if at < LAST else _give(request, sheet, steps)


def _forms(steps: Steps, *, upto: int) -> Any:
    """Yield the form of each step up to one, the later ones only once the earlier are understood."""
    yield steps.happened
    if upto > 1:
        yield steps.states
    if upto > 2:  # noqa: PLR2004 -- the number of a step
        yield steps.way
    if upto > 3:  # noqa: PLR2004 -- same
        yield steps.details()
    if upto > 4:  # noqa: PLR2004 -- same
        yield None
    if upto == LAST:
        yield steps.how


def _show(
    request: SeatRequest,
    sheet: queries.EventSheet,
    steps: Steps,
    *,
    step: int,
    refused: bool = False,
    anew: bool = False,
) -> HttpResponse:
    """Show a step; ``anew`` where the plan that was shown before is not the plan any more."""
    page: dict[str, Any] = {"sheet": sheet, "steps": steps, "step": step, "last": LAST}
    shown = _form_of(steps, step)
    for form in (steps.happened, steps.states, steps.way):
        if form is not shown and form.is_bound:
            form.is_valid()
    if step in (4, 5):
        details = shown if isinstance(shown, forms.Form) else steps.details()
        after = steps.plan(details)
        page |= _changes(sheet, before=plan_of(sheet.event), after=after)
        page["notices"] = (
            notices(
                sheet.event, way=steps.chosen, before=plan_of(sheet.event), after=after, people=steps.people
            )
            if step == 5  # noqa: PLR2004 -- the number of a step
            else []
        )
    page |= {"form": shown, "carried": _carried(request, shown), "seen": _seen(request, sheet, anew=anew)}
    return render(request, "planning/replan.html", page, status=_REFUSED if refused else 200)


def _form_of(steps: Steps, step: int) -> forms.Form | None:
    if step == 4:  # noqa: PLR2004 -- the number of a step
        steps.states.is_valid()
        steps.way.is_valid()
        return steps.details()
    return {1: steps.happened, 2: steps.states, 3: steps.way, LAST: steps.how}.get(step)


def _carried(request: SeatRequest, shown: forms.Form | None) -> list[tuple[str, str]]:
    """Return what was sent by other steps, so that the next one sends it along."""
    own = tuple(shown.fields) if shown else ()
    skipped = {
        "csrfmiddlewaretoken",
        "step",
        "back",
        "seen",
        *(("details",) if "earlier_plan" in own else ()),
    }
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in skipped and not any(name == field or name.startswith(f"{field}_") for field in own)
        for value in values
    ]


def _seen(request: SeatRequest, sheet: queries.EventSheet, *, anew: bool = False) -> str:
    return (not anew and request.POST.get("seen")) or versions(plan_of(sheet.event))


def _give(request: SeatRequest, sheet: queries.EventSheet, steps: Steps) -> HttpResponse:
    key = sheet.event.key
    details = steps.details()
    try:
        made = replan_actions.propose(
            programme=request.seat.programme,
            by=request.user,
            event=key,
            cause=Cause(steps.happened.cleaned_data["cause"]),
            way=steps.chosen,
            seen=_seen(request, sheet),
            after=steps.plan(details),
            states=steps.state_of(),
            today=today(),
            note=steps.happened.cleaned_data["note"],
            informed=steps.how.cleaned_data["informed"] if steps.how.cleaned_data["how"] == "mine" else "",
            new_agenda=bool(details.is_valid() and details.cleaned_data.get("new_agenda")),
        )
    except replan_actions.PlanChangedError as refusal:
        messages.error(request, str(refusal))
        return _show(request, sheet, steps, step=4, refused=True, anew=True)
    except (Refused, DataError) as refusal:
        steps.how.add_error(None, str(refusal))
        return _show(request, sheet, steps, step=LAST, refused=True)
    if made.plan is None:
        messages.success(
            request, _("Your side’s key is given. The plan changes once the other side gives its key.")
        )
        return HttpResponseRedirect(request.path)
    messages.success(request, _("The plan is changed. The plan as it was stays under “Earlier plans”."))
    return HttpResponseRedirect(address(request, "event", key=key))


def _changes(sheet: queries.EventSheet, *, before: Any, after: Any) -> dict[str, Any]:
    """Return what a page needs to tell one plan beside another."""
    return {
        "before": before,
        "after": after,
        "fields": [name for name in PLANNED_FIELDS if before.get(name) != after.get(name)],
        "numbers": (number_if_held(sheet.event, before), number_if_held(sheet.event, after)),
        "label_of": lambda name: (
            _("How each side took part") if name == "presences" else label_of("event", name)
        ),
        "length": length_in_words,
        "by_key": {side.key: side for side in sheet.sides},
    }


def _waiting_page(request: SeatRequest, sheet: queries.EventSheet, waiting: Replan) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "waiting": waiting,
        "keys": key_of_each(waiting.keys, sides=sheet.sides),
        "may_give": may_give(waiting.keys, seat=request.seat),
        "is_outdated": replan_actions.is_outdated(waiting),
        "notices": notices(
            sheet.event,
            way=Way(waiting.way),
            before=waiting.before,
            after=waiting.after,
            people=affected(sheet.event),
        ),
        **_changes(sheet, before=waiting.before, after=waiting.after),
    }


@require_POST
def replan_key(request: SeatRequest, *, key: str) -> HttpResponse:
    """Give the other key to a change of plan, say that it was read, or take it back."""
    programme = request.seat.programme
    found(programme.events.filter(key=key).first())
    try:
        if "take_back" in request.POST:
            replan_actions.take_back(programme=programme, by=request.user, event=key)
            messages.success(request, _("The change is taken back; the plan stays as it is."))
        elif replan_actions.agree(programme=programme, by=request.user, event=key, today=today()):
            messages.success(
                request, _("The plan is changed. The plan as it was stays under “Earlier plans”.")
            )
        else:
            messages.success(request, _("Both sides know of this change now."))
    except DataError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(address(request, "replan", key=key))
    return HttpResponseRedirect(address(request, "event", key=key))


def earlier_plan(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Show the plan of an event as it was, beside what took its place."""
    sheet = found(queries.event_sheet(request.seat.programme, key, language=reader_language()))
    plan = found(sheet.event.plans.filter(number=number).first())
    before, after = read_plan(plan.content, "before"), read_plan(plan.content, "after")
    return render(
        request,
        "planning/earlier_plan.html",
        {
            "sheet": sheet,
            "plan": plan,
            "kept": read_kept(plan.content.get("agenda") if isinstance(plan.content, dict) else None),
            **_changes(sheet, before=before, after=after),
        },
    )
