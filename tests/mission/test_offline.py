"""F7 and F8 where there is no network, or a bad one: answers wait on the device, and come by paper or as a file."""

import json
import re
from importlib.resources import files

import pytest
from mission.names import SPACE
from mission.reading import barriers, said

pytestmark = pytest.mark.browser

STATUS = "[role=status].carried"
BUDGET = 8 * 1024
DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def code(demo):
    """The code of the round anybody may try."""
    return demo.codes[SPACE]


def banner(phone, words):
    """Wait until the page says so of what waits on the device."""
    phone.page.locator(STATUS, has_text=words).wait_for()


def offline(phone, *, is_off=True):
    phone.context.set_offline(is_off)
    return phone


def test_f8_answers_given_without_a_network_are_stored_once_each(code, phone):
    """Cut off after the third statement, five more answered, connected again: eight, each as it was given."""
    person = phone().join(code, side="US").carries()
    for number in range(3):
        person.answer("agree", number)
    offline(person)
    for number in range(3, 8):
        person.choose("disagree", number).save(kept=True)
    assert person.number == 9
    banner(person, "No connection.")
    assert person.unsent() == 5
    assert barriers(person.page) == []
    before = len(person.asked)
    offline(person, is_off=False).page.get_by_text("Connected again. 5 answers sent.").wait_for()
    sent = [each for each in person.asked[before:] if each.startswith("POST")]
    assert sent == [f"POST join/{code}/en/send/"]
    assert person.unsent() == 0
    given = [person.step(number).chosen() for number in range(1, 10)]
    assert given == [("agree", str(n)) for n in range(3)] + [("disagree", str(n)) for n in range(3, 8)] + [
        ("", "")
    ]
    assert "Thank you. You answered 8 of 24." in said(person.step("done").page.locator("h1"))


def test_f8_the_page_may_be_closed_and_opened_again(code, phone):
    """What waited is sent by whichever page of the round is opened next, on a device a day ahead of the clock, too."""
    person = phone(language="zh-Hans").join(code, side="CN").carries()
    person.page.clock.set_system_time(int(person.page.evaluate("Date.now()")) + DAY)
    offline(person).choose("agree", 3).save(kept=True)
    person.choose("unsure", 4).save(kept=True)
    person.page.locator(f"{STATUS}:not(:empty)").wait_for()
    person.page.close()
    offline(person, is_off=False)
    person.page = person.context.new_page()
    person.step("done").page.get_by_role("heading", name="已回答24题中的2题").wait_for()
    assert [person.step(number).chosen() for number in (1, 2, 3)] == [
        ("agree", "3"),
        ("unsure", "4"),
        ("", ""),
    ]


def test_f8_a_card_shows_what_was_answered_though_the_office_wrote_it_before(code, phone):
    """An answer on its way while its card is asked for is on the card, but not over what somebody chose since."""
    person = phone().join(code, side="US").carries()

    def answer_late(*given):
        person.step(1).carries()
        person.context.route("**/send/", lambda asked: asked.abort())
        person.choose(*given).save(kept=True)
        person.context.unroute("**/send/")

    answer_late("disagree", "2")
    assert person.step(1).carries().chosen() == ("disagree", "2")
    answer_late("agree", "none")
    person.page.route("**/carry/", lambda asked: (person.choose("unsure"), asked.continue_()))
    assert person.step(1).carries().chosen() == ("unsure", "2")
    assert person.unsent() == 0


def test_f8_language_and_earlier_cards_need_no_network(code, phone):
    """Both languages, the way back and a change of mind are in the open page."""
    person = phone().join(code, side="US").carries()
    person.answer("agree", 2)
    offline(person).choose("disagree", 6).save(kept=True)
    page = person.page
    page.locator("button[lang=zh-Hans]").click()
    assert page.evaluate("[document.documentElement.lang, document.querySelector('h1').textContent]") == [
        "zh-Hans", "第3题，共24题",
    ]  # fmt: skip
    assert re.search("[\u4e00-\u9fff]", said(page.locator("#statement")))
    page.locator("[rel=prev]").click()
    assert person.chosen() == ("disagree", "6")
    person.choose("unsure", 7).save(kept=True)
    offline(person, is_off=False)
    page.locator("html[data-unsent='0']").wait_for(state="attached")
    assert person.step(2).chosen() == ("unsure", "7")


