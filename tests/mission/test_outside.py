"""C5, C6, F6, G5, H3: what was held and said stands outside as both sides let it out, and goes when that is asked."""

import pytest
from mission.asking import answer, ask, pass_on, write
from mission.names import SPACE
from mission.publishing import Site, files_with, publish_with_two_keys, withheld
from mission.reading import each, is_wider_than_its_window, loaded, said, section

pytestmark = pytest.mark.browser

OUT = {"en": "How orbits are shared.", "zh-Hans": "如何共用轨道。"}
KEPT = {"en": "That an insurer withdrew.", "zh-Hans": "一家保险公司已退出。"}
RULES = {"en": "Who may let a rocket leave the ground?", "zh-Hans": "由谁批准火箭起飞？"}
OPEN = {"en": "One office gives one licence.", "zh-Hans": "由一个部门发放一张许可证。"}
QUIET = {"en": "In truth it takes a telephone call.", "zh-Hans": "其实只需一通电话。"}
UNSAID = {"en": "What is left unsaid between us?", "zh-Hans": "我们之间还有什么没有说？"}
POLICY = {
    "en": "Each side tells its own government once a year.",
    "zh-Hans": "双方每年各向本国政府通报一次。",
}
HERE, THERE = "https://video.example.org/talk", "https://shipin.example.cn/talk"
WORK, TALK = "paris-forum-2021-recording", "fuzhou-2020-talk-manber"


@pytest.fixture(scope="module")
def programme(demo):
    """A copy of the larger demonstration with two convenors."""
    return demo.copy(SPACE, "held-and-said", marks="●◆")


@pytest.fixture
def convenors(programme, person):
    """One convenor of each side, in two browsers."""
    return person(programme), person(programme, "◆")


def debrief(one, other):
    """Two lines of a meeting off the record: both sides let one of them out, and one side the other."""
    for text in (OUT, KEPT):
        page = one.open("events/washington-2019/debrief/")
        if not page.locator("#new-differ-en").is_visible():
            page.locator("section[aria-labelledby=differ] summary", has_text="Add a line").click()
        for tag, words in text.items():
            page.locator(f"#new-differ-{tag}").fill(words)
        page.locator("section", has=page.locator("#new-differ-en")).get_by_role("button").last.click()
        loaded(page)
    for person, lines in ((one, (1, 2)), (other, (1,))):
        for line in lines:
            page = person.open("events/washington-2019/debrief/")
            page.locator(f"#line-{line} button[value=public]").click()
            loaded(page)


def exchange(one, other):
    """A question with an answer on the record and one off it, let out by both; another that one side let out."""
    asked = ask(one, RULES)
    pass_on(one, asked)
    answer(other, asked, OPEN, rule="on_the_record")
    answer(other, asked, QUIET, rule="off_the_record")
    waiting = ask(other, UNSAID)
    pass_on(other, waiting)
    for person, key in ((one, asked), (other, asked), (other, waiting)):
        page = person.open(f"questions/{key}/")
        page.locator("form[action$='/let-out/'] button").click()
        loaded(page)
    return asked, waiting


def recording(one):
    """A recording of one talk, at an address for each side and with its words; its speaker let it out."""
    page = one.open(f"edit/segment/{TALK}/")
    page.locator("[name=publication]").select_option(WORK)
    page.get_by_role("button", name="Save", exact=True).last.click()
    page = one.open(f"edit/publication/{WORK}/")
    page.locator("[name='links-0-DELETE']").check()
    page.locator("[name=is_public]").check()
    for place, (address, side, reach) in enumerate(
        [(HERE, "US side", "opens"), (HERE, "Chinese side", "fails"), (THERE, "Chinese side", "opens")]
    ):
        page.locator(f"[name='places-{place}-address']").fill(address)
        page.locator(f"[name='places-{place}-side']").select_option(label=side)
        page.locator(f"[name='places-{place}-reach']").select_option(reach)
    write(page, "transcript", {"en": "Let us begin with the sky.", "zh-Hans": "让我们从天空说起。"})
    page.get_by_role("button", name="Save", exact=True).last.click()
    loaded(page)
    assert page.locator(".error-summary").count() == 0, said(page.locator(".error-summary"))
    page = one.open("recordings/")
    assert "1 release is missing, so nobody outside reads of it." in said(page.locator("main"))
    page.get_by_role("button", name="Record the release").click()
    loaded(page)


def test_c5_c6_f6_g5_h3_what_both_sides_let_out_is_on_the_site_and_what_is_taken_back_leaves_it(
    demo, browser, programme, convenors, tmp_path
):
    one, other = convenors
    debrief(one, other)
    asked, _waiting = exchange(one, other)
    recording(one)
    page = one.open(f"edit/programme/{programme}/")
    write(page, "government_policy", POLICY)
    page.get_by_role("button", name="Save", exact=True).last.click()
    assert "The debrief has lines the other side has not decided on (1)" in said(one.open().locator("main"))
    assert "A question to go outside waits for your side’s key" in said(one.page.locator("main"))

    number, _digest = publish_with_two_keys(convenors)
    account = withheld(one, number)["No public source, and a key is missing"]
    assert any(KEPT["en"] in line and "Chinese side" in line for line in account)
    assert any(UNSAID["en"] in line for line in account)
    folder = demo.data / "public" / programme
    site = Site(browser, folder, phone=True)
    assert files_with(folder, *KEPT.values(), *QUIET.values(), *UNSAID.values()) == set()

    page = site.open("questions.html")
    assert each(page.locator("li.entry .name")) == [RULES["en"]]
    assert "US side: asked 1 question, 1 of them with a published answer" in said(page.locator("main"))
    page.locator("li.entry a").first.click()
    told = said(loaded(page).locator("main"))
    assert all(words in told for words in (OPEN["en"], "Licensing act, section 3", "as of 2021", "US side"))
    assert f"/{asked}" not in page.url
    page = site.open("debrief.html")
    assert each(section(page, "Where the sides see it differently").locator("li")) == [OUT["en"]]
    assert "Washington" not in said(page.locator("main"))
    assert not is_wider_than_its_window(page)
    assert POLICY["en"] in said(section(site.open("transparency.html"), "Contact with governments"))

    for language, first, words in (("en", HERE, "the sky"), ("zh-Hans", THERE, "天空")):
        reader = Site(browser, folder, language=language)
        page = reader.open(f"publications/{WORK}.html")
        assert page.locator("main a[href^='https:']").first.get_attribute("href") == first
        assert words in said(page.locator("main"))
        reader.close()

    one.open("recordings/").get_by_role("button", name="Take the release back").click()
    loaded(one.page)
    publish_with_two_keys(convenors)
    assert files_with(folder, HERE, THERE, "begin with the sky", WORK) == set()
    newest = said(site.open("changes.html").locator(".step").first)
    assert newest.endswith("Taken down1 publication")
    site.close()
