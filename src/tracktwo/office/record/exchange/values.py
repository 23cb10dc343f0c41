"""What one field of a programme file may hold, shape by shape.

Each refusal is one sentence that starts with the place, such as ``events[3].contributions[0].person``.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NoReturn

from tracktwo.office.record.exchange.format import Field, Shape
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError, DateError
from tracktwo.vocabulary.zones import is_zone

__all__ = ["read_field", "read_value", "refuse", "shown"]


def refuse(path: str, sentence: str) -> NoReturn:
    """Raise the refusal of one place in the file."""
    raise DataError(f"{path}: {sentence}")


def read_field(row: Mapping[str, Any], *, field: Field, path: str) -> Any:
    """Return what a row says in one field; its default where it says nothing."""
    place = f"{path}.{field.name}"
    if field.name not in row:
        if field.required:
            refuse(place, f"missing; {_EXPECTED[field.shape]}.")
        return field.default
    value = read_value(row[field.name], field=field, path=place)
    if field.required and (value == {} or (isinstance(value, str) and not value.strip())):
        refuse(place, f"empty; {_EXPECTED[field.shape]}.")
    return value


def read_value(value: Any, *, field: Field, path: str) -> Any:
    """Return a value as the database keeps it; refuse one that its field cannot hold."""
    return _READERS[field.shape](value, field, path)


def shown(value: Any) -> str:
    """Return what stands in the file, short enough for a sentence."""
    if value is None:
        return "null (leave the field out instead)"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = value if isinstance(value, str) else json.dumps(value)
    text = "".join(character if character.isprintable() else "�" for character in text)
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"“{short}”" if isinstance(value, str) else short


def _text(value: Any, field: Field, path: str) -> str:
    if not isinstance(value, str):
        refuse(path, f"expected a text in quotes, found {shown(value)}.")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        refuse(path, "holds a character that is no writing (NUL or half a surrogate pair); delete it.")
    if field.limit and len(value) > field.limit:
        refuse(path, f"{len(value)} characters long, expected at most {field.limit}; shorten it.")
    if field.limit and value.splitlines() not in ([], [value]):
        refuse(path, "has a line break; write it in one line.")
    pattern, expected = _PATTERNS.get(field.name, ("", ""))
    if pattern and value and not re.fullmatch(pattern, value):
        refuse(path, f"{shown(value)} does not fit; expected {expected}.")
    if field.name == "zone" and value and not is_zone(value):
        refuse(path, f"{shown(value)} is no time zone known here; expected a name such as Europe/Oslo.")
    return value


def _key(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if not re.fullmatch(r"[-a-zA-Z0-9_]+", text):
        refuse(path, f"{shown(text)} is no key; expected letters a-z, digits, - and _ only.")
    return text


def _reference(value: Any, field: Field, path: str) -> str | None:
    """Return the key of the row a field points at; nothing where it may point nowhere and is empty."""
    text = _text(value, field, path)
    if field.required and not text:
        refuse(path, f"empty; {_EXPECTED[Shape.REFERENCE]}.")
    return text or None


def _choice(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if text not in field.choices and (field.required or text):
        refuse(path, f"{shown(text)} is not known here; expected one of {', '.join(field.choices)}.")
    return text


def _number(value: Any, field: Field, path: str) -> int:
    if type(value) is not int or not 0 <= value <= field.limit:
        refuse(path, f"expected a whole number from 0 to {field.limit}, found {shown(value)}.")
    return value


def _yes_no(value: Any, field: Field, path: str) -> bool:
    if not isinstance(value, bool):
        refuse(path, f"expected true or false for {field.name}, found {shown(value)}.")
    return value


def _language(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if text or field.default:
        _check_tag(text, path=path)
    return text


def _language_text(value: Any, field: Field, path: str) -> dict[str, str]:
    if not isinstance(value, dict):
        refuse(path, f"expected a text for each language, such as {{“en”: “…”}}, found {shown(value)}.")
    for tag, text in value.items():
        _check_tag(tag, path=path)
        if not _text(text, field, f"{path}.{tag}").strip():
            refuse(f"{path}.{tag}", "empty; write the text or leave the language out.")
    return {tag: value[tag] for tag in sorted(value)}


def _date(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    try:
        return PartialDate.parse(text).edtf if text else ""
    except DateError as error:
        refuse(path, str(error))


def _day(value: Any, field: Field, path: str) -> date | None:
    text = _text(value, field, path)
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        refuse(path, f"{shown(text)} is no day; expected one such as 2021-11-04.")
    if day is None and field.required:
        refuse(path, f"empty; {_EXPECTED[Shape.DAY]}.")
    return day


def _list(each: Callable[[Any, Field, str], Any]) -> Callable[[Any, Field, str], list[Any]]:
    """Return the reader of a list whose members are read by another reader and stand in it once."""

    def read_list(value: Any, field: Field, path: str) -> list[Any]:
        if not isinstance(value, list):
            refuse(path, f"expected a list in brackets, found {shown(value)}.")
        members = [each(member, field, f"{path}[{place}]") for place, member in enumerate(value)]
        seen = set()
        for place, member in enumerate(members):
            if member in seen:
                refuse(f"{path}[{place}]", f"{shown(member)} stands in the list twice; keep one.")
            seen.add(member)
        return members

    return read_list


def _listed_language(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    _check_tag(text, path=path)
    return text


def _listed_choice(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if text not in field.choices:
        refuse(path, f"{shown(text)} is not known here; expected one of {', '.join(field.choices)}.")
    return text


def _listed_reference(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if not text:
        refuse(path, f"empty; {_EXPECTED[Shape.REFERENCE]}.")
    return text


def _kept(value: Any, field: Field, path: str) -> Any:
    """Return what a decision keeps for itself; whoever takes it back looks at it again, field by field."""
    if not isinstance(value, dict):
        refuse(path, f"expected an object in braces, found {shown(value)}.")
    return _sound(value, field, path)


def _sound(value: Any, field: Field, path: str) -> Any:
    """Return any JSON, in one order and without characters that are no writing."""
    if isinstance(value, dict):
        return {
            _text(name, field, path): _sound(value[name], field, f"{path}.{name}") for name in sorted(value)
        }
    if isinstance(value, list):
        return [_sound(each, field, f"{path}[{place}]") for place, each in enumerate(value)]
    return _text(value, field, path) if isinstance(value, str) else value


def _check_tag(tag: str, *, path: str) -> None:
    if len(tag) > _LONGEST_TAG or not _TAG.fullmatch(tag):
        refuse(path, f"{shown(tag)} is no language tag; expected one such as en, zh-Hans or ar.")


_LONGEST_TAG: Final = 35
_SHOWN: Final = 60
_TAG: Final = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_PATTERNS: Final = {
    "country": ("[A-Z]{2}", "the two capitals of ISO 3166-1, such as NZ"),
    "sha256": ("[0-9a-f]{64}", "64 hexadecimal digits in lower case"),
    "starts": ("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of the day from 00:00 to 23:59, such as 09:30"),
    "duration": (
        "half-day|full-day|P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?)?",
        "half-day, full-day or an ISO 8601 duration such as PT1H30M",
    ),
}
_EXPECTED: Final = {
    Shape.TEXT: "expected a text in quotes that is not empty",
    Shape.KEY: "expected a short key of its own, such as spring-2021",
    Shape.CHOICE: "expected one of the words of this field",
    Shape.NUMBER: "expected a whole number",
    Shape.DAY: "expected a day such as 2021-11-04",
    Shape.LANGUAGE_TEXT: "expected a text for each language, such as {“en”: “…”}",
    Shape.REFERENCE: "expected the key of another row of the file",
}
_READERS: Final[Mapping[Shape, Callable[[Any, Field, str], Any]]] = {
    Shape.TEXT: _text,
    Shape.KEY: _key,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _list(_listed_choice),
    Shape.NUMBER: _number,
    Shape.YES_NO: _yes_no,
    Shape.LANGUAGE_TEXT: _language_text,
    Shape.LANGUAGE: _language,
    Shape.LANGUAGES: _list(_listed_language),
    Shape.DATE: _date,
    Shape.DAY: _day,
    Shape.REFERENCE: _reference,
    Shape.REFERENCES: _list(_listed_reference),
    Shape.KEPT: _kept,
}
