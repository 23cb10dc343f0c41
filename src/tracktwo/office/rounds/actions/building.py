"""Making a round and changing what it says of itself, while it is a draft."""

import json
import secrets
from collections.abc import Mapping
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.rounds.codes import ALPHABET
from tracktwo.office.rounds.definitions import Definition, definition_of, digest
from tracktwo.office.rounds.kinds import Stage, State
from tracktwo.office.rounds.models import Round, RoundSide
from tracktwo.office.rounds.queries import CODE_LENGTH, policy_of
from tracktwo.office.rounds.repeating import forget_changed
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError, UsageError
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = [
    "delete_round",
    "edit_round",
    "free_code",
    "locked",
    "locked_draft",
    "make_round",
    "note_change",
]

RESERVED_KEYS: Final = frozenset({"new", "add"})
"""Words that stand where a round's key stands in an address."""
_LONGEST_KEY: Final = 60


@transaction.atomic
def make_round(
    programme: "Programme",
    definition: Definition,
    *,
    by: "Account | None",
    origin: Origin,
    key: str = "",
    recipe: Mapping[str, Any] | None = None,
) -> Round:
    """Return a new draft with a code of its own.

    Args:
        programme: the programme.
        definition: what the round says of itself.
        by: who makes it; None for the command line.
        origin: whether people will answer or a program did; it never changes.
        key: its key; "" to have one made from its title.
        recipe: how simulated answers are made; shown with every result.

    Raises: DataError if the title is empty, the key is taken, something named is not there, or there is a recipe for
        what people answer.
    """
    type(programme).objects.select_for_update().get(pk=programme.pk)
    if recipe is not None and origin is not Origin.SIMULATED:
        raise DataError(_("A recipe belongs to simulated answers; people's answers have none."))
    made = Round(programme=programme, key=_key(programme, definition, key), origin=origin)
    made.code, made.recipe = free_code(), dict(recipe) if recipe is not None else None
    _fill(made, definition)
    made.save()
    _call_sides(made, definition, badges={})
    note_change(made, by=by, action="created", after={"origin": origin.value, **_kept(definition)})
    return made


@transaction.atomic
def edit_round(round_: Round, definition: Definition, *, by: "Account | None", seen: str) -> list[str]:
    """Return which fields of a draft changed.

    Args:
        round_: the round.
        definition: what it is to say, whole.
        by: who changes it.
        seen: the digest of the definition the form was opened with.

    Raises: DataError if it is no draft any more, or somebody saved it since.
    """
    draft = locked_draft(round_)
    before = definition_of(draft)
    if seen != digest(before):
        raise DataError(_("Somebody saved this round after you opened it; nothing of yours is saved yet."))
    old, new = _kept(before), _kept(definition)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    if names:
        _fill(draft, definition)
        draft.save()
        badges = dict(draft.sides.values_list("side_id", "badge"))
        draft.sides.all().delete()
        _call_sides(draft, definition, badges=badges)
        forget_changed(draft)
        was, now = ({name: each.get(name) for name in names} for each in (old, new))
        note_change(draft, by=by, action="edited", before=was, after=now)
    return names


@transaction.atomic
def delete_round(round_: Round, *, by: "Account | None") -> None:
    """Take a draft away; a round people were asked in is closed, never deleted.

    Raises: DataError if it is no draft.
    """
    draft = locked_draft(round_)
    note_change(draft, by=by, action="deleted", before=_kept(definition_of(draft)))
    draft.delete()


def locked(round_: Round) -> Round:
    """Return a round as it is now, held until the transaction ends.

    Raises: DataError if somebody deleted it.
    """
    found = Round.objects.select_for_update().filter(pk=round_.pk).first()
    if found is None:
        raise DataError(_("There is no such round any more; somebody deleted it."))
    return found


def locked_draft(round_: Round) -> Round:
    """Return a draft as it is now, held until the transaction ends.

    Raises: DataError if it was opened or deleted.
    """
    found = locked(round_)
    if found.state is not State.DRAFT:
        raise DataError(_("This round was opened: what people are asked and told no longer changes."))
    return found


