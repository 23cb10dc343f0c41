"""The shape of a release and of a bundle as JSON Schema, worked out from the nouns.

``make docs`` writes what stands here into ``release.schema.json`` and ``bundle.schema.json`` beside this file. Those
are read, checked by and published, so the publisher's process need not know the nouns of the gate. Only the words
of JSON Schema 2020-12 that :mod:`tracktwo.publish.bundle.checks` knows are used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

from tracktwo.clearance.kinds import (
    ShownBands,
    ShownDebriefLine,
    ShownExpectation,
    ShownLimits,
    ShownPlanted,
    ShownQuestion,
    ShownRemark,
    ShownReply,
)
from tracktwo.clearance.tables import Name, Texts
from tracktwo.publish.bundle.nouns import KINDS, TEAM_ONLY, kind_of
from tracktwo.publish.bundle.references import REFERENCES, Loss, Reference
from tracktwo.publish.bundle.shape import BUNDLE_FORMAT, CONTENT_FORMAT
from tracktwo.publish.bundle.tables import SITE_LANGUAGES
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName

__all__ = ["derive_bundle_schema", "derive_content_schema"]

Schema = dict[str, Any]

_KEYS: Final = "[A-Za-z0-9_-]{1,80}"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SHA256: Final = "[0-9a-f]{64}"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_SHARED: Final[Mapping[str, Schema]] = {
    "count": {"type": "integer", "minimum": 0},
    "day": {"type": "string", "format": "date"},
    "date": {"type": "string", "format": "edtf"},
    "key": {"type": "string", "pattern": f"^{_KEYS}$"},
    "fraction": {"type": "string", "pattern": "^-?(0|1|[0-9]+/[1-9][0-9]*|[01]\\.[0-9]{3})$"},
    "people": {"type": "string", "pattern": "^([0-9]+|[0-9]+-[0-9]+|[0-9]+\\+)$"},
    "points": {"type": "string", "pattern": "^[0-9]{1,3}(\\.[0-9])?$"},
    "share": {"type": "string", "pattern": "^[01]\\.[0-9]{2,3}$"},
    "tag": {"type": "string", "format": "language-tag"},
    "text": {"type": "string", "minLength": 1, "format": "plain-text"},
    "texts": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": _ref("tag"),
        "additionalProperties": _ref("text"),
    },
}
_FIXED: Final[Mapping[object, Schema]] = {
    bool: {"type": "boolean"},
    int: _ref("count"),
    str: _ref("text"),
    PartialDate: _ref("date"),
    Texts: _ref("texts"),
}
_FIGURES: Final[Mapping[str, Schema]] = {
    "low": _ref("fraction"),
    "high": _ref("fraction"),
    "people": _ref("people"),
    "points": _ref("points"),
    "share": _ref("share"),
    "guess": _ref("share"),
    "probability": _ref("share"),
}
"""Figures that are written as text, by the names of their fields."""
_NEEDED: Final[Mapping[type, frozenset[str]]] = {
    Name: frozenset({"text", "language"}),
    PersonName: frozenset({"text", "language"}),
    ShownBands: frozenset({"people"}),
    ShownDebriefLine: frozenset({"part", "text"}),
    ShownExpectation: frozenset({"people"}),
    ShownLimits: frozenset({"low", "high"}),
    ShownPlanted: frozenset({"share"}),
    ShownQuestion: frozenset({"text"}),
    ShownRemark: frozenset({"released"}),
    ShownReply: frozenset({"text"}),
}
"""Texts a page cannot do without; any other text may be missing."""


def derive_content_schema() -> Schema:
    """Return the shape of a release's content as JSON Schema."""
    items = {f"^{kind}:{_KEYS}$": {"$ref": f"#/$defs/{kind}"} for kind in KINDS}
    properties = {
        "format": {"const": CONTENT_FORMAT},
        "programme": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,60}$"},
        "number": {"type": "integer", "minimum": 1},
        "previous": {"type": "string", "pattern": f"^({_SHA256})?$"},
        "date": _ref("day"),
        "languages": _list({"enum": list(SITE_LANGUAGES)}),
        "is_demo": {"type": "boolean"},
        "deadlocked": _ref("count"),
        "items": {"type": "object", "patternProperties": items, "additionalProperties": False},
        "history": _list(_step()),
    }
    schema = {"$schema": _DIALECT, "title": "A release of a programme", **_closed(properties)}
    own = {"citation": _citation(), "id": _id_of(*KINDS)}
    return {**schema, "$defs": {**_SHARED, **own, **{kind: _item(kind) for kind in KINDS}}}


