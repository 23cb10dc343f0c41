"""G: outcomes, publication, reach."""

import csv
import hashlib
import io
import json
import re

import pytest
from mission.names import SHORES, SPACE
from mission.publishing import files_of
from mission.reading import each, is_wider_than_its_window, said, table


def test_g3_register_of_media_coverage(person):
    """Outlets under both of their names; what is not stated says so.

    Not there yet: whether each side can open the outlet.
    """
    page = person().open("media/")
    rows = page.locator("main li.entry")
    assert list(zip(each(rows.locator(".when")), each(rows.locator(".name")), strict=True)) == [
        ("date not given", "Beijing Review · 北京周报"),
        ("date not given", "China Space News · 中国航天报"),
        ("date not given", "The Space Show"),
    ]
    assert (
        each(rows.locator(".unknown").filter(has_text="event"))
        == ["Which event it reported on is not stated."] * 3
    )
    chinese = person(mark="◆", language="zh-Hans").open("media/")
    assert sorted(each(chinese.locator("main li.entry .name"))) == [
        "The Space Show", "中国航天报 · China Space News", "北京周报 · Beijing Review"
    ]  # fmt: skip


PAGES = ("index.html", "timeline.html", "events/fuzhou-2020.html", "people.html", "people/christensen.html",
         "organisations.html", "documents.html", "findings.html", "about.html", "transparency.html", "data.html",
         "changes.html", "a-z/index.html")  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_g7_the_site_opens_from_a_disk_without_a_script_and_asks_nobody(site, language):
    """One heading a page, in the reader's language, nothing wider than a phone, nothing from elsewhere."""
    for phone in (False, True):
        reader = site(language=language, phone=phone)
        for path in PAGES:
            page = reader.open(path)
            assert page.locator("html").get_attribute("lang") == language
            assert len(each(page.locator("h1"))) == 1
            if phone:
                assert (path, is_wider_than_its_window(page)) == (path, False)
        assert {address.partition(":")[0] for address in reader.asked} == {"file"}
        assert reader.context.cookies() == []


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_g7_no_file_of_the_site_names_another_host(published, programme):
    """No address with a host is loaded or linked by a page, a style or a script; no cookie, no store, no beacon."""
    loads = re.compile(
        rb"""(?:src|href|action|srcset|poster|data)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import"""
    )
    asks = re.compile(rb"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|document\.cookie|import\(")
    for path, content in files_of(published / programme).items():
        assert not loads.search(content), path
        assert not (path.endswith(".js") and asks.search(content)), path


def test_g7_what_there_is_to_read(site):
    """What it is and why, the timeline, events, findings: in both languages of the larger demonstration."""
    page = site().open("index.html")
    assert said(page.locator("h1")) == "Sino-US Space Commercialization Dialogues"
    assert len(each(page.locator("main").get_by_text("Conclusion stated by the organisers"))) >= 4
    names = each(site().open("timeline.html").locator("main li a[href*='events/']"))
    assert len({each for each in names if not each.startswith("Rehearsal")}) == 10
    assert (
        said(site(language="zh-Hans").open("events/fuzhou-2020.html").locator("h1"))
        == "第二次对话（2020年9月，福州与远程）"
    )


def test_g7_the_second_programme_is_read_from_right_to_left(site):
    page = site(SHORES, language="ar").open("index.html")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert re.search("[\u0600-\u06ff]{3}", said(page.locator("h1")))


def test_g8_who_funds_who_decides_and_what_is_withheld_by_rule(site):
    page = site().open("transparency.html")
    words = said(page.locator("main"))
    assert "Nothing appears here unless two people approve it, one for each side." in words
    assert "Not stated in the sources." in words
    counted = {row[0]: row[-1] for row in table(page.locator("main table").first)[1:]}
    assert counted == {
        "On the record": "3",
        "Not for attribution": "1",
        "Off the record": "1",
        "No rule stated here": "5",
    }
    assert "Nothing has been taken down so far." in words
    assert page.locator("a[href*='changes.html']").count() >= 1


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_g9_the_data_hold_what_the_pages_show_with_a_codebook(published, programme, site):
    """One file is the whole release; each kind as JSON and CSV says the same; every field is in the codebook."""
    data = published / programme / "data"
    release = json.loads((data / "release.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((data / "release.json").read_bytes()).hexdigest()
    assert json.loads((data / "approvals.json").read_text())["sha256"] == digest
    assert digest in said(site(programme).open("data.html").locator("main"))
    codebook = json.loads((data / "codebook.json").read_text(encoding="utf-8"))["kinds"]
    kinds = {item["kind"] for item in release["items"].values()}
    assert kinds <= set(codebook)
    for kind in kinds:
        own = {key: item["content"] for key, item in release["items"].items() if item["kind"] == kind}
        # What only shows how a finding looks is in the release and in no list of findings.
        own = {key: content for key, content in own.items() if content.get("basis") != "demonstration"}
        assert {field for content in own.values() for field in content} <= set(codebook[kind]["fields"]), kind
        name = f"SIMULATED-{kind}" if kind in {"round", "result"} else kind
        rows = list(csv.DictReader(io.StringIO((data / f"{name}.csv").read_text(encoding="utf-8-sig"))))
        assert len(rows) == len(own)
        assert len(json.loads((data / f"{name}.json").read_text(encoding="utf-8"))) in {
            len(own),
            *range(1, 6),
        }


def test_g9_the_data_hold_nothing_of_closed_meetings(published):
    """The events of the two rules hold their facts and nothing else; nobody is tied to them in any file."""
    release = json.loads((published / SPACE / "data/release.json").read_text(encoding="utf-8"))
    for key in ("washington-2019", "paris-forum-2021-dialogue"):
        event = release["items"][f"event:{key}"]["content"]
        assert not {"names", "purpose", "presences", "objectives", "audience_estimate", "note", "twin"} & set(
            event
        )
        tied = [each for each, item in release["items"].items() if item["content"].get("event") == key]
        assert tied == []
    shores = (published / SHORES / "data/release.json").read_text(encoding="utf-8")
    assert "grounds-2024" not in shores
    assert '"document":"minutes"' not in shores
    assert "document:minutes" not in shores
