"""The team's pages of ballots: made and given out, texts that come back, papers keyed in twice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracktwo.office.rounds import queries
from tracktwo.office.rounds.ballots.asking import seat_name
from tracktwo.office.rounds.ballots.blocks import EXPECTED, STANCES, Given, blocks_in, read_block
from tracktwo.office.rounds.ballots.counting import (
    agree_on_paper,
    count_block,
    differences_of,
    is_counted,
    key_paper,
    waiting_papers,
)
from tracktwo.office.rounds.ballots.files import ballot_file
from tracktwo.office.rounds.ballots.forms import BatchForm, NumberForm, PasteForm, cells_of
from tracktwo.office.rounds.ballots.making import make_batch, number_of, printed_number, revoke_batch
from tracktwo.office.rounds.ballots.papers import ballot_papers, in_paper_order
from tracktwo.office.rounds.kinds import CARRIER_WORDS, Carrier
from tracktwo.office.rounds.models import Batch, Round
from tracktwo.office.rounds.pages import WORDS, asked_of, spoken
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["ballots", "download", "enter", "paper", "revoke"]

_REFUSED = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What became of one text that came back; ``number`` is its place among those pasted."""

    number: int
    is_counted: bool
    sentence: str


def _form_page(page: Page) -> Page:
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@_form_page
def ballots(request: SeatRequest, *, key: str) -> HttpResponse:
    """List the ballots of a round; make some."""
    found = asked_of(request, key)
    sides = sides_of(found.programme, timezone.now().month)
    form = BatchForm(request.POST if request.method == "POST" else None, sides=sides)
    if form.is_valid():
        try:
            make_batch(found, **form.batch(), by=request.user)
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The ballots are made. Download them, and give them out."))
            return redirect("round-ballots", programme=found.programme.key, key=key)
    page = {
        **WORDS,
        "round": found,
        "form": form,
        "batches": found.batches.select_related("side"),
        "seat_name": lambda batch: seat_name(batch, spoken(found)),
        "carrier_words": CARRIER_WORDS,
        "is_open": queries.is_open(found, at=timezone.now()),
    }
    refused = request.method == "POST"
    return render(request, "ballots/ballots.html", page, status=_REFUSED if refused else 200)


