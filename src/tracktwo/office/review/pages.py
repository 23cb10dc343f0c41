"""Pages of a review: adding documents, reading them, one card at a time, many at once, the log."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record.actions import LARGEST_FILE
from tracktwo.office.record.edit_answers import form_page
from tracktwo.office.record.pages.answering import one_page
from tracktwo.office.record.queries import subjects
from tracktwo.office.review import actions, queries, words
from tracktwo.office.review.cards import card_of
from tracktwo.office.review.deciding import DONE, decide
from tracktwo.office.review.entering import Shelf
from tracktwo.office.review.forms import AddForm, EditForm
from tracktwo.office.review.source import source_of
from tracktwo.office.review.storing import reviewed_of
from tracktwo.office.review.uploads import (
    AlreadyHere,
    add_document,
    keep_waiting,
    samples_of,
    waiting,
)
from tracktwo.office.review.working import begin_reading, is_interrupted
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.shell.scripting import scripted
from tracktwo.record import DoubtfulEncoding
from tracktwo.vocabulary.errors import DataError, TrackTwoError

__all__ = ["add", "bulk", "decide_on", "decisions", "keys", "read", "review", "sides", "take_back"]

_AGAIN: Final = "3"
"""Seconds until a page that tells how far a reading is looks again."""
_REFUSED: Final = 422
_YEAR: Final = 365 * 24 * 60 * 60


@require_safe
@scripted
def review(request: SeatRequest) -> HttpResponse:
    """Show how far the review is, and the card that comes next."""
    return _show(request, queries.Filters.of(request.GET.dict()), at=request.GET.get("at", ""))


@require_POST
@scripted
def decide_on(request: SeatRequest, *, origin: str) -> HttpResponse:
    """Carry out what was decided on a card, and go to the next."""
    programme, filters = request.seat.programme, queries.Filters.of(request.GET.dict())
    item = queries.item_called(programme, origin)
    if item is None:
        messages.error(request, _("This is proposed no more; the documents were read again meanwhile."))
        return _to_card(request, filters, "")
    step = queries.one_step(programme, filters, at=origin)
    form = EditForm(
        reviewed_of(item.said), programme=programme, sides=queries.told_sides(programme), data=request.POST
    )
    if not form.is_valid():
        return _show(request, filters, at=origin, form=form, status=_REFUSED)
    try:
        verb = decide(request.seat, item, request.POST, given=form.given())
    except DataError as error:
        for sentences in getattr(error, "problems", {"": [str(error)]}).values():
            for sentence in sentences:
                form.add_error(None, sentence)
        return _show(request, filters, at=origin, form=form, status=_REFUSED)
    left = queries.progress_of(programme).left
    done = str(DONE[verb])
    messages.success(
        request,
        ngettext("%(done)s. %(num)s left.", "%(done)s. %(num)s left.", left) % {"done": done, "num": left},
    )
    stays = verb in ("same", "different", "unsure")
    return _to_card(request, filters, origin if stays else step.after)


@require_POST
def take_back(request: SeatRequest, *, number: int) -> HttpResponse:
    """Take back a decision and what it wrote."""
    filters = queries.Filters.of(request.GET.dict())
    try:
        gone = actions.undo(programme=request.seat.programme, by=request.user, number=number)
    except DataError as error:
        messages.error(request, str(error))
        return _to_card(request, filters, request.POST.get("at", ""))
    messages.success(request, _("Taken back: %(what)s.") % {"what": gone[0].title})
    if request.POST.get("to") == "decisions":
        return redirect("review-decisions", programme=request.seat.programme.key)
    return _to_card(request, filters, gone[0].origin)


@require_POST
def read(request: SeatRequest) -> HttpResponse:
    """Begin to read the documents."""
    try:
        asked = request.POST.getlist("document")
        known = request.seat.programme.documents.filter(key__in=asked).values_list("key", flat=True)
        begin_reading(request.seat.programme, by=request.user, documents=known)
    except DataError as error:
        messages.error(request, str(error))
    return redirect("review", programme=request.seat.programme.key)


@form_page
def add(request: SeatRequest) -> HttpResponse:
    """Ask for a document and its file; of a text in a doubtful encoding, how it is to be read."""
    programme = request.seat.programme
    documents = list(programme.documents.all())
    is_sent = request.method == "POST"
    data = request.POST.copy() if is_sent else None
    form = AddForm(programme, documents, data, request.FILES if is_sent else None)
    ticket = request.POST.get("ticket", "")
    kept = waiting(programme, ticket) if ticket else None
    if kept is not None:
        form.fields["file"].required = False
    elif ticket:
        form.fields["file"].error_messages["required"] = _(
            "The file waited for a day and was deleted; choose it again."
        )
    page: dict[str, Any] = {"form": form, "samples": [], "ticket": "", "name": ""}
    if not form.is_valid():
        return render(request, "review/add.html", page, status=_REFUSED if is_sent else 200)
    file = form.cleaned_data["file"]
    content = kept if kept is not None else file.read(LARGEST_FILE + 1)
    name = request.POST.get("name", "")[:200] if kept is not None else file.name
    try:
        key = add_document(
            programme=programme,
            by=request.user,
            content=content,
            name=name,
            fields=form.cleaned_data,
            encoding=request.POST.get("encoding") or None,
        )
    except DoubtfulEncoding as doubt:
        page |= {"samples": samples_of(content, doubt.fitting), "name": name, "sentence": str(doubt)}
        page["ticket"] = ticket if kept is not None else keep_waiting(programme, content)
        return render(request, "review/add.html", page, status=_REFUSED)
    except AlreadyHere as refusal:
        page["already"] = refusal.key
        form.add_error("file", str(refusal))
        return render(request, "review/add.html", page, status=_REFUSED)
    except TrackTwoError as refusal:
        form.add_error("file", str(refusal))
        return render(request, "review/add.html", page, status=_REFUSED)
    waiting(programme, ticket, take=True)
    messages.success(
        request, _("The document is added. Its passages open now, and what it says is being read.")
    )
    try:
        last = queries.last_reading(programme)
        begin_reading(programme, by=request.user, documents=[*(last.documents if last else []), key])
    except DataError as error:
        messages.warning(request, str(error))
    return redirect(reverse("review", kwargs={"programme": programme.key}) + f"?document={key}")


@form_page
def bulk(request: SeatRequest) -> HttpResponse:
    """List what is ready to be accepted, each with its passage; accept those that are ticked."""
    programme, filters = request.seat.programme, queries.Filters.of(request.GET.dict())
    told = queries.told_sides(programme)
    if request.method == "POST":
        return _accept_ticked(request, filters)
    items, shelf = queries.ready(programme, filters), Shelf(programme, language=reader_language())
    shelf.preload(items)
    cards = [card_of(shelf, each, sides=told) for each in items]
    documents = {each.key: each for each in programme.documents.all()}
    context = {"cards": cards, "filters": filters, "documents": documents, **_words(programme)}
    return render(request, "review/bulk.html", context)


def _accept_ticked(request: SeatRequest, filters: queries.Filters) -> HttpResponse:
    programme, accepted = request.seat.programme, 0
    for told in request.POST.getlist("accept"):
        origin, _colon, seen = told.partition(":")
        item = queries.item_called(programme, origin)
        if item is None or item.standing == "accepted":
            continue  # gone meanwhile, or accepted along with one before
        try:
            actions.accept(programme=programme, by=request.user, origin=origin, seen=seen)
            accepted += 1
        except DataError as error:
            messages.error(request, _("%(title)s: %(reason)s") % {"title": item.title, "reason": error})
    left = queries.progress_of(programme).left
    messages.success(
        request,
        ngettext("%(count)s accepted. %(num)s left.", "%(count)s accepted. %(num)s left.", left)
        % {"count": accepted, "num": left},
    )
    return _to_card(request, filters, "")


@form_page
def sides(request: SeatRequest) -> HttpResponse:
    """Ask which side of the programme people are on whom documents list under a code; keep it."""
    programme = request.seat.programme
    codes = queries.codes_of(programme)
    if request.method == "POST":
        told = {code: request.POST.get(f"side-{code}", "") for code in codes}
        actions.keep_side(programme=programme, by=request.user, sides=told)
        messages.success(request, _("Kept. People are entered on these sides from now on."))
        return redirect("review", programme=programme.key)
    context = {"codes": codes, "told": queries.told_sides(programme), "choices": list(programme.sides.all())}
    return render(request, "review/sides.html", context)


@require_safe
def decisions(request: SeatRequest) -> HttpResponse:
    """Show the log of decisions, latest first."""
    page = one_page(request, queries.decisions(request.seat.programme))
    return render(
        request,
        "review/decisions.html",
        {"page": page, "verb_words": words.VERB_WORDS, "kind_words": words.KIND_WORDS},
    )


@require_POST
def keys(request: SeatRequest) -> HttpResponse:
    """Switch the keys of cards off or on, for this browser."""
    response = HttpResponseRedirect(reverse("review", kwargs={"programme": request.seat.programme.key}))
    state = "off" if request.POST.get("keys") == "off" else "on"
    response.set_cookie("review-keys", state, max_age=_YEAR, samesite="Lax", httponly=True)
    return response


def _show(
    request: SeatRequest,
    filters: queries.Filters,
    *,
    at: str,
    form: EditForm | None = None,
    status: int = 200,
) -> HttpResponse:
    programme = request.seat.programme
    reading = queries.last_reading(programme)
    is_busy = reading is not None and reading.state == "reading" and not is_interrupted(reading)
    step = queries.one_step(programme, filters, at=at)
    told = queries.told_sides(programme)
    shelf = Shelf(programme, language=reader_language())
    shelf.preload([step.item] if step.item else [])
    card = card_of(shelf, step.item, sides=told) if step.item else None
    if card is not None and form is None and request.seat.may(Right.EDIT_DOCUMENTS):
        form = EditForm(card.reviewed, programme=programme, sides=told)
    context = {
        "reading": reading,
        "is_busy": is_busy,
        "is_interrupted": reading is not None and reading.state == "reading" and not is_busy,
        "progress": queries.progress_of(programme),
        "filters": filters,
        "step": step,
        "card": card,
        "form": form,
        "open_codes": queries.open_codes(programme),
        "undoable": queries.undoable(programme, request.user),
        "keys_on": request.COOKIES.get("review-keys") != "off",
        "readable": list(
            programme.documents.exclude(sha256="").only("programme", "key", "title", "language")
        ),
        **_words(programme),
        **(_beside(request, card) if card else {}),
    }
    response = render(request, "review/review.html", context, status=status)
    if is_busy and status == 200:  # noqa: PLR2004 -- nothing that was typed is lost
        response["Refresh"] = _AGAIN
    return response


def _beside(request: SeatRequest, card: Any) -> dict[str, Any]:
    """Return the text beside a card, and the pages its links lead to."""
    programme = request.seat.programme
    documents = {each.key: each for each in programme.documents.all()}
    asked = request.GET.get("in", "")
    stands_in = [each for each in card.documents if each in documents]
    key = asked if asked in stands_in else next(iter(stands_in), "")
    part = request.GET.get("part", "")
    at = int(part) if part.isascii() and part.isdigit() and len(part) < 9 else None  # noqa: PLR2004
    named = [each.subject for each in card.matches] + ([card.entry] if card.entry else [])
    return {
        "source": source_of(documents[key], card.item, at=at) if key else None,
        "documents": documents,
        "stands_in": stands_in,
        "subjects": subjects(programme, named, language=reader_language()),
        "entries": queries.entries_of(programme, card.item.kind),
    }


def _words(programme: Any) -> dict[str, Any]:
    return {
        "kind_words": words.KIND_WORDS,
        "ready_words": words.READY_WORDS,
        "mark_words": words.MARK_WORDS,
        "band_in_words": words.band_in_words,
        "headline": words.headline,
        "all_documents": list(
            programme.documents.exclude(text=None).only("programme", "key", "title", "language")
        ),
    }


def _to_card(request: SeatRequest, filters: queries.Filters, origin: str) -> HttpResponse:
    address = reverse("review", kwargs={"programme": request.seat.programme.key})
    return HttpResponseRedirect(f"{address}?{filters.query()}{f'at={origin}' if origin else ''}#card")
