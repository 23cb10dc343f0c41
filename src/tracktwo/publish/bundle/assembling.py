"""Cleared material in, a release out: the only way into one, and it takes nothing else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from tracktwo.clearance import Cleared, Public, Shown
from tracktwo.clearance.kinds import ShownCitation
from tracktwo.publish.bundle.addresses import Contents, Draw, as_kept, readdressed
from tracktwo.publish.bundle.comparing import differences
from tracktwo.publish.bundle.encoding import content_of, id_of
from tracktwo.publish.bundle.nouns import kind_of
from tracktwo.publish.bundle.relations import kept_citations, kept_content, known_keys, tells
from tracktwo.publish.bundle.tables import Cited, Content, Item, Step
from tracktwo.publish.bundle.writing import write_content
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import fingerprint

__all__ = ["assemble"]

_PLACES: Final = {
    "contribution": ("event", "position", 0),
    "segment": ("event", "position", 0),
    "outcome": ("", "number", 1),
    "narrative": ("", "number", 1),
    "challenge": ("", "number", 1),
    "concept": ("", "number", 1),
    "result": ("round", "number", 1),
}
"""What is counted among what, in which field, from where: a gap in the count would tell of something withheld."""


def assemble(
    cleared: Sequence[Cleared[Shown, Public]],
    *,
    previous: Content | None,
    date: date,
    languages: Sequence[str],
    deadlocked: int = 0,
    draw: Draw = as_kept,
) -> Content:
    """Return the next release of a programme, made of what was cleared for the public.

    What an item says of something that is not in the release is dropped; places and numbers are counted anew among
    what is there. What was told of interviews stays as it was first told: one more would tell who it was.

    Args:
        cleared: The programme, its two sides and everything else, each cleared for the public, in any order.
        previous: The release before; None for the first.
        date: The day of the release.
        languages: The languages of the site, of those that have words.
        deadlocked: Proposals that waited too long for a second approval.
        draw: What makes keys for people and organisations whose own spell more than their public names do.

    Raises:
        DataError: If two items have one id, the programme is missing or another than before, the day lies before
            the last release, or a text could not be published (:func:`~tracktwo.publish.bundle.write_content`).
        TypeError: If anything was not cleared for the public.
    """
    shown = [_opened(each) for each in cleared]
    told = _as_first_told(_contents(shown), previous)
    contents, changed = readdressed(_closed(told), draw=draw)
    contents = _counted_anew(contents)
    citations = {changed.get(each, each): cited for each, cited in _citations(shown).items()}
    known = known_keys(contents)
    items = {
        each: Item(
            kind=each.partition(":")[0],
            changed=date,
            content=contents[each],
            citations=kept_citations(citations.get(each, ()), contents[each], known),
        )
        for each in sorted(contents)
    }
    content = _released(
        items, previous=previous, date=date, languages=tuple(languages), deadlocked=deadlocked
    )
    write_content(content)
    return content


def _opened(cleared: Cleared[Shown, Public]) -> Shown:
    # The type checker sees to it; a release is worth a second look.
    if type(cleared.audience) is not Public:
        raise TypeError("A release is made of what was cleared for the public, and of nothing else.")
    return cleared.value


def _contents(shown: Iterable[Shown]) -> Contents:
    contents: dict[str, Mapping[str, Any]] = {}
    for noun in shown:
        if isinstance(noun, ShownCitation):
            continue
        if kind_of(type(noun)) is None:
            raise TypeError(f"A release has no place for a {type(noun).__name__}.")
        if id_of(noun) in contents:
            raise DataError(f"The release has two items called “{id_of(noun)}”; give each a key of its own.")
        contents[id_of(noun)] = content_of(noun)
    return contents


def _as_first_told(contents: Contents, previous: Content | None) -> Contents:
    """Return items in which each theme of interviews is as it was told before, without words taken back since."""
    before = previous.items if previous else {}
    return {
        each: _theme_as_before(before[each].content, content)
        if each.startswith("theme:") and each in before
        else content
        for each, content in contents.items()
    }


def _theme_as_before(before: Mapping[str, Any], now: Mapping[str, Any]) -> Mapping[str, Any]:
    standing = {said for words in now.get("quotes", ()) for said in words.items()}
    quotes = [words for words in before.get("quotes", ()) if standing.issuperset(words.items())]
    kept = {name: value for name, value in before.items() if name != "quotes"}
    return {**kept, "quotes": quotes} if quotes else kept


def _citations(shown: Iterable[Shown]) -> Mapping[str, list[Cited]]:
    citations: dict[str, list[Cited]] = defaultdict(list)
    for noun in shown:
        if isinstance(noun, ShownCitation):
            passage = noun.passage
            cited = Cited(field=noun.field, document=passage.document, start=passage.start, end=passage.end)
            citations[noun.subject].append(cited)
    return citations


def _closed(contents: Contents) -> Contents:
    """Return what is left when nothing names anything that is not there; dropping one thing can drop another."""
    while True:
        known = known_keys(contents)
        kept = {each: kept_content(each.partition(":")[0], inner, known) for each, inner in contents.items()}
        left = {each: inner for each, inner in kept.items() if inner is not None and _is_told(each, kept)}
        if left == contents:
            return left
        contents = left


def _is_told(each: str, kept: Mapping[str, Mapping[str, Any] | None]) -> bool:
    """Return whether an item is left; a disagreement needs a subject that tells its field, and two readings."""
    content = kept[each]
    if content is None or not each.startswith("conflict:"):
        return content is not None
    subject = kept.get(content["subject"]) or {}
    return tells(subject, content["field"]) and len(content.get("readings", ())) > 1


def _counted_anew(contents: Contents) -> Contents:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each, content in contents.items():
        kind = each.partition(":")[0]
        if kind in _PLACES:
            groups[kind, content.get(_PLACES[kind][0], "")].append(each)
    counted = dict(contents)
    for (kind, _), ids in groups.items():
        _, name, first = _PLACES[kind]
        ordered = sorted(ids, key=lambda each, name=name: (contents[each][name], each))  # type: ignore[misc]
        for place, each in enumerate(ordered, start=first):
            counted[each] = {**contents[each], name: place}
    return counted


def _released(
    items: Mapping[str, Item],
    *,
    previous: Content | None,
    date: date,
    languages: tuple[str, ...],
    deadlocked: int,
) -> Content:
    programmes = [item for item in items.values() if item.kind == "programme"]
    if len(programmes) != 1:
        raise DataError(
            f"A release describes one programme, found {len(programmes)}; give it the programme itself."
        )
    (programme,) = programmes
    bare = Content(
        programme=programme.content["key"],
        number=previous.number + 1 if previous else 1,
        previous=fingerprint(write_content(previous)) if previous else "",
        date=date,
        languages=languages,
        is_demo=programme.content["is_demo"],
        deadlocked=deadlocked,
        items=items,
        history=(),
    )
    if previous and previous.programme != bare.programme:
        raise DataError(
            f"The release before is of “{previous.programme}”, not of “{bare.programme}”; take the right one."
        )
    return _with_history(bare, previous)


def _with_history(bare: Content, previous: Content | None) -> Content:
    """Return a release with its history; what did not change keeps the day on which it last did."""
    difference = differences(previous, bare)
    fresh = {*difference.appears, *difference.changes}
    before = previous.items if previous else {}
    items = {
        each: item if each in fresh else replace(item, changed=before[each].changed)
        for each, item in bare.items.items()
    }
    step = Step(
        number=bare.number,
        date=bare.date,
        appeared=difference.appears,
        changed=tuple(difference.changes),
        vanished=dict(sorted(Counter(each.partition(":")[0] for each in difference.vanishes).items())),
    )
    steps = [_without_lost(each, items) for each in (previous.history if previous else ())]
    return replace(bare, items=items, history=(*steps, step))


def _without_lost(step: Step, items: Mapping[str, Item]) -> Step:
    """Return a step of the history that no longer names what has been taken down since."""
    appeared = tuple(each for each in step.appeared if each in items)
    return replace(step, appeared=appeared, changed=tuple(each for each in step.changed if each in items))
