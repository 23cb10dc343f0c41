"""Statements of a draft: added, changed, put in order, taken away; and corrected once people were asked them."""

import re
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked, locked_draft, note_change
from tracktwo.office.rounds.definitions import Wording, digest, wording_of
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.models import Round, Statement
from tracktwo.office.rounds.obstacles import obstacles_of
from tracktwo.office.rounds.queries import texts_of
from tracktwo.office.rounds.repeating import forget_changed
from tracktwo.office.rounds.wording import unknown_places
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["add_statement", "correct_statement", "delete_statement", "edit_statement", "move_statement"]

_LONGEST: Final = 500
_LONGEST_SOURCE: Final = 300
_PARTS: Final = ("kind", "text", "topic", "partner", "author", "perspective", "source")
_KEY: Final = re.compile(r"[-a-zA-Z0-9_]{1,80}")


@transaction.atomic
def add_statement(round_: Round, wording: Wording, *, by: "Account | None", key: str = "") -> Statement:
    """Return a new last statement of a draft.

    Args:
        round_: the round.
        wording: what it says.
        by: who adds it.
        key: its key; "" for the next number.

    Raises: DataError if the round is no draft, the key is taken, or the words cannot be kept.
    """
    draft = locked_draft(round_)
    there = {each.key: each.position for each in draft.statements.all()}
    if key in there or (key and not _KEY.fullmatch(key)):
        raise DataError(
            _(
                "“%(key)s” cannot be the key: it is taken, or has other signs than letters a–z, digits, - and _."
            )
            % {"key": key}
        )
    made = Statement(
        round=draft,
        key=key or next(f"s{n}" for n in range(1, len(there) + 2) if f"s{n}" not in there),
        position=max(there.values(), default=-1) + 1,
    )
    _fill(made, wording)
    made.save()
    note_change(draft, by=by, action="created", about=_subject(made), after=_kept(wording))
    return made


@transaction.atomic
def edit_statement(statement: Statement, wording: Wording, *, by: "Account | None", seen: str) -> list[str]:
    """Return which fields of a draft's statement changed.

    Args:
        statement: the statement.
        wording: what it is to say, whole.
        by: who changes it.
        seen: the digest of the wording the form was opened with.

    Raises: DataError if the round is no draft, the words cannot be kept, or somebody saved it since.
    """
    draft, found = _held(statement)
    before = wording_of(found)
    if seen != digest(before):
        raise DataError(
            _("Somebody saved this statement after you opened it; nothing of yours is saved yet.")
        )
    old, new = _kept(before), _kept(wording)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    if names:
        _fill(found, wording)
        found.save()
        forget_changed(draft)
        was, now = ({name: each.get(name) for name in names} for each in (old, new))
        note_change(draft, by=by, action="edited", about=_subject(found), before=was, after=now)
    return names


@transaction.atomic
def move_statement(statement: Statement, *, by: "Account | None", earlier: bool) -> None:
    """Put a statement of a draft one place earlier or later; at the end of the list nothing happens."""
    draft, found = _held(statement)
    others = draft.statements.filter(retired=False)
    beside = (
        others.filter(position__lt=found.position).last()
        if earlier
        else others.filter(position__gt=found.position).first()
    )
    if beside is None:
        return
    before = list(others.values_list("key", flat=True))
    Statement.objects.filter(pk=found.pk).update(position=beside.position)
    Statement.objects.filter(pk=beside.pk).update(position=found.position)
    after = list(others.values_list("key", flat=True))
    note_change(draft, by=by, action="reordered", before={"statements": before}, after={"statements": after})


@transaction.atomic
def delete_statement(statement: Statement, *, by: "Account | None") -> None:
    """Take a statement of a draft away."""
    draft, found = _held(statement)
    draft.statements.filter(position__gt=found.position).update(position=F("position") - 1)
    note_change(draft, by=by, action="deleted", about=_subject(found), before=_kept(wording_of(found)))
    found.delete()


