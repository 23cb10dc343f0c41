"""Making the index of a programme's texts: outside of requests, telling in a row how far it is.

One making runs at a time. Until it is done the index there was stays in use. Turns that are new become a segment of
the index; it is made anew when turns went, or when the words Chinese is cut by are others.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.conf import settings
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tracktwo.office.releases.trees import Hold, take_hold
from tracktwo.office.terms.corpus import INDEXED, WORDING, folder_of, indexed_turns, shelf_of
from tracktwo.office.terms.cutting import cutter_of
from tracktwo.office.terms.measuring import count_ahead
from tracktwo.office.terms.models import TermBuild, TermTurn
from tracktwo.office.terms.queries import standing_build
from tracktwo.terms import CHARACTERS, Index, add, index_texts, load_index, save_index, write_wording
from tracktwo.vocabulary.errors import DataError, FileError, TrackTwoError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = ["begin_build", "build_now", "is_interrupted"]

_TURNS: Final = 2_000
_FEW: Final = 2_000
"""Up to so many turns an index is made within the request that asked for it: it takes a moment."""


def begin_build(programme: "Programme", *, by: "Account | None") -> TermBuild:
    """Start to index a programme's texts, and return the row that tells how far it is; a small one is done at once.

    Raises: DataError if it is being made already.
    """
    if TermTurn.objects.filter(source__programme=programme).count() <= _FEW:
        return build_now(programme, by=by)
    held, build = _start(programme, by)
    language = translation.get_language() or "en"

    def run() -> None:
        try:
            with held, translation.override(language):
                _work(build)
        finally:
            connection.close()

    transaction.on_commit(Thread(target=run, name=f"terms-{build.pk}", daemon=True).start)
    return build


def build_now(programme: "Programme", *, by: "Account | None") -> TermBuild:
    """Index a programme's texts at once and return what came of it. Raises: as ``begin_build``."""
    held, build = _start(programme, by)
    with held:
        _work(build)
    build.refresh_from_db()
    return build


def is_interrupted(build: TermBuild) -> bool:
    """Return whether a making says it runs and nobody works on it."""
    if build.state != TermBuild.State.BUILDING:
        return False
    held = take_hold(_hold_of(build.programme))
    if held is not None:
        held.close()
    return held is not None


def _hold_of(programme: "Programme") -> str:
    return f"{programme.key}.terms"  # no programme's key has a dot


def _start(programme: "Programme", by: "Account | None") -> tuple[Hold, TermBuild]:
    held = take_hold(_hold_of(programme))
    if held is None:
        raise DataError(_("The texts are being indexed already; look again in a moment."))
    builds = TermBuild.objects.filter(programme=programme)
    builds.filter(state=TermBuild.State.BUILDING).update(
        state=TermBuild.State.FAILED, note=_("The work was interrupted; the index there was stays.")
    )
    last = builds.first()
    number = 1 if last is None else last.number + 1
    return held, TermBuild.objects.create(programme=programme, by=by, number=number)


def _work(build: TermBuild) -> None:
    try:
        _build(build)
    except TrackTwoError as error:
        _give_up(build, str(error))
    except BaseException:
        _give_up(build, _("The work broke off for a reason nobody foresaw; the server's log says more."))
        raise


def _give_up(build: TermBuild, note: str) -> None:
    TermBuild.objects.filter(pk=build.pk).update(state=TermBuild.State.FAILED, note=note, progress={})


def _build(build: TermBuild) -> None:
    programme = build.programme
    cutter = cutter_of(programme)
    rows = list(
        TermTurn.objects.filter(source__programme=programme).order_by("pk").values_list("pk", flat=True)
    )
    before = standing_build(programme)
    known = (
        None
        if before is None
        else _known(programme, before, rows, CHARACTERS if cutter is None else cutter.name)
    )
    build.folder = (
        build.number if known is None else (before.folder or before.number if before else build.number)
    )
    folder = folder_of(programme, build)
    done = 0 if known is None else known.turns
    texts = _texts(rows[done:])
    tell = _teller(build, of=2 * len(texts))
    index = (
        index_texts(texts, cutter=cutter, tell=tell)
        if known is None
        else add(known, texts, cutter=cutter, tell=tell)
    )
    _save(folder, index, rows, texts, tell=lambda done, of: tell(of + done, 2 * of))
    TermBuild.objects.filter(pk=build.pk).update(
        state=TermBuild.State.BUILT,
        progress={},
        note="",
        folder=build.folder,
        cutter=index.cutter,
        turns=index.turns,
        words=sum(len(each.words) for each in index.segments),
    )
    _sweep(programme, kept=folder)
    shelf = shelf_of(programme)
    if shelf is not None:
        count_ahead(programme, shelf)


def _known(programme: "Programme", before: TermBuild, rows: Sequence[int], cutter: str) -> Index | None:
    """Return the index to add to; None if it has to be made anew."""
    if before.cutter != cutter:
        return None
    folder = folder_of(programme, before)
    try:
        index, indexed = load_index(folder), indexed_turns(folder)
    except FileError:
        return None
    is_whole = len(indexed) == index.turns and indexed.tolist() == [*rows[: index.turns]]
    return index if is_whole and not (folder / f".{WORDING}").exists() else None


def _texts(rows: Sequence[int]) -> list[str]:
    found: list[str] = []
    for first in range(0, len(rows), _TURNS):
        kept = TermTurn.objects.in_bulk(rows[first : first + _TURNS])
        found += [kept[pk].text if pk in kept else "" for pk in rows[first : first + _TURNS]]
    return found


def _save(
    folder: Path,
    index: Index,
    rows: Sequence[int],
    texts: Sequence[str],
    *,
    tell: Callable[[int, int], None],
) -> None:
    """Write an index beside the one in use; what says which row a turn is comes first."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        begun = folder / f".{WORDING}"  # while it stands, the text search is not whole
        begun.touch()
        part = folder / f".{INDEXED}.part.npy"
        np.save(part, np.array(rows, dtype=np.int64))
        part.replace(folder / INDEXED)
        write_wording(folder / WORDING, texts, tell=tell)
        save_index(index, folder)
        begun.unlink()
    except OSError as error:
        raise FileError(
            _(
                "The index could not be stored (%(reason)s); the one there was stays. Ask whoever runs the office."
            )
            % {"reason": error.strerror}
        ) from error


def _teller(build: TermBuild, *, of: int) -> Callable[[int, int], None]:
    def tell(done: int, whole: int) -> None:
        TermBuild.objects.filter(pk=build.pk).update(progress={"done": done, "of": max(of, whole)})

    return tell


def _sweep(programme: "Programme", *, kept: Path) -> None:
    """Take older indexes away; the texts themselves are in the database."""
    root: Any = Path(settings.DATA) / "terms" / programme.key
    for each in root.iterdir():
        if each != kept:
            shutil.rmtree(each, ignore_errors=True)
