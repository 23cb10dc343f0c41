"""F, with C3, D2 and H9 where people answer: two telephones, one of them in Chinese and without script."""

import re

import pytest
from mission.names import SHORES, SPACE
from mission.reading import barriers, each, is_wider_than_its_window, said
from mission.rounds import NARROW, compressed

pytestmark = pytest.mark.browser

RULES = {
    "en": "What is said here may be used, but never with a name, an organisation or a description "
    "that would reveal who said it.",
    "zh-Hans": "此处的内容可以使用，但不得透露姓名、单位，或任何足以辨认发言者的信息。",
}
FUNDED = {
    "en": ("Chinese commercial space companies are better funded than US ones.",
           "US commercial space companies are better funded than Chinese ones."),
    "zh-Hans": ("美国的商业航天企业资金比中国的更充裕。", "中国的商业航天企业资金比美国的更充裕。"),
}  # fmt: skip
"""One statement as the reader's own side reads it, and as the other side does."""
BUDGET = 10 * 1024


@pytest.fixture
def code(demo) -> str:
    """The code of the round that is open for everybody who tries the demonstration."""
    return demo.codes[SPACE]


def number_of(phone, text):
    return next(number for number, words in phone.statements().items() if words == text)


def test_f1_each_side_says_what_it_thinks_and_what_it_thinks_the_other_thinks(code, phone):
    """The same statement, each in their language and from their side; both answers optional; nothing is lost."""
    american = phone().join(code, side="US")
    chinese = phone(language="zh-Hans", script=False).join(code, side="CN")
    for person in (american, chinese):
        own, other = FUNDED[person.language]
        number = number_of(person, own)
        person.step(number)
        assert person.statement == own
        assert other in said(person.page.locator("#other-help"))
        person.answer("agree", 4).step(number)
        assert person.chosen() == ("agree", "4")
        person.answer("unsure", "none").step(number)
        assert person.chosen() == ("unsure", "none")
        person.answer("skip").step(number)
        assert person.chosen() == ("skip", "none")
        person.answer("disagree", 10)
        assert person.number == number + 1
    assert american.complaints == []


def test_f1_nobody_is_let_past_a_statement_by_mistake(code, phone):
    """No view chosen: a sentence with the keyboard on it, what was chosen still there, and Skip is a choice."""
    person = phone().join(code, side="US").choose(expected=7).save()
    summary = person.page.locator(".errors")
    assert each(summary.locator("li")) == ["Please choose one answer, or choose Skip."]
    assert person.page.evaluate("document.activeElement.className") == "errors"
    assert person.chosen() == ("", "7")
    summary.get_by_role("link").click()
    assert person.page.url.endswith("#stance")
    assert person.answer("skip").number == 2


def test_f2_a_reciprocal_statement_is_one_sentence_read_from_either_side(code, phone):
    """Partners and reciprocal statements never follow one another, and each person has an order of their own."""
    people = [phone().join(code, side="US"), phone(language="zh-Hans").join(code, side="CN")]
    reciprocal = [FUNDED[person.language][0] for person in people]
    listed = [person.statements() for person in people]
    assert [text in texts.values() for text, texts in zip(reciprocal, listed, strict=True)] == [True, True]
    assert [len(texts) for texts in listed] == [24, 24]
    again = phone().join(code, side="US").statements()
    assert sorted(again.values()) == sorted(listed[0].values())
    assert list(again.values()) != list(listed[0].values())


def test_f8_a_step_is_one_request_under_ten_kilobytes_and_asks_no_other_host(code, phone):
    """From the code to the end, for who has no script."""
    person = phone(language="zh-Hans", script=False).join(code, side="CN")
    sizes = {}
    for step in ("side", "practice", 1, 20, "done", "withdraw", "return"):
        before = len(person.asked)
        person.step(step)
        sizes[step] = compressed(person.page)
        redirected = step == "side"  # who has a seat is led on to the next statement
        assert len(person.asked) - before == 1 + redirected, person.asked[before:]
    assert {step: size for step, size in sizes.items() if size > BUDGET} == {}
    before = len(person.asked)
    person.step(1).answer("agree", 3)
    assert [asked.split()[0] for asked in person.asked[before:]] == ["GET", "POST", "GET"]
    assert {asked.split()[1].split("/")[0] for asked in person.asked} == {"join"}
    assert person.complaints == []


