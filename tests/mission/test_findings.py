"""A2, A4, D5, D7, D9, F3, G1, G2 and G10: what was found, on what evidence, and what each side notes to it."""

import re

import pytest
from mission.names import SPACE
from mission.reading import barriers, each, facts, is_wider_than_its_window, said

pytestmark = pytest.mark.browser

WORDS = {"en": "Both sides ask for one list of contacts.", "zh-Hans": "双方都希望有一份联系名单。"}
NOTES = {"●": "Our operators keep such a list.", "◆": "我方仍在讨论。"}


@pytest.fixture(scope="module")
def copy(demo):
    return demo.copy(SPACE, "copy-with-findings", marks="●◆")


@pytest.fixture
def sides(copy, person):
    """Two people: a convenor of the one side, and one of the other who reads Chinese on a phone."""
    return person(copy, "●"), person(copy, "◆", language="zh-Hans", phone=True)


def part(page, name):
    """The section of a page with this mark on its heading."""
    return page.locator(f"section[aria-labelledby={name}]")


def write(page, name, text):
    for tag, words in text.items():
        page.locator(f"[name='{name}_{tag}']").fill(words)


def send(page):
    page.locator("main .save-bar button.primary").click()
    page.wait_for_load_state()


def add(person, kind, **fields):
    """Make a finding, narrative or challenge through its form; the address of its page."""
    page = person.open(f"new/{kind}/")
    write(page, "text", WORDS)
    for name, value in fields.items():
        box = page.locator(f"[name='{name}']")
        box.select_option(value) if box.evaluate("box => box.tagName") == "SELECT" else box.fill(value)
    send(page)
    return re.search(r"/(?:findings|narratives|challenges)/([^/]+)/", page.url)[1]


def link(person, kind, key, subject, **fields):
    page = person.open(f"evidence/{kind}/{key}/")
    page.locator("[name='subject']").select_option(subject)
    for name, value in fields.items():
        page.locator(f"[name='{name}']").select_option(value)
    send(page)
    return page


def refusal(page):
    return said(page.locator("main"))


def test_g1_a_finding_needs_evidence_or_the_label_of_a_judgement_before_it_is_proposed(sides):
    """Without either no side can approve it; what it rests on opens to the event within its rule."""
    one, other = sides
    key = add(one, "outcome", basis="measured")
    page = one.page
    assert "without evidence it cannot be proposed" in said(part(page, "evidence"))
    page.locator("form[action$='/approve/outcome/" + key + "/'] button").first.click()
    page.wait_for_load_state()
    assert "A finding goes out with evidence, or with the label of a judgement" in refusal(page)

    page = link(one, "outcome", key, "event:nanjing-2021")
    rests = part(page, "evidence")
    assert "On the record" in said(rests)
    rests.locator("a[href*='/events/nanjing-2021/']").click()
    assert page.url.endswith("/events/nanjing-2021/")

    page = one.open(f"edit/outcome/{key}/")
    page.locator("[name='basis']").select_option("judged")
    send(page)
    for who in sides:
        page = who.open(f"findings/{key}/")
        page.locator("form[action$='/approve/outcome/" + key + "/'] button").first.click()
        page.wait_for_load_state()
    assert "Yes, because both sides approved it" in said(part(one.open(f"findings/{key}/"), "known"))
    assert not is_wider_than_its_window(other.page)
    assert barriers(other.page) == []


def test_g1_evidence_off_the_record_or_taken_away_keeps_the_finding_inside(sides):
    """It is marked on the page and in the list, in words."""
    one, _other = sides
    key = add(one, "outcome", basis="judged")
    page = link(one, "outcome", key, "event:washington-2019")
    assert "Off the record, or under no stated rule" in said(part(page, "evidence"))
    assert "this is not published" in said(part(page, "evidence"))
    row = one.open("findings/").locator(f"#{key}")
    assert "evidence lost: not published" in said(row)
    page = one.open(f"findings/{key}/")
    part(page, "evidence").locator("form button").click()
    page.wait_for_load_state()
    assert "this is not published" not in said(part(page, "evidence"))


def test_g2_four_outcomes_are_marked_as_stated_conclusions(person):
    """Each with the kind of thing it is about; the one from simulated answers says so."""
    page = person().open("findings/")
    labels = {}
    for row in page.locator("li.entry").all():
        labels.setdefault(said(row.locator(".tag")), []).append(said(row.locator(".second")).split(" · ")[0])
    assert {label: len(rows) for label, rows in labels.items()} == {
        "Conclusion stated by the organisers": 4,
        "Demonstration, from simulated answers": 1,
    }
    assert {
        row.removeprefix("Conclusion stated by the organisers ")
        for row in labels["Conclusion stated by the organisers"]
    } == {
        "What each side wants to know",
        "What each side thinks of the other",
        "How the sector works",
        "Language and words",
    }
    page.locator("li.entry a").first.click()
    assert page.locator(".cites a").count() >= 1, "it has its passage"


def test_g2_the_public_reads_what_a_finding_is_and_that_nobody_supplied_a_note(site):
    for language, label in (
        ("en", "Conclusion stated by the organisers"),
        ("zh-Hans", None),
    ):
        page = site(language=language, script=True).open("findings.html")
        assert barriers(page) == []
        assert page.locator("li.entry").count() == 5
        assert label is None or said(page.locator("li.entry .tag").first) == label
    page = site().open("findings/shown-mirror.html")
    assert "this shows what a finding looks like, and finds nothing" in said(page.locator("main"))
    assert list(facts(part(page, "notes")).values()) == ["no note supplied"] * 2
    page.locator("section[aria-labelledby=evidence] a").first.click()
    assert "results/two-views-r1.html" in page.url
    assert not is_wider_than_its_window(site(phone=True).open("findings/changing-sector.html"))


