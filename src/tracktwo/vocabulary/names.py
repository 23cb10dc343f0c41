"""People's names: as printed, in several scripts and orders, with the family name marked where it is known.

Nothing is guessed: a family name is what a source or a person said it is, and an unknown one stays unknown. A
name carries no gender and no nationality; its language tag says how it is written, not who bears it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tracktwo.vocabulary.errors import DataError

__all__ = ["NameOrder", "NamePart", "PersonName", "display", "preferred", "script"]


class NameOrder(StrEnum):
    """Which part of a name stands first."""

    AS_PRINTED = "as_printed"
    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A run of a displayed name; the runs of a name, joined, are the name."""

    text: str
    is_family: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """One form of a person's name.

    Args:
        text: As printed, capitals, commas and all.
        language: How it is written (BCP 47): ``"en"``, ``"zh-Hans"``, ``"zh-Latn-pinyin"``, ``"ar"``.
        family: The family name, one that stands in ``text`` (capitals aside); None if not known.
        given: The other names, with initials; None if not known.
        order: How ``text`` is ordered; ``AS_PRINTED`` if that is not known.

    Raises:
        DataError: If the text is empty or the family name does not stand in it.
    """

    text: str
    language: str
    family: str | None = None
    given: str | None = None
    order: NameOrder = NameOrder.AS_PRINTED

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise DataError("A name has no letters in it; write it as printed, or leave the whole name out.")
        if self.family is not None and not (self.family.strip() and _places(self.family, self.text)):
            raise DataError(
                f"The family name {self.family!r} does not stand in the name {self.text!r}; "
                "write the part that is the family name, or leave it out if it is not known."
            )

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Return a key that sorts by family name, then the rest, accents and capitals aside.

        A name whose family name is not known sorts by its first letter as printed; Han characters sort by
        code point.
        """
        return _plain(self.family or self.text), _plain(self.given or ""), self.text


def display(name: PersonName, *, order: NameOrder = NameOrder.AS_PRINTED) -> tuple[NamePart, ...]:
    """Return a name in runs, one of them marked as the family name, for a template to set apart.

    Args:
        name: The name.
        order: The order a reader asked for, written plainly: no comma, no title, one space. It is followed
            only if both parts are known. A name in Han, kana or Hangul has no space and keeps its order.

    Returns:
        Runs that join to the displayed name. If the family name is not known, or could be either of two equal
        words, the whole text is one unmarked run.
    """
    if name.family is None:
        return _runs((name.text, False))
    if not name.given or order is NameOrder.AS_PRINTED:
        return _printed(name)
    if not _is_spaced(name.family):
        in_order = name.order is NameOrder.FAMILY_FIRST
        return _runs((name.family, True), (name.given, False)) if in_order else _printed(name)
    if order is NameOrder.FAMILY_FIRST:
        return _runs((name.family, True), (f" {name.given}", False))
    return _runs((f"{name.given} ", False), (name.family, True))


def preferred(names: Sequence[PersonName], *, language: str) -> PersonName:
    """Return the form of a name a reader of a language can best read.

    The first in this order: the same tag, the same language and script, the same script, the same language,
    the first given.

    Raises:
        DataError: If there is no name at all.
    """
    if not names:
        raise DataError("A person has no name; write at least one form as printed.")
    wanted_language, wanted_script = _language(language), script(language)

    def distance(name: PersonName) -> int:
        same_language = _language(name.language) == wanted_language
        same_script = script(name.language) == wanted_script
        if name.language.lower() == language.lower():
            return 0
        return 4 - (2 * same_script + same_language)

    return min(names, key=distance)


_UNSPACED: Final = ("CJK ", "HIRAGANA ", "KATAKANA ", "HANGUL ")
_SCRIPTS: Final = {
    **dict.fromkeys(("ar", "fa", "ps", "ur"), "arab"),
    **dict.fromkeys(("be", "bg", "mk", "ru", "sr", "uk"), "cyrl"),
    "el": "grek",
    "he": "hebr",
    "hi": "deva",
    "ja": "jpan",
    "ko": "kore",
    "zh": "hans",
}


def _language(tag: str) -> str:
    return tag.lower().split("-")[0]


def script(tag: str) -> str:
    """Return the script of a language tag, such as ``"latn"``: the one it names, else the usual one."""
    named = [part for part in tag.lower().split("-")[1:] if re.fullmatch("[a-z]{4}", part)]
    found = named[0] if named else _SCRIPTS.get(_language(tag), "latn")
    # Who reads one kind of Han characters reads the other sooner than a romanised name.
    return "hani" if found in ("hans", "hant") else found


def _is_spaced(text: str) -> bool:
    return not all(unicodedata.name(character, "").startswith(_UNSPACED) for character in text)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _places(family: str, text: str) -> list[re.Match[str]]:
    """Return where a family name stands in a name: whole words, or anywhere in a script without spaces."""
    pattern = re.escape(family)
    if _is_spaced(family):
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return list(re.finditer(pattern, text, re.IGNORECASE))


def _printed(name: PersonName) -> tuple[NamePart, ...]:
    places = _places(name.family or "", name.text)
    if len(places) > 1 and name.order is NameOrder.AS_PRINTED:
        return _runs((name.text, False))
    place = places[-1 if name.order is NameOrder.GIVEN_FIRST else 0]
    start, end = place.span()
    return _runs((name.text[:start], False), (name.text[start:end], True), (name.text[end:], False))


def _runs(*runs: tuple[str, bool]) -> tuple[NamePart, ...]:
    return tuple(NamePart(text=text, is_family=is_family) for text, is_family in runs if text)
