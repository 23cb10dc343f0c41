"""A question from its draft to the other side: written, asked, its words read, passed on."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.definitions import Asking, asking_of, digest, faults_of_question
from tracktwo.office.questions.kinds import Descent, GapState, State, StepKind
from tracktwo.office.questions.models import InformationGap, Question, Wish
from tracktwo.office.questions.queries import is_read, missing_languages
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme, Statement

__all__ = ["ask", "delete_question", "draft_question", "edit_question", "pass_on"]

_OF_KIND = {Descent.REPHRASED: StepKind.REPHRASED, Descent.SPLIT: StepKind.SPLIT}


@transaction.atomic
def draft_question(
    programme: "Programme",
    asking: Asking,
    *,
    by: "Account",
    comes_from: Question | None = None,
    descent: Descent | None = None,
    wish: Wish | None = None,
    statement: "Statement | None" = None,
) -> Question:
    """Return a new draft, which the team of the writer's side alone can read.

    Args:
        programme: the programme.
        asking: what it says.
        by: who writes it.
        comes_from: the question of the same side it rephrases or is a part of; with ``descent``.
        descent: which of the two.
        wish: the side's own wish it comes of.
        statement: the wish of a round it comes of.

    Raises: DataError if it is too long, its gap is closed, or it descends from another side's question.
    """
    seat = act.acting(by, programme)
    type(programme).objects.select_for_update().get(pk=programme.pk)
    act.refuse_first(faults_of_question(asking))
    if comes_from is not None:
        act.of_own_side(seat, comes_from.side_id, _("Only the side that asked puts its question anew."))
    if wish is not None:
        act.of_own_side(seat, wish.side_id, _("Each side asks about its own wishes."))
    keys = Question.objects.filter(programme=programme).values_list("key", flat=True)
    made = Question(
        programme=programme,
        key=act.next_key(keys, "q"),
        side=seat.side,
        account=by,
        comes_from=comes_from,
        descent=descent or "",
        wish=wish,
        statement=statement,
    )
    _fill(made, asking)
    made.save()
    act.note(seat, f"question:{made.key}", "created", after=asdict(asking))
    return made


@transaction.atomic
def edit_question(question: Question, asking: Asking, *, by: "Account", seen: str) -> bool:
    """Return whether a question that was not passed on yet changed.

    Args:
        question: the question.
        asking: what it is to say, whole.
        by: who changes it.
        seen: the digest of what the form was opened with.

    Raises: DataError if it was passed on, is another side's, somebody saved it since, or both teams read it already
        and it would name somebody.
    """
    seat = act.acting(by, question.programme)
    found = act.held(question, State.DRAFT, State.ASKED)
    act.of_own_side(seat, found.side_id, _("Only the side that asks changes its question."))
    act.refuse_first(faults_of_question(asking))
    before = asking_of(found)
    if seen != digest(before):
        raise DataError(_("Somebody saved this question after you opened it; nothing of yours is saved yet."))
    if before == asking:
        return False
    if found.state != State.DRAFT:
        act.refuse_names(found.programme, asking.text, asking.why)
    _fill(found, asking)
    found.save()
    old, new = asdict(before), asdict(asking)
    changed = [name for name in new if old[name] != new[name]]
    was, now = ({name: each[name] for name in changed} for each in (old, new))
    act.note(seat, f"question:{found.key}", "edited", before=was, after=now)
    return True


@transaction.atomic
def delete_question(question: Question, *, by: "Account") -> None:
    """Take a draft away; what was asked is closed, never deleted."""
    seat = act.acting(by, question.programme)
    found = act.held(question, State.DRAFT)
    act.of_own_side(seat, found.side_id, _("Only the side that asks changes its question."))
    act.note(seat, f"question:{found.key}", "deleted", before=asdict(asking_of(found)))
    found.delete()


@transaction.atomic
def ask(question: Question, *, by: "Account") -> None:
    """Show a draft to both teams, so that its words can be read by them; for the side, so by a convenor.

    Raises: DataError if it names somebody on record or a contract, or its day has passed.
    """
    seat = act.speaking(by, question.programme)
    found = act.held(question, State.DRAFT)
    act.of_own_side(seat, found.side_id, _("Only the side that asks changes its question."))
    act.refuse_names(found.programme, found.text, found.why)
    act.refuse_past(found.due)
    found.state, found.asked_on = State.ASKED, act.today()
    found.save(update_fields=["state", "asked_on"])
    act.step(found, StepKind.ASKED, found.side_id)
    if found.comes_from is not None and found.descent:
        _put_anew(found.comes_from, Descent(found.descent))
    act.note(seat, f"question:{found.key}", "question asked")


@transaction.atomic
def pass_on(question: Question, *, by: "Account") -> None:
    """Pass a question on to the other side, which it now waits for.

    Raises: DataError if it is not written in every language of the programme, or somebody has yet to read one.
    """
    seat = act.speaking(by, question.programme)
    found = act.held(question, State.ASKED)
    act.of_own_side(seat, found.side_id, _("Only the side that asks changes its question."))
    missing = missing_languages(found, found.text)
    if missing:
        raise DataError(
            _("It is not written in %(languages)s.") % {"languages": _(", ").join(map(endonym, missing))}
        )
    if not is_read(found):
        raise DataError(_("Before it is passed on, somebody reads each language beside the others."))
    act.refuse_names(found.programme, found.text, found.why)
    found.state, found.routed_on = State.ROUTED, act.today()
    found.save(update_fields=["state", "routed_on"])
    act.step(found, StepKind.ROUTED, found.side_id)
    act.note(seat, f"question:{found.key}", "question passed on")


def _put_anew(earlier: Question, descent: Descent) -> None:
    """Say in the earlier question's history that it stands in other words now, and that nobody waits for it."""
    found = act.held(earlier)
    act.step(found, _OF_KIND[descent], found.side_id)
    if found.state in (State.ASKED, State.ROUTED):
        found.state = State.CLOSED
        found.save(update_fields=["state"])


def _fill(question: Question, asking: Asking) -> None:
    gap = None
    if asking.gap:
        gap = InformationGap.objects.filter(programme=question.programme, key=asking.gap).first()
        if gap is None or (gap.state != GapState.OPEN and gap.pk != question.gap_id):
            raise DataError(_("This gap is closed, or not there any more; choose another."))
    question.text, question.why, question.due = dict(asking.text), dict(asking.why), asking.due
    question.gap, question.shows_account = gap, asking.shows_account