def test_f8_the_whole_round_is_one_small_request(code, phone):
    """At most 8 KB for 24 statements in two languages; then one request an answer."""
    import gzip  # noqa: PLC0415 -- here alone

    person = phone().join(code, side="US").carries()
    carried = person.page.request.get(f"{person.office}join/{code}/en/carry/").body()
    script = person.page.request.get(f"{person.office}static/carry.js").body()
    assert len(gzip.compress(carried, 6)) <= BUDGET
    assert len(gzip.compress(script, 6)) <= BUDGET
    assert len(json.loads(carried)["cards"]) == 24
    before = len(person.asked)
    person.answer("agree", 3).answer("skip")
    assert person.asked[before:] == [f"POST join/{code}/en/send/"] * 2
    assert person.complaints == []


def test_f8_a_device_that_keeps_nothing_says_so_and_goes_on(code, phone):
    """As in a chat app's browser with storage blocked."""
    person = phone()
    person.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked') } })"
    )
    person.join(code, side="US").carries().answer("agree", 1)
    offline(person).choose("disagree", 2).save(kept=True)
    banner(person, "We could not keep a copy on this phone")
    offline(person, is_off=False).page.get_by_text("Connected again. 1 answer sent.").wait_for()
    assert person.step(2).chosen() == ("disagree", "2")


def open_copy(demo, person, name):
    """A copy of the demonstration with a round just opened: its convenor, and its code."""
    programme = demo.copy(SPACE, name, marks="●◆")
    convenor = person(programme)
    content = json.loads((files("tracktwo") / "demo" / "rounds" / f"{SPACE}-sample.json").read_text("utf-8"))
    del content["round"]["event"]
    content["round"]["key"] = "asked"
    page = convenor.open("rounds/add/")
    file = {"name": "asked.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Make the draft").click()
    convenor.open("rounds/asked/open/").get_by_role("button", name="Open the round").click()
    page.wait_for_load_state()
    return convenor, re.search(r"/join/(\w{6})/", page.content())[1]


def test_f8_answers_that_come_after_the_round_has_closed_are_told(demo, person, phone):
    """Nothing is counted in silence, and what was sent before stands."""
    convenor, code = open_copy(demo, person, "without-a-network")
    late = phone().join(code, side="US").carries().answer("agree", 1)
    offline(late).choose("agree", 2).save(kept=True)
    late.choose("agree", 3).save(kept=True)
    page = convenor.open("rounds/asked/close/")
    page.get_by_role("button", name="Close the round now").click()
    page.wait_for_load_state()
    offline(late, is_off=False).page.get_by_text(
        "The round closed before 2 answers from this device arrived; they were not counted."
    ).wait_for()
    assert late.unsent() == 0
    assert "You answered 1 of 24" in said(late.step("done").page.locator("h1"))


def give_out(convenor, *, carrier, seat, people):
    """Make a batch of the round and download it: its content, and the file's name."""
    page = convenor.open("rounds/asked/ballots/")
    page.locator("[name=carrier]").select_option(carrier)
    page.locator("[name=seat]").select_option(label=seat)
    page.locator("[name=people]").fill(str(people))
    page.get_by_role("button", name="Make them").click()
    page.wait_for_load_state()
    with page.expect_download() as started:
        page.locator("a[download]").last.click()
    return started.value


def enter_texts(convenor, text):
    """What is said of each ballot in a pasted text."""
    page = convenor.open("rounds/asked/ballots/enter/")
    page.locator("[name=text]").fill(text)
    page.get_by_role("button", name="Count them").click()
    page.wait_for_load_state()
    return [said(each) for each in page.locator("section[role=status] li").all()]


