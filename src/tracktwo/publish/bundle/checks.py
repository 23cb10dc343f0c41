"""Whether plain JSON has a shape, said in one sentence; the part of JSON Schema that our own schemas need.

A schema is turned into functions once, because a release has hundreds of thousands of values.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError

__all__ = ["Check", "check_of", "refuse"]

Check = Callable[[Any], None]
"""Returns if a value has a shape."""

_LONGEST_SHOWN: Final = 60
_TYPES: Final[Mapping[str, tuple[type, str]]] = {
    "object": (dict, "a group of fields"),
    "array": (list, "a list"),
    "string": (str, "a text"),
    "boolean": (bool, "true or false"),
    "integer": (int, "a whole number"),
}
_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_TURNS: Final = "\u202a-\u202e\u2066-\u2069"
# Nothing to see, and room for a message or a mark of whose copy it is; joiners and direction marks are letters' own.
_HIDDEN: Final = "\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_DOUBTFUL: Final = re.compile(f"[<{_CONTROL}{_TURNS}{_HIDDEN}]")
_INVISIBLE: Final = re.compile(f"[{_CONTROL}{_TURNS}{_HIDDEN}]")
_TURN: Final = re.compile(f"[{_TURNS}]")
_MARKUP: Final = re.compile("<(?:[/?]?[A-Za-z]|!)[^<>]*>")


def refuse(where: str, what: str) -> DataError:
    """Return the refusal of a place in a release."""
    return DataError(f"The release cannot be used: {where or 'the whole of it'} {what}.")


class _WrongError(Exception):
    """What is wrong, and the way to it from the inside out; named only when something is."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.way: list[str] = []


def check_of(schema: Mapping[str, Any]) -> Check:
    """Return what refuses any value that does not have a shape.

    Args:
        schema: The shape, in the words of JSON Schema that are read here.

    Returns:
        A check that raises DataError with the first place that is wrong, and what was expected there.
    """
    whole = _Reader(schema.get("$defs", {})).read(schema)

    def check(value: Any) -> None:
        try:
            whole(value)
        except _WrongError as wrong:
            where = "".join(reversed(wrong.way)).removeprefix(".")
            raise refuse(where, wrong.what) from None

    return check


class _Reader:
    """Turns schemas into checks; what is defined once is read once."""

    def __init__(self, defined: Mapping[str, Any]) -> None:
        self._defined = defined
        self._read: dict[str, Check] = {}

    def read(self, schema: Mapping[str, Any]) -> Check:  # noqa: PLR0911 -- one line a kind of value
        if "$ref" in schema:
            return self._named(schema["$ref"].rpartition("/")[2])
        if "const" in schema or "enum" in schema:
            return _choice(schema.get("enum", [schema.get("const")]))
        match schema["type"]:
            case "object":
                return self._object(schema)
            case "array":
                return self._list(schema)
            case "string":
                return _text(schema)
            case "integer":
                return _number(schema)
            case _:
                return _typed(schema["type"])

    def _named(self, name: str) -> Check:
        if name not in self._read:
            self._read[name] = self.read(self._defined[name])
        return self._read[name]

    def _list(self, schema: Mapping[str, Any]) -> Check:
        is_list, inner, least = _typed("array"), self.read(schema["items"]), schema.get("minItems", 0)

        def check(value: Any) -> None:
            if type(value) is not list:
                is_list(value)
            if len(value) < least:
                raise _WrongError(f"has {len(value)} entries, expected {least} or more")
            for place, each in enumerate(value):
                try:
                    inner(each)
                except _WrongError as wrong:
                    wrong.way.append(f"[{place}]")
                    raise

        return check

    def _object(self, schema: Mapping[str, Any]) -> Check:
        is_object, needed, least = (
            _typed("object"),
            schema.get("required", ()),
            schema.get("minProperties", 0),
        )
        known = {name: self.read(shape) for name, shape in schema.get("properties", {}).items()}
        find = self._finder(schema)
        excepted = {name: each["const"] for name, each in schema.get("if", {}).get("properties", {}).items()}
        else_needed = [*needed, *schema.get("else", {}).get("required", ())]

        def check(value: Any) -> None:
            if type(value) is not dict:
                is_object(value)
            is_excepted = all(value.get(name) == each for name, each in excepted.items())
            for name in needed if is_excepted else else_needed:
                if name not in value:
                    raise _WrongError(f"lacks “{name}”")
            if len(value) < least:
                raise _WrongError("is empty")
            for name, inner in value.items():
                shape = known.get(name) or find(name)
                try:
                    shape(inner)
                except _WrongError as wrong:
                    wrong.way.append(f".{name}")
                    raise

        return check

    def _finder(self, schema: Mapping[str, Any]) -> Callable[[str], Check]:
        """Return what finds the check of a field that has no fixed name; a name that may not be is wrong."""
        patterns = [
            (_pattern(pattern), self.read(shape))
            for pattern, shape in schema.get("patternProperties", {}).items()
        ]
        others = self.read(schema["additionalProperties"]) if schema["additionalProperties"] else None
        may_be = (
            self.read({"type": "string", **schema["propertyNames"]}) if "propertyNames" in schema else None
        )

        def find(name: str) -> Check:
            found = next((each for pattern, each in patterns if pattern(name)), others)
            if found and (may_be is None or _passes(may_be, name)):
                return found
            raise _WrongError(f"has “{_short(name)}”, which nothing in a release is called")

        return find


