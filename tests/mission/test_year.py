"""A programme year as people of both sides live it, each at a browser of their own: from a first agenda to the report.

A convenor of each side, the one with a desk and a telephone, the other with pages in Chinese; a facilitator of each
side whom they invite; the published site as a reader opens it, and the report as it is printed.
"""

import re
from datetime import UTC, datetime

import pypdfium2
import pytest
from mission.asking import answer, ask, pass_on, write
from mission.names import SHORES
from mission.publishing import Site, files_with, publish_with_two_keys, withheld
from mission.reading import barriers, each, facts, is_wider_than_its_window, loaded, said, section, table

pytestmark = pytest.mark.browser

DAY = datetime.now(UTC).date()
WHERE = "events/autumn/"
NAME = {"en": "Autumn workshop on nets", "ar": "ورشة الخريف عن الشباك"}
GUESTS = {"north": "Nils Invented", "south": "Basma Invented"}
OUT = {"en": "Both shores mend nets in the same month.", "ar": "يصلح الشاطئان الشباك في الشهر نفسه."}
KEPT = {"en": "That the cooperative lost a boat.", "ar": "أن التعاونية فقدت قاربا."}
ASKED = {"en": "How wide may a mesh be?", "ar": "ما سعة فتحة الشبكة المسموح بها؟"}
REPLY = {"en": "As wide as three fingers.", "ar": "بسعة ثلاث أصابع."}
FOUND = {
    "en": "Neither shore knew how the other measures a mesh.",
    "ar": "لم يعرف أي شاطئ كيف يقيس الآخر الفتحة.",
}
NOTES = {
    "●": {"en": "We measure it wet.", "ar": "نقيسها مبللة."},
    "◆": {"en": "We measure it dry.", "ar": "نقيسها جافة."},
}
PRIVATE = (
    *NAME.values(),
    *GUESTS.values(),
    *KEPT.values(),
    "by telephone",
    "harbour police",
    "Facilitator of the",
)


def press(page, name):
    page.get_by_role("button", name=name).locator("visible=true").last.click()
    return loaded(page)


def send(page):
    """The one primary action of the page, whatever language it is in."""
    page.locator("main button.primary").locator("visible=true").last.click()
    return loaded(page)


def plan(one):
    """Begin a half-day workshop from its usual agenda, today at a place whose clock is said."""
    page = one.open("plan/")
    page.locator("input[name=start][value=half_day]").check()
    write(page, "name", NAME)
    page.locator("[name=date]").fill(DAY.isoformat())
    page.get_by_text("Address", exact=True).click()
    page.locator("[name=key]").fill("autumn")
    press(page, "Plan this event")
    page = one.open("edit/event/autumn/")
    page.locator("[name=zone]").fill("Atlantic/Faroe")
    press(page, "Save")
    page = one.open("agenda/autumn/")
    page.locator(".agenda-row [name$='-starts']").first.fill("09:00")
    return press(page, "Save")


def facilitate(person, side, key, name):
    """Name somebody of one's side who facilitates; the warnings that are left."""
    page = person.open("agenda/autumn/new/contribution/")
    for field, value in (("person", key), ("side", side), ("listed_as", "facilitator")):
        page.locator(f"[name={field}]").select_option(value)
    page.locator("[name=name_as_printed]").fill(name)
    send(page)
    return each(person.open("agenda/autumn/").locator(".warnings li"))


def invite(one):
    """Write down a limit, look at it, and mark who is invited; before that nobody can be."""
    page = one.open("new/limit/")
    page.locator("[name=kind]").select_option("to_be_informed")
    page.locator("[name=text_en]").fill("The harbour police is told of each meeting.")
    press(page, "Save")
    for side, name in GUESTS.items():
        page = one.open("invitations/autumn/")
        page.get_by_label("Name, of somebody who is not in the record").fill(name)
        page.locator("#side").select_option(side)
        press(page, "Add")
    states = []
    for _before_and_after in range(2):
        for name in GUESTS.values():
            page.get_by_label(name).select_option("invited")
        press(page, "Save")
        states.append([page.get_by_label(name).input_value() for name in GUESTS.values()])
        if page.get_by_role("button", name="I looked at this").count():
            press(page, "I looked at this")
    return states


