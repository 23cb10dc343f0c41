"""Figures over a programme's texts: worked out once for each state of what may be counted.

Small bodies of text are counted when a page asks; a large one at the end of making its index, and kept beside it under
the fingerprint of the state it was counted in. In any other state that figure does not exist.
"""

import json
from collections import OrderedDict
from dataclasses import dataclass, fields
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from tracktwo.office.terms.corpus import Shelf
from tracktwo.terms import (
    Chosen,
    Keyness,
    LeftOut,
    NoSharedLanguageError,
    TermSettings,
    choose,
    keyness,
    language_of,
)
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError, UsageError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["Words", "chosen_turns", "count_ahead", "shared_languages", "words_of"]

_QUICK: Final = 400_000
"""Words up to which a page counts by itself."""
_KEPT: Final = 8

_counted: "OrderedDict[tuple[str, str], Keyness]" = OrderedDict()
_counting: Final = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that either side says more, or why there are none.

    ``foreign``: the sides share no language, or not this one. ``is_late``: it is counted with the next index.
    """

    found: Keyness | None = None
    foreign: bool = False
    is_late: bool = False
    one_sided: bool = False


def shared_languages(programme: "Programme", shelf: Shelf) -> list[str]:
    """Return the languages, as primary tags, in which both sides speak in what may be counted."""
    spoken: dict[str, set[str]] = {}
    for turn, may in zip(shelf.corpus.turns, shelf.may, strict=True):
        if may and turn.side is not None:
            spoken.setdefault(turn.side, set()).add(language_of(turn.language))
    sides = [spoken.get(side.key, set()) for side in programme.sides.all()]
    return sorted(set.intersection(*sides)) if sides else []


def chosen_turns(programme: "Programme", shelf: Shelf, language: str) -> Chosen:
    """Return the turns of both sides in a language, those off the record left out.

    Raises: NoSharedLanguageError, DataError or UsageError, as ``choose`` does.
    """
    one, other = sorted(side.key for side in programme.sides.all())
    return choose(
        shelf.corpus,
        shelf.index,
        sides=(one, other),
        language=language or None,
        rule=Rule.NOT_FOR_ATTRIBUTION,
    )


def words_of(programme: "Programme", shelf: Shelf, language: str) -> Words:
    """Return the words that either side says more in a language."""
    key = (f"{shelf.folder}-{shelf.state}", language)
    with _counting:
        known = _counted.get(key)
    if known is None:
        known = _kept(_file(shelf, language))
    if known is None:
        try:
            chosen = chosen_turns(programme, shelf, language)
        except NoSharedLanguageError:
            return Words(foreign=True)
        except (DataError, UsageError):
            return Words(one_sided=True)
        if _size(shelf) > _QUICK:
            return Words(is_late=True)
        known = keyness(chosen)
    with _counting:
        _counted[key] = known
        while len(_counted) > _KEPT:
            _counted.popitem(last=False)
    return Words(found=known)


def count_ahead(programme: "Programme", shelf: Shelf) -> None:
    """Count the words of a large body of text, and keep the figures beside its index."""
    if _size(shelf) <= _QUICK:
        return
    for language in shared_languages(programme, shelf):
        try:
            found = keyness(chosen_turns(programme, shelf, language))
        except (DataError, UsageError):
            continue
        for older in shelf.folder.glob(f"words-{language}-*.json"):
            older.unlink(missing_ok=True)
        told = {each.name: getattr(found, each.name) for each in fields(found)}
        told |= {"left_out": found.left_out.to_dict(), "settings": found.settings.to_dict()}
        _file(shelf, language).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _file(shelf: Shelf, language: str) -> Path:
    return shelf.folder / f"words-{language}-{shelf.state}.json"


def _kept(file: Path) -> Keyness | None:
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Keyness(
        **{
            **told,
            "sides": tuple(told["sides"]),
            "people": tuple(told["people"]),
            "tokens": tuple(told["tokens"]),
            "left_out": LeftOut(**told["left_out"]),
            "settings": TermSettings(**told["settings"]),
        }
    )


def _size(shelf: Shelf) -> int:
    return sum(len(each.words) for each in shelf.index.segments)
