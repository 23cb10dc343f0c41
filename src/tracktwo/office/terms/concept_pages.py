"""Pages of concepts: the card with a column for each side, its forms, links and keys."""

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.record.edit_answers import answer, form_page
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms import concept_actions as actions
from tracktwo.office.terms import concepts as queries
from tracktwo.office.terms import method
from tracktwo.office.terms.bars import tension_bar
from tracktwo.office.terms.boards import boards_of
from tracktwo.office.terms.concept_forms import PARTS, ConceptForm, LinkForm, NewConceptForm, TermBehindForm
from tracktwo.office.terms.corpus import shelf_of
from tracktwo.office.terms.kinds import (
    ENDING_WORDS,
    EQUIVALENCE_MARKS,
    EQUIVALENCE_WORDS,
    STATUS_WORDS,
    TRANSLATED_WORDS,
)
from tracktwo.office.terms.lines import Asked, find_lines
from tracktwo.office.terms.links import link_numbered, links_of
from tracktwo.office.terms.models import ConceptFeature, ConceptMisreading, ConceptSense
from tracktwo.office.terms.queries import source_list
from tracktwo.office.terms.strips import strip_of
from tracktwo.office.terms.weighing import company_of, tensions_of
from tracktwo.vocabulary.errors import DataError, FileError, UsageError

if TYPE_CHECKING:
    from tracktwo.office.terms.corpus import Shelf
    from tracktwo.office.terms.models import Concept

__all__ = [
    "behind",
    "card",
    "delete",
    "edit",
    "give_key",
    "new",
    "part",
    "part_delete",
    "related",
    "related_delete",
    "related_looked",
    "title_of",
]

_LINES: Final = 8
_WORDS: Final = {
    "ending_words": ENDING_WORDS,
    "equivalence_words": EQUIVALENCE_WORDS,
    "equivalence_marks": EQUIVALENCE_MARKS,
    "status_words": STATUS_WORDS,
    "translated_words": TRANSLATED_WORDS,
}
_SENDS_CODE: Final[dict[str, type[ConceptSense] | type[ConceptFeature]]] = {
    "sense": ConceptSense,
    "feature": ConceptFeature,
}


def title_of(concept: "Concept") -> str:
    """Return what a concept is called, in every language it is, as a plain title."""
    terms = list(concept.terms.all())
    shared = [each.text for each in terms if each.side_id is None] or [each.text for each in terms]
    return " · ".join(dict.fromkeys(shared)) or concept.key


