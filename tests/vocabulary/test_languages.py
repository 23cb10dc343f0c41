import pytest
from markupsafe import Markup

from tracktwo.vocabulary.languages import (
    INTERFACE_LANGUAGES,
    LOCALE_FOLDER,
    choose,
    direction,
    endonym,
    template_words,
    words,
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("AR-eg", "rtl"), ("he", "rtl"), ("en", "ltr"), ("zh-Hans", "ltr"), ("arn", "ltr")],
)
def test_direction_goes_by_the_primary_language(language, expected):
    assert direction(language) == expected


def test_endonym_names_a_language_in_itself_and_an_unknown_one_by_its_tag():
    assert [endonym(tag) for tag in ("zh-Hans", "en", "ar", "qaa")] == [
        "简体中文",
        "English",
        "العربية",
        "qaa",
    ]


@pytest.mark.parametrize(
    ("text", "language", "chosen"),
    [
        ({"en": "Town", "zh-Hans": "城镇"}, "zh-Hans", ("zh-Hans", "城镇")),
        ({"en": "Town", "zh-Hans": "城镇"}, "ar", ("en", "Town")),
        ({"en": "", "zh-Hans": "城镇"}, "en", ("zh-Hans", "城镇")),
        ({"en": "", "zh-Hans": ""}, "ar", ("ar", "")),
        ({}, "ar", ("ar", "")),
    ],
)
def test_choose_takes_the_asked_language_then_english_then_any(text, language, chosen):
    assert choose(text, language=language) == chosen


def test_words_of_the_source_language_are_the_source_strings():
    english = words("en")
    assert english.gettext("Show as table") == "Show as table"
    assert [english.ngettext("%(n)s day", "%(n)s days", n) for n in (1, 2)] == ["%(n)s day", "%(n)s days"]


def test_words_of_an_unknown_language_are_the_source_strings():
    assert words("qaa").gettext("Show as table") == "Show as table"


def test_interface_languages_are_written_as_tags_and_words_stand_beside_the_package():
    assert INTERFACE_LANGUAGES == ("en", "zh-Hans")
    assert LOCALE_FOLDER.parent.name == "tracktwo"


def test_template_words_escape_what_is_named_in_them_and_not_themselves():
    find = template_words("zh-Hans", marked=Markup)
    assert find["gettext"]("People") == find["_"]("People") == words("zh-Hans").gettext("People") != "People"
    assert find["_"]("<b>%(name)s</b>", name="<i>") == "<b>&lt;i&gt;</b>"
    found = template_words("en", marked=Markup)["ngettext"]
    assert found("%(num)s of %(name)s", "%(num)s more of %(name)s", 2, name="<i>") == "2 more of &lt;i&gt;"
    assert found("%(num)s of %(name)s", "%(num)s more of %(name)s", 1, name="<i>") == "1 of &lt;i&gt;"
