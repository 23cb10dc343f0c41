"""The ways to write a name, and the runs of words to know a text by."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from tracktwo.clearance.leaks.methods.letters import Letters, fold, spell
from tracktwo.vocabulary.names import PersonName

__all__ = ["addresses", "is_name", "name_forms", "person_forms", "runs"]

_WORDS_IN_A_RUN: Final = 8
_CHARACTERS_IN_A_RUN: Final = 12
_FEWEST_WORDS: Final = 3
_FEWEST_CHARACTERS: Final = 6
_SHORTEST_NAME: Final = 3
_SHORTEST_UNSPACED_NAME: Final = 2
_MOST_NAME_PARTS: Final = 6

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<=://)[^\s<>\"'，。；）】]+", re.ASCII
)
_TITLES: Final = re.compile(
    r"^(?:(?:(?:asst|assoc)\.? )?prof(?:essor)?|dr|mr|mrs|ms|mx|sir|dame|amb(?:assador)?|gen(?:eral)?|adm(?:iral)?"
    r"|col(?:onel)?|hon|rep|sen(?:ator)?|minister|academician)\b\.?\s+|(?:教授|博士|先生|女士|大使|将军|院士|主任|部长|司长|研究员)$",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"[<(（\[【]([^<>()（）\[\]【】]*)[>)）\]】]")
_UNSPACED_RUN: Final = re.compile(
    r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff·・•‧]+"
)


def person_forms(name: PersonName) -> tuple[str, ...]:
    """Return a person's name as written, then in its other orders."""
    parts: tuple[str, ...] = ()
    if name.family and name.given and not _UNSPACED_RUN.search(name.family):
        parts = (f"{name.family} {name.given}", f"{name.given} {name.family}")
    return tuple(dict.fromkeys((*name_forms(name.text), *parts)))


def name_forms(text: str) -> tuple[str, ...]:
    """Return what somebody is called as written, then without titles, script by script, and in other orders.

    Both orders are made for a name in a script with spaces: ``"Smith, Jane A."`` is also ``"Jane A. Smith"``
    and ``"Jane Smith"``; ``"XU Nengwu"`` is also ``"Nengwu XU"``. A single given or family name is no form.
    """
    forms: list[str] = []
    for part in (_IN_BRACKETS.sub(" ", text), *_IN_BRACKETS.findall(text)):
        forms += [run.group() for run in _UNSPACED_RUN.finditer(part)]
        forms.append(_UNSPACED_RUN.sub(" ", part))
    for form in tuple(forms):
        plain = _without_titles(form.strip())
        forms += [plain, *_orders(plain)]
    return tuple(dict.fromkeys([text, *(form for form in forms if _is_whole(form))]))


def runs(text: str, *, is_prose: bool = True) -> Iterator[str]:
    """Yield the letters of every eight words in a row of a text, twelve characters in a script without spaces.

    A shorter text of prose is one run, if it has three words or six such characters; less tells nothing. A name
    no longer than a run has none, since it is searched for as a name.
    """
    letters = spell(fold(text))
    spelled, begins = str(letters), np.flatnonzero(letters.starts)
    unspaced = int(letters.is_unspaced.sum())
    size = _CHARACTERS_IN_A_RUN if 2 * unspaced > len(begins) - 1 else _WORDS_IN_A_RUN
    if len(begins) > size + (not is_prose):
        for first, end in zip(begins, begins[size:], strict=False):
            yield spelled[first:end]
    elif is_prose and _is_telling(letters):
        yield spelled


def _is_telling(letters: Letters) -> bool:
    """Return whether a text is long enough to be known again: three words of letters, or six characters."""
    spelled, begins = str(letters), np.flatnonzero(letters.starts)
    words = [spelled[first:end] for first, end in itertools.pairwise(begins)]
    unspaced = int(letters.is_unspaced.sum())
    worded = sum(any(letter.isalpha() for letter in word) for word in words) - unspaced
    return worded * _FEWEST_CHARACTERS + unspaced * _FEWEST_WORDS >= _FEWEST_WORDS * _FEWEST_CHARACTERS


def addresses(text: str) -> Iterator[str]:
    """Yield the e-mail addresses in a text, and the addresses of pages without their scheme."""
    for found in _ADDRESS.finditer(text):
        yield found.group().rstrip(".,;:!?)/")


def is_name(letters: Letters) -> bool:
    """Return whether a text has letters enough to be told from others."""
    shortest = _SHORTEST_UNSPACED_NAME if letters.is_unspaced.any() else _SHORTEST_NAME
    return len(letters.codes) >= shortest


def _without_titles(name: str) -> str:
    """Return a name without the titles before and after it, unless nothing but one word would be left."""
    while (shorter := _TITLES.sub("", name).strip()) != name and _is_whole(shorter):
        name = shorter
    return name


def _is_whole(form: str) -> bool:
    """Return whether a form is more than one part of a name."""
    return len(_parts(form)) > 1 or (len(form.strip()) > 1 and bool(_UNSPACED_RUN.fullmatch(form.strip())))


def _parts(form: str) -> list[str]:
    return [part for part in re.split(r"[\s,，]+", form) if any(letter.isalpha() for letter in part)]


def _without_initials(parts: list[str]) -> list[str]:
    return [part for part in parts if len(part.rstrip(".")) > 1]


def _orders(form: str) -> Iterator[str]:
    """Yield a name with its first and its last part moved to the other end, also without initials."""
    if len(_parts(form)) > _MOST_NAME_PARTS:
        return
    head, tail = (_parts(half) for half in f"{form},".replace("，", ",").split(",")[:2])
    spoken = [*tail, *head]
    for named in (spoken, _without_initials(spoken), _without_initials(head), _without_initials(tail)):
        if named:
            yield " ".join(named)
            yield " ".join([named[-1], *named[:-1]])
            yield " ".join([*named[1:], named[0]])
