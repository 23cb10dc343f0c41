"""Keys that may stand in an address: those spelled by names the public is told, and drawn ones for all others.

A key is chosen by the team, often from the form of a name it prefers; that form need not be public. Whether a key is
kept follows from what is public alone, so that it does not change with anything that is not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from tracktwo.publish.bundle.references import REFERENCES

__all__ = ["Contents", "Draw", "as_kept", "readdressed"]

Contents = Mapping[str, Mapping[str, Any]]

Draw = Callable[[str], str]
"""An item's id in the record → a key that tells nothing, always the same for the same id."""

_NAMED: Final = ("person", "organisation", "contribution")
_WORD: Final = re.compile("[a-z]+")
_TOLD_APART: Final = re.compile("[b-df-hj-np-tv-xz2-9]{6}")
"""What tells a key from another of the same words: six letters that were drawn."""


def as_kept(each: str) -> str:
    """Return the key in an id, as it is."""
    return each.partition(":")[2]


def readdressed(contents: Contents, *, draw: Draw) -> tuple[Contents, Mapping[str, str]]:
    """Return items under keys that may be public, and which ids that changes.

    A key of a person, an organisation or an entry on a list is kept if each of its words is put together of beginnings
    of words of one name that is public with it, in their order: ``lena-berg`` and ``nofish`` are, for "Lena Berg" and
    "Northern Fisheries"; ``berg-helena`` is not, for "L. Berg".

    Args:
        contents: The content of each item that is public, by id.
        draw: What makes a key for an id that cannot be kept.

    Returns:
        The content of each item by its new id, every reference changed with it, and the ids that changed with their
        new ones.
    """
    changed = {
        each: f"{each.partition(':')[0]}:{draw(each)}"
        for each in contents
        if each.partition(":")[0] in _NAMED and not _is_spelled(each, contents)
    }
    # The key of a closed session may say what kind of session it is.
    changed |= {
        each: f"segment:{draw(each)}"
        for each, content in contents.items()
        if each.startswith("segment:") and not content.get("kind")
    }
    # The key of a disagreement says what it is about.
    changed |= {
        each: f"conflict:{draw(each)}"
        for each, content in contents.items()
        if each.startswith("conflict:") and content["subject"] in changed
    }
    if not changed:
        return contents, changed
    return {
        changed.get(each, each): _renamed(each, inner, changed) for each, inner in contents.items()
    }, changed


def _is_spelled(each: str, contents: Contents) -> bool:
    kind, _, key = each.partition(":")
    texts = [[kind], *map(_words, _public_texts(kind, contents[each], contents))]
    parts = [part for part in re.split("[-_]", key) if not _TOLD_APART.fullmatch(part)]
    return all(
        any(_is_put_together(word, words) for words in texts) for part in parts for word in _words(part)
    )


def _public_texts(kind: str, content: Mapping[str, Any], contents: Contents) -> Iterator[str]:
    """Yield what the public is told an item is called, or what it is made of."""
    if kind == "contribution":
        event = contents.get(f"event:{content['event']}", {})
        yield from (content["event"], *_names(event), content.get("listed_as", ""))
        yield from (content.get(f"{name}_as_printed", "") for name in ("name", "post", "affiliation"))
        yield from _names(contents.get(f"person:{content.get('person', '')}", {}))
        return
    yield from _names(content)
    yield from _names(contents.get(f"organisation:{content.get('parent', '')}", {}))


def _names(content: Mapping[str, Any]) -> Iterator[str]:
    for name in content.get("names", ()):
        yield name["text"]
        yield f"{name.get('given', '')} {name.get('family', '')}"


def _words(text: str) -> list[str]:
    """Return the words of a text in plain letters, accents and capitals aside."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def _is_put_together(word: str, words: Iterable[str]) -> bool:
    """Return whether a word is one beginning after the other of some words, in their order."""
    ends = {0}
    for each in words:
        ends |= {
            end + length
            for end in ends
            for length in range(1, len(each) + 1)
            if word.startswith(each[:length], end)
        }
    return len(word) in ends


def _renamed(each: str, content: Mapping[str, Any], changed: Mapping[str, str]) -> Mapping[str, Any]:
    kind = each.partition(":")[0]
    told = {**content, "key": as_kept(changed[each])} if each in changed else dict(content)
    for reference in REFERENCES.get(kind, ()):
        head, *rest = reference.path
        if head in told:
            told[head] = _pointed(told[head], rest, reference.kind, changed)
    return told


def _pointed(value: Any, path: list[str], kind: str, changed: Mapping[str, str]) -> Any:
    """Return a value with the names at a path changed; ids, where a reference may be to any kind, keys elsewhere."""
    if isinstance(value, list):
        pointed = [_pointed(each, path, kind, changed) for each in value]
        # Ids stand in the order of their letters: an old place would tell how an old key began.
        return pointed if kind or path else sorted(pointed)
    if path:
        head, *rest = path
        return {**value, head: _pointed(value[head], rest, kind, changed)} if head in value else value
    if not kind:
        return changed.get(value, value)
    return as_kept(changed.get(f"{kind}:{value}", f"{kind}:{value}"))
