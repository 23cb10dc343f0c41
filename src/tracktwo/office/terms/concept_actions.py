"""What the team writes of concepts: terms, senses, definitions, links; and each side's key to what goes outside."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat, is_given_by_both, refuse_second_key
from tracktwo.office.record.actions import Texts, scrub_rows
from tracktwo.office.terms.concepts import missing_before_keys, outside_digest
from tracktwo.office.terms.models import (
    CaseCondition,
    Concept,
    ConceptDefinition,
    ConceptEquivalent,
    ConceptEvidence,
    ConceptFeature,
    ConceptKey,
    ConceptLink,
    ConceptMisreading,
    ConceptRound,
    ConceptSense,
    ConceptTerm,
    TermTurn,
)
from tracktwo.office.terms.ruling import ruled_by, rules_of
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership, Programme

__all__ = [
    "add_part",
    "change_concept",
    "change_part",
    "delete_concept",
    "delete_part",
    "forget_in_concepts",
    "free_code",
    "give_key",
    "keep_turns",
    "link",
    "look_at",
    "make_concept",
    "note_misreading",
    "unlink",
]

Part = (
    ConceptTerm
    | ConceptEquivalent
    | ConceptDefinition
    | ConceptFeature
    | ConceptSense
    | ConceptEvidence
    | ConceptRound
)
P = TypeVar("P", bound=models.Model)
_MEANING: Final = (ConceptSense, ConceptDefinition)
"""Parts that say what a term means: once one changes, what rests on the term is to be looked at."""
_MADE_KEY: Final = 60
_LATEST: Final = "position"


@transaction.atomic
def make_concept(
    programme: "Programme",
    terms: Mapping[str, str],
    *,
    by: "Account | None",
    note: str = "",
    key: str = "",
) -> Concept:
    """Return a new concept.

    Args:
        programme: whose.
        terms: what it is called, by language.
        by: who makes it.
        note: for the team.
        key: its own, or what to make one of; "" to make one of the terms, of which there then is one.

    Raises: DataError if it is called nothing.
    """
    called = {language: text.strip() for language, text in terms.items() if text.strip()}
    if not called and not key:
        raise DataError(_("Write what it is called in at least one language."))
    type(programme).objects.select_for_update().get(pk=programme.pk)
    made = Concept.objects.create(
        programme=programme,
        key=_free_key(programme, key or " ".join(called.values())),
        number=1 + max(programme.concepts.values_list("number", flat=True), default=0),
        note=note,
    )
    for place, (language, text) in enumerate(called.items()):
        ConceptTerm.objects.create(concept=made, text=text, language=language, position=place)
    _note(made, by, "created", after={"terms": called, "note": note})
    return made


@transaction.atomic
def change_concept(concept: Concept, values: Mapping[str, Any], *, by: "Account") -> bool:
    """Return whether a concept changed.

    Args: concept: it; values: note, ending, wording, and see_also and types as lists of rows; by: who changes it.
    """
    found = _held(concept)
    before, after = {}, {}
    for name in ("note", "ending", "wording"):
        if name in values and getattr(found, name) != values[name]:
            before[name], after[name] = getattr(found, name), values[name]
            setattr(found, name, values[name])
    found.save()
    for name in ("see_also", "types"):
        if name not in values:
            continue
        was = sorted(getattr(found, name).values_list("key", flat=True))
        will = sorted(each.key for each in values[name])
        if was != will:
            getattr(found, name).set(values[name])
            before[name], after[name] = was, will
    if after:
        _note(found, by, "edited", before=before, after=after)
    return bool(after)


@transaction.atomic
def delete_concept(concept: Concept, *, by: "Account") -> None:
    """Take a concept away with all that was said of it."""
    found = _held(concept)
    _note(found, by, "deleted", before={"terms": list(found.terms.values_list("text", flat=True))})
    found.delete()


@transaction.atomic
def add_part(
    concept: Concept, model: type[P], values: Mapping[str, Any], *, by: "Account | None", flags: bool = True
) -> P:
    """Return a new row of a concept, the last of its list.

    Args:
        concept: the concept.
        model: which kind of row.
        values: its fields.
        by: who adds it.
        flags: whether what rests on the term is to be looked at, should it say what the term means.
    """
    found = _held(concept)
    rows: Any = model._default_manager.filter(concept=found)  # noqa: SLF001 (Django's documented way to ask)
    place = 1 + max(rows.values_list(_LATEST, flat=True), default=-1)
    made = model(**{"concept": found, "position": place, **values})
    made.full_clean(exclude=["concept"])
    made.save()
    _note(found, by, "part added", after={"part": _called(model), **_plain(made)})
    if flags and issubclass(model, _MEANING):
        _flag(found)
    return made


@transaction.atomic
def change_part(row: Part, values: Mapping[str, Any], *, by: "Account") -> bool:
    """Return whether a row of a concept changed; what rests on the term is flagged if its meaning did."""
    found = _held(row.concept)
    row.refresh_from_db()
    before = _plain(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean(exclude=["concept"])
    after = _plain(row)
    if before == after:
        return False
    row.save()
    changed = [name for name in after if before.get(name) != after[name]]
    _note(
        found,
        by,
        "part edited",
        before={name: before[name] for name in changed},
        after={"part": _called(type(row)), **{name: after[name] for name in changed}},
    )
    if isinstance(row, _MEANING):
        _flag(found)
    return True


@transaction.atomic
def delete_part(row: Part, *, by: "Account") -> None:
    """Take a row of a concept away; a sense goes with its evidence."""
    found = _held(row.concept)
    if isinstance(row, ConceptSense):
        ConceptEvidence.objects.filter(concept=found, sense=row.code).delete()
    _note(found, by, "part deleted", before={"part": _called(type(row)), **_plain(row)})
    row.delete()
    if isinstance(row, _MEANING):
        _flag(found)


@transaction.atomic
def keep_turns(concept: Concept, code: str, turns: "Collection[int]", *, by: "Account") -> int:
    """Return how many turns of the texts were kept as where a sense is seen; one that is there stays as it is.

    Args: concept: the concept; code: of the sense; turns: by their rows; by: who picked them.
    Raises: DataError if there is no such sense or turn, a turn may not be read, or it is of the other side.
    """
    found = _held(concept)
    sense = found.senses.filter(code=code).first()
    if sense is None:
        raise DataError(_("There is no such sense any more; somebody deleted it."))
    rows = TermTurn.objects.filter(source__programme=found.programme, pk__in=turns)
    rules = rules_of(found.programme)
    picked = [row for row in rows.order_by("pk") if rules.rule(ruled_by(row)) is not Rule.OFF_THE_RECORD]
    if not picked or len(picked) < len(set(turns)):
        raise DataError(_("A line that was picked may not be read any more; look the words up again."))
    if any(row.side_id not in (None, sense.side_id) for row in picked):
        raise DataError(_("How a side uses a word is seen in what that side says; pick lines of that side."))
    there = set(found.evidence.filter(sense=code, turn__isnull=False).values_list("turn", flat=True))
    new = [row for row in picked if row.pk not in there]
    for row in new:
        add_part(found, ConceptEvidence, {"sense": code, "turn": row}, by=by)
    return len(new)


@transaction.atomic
def note_misreading(concept: Concept, values: Mapping[str, Any], *, by: "Account") -> ConceptMisreading:
    """Return what a side's reader is likely to misread, as seen today; what was seen earlier is kept beneath."""
    told = {"side": values["side"], "text": values["text"], "date": _today(), "account": by}
    return add_part(concept, ConceptMisreading, told, by=by)


