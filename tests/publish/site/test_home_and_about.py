"""The first page, the timeline, about, transparency and what changed."""

from datetime import date

import pytest
from publish.site.reading import said
from publish.site.samples import DAY, ITEMS, LATER, changed, content, item, site

from tracktwo.publish.bundle import Step


def test_home_says_what_it_is_who_carries_it_where_it_stands_and_what_comes_next():
    page = said(site()["en/index.html"])
    for part in (
        "River talks Two banks talk about one river.",
        "Who carries it ◆ South bank not stated ● North bank River House",
        "So far Formal dialogues 1 Informal interactions 2 Public events 0 Research outputs 1",
        "Planned Evening on the river autumn 2027 · planned as of January 2026 ; subject to change",
        "Findings One gauge is enough. Conclusion stated by the organisers",
        "Who decides, who pays, and what is not published",
    ):
        assert part in page


def test_the_timeline_lists_events_by_year_and_each_kind_on_a_page_of_its_own():
    files = site()
    years = said(files["en/timeline.html"]).split("Timeline ")[1]
    assert (
        years.index("2020 1 3 April 2020")
        < years.index("2021 23 October 2021")
        < years.index("2027 autumn 2027")
    )
    small = said(files["en/timeline-small_group_dialogue.html"])
    assert "Small-group dialogue, November 2021" in small
    assert "First River Workshop" not in small


def test_the_state_at_the_end_of_each_year_counts_only_what_had_wholly_passed():
    table = said(site()["en/timeline.html"], start="<tbody>", end="</tbody>")
    assert table == "2020 1 0 0 0 2021 1 2 0 1"
    vague = item("event", key="vague", kind="public_panel", status={"value": "held"}, date="2021-11/2022-01")
    assert said(site(content(*ITEMS, vague))["en/timeline.html"], start="<tbody>", end="</tbody>") == (
        "2020 1 0 0 0 2021 1 2 0 1 2022 1 2 1 1"
    )


def test_the_picture_leads_to_the_pages_and_says_itself_in_words():
    page = site()["en/picture.html"].decode()
    assert all(f'href="{path}"' in page for path in ("events/spring.html", "publications/study.html"))
    assert "5 entries; the first: 3 April 2020; the last: autumn 2027." in said(
        page, start="<figcaption>", end="</figcaption>"
    )


def test_about_says_objectives_sides_and_how_their_marks_were_drawn():
    page = said(site()["en/about.html"])
    for part in (
        "Objectives Share the water.",
        "◆ South bank How its mark was drawn: Drawn by lot.",
        "Period from 2019",
        "Funding Half by each.",
        "Licence of this site’s data CC0 1.0",
        "Neither side is first.",
    ):
        assert part in page


@pytest.mark.parametrize(("kind", "events", "closed"), [(None, 4, 1), ("rehearsal", 3, 0)])
def test_transparency_counts_only_what_is_listed_and_no_rehearsal(kind, events, closed):
    files = site(content(*changed("event:quiet", kind=kind))) if kind else site()
    page = said(files["en/transparency.html"], start="<table>", end="</table>")
    assert page == (
        f"{events} events are listed here Rule What it means Events "
        "On the record Who took part and what was on the agenda may be read by everybody. 1 "
        "Not for attribution Who took part is not published. Of what was said, only lines approved for release are, "
        f"without names. 1 Off the record What was said and who took part is not published. {closed} "
        "No rule stated here Their rule is not public. Shown is what anybody may read of them, and nothing that was "
        "said. 1"
    )


def test_transparency_says_what_waits_and_what_was_taken_down():
    steps = (
        Step(number=1, date=DAY, appeared=tuple(sorted(content().items)), vanished={"person": 2, "event": 1}),
    )
    page = said(site(content(deadlocked=2, history=steps))["en/transparency.html"])
    assert "2 proposals have waited more than 14 days for the second approval." in page
    assert "Taken down so far: 1 event, 2 people." in page
    calm = said(site()["en/transparency.html"])
    assert "No proposal has waited more than 14 days" in calm
    assert "Nothing has been taken down so far." in calm


def test_what_changed_is_told_release_by_release_and_what_went_is_counted_only():
    ids = tuple(sorted(content().items))
    steps = (
        Step(number=1, date=DAY, appeared=tuple(each for each in ids if each != "event:spring")),
        Step(number=2, date=LATER, changed=("event:spring",), vanished={"person": 1, "remarks": 2}),
    )
    page = said(site(content(*changed("event:spring"), number=2, history=steps))["en/changes.html"])
    latest, first = page.split("Release 2")[1].split("Release 1")
    assert latest.strip() == (
        "· 22 November 2026 Changed 1 event First River Workshop "
        "Taken down 1 person, what was said at 2 events"
    )
    assert first.startswith(
        " · 2 March 2026 New 1 conference, 1 disagreement of sources, 2 entries on lists of people"
    )


def test_a_list_from_which_something_was_taken_down_changed_that_day():
    gone = (
        Step(number=1, date=DAY, appeared=tuple(sorted(content().items))),
        Step(number=2, date=LATER, vanished={"person": 1}),
    )
    files = site(content(number=2, date=LATER, history=gone))
    dates = {
        path: said(files[f"en/{path}.html"], start="<p>Last updated", end="</p>")
        for path in ("people", "organisations", "people/li")
    }
    assert dates == {
        "people": "Last updated: 22 November 2026",
        "organisations": "Last updated: 2 March 2026",
        "people/li": "Last updated: 2 March 2026",
    }


def test_a_long_history_goes_on_over_pages():
    steps = tuple(
        Step(number=number, date=date(2026, 1, number), vanished={"event": 1}) for number in range(1, 26)
    )
    files = site(content(number=25, history=steps))
    assert [path for path in files if path.startswith("en/changes")] == [
        "en/changes.html",
        "en/changes.2.html",
        "en/changes.3.html",
    ]
    assert "Release 25" in said(files["en/changes.html"])
    assert "Release 5 " in said(files["en/changes.3.html"])
