"""The shape of a release and of a bundle as JSON Schema, made from the nouns; readers check by the same.

Only the words of JSON Schema 2020-12 that :mod:`tracktwo.publish.bundle.checks` knows are used.
"""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

from tracktwo.clearance.kinds import ShownRemark
from tracktwo.clearance.tables import Name, Texts
from tracktwo.publish.bundle.nouns import KINDS, REFERENCES, TEAM_ONLY, Loss, kind_of
from tracktwo.publish.bundle.tables import SITE_LANGUAGES
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName

__all__ = ["BUNDLE_FORMAT", "CONTENT_FORMAT", "KEY", "bundle_schema", "content_schema"]

CONTENT_FORMAT: Final = "tracktwo-release/1"
BUNDLE_FORMAT: Final = "tracktwo-bundle/1"
KEY: Final = "[A-Za-z0-9_-]{1,80}"

Schema = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SHA256: Final = "[0-9a-f]{64}"
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_TEXT: Final[Schema] = {"type": "string", "minLength": 1, "format": "plain-text"}
_TAG: Final[Schema] = {"type": "string", "format": "language-tag"}
_KEY: Final[Schema] = {"type": "string", "pattern": f"^{KEY}$"}
_ID: Final[Schema] = {"type": "string", "pattern": f"^({'|'.join(KINDS)}):{KEY}$"}
_FIXED: Final[Mapping[object, Schema]] = {
    bool: {"type": "boolean"},
    int: _COUNT,
    str: _TEXT,
    Fraction: {"type": "string", "pattern": "^(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"},
    PartialDate: {"type": "string", "format": "edtf"},
    Texts: {"type": "object", "minProperties": 1, "propertyNames": _TAG, "additionalProperties": _TEXT},
}
_NEEDED: Final[Mapping[type, frozenset[str]]] = {
    Name: frozenset({"text", "language"}),
    PersonName: frozenset({"text", "language"}),
    ShownRemark: frozenset({"released"}),
}
"""Texts a page cannot do without; any other text may be missing."""


@cache
def content_schema() -> Schema:
    """Return the shape of a release's content as JSON Schema."""
    items = {f"^{kind}:{KEY}$": {"$ref": f"#/$defs/{kind}"} for kind in KINDS}
    properties = {
        "format": {"const": CONTENT_FORMAT},
        "programme": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,60}$"},
        "number": {"type": "integer", "minimum": 1},
        "previous": {"type": "string", "pattern": f"^({_SHA256})?$"},
        "date": _DAY,
        "languages": _list({"enum": list(SITE_LANGUAGES)}),
        "is_demo": {"type": "boolean"},
        "deadlocked": _COUNT,
        "items": {"type": "object", "patternProperties": items, "additionalProperties": False},
        "history": _list(_step()),
    }
    schema = {"$schema": _DIALECT, "title": "A release of a programme", **_closed(properties)}
    return {**schema, "$defs": {kind: _item(kind) for kind in KINDS}}


@cache
def bundle_schema() -> Schema:
    """Return the shape of a release bundle, the content with its approvals, as JSON Schema."""
    approval = {
        "side": _KEY,
        "by": _TEXT,
        "on": _DAY,
        "sha256": {"type": "string", "pattern": f"^{_SHA256}$"},
    }
    properties = {
        "format": {"const": BUNDLE_FORMAT},
        "sha256": {"type": "string", "pattern": f"^{_SHA256}$"},
        "approvals": _list(_closed(approval)),
        "content": {"type": "string", "minLength": 1},
    }
    return {"$schema": _DIALECT, "title": "A release with its approvals", **_closed(properties)}


def _closed(properties: Schema, *, optional: frozenset[str] = frozenset()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(set(properties) - optional),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "items": items}


def _step() -> Schema:
    counts = {
        "type": "object",
        "propertyNames": {"enum": list(KINDS)},
        "additionalProperties": {"type": "integer", "minimum": 1},
    }
    ids = {"type": "array", "items": _ID}
    number = {"type": "integer", "minimum": 1}
    return _closed({"number": number, "date": _DAY, "appeared": ids, "changed": ids, "vanished": counts})


def _item(kind: str) -> Schema:
    cited = _closed(
        {
            "field": {"type": "string", "pattern": "^[a-z_]*$"},
            "document": _KEY,
            "start": _COUNT,
            "end": _COUNT,
        }
    )
    properties = {
        "kind": {"const": kind},
        "changed": _DAY,
        "content": _noun(KINDS[kind], kind=kind, path=()),
        "citations": _list(cited),
    }
    return _closed(properties, optional=frozenset({"citations"}))


def _noun(noun: type, *, kind: str, path: tuple[str, ...]) -> Schema:
    """Return the shape of a noun that stands at a path in an item of a kind."""
    hints = get_type_hints(noun)
    names = [each.name for each in fields(noun) if each.name not in TEAM_ONLY.get(noun, ())]
    bound = {each.path for each in REFERENCES.get(kind, ()) if each.loss is not Loss.VALUE}
    properties = {name: _shape(hints[name], kind=kind, path=(*path, name)) for name in names}
    needed = {name for name in names if _always_there(hints[name]) or (*path, name) in bound}
    needed |= {"key"} & set(names) | _NEEDED.get(noun, frozenset())
    return _closed(properties, optional=frozenset(names) - needed)


def _always_there(hint: Any) -> bool:
    """Return whether a field of this type is never empty, so never left out."""
    return isinstance(hint, type) and (issubclass(hint, bool | int | Enum) or hint not in _FIXED)


def _shape(hint: Any, *, kind: str, path: tuple[str, ...]) -> Schema:  # noqa: PLR0911 -- one line a kind of field
    parts = [part for part in get_args(hint) if part not in (NoneType, ...)]
    if get_origin(hint) is tuple:
        return _list(_shape(parts[0], kind=kind, path=path))
    if parts:
        (hint,) = parts
    if path[-1] in ("language", "languages", "unchecked_languages"):
        return _TAG
    if path == ("key",):
        return _KEY
    if hint in _FIXED:
        return _FIXED[hint]
    if issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    if kind_of(hint) is not None:
        return _ID
    return _noun(hint, kind=kind, path=path)
