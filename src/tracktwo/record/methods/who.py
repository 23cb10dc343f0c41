"""Who the people and organisations of some documents are: named in entries, as hosts, and again in the prose."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from tracktwo.record.methods.events import Draft, Line
from tracktwo.record.methods.repeats import stand_again
from tracktwo.record.methods.resolution import (
    KnownOrganisations,
    resolve_organisations,
    resolve_people,
    stated_abbreviations,
    stated_twins,
)
from tracktwo.record.methods.scripts import on_one_line
from tracktwo.record.tables import Judgement, Mention, Named, Span, Stated, TextLayer

__all__ = ["Who", "find_who"]

_WORD: Final = re.compile(r"\w+")
_MARKS: Final = re.compile(r"\W{1,3}")
_ABOUT: Final = 300
"""How far from the passage that says so a host may be named."""
_MARKUP: Final = re.compile(r"<[^<>]{1,200}>|\*{1,3}|\]\([^()]*\)|[\[\]]")


@dataclass(frozen=True, kw_only=True)
class Who:
    """People and organisations, and how to ask which of them a printed name is."""

    persons: tuple[Named, ...]
    organisations: tuple[Named, ...]
    _person_of: Mapping[tuple[str, str | None], str]
    _organisation_of: Mapping[str, str]

    def person(self, name: str, side: str | None) -> str:
        """Return the key of the person a printed name is of, on a side; the name itself where it is of none or two."""
        flat = _flat(name)
        return self._person_of.get((flat, side)) or self._person_of.get((flat, None)) or flat

    def organisation(self, name: str) -> str:
        """Return the key of the organisation a printed name is of; the name itself where it is of none or two."""
        return self._organisation_of.get(_flat(name), _flat(name))


def find_who(
    read: Sequence[tuple[TextLayer, Sequence[Draft]]], *, judgements: Iterable[Judgement] = ()
) -> Who:
    """Return who the people and organisations of some documents are.

    Args:
        read: the documents, each with what it says of events.
        judgements: what people decided about names.
    """
    decisions = tuple(judgements)
    people = _once(each for layer, drafts in read for each in _people(layer, drafts))
    bodies = [each for layer, drafts in read for each in _bodies(layer, drafts)]
    stated = _of_bodies(
        (each for layer, _ in read for each in (*stated_abbreviations(layer), *stated_twins(layer, bodies))),
        people,
    )
    bodies = _once([*bodies, *_of_statements(bodies, stated)])
    layers = [layer for layer, _ in read]
    people += stand_again(layers, people, sides=_only_sides(people))
    bodies += stand_again(layers, bodies, sides={})
    persons = resolve_people(people, judgements=decisions)
    organisations = resolve_organisations(
        bodies,
        aliases=stated,
        judgements=decisions,
        parts=[part for layer, drafts in read for part in _parts(layer, drafts)],
    )
    return Who(
        persons=persons,
        organisations=organisations,
        _person_of=_by_side(persons),
        _organisation_of=_by_name(organisations),
    )


@lru_cache(maxsize=4096)
def _flat(text: str) -> str:
    """Return a name on one line, without markup."""
    return on_one_line(_MARKUP.sub(" ", text)).strip(" ,;:")


def _people(layer: TextLayer, drafts: Iterable[Draft]) -> Iterator[Mention]:
    for number, draft in enumerate(drafts):
        for line in draft.lines:
            place = (number, line.session, line.side, line.functions)
            beside = frozenset(_flat(_words(layer, line, span)) for span in line.entry.post.organisations)
            yield _mention(
                layer,
                line.entry.person.shifted(line.block.start),
                list_of=f"{layer.document}:{place}",
                witnesses=beside,
                side=line.side,
            )
            if line.entry.interviewer:
                yield _mention(layer, line.entry.interviewer.shifted(line.block.start))


def _words(layer: TextLayer, line: Line, span: Span) -> str:
    return layer.text[line.block.start + span.start : line.block.start + span.end]


def _mention(
    layer: TextLayer,
    span: Span,
    *,
    list_of: str | None = None,
    witnesses: frozenset[str] = frozenset(),
    side: str | None = None,
) -> Mention:
    return Mention(
        document=layer.document,
        start=span.start,
        end=span.end,
        text=_flat(layer.text[span.start : span.end]),
        list_of=list_of,
        witnesses=witnesses,
        side=side,
    )


def _bodies(layer: TextLayer, drafts: Iterable[Draft]) -> Iterator[Mention]:
    """Yield the organisations of entries, and hosts and consulted partners where the passage that names them does."""
    for number, draft in enumerate(drafts):
        for line in draft.lines:
            for span in line.entry.post.organisations:
                yield _mention(layer, span.shifted(line.block.start))
        for name in ("hosts", "consulted"):
            for printed in draft.get(name) or ():
                for passage in draft.spans.get(name, ()):
                    found = _within(layer, printed, passage)
                    if found:
                        yield _mention(
                            layer, found, list_of=f"{layer.document}:{number}:{name}:{passage.start}"
                        )


def _within(layer: TextLayer, printed: str, passage: Span) -> Span | None:
    """Return where a name stands in or about a passage, its line breaks as they are."""
    words = _WORD.findall(printed)
    text = layer.text[: passage.end + _ABOUT]
    start = text.find(words[0], max(0, passage.start - _ABOUT)) if words else -1
    while start >= 0 and not (end := _run_of(text, start, words)):
        start = text.find(words[0], start + 1)
    if start < 0:
        return None
    found = text[start:end]
    closes = "(" in found and layer.text[end : end + 1] == ")" and ")" not in found
    return Span(start, end + closes)


def _run_of(text: str, start: int, words: Sequence[str]) -> int:
    """Return where some words end that begin at a place, up to three marks between them; 0 where they do not stand there."""
    end = start + len(words[0])
    for word in words[1:]:
        gap = _MARKS.match(text, end)
        if gap is None or not text.startswith(word, gap.end()):
            return 0
        end = gap.end() + len(word)
    return end


def _parts(layer: TextLayer, drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    """Yield the organisations of an entry with what each is part of: the one named next."""
    for draft in drafts:
        for line in draft.lines:
            named = [_flat(_words(layer, line, span)) for span in line.entry.post.organisations]
            yield from pairwise(named)


def _of_bodies(stated: Iterable[Stated], people: Iterable[Mention]) -> list[Stated]:
    """Return statements without those about people: what is in brackets behind somebody is where they are from."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for person in people:
        named[person.document].append(person)
    return [
        each
        for each in stated
        if not any(
            at and person.start < at.end and at.start < person.end
            for at in (each.name_at, each.short_at)
            for person in named.get(each.document or "", ())
        )
    ]