@transaction.atomic
def link(concept: Concept, subject: str, *, by: "Account") -> ConceptLink:
    """Return that something depends on what a term means.

    Raises: DataError if that is said already.
    """
    found = _held(concept)
    if found.links.filter(subject=subject).exists():
        raise DataError(_("It is linked already."))
    made = ConceptLink.objects.create(
        concept=found, subject=subject, position=found.links.count(), account=by
    )
    _note(found, by, "linked", after={"subject": subject})
    return made


@transaction.atomic
def unlink(row: ConceptLink, *, by: "Account") -> None:
    """Say that something does not depend on a term after all."""
    _note(row.concept, by, "link deleted", before={"subject": row.subject})
    row.delete()


@transaction.atomic
def look_at(row: ConceptLink, *, by: "Account") -> None:
    """Say that one has looked, after a meaning changed: what depends on the term still holds, or was put right.

    Raises: DataError if nothing has changed since somebody looked.
    """
    found = ConceptLink.objects.select_for_update().filter(pk=row.pk).first()
    if found is None or not found.changed:
        raise DataError(_("Somebody has looked at it meanwhile."))
    before = {"changed": found.changed}
    found.changed, found.looked, found.account = "", _today(), by
    found.save()
    _note(found.concept, by, "looked at", before=before, after={"subject": found.subject})


