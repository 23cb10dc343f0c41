"""The round that the open page carries, and the answers a device kept until there was a connection.

With script a page fetches the whole round once, in the participant's order and every language, with an empty card of
each form; answers then wait on the device and come all together, each with the id of its own form. So a lost
connection costs nothing, and what is sent twice is kept once. Without script nothing of this is needed.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from tracktwo.office.rounds.answering import Kept, keep_answer
from tracktwo.office.rounds.codes import device_mark
from tracktwo.office.rounds.joining.adding import keep_added
from tracktwo.office.rounds.joining.cards import as_stored, author_words, choices_of
from tracktwo.office.rounds.joining.path import statements_for, text_for, text_on_the_other_side
from tracktwo.office.rounds.joining.reading import Filled, read_form
from tracktwo.office.rounds.joining.telling import rule_line
from tracktwo.office.rounds.joining.visits import Visit, in_frame, step, unsent_words
from tracktwo.office.rounds.kinds import Author, Suggested
from tracktwo.office.rounds.models import Answer
from tracktwo.publish import marking
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import direction

if TYPE_CHECKING:
    from tracktwo.office.models import Participant, Statement

__all__ = ["AT_ONCE", "carry", "send"]

AT_ONCE: Final = 50
"""How many answers one request brings at most; a device sends the rest with the next."""
_CONFLICT: Final = 409
_AUTHORS: Final = [Author.ORGANISERS, Author.PARTICIPANT]
_BODY: Final = re.compile(r"<body>(.*)</body>", re.DOTALL)


@step
def carry(request: HttpRequest, visit: Visit) -> HttpResponse:  # noqa: ARG001 -- a page takes the request
    """Send everything a participant is asked, and what they answered so far, for the page that is open to carry."""
    person = visit.participant
    if person is None or not visit.is_open:
        return JsonResponse({"cards": []}, status=_CONFLICT)
    statements = statements_for(visit, person)
    stored = {each.statement_id: each for each in Answer.objects.filter(participant=person)}
    spoken = {tag: replace(visit, language=tag) for tag in visit.round.languages}
    return JsonResponse(
        {
            "cards": [_card(each, person, spoken) for each in statements],
            "said": {each.key: _said(stored[each.pk]) for each in statements if each.pk in stored},
            "words": {tag: _words(each, person, total=len(statements)) for tag, each in spoken.items()},
        },
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )


def _card(statement: "Statement", person: "Participant", spoken: dict[str, Visit]) -> dict[str, Any]:
    """Return one statement as its reader and, where that differs, the other side reads it, in each language."""
    return {
        "statement": statement.key,
        "version": statement.version,
        "isBoundary": statement.is_boundary,
        "author": _AUTHORS.index(Author(statement.author)),
        "text": {
            tag: [text_for(visit, statement, person), text_on_the_other_side(visit, statement, person)]
            for tag, visit in spoken.items()
        },
    }


def _said(answer: Answer) -> dict[str, str]:
    """Return an answer as its form would be filled in."""
    filled = as_stored(answer)
    return {
        "sent": answer.sent,
        "stance": filled.stance,
        "expected": filled.expected,
        "depends_on": filled.depends_on,
    }


def _words(visit: Visit, person: "Participant", *, total: int) -> dict[str, Any]:
    """Return an empty card of each form in a language, and the words the page fills in by itself."""
    with override(visit.language):
        label = marking.t(visit.round.label, language=visit.language).striptags()
        return {
            **unsent_words(),
            "direction": direction(visit.language),
            "title": marking.t(visit.round.title, language=visit.language).striptags(),
            "pages": [_empty(visit, person, is_boundary=is_boundary) for is_boundary in (False, True)],
            "end": _body("join/carried_end.html", visit),
            "progress": _("Statement %(number)s of %(total)s") % {"number": "{number}", "total": total},
            "authors": [" · ".join(filter(None, (author_words()[each], label))) for each in _AUTHORS],
            "reads": _("They read: “%(statement)s”") % {"statement": "{statement}"},
            "guess": _("Your best guess is enough. There is no score."),
            "again": _(
                "You have already answered this one. You can change your answer until the round closes."
            ),
            "check": _("Please check"),
            "choose": _("Please choose one answer, or choose Skip."),
            "clear": _("You wrote what it depends on. Choose “It depends”, or clear the line."),
        }


def _empty(visit: Visit, person: "Participant", *, is_boundary: bool) -> str:
    """Return what stands in the page of a card that nobody has filled in, of no statement yet."""
    return _body(
        "join/card.html",
        visit,
        action="",
        number=2,  # so that there is a way back; the page takes it away on the first
        total=2,
        author="",
        text="",
        other_text="",
        is_boundary=is_boundary,
        asks_other=person.side is not None,
        choices=choices_of(is_boundary=is_boundary),
        filled=Filled(),
        problems={},
        hidden=dict.fromkeys(("statement", "version", "sent", "seen"), ""),
        is_answered=False,
        is_last=False,
        previous=pgettext("statement", "Previous"),
        is_practice=False,
    )


def _body(template: str, visit: Visit, **context: Any) -> str:
    """Return what stands in a page, without the token of its form: the page that carries it has its own."""
    line = rule_line(visit.round, language=visit.language)
    known = {**in_frame(visit.language), "visit": visit, "rule_line": line, "csrf_input": ""}
    html = get_template(template).render({**known, **context})
    found = _BODY.search(html)
    assert found is not None
    return found[1]


@step
def send(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep the answers a device sends, and say of each what became of it; nothing is counted in silence."""
    if request.method != "POST":
        return visit.go("join-done")
    answers = [QueryDict(text) for text in request.POST.getlist("answer")[:AT_ONCE]]
    person = visit.participant
    if visit.ticket is not None and person is None:
        return _told(
            _("You gave up this seat; nothing of it was sent, and nothing is kept on this device any more."),
            done=[each.get("sent", "") for each in answers],
        )
    if person is None or request.POST.get("seat") != device_mark(person.pk):
        sentence = _(
            "This browser no longer has the seat these answers were given from. Come back with your return code; "
            "they are then sent."
        )
        return JsonResponse({"isOther": True, "sentence": sentence}, status=_CONFLICT)
    became = [_keep(visit, person, each) for each in answers]
    done = [each.sent for each in became if each.kept is not Kept.FAILED]
    late = sum(each.kept is Kept.CLOSED for each in became)
    if late:
        return _told(_too_late(late), done=done)
    kept = sum(each.kept in {Kept.SAVED, Kept.REPEATED} for each in became)
    sentence = ngettext(
        "Connected again. %(num)s answer sent.", "Connected again. %(num)s answers sent.", kept
    ) % {"num": kept}
    return JsonResponse(
        {"done": done, "sentence": sentence, "refused": _refused(visit, person, became), "isClosed": False}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Became:
    """What became of one answer of a device."""

    statement: str
    sent: str
    kept: Kept
    why: str = ""
    page: str = ""


def _keep(visit: Visit, person: "Participant", posted: QueryDict) -> _Became:
    if posted.get("add") in set(Suggested):
        return _keep_added(visit, person, posted)
    filled = read_form(posted, language=posted.get("language", ""))
    about = {"statement": filled.statement, "sent": posted.get("sent", "")}
    if filled.said is None:
        return _Became(**about, kept=Kept.UNKNOWN, why=next(iter(filled.problems.values())))
    kept = keep_answer(
        filled.said,
        code=visit.round.code,
        participant=person.pk,
        statement=filled.statement,
        version=filled.version,
        at=visit.at,
    )
    return _Became(**about, kept=kept)


def _keep_added(visit: Visit, person: "Participant", posted: QueryDict) -> _Became:
    """Keep a statement of one's own, or a question, that waited on the device."""
    about = {"statement": posted.get("text", "")[:140], "sent": posted.get("sent", "")}
    if not visit.is_open:
        return _Became(**about, kept=Kept.CLOSED)
    spoken = replace(visit, language=posted.get("language", ""))
    try:
        keep_added(spoken, person, posted, kind=Suggested(str(posted["add"])))
    except DataError as refusal:
        return _Became(**about, kept=Kept.UNKNOWN, why=str(refusal), page="join-add")
    return _Became(**about, kept=Kept.SAVED)


def _refused(visit: Visit, person: "Participant", became: list[_Became]) -> list[dict[str, str]]:
    """Return the statements whose newest answer was not kept, each with its card and why.

    Of several answers to one statement the last counts: where it was kept, it came from the ones before.
    """
    newest = {each.statement: each for each in became if not each.page}
    numbered = {each.key: (number, each) for number, each in enumerate(statements_for(visit, person), 1)}
    sentences = {
        Kept.CHANGED_ELSEWHERE: _(
            "You answered this elsewhere in the meantime; that answer stands. Open it to change it."
        ),
        Kept.REWORDED: _(
            "The wording was corrected in the meantime, so your answer was not counted. Please read it again."
        ),
        Kept.UNKNOWN: _("This answer does not fit the statement and was not counted. Please choose again."),
    }
    found = [
        {"address": visit.address(each.page), "statement": each.statement, "why": each.why}
        for each in became
        if each.page
    ]
    for key, each in newest.items():
        if each.kept not in sentences or key not in numbered:
            continue
        number, statement = numbered[key]
        found.append(
            {
                "address": visit.address("join-card", number=number),
                "statement": text_for(visit, statement, person),
                "why": each.why or sentences[each.kept],
            }
        )
    return found


def _too_late(late: int) -> str:
    return ngettext(
        "The round closed before %(num)s answer from this device arrived; it was not counted. "
        "All that were sent before are.",
        "The round closed before %(num)s answers from this device arrived; they were not counted. "
        "All that were sent before are.",
        late,
    ) % {"num": late}


def _told(sentence: str, *, done: list[str]) -> HttpResponse:
    """Say what a person must read, and that the device need keep nothing of it."""
    return JsonResponse({"done": done, "sentence": sentence, "refused": [], "isClosed": True})
