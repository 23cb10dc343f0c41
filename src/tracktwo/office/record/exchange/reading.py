"""From the bytes of a programme file to checked rows: every field known, every value of its shape.

Each refusal is one sentence that starts with the place, such as ``events[3].contributions[0].person``. What rows say
about each other is looked at afterwards, in ``checks``.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from tracktwo.office.record.exchange.format import (
    CITATION,
    FORMAT,
    PROGRAMME,
    ROOTS,
    Field,
    Kind,
    Shape,
    field_of,
)
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError, DateError, FileError

__all__ = ["Entry", "read", "refuse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the file: where it stands, its values with defaults filled in, and the rows inside it."""

    kind: Kind
    path: str
    values: Mapping[str, Any]
    children: Mapping[str, Sequence["Entry"]]
    citations: Sequence["Entry"] = ()

    @property
    def key(self) -> str:
        """Return the row's key; empty for a row without one."""
        return str(self.values.get("key", ""))


def refuse(path: str, sentence: str) -> NoReturn:
    """Raise the refusal of one place in the file."""
    raise DataError(f"{path}: {sentence}")


def read(content: bytes | str) -> tuple[Entry, dict[str, list[Entry]]]:
    """Return the programme's own row and the rows of each list, in the order of the format.

    Raises:
        FileError: If it is not UTF-8, not JSON, or not a programme file this version can read.
        DataError: If a field is unknown, missing or holds something it cannot hold.
    """
    file = _object(_parse(content), path="the file")
    _check_format(file)
    _check_names(file, known=("format", "programme", *ROOTS), path="")
    if "programme" not in file:
        refuse("programme", "missing; every programme file describes its programme here.")
    programme = _entry(file["programme"], kind=PROGRAMME, path="programme")
    return programme, {
        name: _entries(file.get(name, []), kind=kind, path=name) for name, kind in ROOTS.items()
    }


