"""The name and the key of one who is named in several ways."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tracktwo.record.methods.resolution.bodies import bare_name, is_abbreviation
from tracktwo.record.methods.resolution.folding import HAN, fold, simplified
from tracktwo.record.methods.resolution.names import read_person
from tracktwo.record.methods.resolution.nodes import Node

__all__ = ["keyed", "organisation_slug", "person_slug", "printed_name"]

_BRACKET_LAST: Final = re.compile(r"\s*[(（].*?[)）]\s*$")
_WORD: Final = re.compile(r"[^\W_]{2,}")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def printed_name(nodes: Sequence[Node], *, organisation: bool) -> str:
    """Return the fullest form among nodes, as printed: in the script most used, no abbreviation, not all capitals."""
    counts = Counter[str]()
    for node in nodes:
        counts[node.form] += len(node.mentions)
    if len(counts) == 1:
        return nodes[0].form
    in_han = sum(number for form, number in counts.items() if HAN.search(form))
    prefers_han = in_han * 2 > counts.total()

    def rank(form: str) -> tuple[bool, bool, bool, int, int, str]:
        bare = _BRACKET_LAST.sub("", form) if form.rstrip().endswith((")", "）")) else form
        is_han = HAN.search(form) is not None
        words = len(bare) if is_han else len(_WORD.findall(bare))
        return (
            is_han == prefers_han,
            not (organisation and is_abbreviation(form)),
            not _is_shouted(form),
            words,
            counts[form],
            form,
        )

    return max(counts, key=rank)


def _is_shouted(form: str) -> bool:
    return form.isupper() and not HAN.search(form)


def person_slug(name: str) -> str:
    """Return a key for a person from their name: family name first, in small letters."""
    person = read_person(name)
    if person.latin:
        best = person.latin[0]
        return _slug(" ".join((best.family, *best.given)))
    if person.han:
        return person.han[0].family + person.han[0].whole_given
    return _slug(name)


def organisation_slug(name: str) -> str:
    """Return a key for an organisation from its name, without article and legal form."""
    return _slug(fold(bare_name(name)).removeprefix("the "))


def _slug(text: str) -> str:
    return _NO_LETTER.sub("-", simplified(fold(text))).strip("-") or "unnamed"


def keyed(slugs: Sequence[str], tellers: Sequence[tuple[str, ...]]) -> list[str]:
    """Return a key for each: its slug, and for namesakes their side or a number in the order of what tells them apart."""
    keys = [""] * len(slugs)
    taken: set[str] = set()
    shared = Counter(slugs)
    for place in sorted(range(len(slugs)), key=lambda n: (slugs[n], tellers[n])):
        slug = slugs[place]
        wanted = slug if shared[slug] == 1 or not tellers[place][0] else f"{slug}-{fold(tellers[place][0])}"
        key, number = wanted, 2
        while key in taken:
            key, number = f"{wanted}-{number}", number + 1
        taken.add(key)
        keys[place] = key
    return keys