@transaction.atomic
def give_key(concept: Concept, *, by: "Account", sha256: str) -> bool:
    """Return whether both sides have given their key now to what of a concept goes outside.

    Args: concept: the concept; by: a convenor; sha256: of what was shown.
    Raises: DataError if it was changed since it was shown, is not ready, or the side or the account gave its key.
    """
    seat: Membership = deciding_seat(by, programme=concept.programme_id)
    found = _held(concept)
    if missing_before_keys(found):
        raise DataError(_("It needs a term, and a recommended wording or that both definitions stand."))
    if outside_digest(found) != sha256:
        raise DataError(_("It was changed after it was shown to you; look at it again."))
    given = ConceptKey.objects.filter(concept=found, sha256=sha256)
    refuse_second_key(given, seat=seat)
    ConceptKey.objects.create(concept=found, sha256=sha256, side=seat.side, account=by)
    _note(found, by, "key given", after={"sha256": sha256})
    return is_given_by_both(given)


@transaction.atomic
def forget_in_concepts(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of everything that was written of a programme's concepts; return how many rows held one."""
    texts: Texts = (
        (Concept, "programme", ("note", "wording", "kept")),
        (ConceptTerm, "concept__programme", ("text", "note")),
        (ConceptEquivalent, "concept__programme", ("term", "other", "lost")),
        (ConceptDefinition, "concept__programme", ("text", "source", "translation")),
        (ConceptFeature, "concept__programme", ("text",)),
        (ConceptSense, "concept__programme", ("text", "used_by")),
        (ConceptEvidence, "concept__programme", ("quote",)),
        (ConceptMisreading, "concept__programme", ("text",)),
        (CaseCondition, "concept__programme", ("text",)),
    )
    return scrub_rows(texts, programme=programme, names=names)


def free_code(concept: Concept, model: type[ConceptSense] | type[ConceptFeature]) -> str:
    """Return the next free code of a sense or feature of a concept."""
    taken = set(model.objects.filter(concept=concept).values_list("code", flat=True))
    letter = "s" if model is ConceptSense else "f"
    return next(code for number in range(1, len(taken) + 2) if (code := f"{letter}{number}") not in taken)


def _flag(concept: Concept) -> None:
    """Have what rests on a term looked at again; the keys to it no longer fit by themselves."""
    concept.links.update(changed=_today())


def _held(concept: Concept) -> Concept:
    found = Concept.objects.select_for_update(of=("self",)).select_related("programme").filter(pk=concept.pk)
    row = found.first()
    if row is None:
        raise DataError(_("There is no such term any more; somebody deleted it."))
    return row


def _free_key(programme: "Programme", wanted: str) -> str:
    made = slugify(wanted)[:_MADE_KEY].strip("-_") or "term"
    taken = set(
        Concept.objects.filter(programme=programme, key__startswith=made).values_list("key", flat=True)
    )
    numbered = (f"{made}-{number}" for number in range(2, len(taken) + 3))
    return made if made not in taken else next(key for key in numbered if key not in taken)


def _plain(row: models.Model) -> dict[str, Any]:
    """Return a row as the trail keeps it; what it points at by its row."""
    told = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001 (Django's documented way to ask)
        if field.name not in ("id", "concept", "position", "account"):
            told[field.name] = getattr(row, field.attname)
    return told


def _called(model: type[models.Model]) -> str:
    return model.__name__.removeprefix("Concept").lower()


def _today() -> str:
    return timezone.now().date().isoformat()


def _note(
    concept: Concept,
    by: "Account | None",
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record_change(
        programme=concept.programme,
        by=by,
        action=action,
        subject=f"concept:{concept.key}",
        before=before,
        after=after,
    )
