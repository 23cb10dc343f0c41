"""One round from its file to the public site: two telephones, two convenors, one of each in Chinese.

The answers are those of the two people here, in a round that says it is simulated: such a round shows counts of
however few, so that two telephones are enough to see everything.
"""

import json
import re
from importlib.resources import files

import pytest
from mission.names import SPACE
from mission.publishing import Site, files_with, publish_with_two_keys
from mission.reading import barriers, each, is_wider_than_its_window, said

pytestmark = pytest.mark.browser

WARN = {
    "en": "Satellite operators of the two countries should be able to warn each other directly about close approaches.",
    "zh-Hans": "两国卫星运营方应当能够就近距离交会直接相互预警。",
}
FUNDED = {
    "en": "Chinese commercial space companies are better funded than US ones.",
    "zh-Hans": "美国的商业航天企业资金比中国的更充裕。",
}
"""As the reader's own side reads it."""


@pytest.fixture
def programme(demo):
    """A copy of the larger demonstration with two convenors."""
    return demo.copy(SPACE, "from-statement-to-site", marks="●◆")


@pytest.fixture
def convenors(programme, person):
    """One at an English desktop, one at a Chinese one."""
    return person(programme), person(programme, "◆", language="zh-Hans")


def open_round(convenor):
    """The code of the sample round, opened from its file under another key."""
    content = json.loads((files("tracktwo") / "demo" / "rounds" / f"{SPACE}-sample.json").read_text("utf-8"))
    del content["round"]["event"]
    content["round"]["key"] = "asked"
    page = convenor.open("rounds/add/")
    file = {"name": "asked.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Make the draft").click()
    convenor.open("rounds/asked/open/").get_by_role("button", name="Open the round").click()
    page.wait_for_load_state()
    return re.search(r"/join/(\w{6})/", page.content())[1]


def answer(phone, text, stance, expected):
    """Answer the statement that reads so."""
    number = next(number for number, words in phone.statements().items() if words == text)
    phone.step(number).answer(stance, expected)
    return number


def give_key_to_results(convenor):
    page = convenor.open("rounds/asked/reveal/")
    page.locator("form[action$='/approve/'] button").click()
    page.wait_for_load_state()
    return page


def test_f1_f2_f5_c3_a_round_from_its_file_to_the_public_site(  # noqa: PLR0915 -- one walk
    demo, browser, convenors, phone, tmp_path, programme
):
    one, other = convenors
    code = open_round(one)

    american = phone().join(code, side="US")
    chinese = phone(language="zh-Hans", script=False).join(code, side="CN")
    leaving = phone().join(code, side="US")
    for person, warn, funded in ((american, 3, 4), (chinese, 9, 2), (leaving, 0, 0)):
        answer(person, WARN[person.language], "disagree", warn)
        answer(person, FUNDED[person.language], "agree", funded)
    assert said(american.step("results").page.locator("h1")) == "There are no results of this round yet."

    # change on another device; withdraw
    return_code = american.step("practice").return_code
    again = phone().come_back(code, return_code)
    answer(again, WARN["en"], "agree", 3)
    leaving.step("withdraw").page.locator("form button").click()
    leaving.page.wait_for_url("**/withdrawn/")

    # before the close the team sees head-counts in bands, and nothing else
    page = one.open("rounds/asked/results/")
    assert "Until then nobody sees values, the team included." in said(page.locator(".empty"))
    assert set(each(page.locator("table td"))) == {"fewer than five"}

    one.open("rounds/asked/close/").get_by_role("button", name="Close the round now").click()
    one.page.wait_for_load_state()
    chinese.step(1)
    assert chinese.page.locator("[name=stance]").count() == 0

    # one key shows nothing to anybody; the second shows it to both sides at the same moment
    page = give_key_to_results(one)
    assert each(page.locator(".keys li"))[0].endswith(("waited for", "UTC"))
    assert page.locator("form[action$='/approve/']").count() == 0
    for person in (american, chinese):
        assert person.step("results").page.locator("section").count() == 0
    page = give_key_to_results(other)
    assert page.locator("form[action$='/approve/']").count() == 0
    assert page.locator(".keys li").count() == 2

    # each finds what it said beside what both sides said
    told = said(american.step("results").page.locator("#asked-s1"))
    assert WARN["en"] in told
    assert "You said: Agree" in told
    assert "You expected of the other side: 3 of 10" in told
    assert "Your side · US side (simulated): 1 of 1 with a view agree." in told
    assert (
        "Chinese side (simulated): 0 of 1 with a view agree. Chinese side (simulated) expected 9.0 of 10."
        in told
    )
    own = chinese.step("results").page
    assert FUNDED["zh-Hans"] in said(own.locator("#asked-r1"))
    assert own.locator("#asked-r1 .notice strong").first.inner_text() == "同意"
    assert is_wider_than_its_window(own) is False
    assert barriers(american.page) == []
    stranger = phone()
    stranger.code = code
    assert "You said" not in said(stranger.step("results").page.locator("main"))
    assert "0 of 1 with a view agree" in said(stranger.page.locator("#asked-s1"))

    # and the public, once both sides have approved the release
    publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path), "--programme", programme)
    assert files_with(tmp_path / programme, return_code, code) == set()
    for language, warn in WARN.items():
        site = Site(browser, tmp_path / programme, language=language)
        page = site.open("results/asked-s1.html")
        assert warn in said(page.locator("main"))
        assert re.search("simulated|模拟", said(page.locator("main")))
        site.close()
    assert all(person.complaints == [] for person in (american, again, leaving, stranger))