@require_safe
def card(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show a concept: a column for each side, what both share, where its border runs, and what rests on it."""
    found, seat = _concept(request, key), request.seat
    shelf = _shelf(request)
    tension = tensions_of([found], shelf, seat=seat).get(found.pk)
    page: dict[str, Any] = {
        **_WORDS,
        "concept": found,
        "title": title_of(found),
        "card": queries.card_of(found),
        "boards": boards_of(found, seat=seat),
        "tension": tension,
        "bar": tension_bar(tension) if tension else None,
        "verdict": method.verdict_in_words(tension.verdict) if tension else "",
        "why": method.why_short(tension) if tension else [],
        "tension_method": method.of_tension(tension, shelf) if tension else None,
        "company": company_of(found, shelf),
        "lines": _lines(found, shelf),
        "sided": {side.key: side for side in seat.programme.sides.all()},
        "shelf": shelf,
        "texts": source_list(seat.programme).count(),
        "links": links_of(found, seat=seat),
        "keys": queries.keys_of(found, sides=sides_of(seat.programme, found.number)),
        "digest": queries.outside_digest(found),
        "told": queries.told_outside(found),
        "may_key": queries.may_give_key(found, seat=seat),
        "is_known": queries.is_known_outside(found),
        "is_ready": not queries.missing_before_keys(found),
        "kept": found.kept,
    }
    return answer(request, "terms/concept.html", page, refused=False)


@form_page
def new(request: SeatRequest) -> HttpResponse:
    """Ask what a new concept is called, and make it."""
    programme = request.seat.programme
    is_sent = request.method == "POST"
    form = NewConceptForm(request.POST if is_sent else None, programme=programme)
    if form.is_valid():
        try:
            given = form.cleaned_data
            made = actions.make_concept(programme, given["terms"], by=request.user, note=given["note"])
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The term is made; now say what each side means by it."))
            return redirect("concept", programme=programme.key, key=made.key)
    page = {
        "form": form,
        "heading": _("Add a term"),
        "concept": None,
        "row": None,
        "back": reverse("terms", args=[programme.key]),
    }
    return answer(request, "terms/concept_form.html", page, refused=is_sent)


@form_page
def edit(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show what holds for a concept as a whole as a form, and save it."""
    found = _concept(request, key)
    is_sent = request.method == "POST"
    form = ConceptForm(request.POST if is_sent else None, concept=found)
    if form.is_valid():
        actions.change_concept(found, form.values(), by=request.user)
        messages.success(request, _("Saved."))
        return _to(found)
    heading = _("Edit: %(title)s") % {"title": title_of(found)}
    return answer(request, "terms/concept_form.html", _form_page(found, form, heading), refused=is_sent)


@require_POST
def delete(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take a concept away."""
    found = _concept(request, key)
    actions.delete_concept(found, by=request.user)
    messages.success(request, _("The term is deleted."))
    return redirect("terms", programme=request.seat.programme.key)


@form_page
def part(request: SeatRequest, *, key: str, kind: str, number: int = 0) -> HttpResponse:
    """Show a row of a concept as a form, a new one where no number is given, and save it."""
    found = _concept(request, key)
    model, form_of, words = PARTS.get(kind) or _absent()
    row = _row(found, model, number) if number else None
    if row is not None and model is ConceptMisreading:
        raise Http404  # what was seen earlier is kept as it was
    is_sent = request.method == "POST"
    form = form_of(request.POST if is_sent else None, concept=found, present=_present(row, request))
    if form.is_valid():
        try:
            _save(request, found, kind, row, form.values())
        except (DataError, ValidationError) as refusal:
            form.add_error(None, " ".join(getattr(refusal, "messages", [str(refusal)])))
        else:
            messages.success(request, _("Saved."))
            return _to(found, at=_PLACES.get(kind, ""))
    page = _form_page(found, form, str(words)) | {"row": row, "kind": kind}
    return answer(request, "terms/concept_form.html", page, refused=is_sent)


@require_POST
def part_delete(request: SeatRequest, *, key: str, kind: str, number: int) -> HttpResponse:
    """Take a row of a concept away."""
    found = _concept(request, key)
    model = (PARTS.get(kind) or _absent())[0]
    actions.delete_part(_row(found, model, number, may_be_turn=True), by=request.user)
    messages.success(request, _("Deleted."))
    return _to(found)


@form_page
def related(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask what depends on a term, and keep it."""
    found = _concept(request, key)
    is_sent = request.method == "POST"
    form = LinkForm(request.POST if is_sent else None, concept=found, seat=request.seat)
    if form.is_valid() and _links(request, found, form):
        return _to(found, at="rests")
    page = _form_page(found, form, _("What depends on it"))
    return answer(request, "terms/concept_form.html", page, refused=is_sent)


@form_page
def behind(request: SeatRequest) -> HttpResponse:
    """Ask which term something depends on, and keep it."""
    is_sent, programme = request.method == "POST", request.seat.programme
    data = request.POST if is_sent else None
    form = TermBehindForm(data, seat=request.seat, subject=request.GET.get("subject", ""))
    if form.is_valid():
        found = form.cleaned_data["concept"]
        found.programme = programme
        if _links(request, found, form):
            return _to(found, at="rests")
    page = {"form": form, "heading": _("Name a term it depends on"), "concept": None, "row": None}
    page["back"] = reverse("terms", args=[programme.key])
    return answer(request, "terms/concept_form.html", page, refused=is_sent)


def _links(request: SeatRequest, found: "Concept", form: LinkForm | TermBehindForm) -> bool:
    """Keep what depends on a term; where that is refused, the form says why."""
    try:
        actions.link(found, form.cleaned_data["subject"], by=request.user)
    except DataError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("It is kept that this depends on the term."))
    return True


@require_POST
def related_looked(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Keep that somebody has looked at what depends on a term."""
    return _with_link(request, key, number, actions.look_at, _("It is kept that you have looked."))


@require_POST
def related_delete(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Take a link away."""
    return _with_link(request, key, number, actions.unlink, _("Deleted."))


@require_POST
def give_key(request: SeatRequest, *, key: str) -> HttpResponse:
    """Give the key of the reader's side to what of a concept goes outside."""
    found = _concept(request, key)
    try:
        both = actions.give_key(found, by=request.user, sha256=request.POST.get("sha256", ""))
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            _("Both sides have given their key; it goes outside with the next release.")
            if both
            else _("Your side’s key is given; the other side’s is waited for."),
        )
    return _to(found, at="keys")


_PLACES: Final = {"misreading": "misread", "round": "border", "feature": "features", "equivalent": "called"}


def _concept(request: SeatRequest, key: str) -> "Concept":
    found = queries.concept_called(request.seat.programme, key)
    if found is None:
        raise Http404
    found.programme = request.seat.programme
    return found


def _to(concept: "Concept", *, at: str = "") -> HttpResponse:
    response = redirect("concept", programme=concept.programme.key, key=concept.key)
    if at:
        response["Location"] += f"#{at}"
    return response


def _absent() -> Any:
    raise Http404


def _row(concept: "Concept", model: Any, number: int, *, may_be_turn: bool = False) -> Any:
    row = model.objects.filter(concept=concept, pk=number).first()
    if row is None or (getattr(row, "turn_id", None) and not may_be_turn):
        raise Http404  # a turn says what it says; its place is its text
    return row


def _present(row: Any, request: SeatRequest) -> dict[str, Any]:
    """Return what a form starts with: what the row says, or for a new one what the address says."""
    if row is None:
        return {name: value for name, value in request.GET.items() if name in ("side", "sense", "language")}
    told: dict[str, Any] = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001 (Django's documented way to ask)
        value = getattr(row, field.name)
        told[field.name] = value.key if field.is_relation and hasattr(value, "key") else value
    return told


def _save(request: SeatRequest, found: "Concept", kind: str, row: Any, values: dict[str, Any]) -> None:
    model = PARTS[kind][0]
    if row is not None:
        actions.change_part(row, values, by=request.user)
    elif model is ConceptMisreading:
        actions.note_misreading(found, values, by=request.user)
    else:
        if kind in _SENDS_CODE:
            values = {**values, "code": actions.free_code(found, _SENDS_CODE[kind])}
        actions.add_part(found, model, values, by=request.user)


def _with_link(request: SeatRequest, key: str, number: int, act: Any, said: str) -> HttpResponse:
    found = _concept(request, key)
    row = link_numbered(found, number, seat=request.seat)
    if row is None:
        raise Http404
    try:
        act(row, by=request.user)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return _to(found, at="rests")


def _form_page(found: "Concept", form: Any, heading: str) -> dict[str, Any]:
    back = reverse("concept", kwargs={"programme": found.programme.key, "key": found.key})
    return {
        "form": form,
        "heading": heading,
        "concept": found,
        "title": title_of(found),
        "back": back,
        "row": None,
    }


def _shelf(request: SeatRequest) -> "Shelf | None":
    """Return the texts, or None where there are none or their index is damaged: the card is shown all the same."""
    try:
        return shelf_of(request.seat.programme)
    except FileError as error:
        messages.error(request, str(error))
        return None


def _lines(concept: "Concept", shelf: "Shelf | None") -> list[dict[str, Any]]:
    """Return for each term its first lines, one a speaker, and how many there are."""
    if shelf is None:
        return []
    found = []
    sides = sides_of(concept.programme, concept.number)
    for term in concept.terms.all():
        asked = Asked(term=term.text)
        try:
            counted = find_lines(shelf, asked, lines=_LINES)
        except (UsageError, FileError):
            continue
        if counted.found.hits:
            strip = strip_of(counted.voices, sides=sides)
            told = method.of_lines(counted, shelf, asked)
            found.append({"term": term, "counted": counted, "method": told, "strip": strip})
    return found
