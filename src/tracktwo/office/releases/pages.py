"""The team's pages of releases: the list with the log, one proposal with its account and keys, and its preview."""

from functools import partial
from typing import Final

from csp.constants import HEADER as POLICY
from csp.constants import NONE, SELF
from csp.utils import build_policy
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.accounts.keys import key_of_each
from tracktwo.office.releases import accounting, actions, queries, trees
from tracktwo.office.releases.decisions import decisions, digest, faults
from tracktwo.office.releases.forms import RefuseForm
from tracktwo.office.releases.kinds import ACTION_WORDS, STATE_WORDS, State
from tracktwo.office.releases.models import Release
from tracktwo.office.releases.words import LEAK_WORDS, PART_WORDS, STEP_WORDS, field_in_words, value_in_words
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.publish.bundle import SITE_LANGUAGES
from tracktwo.vocabulary.errors import DataError

__all__ = [
    "account",
    "approve",
    "prepare",
    "preview",
    "publish",
    "refuse",
    "release",
    "releases",
]

_MOST: Final = 12
"""How many lines of each group the page of a proposal shows; each group has a page with all of them."""
_PREVIEW: Final = {"frame-ancestors": [SELF], "form-action": [NONE], "sandbox": ["allow-same-origin"]}
"""A preview may stand in our own frames, with the session that its style sheet needs, and no script runs in it."""
_MOST_PAGES: Final = 50
_AGAIN: Final = "3"
"""Seconds until a page that tells how far something is looks again."""


@require_safe
def releases(request: SeatRequest) -> HttpResponse:
    """Show every proposal of the programme, and the log of what was decided."""
    programme = request.seat.programme
    log = decisions(programme)
    context = {
        "page": queries.proposals(programme, page=request.GET.get("page", "1")),
        "waiting": queries.waits_for(programme, request.seat.side),
        "site": queries.published_site(programme),
        "log": log,
        "digest": digest(log),
        "faults": faults(programme),
        "state_words": STATE_WORDS,
        "action_words": ACTION_WORDS,
        "sides": {side.key: side for side in programme.sides.all()},
    }
    return render(request, "releases/releases.html", context)


@require_safe
def release(request: SeatRequest, *, number: int) -> HttpResponse:
    """Show a proposal: the site as it will be, beside the account of what appears and what is withheld."""
    return _show(request, _proposal(request, number), form=RefuseForm())


@require_safe
def account(request: SeatRequest, *, number: int, part: str, group: str) -> HttpResponse:
    """Show one group of a proposal's account whole: what appears, changes, vanishes, or is withheld."""
    found = _proposal(request, number)
    lines = accounting.group_of(found, part=part, code=group, page=request.GET.get("page", "1"))
    if lines is None:
        raise Http404
    context = {
        "release": found,
        "part": part,
        "part_words": PART_WORDS,
        "value_in_words": partial(value_in_words, language=reader_language()),
        "sides": {side.key: side for side in found.programme.sides.all()},
        "group": lines.group,
        "page": lines.page,
        "subjects": accounting.named(found, [lines.group], language=reader_language()),
    }
    return render(request, "releases/account.html", context)


@require_POST
def prepare(request: SeatRequest) -> HttpResponse:
    """Begin a proposal and go to its page, which tells how far it is."""
    try:
        made = actions.prepare_in_background(by=request.seat)
    except DataError as error:
        messages.error(request, str(error))
        return redirect("releases", programme=request.seat.programme.key)
    return _go_to(made)


@require_POST
def approve(request: SeatRequest, *, number: int) -> HttpResponse:
    """Give the key of the reader's side; the second key publishes."""
    found = _proposal(request, number)
    try:
        approved = actions.approve(found, by=request.seat, sha256=request.POST.get("sha256", ""))
    except DataError as error:
        messages.error(request, str(error))
        return _go_to(found)
    if approved.state == State.APPROVED:
        actions.publish_in_background(approved)
        messages.success(request, _("Both sides have approved; the site is being published."))
    else:
        messages.success(request, _("Your side's key is given; the other side's is waited for."))
    return _go_to(found)


@require_POST
def refuse(request: SeatRequest, *, number: int) -> HttpResponse:
    """Refuse a proposal with a sentence to the team."""
    found = _proposal(request, number)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        response = _show(request, found, form=form)
        response.status_code = 422
        return response
    try:
        actions.refuse(found, by=request.seat, note=form.cleaned_data["note"])
        messages.success(request, _("The proposal is refused; it stays private."))
    except DataError as error:
        messages.error(request, str(error))
    return _go_to(found)


@require_POST
def publish(request: SeatRequest, *, number: int) -> HttpResponse:
    """Publish again what both sides approved and something kept from the public."""
    found = _proposal(request, number)
    if found.state == State.APPROVED and found.published_at is None:
        actions.publish_in_background(found)
    return _go_to(found)


@require_safe
def preview(request: SeatRequest, *, number: int, path: str = "") -> HttpResponse:
    """Show one file of a proposal's preview, to be looked at beside its account; nothing in it runs."""
    key = request.seat.programme.key
    file = trees.plain_file(trees.preview_folder(key, number) / key, path)
    if file is None:
        raise Http404
    response = HttpResponse(file.content, content_type=file.type)
    response[POLICY] = build_policy(replace=_PREVIEW)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _show(request: SeatRequest, found: Release, *, form: RefuseForm) -> HttpResponse:
    interrupted = queries.is_interrupted(found)
    busy = queries.is_busy(found) and not interrupted
    sides = sides_of(found.programme, found.prepared_at.month)
    front, pages = accounting.preview_pages(found, language=reader_language())
    context = {
        "release": found,
        "is_interrupted": interrupted,
        "is_busy": busy,
        "has_preview": accounting.has_preview(found),
        "front": front,
        "pages": pages[:_MOST_PAGES],
        "pages_more": len(pages[_MOST_PAGES:]),
        "is_clean": queries.is_clean(found),
        "is_first": found.number == 1,
        "leak_words": LEAK_WORDS,
        "field_in_words": field_in_words,
        "most_leaks": _MOST,
        "sides": {side.key: side for side in sides},
        "unchecked": [tag for tag in SITE_LANGUAGES if tag in found.programme.unchecked_languages],
        "keys": key_of_each(found.approvals, sides=sides),
        "may_approve": queries.may_approve(found, seat=request.seat),
        "site": queries.published_site(found.programme),
        "state_words": STATE_WORDS,
        "step": STEP_WORDS.get(found.progress.get("step", "")),
        "form": form,
        **accounting.sheet(found, language=reader_language(), most=_MOST),
    }
    response = render(request, "releases/release.html", context)
    response[POLICY] = build_policy(update={"frame-src": [SELF]})
    if busy:
        response["Refresh"] = _AGAIN
    return response


def _proposal(request: SeatRequest, number: int) -> Release:
    found = queries.proposal(request.seat.programme, number)
    if found is None:
        raise Http404
    return found


def _go_to(found: Release) -> HttpResponse:
    return redirect("release", programme=found.programme.key, number=found.proposal)
