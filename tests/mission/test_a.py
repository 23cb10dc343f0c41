"""A: purpose, objectives, state of the programme."""

import json
import re
import subprocess
import sys

from mission.names import (
    FIRST,
    FOURTH,
    PANEL,
    PERCEPTIONS,
    SECOND,
    SHORES,
    SMALL_GROUP,
    SPACE,
    TERMS,
    THIRD,
    WASHINGTON,
)
from mission.reading import counts, each, said, section
from mission.walking import route_pages


def test_a1_programme_is_a_thing_of_its_own(demo, person, browser):
    """Two other sides load beside the demonstrations, and no page of theirs says a word of those.

    Not there yet: rounds and public pages of such a programme.
    """
    nobody = browser.new_page()
    nobody.goto(demo.address)
    before = each(nobody.locator("main h2"))
    printed = demo.run(
        "new", "--name", "Valley water talks", "--side", "Upper valley", "--other-side", "Lower valley",
        "--languages", "en / fr", "--convenor", "Ada Ferns", "--other-convenor", "Blaise Roche",
        "--address", demo.address,
    )  # fmt: skip
    nobody.goto(demo.address)
    assert sorted(each(nobody.locator("main h2"))) == sorted([*before, "Valley water talks"])
    nobody.close()

    link = re.search(r"Ada Ferns \(valley-water-talks\): (\S+)", printed)[1]
    of_the_demonstrations = re.compile(
        r"\b(US|U\.S\.|USA|China|Chinese|Sino|America\w*|space|Northshore|Southshore)\b|中国|美国|中方|美方|航天",
        re.IGNORECASE,
    )
    for language in ("en", "zh-Hans"):
        ada = person("valley-water-talks", link=link, language=language)
        pages = route_pages(ada)
        assert {"overview", "events", "people", "new event", "members"} <= pages.keys()
        assert [
            (path, found[0])
            for path in pages.values()
            if (found := of_the_demonstrations.search(ada.answer(path).text().replace("US-ASCII", "")))
        ] == []


def test_a1_both_demonstrations_have_their_own_sides_and_partners(person):
    shown = {}
    for programme in (SPACE, SHORES):
        page = person(programme).open()
        about = section(page, "The programme")
        shown[said(page.locator("h1"))] = (
            sorted(each(about.locator("dd").first.locator(".side"))),
            sorted(each(about.locator("dd").nth(1).locator("li"))),
        )
    assert shown == {
        "Sino-US Space Commercialization Dialogues": (
            ["◆ Chinese side", "● US side"],
            [
                "Caelus Foundation · ● US side",
                "Chinese Society of Astronautics · ◆ Chinese side",
                "Secure World Foundation · ● US side",
            ],
        ),
        "Northshore and Southshore strait talks": (
            ["◆ Southshore side", "● Northshore side"],
            ["Harbour Trust · ● Northshore side", "Southshore Society of the Sea · ◆ Southshore side"],
        ),
    }


def test_a2_objectives_list_what_serves_them(person):
    """Events and outcomes are tagged with objectives, and an objective's page lists them.

    What changed in a period stands with the findings; terms are not under an objective yet.
    """
    page = person().open("objectives/")
    page.get_by_role("link", name=re.compile("^Better knowledge")).first.click()
    assert said(page.locator("h1")) == "Objective 1"
    assert each(section(page, "Events that serve it").locator("li")) == [
        f"{FIRST}, April 2019",
        f"{SECOND}, 19 September 2020",
        f"{THIRD}, April 2021",
        f"{FOURTH}, October 2021",
    ]
    assert [
        line.split(":")[0] for line in each(section(page, "Findings that speak to it").locator("li"))
    ] == ["Conclusion stated by the organisers"] * 2
    page.get_by_role("link", name=FIRST).click()
    assert said(page.locator("h1")) == FIRST
    page.locator("dl.facts").get_by_role("link", name=re.compile("^Better knowledge")).click()
    assert said(page.locator("h1")) == "Objective 1"


