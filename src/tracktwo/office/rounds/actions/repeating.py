"""Asking a closed round again: a draft with the same statements, whose checks still hold."""

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked, make_round, note_change
from tracktwo.office.rounds.definitions import Definition, definition_of
from tracktwo.office.rounds.kinds import Stage
from tracktwo.office.rounds.models import Round, Statement, TextCheck
from tracktwo.office.rounds.queries import asked, words_read
from tracktwo.office.rounds.repeating import why_not_again
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tracktwo.office.models import Account

__all__ = ["ask_again"]

_LONGEST_KEY: Final = 60


@transaction.atomic
def ask_again(
    round_: Round,
    *,
    by: "Account | None",
    stage: Stage = Stage.JOINT,
    only: "Collection[Statement] | None" = None,
) -> Round:
    """Return a new draft that asks what a closed round asked, in the same words, of the same sides.

    Whether people answer, the rules for results and how people come in are proposed as they were; times and the event
    are not. What was read by a named account counts as read while its words are the same.

    Args:
        round_: the round, closed and worked out.
        by: who makes the draft; None for the command line.
        stage: why it is asked again.
        only: the statements that are; None for all of them.

    Raises: DataError if nothing is left to ask, or it is not closed or worked out, or its answers were deleted.
    """
    held = locked(round_)
    held.programme = round_.programme
    if reason := why_not_again(held):
        raise DataError(reason)
    chosen = asked(held) if only is None else [each for each in asked(held) if each in only]
    if not chosen:
        raise DataError(_("Nothing both sides seem to share may be shown; there is nothing to confirm."))
    definition, key = _proposed(held)
    made = make_round(round_.programme, definition, by=by, origin=Origin(held.origin), key=key)
    made.follows, made.stage = held, stage
    made.save(update_fields=["follows", "stage"])
    keys = {each.key for each in chosen}
    repeated = {each.pk: _repeat(each, made, keys=keys) for each in chosen}
    _keep_checks(held, made, repeated)
    note_change(
        made,
        by=by,
        action="asked again",
        after={"follows": held.key, "stage": stage.value, "statements": len(repeated)},
    )
    return made


def _proposed(before: Round) -> tuple[Definition, str]:
    """Return what the new round says of itself, and its key: the first one's title and key with a number."""
    first, number = before, 2
    while first.follows is not None:
        first, number = first.follows, number + 1
    title = {
        tag: words(tag).gettext("%(words)s (%(detail)s)") % {"words": text, "detail": number}
        for tag, text in first.title.items()
        if text
    }
    proposed = replace(definition_of(before), title=title, event="", opens=None, closes=None, kept_until=None)
    taken = set(Round.objects.filter(programme=before.programme_id).values_list("key", flat=True))
    keys = (f"{first.key[:_LONGEST_KEY]}-{each}" for each in count(number))
    return proposed, next(key for key in keys if key not in taken)


def _repeat(before: Statement, made: Round, *, keys: set[str]) -> Statement:
    names = ("key", "position", "kind", "topic", "author", "text", "perspective", "source")
    partner = before.partner if before.partner in keys else ""
    return Statement.objects.create(
        round=made, repeats=before, partner=partner, **{name: getattr(before, name) for name in names}
    )


def _keep_checks(before: Round, made: Round, repeated: "Mapping[int, Statement]") -> None:
    """Keep who read what: a check is of words, and holds wherever they are the same."""
    for check in before.checks.all():
        statement = repeated.get(check.statement_id) if check.statement_id else None
        if check.statement_id and statement is None:
            continue  # of a wording that was corrected
        if words_read(made, statement, language=check.language) == check.sha256:
            TextCheck.objects.create(
                round=made,
                statement=statement,
                language=check.language,
                account_id=check.account_id,
                day=check.day,
                sha256=check.sha256,
                back=check.back,
                differences=check.differences,
            )
