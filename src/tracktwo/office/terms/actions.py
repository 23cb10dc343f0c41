"""What the team does with texts: adding and taking away, saying who speaks for which side, forgetting a person."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record.actions import scrubbed
from tracktwo.office.terms.intake import Handed, read_turns_of, turns_of_document, turns_of_exchange
from tracktwo.office.terms.kinds import SourceKind
from tracktwo.office.terms.models import TermSource, TermTurn
from tracktwo.office.terms.working import begin_build
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Document, Event, Programme, Side

__all__ = ["add_document", "add_exchange", "add_file", "delete_source", "forget_speakers", "seat_speakers"]

_ROWS: Final = 2_000
_MADE_KEY: Final = 60


def add_file(
    *,
    programme: "Programme",
    by: "Account | None",
    handed: Handed,
    title: str = "",
    event: "Event | None" = None,
    rule: str = "",
) -> TermSource:
    """Keep the turns of a file and return the text they make.

    Args:
        programme: whose.
        by: who adds it.
        handed: the file, and what is said of it.
        title: what to call it; "" for the name of the file.
        event: where it was said.
        rule: how it may be used, where a turn says nothing stricter; "" is not stated.

    Raises: FileError, TableError or DataError if the file cannot be used, or was added before; nothing is then kept.
    """
    digest = fingerprint(handed.content)
    there = TermSource.objects.filter(programme=programme, sha256=digest).first()
    if there is not None:
        raise DataError(_("This file is here already, as “%(title)s”.") % {"title": there.title})
    source = TermSource(
        programme=programme,
        kind=SourceKind.FILE,
        title=(title or handed.name)[:300],
        event=event,
        side=_side(programme, handed.side),
        language=handed.language[:35],
        date=handed.date,
        rule=rule,
        sha256=digest,
    )
    return _keep(source, read_turns_of(handed, source), by=by)


def add_document(
    *,
    programme: "Programme",
    by: "Account | None",
    document: "Document",
    side: str = "",
    rule: str = "",
) -> TermSource:
    """Take a document of the record among the texts, stretch by stretch, and return the text it makes.

    Args:
        programme: whose.
        by: who does.
        document: one that was read.
        side: the key of the side whose words it holds; "" is neither.
        rule: how it may be used; "": a public document is on the record, any other off it.

    Raises: DataError if it is among them already, or holds no words.
    """
    if TermSource.objects.filter(programme=programme, document=document).exists():
        raise DataError(_("“%(title)s” is among the texts already.") % {"title": document.title})
    source = TermSource(
        programme=programme,
        kind=SourceKind.DOCUMENT,
        title=document.title,
        document=document,
        side=_side(programme, side),
        language=document.language,
        date=document.published,
        rule=rule,
    )
    return _keep(source, turns_of_document(document, source), by=by)


@transaction.atomic
def add_exchange(programme: "Programme", *, by: "Account | None") -> TermSource:
    """Take what was asked and answered among the texts, in place of what was taken before, and return its text.

    A question comes with its latest answer and under its rule: until it is answered nobody stated one.

    Raises: DataError if nothing was answered yet.
    """
    before = TermSource.objects.filter(programme=programme, kind=SourceKind.QUESTIONS).first()
    if before is not None:
        before.delete()
    source = TermSource(
        programme=programme, kind=SourceKind.QUESTIONS, title=_("Questions and answers of the exchange")
    )
    turns = turns_of_exchange(source)
    if not turns:
        raise DataError(_("Nothing was answered yet, so there are no words to look up."))
    return _keep(source, turns, by=by)


@transaction.atomic
def delete_source(source: TermSource, *, by: "Account | None") -> None:
    """Take a text and its turns away; a document stays in the record."""
    record_change(
        programme=source.programme,
        by=by,
        action="deleted",
        subject=f"text:{source.key}",
        before={"title": source.title},
        after=None,
    )
    source.delete()


@transaction.atomic
def seat_speakers(source: TermSource, seats: Mapping[str, str], *, by: "Account | None") -> int:
    """Say for which side speakers of a text speak, and return how many of them changed.

    Args: source: the text; seats: name as it stands there → key of the side, "" for neither; by: who says so.
    Raises: DataError if there is no such side.
    """
    changed = {}
    for name, key in seats.items():
        side = _side(source.programme, key)
        turns = TermTurn.objects.filter(source=source, speaker=name)
        if turns.filter(~Q(side=side) if side else Q(side__isnull=False)).exists() or (
            side and turns.filter(side=None).exists()
        ):
            turns.update(side=side)
            changed[name] = key
    if changed:
        TermSource.objects.filter(pk=source.pk).update(version=F("version") + 1)
        record_change(
            programme=source.programme,
            by=by,
            action="speakers seated",
            subject=f"text:{source.key}",
            before=None,
            after={"speakers": len(changed)},
        )
    return len(changed)


@transaction.atomic
def forget_speakers(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of a programme's texts, spoken or mentioned; return how many turns held one.

    What they said stays, as words of somebody not named.
    """
    gone = 0
    for turn in TermTurn.objects.filter(source__programme=programme).iterator(chunk_size=_ROWS):
        kept: dict[str, Any] = {"text": turn.text, "speaker": turn.speaker, "doc": turn.doc}
        told = scrubbed(kept, names=names, keys=())
        if told != kept:
            # a new row: the index knows turns by their rows, and must not keep what this one said
            turn.delete()
            turn.pk = None
            turn.text, turn.speaker, turn.doc = told["text"], told["speaker"], told["doc"]
            turn.save()
            gone += 1
    for source in TermSource.objects.filter(programme=programme):
        title = scrubbed(source.title, names=names, keys=())
        if title != source.title:
            TermSource.objects.filter(pk=source.pk).update(title=title, version=F("version") + 1)
    if gone:
        # what the index held of them is no longer looked at; it is made anew as soon as this holds
        transaction.on_commit(lambda: _index_again(programme), robust=True)
    return gone


def _index_again(programme: "Programme") -> None:
    begin_build(programme, by=None)


@transaction.atomic
def _keep(source: TermSource, turns: list[TermTurn], *, by: "Account | None") -> TermSource:
    source.key = _free_key(source)
    source.full_clean(exclude=["programme"])
    source.save()
    TermTurn.objects.bulk_create(turns, batch_size=_ROWS)
    record_change(
        programme=source.programme,
        by=by,
        action="created",
        subject=f"text:{source.key}",
        before=None,
        after={"title": source.title, "turns": len(turns)},
    )
    return source


def _free_key(source: TermSource) -> str:
    made = slugify(source.title)[:_MADE_KEY].strip("-_") or "text"
    taken = set(
        TermSource.objects.filter(programme=source.programme, key__startswith=made).values_list(
            "key", flat=True
        )
    )
    numbered = (f"{made}-{number}" for number in range(2, len(taken) + 3))
    return made if made not in taken else next(key for key in numbered if key not in taken)


def _side(programme: "Programme", key: str) -> "Side | None":
    if not key:
        return None
    side = programme.sides.filter(key=key).first()
    if side is None:
        raise DataError(_("There is no side “%(key)s” in this programme.") % {"key": key})
    return side