def note_change(
    round_: Round,
    *,
    by: "Account | None",
    action: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    about: str = "",
) -> None:
    """Keep a change of a round, or of what ``about`` says is in it, in the trail."""
    record_change(
        programme=round_.programme,
        by=by,
        action=action,
        subject=about or f"round:{round_.key}",
        before=dict(before) if before is not None else None,
        after=dict(after) if after is not None else None,
    )


def _key(programme: "Programme", definition: Definition, key: str) -> str:
    taken = RESERVED_KEYS | set(Round.objects.filter(programme=programme).values_list("key", flat=True))
    if key in taken:
        raise DataError(_("“%(key)s” is the key of another round; choose another.") % {"key": key})
    stem = slugify(choose(definition.title, language="en")[1])[:_LONGEST_KEY].strip("-_") or "round"
    return key or next(each for each in chain([stem], (f"{stem}-{n}" for n in count(2))) if each not in taken)


def free_code() -> str:
    """Return a code no round and no side of one has: random, so that knowing one tells nothing of another."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        taken = Round.objects.filter(code=code), RoundSide.objects.filter(badge=code)
        if not any(rows.exists() for rows in taken):
            return code


def _fill(round_: Round, definition: Definition) -> None:
    if not any(text.strip() for text in definition.title.values()):
        raise DataError(_("Give the round a title."))
    for name in (
        "title",
        "purpose",
        "label",
        "question",
        "rule",
        "entry",
        "opens",
        "closes",
        "kept_until",
        "only_sides",
        "asks_organisation",
    ):
        setattr(round_, name, getattr(definition, name))
    round_.languages = list(definition.languages)
    round_.policy = dict(definition.policy)
    try:
        policy_of(round_)
    except UsageError as error:
        raise DataError(str(error)) from error
    if round_.follows_id is None:  # what follows another says by itself why it is asked
        round_.stage = Stage.OWN if definition.stage == Stage.OWN else Stage.JOINT
    event = round_.programme.events.filter(key=definition.event).first() if definition.event else None
    if definition.event and event is None:
        raise DataError(_("There is no event “%(key)s” in this programme.") % {"key": definition.event})
    round_.event = event
    objective = round_.programme.objectives.filter(key=definition.objective).first()
    if definition.objective and objective is None:
        raise DataError(
            _("There is no objective “%(key)s” in this programme.") % {"key": definition.objective}
        )
    round_.objective = objective


def _call_sides(round_: Round, definition: Definition, *, badges: Mapping[int, str]) -> None:
    sides = {side.key: side for side in round_.programme.sides.all()}
    strange = sorted(set(definition.sides) - set(sides))
    if strange:
        raise DataError(_("There is no side “%(key)s” in this programme.") % {"key": strange[0]})
    for key, side in sides.items():
        called = definition.sides.get(key)
        RoundSide.objects.create(
            round=round_,
            side=side,
            noun=called.noun if called else {},
            adjective=called.adjective if called else {},
            expected=called.expected if called else None,
            badge=badges.get(side.pk, ""),
        )


def _kept(definition: Definition) -> dict[str, Any]:
    """Return what the trail keeps of a definition: what is not empty, in JSON's own types."""
    names = (
        *("title", "purpose", "label", "question", "event", "objective", "rule", "entry", "policy"),
        *("only_sides", "asks_organisation"),
    )
    whole = {name: getattr(definition, name) for name in names}
    whole |= {
        name: at.isoformat()
        for name in ("opens", "closes", "kept_until")
        if (at := getattr(definition, name))
    }
    whole["languages"] = list(definition.languages)
    whole["stage"] = "" if definition.stage == Stage.JOINT else definition.stage
    whole["sides"] = {
        key: {"noun": called.noun, "adjective": called.adjective, "expected": called.expected}
        for key, called in definition.sides.items()
    }
    return {name: json.loads(json.dumps(value)) for name, value in whole.items() if value}
