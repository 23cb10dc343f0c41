"""Asking again: which statements say what an earlier round's said, and what stands against asking a round again.

Only the same words are the same statement: an answer to other words says nothing of a change.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tracktwo.office.rounds.models import Round, Statement
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.wording import readings

if TYPE_CHECKING:
    from tracktwo.office.models import Participant

__all__ = ["asked_before", "asks_for_earlier", "forget_changed", "says_the_same", "why_not_again"]


def says_the_same(now: Statement, before: Statement) -> bool:
    """Return whether people read the same in both: every word, as each side reads it, in every language of both.

    What one of them has no words for in a language, nobody could have read twice in it.
    """
    if now.kind != before.kind or (now.is_boundary and not _same_question(now.round, before.round)):
        return False
    shared = sorted(set(now.text) & set(before.text))
    return bool(shared) and all(_read(now, language) == _read(before, language) for language in shared)


def _same_question(now: Round, before: Round) -> bool:
    shared = set(now.question) & set(before.question)
    return all(now.question[language] == before.question[language] for language in shared)


def _read(statement: Statement, language: str) -> set[tuple[int | None, str]]:
    """Return what each side (its id) reads; one text for None where both read the same."""
    told = readings(statement, language=language)
    return {(each.side.pk if each.side else None, each.text) for each in told}


def asked_before(round_: Round) -> list[tuple[Round, int]]:
    """Return the earlier rounds that asked some of the same words, but for the one this follows, and how many each.

    Whether the same people are asked nobody can know before; that they may be is why whoever opens is told.
    """
    statements = asked(round_)
    texts = {text for each in statements for text in each.text.values() if text}
    earlier = Round.objects.filter(programme=round_.programme, opened_at__isnull=False).exclude(pk=round_.pk)
    if round_.follows_id is not None:
        earlier = earlier.exclude(pk=round_.follows_id)
    known = Statement.objects.filter(round__in=earlier, retired=False)
    alike: dict[int, int] = {}
    for held, text in known.values_list("round_id", "text"):
        alike[held] = alike.get(held, 0) + bool(texts & set(text.values()))
    return [(each, alike[each.pk]) for each in earlier.order_by("-opened_at") if alike.get(each.pk)]


def forget_changed(round_: Round) -> list[str]:
    """Return the keys of the statements that no longer say what an earlier round asked: they repeat nothing now.

    Call it wherever words of a round change.
    """
    if round_.follows is None:
        return []
    before = {each.pk: each for each in asked(round_.follows)}
    changed = [
        each
        for each in asked(round_)
        if each.repeats_id
        and not (each.repeats_id in before and says_the_same(each, before[each.repeats_id]))
    ]
    Statement.objects.filter(pk__in=[each.pk for each in changed]).update(repeats=None)
    return [each.key for each in changed]


def why_not_again(round_: Round) -> str:
    """Return why a round's statements cannot be asked again as they were; "" where they can."""
    if round_.closed_at is None:
        return _("Only a round that has closed is asked again.")
    if not round_.moments:
        return _("Its results are not worked out yet; work them out first.")
    if not round_.reveals.exists():
        return _(
            "The answers of this round for the room only were deleted, as stated; there is nothing new ones could be "
            "compared with. Make a new round from its file instead."
        )
    return ""


def asks_for_earlier(person: "Participant") -> bool:
    """Return whether somebody may say which earlier seat was theirs: on a side, in a round that follows another.

    What a side was asked by itself stays with it: change from then on would be told to both teams.
    """
    before = person.round.follows
    return person.side_id is not None and before is not None and not before.is_apart
