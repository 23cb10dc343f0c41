"""Fields of the edit forms: what a person types, checked and turned into the values a row keeps."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.record.exchange.format import Field, Shape
from tracktwo.office.record.forms.seeking import EntriesField, EntryField, Seek
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.record.widgets import LanguageTextInput
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.errors import DateError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, is_language_tag
from tracktwo.vocabulary.zones import is_zone

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tracktwo.office.record.models import Programme

__all__ = [
    "CountryField",
    "DateField",
    "DurationField",
    "LanguageField",
    "LanguageTextField",
    "LanguagesField",
    "SpokenForm",
    "TextField",
    "TimeField",
    "ZoneField",
    "build_field",
    "speak",
]

LONGEST_TEXT: Final = 20_000
"""Characters one text in one language may have."""

_ONE_LINE: Final = frozenset(
    {"name", "adjective", "place", "outlet", "theme", "question", "period", "titles", "interpreters"}
)
_NOT_STATED: Final = lazy("not stated")


class TextField(forms.CharField):
    """A text as printed: in any script, without characters that are no writing."""

    def to_python(self, value: Any) -> str:
        """Return the text, its line ends as one character."""
        text = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise ValidationError(_("This holds half a character (a lone surrogate); delete it."))
        return text


class LanguageTextField(forms.Field):
    """A text in several languages, as ``{language tag: text}`` without empty ones."""

    widget: LanguageTextInput

    def __init__(self, *, is_long: bool, **options: Any) -> None:
        super().__init__(widget=LanguageTextInput(is_long=is_long), **options)
        self._text = TextField(required=False, max_length=LONGEST_TEXT)

    def clean(self, value: Any) -> dict[str, str]:
        """Return what was typed, language by language."""
        typed: Mapping[str, Any] = value or {}
        texts = {tag: self._text.clean(typed[tag]) for tag in sorted(typed)}
        found = {tag: text for tag, text in texts.items() if text}
        if self.required and not found:
            raise ValidationError(_("Write it in at least one language."))
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether a text was typed or changed."""
        return {tag: text for tag, text in (data or {}).items() if text} != (initial or {})


def speak(form: forms.Form, tags: Iterable[str]) -> None:
    """Give each text of a form an input for every language, and for any other it already has: none is lost."""
    languages = tuple(tags)
    for name, field in form.fields.items():
        if isinstance(field, LanguageTextField):
            own = form.get_initial_for_field(field, name) or {}
            field.widget.languages = tuple(dict.fromkeys([*languages, *own]))


class SpokenForm(forms.Form):
    """A form whose texts have an input for each language of the programme, and for any they already have."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        programme: "Programme",
        present: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(present or {}))
        speak(self, programme.languages)


class DateField(TextField):
    """A date as precise as it is known, kept as EDTF."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.widget.attrs |= {"class": "short", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        """Return the date in its canonical form; "" when none was typed."""
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return PartialDate.parse(text).edtf
        except DateError as error:
            raise ValidationError(
                _(
                    "“%(text)s” is not a date that can be kept. Write a year, month or day as 2019, "
                    "2019-04 or "
                    "2019-04-23, a season as 2022-21 (spring) to 2022-24 (winter), a range as "
                    "2019-10/2019-11 with "
                    "the earlier date first, and ~ after it for “about”; check that the calendar has it."
                ),
                params={"text": text},
            ) from error

    def understood(self, value: Any) -> str:
        """Return in words how a date is understood; "" while it is none."""
        try:
            date = PartialDate.parse(str(value or ""))
        except DateError:
            return ""
        return format_date(date, language=_reader())


def _reader() -> str:
    active = (get_language() or "en").lower()
    return next((tag for tag in INTERFACE_LANGUAGES if tag.lower() == active), "en")


class LanguageField(TextField):
    """One language tag."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=35, **options)
        self.widget.attrs |= {
            "class": "short",
            "list": "languages",
            "autocomplete": "off",
            "spellcheck": "false",
        }

    def to_python(self, value: Any) -> str:
        """Return the tag."""
        text = super().to_python(value)
        if text:
            _check_tag(text)
        return text


class LanguagesField(TextField):
    """Several language tags with commas between them, as a list."""

    def prepare_value(self, value: Any) -> Any:
        """Return the tags as one line."""
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return the tags in the order typed."""
        text = super().clean(value)
        tags = list(dict.fromkeys(tag for tag in re.split(r"[\s,，、]+", text) if tag))
        for tag in tags:
            _check_tag(tag)
        return tags


def _check_tag(tag: str) -> None:
    if not is_language_tag(tag):
        raise ValidationError(
            _("“%(tag)s” is not a language tag; write one such as en, zh-Hans, zh-Latn-pinyin or ar."),
            params={"tag": tag},
        )


class CountryField(TextField):
    """A country by its two letters."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": 10})
        self.widget.attrs |= {"class": "short"}

    def to_python(self, value: Any) -> str:
        """Return the two letters as capitals."""
        text = super().to_python(value)
        if text and not re.fullmatch("[A-Za-z]{2}", text):
            raise ValidationError(
                _(
                    "“%(text)s” is not a country’s two letters (ISO 3166-1); write them, such as NZ, "
                    "or nothing."
                ),
                params={"text": text},
            )
        return text.upper()


