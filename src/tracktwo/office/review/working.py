"""Reading a programme's documents into proposals: outside of requests, telling in a row how far it is.

One reading of a programme runs at a time. A process that ends in the middle leaves a row that says "reading" and a
hold nobody has; the page says so, and the next reading begins anew. Until a reading is done the last one stays.
"""

from collections.abc import Iterable, Iterator, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tracktwo.office.record import actions as record
from tracktwo.office.record import queries
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.releases.trees import Hold, take_hold
from tracktwo.office.review.logbook import decisions_of, last_number, secret, title_of
from tracktwo.office.review.models import Item, Reading, Span
from tracktwo.office.review.proposing import Task, proposed, proposed_apart
from tracktwo.office.review.storing import said_of
from tracktwo.record import (
    Band,
    Proposal,
    ProposalKind,
    Review,
    Reviewed,
    replay,
)
from tracktwo.vocabulary.errors import DataError, TrackTwoError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Document, Programme

__all__ = ["begin_reading", "is_interrupted", "read_now"]

_OWN_PROCESS: Final = 150_000
"""Characters from which a reading has a process of its own, so that pages stay quick meanwhile."""
_MARKS: Final = {
    ProposalKind.EVENT: {"name": "E", "date": "D"},
    ProposalKind.PERSON: {"name": "P"},
    ProposalKind.ORGANISATION: {"name": "O"},
    ProposalKind.CONTRIBUTION: {"title": "T"},
    ProposalKind.PUBLICATION: {"title": "T"},
    ProposalKind.MEDIA: {"name": "O"},
}
"""The letter of the margin by kind and field; whatever else is said of an event is a claim, C."""
_CLAIMS: Final = frozenset({ProposalKind.EVENT, ProposalKind.CONFLICT})
_ROWS: Final = 500


def begin_reading(programme: "Programme", *, by: "Account | None", documents: Iterable[str] = ()) -> Reading:
    """Start reading in the background, in the reader's language, and return the row that tells how far it is.

    Args:
        programme: whose documents.
        by: who reads them.
        documents: keys of those to read; none: those read last, in their newest versions.

    Raises: DataError if it is being read already, or there is nothing to read.
    """
    held, reading = _start(programme, by, documents)
    language = translation.get_language() or "en"

    def run() -> None:
        try:
            with held, translation.override(language):
                _work(reading)
        finally:
            connection.close()

    transaction.on_commit(Thread(target=run, name=f"reading-{reading.pk}", daemon=True).start)
    return reading


def read_now(programme: "Programme", *, by: "Account | None", documents: Iterable[str] = ()) -> Reading:
    """Read at once and return what came of it. Args and Raises: as ``begin_reading``."""
    held, reading = _start(programme, by, documents)
    with held:
        _work(reading)
    reading.refresh_from_db()
    return reading


def is_interrupted(reading: Reading) -> bool:
    """Return whether a reading says it runs and nobody works on it."""
    if reading.state != Reading.State.READING:
        return False
    held = take_hold(_hold_of(reading.programme))
    if held is not None:
        held.close()
    return held is not None


def _hold_of(programme: "Programme") -> str:
    return f"{programme.key}.documents"  # no programme's key has a dot


def _start(programme: "Programme", by: "Account | None", documents: Iterable[str]) -> tuple[Hold, Reading]:
    if not programme.documents.exclude(sha256="").exists():
        raise DataError(_("There is no document to read yet; add one first."))
    held = take_hold(_hold_of(programme))
    if held is None:
        raise DataError(_("The documents are being read already; look again in a moment."))
    Reading.objects.filter(programme=programme, state=Reading.State.READING).update(
        state=Reading.State.FAILED, note=_("The reading was interrupted; what was there before stays.")
    )
    last = Reading.objects.filter(programme=programme).first()
    chosen = [*documents] or (last.documents if last else [])
    return held, Reading.objects.create(programme=programme, by=by, documents=chosen)


def _work(reading: Reading) -> None:
    try:
        _read(reading)
    except TrackTwoError as error:
        _give_up(reading, str(error))
    except BaseException:
        _give_up(reading, _("The work broke off for a reason nobody foresaw; the server's log says more."))
        raise


