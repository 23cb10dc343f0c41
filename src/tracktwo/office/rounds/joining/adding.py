"""What a participant may add after the statements: one of their own, a question to the other side.

Both are optional, and read by moderators before anybody else. What experience says of the words is told before they are
sent; whoever wrote them may send them all the same.
"""

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tracktwo.office.rounds.joining.leaving import closed
from tracktwo.office.rounds.joining.path import statements_for, text_for
from tracktwo.office.rounds.joining.visits import Visit, step
from tracktwo.office.rounds.kinds import STANDING_WORDS, Flaw, Standing, Suggested
from tracktwo.office.rounds.moderation.checking import LONGEST, LONGEST_HAN, fitting, remarks_on
from tracktwo.office.rounds.moderation.policy import flaw_words, policy_lines, revision_words
from tracktwo.office.rounds.moderation.sending import MOST, may_add, own_of, suggest, write_anew
from tracktwo.office.rounds.moderation.similar import alike
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracktwo.office.models import Participant, Suggestion

__all__ = ["add", "ask", "keep_added"]

_REFUSED: Final = 422
_ID: Final = re.compile(r"[0-9a-f]{32}")


@step
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the form for a statement of one's own, and what became of earlier ones; or keep what it says."""
    return _adding(request, visit, Suggested.STATEMENT)


@step
def ask(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the form for a question to the other side, and what became of earlier ones; or keep what it says."""
    return _adding(request, visit, Suggested.QUESTION)


def _adding(request: HttpRequest, visit: Visit, kind: Suggested) -> HttpResponse:
    person = visit.participant
    if person is None:
        return (
            visit.show("join/no_seat.html", status=_REFUSED)
            if request.method == "POST"
            else visit.go("join-side")
        )
    if kind is Suggested.QUESTION and person.side is None:
        return visit.go("join-done")
    if not visit.is_open and request.method == "POST":
        return closed(visit, is_late=True)
    if request.method != "POST":
        return _show(visit, person, kind)
    text, problem, remarks = request.POST.get("text", "")[:1000], "", list[str]()
    try:
        words = fitting(text)
        if "sure" not in request.POST:
            remarks = remarks_on(
                words, kind=kind, language=visit.language, asked=_asked(visit, person, words)
            )
        if not remarks:
            keep_added(visit, person, request.POST, kind=kind)
            return visit.go(_page_of(kind))
    except DataError as refusal:
        problem = str(refusal)
    return _show(visit, person, kind, text=text, problem=problem, remarks=remarks, status=_REFUSED)


def keep_added(visit: Visit, person: "Participant", posted: "Mapping[str, str]", *, kind: Suggested) -> None:
    """Keep what a form says as something new, or as what its author was asked to write anew.

    Raises: DataError with what to put right.
    """
    anew, text = _id_of(posted, "anew"), posted.get("text", "")[:1000]
    if anew:
        write_anew(person, anew, text, at=visit.at)
        return
    sent = _id_of(posted, "sent")
    if not sent:
        raise DataError(_("This form does not fit the round; nothing was sent. Please write it again."))
    suggest(person, text, kind=kind, language=visit.language, sent=sent, at=visit.at)


def _id_of(posted: "Mapping[str, str]", field: str) -> str:
    """Return the id of a form in a field; "" where there is none."""
    found = posted.get(field, "")
    return found if _ID.fullmatch(found) else ""


def _page_of(kind: Suggested) -> str:
    return "join-add" if kind is Suggested.STATEMENT else "join-ask"


def _asked(visit: Visit, person: "Participant", words: str) -> list[str]:
    """Return what this participant is asked already and that says much the same."""
    texts = [(each.key, text_for(visit, each, person)) for each in statements_for(visit, person)]
    return [each.text for each in alike(words, texts)[:1]]


def _show(
    visit: Visit,
    person: "Participant",
    kind: Suggested,
    *,
    text: str = "",
    problem: str = "",
    remarks: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the form as it was filled in, what stands against it or may be said of it, and what became of others."""
    posted = visit.request.POST
    own = [each for each in own_of(person) if each.kind == kind]
    return visit.show(
        "join/add.html",
        status=status,
        kind=kind,
        takes=may_add(visit.round, at=visit.at) and len(own) < MOST,
        most=MOST,
        longest=LONGEST,
        longest_han=LONGEST_HAN,
        text=text,
        problem=problem,
        remarks=remarks or [],
        anew=_id_of(posted, "anew"),
        sent=_id_of(posted, "sent") or uuid4().hex,
        own=[_told(visit, each) for each in own],
        policy=policy_lines(),
        may_ask=person.side is not None,
    )


def _told(visit: Visit, found: "Suggestion") -> dict[str, Any]:
    """Return what an author reads of a suggestion: how far it has come, other words, what they are asked.

    Its number is the moderators': on a phone it would say how many others sent something, and which of theirs it is.
    """
    kind, state = Suggested(found.kind), Standing(found.state)
    now = found.text.get(found.language, "")
    flaw = Flaw(found.flaw) if found.flaw else None
    sentence = ""
    if flaw and state is Standing.REVISING:
        sentence = revision_words(kind)[flaw]
    elif flaw and state is Standing.DECLINED:
        sentence = flaw_words()[flaw]
    elif state is Standing.MERGED and found.statement is not None:
        sentence = text_for(visit, found.statement, visit.participant) if visit.participant else ""
    words: object = STANDING_WORDS[state]
    if state is Standing.TAKEN and kind is Suggested.QUESTION:
        words = _("Passed on to the question exchange, without your name")
    return {
        "sent": found.sent,
        "written": found.written,
        "language": found.language,
        "now": now if now != found.written else "",
        "words": words,
        "sentence": sentence,
        "may_write": state is Standing.REVISING and visit.is_open,
    }