def _of_statements(bodies: Sequence[Mention], stated: Iterable[Stated]) -> list[Mention]:
    """Return the statements about organisations that are named elsewhere as mentions: the full and the short name."""
    known = KnownOrganisations({each.text for each in bodies})
    found = []
    for each in stated:
        if each.document is None or each.name_at is None or each.short_at is None:
            continue
        if known.has(each.name):
            for text, span in ((each.name, each.name_at), (each.short, each.short_at)):
                found.append(Mention(document=each.document, start=span.start, end=span.end, text=text))
    return found


def _once(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions without those that begin where an earlier one does: what is in its brackets stays."""
    first: dict[tuple[str, int], Mention] = {}
    for each in mentions:
        first.setdefault((each.document, each.start), each)
    return list(first.values())


def _only_sides(people: Iterable[Mention]) -> dict[str, str | None]:
    """Return the side of names that are of one side wherever one is stated."""
    sides: dict[str, set[str]] = defaultdict(set)
    for each in people:
        if each.side:
            sides[each.text].add(each.side)
    return {text: next(iter(found)) for text, found in sides.items() if len(found) == 1}


def _by_side(persons: Iterable[Named]) -> dict[tuple[str, str | None], str]:
    """Return people by printed name and side, and by name alone where only one has it."""
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for each in persons:
        for mention in each.mentions:
            found[mention.text, mention.side].add(each.key)
            found[mention.text, None].add(each.key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def _by_name(organisations: Iterable[Named]) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in organisations:
        for mention in each.mentions:
            found[mention.text].add(each.key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}