def test_f8_a_lost_connection_loses_no_answer_and_doubles_none(code, phone):
    """The network goes while an answer is sent; sent again, and again, it is there once."""
    person = phone(script=False).join(code, side="US").choose("agree", 3)
    form = person.page.locator("form").evaluate("form => [...new FormData(form)]")
    person.context.set_offline(True)
    person.page.get_by_role("button", name="Save and continue").click()
    person.page.wait_for_url("chrome-error://**")
    person.context.set_offline(False)
    for _time in range(3):
        sent = person.page.request.post(f"{person.office}join/{code}/en/1/", form=dict(form), max_redirects=0)
        assert sent.status == 302
    assert person.step(1).chosen() == ("agree", "3")
    assert "1 of 24" in said(person.step("done").page.locator("h1"))


def test_f8_everything_is_reached_by_keyboard_alone(code, phone):
    """Tab, arrows, space and Enter: from the code to the second statement."""
    person = phone(has_touch=False).open("join/")
    person.code = code
    keys = person.page.keyboard
    keys.press("Tab")
    keys.type(code)
    keys.press("Enter")
    person.page.wait_for_url("**/join/*/")
    person.page.locator("a.button[hreflang=en]").focus()
    keys.press("Enter")
    for _step in range(2):  # the first side; then: I understand and agree
        person.page.locator("form button").first.wait_for()
        address = person.page.url
        keys.press("Tab")
        keys.press("Enter")
        person.page.wait_for_url(lambda url, left=address: url != left)
    person.step(1)
    for key in ("Tab", "Space", "ArrowDown", "Tab", "Space", "ArrowRight", "ArrowRight", "Tab"):
        keys.press(key)
    assert person.chosen() == ("disagree", "2")
    keys.press("Enter")
    person.page.wait_for_url("**/2/")
    assert person.step(1).carries().chosen() == ("disagree", "2")


@pytest.mark.parametrize(
    ("programme", "language", "side", "ground"),
    [(SPACE, "en", "US", "dark"), (SPACE, "zh-Hans", "CN", "light"), (SHORES, "ar", "south", "dark")],
)
def test_f8_every_step_is_open_to_everybody(demo, phone, programme, language, side, ground):
    """Nothing axe calls serious, at 320 px and with text twice as large nothing to scroll sideways for."""
    person = phone(language=language, color_scheme=ground)
    faults = {}

    def look(step):
        found = [*barriers(person.page)]
        for width, size in ((320, "112.5%"), (360, "225%")):
            person.page.set_viewport_size({"width": width, "height": 740})
            person.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            if is_wider_than_its_window(person.page):
                found.append(f"scrolls sideways at {width} px with text of {size}")
        small = person.page.locator("button, a.button, .choice, .ten span").evaluate_all(
            "all => all.filter(each => each.getBoundingClientRect().height < 44 "
            "|| each.getBoundingClientRect().width < 44).map(each => each.outerHTML)"
        )
        if found + small:
            faults[step] = found + small

    for step in ("", f"{demo.codes[programme]}/", f"{demo.codes[programme]}/{language}/side/"):
        person.open(f"join/{step}")
        look(step or "join")
    person.join(demo.codes[programme], side=side)
    html = person.page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == (
        language,
        "rtl" if language == "ar" else "ltr",
    )
    for step in ("practice", 1, 10, "done", "withdraw", "return"):
        person.step(step)
        look(step)
    person.step(1).save()
    look("missing")
    assert faults == {}


