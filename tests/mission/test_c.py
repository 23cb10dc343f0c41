"""C: rules of confidence. Two convenors in two browsers; the site is opened from the disk it was published to."""

import hashlib

import pytest
from mission.names import SHORES, SMALL_GROUP, SPACE, WASHINGTON
from mission.publishing import (
    Site,
    files_of,
    files_with,
    give_key,
    number_of,
    propose,
    publish_with_two_keys,
    wait_until_there,
    withheld,
)
from mission.reading import each, facts, said

OFF, UNNAMED = "events/washington-2019", "events/paris-forum-2021-dialogue"
GUEST = "Rosalind Underhill"
ORIGINALS = ("A launch was put off for reasons nobody prints", "轨道之外还有一句没写下来的话")


@pytest.fixture(scope="module")
def closed(demo):
    """A copy of the larger demonstration with two convenors: free to fill with what happened behind closed doors."""
    return demo.copy(SPACE, "behind-closed-doors", marks="●◆")


@pytest.fixture
def convenors(closed, person):
    """One at an English desktop, one at a Chinese one."""
    return person(closed), person(closed, "◆")


def save(page, event, kind, *, query="", select=(), **texts):
    """Fill in a form of something that belongs to an event, and save it."""
    page.open(f"agenda/{event}/new/{kind}/{query}")
    for name, label in dict(select).items():
        page.page.locator(f"[name={name}]").select_option(label=label)
    for name, words in texts.items():
        page.page.locator(f"[name='{name.replace('__', '-')}']").fill(words)
    page.page.get_by_role("button", name="Save", exact=True).last.click()
    page.page.wait_for_load_state()
    assert page.page.locator(".error-summary").count() == 0, said(page.page.locator("main"))


def fill_closed_meetings(convenors):
    """Who was there, what was said and what each side noted, at the meetings of 2019 and of 11 November 2021."""
    one, two = convenors
    for event in ("washington-2019", "paris-forum-2021-dialogue"):
        save(
            one,
            event,
            "attendance",
            select={
                "person": "Ian Christensen",
                "side": "US side",
                "organisation": "Secure World Foundation",
            },
            note_en="Sat near the door, he told me quietly.",
        )
        save(one, event, "attendance", select={"side": "US side"}, name=GUEST)
        save(two, event, "attendance", select={"person": "WU Ji", "side": "Chinese side"})
        save(
            one,
            event,
            "remark",
            select={"author": "Bhavya Lal", "side": "US side"},
            original_en=ORIGINALS[0],
            release_en="Quiet talk is of use.",
        )
        save(
            two,
            event,
            "remark",
            select={"author": "WU Ji", "side": "Chinese side"},
            original_zh__Hans=ORIGINALS[1],
        )
        save(one, event, "note", text_en="Both teams: ask them both again in the spring meeting.")
        save(
            two,
            event,
            "note",
            query="?for=side",
            text_en="Ours alone: the second hall was too cold for everybody.",
        )
    for convenor in (one,):
        for event in ("washington-2019", "paris-forum-2021-dialogue"):
            page = convenor.open(f"events/{event}/")
            page.locator("form[action*='/approve-words/'] button").first.click()


PRIVATE = (
    GUEST, *ORIGINALS, "Quiet talk is of use", "Sat near the door", "ask them both again", "too cold for everybody",
)  # fmt: skip


def edit_summary(convenor, closed, words):
    page = convenor.open(f"edit/programme/{closed}/")
    page.locator("[name=summary_en]").fill(words)
    page.get_by_role("button", name="Save", exact=True).last.click()


