"""Plain text in which lines begin with who speaks: ``Name: …``, ``NAME：…`` or ``【Name】…``."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from tracktwo.terms.readers.seats import Seat
from tracktwo.terms.readers.spoken import Said

__all__ = ["label_of", "read_labelled"]

_LABEL: Final = re.compile(
    r"\s*(?:【\s*(?P<marked>[^】\n]{1,60}?)\s*】[:：]?|(?P<plain>[^:：\n]{1,60}?)\s*[:：](?!//))\s*"
)
_SENTENCE: Final = re.compile(r"[.!?。！？,，;；\"“”「」]\s|[。！？；，]|^\d")
_LONGEST: Final = 6
"""A label has at most so many words."""


def read_labelled(text: str, *, seats: Mapping[str, Seat]) -> Iterator[Said]:
    """Yield what is said in a plain text; a line without a label goes on with the last speaker.

    Args:
        text: the file.
        seats: the speakers, by name in lower case; then only their names are labels. Without any, whatever looks
            like a name before a colon is.
    """
    speaker: str | None = None
    for line in text.split("\n"):
        found = label_of(line, seats=seats)
        if found is not None:
            speaker = found[0]
            yield Said(speaker, found[1])
        else:
            yield Said(speaker, line.strip())


def label_of(line: str, *, seats: Mapping[str, Seat]) -> tuple[str, str] | None:
    """Return the name a line begins with and the words after it; None where it begins with none.

    Args: line: of a text; seats: the speakers, by name in lower case, or none where any name will do.
    """
    found = _LABEL.match(line)
    if found is None:
        return None
    name = (found["marked"] or found["plain"]).strip()
    if not name or len(name.split()) > _LONGEST or _SENTENCE.search(name):
        return None
    return (name, line[found.end() :].strip()) if not seats or name.casefold() in seats else None
