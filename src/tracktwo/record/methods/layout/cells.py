"""Cells of several lines: a name and, below it, the post, made one line."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.names import name_at, skip_honorifics
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.methods.scripts import TWIN, is_mixed

__all__ = ["joined_cells"]

_BRACKET: Final = re.compile(r"\s*[(（][^()（）]{2,40}[)）]")
_SURE: Final = 0.6
_LONGEST_POST: Final = 140


def joined_cells(lines: list[TextLine], masked: str, lexicon: Lexicon) -> tuple[list[TextLine], str]:
    """Return the lines and the masked text, a name and the post below it in one cell made one line, a comma between.

    Args:
        lines: of a text.
        masked: the text.
        lexicon: the words the rules know.
    """
    joined: list[TextLine] = []
    parted = list(masked)
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and _says_who(last, line, masked, lexicon):
            joined[-1] = last._replace(end=line.end)
            parted[last.end : line.start] = "," + " " * (line.start - last.end - 1)
        else:
            joined.append(line)
    return joined, "".join(parted)


def _says_who(name: TextLine, post: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line is the post of whoever the line above it in its cell names and says no more of."""
    if name.cell is None or name.cell != post.cell or name.value or post.value:
        return False
    text = masked[post.start : post.end]
    return (
        len(text) <= _LONGEST_POST
        and post.start > name.end
        and _is_name(masked[name.start : name.end], lexicon)
        and not _begins_with_name(text, lexicon)
        and has_post(text, 0, len(text), lexicon=lexicon)
    )


def _begins_with_name(text: str, lexicon: Lexicon) -> bool:
    name = name_at(text, skip_honorifics(text, 0, lexicon=lexicon), lexicon=lexicon)
    return name is not None and name.score >= _SURE


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line is somebody's name and nothing else but what they lead, in brackets."""
    name = name_at(text, skip_honorifics(text, 0, lexicon=lexicon), lexicon=lexicon)
    if name is None or name.score < _SURE:
        return False
    twin = TWIN.match(text, name.span.end) if is_mixed(text) else None
    end = twin.end() if twin else name.span.end
    behind = _BRACKET.match(text, end)
    return (behind.end() if behind else end) == len(text)