def test_c1_c2_c8_two_closed_meetings_stay_nameable_and_closed(demo, browser, closed, convenors, tmp_path):
    """Published before and after attendance, remarks and notes are entered for the meetings of 2019 and 2021.

    Both stay on the timeline with the facts that public sources state; of all that was entered, no file has a word.
    """
    one, _ = convenors
    publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path / "before"), "--programme", closed)
    before = files_of(tmp_path / "before" / closed)

    fill_closed_meetings(convenors)
    page = propose(one)
    assert "Nothing has changed for the public since release 1" in said(page.locator(".refusal"))
    edit_summary(one, closed, "Two countries talk about space.")
    number, digest = publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path / "after"), "--programme", closed)
    after = files_of(tmp_path / "after" / closed)

    assert files_with(tmp_path / "after", *PRIVATE) == set()
    assert hashlib.sha256(after["data/release.json"]).hexdigest() == digest
    pages = {path for path in after if path.endswith(".html") and before.get(path) != after[path]}
    assert pages <= {
        f"{tag}/{path}"
        for tag in ("en", "zh-Hans")
        for path in ("index.html", "about.html", "changes.html", "data.html", "transparency.html")
    } | {"index.html", "404.html"}
    assert set(after) == set(before)

    site = Site(browser, tmp_path / "after" / closed)
    page = site.open(f"{OFF}.html")
    told = facts(page)
    assert (told["Date"], told["Place"], told["Length"]) == (
        "23 October 2019",
        "Washington DC",
        "1 hour 30 minutes",
    )
    assert said(page.locator(".under-title")).endswith("Off the record")
    assert "Caelus Foundation" in told["Host"]
    assert "What was said and who took part is not published." in told["Rule"]
    page = site.open(f"{UNNAMED}.html")
    told = facts(page)
    assert (told["Date"], told["Theme"]) == ("11 November 2021", "Space traffic management and space safety")
    assert said(page.locator(".under-title")).endswith("Not for attribution")
    for path in (OFF, UNNAMED):
        words = said(site.open(f"{path}.html").locator("main"))
        assert not [name for name in ("Christensen", "Lal", "WU Ji", GUEST) if name in words]
    for name in ("christensen", "lal", "wu-ji"):
        words = said(site.open(f"people/{name}.html").locator("main"))
        assert "Washington" not in words
        assert "11 November 2021" not in words
    site.close()
    assert_line_by_line(withheld(one, number))


def assert_line_by_line(account):
    """What the account says of the two meetings: every line, under its reason.

    A note of both teams is one of the notes; the one the other side keeps for itself is not counted.
    """
    off, unnamed = f"Events · {WASHINGTON}", f"Events · {SMALL_GROUP}"
    here = {
        reason: found
        for reason, lines in account.items()
        if (found := sorted(line for line in lines if WASHINGTON in line or SMALL_GROUP in line))
    }
    assert here == {
        "Off the record": [
            f"{off} | Names, Objectives, How each side took part, Purpose", f"Remarks · {WASHINGTON} (2)"
        ],
        "Not for attribution: names removed": [f"{unnamed} | Names, Objectives, How each side took part"],
        "No public source, and a key is missing": [f"{off} | Sources (2)", f"{unnamed} | Sources (2)"],
        "No release": [f"Remarks · {SMALL_GROUP}"],
        "Small group hidden": [f"Remarks · {SMALL_GROUP}"],
        "The team’s own": [
            f"{off} | Notes, Notes, Where the rule comes from",
            f"{unnamed} | Notes, Notes, Where the rule comes from, Public or private part of the same gathering",
            f"Who was there · {WASHINGTON} (3)",
            f"Who was there · {SMALL_GROUP} (3)",
        ],
    }  # fmt: skip


