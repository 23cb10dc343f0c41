"""Fields of the edit forms: what can be typed, what is kept, what is said when it cannot be."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.office.models import Programme
from tracktwo.office.record.entries import ENTRIES, blank
from tracktwo.office.record.forms import Editor, References, TextField
from tracktwo.office.record.forms.fields import (
    CountryField,
    DateField,
    DurationField,
    LanguageField,
    LanguagesField,
    LanguageTextField,
)
from tracktwo.office.record.forms.words import help_of, label_of


def cleaned(field: Any, typed: Any) -> Any:
    """What a field keeps, or the sentence it refuses with."""
    try:
        return field.clean(typed)
    except ValidationError as error:
        return " ".join(error.messages)


@pytest.mark.parametrize(
    ("typed", "kept", "english", "chinese"),
    [
        ("2019-04", "2019-04", "April 2019", "2019年4月"),
        (" 2020-09-19 ", "2020-09-19", "19 September 2020", "2020年9月19日"),
        ("2022-23", "2022-23", "autumn 2022", "2022年秋"),
        ("2019-10/2019-11", "2019-10/2019-11", "October–November 2019", "2019年10月至11月"),
        ("2019~", "2019~", "about 2019", "约2019年"),
        ("", "", "", ""),
    ],
)
def test_date_is_kept_as_known_and_understood_in_words(typed, kept, english, chinese):
    field = DateField(required=False)
    assert cleaned(field, typed) == kept
    assert field.understood(typed) == english
    with translation.override("zh-hans"):
        assert field.understood(typed) == chinese


@pytest.mark.parametrize(
    "typed", ["April 2019", "2019-13", "2021-02-30", "2020/2019", "/", "2019年4月", "19-04"]
)
def test_date_that_cannot_be_kept_is_a_sentence_with_what_was_typed(typed):
    sentence = cleaned(DateField(required=False), typed)
    assert sentence.startswith(
        f"“{typed}” is not a date that can be kept. Write a year, month or day as 2019, 2019-04"
    )
    assert DateField().understood(typed) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("half-day", "half-day"),
        ("full-day", "full-day"),
        ("1:30", "PT1H30M"),
        ("0:45", "PT45M"),
        ("2:00", "PT2H"),
        ("PT90M", "PT90M"),
        ("P2D", "P2D"),
        ("", ""),
        ("0:00", "“0:00” is not a duration; write half-day, full-day, or hours and minutes such as 1:30."),
        ("1:75", "“1:75” is not a duration; write half-day, full-day, or hours and minutes such as 1:30."),
        ("90", "“90” is not a duration; write half-day, full-day, or hours and minutes such as 1:30."),
    ],
)
def test_duration(typed, kept):
    assert cleaned(DurationField(required=False), typed) == kept


@given(st.sampled_from(["half-day", "full-day", "PT90M", "PT1H30M", "PT3H", "P1D", ""]))
def test_duration_shown_and_sent_back_has_not_changed(kept):
    field = DurationField(required=False)
    assert not field.has_changed(kept, field.prepare_value(kept))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("en", "en"),
        ("zh-Latn-pinyin", "zh-Latn-pinyin"),
        ("ar", "ar"),
        ("Chinese", "“Chinese” is not a language tag; write one such as en, zh-Hans, zh-Latn-pinyin or ar."),
        ("EN", "“EN” is not a language tag; write one such as en, zh-Hans, zh-Latn-pinyin or ar."),
    ],
)
def test_language(typed, kept):
    assert cleaned(LanguageField(), typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("en, zh-Hans", ["en", "zh-Hans"]), ("ar，en、en", ["ar", "en"]), ("", []), (" , ", [])],
)
def test_languages(typed, kept):
    assert cleaned(LanguagesField(required=False), typed) == kept


@pytest.mark.parametrize(("typed", "kept"), [("nz", "NZ"), ("CN", "CN"), ("", "")])
def test_country(typed, kept):
    assert cleaned(CountryField(required=False), typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  水  ", "水"),
        ("a\x00", "Null characters are not allowed."),
        ("a\ud800", "This holds half a character (a lone surrogate); delete it."),
    ],
)
def test_text(typed, kept):
    assert cleaned(TextField(required=False), typed) == kept


def test_language_text_keeps_what_is_written_in_any_language():
    field = LanguageTextField(is_long=True, required=True)
    assert cleaned(field, {"zh-Hans": " 水\r\n位 ", "en": "", "ar": "ماء"}) == {
        "ar": "ماء",
        "zh-Hans": "水\n位",
    }
    assert cleaned(field, {"zh-Hans": " ", "en": ""}) == "Write it in at least one language."
    assert cleaned(field, {"en": "x" * 20_001}) == (
        "Ensure this value has at most 20000 characters (it has 20001)."
    )


def test_every_field_of_every_form_has_a_label():
    for entry in ENTRIES.values():
        for field in entry.fields:
            assert str(label_of(entry.name, field.name))
        for name, kind in entry.lists.items():
            for column in kind.fields:
                assert str(label_of(f"{entry.name}.{name}", column))
                assert isinstance(str(help_of(f"{entry.name}.{name}", column)), str)


@pytest.mark.parametrize("name", list(ENTRIES))
def test_nothing_that_must_not_change_is_on_a_form(name):
    fixed = {
        "key",
        "mark",
        "lot",
        "is_demo",
        "sha256",
        "characters",
        "position",
        "event" if name != "media" else "",
    }
    on_form = {field.name for field in ENTRIES[name].fields}
    assert on_form & fixed == set()
    assert name != "event" or "kind" not in on_form


def test_offered_rows_are_of_this_programme_alone(programme: Programme, other_programme: Programme):
    programme.organisations.create(key="mill", name="Mill")
    other_programme.organisations.create(key="dock", name="Dock")
    entry = ENTRIES["organisation"]
    references = References(programme=programme, language="en", own=programme.organisations.get())
    editor = Editor(entry, references=references, content=blank(entry))
    assert editor.form.fields["side"].choices == [
        ("", "not stated"),
        ("east", "East bank"),
        ("west", "West bank"),
    ]
    assert editor.form.fields["parent"].choices == [("", "not stated")]


def test_a_long_form_asks_the_database_little(programme: Programme, django_assert_num_queries):
    """The same number of queries with one organisation and with three hundred."""
    for number in range(300):
        programme.organisations.create(key=f"o{number}", name=f"Organisation {number}")
    event = ENTRIES["event"]
    with django_assert_num_queries(7):
        references = References(programme=programme, language="en")
        Editor(event, references=references, content=blank(event))
