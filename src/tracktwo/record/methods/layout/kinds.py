"""What a line is called before its colon, in either of two scripts."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.scripts import readings

__all__ = ["BULLET", "folded", "key_of"]

BULLET: Final = re.compile(
    r"(?:[•●○◦▪■□◆◇►▸‣⁃∙·*–—☀☆★◎※▍▎▲△▶▷✓✔➢➤❖❑❒→»›-]|o(?=\s{2,})|(?:\(?[0-9]{1,2}|\(?[a-zA-Z]|\(?[ivx]{1,4})[.)](?=\s)|[A-Z]\.[0-9]{1,2}\.?(?=\s)|[0-9]{1,2}(?:[、．]|[.](?=[《“「〈一-鿿]))|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳])\s*"
)
"""What a line of a list may begin with."""
_HAN_GAP: Final = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")


def key_of(words: str, lexicon: Lexicon) -> str | None:
    """Return what a name of a value gives, in either of two scripts."""
    return next((key for each in readings(words) if (key := lexicon.keys.get(folded(each)))), None)


def folded(text: str) -> str:
    """Return words as the lists have them: small, one space between them, none between Han characters."""
    folded = " ".join(text.lower().split())
    return folded if folded.isascii() else _HAN_GAP.sub("", folded)