def test_f8_a_ballot_in_a_file_counts_once_and_an_edited_one_not_at_all(
    demo, person, phone, browser, tmp_path
):
    """From a disk, offline, in Chinese; sent as text; entered; read again with the code the file drew."""
    convenor, code = open_copy(demo, person, "ballots-in-files")
    file = tmp_path / "ballot.html"
    give_out(convenor, carrier="file", seat="Chinese side", people=3).save_as(file)
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.locator("[data-language=zh-Hans]").click()
    page.locator("#make").click()
    assert page.locator("#block").is_visible() is False
    page.locator("label:has(#agree)").click()
    for place in range(1, 25):
        page.locator(f"label:has([name=stance-{place}][value='2'])").click()
        page.locator(f"label:has([name=expected-{place}][value='7'])").click()
    page.locator("#make").click()
    text, return_code = page.locator("#block").input_value(), said(page.locator("#code"))
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert asked == [file.as_uri()]
    context.close()

    changed = re.sub(r"(?m)^A7 \w\w", "A7 QQ", text)
    told = enter_texts(convenor, f"{changed}\nHere is mine:\n{text}\n{text}")
    assert told == [
        "Line 4 is not as the ballot wrote it; nothing was counted. Ask for the text to be sent again.",
        "Counted.",
        "This ballot was counted already; nothing was counted again.",
    ]
    back = phone(language="zh-Hans", script=False).come_back(code, return_code)
    assert "24题中的24题" in said(back.page.locator("h1"))
    assert back.step(3).chosen() == ("agree", "5")


def key_in(convenor, number, stances):
    """Key a paper in; the heading that follows, and what is said."""
    page = convenor.open("rounds/asked/ballots/enter/")
    page.locator("[name=number]").fill(number)
    page.get_by_role("button", name="Key it in").click()
    page.wait_for_load_state()
    for place, value in enumerate(stances):
        page.locator("select[name^=stance]").nth(place).select_option(value)
    page.get_by_role("button", name="Keep this pass").click()
    page.wait_for_load_state()
    return page


def test_f8_a_paper_is_keyed_in_twice_by_two_people_and_counts_once(demo, person, phone, tmp_path):
    """Two convenors, each at a browser; they differ at one place, look again, and agree; its slip's code opens it."""
    pdfium = pytest.importorskip("pypdfium2")
    convenor, code = open_copy(demo, person, "ballots-on-paper")
    other = person("ballots-on-paper", "◆", language="zh-Hans")
    file = tmp_path / "ballot.pdf"
    give_out(convenor, carrier="paper", seat="US side", people=1).save_as(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(file))
    number = re.search(r"\b1-1-\w\w\b", text)[0]
    return_code = re.search(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b", text)[0]

    page = key_in(convenor, number, ["2"] * 24)
    assert "It counts after a second" in said(page.locator("[role=status]"))
    page = other.open("rounds/asked/ballots/enter/")
    page.locator(f"a:has-text('{number}')").click()
    page.wait_for_load_state()
    assert page.locator("option:checked:not([value=''])").count() == 0
    for place in range(24):
        page.locator("select[name^=stance]").nth(place).select_option("3" if place == 4 else "2")
    page.locator("main form button").click()
    page.wait_for_load_state()
    assert page.locator("select[name^=stance]").count() == 1
    page.locator("select[name^=stance]").select_option("3")
    page.locator("main form button").click()
    page.wait_for_load_state()
    assert page.url.endswith("/ballots/enter/")
    page = convenor.open("rounds/asked/ballots/enter/")
    page.locator("[name=number]").fill(number)
    page.get_by_role("button", name="Key it in").click()
    assert "This ballot was counted already" in said(page.locator("main"))
    assert barriers(page) == []

    back = phone(script=False).come_back(code, return_code)
    assert "You answered 24 of 24" in said(back.page.locator("h1"))
    assert [back.step(place).chosen()[0] for place in (4, 5, 6)] == ["agree", "disagree", "agree"]
    back.step("withdraw").page.locator("form button").click()
    back.page.wait_for_url("**/withdrawn/")