def replan(phone):
    """Visas come late: on a telephone it becomes an informal discussion; how wide each step was, and what hindered."""
    page = phone.open(WHERE)
    page.get_by_role("link", name="Something changed").click()
    steps = []
    for choose in (
        lambda: (
            page.get_by_label("Visas").check(),
            page.get_by_label("Note", exact=True).fill("Told by telephone."),
        ),
        lambda: page.get_by_label(GUESTS["south"]).select_option("not_coming"),
        lambda: page.get_by_label("Make it informal").check(),
        lambda: None,
        lambda: None,
    ):
        steps.append(is_wider_than_its_window(loaded(page)))
        choose()
        press(page, "Next")
    press(page, "Give my side’s key")
    return steps


def hold(one):
    """The day has come and gone."""
    page = one.open("edit/event/autumn/")
    page.locator("[name=status]").select_option("held")
    return press(page, "Save")


def facilitator(convenor, name):
    """The link of a facilitator whom a convenor invites to their side."""
    page = convenor.open("members/")
    page.locator("[name=name]").fill(name)
    page.locator("[name=role]").select_option("facilitator")
    send(page)
    return re.search(r"http\S+?/office/enter/[\w-]+/", said(page.locator("main")) + " " + page.content())[0]


def debrief(writer, other):
    """Two lines: both let the first out; of the second, one says nothing. What the page says of each."""
    for text in (OUT, KEPT):
        page = writer.open(f"{WHERE}debrief/")
        if not page.locator("#new-discuss-en").is_visible():
            page.locator("section[aria-labelledby=discuss] summary", has_text="Add a line").click()
        for tag, words in text.items():
            page.locator(f"#new-discuss-{tag}").fill(words)
        page.locator("section[aria-labelledby=discuss] form[action$='/add/'] button").click()
        loaded(page)
    for who, lines in ((writer, (1, 2)), (other, (1,))):
        for line in lines:
            who.open(f"{WHERE}debrief/").locator(f"#line-{line} button[value=public]").click()
            loaded(who.page)
    return each(writer.open(f"{WHERE}debrief/").locator("ol.queue strong"))


def exchange(one, other):
    """A question, read in both languages, passed on, answered with a source, let out by both; the key of it."""
    key = ask(one, ASKED)
    pass_on(one, key)
    answer(other, key, REPLY, rule="on_the_record")
    page = one.open(f"questions/{key}/")
    press(page, "Thank and close")
    for who in (one, other):
        who.open(f"questions/{key}/").locator("form[action$='/let-out/'] button").click()
        loaded(who.page)
    return key


def find(one, other):
    """A finding that rests on a workshop on the record, with a note of each side and the keys of both."""
    page = one.open("new/outcome/")
    write(page, "text", FOUND)
    page.locator("[name=as_of]").fill(str(DAY.year))
    page.locator("[name=basis]").select_option("judged")
    send(page)
    key = re.search(r"/findings/([^/]+)/", page.url)[1]
    page = one.open(f"evidence/outcome/{key}/")
    page.locator("[name=subject]").select_option("event:grey-harbour-2023")
    send(page)
    for who, mark in ((one, "●"), (other, "◆")):
        page = who.open(f"findings/{key}/note/")
        write(page, "text", NOTES[mark])
        send(page)
        approve(who, f"findings/{key}/", f"outcome/{key}")
    return key


def approve(who, path, subject, fields=()):
    """Approve for one's side what of an entry may be known outside: some of its facts, or each that waits."""
    page = who.open(path)
    forms = page.locator(f"form.approve[action$='/approve/{subject}/']:not(:has([name=withdraw]))")
    for field in fields or forms.locator("[name=field]").evaluate_all("all => all.map(each => each.value)"):
        forms.filter(has=page.locator(f"[name=field][value='{field}']")).locator("button").click()
        loaded(page)


