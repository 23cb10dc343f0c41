"""The page of an event, word by word, under each rule, in both languages, and when it is long."""

from dataclasses import replace

import pytest
from publish.site.reading import Read, said
from publish.site.samples import ITEMS, both, changed, checked, content, item, site


def facts(html: bytes) -> dict[str, str]:
    """The terms of the page's list of facts and what stands beside them."""
    table = html.decode().partition('<dl class="facts">')[2].partition("</dl>")[0]
    rows = [row.partition("</dt>") for row in table.split("<dt>")[1:]]
    return {said(f"<main>{term}</main>"): said(f"<main>{told}</main>") for term, _, told in rows}


def test_an_event_on_the_record_says_all_it_may():
    page = site()["en/events/spring.html"]
    assert facts(page) == {
        "Date": "3 April 2020",
        "Length": "1 hour 30 minutes",
        "Place": "Ford",
        "● North bank": "In person, Ford",
        "◆ South bank": "Remote",
        "Part of": "Rivers 2020",
        "Host": "River House · ● North bank",
        "Co-host": "Old Mill · ◆ South bank",
        "Consulted": "Old Mill · ◆ South bank",
        "Theme": "Water levels",
        "Purpose": "To agree on a gauge.",
        "Objectives": "Share the water.",
        "Rule": "On the record Who took part and what was on the agenda may be read by everybody.",
        "Audience": "about 75, mostly students",
        "Officials present": "Both harbour masters",
        "Media present": "Local radio",
        "Earlier plan": "A full day was planned.",
        "Also known as": "第一次江河研讨会",
    }
    assert "How to cite River talks: First River Workshop (last updated 2 March 2026 )" in said(page)


def test_an_event_is_called_what_its_reader_can_read():
    files = site(content(languages=("en", "zh-Hans", "ar")))
    headings = {
        language: said(files[f"{language}/events/spring.html"], start="<h1", end="</h1>")
        for language in ("en", "zh-Hans", "ar")
    }
    assert headings == {
        "en": "First River Workshop",
        "zh-Hans": "第一次江河研讨会",
        "ar": "First River Workshop",
    }
    assert (
        '<h1><span lang="en" dir="ltr">First River Workshop</span></h1>'
        in files["ar/events/spring.html"].decode()
    )


@pytest.mark.parametrize(
    ("key", "language", "heading", "rule"),
    [
        (
            "quiet",
            "en",
            "Informal discussion, 23 October 2021",
            "Off the record What was said and who took part is not published.",
        ),
        ("quiet", "zh-Hans", "非正式讨论，2021年10月23日", None),
        (
            "small",
            "en",
            "Small-group dialogue, November 2021",
            (
                "Not for attribution Who took part is not published. Of what was said, only lines approved for "
                "release are, without names."
            ),
        ),
    ],
)
def test_a_closed_event_is_named_by_kind_and_date_and_says_plainly_what_is_withheld(
    key, language, heading, rule
):
    page = site()[f"{language}/events/{key}.html"]
    assert said(page, start="<h1", end="</h1>") == heading
    if rule:
        assert facts(page)["Rule"] == rule
    assert not [each for each in ("agenda", "people", "coverage") if f'id="{each}"' in page.decode()]


def test_a_plan_says_since_when_and_that_it_may_change():
    page = site()["en/events/next.html"]
    assert facts(page)["Date"] == "autumn 2027 · planned as of January 2026 ; subject to change"
    bare = site(content(*changed("event:next", status={"value": "planned"}, date=None, names=None)))
    assert facts(bare["en/events/next.html"]) == {
        "Date": "date not given · planned; subject to change",
        "Place": "not stated",
        "Rule": "No rule is stated here. Until one is, what is said and who takes part is not published.",
    }


def test_people_stand_by_side_and_in_running_order_without_script():
    page = site()["en/events/spring.html"].decode()
    by_side = [
        said(f"<main>{part}</main>")
        for part in page.partition('<div class="two-sides">')[2].split("<h3>")[1:3]
    ]
    assert [each.partition(" bank")[0] for each in by_side] == ["● North", "◆ South"]
    running = Read(page[page.index('<ol class="order">') :].partition("</ol>")[0])
    assert (running.words, [each["href"] for each in running.all("a")]) == (
        "Amal Haddad ◆ South bank LI Wen ● North bank",
        ["#at-spring-haddad", "#at-spring-li"],
    )


def test_sides_alternate_by_the_place_of_the_event_in_time():
    earlier = item("event", key="first", kind="informal_discussion", date="2019", status={"value": "held"})
    page = site(content(*ITEMS, earlier))["en/events/spring.html"]
    assert [term for term in facts(page) if "bank" in term] == ["◆ South bank", "● North bank"]