def _passes(check: Check, value: Any) -> bool:
    try:
        check(value)
    except _WrongError:
        return False
    return True


def _pattern(pattern: str) -> Callable[[str], object]:
    # A pattern here is ^…$ throughout; $ alone would let a line end pass.
    return re.compile(pattern[1:-1]).fullmatch


def _typed(name: str) -> Check:
    kind, words = _TYPES[name]

    def check(value: Any) -> None:
        # type and not isinstance: for Python, True is a whole number.
        if type(value) is not kind:
            raise _WrongError(f"is {_shown(value)}, expected {words}")

    return check


def _choice(choices: list[Any]) -> Check:
    expected = ", ".join(f"“{choice}”" for choice in choices)
    words = f"one of {expected}" if len(choices) > 1 else expected

    def check(value: Any) -> None:
        if type(value) is not str or value not in choices:
            raise _WrongError(f"is {_shown(value)}, expected {words}")

    return check


def _number(schema: Mapping[str, Any]) -> Check:
    is_number, least = _typed("integer"), schema.get("minimum", 0)

    def check(value: Any) -> None:
        is_number(value)
        if value < least:
            raise _WrongError(f"is {value}, expected {least} or more")

    return check


def _text(schema: Mapping[str, Any]) -> Check:
    is_text, least = _typed("string"), schema.get("minLength", 0)
    matches = _pattern(schema["pattern"]) if "pattern" in schema else None
    complaint = _FORMATS[schema["format"]] if "format" in schema else None

    def check(value: Any) -> None:
        if type(value) is not str:
            is_text(value)
        if len(value) < least:
            raise _WrongError("is empty; what is not known is left out")
        if matches and not matches(value):
            raise _WrongError(f"is {_shown(value)}, which cannot stand there")
        if complaint and (what := complaint(value)):
            raise _WrongError(what)

    return check


@lru_cache(maxsize=10_000)
def _not_a_day(text: str) -> str | None:
    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    return None if is_day else f"is {_shown(text)}, expected a day such as 2026-11-22"


@lru_cache(maxsize=10_000)
def _not_edtf(text: str) -> str | None:
    try:
        is_canonical = PartialDate.parse(text).edtf == text
    except DataError:
        is_canonical = False
    expected = "expected a date such as 2019-04 or 2012-11-08/2012-11-09"
    return None if is_canonical else f"is {_shown(text)}, {expected}"


@lru_cache(maxsize=1_000)
def _not_a_tag(text: str) -> str | None:
    if re.fullmatch("[A-Za-z0-9-]{1,35}", text):
        return None
    return f"is {_shown(text)}, expected a language tag such as zh-Hans"


def _not_plain(text: str) -> str | None:
    """Return what is wrong with a text; each of these can make a page say something else than was approved."""
    if not _DOUBTFUL.search(text):
        return None
    if found := _INVISIBLE.search(text):
        kind = "turns the direction of the text" if _TURN.match(found[0]) else "cannot be printed"
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
        case list():
            return "a list"
        case dict():
            return "a group of fields"
        case None:
            return "nothing"
        case _:
            return str(value).lower()


def _short(text: str) -> str:
    printable = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return printable if len(printable) <= _LONGEST_SHOWN else printable[: _LONGEST_SHOWN - 1] + "…"
