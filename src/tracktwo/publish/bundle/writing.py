"""A release as bytes, and back: one content has one form, so that one hash says what was approved."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, Final, NoReturn

from tracktwo.publish.bundle.canonical import canonical, check_canonical
from tracktwo.publish.bundle.checks import refuse
from tracktwo.publish.bundle.known import Known
from tracktwo.publish.bundle.relations import check_relations
from tracktwo.publish.bundle.shape import CONTENT_FORMAT, check_content
from tracktwo.publish.bundle.tables import Cited, Content, Item, Step
from tracktwo.vocabulary.errors import DataError

__all__ = ["LARGEST_CONTENT", "content_bytes", "parsed", "read_content", "write_content"]

LARGEST_CONTENT: Final = 64 * 1024 * 1024


def write_content(content: Content) -> bytes:
    """Return a release as canonical JSON.

    Raises:
        DataError: If it is not what a release may be; :func:`read_content` refuses the same.
    """
    value = _as_json(content)
    check_content(value)
    check_relations(content)
    data = canonical(value)
    if len(data) > LARGEST_CONTENT:
        raise refuse("", f"is larger than {LARGEST_CONTENT} bytes")
    return data


def content_bytes(content: Content) -> bytes:
    """Return a release that was read or checked before as canonical JSON, without checking it again."""
    return canonical(_as_json(content))


def read_content(data: bytes, *, known: Known | None = None) -> Content:
    """Return the release that canonical JSON says.

    Args:
        data: The bytes of the release.
        known: Items that were found good before; only the others are looked at closely, and then known, too.

    Raises:
        DataError: If the bytes are not exactly what :func:`write_content` writes.
    """
    value = parsed(data, largest=LARGEST_CONTENT, form=CONTENT_FORMAT)
    fresh = known.fresh(data, value) if known else None
    if fresh is None:
        check_canonical(value, data)
    check_content(value if fresh is None else {**value, "items": fresh})
    content = _from_json(value)
    check_relations(content)
    if known:
        known.learn()
    return content


def parsed(data: bytes, *, largest: int, form: str) -> dict[str, Any]:
    """Return the JSON of a file of one of our forms; whether it is written as we write is still to be seen.

    Args:
        data: The bytes of the file.
        largest: The most bytes it may have.
        form: What its ``format`` must be.

    Raises:
        DataError: If it is too large, no JSON, or of another format.
    """
    if len(data) > largest:
        raise refuse("", f"is larger than {largest} bytes")
    try:
        value = json.loads(data, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError) as error:
        raise refuse("", "is not JSON as this program writes it; take the file it wrote") from error
    found = value.get("format") if isinstance(value, dict) else None
    if found != form:
        raise refuse("format", f"is not “{form}”; take a file this version of the program wrote")
    assert isinstance(value, dict)
    return value


def _no_float(_: str) -> NoReturn:
    raise DataError(
        "The release cannot be used: it holds a number with a decimal point, expected whole numbers."
    )


def _as_json(content: Content) -> dict[str, Any]:
    return {
        "format": CONTENT_FORMAT,
        "programme": content.programme,
        "number": content.number,
        "previous": content.previous,
        "date": content.date.isoformat(),
        "languages": list(content.languages),
        "is_demo": content.is_demo,
        "deadlocked": content.deadlocked,
        "items": {each: _item_as_json(item) for each, item in content.items.items()},
        "history": [_step_as_json(step) for step in content.history],
    }


def _item_as_json(item: Item) -> dict[str, Any]:
    value = {"kind": item.kind, "changed": item.changed.isoformat(), "content": item.content}
    return {**value, "citations": [asdict(each) for each in item.citations]} if item.citations else value


def _step_as_json(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "date": step.date.isoformat(),
        "appeared": list(step.appeared),
        "changed": list(step.changed),
        "vanished": dict(step.vanished),
    }


def _from_json(value: Mapping[str, Any]) -> Content:
    return Content(
        programme=value["programme"],
        number=value["number"],
        previous=value["previous"],
        date=date.fromisoformat(value["date"]),
        languages=tuple(value["languages"]),
        is_demo=value["is_demo"],
        deadlocked=value["deadlocked"],
        items={each: _item_from_json(item) for each, item in value["items"].items()},
        history=tuple(_step_from_json(step) for step in value["history"]),
    )


_day = lru_cache(date.fromisoformat)


def _item_from_json(value: Mapping[str, Any]) -> Item:
    return Item(
        kind=value["kind"],
        changed=_day(value["changed"]),
        content=value["content"],
        citations=tuple(Cited(**each) for each in value.get("citations", ())),
    )


def _step_from_json(value: Mapping[str, Any]) -> Step:
    return Step(
        number=value["number"],
        date=date.fromisoformat(value["date"]),
        appeared=tuple(value["appeared"]),
        changed=tuple(value["changed"]),
        vanished=value["vanished"],
    )
