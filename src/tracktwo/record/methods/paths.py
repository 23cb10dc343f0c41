"""Which rules a value came by: what the place it stands in and the form of its line say of how far to trust it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from tracktwo.record.methods.events import Draft, Line
from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.tables import Basis, Blocks, Named, Span

__all__ = ["EVIDENCE_OF", "Paths", "rule_of_names"]

EVIDENCE_OF: Final[Mapping[str, str]] = {
    "series_no": "number",
    "city": "place",
    "country": "place",
    "margins_of": "margins",
}
"""Fields of an event whose passages a draft keeps under another name."""

_NEAR: Final = 0.1
"""How much better than its rival a reading has to fit to count as the better one."""
_CUT: Final = re.compile(r"(?:[,，、(（]|\b(?:of|and|the|for|at|和|与))\s*$")
_OPEN_ENDS: Final = (*",，、(（和与", "of", "and", "the", "for", "at")
_FIGURE: Final = re.compile(r"[0-9](?<=[A-Za-z].)[a-z]")
_SUSPECT: Final = re.compile(
    "[\\ufffd\\ue000-\\uf8ff]|[A-Za-z][0-9][a-z]|[A-Za-z][\\u0370-\\u03ff\\u0400-\\u04ff]"
    "|[\\u0370-\\u03ff\\u0400-\\u04ff][A-Za-z]"
)


def rule_of_names(named: Named, *, kind: str) -> str:
    """Return the rule by which mentions were taken for one person or organisation: printed alike, or in several ways."""
    forms = {fold(mention.text) for mention in named.mentions}
    return f"{kind}:{'one_form' if len(forms) == 1 else 'several_forms'}"


class Paths:
    """The rules of one document's values, each a tuple of steps in their order."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks.blocks]

    def event(self, draft: Draft) -> dict[str, tuple[str, ...]]:
        """Return, by field of an event, the rules its value came by."""
        first = self._event(draft)
        found: dict[str, tuple[str, ...]] = {
            "name": (first, f"name:{self._kind(draft.span)}"),
            "status": (first, "status:said" if draft.get("status") else "status:default"),
            "mode": (first, f"mode:{_manner(draft)}"),
        }
        for name in ("series_no", "date", "city", "country", "margins_of", "hosts", "consulted"):
            found |= self._field(draft, name, first)
        for name in ("duration", "audience", "attribution"):
            found |= self._field(draft, name, first)
        if any(name == "date" for name, _, _ in draft.conflicts):
            found["date"] = (*found["date"], "doubt:contradicted")
        return found

    def lines(self, draft: Draft) -> Iterator[tuple[Line, dict[str, tuple[str, ...]]]]:
        """Yield the lines of an event, each with the rules its values came by, by field."""
        first = self._event(draft)
        people = Counter(line.block.start for line in draft.lines)
        for line in draft.lines:
            yield line, self._line(line, first, alone=people[line.block.start] == 1)

    def _line(self, line: Line, first: str, *, alone: bool) -> dict[str, tuple[str, ...]]:
        entry = line.entry
        beside = {
            (True, True): "both",
            (True, False): "post",
            (False, True): "organisation",
            (False, False): "name",
        }[bool(entry.post.roles), bool(entry.post.organisations)]
        path: tuple[str, ...] = (
            first,
            f"line:{self._kind(line.block)}.{beside}.{'one' if alone else 'many'}",
            *self._doubts(line),
        )
        of_functions = (
            "default"
            if not line.functions
            else "heading"
            if line.basis.get("functions") is Basis.INHERITED
            else "line"
        )
        return {
            "person": path,
            "side": (*path, f"side:{'heading' if line.basis.get('side') is Basis.INHERITED else 'line'}"),
            "functions": (*path, f"functions:{of_functions}"),
            "roles": (*path, f"roles:{min(len(entry.post.roles), 2)}"),
            "orgs": (*path, f"orgs:{min(len(entry.post.organisations), 3)}"),
            "title": (*path, f"title:{self._title(line)}"),
            "delivery": (*path, f"delivery:{'heading' if 'delivery' in line.basis else 'line'}"),
            "interviewer": (*path, "interviewer:line"),
            "session": (*path, "session:heading"),
        }

    def _event(self, draft: Draft) -> str:
        return f"event:{self._kind(draft.span)}.{'people' if draft.lines else 'bare'}"

    def _field(self, draft: Draft, name: str, first: str) -> dict[str, tuple[str, ...]]:
        spans = draft.spans.get(EVIDENCE_OF.get(name, name))
        return {name: (first, f"{name}:{self._kind(spans[0])}")} if spans else {}

    def _kind(self, span: Span) -> str:
        """Return what kind of block a span stands in."""
        place = bisect_right(self._starts, span.start) - 1
        return self._blocks.blocks[place].kind.value if place >= 0 else "none"

    def _doubts(self, line: Line) -> tuple[str, ...]:
        """Return what lowers the trust in a line: it is cut off, misread, or reads nearly as well in another way."""
        text = self._blocks.layer.text
        words = text[line.block.start + line.entry.line.start : line.block.start + line.entry.line.end]
        found = []
        if words.rstrip().endswith(_OPEN_ENDS) and _CUT.search(words):
            found.append("doubt:truncated")
        if (_FIGURE if words.isascii() else _SUSPECT).search(words):
            found.append("doubt:suspect")
        if line.entry.rival and line.entry.score - line.entry.rival < _NEAR:
            found.append("doubt:rival")
        return tuple(found)

    def _title(self, line: Line) -> str:
        if line.entry.title is None:
            return "none"
        start = line.block.start + line.entry.title.start
        return (
            "quoted" if self._blocks.layer.text[max(0, start - 1) : start] in set('“"„«‘「『《') else "bare"
        )


def _manner(draft: Draft) -> str:
    if draft.get("mode") or draft.manners:
        return "said"
    if draft.side_manners:
        return "sides"
    return "heading" if draft.get("heading_mode") else "place"