def test_a_programme_year(demo, browser, person, tmp_path):  # noqa: PLR0915 -- one year
    year = demo.copy(SHORES, "a-year", marks="●◆")
    one, other = person(year), person(year, "◆", language="zh-Hans")

    # planned, from what is usual; what may be wrong is said, and stops nothing
    page = plan(one)
    assert page.locator(".agenda-row").count() == 12
    alone = "One side has no facilitator: Southshore side."
    assert alone in facilitate(one, "north", "ashgrove", "Peter Ashgrove")
    facilitate(other, "south", "bahran", "Karim Bahran")
    assert alone not in each(one.open("agenda/autumn/").locator(".warnings li"))
    assert re.search("Facilitators 1 and 1", said(one.page.locator(".balance-foot")))

    # invited, once somebody has looked at the limits
    assert invite(one) == [["idea", "idea"], ["invited", "invited"]]

    # visas come late; on a telephone the plan changes, with both keys
    phone = person(year, phone=True)
    assert replan(phone) == [False] * 5
    page = other.open("replan/autumn/")
    assert barriers(page) == []
    assert "Told by telephone" not in page.content()
    send(page)
    page = one.open(WHERE)
    assert said(page.locator(".under-title")) == "Informal discussion · Planned Off the record"
    assert page.get_by_role("link", name="The plan as it was before it changed").count() == 1

    # held, and talked over by a facilitator of each side before anybody leaves
    hold(one)
    seats = [
        person(year, link=facilitator(who, f"Facilitator of the {side}"), language=language)
        for who, side, language in ((one, "north", "en"), (other, "south", "zh-Hans"))
    ]
    assert debrief(*seats) == [
        "May be made public: both sides said so.",
        "Not confirmed by both sides: not publishable.",
    ]
    assert [who.answer("releases/prepare/").status for who in seats] == [403, 403]

    # asked and answered; found, with a note of each side
    question = exchange(one, other)
    finding = find(one, other)
    notes = facts(section(one.open(f"findings/{finding}/"), "What each side notes"))
    assert sorted(notes.values()) == sorted(each_["en"] for each_ in NOTES.values())

    # balance, in the same words for both
    read = [table(who.open("balance/").locator("figure table").first)[1:] for who in (one, person(year, "◆"))]
    assert read[0] == read[1]
    assert NAME["en"] in said(one.page.locator("main"))

    # both sides let it be known that the event took place, and what it was to be; not what it is called
    for who in (one, other):
        approve(who, WHERE, "event/autumn", ("kind", "status", "date", "earlier_plan"))
    number, _digest = publish_with_two_keys((one, other))
    account = withheld(one, number)
    assert any(KEPT["en"] in line for lines in account.values() for line in lines)

    # published by a command, and read on a telephone
    demo.run("publish", "--to", str(tmp_path), "--programme", year)
    assert files_with(tmp_path, *PRIVATE, question) == set()
    site = Site(browser, tmp_path / year, phone=True)
    site.open("timeline.html").locator("main a[href*='autumn']").first.click()
    page = loaded(site.page)
    assert said(page.locator("h1")).startswith("Informal discussion, ")
    assert "It became an informal discussion." in facts(page)["Earlier plan"]
    assert section(page, "Agenda").count() == 0
    page = site.open(f"findings/{finding}.html")
    assert (said(page.locator("h1")), is_wider_than_its_window(page), barriers(page)) == (
        FOUND["en"],
        False,
        [],
    )
    told = facts(section(page, "What each side notes"))
    assert sorted(told.values()) == sorted(each_["en"] for each_ in NOTES.values())
    site.open("questions.html").locator("li.entry a", has_text=ASKED["en"]).click()
    told = said(loaded(site.page).locator("main"))
    assert all(words in told for words in (REPLY["en"], "Licensing act, section 3", "as of 2021"))
    assert each(section(site.open("debrief.html"), "Worth discussing in depth").locator("li")) == [OUT["en"]]
    site.close()
    arabic = Site(browser, tmp_path / year, language="ar")
    assert said(arabic.open(f"findings/{finding}.html").locator("h1")) == FOUND["ar"]
    arabic.close()

    # the report of the year, as a page and on paper, in both languages
    papers = tmp_path / "papers"
    papers.mkdir()
    demo.run("report", year, "--period", str(DAY.year), "--to", str(papers))
    for tag in ("en", "ar"):
        (page_file,), (paper,) = papers.glob(f"*-{tag}.html"), papers.glob(f"*-{tag}.pdf")
        words = page_file.read_text(encoding="utf-8")
        sheets = " ".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(paper))
        printed = " ".join(sheets.split())
        assert all(text[tag] in words for text in (FOUND, *NOTES.values()))
        assert tag == "ar" or all(text["en"] in printed for text in (FOUND, *NOTES.values()))
        assert [private for private in PRIVATE if private in words + printed] == []
