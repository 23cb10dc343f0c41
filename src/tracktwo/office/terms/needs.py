"""What terms say needs somebody: wordings that wait for a key, and what rests on a meaning that was changed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.accounts.rights import Right
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.office.shell.needs import MOST, Need, Turn
from tracktwo.office.terms.concepts import keys_waiting
from tracktwo.office.terms.links import to_look_at
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Membership
    from tracktwo.office.terms.models import Concept

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield terms that wait for a key, of the reader's side first, and what is to be looked at again."""
    if not seat.may(Right.READ_RECORD):
        return
    for concept, given in keys_waiting(seat.programme)[:MOST]:
        is_ours = seat.side_id not in given
        called, language = _called(concept)
        yield Need(
            what=_("The wording of a term waits for your side’s key")
            if is_ours
            else _("The wording of a term waits for the other side’s key"),
            where=called,
            where_language=language,
            address=f"{_address(concept)}#keys",
            button=_("Look at it"),
            turn=Turn.THEIRS if not is_ours else Turn.MINE if seat.may(Right.APPROVE_RELEASE) else Turn.TEAM,
        )
    for each in to_look_at(seat)[:MOST]:
        yield Need(
            what=_("It rests on a term whose meaning was changed"),
            where=plain(each.text),
            address=f"{_address(each.row.concept)}#rests",
            button=_("Look at it"),
        )


def _called(concept: "Concept") -> tuple[str, str]:
    """Return what a concept is called for the reader, and the language of that where it is another."""
    words = {each.language: each.text for each in concept.terms.all()}
    if not words:
        return concept.key, ""
    language, text = choose(words, language=reader_language())
    return text, "" if language == reader_language() else language


def _address(concept: "Concept") -> str:
    return reverse("concept", kwargs={"programme": concept.programme.key, "key": concept.key})