def derive_bundle_schema() -> Schema:
    """Return the shape of a release bundle, the content with its approvals, as JSON Schema."""
    approval = {
        "side": _ref("key"),
        "by": _ref("text"),
        "on": _ref("day"),
        "sha256": {"type": "string", "pattern": f"^{_SHA256}$"},
    }
    properties = {
        "format": {"const": BUNDLE_FORMAT},
        "sha256": {"type": "string", "pattern": f"^{_SHA256}$"},
        "approvals": _list(_closed(approval)),
        "content": {"type": "string", "minLength": 1},
    }
    schema = {"$schema": _DIALECT, "title": "A release with its approvals", **_closed(properties)}
    return {**schema, "$defs": {name: _SHARED[name] for name in ("day", "key", "text")}}


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
    ids = {"type": "array", "items": _ref("id")}
    number = {"type": "integer", "minimum": 1}
    return _closed(
        {"number": number, "date": _ref("day"), "appeared": ids, "changed": ids, "vanished": counts}
    )


def _citation() -> Schema:
    field = {"type": "string", "pattern": "^[a-z_]*$"}
    return _closed({"field": field, "document": _ref("key"), "start": _ref("count"), "end": _ref("count")})


def _id_of(*kinds: str) -> Schema:
    return {"type": "string", "pattern": f"^({'|'.join(kinds)}):{_KEYS}$"}


def _item(kind: str) -> Schema:
    properties = {
        "kind": {"const": kind},
        "changed": _ref("day"),
        "content": _noun(KINDS[kind], kind=kind, path=()),
        "citations": _list(_ref("citation")),
    }
    return _closed(properties, optional=frozenset({"citations"}))


def _noun(noun: type, *, kind: str, path: tuple[str, ...]) -> Schema:
    """Return the shape of a noun that stands at a path in an item of a kind."""
    hints = get_type_hints(noun)
    names = [each.name for each in fields(noun) if each.name not in TEAM_ONLY.get(noun, ())]
    whole = [each for each in REFERENCES.get(kind, ()) if each.loss is not Loss.VALUE]
    bound = {each.path for each in whole if not each.unless}
    properties = {name: _shape(hints[name], kind=kind, path=(*path, name)) for name in names}
    needed = {name for name in names if _always_there(hints[name]) or (*path, name) in bound}
    needed |= {"key"} & set(names) | _NEEDED.get(noun, frozenset())
    return _closed(properties, optional=frozenset(names) - needed) | _exception(whole, path)


def _exception(references: Sequence[Reference], path: tuple[str, ...]) -> Schema:
    """Return that a row names an item unless it is of the kind that names none; nothing where every row does."""
    for each in references:
        if each.unless and each.path[:-1] == path:
            of_kind = {"properties": {"kind": {"const": each.unless}}, "required": ["kind"]}
            return {"if": of_kind, "else": {"required": [each.path[-1]]}}
    return {}


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
        return _ref("tag")
    if path == ("key",):
        return _ref("key")
    if hint is str and path[-1] in _FIGURES:
        return _FIGURES[path[-1]]
    if hint in _FIXED:
        return _FIXED[hint]
    if issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    if inner := kind_of(hint):
        return _id_of(inner)
    return _noun(hint, kind=kind, path=path)
