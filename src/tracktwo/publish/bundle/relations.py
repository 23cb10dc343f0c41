"""What the items of a release are to each other: nothing is named that is not there, and history adds up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tracktwo.publish.bundle.checks import refuse
from tracktwo.publish.bundle.figures import check_figures
from tracktwo.publish.bundle.references import REFERENCES, Loss, Reference
from tracktwo.publish.bundle.tables import Cited, Content, Item

__all__ = ["check_relations", "kept_citations", "kept_content", "known_keys", "tells"]

Known = Mapping[str, frozenset[str]]
"""The keys that are there by kind; under the empty kind, every id."""

_LOST: Final = object()
_NOTHING: Final[frozenset[str]] = frozenset()
_SIDES: Final = 2
_TAKE_ITEM: Final = frozenset({Loss.ITEM, Loss.WHOLE})


def known_keys(ids: Iterable[str]) -> Known:
    """Return the keys of items by kind, and their ids under the empty kind."""
    keys: dict[str, set[str]] = {"": set()}
    for each in ids:
        kind, _, key = each.partition(":")
        keys[""].add(each)
        keys.setdefault(kind, set()).add(key)
    return {kind: frozenset(names) for kind, names in keys.items()}


def kept_content(kind: str, content: Mapping[str, Any], known: Known) -> Mapping[str, Any] | None:
    """Return an item's content without what it says of anything that is not there.

    It is the same object where nothing is dropped, and None if nothing is left to say.
    """
    for reference in REFERENCES.get(kind, ()):
        head = reference.path[0]
        takes_item = reference.loss in _TAKE_ITEM
        if head not in content:
            if takes_item:
                return None
            continue
        names, rest = known.get(reference.kind, _NOTHING), reference.path[1:]
        if not rest and _is_known(content[head], names):
            continue
        kept = _kept(content[head], rest, reference, names)
        if kept is _LOST:
            if takes_item:
                return None
            content = {name: value for name, value in content.items() if name != head}
        elif kept != content[head]:
            content = {**content, head: kept}
    return content


def _is_known(value: Any, known: frozenset[str]) -> bool:
    return bool(value) and known.issuperset(value if isinstance(value, list) else (value,))


def _kept(value: Any, path: tuple[str, ...], reference: Reference, known: frozenset[str]) -> Any:
    if isinstance(value, list):
        rows = [row for each in value if (row := _kept(each, path, reference, known)) is not _LOST]
        is_short = reference.loss is Loss.WHOLE and len(rows) < len(value)
        return _LOST if is_short else rows or _LOST
    if not path:
        return value if value in known else _LOST
    head, rest = path[0], path[1:]
    if head not in value:
        return value
    kept = _kept(value[head], rest, reference, known)
    if kept is not _LOST:
        return {**value, head: kept}
    if reference.loss in {Loss.ROW, Loss.WHOLE}:
        return _LOST
    return {name: inner for name, inner in value.items() if name != head}


def kept_citations(citations: Iterable[Cited], content: Mapping[str, Any], known: Known) -> tuple[Cited, ...]:
    """Return the passages, sorted and once each, whose document is there and whose field is told."""
    documents = known.get("document", frozenset())
    kept = {each for each in citations if each.document in documents and tells(content, each.field)}
    return tuple(sorted(kept, key=lambda each: (each.field, each.document, each.start, each.end)))


def tells(content: Mapping[str, Any], name: str) -> bool:
    """Return whether an item tells a field; the empty field is that it is there at all."""
    return not name or name in content


def check_relations(content: Content) -> None:
    """Refuse a release that names what it does not have, or whose history does not add up.

    Raises:
        DataError: With the first place that is wrong.
    """
    _check_programme(content)
    known = known_keys(content.items)
    for each, item in content.items.items():
        _check_item(each, item, known)
        _check_answers(each, item, content)
        if item.kind == "conflict" and not tells(
            content.items[item.content["subject"]].content, item.content["field"]
        ):
            raise refuse(f"items.{each}", "is about a field that the release does not tell")
    _check_history(content)


def _check_programme(content: Content) -> None:
    kinds = Counter(item.kind for item in content.items.values())
    programme = content.items.get(f"programme:{content.programme}")
    if programme is None or kinds["programme"] != 1:
        raise refuse("items", f"must describe the programme “{content.programme}” and no other")
    if kinds["side"] != _SIDES:
        raise refuse("items", f"has {kinds['side']} sides; a programme has two")
    if programme.content["is_demo"] is not content.is_demo:
        raise refuse("is_demo", "is not what the programme says of itself")
    if len(set(content.languages)) != len(content.languages):
        raise refuse("languages", "names a language twice")
    if (content.number == 1) is not (content.previous == ""):
        raise refuse("previous", "must name the release before, and be empty in the first one")
    folded = Counter(map(str.casefold, content.items))
    if len(folded) < len(content.items):
        twice = next(each for each in content.items if folded[each.casefold()] > 1)
        raise refuse(
            f"items.{twice}",
            "differs from another key in capitals only, which one disk in two cannot keep apart",
        )


def _check_item(each: str, item: Item, known: Known) -> None:
    key = item.content.get("key", item.content.get("event"))
    if each != f"{item.kind}:{key}":
        raise refuse(f"items.{each}", f"calls itself “{key}”")
    if kept_content(item.kind, item.content, known) is not item.content:
        raise refuse(f"items.{each}.content", "names something that is not in the release")
    if item.citations and kept_citations(item.citations, item.content, known) != item.citations:
        raise refuse(f"items.{each}.citations", "are not sorted, or cite what is not in the release")
    if any(cited.start >= cited.end for cited in item.citations):
        raise refuse(f"items.{each}.citations", "hold a passage that ends before it begins")


def _check_answers(each: str, item: Item, content: Content) -> None:
    """Refuse answers that are invented where they may not be, or of which a page could not be made."""
    is_simulated = item.content.get("is_simulated")
    if is_simulated and not content.is_demo:
        raise refuse(f"items.{each}", "holds simulated answers, which only a demonstration may publish")
    if item.kind != "result":
        return
    held = item.content["round"]
    if content.items[f"round:{held}"].content["is_simulated"] is not is_simulated:
        raise refuse(f"items.{each}", "does not say of its answers what its round says of them")
    partner = item.content.get("partner")
    if partner and content.items[f"result:{partner}"].content["round"] != held:
        raise refuse(f"items.{each}", "has its partner in another round")
    if not item.content.get("statement") and not all(side.get("reads") for side in item.content["sides"]):
        raise refuse(f"items.{each}", "says neither what was asked of both sides nor of each")
    check_figures(each, item.content)


def _check_history(content: Content) -> None:
    steps = content.history
    if [step.number for step in steps] != list(range(1, content.number + 1)):
        raise refuse("history", f"must tell of the releases 1 to {content.number}, one by one")
    days = [step.date for step in steps]
    if days != sorted(days) or days[-1] != content.date:
        raise refuse("history", "must end on the day of the release and never go back in time")
    last: dict[str, Any] = {}
    for step in steps:
        ids = [*step.appeared, *step.changed]
        if list(step.appeared) != sorted(step.appeared) or list(step.changed) != sorted(step.changed):
            raise refuse(f"history[{step.number - 1}]", "is not sorted")
        if len(set(ids)) != len(ids):
            raise refuse(f"history[{step.number - 1}]", "names an item twice")
        last.update(dict.fromkeys(ids, step.date))
    if last != {each: item.changed for each, item in content.items.items()}:
        raise refuse("history", "does not say of each item, and of no other, when it last changed")