def test_c2_words_of_five_people_are_quoted_without_anybody(demo, browser, person, tmp_path):
    """Four approved remarks are withheld as too small a group; with the fifth all are read, in no order."""
    copy = demo.copy(SPACE, "five-voices", marks="●◆")
    one, two = convenors = person(copy), person(copy, "◆")
    event = "paris-forum-2021-dialogue"
    speakers = [
        (one, "Bhavya Lal", "US side", "Orbits are shared."),
        (two, "WU Ji", "Chinese side", "Data could be shared."),
        (one, "Peter Martinez", "US side", "Names for orbits differ."),
        (two, "YANG Kuan", "Chinese side", "Rules come late."),
        (one, "Rachel Lyons", "US side", "Another meeting would help."),
    ]  # fmt: skip
    for number, (convenor, author, side, words) in enumerate(speakers):
        save(
            convenor,
            event,
            "remark",
            select={"author": author, "side": side},
            original_en=f"Original {number}",
            release_en=words,
        )
        convenor.open(f"events/{event}/").locator(
            "form[action*='/approve-words/'] button:not([name=withdraw])"
        ).first.click()
        if number == 3:
            publish_with_two_keys(convenors)
            demo.run("publish", "--to", str(tmp_path), "--programme", copy)
            assert files_with(tmp_path, *(each[-1] for each in speakers)) == set()
    publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path), "--programme", copy)
    site = Site(browser, tmp_path / copy)
    page = site.open("remarks/paris-forum-2021-dialogue.html")
    assert each(page.locator("main blockquote")) == sorted(words for *_, words in speakers)
    words = said(page.locator("main"))
    assert not [author for _, author, _, _ in speakers if author.split()[-1] in words]
    assert files_with(tmp_path, "Original 0") == set()
    site.close()


def test_c8_h7_a_release_needs_one_key_of_each_side(demo, person, tmp_path):
    """Before: nothing can be published. One key: waits, says for whom. The same convenor has no second key to give."""
    copy = demo.copy(SHORES, "two-keys", marks="●◆")
    one, two = person(copy), person(copy, "◆")
    demo.run("publish", "--to", str(tmp_path / "sites"), "--programme", copy, code=1)
    assert not (tmp_path / "sites").exists()
    page = propose(one)
    number, digest = number_of(page), said(page.locator("code.digest"))
    assert page.frame_locator("iframe").locator("h1").count() == 1
    assert page.locator("section[aria-labelledby=leaks] .caution").count() == 0
    page = give_key(one, number)
    keys = each(page.locator(".keys li"))
    assert sorted("given by" in key for key in keys) == [False, True]
    assert page.locator("form[action$='/approve/']").count() == 0
    demo.run("publish", "--to", str(tmp_path / "sites"), "--programme", copy, code=1)
    assert not (tmp_path / "sites").exists()

    assert f"Proposal {number}" in said(two.open("releases/").locator(".message").first)
    page = wait_until_there(give_key(two, number), "a[href*='/public/']")
    assert all("given by" in key for key in each(page.locator(".keys li")))
    log = each(one.open("releases/").locator("section[aria-labelledby=log] tbody tr"))
    assert sum("gave the side's key" in line for line in log) == 2
    for folder in ("sites", "again"):
        demo.run("publish", "--to", str(tmp_path / folder), "--programme", copy)
    assert files_of(tmp_path / "sites") == files_of(tmp_path / "again")
    assert (
        hashlib.sha256((tmp_path / "sites" / copy / "data/release.json").read_bytes()).hexdigest() == digest
    )


def test_c8_a_refused_proposal_stays_inside(demo, person, tmp_path):
    copy = demo.copy(SHORES, "refused", marks="●◆")
    one, two = person(copy), person(copy, "◆")
    number = number_of(propose(one))
    give_key(one, number)
    page = two.open(f"releases/{number}/")
    page.locator("details", has=page.locator("form[action$='/refuse/']")).locator("summary").click()
    page.locator("form[action$='/refuse/'] textarea, form[action$='/refuse/'] input[type=text]").fill(
        "The date is wrong."
    )
    page.locator("form[action$='/refuse/'] button").click()
    assert "The date is wrong." in said(page.locator("main"))
    demo.run("publish", "--to", str(tmp_path / "sites"), "--programme", copy, code=1)
    assert not (tmp_path / "sites").exists()
