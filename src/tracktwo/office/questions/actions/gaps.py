"""The register of gaps: opened, closed on evidence, opened again; and what a side says it wants to know."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.definitions import LONGEST, Closing, GapText, faults_of_closing
from tracktwo.office.questions.kinds import Aim, GapState, Importance
from tracktwo.office.questions.models import InformationGap, QuestionAnswer, Wish
from tracktwo.office.record.queries import document_list
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["add_wish", "close_gap", "edit_gap", "make_gap", "reopen_gap", "take_wish_back"]


@transaction.atomic
def make_gap(programme: "Programme", text: GapText, *, by: "Account") -> InformationGap:
    """Return a new gap, which both teams read.

    Raises: DataError if it is too long, or of a side there is not.
    """
    seat = act.acting(by, programme)
    type(programme).objects.select_for_update().get(pk=programme.pk)
    keys = InformationGap.objects.filter(programme=programme).values_list("key", flat=True)
    made = InformationGap(programme=programme, key=act.next_key(keys, "g"))
    _fill(made, text)
    made.save()
    act.note(seat, f"gap:{made.key}", "created", after=asdict(text), is_open=True)
    return made


@transaction.atomic
def edit_gap(gap: InformationGap, text: GapText, *, by: "Account") -> None:
    """Change what an open gap says.

    Raises: DataError if it is closed, or the text cannot be kept.
    """
    seat = act.acting(by, gap.programme)
    found = _held(gap, is_open=True)
    before = asdict(
        GapText(
            text=found.text,
            side=found.side.key if found.side else "",
            importance=Importance(found.importance),
        )
    )
    _fill(found, text)
    found.save()
    act.note(seat, f"gap:{found.key}", "edited", before=before, after=asdict(text), is_open=True)


@transaction.atomic
def close_gap(gap: InformationGap, closing: Closing, *, by: "Account") -> None:
    """Close a gap on evidence; that nobody knows is a finding, too.

    Raises: DataError if there is no answer and no source, no date, or it is the other side's to say.
    """
    seat = act.acting(by, gap.programme)
    found = _held(gap, is_open=True)
    if found.side_id is not None:
        act.of_own_side(seat, found.side_id, _("The side that lacks it says when it knows."))
    act.refuse_first(faults_of_closing(closing, today=act.today()))
    found.answer = _answer(found, closing.answer)
    found.document = None
    if closing.document:
        known = {each.key: each for each in document_list(found.programme)}
        if closing.document not in known:
            raise DataError(
                _("There is no document “%(key)s” any more; choose another.") % {"key": closing.document}
            )
        found.document = known[closing.document]
    found.printed, found.finding = closing.printed, dict(closing.finding)
    found.as_of, found.review_by = closing.as_of, closing.review_by
    found.state = GapState.NOBODY_KNOWS if closing.nobody_knows else GapState.CLOSED
    found.save()
    act.note(seat, f"gap:{found.key}", "gap closed", after=asdict(closing), is_open=True)


@transaction.atomic
def reopen_gap(gap: InformationGap, *, by: "Account") -> None:
    """Open a closed gap again; what closed it stays in the trail."""
    seat = act.acting(by, gap.programme)
    found = _held(gap, is_open=False)
    before = {"state": found.state, "finding": found.finding, "as_of": found.as_of, "printed": found.printed}
    found.state, found.answer, found.document = GapState.OPEN, None, None
    found.printed, found.finding, found.as_of, found.review_by = "", {}, "", ""
    found.save()
    act.note(seat, f"gap:{found.key}", "gap opened again", before=before, is_open=True)


@transaction.atomic
def add_wish(programme: "Programme", text: "LanguageText", aim: Aim, *, by: "Account") -> Wish:
    """Return what one's own side says it wants to know; both teams read it, and nobody who wrote it.

    Raises: DataError if it is too long, or names somebody.
    """
    seat = act.acting(by, programme)
    if max(map(len, text.values()), default=0) > LONGEST:
        raise DataError(_("Write a line of up to %(most)s characters.") % {"most": LONGEST})
    act.refuse_names(programme, text)
    made = Wish.objects.create(programme=programme, side=seat.side, aim=aim, text=dict(text), day=act.today())
    act.note(seat, f"wish:{made.pk}", "created", after={"text": dict(text), "aim": aim.value})
    return made


@transaction.atomic
def take_wish_back(programme: "Programme", number: int, *, by: "Account") -> None:
    """Take one of one's own side's wishes back; a question that came of it stays."""
    seat = act.acting(by, programme)
    found = Wish.objects.select_for_update().filter(programme=programme, pk=number, side=seat.side_id).first()
    if found is None:
        raise DataError(_("This is no wish of your side, or somebody took it back already."))
    act.note(seat, f"wish:{found.pk}", "deleted", before={"text": found.text, "aim": found.aim})
    found.delete()


def _held(gap: InformationGap, *, is_open: bool) -> InformationGap:
    found = InformationGap.objects.select_for_update().filter(pk=gap.pk).first()
    if found is None or (found.state == GapState.OPEN) is not is_open:
        raise DataError(_("The gap has changed meanwhile; look at it again."))
    return found


def _answer(gap: InformationGap, number: int | None) -> QuestionAnswer | None:
    """Return the answer a gap closes with: one that was given to a question about it."""
    if number is None:
        return None
    found = QuestionAnswer.objects.filter(question__gap=gap, given_on__isnull=False, pk=number).first()
    if found is None:
        raise DataError(_("This is no answer to a question about the gap; choose another."))
    return found


def _fill(gap: InformationGap, text: GapText) -> None:
    if any(len(words) > LONGEST for words in text.text.values()):
        raise DataError(_("Write a line of up to %(most)s characters.") % {"most": LONGEST})
    side = gap.programme.sides.filter(key=text.side).first() if text.side else None
    if text.side and side is None:
        raise DataError(_("There is no such side."))
    gap.text, gap.side, gap.importance = dict(text.text), side, text.importance