def _parse(content: bytes | str) -> Any:
    """Return the JSON in a file."""
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FileError(
                f"The file is not UTF-8 (byte {error.start + 1} cannot be read); save it as UTF-8 and try again."
            ) from error
    try:
        return json.loads(
            content.removeprefix("\ufeff"), object_pairs_hook=_members, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise FileError(
            f"The file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}; "
            "correct it there, or export the programme again."
        ) from error
    except RecursionError as error:
        raise FileError(
            "The file is nested deeper than any programme; check that it is the right file."
        ) from error
    except ValueError as error:
        raise FileError("The file has a number too long to read; check that it is the right file.") from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(f"The file gives {_shown(twice)} twice in one object; keep one of the two.")
    return members


def _no_constant(name: str) -> NoReturn:
    raise FileError(
        f"The file holds {name}, which is no JSON number; write the number or leave the field out."
    )


def _check_format(file: Mapping[str, Any]) -> None:
    given = file.get("format")
    if given == FORMAT:
        return
    name, _, version = FORMAT.partition("/")
    found = re.fullmatch(rf"{name}/([1-9][0-9]{{0,5}})", given) if isinstance(given, str) else None
    if found and int(found[1]) > int(version):
        raise FileError(
            f"The file is of the format {given}, made by a newer TrackTwo than this one (which reads {FORMAT}); "
            "bring TrackTwo up to date and import it again."
        )
    raise FileError(
        f"The file is not a programme file: its “format” is {_shown(given)}, expected “{FORMAT}”; "
        "choose a file that TrackTwo exported."
    )


def _object(value: Any, *, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        refuse(path, f"expected an object in braces, found {_shown(value)}.")
    return value


def _entries(value: Any, *, kind: Kind, path: str) -> list[Entry]:
    if not isinstance(value, list):
        refuse(path, f"expected a list in brackets, found {_shown(value)}.")
    return [_entry(row, kind=kind, path=f"{path}[{place}]") for place, row in enumerate(value)]


def _entry(value: Any, *, kind: Kind, path: str) -> Entry:
    """Return one row, checked field by field."""
    if kind.flat:
        name = kind.fields[0]
        return Entry(
            kind=kind,
            path=path,
            values={name: _value(value, field=field_of(kind.model, name), path=path)},
            children={},
        )
    row = _object(value, path=path)
    cited = ("citations",) if kind.subject else ()
    _check_names(row, known=(*kind.fields, *kind.children, *cited), path=path)
    return Entry(
        kind=kind,
        path=path,
        values={name: _field(row, field=field_of(kind.model, name), path=path) for name in kind.fields},
        children={
            name: _entries(row.get(name, []), kind=child, path=f"{path}.{name}")
            for name, child in kind.children.items()
        },
        citations=_entries(row.get("citations", []), kind=CITATION, path=f"{path}.citations")
        if cited
        else (),
    )


def _check_names(row: Mapping[str, Any], *, known: Sequence[str], path: str) -> None:
    for name in row:
        if name not in known:
            place = f"{path}.{_place(name)}" if path else _place(name)
            refuse(place, f"no such field; expected one of {', '.join(known)}.")


def _place(name: str) -> str:
    """Return a member's name for a path: as it is where it is plain, else in quotes and short."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]{0,39}", name) else _shown(name)


def _field(row: Mapping[str, Any], *, field: Field, path: str) -> Any:
    place = f"{path}.{field.name}"
    if field.name not in row:
        if field.required:
            refuse(place, f"missing; {_EXPECTED[field.shape]}.")
        return field.default
    value = _value(row[field.name], field=field, path=place)
    if field.required and (value == {} or (isinstance(value, str) and not value.strip())):
        refuse(place, f"empty; {_EXPECTED[field.shape]}.")
    return value


def _value(value: Any, *, field: Field, path: str) -> Any:
    return _READERS[field.shape](value, field, path)


def _text(value: Any, field: Field, path: str) -> str:
    if not isinstance(value, str):
        refuse(path, f"expected a text in quotes, found {_shown(value)}.")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        refuse(path, "holds a character that is no writing (NUL or half a surrogate pair); delete it.")
    if field.limit and len(value) > field.limit:
        refuse(path, f"{len(value)} characters long, expected at most {field.limit}; shorten it.")
    pattern, expected = _PATTERNS.get(field.name, ("", ""))
    if pattern and value and not re.fullmatch(pattern, value):
        refuse(path, f"{_shown(value)} does not fit; expected {expected}.")
    return value


def _key(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if not re.fullmatch(r"[-a-zA-Z0-9_]+", text):
        refuse(path, f"{_shown(text)} is no key; expected letters a-z, digits, - and _ only.")
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
        refuse(path, f"{_shown(text)} is not known here; expected one of {', '.join(field.choices)}.")
    return text


def _number(value: Any, field: Field, path: str) -> int:
    if type(value) is not int or not 0 <= value <= field.limit:
        refuse(path, f"expected a whole number from 0 to {field.limit}, found {_shown(value)}.")
    return value


def _yes_no(value: Any, field: Field, path: str) -> bool:
    if not isinstance(value, bool):
        refuse(path, f"expected true or false for {field.name}, found {_shown(value)}.")
    return value


def _language(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if text or field.default:
        _check_tag(text, path=path)
    return text


def _language_text(value: Any, field: Field, path: str) -> dict[str, str]:
    if not isinstance(value, dict):
        refuse(path, f"expected a text for each language, such as {{“en”: “…”}}, found {_shown(value)}.")
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


def _list(each: Callable[[Any, Field, str], Any]) -> Callable[[Any, Field, str], list[Any]]:
    """Return the reader of a list whose members are read by another reader and stand in it once."""

    def read_list(value: Any, field: Field, path: str) -> list[Any]:
        if not isinstance(value, list):
            refuse(path, f"expected a list in brackets, found {_shown(value)}.")
        members = [each(member, field, f"{path}[{place}]") for place, member in enumerate(value)]
        seen = set()
        for place, member in enumerate(members):
            if member in seen:
                refuse(f"{path}[{place}]", f"{_shown(member)} stands in the list twice; keep one.")
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
        refuse(path, f"{_shown(text)} is not known here; expected one of {', '.join(field.choices)}.")
    return text


def _listed_reference(value: Any, field: Field, path: str) -> str:
    text = _text(value, field, path)
    if not text:
        refuse(path, f"empty; {_EXPECTED[Shape.REFERENCE]}.")
    return text


def _check_tag(tag: str, *, path: str) -> None:
    if len(tag) > _LONGEST_TAG or not _TAG.fullmatch(tag):
        refuse(
            path, f"{_shown(tag)} is no language tag; expected one such as en, zh-Hans, zh-Latn-pinyin or ar."
        )


def _shown(value: Any) -> str:
    """Return what stands in the file, short enough for a sentence."""
    if value is None:
        return "null (leave the field out instead)"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = value if isinstance(value, str) else json.dumps(value)
    text = "".join(character if character.isprintable() else "�" for character in text)
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"“{short}”" if isinstance(value, str) else short


_LONGEST_TAG: Final = 35
_SHOWN: Final = 60
_TAG: Final = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_PATTERNS: Final = {
    "country": ("[A-Z]{2}", "the two capitals of ISO 3166-1, such as NZ"),
    "sha256": ("[0-9a-f]{64}", "64 hexadecimal digits in lower case"),
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
    Shape.REFERENCE: _reference,
    Shape.REFERENCES: _list(_listed_reference),
}
