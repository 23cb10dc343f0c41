"""One cell of a file as the record keeps it: the same rules, and the same sentences, as the forms of the office."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tracktwo.office.record.exchange.format import Kind, Shape, field_of
from tracktwo.office.record.forms.fields import LONGEST_TEXT, TextField, build_field
from tracktwo.vocabulary.kinds import WORDS
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, words

__all__ = ["Unkept", "cell_value", "member_of", "plain", "text_value"]


class Unkept(ValueError):  # noqa: N818 -- caught at once, where the place is known
    """A cell cannot be kept; the message is the sentence."""


def cell_value(text: str, *, kind: Kind, name: str) -> Any:
    """Return what a cell says as the record keeps it in a field.

    Raises: Unkept, with a sentence, if the field cannot hold it.
    """
    field = field_of(kind.model, name)
    if field.shape is Shape.CHOICE:
        return member_of(text, field.choices)
    if field.shape is Shape.CHOICES:
        return [member_of(part, field.choices) for part in text.replace("，", ",").split(",") if part.strip()]
    return _cleaned(build_field(field, label="", help_text="", required=False, references=()), text)


def text_value(text: str) -> str:
    """Return a text in one language as the record keeps it.

    Raises: Unkept, with a sentence, if it is too long or holds what is no writing.
    """
    return str(_cleaned(TextField(required=False, max_length=LONGEST_TEXT), text))


def _cleaned(field: Any, text: str) -> Any:
    try:
        return field.clean(text)
    except ValidationError as error:
        raise Unkept(" ".join(error.messages)) from error


def member_of(text: str, values: tuple[str, ...]) -> str:
    """Return the value a word stands for: itself, or what pages call it in any language of the office.

    Raises: Unkept, with a sentence, if it is none of them.
    """
    said = plain(text)
    for value in values:
        if said in _called(value):
            return value
    raise Unkept(
        _("“%(text)s” is not known here; write one of: %(values)s.")
        % {"text": text, "values": ", ".join(values)}
    )


@cache
def _called(value: str) -> frozenset[str]:
    return frozenset(plain(each) for each in _ways(value))


def _ways(value: str) -> Iterator[str]:
    yield value
    yield value.replace("_", " ")
    message = _WORD_OF.get(value)
    if message is not None:
        yield from (words(tag).gettext(message) for tag in INTERFACE_LANGUAGES)


_WORD_OF: Final[Mapping[str, str]] = {str(value): message for value, message in WORDS.items()}


def plain(text: str) -> str:
    """Return a text as it is compared: without differences of case, width, composition and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
