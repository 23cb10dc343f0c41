"""Fields of the record's rows: a text in several languages, a partial date kept as EDTF, a time zone by name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError
from tracktwo.vocabulary.zones import is_zone

__all__ = [
    "DateTextField",
    "LanguageTextField",
    "ZoneField",
    "check_date",
    "check_language_text",
    "check_zone",
]


def check_language_text(value: Any) -> None:
    """Refuse anything but a mapping of language tags to non-empty texts."""
    if not isinstance(value, dict) or not all(
        isinstance(tag, str) and isinstance(text, str) and tag and text for tag, text in value.items()
    ):
        raise ValidationError("expected a text for each language, such as {“en”: “…”}, and no empty text")


def check_date(value: str) -> None:
    """Refuse a text that is not a partial date in EDTF."""
    try:
        PartialDate.parse(value)
    except DateError as error:
        raise ValidationError(str(error)) from error


def check_zone(value: str) -> None:
    """Refuse a text that is not a name of the time zone database."""
    if not is_zone(value):
        raise ValidationError("expected a name of the time zone database, such as Europe/Oslo")


class LanguageTextField(models.JSONField):
    """One text in several languages: ``{language tag: text}``; ``{}`` when nothing is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        kwargs["validators"] = [check_language_text]  # a field rebuilt by a migration gets it once, too
        super().__init__(*args, **kwargs)


class DateTextField(models.CharField):  # type: ignore[type-arg]  # generic in its stubs only
    """A partial date in canonical EDTF, such as ``2019-04`` or ``2022-23``; empty when not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs["validators"] = [check_date]
        super().__init__(*args, **kwargs)


class ZoneField(models.CharField):  # type: ignore[type-arg]  # generic in its stubs only
    """A time zone by its name in the IANA database, such as ``Europe/Oslo``; empty when not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs["validators"] = [check_zone]
        super().__init__(*args, **kwargs)