def test_d5_and_d7_a_claim_says_who_holds_it_and_what_sources_say_and_is_never_true_or_false(site, person):
    """Both sides' shares of a round beside what sources say, each with its date; true in part has a place."""
    page = site().open("narratives/well-funded.html")
    assert "It is not called true or false here" in said(page.locator("main"))
    held = said(part(page, "held"))
    assert "(simulated)" in held
    assert "agree" in held
    sources = part(page, "evidence")
    assert each(sources.locator("h3")) == ["For it", "In part for it", "Against it"]
    assert [said(row.locator("time")) for row in sources.locator("li").all() if row.locator("a").count()] == [
        "February 2021",
        "August 2022",
    ]
    assert "questions this picture" in said(part(page, "partly"))
    form = person().open("edit/narrative/well-funded/")
    names = form.locator("form.edit [name]").evaluate_all("boxes => boxes.map(box => box.name)")
    assert not [name for name in names if "true" in name or "false" in name or "verdict" in name]


def test_a4_a_challenge_is_shared_only_with_evidence_from_both_sides(sides):
    """And it shows its next conversation, or that none is planned."""
    one, other = sides
    key = add(one, "challenge")
    page = one.page
    assert facts(page.locator("main"))["The next conversation about it"] == "none planned"
    page.get_by_role("button", name="Call it shared").click()
    page.wait_for_load_state()
    assert "only with evidence from both sides" in refusal(page)
    link(one, "challenge", key, "event:nanjing-2021", side="US")
    one.open(f"challenges/{key}/")
    one.page.get_by_role("button", name="Call it shared").click()
    assert "only with evidence from both sides" in refusal(one.page)
    link(other, "challenge", key, "event:beijing-2021", side="CN")
    page = one.open(f"challenges/{key}/")
    page.get_by_role("button", name="Call it shared").click()
    page.wait_for_load_state()
    assert said(page.locator(".under-title .tag")) == "Shared"
    part(page, "evidence").locator("form button").first.click()
    page.wait_for_load_state()
    assert "evidence from one side only" in refusal(page)
    page = one.open(f"edit/challenge/{key}/")
    page.locator("[name='next_event']").select_option("broadcast-traffic")
    send(page)
    row = one.open("challenges/").locator(f"#{key}")
    assert "none planned" not in said(row)
    assert row.locator("a[href*='/events/broadcast-traffic/']").count() == 1


def test_d9_what_is_stale_is_marked_and_left_out_by_choice(sides, site):
    one, _other = sides
    key = add(one, "outcome", basis="judged", as_of="2019", review_by="2020")
    assert "stale: to be looked at again by 2020" in said(one.page.locator(".under-title"))
    assert one.open("findings/?show=current").locator(f"#{key}").count() == 0
    assert one.open("findings/?show=stale").locator(f"#{key}").count() == 1
    page = site().open("findings.html")
    assert "stale: to be looked at again by" in said(page.locator("#at-changing-sector"))
    assert said(page.locator("li.entry").last).startswith("Demonstration"), "what holds today stands first"


def test_f3_each_side_notes_for_itself_and_both_read_it(sides):
    """A side writes its own note and no other; without one the page says so."""
    one, other = sides
    key = add(one, "outcome", basis="judged")
    for who, mark in ((one, "●"), (other, "◆")):
        page = who.open(f"findings/{key}/note/")
        page.locator("[name='text_zh-Hans']").fill(NOTES[mark])
        send(page)
        told = list(facts(part(who.open(f"findings/{key}/"), "notes")).values())
        assert len([words for words in told if words in NOTES.values()]) == (1 if mark == "●" else 2)
    page = one.open(f"findings/{key}/note/")
    assert NOTES["◆"] in said(page.locator("main"))
    assert page.locator("[name='text_zh-Hans']").input_value() == NOTES["●"]


def test_g10_a_correction_is_dated_and_seen(sides):
    one, _other = sides
    key = add(one, "outcome", basis="judged")
    page = one.open(f"edit/outcome/{key}/")
    page.locator("#rows-corrections summary").click() if page.locator(
        "#rows-corrections details:not([open])"
    ).count() else None
    page.locator("[name='corrections-0-date']").fill("2022-09-01")
    page.locator("[name='corrections-0-text_en']").fill("The list has two pages, not one.")
    send(page)
    corrections = said(part(one.open(f"findings/{key}/"), "corrections"))
    assert corrections.endswith("1 September 2022: The list has two pages, not one.")


def test_a2_an_objective_counts_what_changed_in_a_period(sides):
    """Findings as of a date in the period; what is stale is left out by choice."""
    one, _other = sides
    page = one.open("objectives/misunderstandings/?from=2022-08&to=2022-08")
    counts = dict(zip(each(page.locator(".counts dt")), each(page.locator(".counts dd")), strict=True))
    assert counts == {
        "Questions answered": "0",
        "Gaps closed": "0",
        "Findings": "3",
        "Rounds asked again": "0",
    }
    page.locator("[name='without_stale']").check()
    page.locator("form.inline-form button").first.click()
    page.wait_for_load_state()
    assert each(page.locator(".counts dd"))[2] == "2"
    assert "How counted" in each(page.locator("summary"))
    page = one.open("objectives/misunderstandings/?from=nonsense")
    assert "“nonsense” is not a date" in said(page.locator("main"))