def test_f8_withdrawing_and_returning_on_another_device(code, phone):
    """A Chinese telephone without script: its answers come along to another, and go when their owner says so."""
    first = phone(language="zh-Hans", script=False).join(code, side="CN")
    first.answer("agree", 8).answer("disagree", "none")
    return_code = first.step("practice").return_code
    second = phone(language="zh-Hans", script=False).come_back(code, return_code.lower())
    assert second.number == 3
    assert second.step(1).chosen() == ("agree", "8")
    second.answer("unsure", 2)
    assert first.step(1).chosen() == ("unsure", "2")
    second.step("withdraw").page.locator("form button").click()
    assert second.page.url.endswith("/withdrawn/")
    first.step(1)
    assert first.page.url.endswith("/side/")
    assert phone(language="zh-Hans").come_back(code, return_code).page.locator(".errors").count() == 1


def test_c3_the_rule_is_told_before_the_first_answer_and_on_every_step(code, phone):
    """In the reader's language, with the numbers of this round's own policy."""
    for language, side in (("en", "US"), ("zh-Hans", "CN")):
        person = phone(language=language, script=False)
        person.code = code
        person.step("side")
        assert said(person.page.locator(".rule-line")) == RULES[language]
        person.page.locator(f"[value={side}]").click()
        told = each(person.page.locator("main ol li"))
        assert told[0] == RULES[language]
        assert re.search(r"\b5 or more|5\s?人", told[1])
        assert len(told) == 4
        assert person.page.locator("[name=stance]").count() == 0
        person.page.locator("[name=agree]").click()
        for step in ("practice", 1, "done", "withdraw", "return"):
            assert said(person.step(step).page.locator(".rule-line")) == RULES[language]


def test_d2_boundary_cases_come_last_and_may_depend(code, phone):
    """Both sides are asked of the same cases whether they count, and how many on the other side would say so."""
    person = phone().join(code, side="US").step(20)
    assert said(person.page.locator("legend").first) == "Would you count it as a commercial space company?"
    assert each(person.page.locator("#own .choice")) == [
        "I would", "I would not", "It depends (on what?)", "Not sure", "Skip",
    ]  # fmt: skip
    person.page.locator("#depends_on").fill("on who owns it")
    person.answer("depends", 6).step(20)
    assert person.chosen() == ("depends", "6")
    assert person.page.locator("#depends_on").input_value() == "on who owns it"
    assert "would say “I would”" in said(person.page.locator("#other legend"))
    for number in range(21, 25):
        assert person.step(number).page.locator("[value=depends]").count() == 1


def test_h9_the_language_is_changed_in_the_middle_and_nothing_is_lost(code, phone):
    """What is chosen and not yet saved comes along, too; and each language is complete."""
    person = phone(script=False).join(code, side="US")
    for stance in ("agree", "disagree", "unsure", "agree"):
        person.answer(stance, 5)
    person.choose("disagree", 9).page.locator("[name=switch][value=zh-Hans]").click()
    assert person.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert person.chosen() == ("disagree", "9")
    person.save()
    assert person.page.url.endswith("/zh-Hans/6/")
    person.language = "zh-Hans"
    given = [person.step(number).chosen() for number in range(1, 6)]
    assert given == [("agree", "5"), ("disagree", "5"), ("unsure", "5"), ("agree", "5"), ("disagree", "9")]


def test_h9_a_reader_of_chinese_meets_no_latin_word(code, phone):
    """But for the name of the other language; from the code to the end."""
    person = phone(language="zh-Hans").join(code, side="CN")
    found = {}
    for step in ("practice", 1, 22, "done", "withdraw", "return"):
        person.step(step)
        said_there = person.page.locator("body").inner_text().replace("English", "")
        code_there = r"[A-Z0-9]{4}-[A-Z0-9]{4}"
        if latin := re.findall(r"[A-Za-z]{2,}[A-Za-z ]*", re.sub(code_there, "", said_there)):
            found[step] = latin
    person.page.set_viewport_size(NARROW)
    assert found == {}
