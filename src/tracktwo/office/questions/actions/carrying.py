"""A question from a room or a round: what was asked there and not answered becomes a draft of the side that asked."""

from typing import TYPE_CHECKING

from django.db import transaction

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.kinds import StepKind
from tracktwo.office.questions.models import Question

if TYPE_CHECKING:
    from tracktwo.office.models import Event, Programme, Side
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["take_over"]


@transaction.atomic
def take_over(
    programme: "Programme", text: "LanguageText", *, side: "Side", event: "Event | None" = None
) -> Question:
    """Return the draft a question of a room or a round became: its side's own, by nobody.

    Args:
        programme: the programme.
        text: its words, in the languages there are.
        side: the side that asked.
        event: where it was asked; None for nowhere in particular.
    """
    type(programme).objects.select_for_update().get(pk=programme.pk)
    keys = Question.objects.filter(programme=programme).values_list("key", flat=True)
    made = Question.objects.create(
        programme=programme, key=act.next_key(keys, "q"), side=side, account=None, text=dict(text)
    )
    act.step(made, StepKind.RAISED, side, event=event)
    record_change(
        programme=programme,
        by=None,
        action="carried over",
        subject=f"question:{made.key}",
        before=None,
        after=None,
        side=side,
    )
    return made
