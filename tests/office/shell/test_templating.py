"""The marks of the record's values, and the page around every content."""

from types import SimpleNamespace

import pytest
from django.template.loader import get_template
from django.test import Client
from django.utils import translation
from jinja2 import UndefinedError

from tracktwo.office.models import Account, Programme
from tracktwo.office.shell import marking


def test_when_never_says_more_than_is_known():
    assert {
        text: str(marking.when(text)) for text in ("", "2019", "2019-04", "2020-09-19", "2022-23", "2019-04~")
    } == {
        "": '<span class="unknown">date not given</span>',
        "2019": '<time datetime="2019">2019</time>',
        "2019-04": '<time datetime="2019-04">April 2019</time>',
        "2020-09-19": '<time datetime="2020-09-19">19 September 2020</time>',
        "2022-23": "autumn 2022",
        "2019-04~": "about April 2019",
    }


def test_t_marks_a_text_that_falls_back():
    assert str(marking.t({"en": "Water & fish", "ar": "ماء"})) == "Water &amp; fish"
    assert str(marking.t({"ar": "ماء"})) == '<span lang="ar" dir="rtl">ماء</span>'
    with translation.override("zh-hans"):
        assert str(marking.t({"en": "Water"})) == '<span lang="en" dir="ltr">Water</span>'
        assert str(marking.t({"en": "Water", "zh-Hans": "水"})) == "水"
    assert str(marking.t({})) == ""


def test_person_name_sets_the_family_name_apart():
    name = SimpleNamespace(text="LI <b> Wen", family="LI", given="Wen", language="en", order="family_first")
    assert str(marking.person_name(name)) == (
        '<span lang="en" dir="ltr"><b class="family">LI</b> &lt;b&gt; Wen</span>'
    )


def test_person_name_with_a_family_name_that_is_not_in_it_is_shown_as_printed():
    name = SimpleNamespace(text="Amal", family="Haddad", given="", language="ar", order="given_first")
    assert str(marking.person_name(name)) == '<span lang="ar" dir="rtl">Amal</span>'


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("on_the_record", '<span class="rule rule-open">On the record</span>'),
        ("not_for_attribution", '<span class="rule rule-hatched">Not for attribution</span>'),
        ("off_the_record", '<span class="rule rule-solid">Off the record</span>'),
        ("", '<span class="rule rule-solid">Rule not stated: treated as off the record</span>'),
    ],
)
def test_rule_badge_is_a_word_and_a_shape(rule: str, expected: str):
    assert str(marking.rule_badge(rule)) == expected


@pytest.mark.parametrize(
    ("rules", "word"),
    [
        (("on_the_record", "off_the_record"), "Off the record"),
        (("not_for_attribution", "on_the_record"), "Not for attribution"),
        (("on_the_record", ""), "Rule not stated: treated as off the record"),
    ],
)
def test_rule_badge_of_several_rules_is_the_strictest(rules: tuple[str, ...], word: str):
    assert word in str(marking.rule_badge(*rules))


def test_sides_alternate_and_cost_one_query(programme: Programme, django_assert_num_queries):
    with django_assert_num_queries(1):
        orders = [[side.key for side in marking.sides_of(programme, place)] for place in (0, 1, 2)]
    assert orders == [["east", "west"], ["west", "east"], ["east", "west"]]


def test_side_mark_is_shape_name_and_colour(programme: Programme):
    assert str(marking.side_mark(programme.sides.get(key="west"))) == (
        '<span class="side side-diamond"><span class="mark" aria-hidden="true">◆</span> West bank</span>'
    )


def test_word_of_nothing_is_nothing_and_of_the_unknown_an_error():
    assert (marking.word(""), marking.role_word("convenor"), marking.word("held")) == ("", "Convenor", "Held")
    with pytest.raises(KeyError):
        marking.word("sideways")


def test_a_programme_page_carries_its_notice_and_the_unchecked_marker(
    client: Client, observer: Account, programme: Programme
):
    client.force_login(observer)
    programme.unchecked_languages = ["zh-Hans"]
    programme.save()
    english = client.get("/office/river/released/").content.decode()
    chinese = client.get("/office/river/released/", headers={"accept-language": "zh-Hans"}).content.decode()
    assert "An invented programme." in english
    assert 'class="unchecked"' not in english
    assert "虚构的项目。" in chinese
    assert 'class="unchecked"' in chinese
    assert '<html lang="zh-Hans" dir="ltr" data-theme="light">' in chinese


def test_an_unknown_name_in_a_template_is_an_error():
    with pytest.raises(UndefinedError):
        get_template("shell/refusal.html").template.environment.from_string("{{ sentense }}").render()
