"""Needles from raw material: every text of every noun, by what it is."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Final

import numpy as np

from tracktwo.clearance.gate import Material
from tracktwo.clearance.kinds import Attendance, Citation, Note, Remarks
from tracktwo.clearance.leaks.methods.forms import addresses, is_name, name_forms, person_forms, runs
from tracktwo.clearance.leaks.methods.letters import fold, spell
from tracktwo.clearance.leaks.methods.matching import exact_code, hash_letters, index_beginnings
from tracktwo.clearance.leaks.tables import FIELDS, Kind, Needle, Needles, Origin, Sort
from tracktwo.clearance.tables import Fact
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName

__all__ = ["Text", "gather", "texts_of"]

_LONG_NUMBER: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Text:
    """One text of the record: what it says, how to search for it, where it stands."""

    said: str | PersonName
    sort: Sort
    origin: Origin


def gather(material: Sequence[Material]) -> Needles:
    """Return everything that could be found where it should not be: names, codes and runs of words.

    What is public is among it: a public name, too, may stand only where it is listed.

    Args:
        material: All raw nouns of a programme; what they hold within themselves is searched for as well.
    """
    heap = _Heap()
    for text in texts_of(material):
        _add(text, heap=heap)
    needles = tuple(heap.numbers)
    letters = [needle.letters for needle in needles]
    said = sorted(f"{needle.kind} {needle.exact or needle.letters}" for needle in needles)
    return Needles(
        needles=needles,
        origins=tuple(heap.origins),
        forms={number: frozenset(others) for number, others in heap.forms.items()},
        lengths=np.array([len(each) for each in letters], np.int64),
        hashes=hash_letters(letters),
        beginnings=index_beginnings(letters),
        digest=hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def texts_of(material: Sequence[Material]) -> Iterator[Text]:
    """Yield every text of raw nouns and of the nouns within them, each noun once.

    Raises: TypeError for a kind of noun or a text that :data:`FIELDS` does not know, rather than pass it by.
    """
    seen: set[int] = set()
    for noun in material:
        yield from _walk(noun, sort=None, origin=Origin(item="", field=""), seen=seen)


def _walk(value: object, *, sort: Sort | None, origin: Origin, seen: set[int]) -> Iterator[Text]:
    match value:
        case None | int() | PartialDate() | Enum():
            return
        case str() | PersonName():
            if sort is None:
                raise TypeError(f"No one has said how {origin.field!r} of {origin.item!r} is searched for.")
            if sort is not Sort.CLOSED:
                yield Text(said=value, sort=sort, origin=origin)
        case Mapping() | tuple():
            for each in value.values() if isinstance(value, Mapping) else value:
                yield from _walk(each, sort=sort, origin=origin, seen=seen)
        case _ if type(value) in FIELDS:
            yield from _walk_noun(value, sort=sort, origin=origin, seen=seen)
        case _:
            raise TypeError(f"No one has said how {type(value).__name__} is searched for.")


def _walk_noun(noun: object, *, sort: Sort | None, origin: Origin, seen: set[int]) -> Iterator[Text]:
    assert is_dataclass(noun)
    item = _item(noun)
    if item is not None:
        # The nouns share each other: an event is within every contribution to it.
        if id(noun) in seen:
            return
        seen.add(id(noun))
    for part in fields(noun):
        # What a fact states is what its field is.
        named = sort if isinstance(noun, Fact) else FIELDS[type(noun)].get(part.name)
        here = origin if item is None else Origin(item=item, field=part.name)
        yield from _walk(getattr(noun, part.name), sort=named, origin=here, seen=seen)


def _item(noun: object) -> str | None:
    """Return the id of a noun that is an item of its own; None for a part of one."""
    match noun:
        case Remarks() | Attendance():
            return f"{type(noun).__name__.lower()}:{noun.event.key}"
        case Note():
            return f"note:{noun.subject}"
        case Citation():
            return f"citation:{noun.document.key}"
        case _:
            key = getattr(noun, "key", None)
            return None if key is None else f"{type(noun).__name__.lower()}:{key}"


@dataclass(frozen=True, slots=True)
class _Heap:
    """Needles as they come in, each once, numbered."""

    numbers: dict[Needle, int] = field(default_factory=dict)
    origins: list[tuple[Origin, ...]] = field(default_factory=list)
    forms: dict[int, set[int]] = field(default_factory=dict)

    def add(self, needle: Needle, *, origin: Origin) -> int:
        number = self.numbers.setdefault(needle, len(self.numbers))
        if number == len(self.origins):
            self.origins.append((origin,))
        elif origin not in self.origins[number]:
            self.origins[number] += (origin,)
        return number


def _add(text: Text, *, heap: _Heap) -> None:
    said = str(text.said)
    if text.sort is Sort.CODE:
        _add_code(said, origin=text.origin, heap=heap)
        return
    if text.sort is not Sort.PROSE:
        _add_name(text, heap=heap)
    for letters in runs(said, is_prose=text.sort is Sort.PROSE):
        heap.add(Needle(letters=letters, kind=Kind.PROSE), origin=text.origin)
    for address in addresses(said):
        _add_code(address, origin=text.origin, heap=heap)


def _add_name(text: Text, *, heap: _Heap) -> None:
    if text.sort is Sort.NAME:
        forms: tuple[str, ...] = (str(text.said),)
    else:
        forms = person_forms(text.said) if isinstance(text.said, PersonName) else name_forms(text.said)
    spelled = [letters for form in forms if is_name(letters := spell(fold(form)))]
    numbers = [
        heap.add(Needle(letters=str(letters), kind=Kind.NAME), origin=text.origin) for letters in spelled
    ]
    if numbers:
        heap.forms.setdefault(numbers[0], set()).update(numbers[1:])


def _add_code(said: str, *, origin: Origin, heap: _Heap) -> None:
    letters = spell(fold(said))
    # A short number is on every page: a place in a list, a day.
    if is_name(letters) and (len(letters.codes) >= _LONG_NUMBER or not said.isdecimal()):
        heap.add(
            Needle(
                letters=str(letters),
                kind=Kind.CODE,
                exact=exact_code(letters, place=0, count=len(letters.codes)),
            ),
            origin=origin,
        )
