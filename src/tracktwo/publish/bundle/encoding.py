"""A shown noun as plain JSON: field by field under its own names, what is empty left out."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from tracktwo.clearance.kinds import ShownRemarks
from tracktwo.clearance.tables import Texts
from tracktwo.publish.bundle.nouns import kind_of
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["content_of", "id_of"]


def id_of(noun: Any) -> str:
    """Return the id of an item, ``"kind:key"``; remarks go by their event."""
    kind = kind_of(type(noun))
    return f"{kind}:{noun.event if isinstance(noun, ShownRemarks) else noun.key}"


def content_of(noun: Any) -> dict[str, Any]:
    """Return a noun's fields as plain JSON, without those that are None or empty."""
    pairs = ((each.name, _plain(getattr(noun, each.name))) for each in fields(noun))
    return {name: value for name, value in pairs if value is not None and value not in ("", [], {})}


def _plain(value: Any) -> Any:  # noqa: PLR0911 -- one line a kind of value
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case PartialDate():
            return value.edtf
        case Texts():
            return dict(value)
        case tuple():
            return _list(value)
        case _ if kind_of(type(value)) is not None:
            return id_of(value)
        case _ if is_dataclass(value):
            return content_of(value)
        case _:
            raise TypeError(f"A release has no way to write a {type(value).__name__}.")


def _list(values: tuple[Any, ...]) -> list[Any]:
    plain = [_plain(each) for each in values]
    # Ids say nothing by their order, so it is not one that something withheld could have a part in.
    return sorted(plain) if values and kind_of(type(values[0])) else plain
