"""The page of what a case depends on: what people wrote, without side or name, and the team's words for it."""

import hashlib
import hmac
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tracktwo.office.accounts.keys import key_of_each, may_give
from tracktwo.office.record.edit_answers import answer, form_page
from tracktwo.office.rounds.queries import asked, round_called
from tracktwo.office.rounds.wording import statement_for
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.office.terms import condition_actions as actions
from tracktwo.office.terms import conditions as queries
from tracktwo.office.terms.concept_pages import title_of
from tracktwo.office.terms.concepts import concept_called
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Statement
    from tracktwo.office.terms.models import Concept

__all__ = ["depends", "depends_key"]

_LONGEST: Final = 280


@form_page
def depends(request: SeatRequest, *, key: str, round: str, case: str) -> HttpResponse:  # noqa: A002 -- its address
    """Show what people wrote to a case, to be said in other words, and keep those."""
    concept, asked_in, statement = _found(request, key, round, case)
    written = queries.readable_words(asked_in, case)
    if not written or queries.is_let_out(concept, asked_in, case):
        raise Http404
    refusal, is_sent = "", request.method == "POST"
    tags = list(asked_in.languages)
    names = {each.answer: _name(each.answer) for each in written}
    typed = {
        row: {tag: request.POST.get(f"said-{name}-{tag}", "")[:_LONGEST] for tag in tags}
        for row, name in names.items()
    }
    if is_sent:
        try:
            changed = actions.say_otherwise(concept, asked_in, case, typed, by=request.user)
        except DataError as error:
            refusal = str(error)
        else:
            said = ngettext("%(num)s text is kept.", "%(num)s texts are kept.", changed) % {"num": changed}
            messages.success(request, said)
            return redirect("concept-depends", request.seat.programme.key, key, round, case)
    drafts = list(queries.drafts_of(concept, asked_in, case))
    page: dict[str, Any] = {
        "concept": concept,
        "title": title_of(concept),
        "round": asked_in,
        "case": case,
        "text": {
            tag: statement_for(statement, side=request.seat.side, language=tag) for tag in statement.text
        },
        "written": written,
        "names": names,
        "tags": tags,
        "said": typed if is_sent else {each.answer_id: each.text for each in drafts},
        "refusal": refusal,
        "longest": _LONGEST,
        **_keys(request, concept, asked_in, case, drafts),
    }
    return answer(request, "terms/depends.html", page, refused=is_sent)


@require_POST
def depends_key(request: SeatRequest, *, key: str, round: str, case: str) -> HttpResponse:  # noqa: A002
    """Give the key of the reader's side to the team's words for a case."""
    concept, asked_in, _statement = _found(request, key, round, case)
    try:
        both = actions.let_conditions_out(
            concept, asked_in, case, by=request.user, sha256=request.POST.get("sha256", "")
        )
    except DataError as refusal:
        messages.error(request, str(refusal))
        both = False
    else:
        messages.success(
            request,
            _("Both sides have given their key: it stands on the board.")
            if both
            else _("Your side’s key is given; the other side’s is waited for."),
        )
    if both:
        response = redirect("concept", programme=request.seat.programme.key, key=key)
        response["Location"] += "#border"
        return response
    return redirect("concept-depends", request.seat.programme.key, key, round, case)


def _name(number: int) -> str:
    """Return what a page calls an answer: its row's number would tell when it was given."""
    return hmac.new(settings.SECRET_KEY.encode(), f"condition {number}".encode(), hashlib.sha256).hexdigest()[
        :16
    ]


def _keys(
    request: SeatRequest, concept: "Concept", round_: "Round", case: str, drafts: list[Any]
) -> dict[str, Any]:
    digest = queries.conditions_digest(drafts)
    given = queries.given_to(concept, round_, case, sha256=digest)
    sides = sides_of(request.seat.programme, concept.number)
    return {
        "digest": digest,
        "keys": key_of_each(given, sides=sides),
        "may_key": bool(drafts) and may_give(given, seat=request.seat),
        "is_ready": bool(drafts),
    }


def _found(request: SeatRequest, key: str, round_key: str, case: str) -> "tuple[Concept, Round, Statement]":
    """Return what an address names. Raises: Http404 if there is no such case of the concept."""
    programme = request.seat.programme
    concept = concept_called(programme, key)
    if concept is None or round_key not in {each.round for each in concept.rounds.all()}:
        raise Http404
    concept.programme = programme
    asked_in = round_called(programme, round_key)
    statements = asked(asked_in) if asked_in else []
    statement = next((each for each in statements if each.key == case and each.is_boundary), None)
    if asked_in is None or statement is None:
        raise Http404
    return concept, asked_in, statement
