"""Footnotes that say what somebody is: a mark behind the name, and below the text the mark with a post."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.tables import Blocks, Entry, Span

__all__ = ["Notes", "find_notes"]

_SIGN: Final = r"\[\^?(?P<a>\w{1,3})\]|(?P<b>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})|(?P<c>[*†‡§]{1,3})"
_NOTE: Final = re.compile(
    rf"[ \t]*(?!(?P<bold>[*]{{1,3}})[^*\n]{{1,200}}(?P=bold))(?:{_SIGN})(?::[ \t]*|[ \t]+|(?=[A-Z一-鿿]))(?P<text>[^\n]{{4,200}})"
)
_MARK: Final = re.compile(rf"[,.;:”\"’)）]?[ ]?(?:{_SIGN})(?!:)")


class Notes:
    """The notes of a document that name a post, by their mark, and where they stand."""

    def __init__(self, blocks: Blocks, notes: dict[str, Span], lexicon: Lexicon) -> None:
        self._blocks, self._notes, self._lexicon = blocks, notes, lexicon

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._notes)

    def at(self, place: int) -> Span | None:
        """Return the note whose mark stands at a place of the text."""
        found = _MARK.match(self._blocks.layer.text, place) if self._notes else None
        return self._notes.get(found[found.lastgroup or 0]) if found else None

    def holds(self, start: int) -> bool:
        """Return whether what begins at a place is a note."""
        return any(note.start - 12 <= start <= note.start for note in self._notes.values())

    def told(self, entry: Entry, start: int) -> Entry:
        """Return an entry of a text that begins at a place, with the post its note tells, if it tells none itself."""
        note = None if entry.post.organisations else self.at(start + entry.person.end)
        if note is None:
            return entry
        post = read_post(self._blocks.masked, note.start, note.end, lexicon=self._lexicon)
        far = replace(entry, post=post).shifted(-start).post
        return replace(entry, post=replace(far, roles=(*entry.post.roles, *far.roles)))


def find_notes(blocks: Blocks, *, lexicon: Lexicon) -> Notes:
    """Return the notes of a document that name posts or organisations.

    Args:
        blocks: the document.
        lexicon: the words the rules know.
    """
    found: dict[str, Span] = {}
    text = blocks.layer.text
    for block in blocks.blocks:
        begin = text.rfind("\n", 0, block.start) + 1
        note = _NOTE.match(text, begin)
        if note is None or block.start > note.start("text"):
            continue
        span = Span(note.start("text"), max(block.end, note.start("text")))
        sign = note["a"] or note["b"] or note["c"]
        words = blocks.masked[span.start : span.end]
        names = read_entries(words.replace("\n", " "), lexicon=lexicon, expected=False)
        if sign not in found and not names and has_post(words, 0, len(words), lexicon=lexicon):
            found[sign] = span
    behind = {
        sign: span for sign, span in found.items() if _is_marked(text, sign) and not _is_bullet(text, sign)
    }
    return Notes(blocks, behind, lexicon)


def _is_marked(text: str, sign: str) -> bool:
    """Return whether a mark stands behind a word too."""
    return re.search(rf"[\w)”\"’]\W?(?:\[\^?{re.escape(sign)}\]|{re.escape(sign)})(?!:)", text) is not None


def _is_bullet(text: str, sign: str) -> bool:
    """Return whether several lines begin with a mark: it is that of a list."""
    return len(re.findall(rf"(?m)^[ \t]*{re.escape(sign)}(?=[ \t])", text)) > 1