def test_formal_events_are_numbered_in_the_order_of_time_and_plans_are_not():
    kinds = {"status": {"value": "held"}, "kind": "high_level_session"}
    more = [
        item("event", key="before", date="2018", **kinds),
        item("event", key="after", date="2022", **kinds),
    ]
    plan = item("event", key="plan", kind="formal_workshop", date="2023", status={"value": "planned"})
    files = site(content(*ITEMS, *more, plan))
    numbers = {
        key: said(files[f"en/events/{key}.html"], start='<span class="kind">', end="</span>")
        for key in ("before", "spring", "after", "plan", "quiet")
    }
    assert numbers == {
        "before": "High-level series session · formal dialogue 1",
        "spring": "Formal workshop · formal dialogue 2",
        "after": "High-level series session · formal dialogue 3",
        "plan": "Formal workshop · Planned",
        "quiet": "Informal discussion",
    }


def test_facts_point_at_the_documents_that_state_them():
    page = site()["en/events/spring.html"].decode()
    assert (
        '3 April 2020</time><sup class="cites"><a href="#source-2" aria-label="Source 2">2</a></sup>' in page
    )
    sources = page[page.index('<ol class="sources">') :].partition("</ol>")[0]
    assert Read(sources).words == "网页 1 passage The Report 3 passages"
    assert [each["id"] for each in Read(sources).all("li")] == ["source-1", "source-2"]


def test_disagreements_stand_with_every_reading_and_the_one_shown():
    page = site()["en/events/spring.html"].decode()
    conflict = said(page, start='<div class="conflict">', end="</div>")
    assert conflict == (
        "Which day? The 3rd The Report , characters 1–9 · shown on this site The 4th 网页 , characters 2–8"
    )


def test_what_was_said_stands_on_a_page_of_its_own_with_names_only_where_they_are_told():
    files = site()
    assert said(files["en/remarks/spring.html"], start='<ul class="entries">', end="</ul>") == (
        "The river is one. LI Wen · ● North bank"
    )
    assert (
        said(files["en/remarks/small.html"], start='<ul class="entries">', end="</ul>") == "Begin with fish."
    )
    assert "alphabetical order" in said(files["en/remarks/small.html"])
    assert "remarks/quiet.html" not in files["en/events/quiet.html"].decode()


def test_a_long_event_goes_on_over_several_small_pages():
    entry = next(each for each in ITEMS if each.content.get("key") == "spring-li")
    many = [
        replace(
            entry,
            content={
                **entry.content,
                "key": f"spring-{place}",
                "position": place,
                "name_as_printed": f"Speaker {place}",
            },
        )
        for place in range(2, 100)
    ]
    files = site(content(*ITEMS, *many))
    parts = sorted(path for path in files if path.startswith("en/events/spring."))
    assert parts == [f"en/events/spring{part}.html" for part in (".2", ".3", ".4", ".5", ".6", ".7", "")]
    assert max(len(files[path]) for path in parts) < 30_000
    named = [f">Speaker {place}<" for place in range(2, 100)]
    assert [sum(name in files[path].decode() for path in parts) for name in named] == [1] * 98


def test_a_broadcast_tells_its_subject_its_times_by_several_clocks_where_to_ask_and_to_watch():
    """Half past ten at night in Lima is the next morning in Tokyo; what names no time stands in no line."""
    told = {
        "event:spring": {
            "kind": "public_broadcast",
            "zone": "America/Lima",
            "clocks": ["Asia/Tokyo", "America/Lima"],
            "ask_at": "https://ask.example/join/hall/AB2CD3/",
        },
        "segment:levels": {"starts": "22:30"},
        "publication:study": {
            "transcript": both("How a gauge is read.", "怎样读水尺。"),
            "places": [{"address": "https://lake.example/film", "opens": ["north"], "fails": ["south"]}],
        },
    }
    items = {f"{each.kind}:{each.content.get('key', each.content.get('event'))}": each for each in ITEMS}
    for identity, fields in told.items():
        items[identity] = replace(items[identity], content={**items[identity].content, **fields})
    page = site(checked(content(*items.values())))["en/events/spring.html"]
    assert facts(page)["Subject"] == "Water levels"
    assert said(page, start='<section aria-labelledby="clocks">', end="</section>") == (
        "By several clocks Item America/Lima UTC−5 Asia/Tokyo UTC+9 UTC "
        "Reading a gauge 22:30 12:30 4 April 2020 03:30 4 April 2020"
    )
    ask = said(page, start='<section aria-labelledby="ask">', end="</section>")
    assert ask == (
        "Send a question beforehand Anybody may. Moderators of both sides read each question before it is put; who "
        "sends it is not asked. https://ask.example/join/hall/AB2CD3/"
    )
    watch = said(page, start='<section aria-labelledby="publications">', end="</section>")
    assert "Transcript : English , 简体中文 https://lake.example/film · ● North bank opens there" in watch
    assert "◆ South bank does not open there" in watch


def test_an_event_of_several_days_or_no_known_day_tells_no_clocks():
    clocks = {"zone": "America/Lima", "clocks": ["Asia/Tokyo"]}
    for day in ("2020-04", "2020-04-03/2020-04-05"):
        items = changed("event:spring", date=day, **clocks)
        levels = next(each for each in items if each.content.get("key") == "levels")
        timed = replace(levels, content={**levels.content, "starts": "22:30"})
        page = site(content(*[timed if each is levels else each for each in items]))["en/events/spring.html"]
        assert "By several clocks" not in page.decode()
