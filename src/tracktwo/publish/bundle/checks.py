"""Whether plain JSON has a shape, said in one sentence; the part of JSON Schema that our own schemas need."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError

__all__ = ["check_shape", "refuse"]

_LONGEST_SHOWN: Final = 60
_TYPES: Final[Mapping[str, tuple[type, str]]] = {
    "object": (dict, "a group of fields"),
    "array": (list, "a list"),
    "string": (str, "a text"),
    "boolean": (bool, "true or false"),
    "integer": (int, "a whole number"),
}
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKUP: Final = re.compile("<(?:[/?]?[A-Za-z]|!)[^<>]*>")


def refuse(where: str, what: str) -> DataError:
    """Return the refusal of a place in a release."""
    return DataError(f"The release cannot be used: {where or 'the whole of it'} {what}.")


def check_shape(value: Any, schema: Mapping[str, Any]) -> None:
    """Refuse a value that does not have a shape.

    Raises:
        DataError: With the first place that is wrong, and what was expected there.
    """
    _Check(schema.get("$defs", {})).check(value, schema, where="")


class _Check:
    def __init__(self, defined: Mapping[str, Any]) -> None:
        self._defined = defined

    def check(self, value: Any, schema: Mapping[str, Any], *, where: str) -> None:
        if "$ref" in schema:
            schema = self._defined[schema["$ref"].rpartition("/")[2]]
        if "const" in schema or "enum" in schema:
            return _check_choice(value, schema.get("enum", [schema.get("const")]), where=where)
        kind, words = _TYPES[schema["type"]]
        # type and not isinstance: for Python, True is a whole number.
        if type(value) is not kind:
            raise refuse(where, f"is {_shown(value)}, expected {words}")
        match value:
            case dict():
                self._check_object(value, schema, where=where)
            case list():
                self._check_list(value, schema, where=where)
            case str():
                _check_text(value, schema, where=where)
            case int() if value < schema.get("minimum", value):
                raise refuse(where, f"is {value}, expected {schema['minimum']} or more")
        return None

    def _check_object(self, value: dict[str, Any], schema: Mapping[str, Any], *, where: str) -> None:
        missing = [name for name in schema.get("required", ()) if name not in value]
        if missing:
            raise refuse(where, f"lacks “{missing[0]}”")
        if len(value) < schema.get("minProperties", 0):
            raise refuse(where, "is empty")
        known = schema.get("properties", {})
        for name, inner in value.items():
            place = f"{where}.{name}" if where else name
            if "propertyNames" in schema:
                names = {"type": "string", **schema["propertyNames"]}
                self.check(name, names, where=f"a name in {where}")
            shape = known.get(name) or _by_pattern(name, schema) or schema.get("additionalProperties")
            if not shape:
                raise refuse(where, f"has “{_short(name)}”, which nothing in a release is called")
            self.check(inner, shape, where=place)

    def _check_list(self, value: list[Any], schema: Mapping[str, Any], *, where: str) -> None:
        if len(value) < schema.get("minItems", 0):
            raise refuse(where, f"has {len(value)} entries, expected {schema['minItems']} or more")
        for place, inner in enumerate(value):
            self.check(inner, schema["items"], where=f"{where}[{place}]")


def _by_pattern(name: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    patterns: Mapping[str, Mapping[str, Any]] = schema.get("patternProperties", {})
    return next((shape for pattern, shape in patterns.items() if _matches(pattern, name)), None)


def _matches(pattern: str, text: str) -> bool:
    # A pattern here is ^…$ throughout; $ alone would let a line end pass.
    return re.fullmatch(pattern[1:-1], text) is not None


def _check_choice(value: Any, choices: list[Any], *, where: str) -> None:
    if not any(type(value) is type(choice) and value == choice for choice in choices):
        expected = ", ".join(f"“{choice}”" for choice in choices)
        raise refuse(where, f"is {_shown(value)}, expected {'one of ' * (len(choices) > 1)}{expected}")


def _check_text(text: str, schema: Mapping[str, Any], *, where: str) -> None:
    if len(text) < schema.get("minLength", 0):
        raise refuse(where, "is empty; what is not known is left out")
    if "pattern" in schema and not _matches(schema["pattern"], text):
        raise refuse(where, f"is {_shown(text)}, which cannot stand there")
    complaint = _FORMATS[schema["format"]](text) if "format" in schema else None
    if complaint:
        raise refuse(where, complaint)


def _not_a_day(text: str) -> str | None:
    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    return None if is_day else f"is {_shown(text)}, expected a day such as 2026-11-22"


def _not_edtf(text: str) -> str | None:
    try:
        is_canonical = PartialDate.parse(text).edtf == text
    except DataError:
        is_canonical = False
    return (
        None
        if is_canonical
        else f"is {_shown(text)}, expected a date such as 2019-04 or 2012-11-08/2012-11-09"
    )


def _not_a_tag(text: str) -> str | None:
    if re.fullmatch("[A-Za-z0-9-]{1,35}", text):
        return None
    return f"is {_shown(text)}, expected a language tag such as zh-Hans"


def _not_plain(text: str) -> str | None:
    """Return what is wrong with a text; each of these can make a page say something else than was approved."""
    if found := _CONTROL.search(text) or _TURNS.search(text):
        kind = "turns the direction of the text" if _TURNS.match(found[0]) else "cannot be printed"
        return f"holds the invisible character U+{ord(found[0]):04X}, which {kind}; take it out in the record"
    if found := _MARKUP.search(text):
        return f"holds the markup {_shown(found[0])}; texts are plain, so take it out in the record"
    return None


_FORMATS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "date": _not_a_day,
    "edtf": _not_edtf,
    "language-tag": _not_a_tag,
    "plain-text": _not_plain,
}


def _shown(value: Any) -> str:
    match value:
        case str():
            return f"“{_short(value)}”"
        case dict() | list():
            return "a list" if isinstance(value, list) else "a group of fields"
        case None:
            return "nothing"
        case _:
            return str(value).lower()


def _short(text: str) -> str:
    printable = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return printable if len(printable) <= _LONGEST_SHOWN else printable[: _LONGEST_SHOWN - 1] + "…"