@require_safe
def download(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Send a batch: one file for everybody, or its papers to print."""
    found = asked_of(request, key)
    batch = _batch(found, number)
    mark = "SIMULATED-" if found.is_simulated else ""
    name = f"{mark}ballot-{found.key}-{batch.side.key if batch.side else batch.seat}-{batch.number}"
    if batch.carrier == Carrier.FILE:
        kind, ending, content = "text/html; charset=utf-8", "html", ballot_file(batch).encode()
    else:
        address = request.build_absolute_uri(reverse("join-round", kwargs={"code": found.code}))
        kind, ending, content = "application/pdf", "pdf", ballot_papers(batch, address=address)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_POST
def revoke(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Take a batch back."""
    found = asked_of(request, key)
    revoke_batch(_batch(found, number), by=request.user)
    messages.success(request, _("The ballots are taken back; those that come now do not count."))
    return redirect("round-ballots", programme=found.programme.key, key=key)


@_form_page
def enter(request: SeatRequest, *, key: str) -> HttpResponse:
    """Enter ballots that came back: texts, each counted or refused with a sentence; or a paper, by its number."""
    found = asked_of(request, key)
    is_paper = "number" in request.POST
    numbers = NumberForm(request.POST if is_paper else None)
    pasted = PasteForm(*((request.POST, request.FILES) if request.method == "POST" and not is_paper else ()))
    entered: list[Entered] = []
    if is_paper and numbers.is_valid():
        try:
            batch, number = number_of(found, numbers.cleaned_data["number"])
        except DataError as refusal:
            numbers.add_error("number", str(refusal))
        else:
            if not is_counted(batch, number):
                return redirect(_address(batch, number))
            numbers.add_error("number", _("This ballot was counted already; nothing was counted again."))
    if pasted.is_valid():
        entered = _entered(found, pasted.texts(), at=timezone.now())
        if not entered:
            pasted.add_error(
                "text", _("There is no ballot in it; one begins with the words TRACKTWO BALLOT.")
            )
    page = {
        **WORDS,
        "round": found,
        "numbers": numbers,
        "pasted": pasted if not any(each.is_counted for each in entered) else PasteForm(),
        "entered": entered,
        "waiting": [
            (each, printed_number(each.batch, each.number), _address(each.batch, each.number))
            for each in waiting_papers(found)
        ],
    }
    wrong = request.method == "POST" and not any(each.is_counted for each in entered)
    return render(request, "ballots/enter.html", page, status=_REFUSED if wrong else 200)


def _entered(round_: Round, text: str, *, at: datetime) -> list[Entered]:
    """Count every ballot in a text, each for itself."""
    entered = []
    for number, lines in enumerate(blocks_in(text), 1):
        try:
            missing = count_block(round_, read_block(lines), at=at)
        except DataError as refusal:
            entered.append(Entered(number=number, is_counted=False, sentence=str(refusal)))
        else:
            entered.append(Entered(number=number, is_counted=True, sentence=_counted(missing)))
    return entered


def _counted(missing: list[str]) -> str:
    """Return that a ballot was counted, and what of it was not."""
    if not missing:
        return _("Counted.")
    return ngettext(
        "Counted, but for %(names)s, whose wording was corrected after the ballot was made.",
        "Counted, but for %(names)s, whose wordings were corrected after the ballot was made.",
        len(missing),
    ) % {"names": ", ".join(missing)}


@_form_page
def paper(request: SeatRequest, *, key: str, printed: str) -> HttpResponse:
    """Key one paper in: a first pass, a second without sight of the first, and what the two read otherwise."""
    found = asked_of(request, key)
    try:
        batch, number = number_of(found, printed)
    except DataError as unknown:
        raise Http404 from unknown
    sentence = ""
    differing = {each.key: each for each in differences_of(batch, number)}
    items = [each for each in in_paper_order(batch, number) if not differing or each.key in differing]
    if request.method == "POST":
        try:
            cells = cells_of(request.POST, items, language=found.languages[0])
            done = _keyed(batch, number, cells, is_agreeing=bool(differing))
        except DataError as refusal:
            sentence = str(refusal)
        else:
            return _onwards(request, batch, number, done)
    places = {each.key: place for place, each in enumerate(in_paper_order(batch, number), 1)}
    page = {
        **WORDS,
        "round": found,
        "batch": batch,
        "printed": printed_number(batch, number),
        "turn": batch.keyings.filter(number=number).count() + 1,
        "items": [(places[each.key], each) for each in items],
        "differing": differing,
        "sentence": sentence,
        "chosen": _chosen(request, items),
        "in_words": _in_words,
        "language": spoken(found),
    }
    return render(request, "ballots/paper.html", page, status=_REFUSED if sentence else 200)


def _keyed(batch: Batch, number: int, cells: dict[str, Given], *, is_agreeing: bool) -> list[str] | None:
    if is_agreeing:
        return agree_on_paper(batch, number, cells, at=timezone.now())
    return key_paper(batch, number, cells, at=timezone.now())


def _onwards(request: SeatRequest, batch: Batch, number: int, done: list[str] | None) -> HttpResponse:
    """Say what became of a pass, and lead on to the next paper, or to where two passes differ."""
    name = printed_number(batch, number)
    if done is not None:
        messages.success(request, _("%(number)s: %(what)s") % {"number": name, "what": _counted(done)})
    elif differences_of(batch, number):
        messages.warning(
            request, _("The two passes over %(number)s differ; look at the paper again.") % {"number": name}
        )
        return redirect(_address(batch, number))
    else:
        messages.success(
            request,
            _("The first pass over %(number)s is kept. It counts after a second, best by somebody else.")
            % {"number": name},
        )
    return redirect("round-ballots-enter", programme=batch.round.programme.key, key=batch.round.key)


def _chosen(request: SeatRequest, items: list[Any]) -> dict[str, str]:
    """Return what the form was sent with, so that nothing has to be keyed again after a refusal."""
    names = [f"{name}-{item.place}" for item in items for name in ("stance", "expected", "depends")]
    return {name: request.POST.get(name, "") for name in names}


def _in_words(given: Given, item: Any, language: str) -> str:
    """Return what a pass read for one statement, in words."""
    stance = item.choices.get(STANCES.index(given.stance), {}).get(language, _("nothing"))
    if not item.expects:
        return f"{stance} {given.depends_on}".strip()
    expected = {"": _("nothing"), EXPECTED[1]: _("cannot guess")}.get(given.expected, f"{given.expected}/10")
    return f"{stance} {given.depends_on}".strip() + f" · {expected}"


def _batch(round_: Round, number: int) -> Batch:
    """Return a batch of a round; in another round there is no such page."""
    found = Batch.objects.select_related("side").filter(round=round_, number=number).first()
    if found is None:
        raise Http404
    found.round = round_
    return found


def _address(batch: Batch, number: int) -> str:
    return reverse(
        "round-paper",
        kwargs={
            "programme": batch.round.programme.key,
            "key": batch.round.key,
            "printed": printed_number(batch, number),
        },
    )
