"""Somebody of the team has read what is asked in one language, beside the others."""

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked, note_change
from tracktwo.office.rounds.models import Round, Statement, TextCheck
from tracktwo.office.rounds.queries import words_read
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["check_wording"]

_LONGEST: Final = 2000


@transaction.atomic
def check_wording(
    round_: Round,
    statement: Statement | None,
    *,
    language: str,
    by: "Account",
    sha256: str,
    back: str = "",
    differences: str = "",
) -> TextCheck:
    """Return the check of a statement, or of the round's own words (None), in one language.

    Args:
        round_: the round.
        statement: the version that is asked now.
        language: one of the round's.
        by: who has read it.
        sha256: the fingerprint of the words they were shown.
        back: what the words say, put back into another language; kept with the check, for the teams.
        differences: what the languages do not say alike.

    Raises: DataError if the words have changed since, or the language is none of the round's.
    """
    held = locked(round_)
    found = held.statements.filter(pk=statement.pk, retired=False).first() if statement else None
    if language not in held.languages or (statement is not None and found is None):
        raise DataError(_("This is not asked any more; look at the round again."))
    if sha256 != words_read(held, found, language=language):
        raise DataError(_("The words have changed since you were shown them; read them again."))
    kept, _new = TextCheck.objects.update_or_create(
        round=held,
        statement=found,
        language=language,
        defaults={
            "account": by,
            "day": timezone.now().date(),
            "sha256": sha256,
            "back": back.strip()[:_LONGEST],
            "differences": differences.strip()[:_LONGEST],
        },
    )
    about = f"statement:{held.key}/{found.key}" if found else ""
    note_change(held, by=by, action="wording checked", about=about, after={"language": language})
    return kept
