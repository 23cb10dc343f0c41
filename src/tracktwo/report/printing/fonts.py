"""Which fonts of this machine a language is printed with: open ones, so that parts of them may be embedded."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any, Final

from tracktwo.vocabulary.errors import DataError, UsageError

__all__ = ["ARABIC", "HAN", "drawn_with", "lacking", "tongue", "typesetter"]

ARABIC: Final = "\u200f\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
HAN: Final = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Characters of these scripts, as a class of a pattern has them."""
_LATIN: Final = ("Noto Sans", "DejaVu Sans")
_HAN: Final = {
    "zh-Hans": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC"),
    "zh-Hant": ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC"),
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR"),
}
_ARABIC: Final = ("Noto Naskh Arabic", "Noto Sans Arabic")
_REGIONS: Final = {"zh-Hans": "CN", "zh-Hant": "TW"}
_OTHERS: Final = "Noto Sans "
# the beginning of a character's name in Unicode → what its letters are called, and where Debian has a font for them
_PACKAGES: Final = {
    "CJK": ("Han", "Noto Sans CJK", "fonts-noto-cjk"),
    "HIRAGANA": ("Japanese", "Noto Sans CJK", "fonts-noto-cjk"),
    "KATAKANA": ("Japanese", "Noto Sans CJK", "fonts-noto-cjk"),
    "HANGUL": ("Korean", "Noto Sans CJK", "fonts-noto-cjk"),
    "ARABIC": ("Arabic", "Noto Naskh Arabic", "fonts-noto-core"),
    "LATIN": ("Latin", "Noto Sans", "fonts-noto-core"),
}


@cache
def typesetter() -> tuple[ModuleType, Any]:
    """Return the typesetter and the fonts of this machine, looked for once.

    Raises: UsageError if the typesetter is not installed.
    """
    try:
        import typst  # noqa: PLC0415 -- an optional part, loaded when something is printed
    except ImportError as error:
        raise UsageError(
            "PDF needs the typesetter, which is not installed: run pip install 'tracktwo[pdf]' and try again."
        ) from error
    # those it brings along have no letters but Latin ones; a paper is to look the same throughout
    return typst, typst.Fonts(include_embedded_fonts=False)


def tongue(tag: str) -> dict[str, Any]:
    """Return how a language is set: its code, its region, and the fonts to look for each character in, in order.

    Args: tag: the language's tag.
    """
    code, _hyphen, rest = tag.partition("-")
    regions = [part for part in rest.split("-") if len(part) == 2 and part.isupper()]  # noqa: PLR2004 -- ISO 3166
    return {
        "lang": code,
        "region": _REGIONS.get(tag, regions[0] if regions else None),
        "fonts": _fonts(next((each for each in _HAN if tag.startswith(each)), tag.partition("-")[0])),
    }


def drawn_with(tag: str) -> tuple[str, str, str]:
    """Return the families that letters of a picture are drawn with: Arabic ones, Han ones, all others.

    Args: tag: the language of the picture.
    """
    own = next((each for each in _HAN if tag.startswith(each)), "zh-Hans")
    families = (_ARABIC, _HAN[own], _LATIN)
    arabic, han, latin = ((_here(each) or [each[0]])[0] for each in families)
    return arabic, han, latin


def lacking(characters: Sequence[str]) -> DataError:
    """Return the refusal that names the characters no font of this machine has, and where to get one.

    Args: characters: at least one.
    """
    named = ", ".join(map(_named, characters))
    script = unicodedata.name(characters[0][0], "").partition(" ")[0]
    if script in _PACKAGES and not _has(script):
        called, font, package = _PACKAGES[script]
        return DataError(
            f"This machine has no font for {called} letters, such as {named}, so nothing was printed; install the "
            f"font {font} (on Debian and Ubuntu: apt install {package}) and try again."
        )
    return DataError(
        f"No font on this machine has {named}, so nothing was printed; write it otherwise, or install a Noto font "
        "that has it (on Debian and Ubuntu: apt install fonts-noto-core fonts-noto-extra) and try again."
    )


def _named(text: str) -> str:
    codes = " ".join(f"U+{ord(each):04X}" for each in text)
    return f"“{text}” ({codes})" if text.isprintable() else codes


def _has(script: str) -> bool:
    wanted = {"LATIN": _LATIN, "ARABIC": _ARABIC}.get(script, sum(_HAN.values(), ()))
    return any(each in _families() for each in wanted)


@cache
def _fonts(language: str) -> list[str | dict[str, str]]:
    """Return the families to look in: Latin, the language's own, then every other, so that no name is left out."""
    latin = _here(_LATIN)[:1] or [_LATIN[0]]
    han = [
        family for each in sorted(_HAN, key=lambda each: each != language) for family in _here(_HAN[each])[:1]
    ]
    arabic = _here(_ARABIC)[:1]
    own = [*arabic, *han] if language in {"ar", "fa", "ur", "ps"} else [*han, *arabic]
    others = [each for each in _families() if each.startswith(_OTHERS) and not {each} & {*latin, *own}]
    # quotation marks and dashes of Chinese text are as wide as its characters; Latin letters in it are not
    first = [{"name": each, "covers": "latin-in-cjk"} for each in latin] if language in _HAN else latin
    return [*first, *own, *(latin if language in _HAN else ()), *others]


def _here(families: Sequence[str]) -> list[str]:
    return [each for each in families if each in _families()]


@cache
def _families() -> tuple[str, ...]:
    _typst, fonts = typesetter()
    return tuple(fonts.families())
