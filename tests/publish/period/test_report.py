"""The report of a period: what of a release falls in it, in its language, with codes that lead somewhere."""

import re

import pytest
from publish.releases import release

from tracktwo.publish.period import Material, is_simulated, report_of
from tracktwo.report.printing import as_page
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import ReportPart


def page(period="2020", *, language="en", **given):
    material = Material(period=PartialDate.parse(period), **given)
    return as_page(report_of(release(), material, language=language))


def text(html):
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_only_what_falls_in_the_period_is_told_and_plans_say_what_they_are():
    found = text(page("2020"))
    assert "River talks: report 2020" in found
    assert "Meet again." in found
    assert "Secret." not in found  # it is known inside alone
    assert "No event of this period is published." in text(page("1999"))


def test_every_code_leads_to_what_it_stands_for():
    html = page()
    codes = set(re.findall(r'href="#(e\d+)"', html))
    assert codes
    assert [code for code in codes if f'id="{code}"' not in html] == []
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_the_team_writes_words_and_a_finding_in_doubt_is_marked():
    found = text(
        page(
            texts={ReportPart.LESSONS: {"en": "Begin earlier."}},
            doubted=frozenset({"second"}),
            notice={"en": "Draft"},
        )
    )
    assert "Lessons Begin earlier." in found
    assert "Its evidence is no longer what it was when both sides approved it: to be checked." in found
    assert found.count("Draft") == 3  # the title, the head and the foot
    assert "Lessons" not in text(page())


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7 * 7 }}"])
def test_words_of_the_team_are_words(words):
    html = page(texts={ReportPart.SUMMARY: {"en": words}})
    assert "<script" not in html
    assert "<img" not in html
    assert "49" not in text(html).partition("Summary")[2][:40]


def test_a_report_reads_in_chinese_and_says_the_same_twice():
    assert 'lang="zh-Hans"' in page(language="zh-Hans")
    assert "江河对话" in text(page(language="zh-Hans"))
    assert page() == page()


def test_without_simulated_answers_nothing_says_so():
    assert not is_simulated(release(), Material(period=PartialDate.parse("2020")))
    assert "SIMULATED" not in text(page())