class TimeField(TextField):
    """A time of the day by the clock of the place."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": 5})
        self.widget.attrs |= {"class": "short"}

    def to_python(self, value: Any) -> str:
        """Return the time with two digits on both sides of the colon."""
        text = super().to_python(value)
        found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.：]([0-5][0-9])", text)
        if text and not found:
            raise ValidationError(
                _("“%(text)s” is not a time of the day; write it from 00:00 to 23:59, such as 09:30."),
                params={"text": text},
            )
        return f"{int(found[1]):02}:{found[2]}" if found else ""


class ZoneField(TextField):
    """A time zone by its name in the IANA database."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": 60})
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}

    def to_python(self, value: Any) -> str:
        """Return the name."""
        text = super().to_python(value)
        if text and not is_zone(text):
            raise ValidationError(
                _("“%(text)s” is not a time zone; write a name such as Europe/Oslo or Africa/Cairo."),
                params={"text": text},
            )
        return text


class DurationField(TextField):
    """How long an event lasts: half a day, a full day, or hours and minutes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "max_length": 20})
        self.widget.attrs |= {"class": "short"}

    def prepare_value(self, value: Any) -> Any:
        """Return hours and minutes as a person writes them."""
        found = re.fullmatch(r"PT(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?", str(value or ""))
        return f"{int(found[1] or 0)}:{int(found[2] or 0):02}" if found else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another duration was typed than the one shown."""
        return bool((self.prepare_value(initial) or "") != (data or ""))

    def to_python(self, value: Any) -> str:
        """Return the duration as kept."""
        text = super().to_python(value)
        hours = re.fullmatch(r"([0-9]{1,3}):([0-5][0-9])", text)
        if hours and (int(hours[1]) or int(hours[2])):
            return (
                "PT" + f"{int(hours[1])}H" * bool(int(hours[1])) + f"{int(hours[2])}M" * bool(int(hours[2]))
            )
        if text and not re.fullmatch(_DURATION, text):
            raise ValidationError(
                _(
                    "“%(text)s” is not a duration; write half-day, full-day, or hours and minutes "
                    "such as 1:30."
                ),
                params={"text": text},
            )
        return text


_DURATION: Final = "half-day|full-day|P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?)?"

Choices = Sequence[tuple[str, str]]


def build_field(
    field: Field,
    *,
    label: "StrOrPromise",
    help_text: "StrOrPromise",
    required: bool,
    references: Choices,
    seek: Seek | None = None,
) -> forms.Field:
    """Return the form's field for one field of the record.

    Args:
        field: What the record keeps there.
        label: What the form calls it.
        help_text: One line on how to fill it in.
        required: Whether it may not be left empty.
        references: For a field that points at rows: their keys and what to call them.
        seek: Where there are too many of them to list: what finds them.
    """
    given: dict[str, Any] = {"label": label, "help_text": help_text, "required": required}
    if seek is not None:
        return (EntryField if field.shape is Shape.REFERENCE else EntriesField)(seek=seek, **given)
    if field.shape in _SEVERAL:
        choices = (
            references
            if field.shape is Shape.REFERENCES
            else [(value, _word_of(value)) for value in field.choices]
        )
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **given)
    if field.shape in (Shape.CHOICE, Shape.REFERENCE):
        offered = (
            references
            if field.shape is Shape.REFERENCE
            else [(value, _word_of(value)) for value in field.choices]
        )
        empty = (
            [] if required and field.default in field.choices else [("", "—" if required else _NOT_STATED)]
        )
        return forms.ChoiceField(choices=[*empty, *offered], **given)
    if field.shape is Shape.LANGUAGE_TEXT:
        return LanguageTextField(is_long=field.name not in _ONE_LINE, **given)
    if field.shape is Shape.YES_NO:
        return forms.BooleanField(**{**given, "required": False})
    return _typed(field, given)


def _typed(field: Field, given: dict[str, Any]) -> forms.Field:
    """Return the field of something typed on one line."""
    if field.shape is Shape.NUMBER:
        box = forms.NumberInput(attrs={"class": "short"})
        return forms.IntegerField(min_value=0, max_value=field.limit, widget=box, **given)
    kind = _TEXTS.get(field.shape) or _NAMED.get(field.name)
    if kind is not None:
        return cast("forms.Field", kind(**given))
    return TextField(max_length=field.limit or None, widget=_input(field), **given)


def _word_of(value: str) -> Any:
    """Return the word for a value of a closed set, translated when shown."""
    return _ORDERS.get(value) or WORDS[value]  # type: ignore[index]  # a StrEnum's value


def _input(field: Field) -> forms.Widget:
    size = "short" if field.limit <= _SHORT else "long" if field.limit >= _LONG else "plain"
    return forms.TextInput(attrs={"dir": "auto", "class": size})


_LONG: Final = 300
_SHORT: Final = 80
_SEVERAL: Final = (Shape.CHOICES, Shape.REFERENCES)
_ORDERS: Final = {"family_first": lazy("Family name first"), "given_first": lazy("Family name last")}
_NAMED: Final[Mapping[str, Any]] = {
    "country": CountryField,
    "duration": DurationField,
    "starts": TimeField,
    "zone": ZoneField,
}
_TEXTS: Final[Mapping[Shape, Any]] = {
    Shape.DATE: DateField,
    Shape.LANGUAGE: LanguageField,
    Shape.LANGUAGES: LanguagesField,
}
