"""Needles from raw material: every text of every noun, by what it is."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from itertools import chain
from typing import Final, get_args

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

__all__ = ["Text", "gather", "index_texts", "texts_of"]

_LONG_NUMBER: Final = 6
_ITEMS: Final = frozenset(get_args(Material))


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
    return index_texts(texts_of(material))


def index_texts(texts: Iterable[Text]) -> Needles:
    """Return texts as needles: each text once, however often it stands in the record."""
    where: dict[tuple[str | PersonName, Sort], dict[Origin, None]] = {}
    for text in texts:
        where.setdefault((text.said, text.sort), {})[text.origin] = None
    origins: dict[Needle, tuple[Origin, ...]] = {}
    forms: dict[Needle, set[Needle]] = {}
    for (said, sort), standing in where.items():
        names = list(_names(said, sort=sort))
        if names:
            forms.setdefault(names[0], set()).update({*names} - {names[0]})
        here = tuple(standing)
        for needle in chain(names, _others(str(said), sort=sort)):
            held = origins.setdefault(needle, here)
            if held is not here:
                origins[needle] = tuple(dict.fromkeys((*held, *here)))
    return _indexed(origins, forms=forms)


def _indexed(origins: Mapping[Needle, tuple[Origin, ...]], *, forms: Mapping[Needle, set[Needle]]) -> Needles:
    numbers = {needle: number for number, needle in enumerate(origins)}
    letters = [needle.letters for needle in numbers]
    said = sorted(f"{needle.kind} {needle.exact or needle.letters}" for needle in numbers)
    return Needles(
        needles=tuple(numbers),
        origins=tuple(origins.values()),
        forms={numbers[name]: frozenset(numbers[form] for form in others) for name, others in forms.items()},
        lengths=np.array([len(each) for each in letters], np.int64),
        hashes=hash_letters(letters),
        beginnings=index_beginnings(letters),
        digest=hashlib.sha256("\n".join(said).encode()).hexdigest(),
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
        case _ if sort is Sort.CLOSED and not isinstance(value, Fact):
            return
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
        is_stated = isinstance(noun, Fact) and part.name == "value"
        named = sort if is_stated else FIELDS[type(noun)].get(part.name)
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
            is_item = type(noun) in _ITEMS
            return f"{type(noun).__name__.lower()}:{getattr(noun, 'key', '')}" if is_item else None


def _names(said: str | PersonName, *, sort: Sort) -> Iterator[Needle]:
    """Yield a name as it is written, then its other forms."""
    match sort, said:
        case Sort.PERSON, PersonName():
            forms = person_forms(said)
        case Sort.PERSON, str():
            forms = name_forms(said)
        case Sort.NAME, _:
            forms = (str(said),)
        case _:
            return
    for form in forms:
        letters = spell(fold(form))
        if is_name(letters):
            yield Needle(letters=str(letters), kind=Kind.NAME)


def _others(said: str, *, sort: Sort) -> Iterator[Needle]:
    """Yield the code a text is, or the runs of words and the addresses in it."""
    if sort is Sort.CODE:
        yield from _code(said)
        return
    for letters in runs(said, is_prose=sort is Sort.PROSE):
        yield Needle(letters=letters, kind=Kind.PROSE)
    for address in addresses(said):
        yield from _code(address)


def _code(said: str) -> Iterator[Needle]:
    letters = spell(fold(said))
    # A short number is on every page: a place in a list, a day.
    if is_name(letters) and (len(letters.codes) >= _LONG_NUMBER or not said.isdecimal()):
        exact = exact_code(letters, place=0, count=len(letters.codes))
        yield Needle(letters=str(letters), kind=Kind.CODE, exact=exact)
