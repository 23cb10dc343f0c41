"""The page of a report: it stands alone, tells everything in both languages, and nothing that it should not."""

import base64
import hashlib
import re
import time

import pyarrow as pa
import pytest
from report.pages import EAST, SHORE, answers, people, read, statements

from tracktwo.perception import gaps
from tracktwo.report import gather, render
from tracktwo.vocabulary.dates import PartialDate

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></svg>",
    '=HYPERLINK("http://x")',
    "\u202eabc\u2066def",
    "{{ 7 * 7 }}{% raw %}",
    "line\nbreak\x1b[2J",
    "x" * 5_000,
    "%(side)s %s %%",
]  # fmt: skip


def english(html: str) -> str:
    """The words of the English half."""
    return " ".join(read(re.findall(r'<article id="en-.*?</article>', html, re.DOTALL)[0]).text)


def page_of(table=None, **given):
    return render(gather(answers() if table is None else table, **given))


def test_the_page_stands_alone():
    html = page_of(statements=statements())
    page = read(html)
    names = {tag for tag, _ in page.tags}
    assert (
        names
        & {"script", "link", "img", "iframe", "object", "embed", "form", "input", "base", "use", "image"}
        == set()
    )
    assert {address[0] for address in page.addresses} == {"#"}
    assert not re.search(r"@import|url\(|expression", page.style)
    assert not [
        attrs for _, attrs in page.tags if "style" in attrs or any(name.startswith("on") for name in attrs)
    ]
    policy = next(attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_link_leads_somewhere_and_every_id_is_one():
    page = read(page_of(statements=statements(), before=answers()))
    assert len(page.ids) == len(set(page.ids))
    assert {address.removeprefix("#") for address in page.addresses} <= set(page.ids)
    labels = [attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs]
    assert labels
    assert set(labels) <= set(page.ids)


def test_both_languages_are_in_one_page_and_either_may_come_first():
    html = page_of(statements=statements())
    page = read(html)
    articles = [attrs["lang"] for tag, attrs in page.tags if tag == "article"]
    assert articles == ["en", "zh-Hans"]
    other = render(gather(answers(), statements=statements()), first="zh-Hans")
    assert [attrs["lang"] for tag, attrs in read(other).tags if tag == "article"] == ["zh-Hans", "en"]
    halves = [re.findall(r'<article id="(.*?)".*?</article>', each, re.DOTALL) for each in (html, other)]
    assert halves == [["en-report", "zh-Hans-report"], ["zh-Hans-report", "en-report"]]
    texts = [sorted(re.findall(r"<article.*?</article>", each, re.DOTALL)) for each in (html, other)]
    assert texts[0] == texts[1]


def test_the_same_answers_give_the_same_bytes_whatever_their_order():
    table = answers()
    order = sorted(range(len(table)), key=lambda row: (row * 7919) % len(table))
    shuffled = table.take(pa.array(order))
    listed = statements()
    assert page_of(table, statements=listed) == page_of(shuffled, statements=listed)
    assert page_of(table, statements=listed) == page_of(table.to_pandas(), statements=listed)


def test_a_statement_is_told_in_the_readers_language_or_marked_as_the_other():
    first, second = re.findall(r"<article.*?</article>", page_of(statements=statements()), re.DOTALL)
    assert "Data should be shared." in first
    assert "应当共享数据。" not in first
    assert '<bdi lang="zh-Hans">双方应各自发布。</bdi>' in first
    assert "<bdi>双方应各自发布。</bdi>" in second
    assert "<bdi>few</bdi>" in first


def test_every_statement_stands_in_the_table_with_its_figures():
    text = english(page_of(statements=statements()))
    assert (
        "1. Data should be shared. hidden Hidden agreement The sides agree, and at least one does not know it."
        in text
    )
    assert f"{EAST} does not see it. Firm: probability >0.99." in text
    result = gaps(answers(), statements=statements()).columns
    low, expected, gap, gap_low, gap_high = (
        f"{10 * result[name][0]:.1f}".replace("-", "−").removesuffix(".0")
        for name in ("low", "expected", "gap", "gap_low", "gap_high")
    )
    assert f"● East 12 0 0 12 of 12 ({low}–10 of 10) {expected} of 10 (" in text
    assert f" {gap} of 10 ({gap_low} to {gap_high}) ◆ 南岸" in text
    assert "Too few answers to say anything. ● East fewer than 5 answered" in text


def test_few_answers_are_told_as_such_in_every_section():
    text = english(page_of(answers(count=4)))
    enough = "Not enough data: no statement was answered by 5 people of each side."
    assert text.count(enough) == 2
    assert "● East fewer than 5 fewer than 5 ◆ 南岸" in text
    assert "No sentence is clearly held by both sides of each other, as far as the answers tell." in text
    alone = pa.Table.from_pylist(
        [*people(EAST, "s", "agree", None, count=1), *people(SHORE, "s", "agree", None, count=1)]
    )
    lone = english(page_of(alone))
    assert "Not enough data: on no statement did 5 people guess." in lone
    assert "<svg" not in page_of(alone)
    assert "fewer than 5 answered" in lone
    assert "1 of 1" not in lone


def test_simulated_answers_are_marked_at_the_top_and_in_every_picture():
    html = page_of(answers(origin="simulated"), statements=statements(), before=answers(origin="simulated"))
    pictures = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(pictures) > 6
    word = {"en": "SIMULATED", "zh-Hans": "模拟数据"}
    for picture in pictures:
        language = re.search(r'lang="(.*?)"', picture)[1]
        assert 'class="simulated"' in picture
        assert word[language] in picture
    assert re.search(r"<title>SIMULATED", html)
    assert html.count('<p class="notice"><strong>') == 2
    real = page_of(statements=statements())
    assert "SIMULATED" not in real.replace(read(real).style, "")


def test_no_participant_is_named_and_change_is_told_with_its_caution():
    table = answers()
    stayed = [not name.endswith("-1") for name in table["participant"].to_pylist()]
    joined = pa.Table.from_pylist(people(EAST, "hidden", "disagree", 0.5, count=6, first=40))
    later = pa.concat_tables([table.filter(pa.array(stayed)), joined])
    html = page_of(later, before=table, statements=statements())
    text = english(html)
    assert "private" not in html
    assert "No control group: change is not proof of effect." in text
    assert "Both times Only before Only after ● East 11 1 6 ◆ 南岸 11 1 0" in text


def test_all_statements_together_and_groups_are_told():
    rows = [
        {
            "participant": f"private-{side}-{person}",
            "side": side,
            "statement": f"s{number}",
            "stance": "agree" if number < 3 or (number + person) % 2 else "disagree",
            "expected": 0.3,
        }
        for side in (EAST, SHORE)
        for person in range(18)
        for number in range(14)
    ]
    table = pa.Table.from_pylist(rows)
    listed = pa.table({"statement": [f"s{number}" for number in range(14)], "reciprocal": [False] * 14})
    html = page_of(table, statements=listed)
    text = english(html)
    assert (
        "Of all difference of views 0 % (limits: not known, as no one person moves it) lies between the sides"
        in text
    )
    assert re.search(
        r"What both sides agree to Statement Shared, of 10 \(90 % limits\) East 南岸 s0 9\.\d", text
    )
    assert "2 groups of people who answer alike: 18, 18." in text
    assert (
        "What sets the groups apart Statement Group What it does Agree / disagree / unsure s10 Group 1"
        in text
    )
    assert "private" not in html
    assert page_of(table.take(pa.array(range(len(rows) - 1, -1, -1))), statements=listed) == html


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_may_be_anything_and_harms_nothing(name):
    table = pa.Table.from_pylist(
        [
            *people(name, name, "agree", 0.2, count=8),
            *people("other", name, "agree", 0.9, count=8),
        ]
    )
    page = read(page_of(table))
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in read(page_of(tame())).tags}
    html = page_of(table)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", html)
    assert "49" not in name
    shown = " ".join(page.text)
    assert name[:4].split("\n")[0].strip("\u202e")[:3] in shown


def tame() -> pa.Table:
    return pa.Table.from_pylist(
        [*people("name", "name", "agree", 0.2, count=8), *people("other", "name", "agree", 0.9, count=8)]
    )


@pytest.mark.slow
def test_five_hundred_statements_stay_usable():
    """Slow: it makes a long report. Most of them are not drawn, all are told."""
    rows = [
        {
            "participant": f"{side}{person}",
            "side": side,
            "statement": f"s{number}",
            "stance": "agree" if (person + number) % 3 else "disagree",
            "expected": ((number * 7) % 11) / 10,
        }
        for side in (EAST, SHORE)
        for person in range(6)
        for number in range(500)
    ]
    started = time.process_time()
    html = page_of(pa.Table.from_pylist(rows))
    assert time.process_time() - started < 8
    assert len(html) < 3_000_000
    assert html.count("<tbody id=") == 2 * 500
    assert "24 of 500 statements are drawn; the table of all statements has every one." in english(html)


def test_a_date_is_printed_in_each_language_if_it_is_given():
    html = render(gather(answers(), day=PartialDate.parse("2026-11-22")))
    assert ("22 November 2026" in html, "2026年11月22日" in html) == (True, True)
