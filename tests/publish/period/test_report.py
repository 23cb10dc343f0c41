"""The report of a period: what of a release falls in it, in its language, with codes that lead somewhere."""

import re

import pytest
from publish.releases import MATERIAL, REPORT, release, told

from tracktwo.clearance.kinds import Question, Reply, ReplyBasis
from tracktwo.publish.period import Material, is_simulated, report_of
from tracktwo.report.printing import as_page
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import ReportPart


def page(period="2020", *, language="en", content=None, **given):
    material = Material(period=PartialDate.parse(period), **given)
    return as_page(report_of(content or release(), material, language=language))


def text(html):
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_only_what_falls_in_the_period_is_told_and_plans_say_what_they_are():
    found = text(page("2020"))
    assert "River talks: report 2020" in found
    assert "Meet again." in found
    assert "Secret." not in found  # it is known inside alone
    assert "No event of this period is published." in text(page("1999"))


@pytest.mark.parametrize(("period", "day"), [("2020", "31 December 2020"), ("2026/2030", "22 November 2026")])
def test_a_report_tells_of_no_day_after_its_release(period, day):
    """A period that is not over has no state at its end yet."""
    assert re.findall(r"As of (\d+ \w+ \d{4})", text(page(period))) == [day]


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


ASKED = Question(
    key="x7", side="north", text={"en": "Who counts the fish?", "zh-Hans": "谁数鱼？"}, approved=told("hash"),
    is_asked=True,
    replies=(
        Reply(side="south", text={"en": "The guild."}, basis=ReplyBasis.SOURCES, rule=Rule.ON_THE_RECORD,
              is_given=True, as_of=PartialDate.parse("2019"), documents=(REPORT,), printed=("Guild rolls",)),
        Reply(side="south", text={"en": "Nobody now."}, basis=ReplyBasis.NOBODY_KNOWS, rule=Rule.ON_THE_RECORD,
              is_given=True, as_of=PartialDate.parse("2022")),
        Reply(side="south", text={"en": "Hidden."}, basis=ReplyBasis.EXPERIENCE, rule=Rule.OFF_THE_RECORD,
              is_given=True, as_of=PartialDate.parse("2019")),
    ),
)  # fmt: skip
OPEN = Question(key="b2", side="south", text={"en": "What is a river?"}, approved=told("hash"), is_asked=True)


END = (
    "What the sides ask each other and answer stays between them unless both publish it. How much is not published is "
    "not said: the number itself would tell something."
)


def test_questions_both_sides_let_out_are_told_with_the_answers_of_their_time():
    def of(period, **given):
        html = page(period, content=release(*MATERIAL, ASKED, OPEN), **given)
        found = re.search(r'<h2 id="part_questions".*?(?=<h2)', html, re.DOTALL)
        return text(found[0])

    asked = "North bank: asked 1 question ({} of them with a published answer)"
    put = "South bank: asked 1 question (0 of them with a published answer)"
    open_one = "What is a river? Asked by South bank No answer to it is published."
    answered = "South bank (as of 2019) The guild. Rests on sources: [E1] Guild rolls"
    assert of("2020") == (
        f"Questions exchanged {asked.format(1)} {put} Who counts the fish? Asked by North bank {answered} "
        f"{open_one} {END}"
    )
    assert of("1999") == (
        f"Questions exchanged {asked.format(0)} {put} {open_one} "
        f"Who counts the fish? Asked by North bank No answer to it is published. {END}"
    )
    later = of("2022", language="zh-Hans")
    assert "South bank（截至2022年） Nobody now. 据我们所能查明，无人知晓" in later
    assert "谁数鱼？" in later
    assert "Hidden." not in later