def _give_up(reading: Reading, note: str) -> None:
    Reading.objects.filter(pk=reading.pk).update(state=Reading.State.FAILED, note=note, progress={})


def _read(reading: Reading) -> None:
    programme = reading.programme
    _read_files(reading)
    lineages = queries.lineages_of(programme)
    chosen = {lineages.get(key, key) for key in reading.documents}
    documents = [
        each for each in queries.newest_documents(programme) if not chosen or lineages[each.key] in chosen
    ]
    layers = queries.layers_of(documents)
    _tell(reading, step="documents", done=0, of=len(layers))
    log = decisions_of(programme)
    task = Task(
        layers=tuple(layers),
        log=tuple(log),
        lineages=tuple(lineages.items()),
        public=frozenset(each.key for each in documents if each.is_public),
    )
    is_long = sum(len(each.text) for each in layers) > _OWN_PROCESS
    proposals = proposed_apart(task) if is_long else proposed(task)
    _tell(reading, step="decisions")
    _keep(reading, documents, proposals)


def _read_files(reading: Reading) -> None:
    """Read the files that were added without being read; one that cannot be read stays as it is."""
    waiting = [
        each.key
        for each in reading.programme.documents.filter(text=None)
        .exclude(sha256="")
        .select_related("programme")
        if queries.document_is_added(each)
    ]
    for done, key in enumerate(waiting):
        _tell(reading, step="files", done=done, of=len(waiting))
        try:
            record.read_file(programme=reading.programme, by=reading.by, key=key)
        except TrackTwoError:
            continue


def _keep(reading: Reading, documents: "Sequence[Document]", proposals: Sequence[Proposal]) -> None:
    """Put what was read in the place of the last reading, with every decision made until this moment."""
    programme = reading.programme
    with transaction.atomic():
        lock(programme)
        log = decisions_of(programme)
        review = replay(proposals, log, secret=secret())
        Item.objects.filter(programme=programme).delete()
        items = [_item(programme, each, place) for place, each in enumerate(review.items)]
        Item.objects.bulk_create(items, batch_size=_ROWS)
        known = {each.key: each.pk for each in programme.documents.all()}
        Span.objects.bulk_create(_spans(review, items, known), batch_size=_ROWS)
        Reading.objects.filter(programme=programme).exclude(pk=reading.pk).delete()
        Reading.objects.filter(pk=reading.pk).update(
            state=Reading.State.READ,
            progress={},
            note="",
            documents=[each.key for each in documents],
            decided=last_number(programme),
            withheld=review.withheld,
        )


def _item(programme: "Programme", reviewed: Reviewed, place: int) -> Item:
    proposal = reviewed.proposal
    return Item(
        programme=programme,
        origin=reviewed.origin,
        key=reviewed.key,
        kind=reviewed.kind.value,
        event=proposal.event if proposal else (reviewed.subject.event if reviewed.subject else ""),
        place=place,
        title=title_of(reviewed),
        band=(proposal.band if proposal else Band.CLEAR).value,
        standing=reviewed.standing.value,
        outcome=reviewed.outcome.value,
        is_left=reviewed.is_left,
        must_look=bool(proposal and proposal.must_look),
        said=said_of(reviewed),
    )


def _spans(review: Review, items: Sequence[Item], documents: dict[str, int]) -> Iterator[Span]:
    for reviewed, item in zip(review.items, items, strict=True):
        seen: set[tuple[str, int, int]] = set()
        for name, passages in reviewed.proposal.evidence.items() if reviewed.proposal else ():
            mark = _MARKS.get(reviewed.kind, {}).get(name, "C" if reviewed.kind in _CLAIMS else "")
            for each in passages:
                if (each.doc, each.start, each.end) not in seen and each.doc in documents:
                    seen.add((each.doc, each.start, each.end))
                    yield Span(
                        item=item, document_id=documents[each.doc], start=each.start, end=each.end, mark=mark
                    )


def _tell(reading: Reading, **progress: object) -> None:
    Reading.objects.filter(pk=reading.pk).update(progress=progress)