@transaction.atomic
def correct_statement(
    statement: Statement, text: LanguageText, *, by: "Account | None", note: str
) -> Statement:
    """Return the next version of a statement of an open round; earlier answers stay with the old one.

    What people are asked and told has changed, so the round is frozen anew; the trail keeps both fingerprints.

    Args:
        statement: the version that is asked now.
        text: the corrected words, whole.
        by: who corrects it.
        note: why; for the team.

    Raises: DataError if the round is not open, the version is not the one asked now, or nothing changes.
    """
    held = locked(statement.round)
    found = held.statements.select_for_update().filter(pk=statement.pk, retired=False).first()
    if held.state is not State.OPEN or found is None:
        raise DataError(_("Only what people are being asked now can be corrected."))
    if not note.strip():
        raise DataError(_("Say in a sentence why, so that the other side's team knows."))
    if max(map(len, text.values()), default=0) > _LONGEST:
        raise DataError(_("A statement has %(most)s characters at most; shorten it.") % {"most": _LONGEST})
    if text == found.text:
        raise DataError(_("Nothing was changed."))
    if set(text) != set(found.text):
        raise DataError(_("Write the correction in every language of the round."))
    before = {"version": found.version, "text": found.text, "frozen": held.frozen}
    Statement.objects.filter(pk=found.pk).update(retired=True)
    made = Statement.objects.get(pk=found.pk)
    made.round = held
    made.pk, made.version, made.text, made.retired = None, found.version + 1, dict(text), False
    made.repeats = None
    for sentence in obstacles_of(made):
        raise DataError(sentence)
    made.save(force_insert=True)
    held.frozen = digest(texts_of(held))
    held.save(update_fields=["frozen"])
    after = {"version": made.version, "text": made.text, "frozen": held.frozen, "note": note.strip()}
    note_change(held, by=by, action="corrected", about=_subject(made), before=before, after=after)
    return made


def _held(statement: Statement) -> tuple[Round, Statement]:
    draft = locked_draft(statement.round)
    found = draft.statements.filter(pk=statement.pk).first()
    if found is None:
        raise DataError(_("There is no such statement any more; somebody deleted it."))
    return draft, found


def _fill(statement: Statement, wording: Wording) -> None:
    if not any(text.strip() for text in wording.text.values()):
        raise DataError(_("Write the statement in at least one language."))
    _refuse_unknown_places(wording.text)
    told = [*wording.text.values(), *wording.topic.values(), *wording.perspective.values()]
    if max(map(len, told)) > _LONGEST:
        raise DataError(_("A statement has %(most)s characters at most; shorten it.") % {"most": _LONGEST})
    if len(wording.source) > _LONGEST_SOURCE:
        raise DataError(
            _("A source has %(most)s characters at most; shorten it.") % {"most": _LONGEST_SOURCE}
        )
    statement.kind, statement.author = wording.kind, wording.author
    statement.perspective, statement.source = dict(wording.perspective), wording.source
    statement.text, statement.topic, statement.partner = (
        dict(wording.text),
        dict(wording.topic),
        wording.partner,
    )


def _refuse_unknown_places(text: LanguageText) -> None:
    for language, template in sorted(text.items()):
        unknown = unknown_places(template)
        if unknown:
            raise DataError(
                _(
                    "“%(place)s” is no place for a word of a side (%(language)s); "
                    "write {own}, {other}, {own adjective} or {other adjective}."
                )
                % {"place": unknown[0], "language": endonym(language)}
            )


def _kept(wording: Wording) -> dict[str, Any]:
    whole = {name: getattr(wording, name) for name in _PARTS}
    return {name: dict(value) if isinstance(value, dict) else value for name, value in whole.items() if value}


def _subject(statement: Statement) -> str:
    return f"statement:{statement.round.key}/{statement.key}"
