"""Keys for comparing names; the names themselves stay as printed."""

import re
import unicodedata
from functools import lru_cache
from typing import Any, Final

from tracktwo.vocabulary.errors import UsageError

__all__ = ["HAN", "edits", "fold", "plain", "simplified", "sounds", "spread"]

HAN: Final = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_MARKS: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "•": "·",
        "・": "·",
        "‧": "·",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SPREAD: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Ø": "Oe",
        "Å": "Aa",
    }
)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a name with one kind of quotes, hyphens, width and space; case and accents stay."""
    if text.isascii():
        return " ".join(text.translate(_MARKS).split())
    return " ".join(unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS).split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name's letters for comparing: as :func:`plain`, without case and accents."""
    text = plain(text).casefold()
    if text.isascii():
        return text
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return bare.translate(_LETTERS)


def spread(text: str) -> str:
    """Return a name with ä, ö, ü, ø and å written as two letters, as they are where keyboards lack them."""
    return unicodedata.normalize("NFC", text).translate(_SPREAD)


@lru_cache(maxsize=65536)
def simplified(text: str) -> str:
    """Return Han characters in their simplified form; everything else as it is."""
    return text if text.isascii() else HAN.sub(lambda found: _simple(found[0]), text)


@lru_cache(maxsize=16384)
def _simple(character: str) -> str:
    return str(_converter().convert(character))


@lru_cache(maxsize=1)
def _converter() -> Any:
    try:
        from opencc import OpenCC  # noqa: PLC0415 -- only where there are Han characters
    except ImportError:
        raise _missing() from None
    return OpenCC("t2s")


def _missing() -> UsageError:
    return UsageError("To compare names in Chinese, install tracktwo[documents].")


@lru_cache(maxsize=16384)
def sounds(character: str) -> frozenset[str]:
    """Return every reading of a Han character in pinyin without tones; ü is v."""
    try:
        from pypinyin import Style, pinyin  # noqa: PLC0415 -- only where there are Han characters
    except ImportError:
        raise _missing() from None
    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return frozenset(reading.replace("ü", "v") for reading in readings)


def edits(one: str, other: str, *, most: int) -> int:
    """Return how many letters are changed, left out, added or swapped with a neighbour; ``most`` + 1 if more."""
    try:
        from rapidfuzz.distance import OSA  # noqa: PLC0415 -- only where names are nearly alike
    except ImportError:
        raise UsageError("To compare names that are nearly alike, install tracktwo[documents].") from None
    return int(OSA.distance(one, other, score_cutoff=most))