def printed_by(*arguments):
    """What a command that needs no office prints."""
    command = [sys.executable, "-m", "tracktwo.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout


def test_a3_a_statement_asked_again_shows_its_change_or_that_none_can_be_told(tmp_path):
    """By commands alone: the gap of each side with its interval, and what moved when the same people answered again.

    The same through pages: a second round on the same statements.
    """

    def asked(name, east, guesses):
        rows = [
            (f"{side}{k}", side, statement, stance, share)
            for statement, stances in (("funding", east), ("quotas", "dddddaaaaa"))
            for side, letters, share in (("East", stances, 0.9), ("West", "aaaaaaaaad", guesses))
            for k, stance in enumerate({"a": "agree", "d": "disagree"}[letter] for letter in letters)
        ]
        file = tmp_path / f"{name}.csv"
        text = "".join(",".join(map(str, row)) + "\n" for row in rows)
        file.write_text(f"participant,side,statement,stance,expected\n{text}", encoding="utf-8")
        return file

    before, after = asked("before", "ddddddddda", 0.9), asked("after", "daaaaaaaaa", 0.8)
    gaps = printed_by("perception", "gaps", before, "--format", "json")
    east = json.loads(gaps)["statements"][0]["sides"]["East"]
    assert east["gap_low"] < east["gap"] < east["gap_high"]
    told = printed_by("perception", "change", before, after)
    funding, quotas = (
        section.splitlines()[1:] for section in (told.split("funding\n")[1], told.split("quotas\n")[1])
    )
    assert re.match(
        r" +East: 1 of 10 agreed, then 9 of 10: up by about [\d.]+ of 10 \(probably between [\d.]+ of 10 and ",
        funding[2],
    )
    assert re.match(
        r" +East: 5 of 10 agreed, then 5 of 10: no detectable change \(probably between ", quotas[2]
    )
    assert "\nNo control group: change is not proof of effect.\n" in told


def test_a5_research_and_events_lead_to_one_another(person):
    page = person().open("research/")
    terms = page.locator("li.entry").filter(has_text=TERMS)
    assert f"Prompted by: {FIRST}, April 2019" in each(terms.locator("p"))
    terms.get_by_role("link", name=FIRST).click()
    publications = section(page, "Publications")
    assert each(publications.locator("li")) == [f"Prompted by this event: {TERMS}, 2019"]
    publications.get_by_role("link", name=TERMS).click()
    assert said(page.locator("h1")) == "Research and publications"

    perceptions = page.locator("li.entry").filter(has_text=PERCEPTIONS)
    perceptions.get_by_role("link", name=THIRD).click()
    talk = page.locator("li.item").filter(has_text="Identifying Gaps in U.S. Perceptions")
    assert each(talk.locator(".part")) == ["Rob Ronci ● US side"]
    assert each(section(page, "Publications").locator("li")) == [
        f"Presented here: {PERCEPTIONS}, February 2021"
    ]
    talk.get_by_role("link", name=PERCEPTIONS).click()
    assert said(page.locator("h1")) == "Research and publications"


def as_of(page, date):
    """The counts of the overview after asking for a date in its form."""
    page.get_by_label("As of").fill(date)
    page.get_by_label("As of").locator("xpath=..").get_by_role("button", name="Show").click()
    return counts(page)


def test_a6_state_as_of_december_2021(person):
    page = person().open()
    assert as_of(page, "2021-12") == {
        "Formal dialogues": (
            4,
            [f"{FIRST}, April 2019", f"{SECOND}, 19 September 2020", f"{THIRD}, April 2021", f"{FOURTH}, October 2021"],
        ),
        "Informal interactions": (2, [f"{WASHINGTON}, 23 October 2019", f"{SMALL_GROUP}, 11 November 2021"]),
        "Public events": (1, [f"{PANEL}, 12 November 2021"]),
        "Research outputs": (2, [f"{TERMS}, 2019", f"{PERCEPTIONS}, February 2021"]),
        "Planned": (0, []),
        "Not held": (0, []),
    }  # fmt: skip
    assert said(page.locator(".as-of")) == "As of December 2021"
    assert page.locator(".count details").count() == len(counts(page)), "every count says how it was counted"


def test_a6_past_dates_give_past_answers(person):
    page = person().open()
    numbers = {
        date: tuple(number for number, _ in as_of(page, date).values())
        for date in (
            "2018",
            "2019-04",
            "2019-10-22",
            "2019-10-23",
            "2020",
            "2021-03",
            "2021-11-11",
            "2022-08",
        )
    }
    #               formal, informal, public, research, planned, not held
    assert numbers == {
        "2018": (0, 0, 0, 0, 0, 0),
        "2019-04": (1, 0, 0, 0, 0, 0),
        "2019-10-22": (1, 0, 0, 0, 0, 0),
        "2019-10-23": (1, 1, 0, 0, 0, 0),
        "2020": (2, 1, 0, 1, 0, 0),
        "2021-03": (2, 1, 0, 2, 0, 0),
        "2021-11-11": (4, 2, 0, 2, 0, 0),
        "2022-08": (4, 2, 1, 2, 3, 0),
    }


def test_a6_what_may_have_been_by_then_is_named_and_not_counted(person):
    page = person().open()
    as_of(page, "2019-10")
    maybe = page.get_by_role("heading", name="May have been held or published by then").locator("xpath=..")
    assert each(maybe.locator("xpath=./h3/following-sibling::ul/li")) == [f"{TERMS}, 2019"]


def test_a6_a_date_that_is_none_gets_a_sentence(person):
    page = person().open()
    as_of(page, "yesterday")
    assert each(page.get_by_role("alert").locator("li"))[0].startswith("“yesterday” is not a date;")
    assert page.get_by_label("As of").input_value() == "yesterday"
    assert said(page.locator("h1")) == "Sino-US Space Commercialization Dialogues"


def test_a6_the_public_home_says_where_the_programme_is(site):
    """The same counts for everybody, derived from what is published; each says how it was counted."""
    for language, terms in {
        "en": ("Formal dialogues", "Informal interactions", "Public events", "Research outputs"),
        "zh-Hans": ("正式对话", "非正式交流", "公开活动", "研究成果"),
    }.items():
        page = site(language=language).open("index.html")
        found = page.locator("dl").filter(has_text=terms[0]).first
        numbers = dict(zip(each(found.locator("dt")), each(found.locator("dd")), strict=True))
        assert {term: re.match(r"\d+", numbers[term])[0] for term in terms} == dict(
            zip(terms, "4212", strict=True)
        )
