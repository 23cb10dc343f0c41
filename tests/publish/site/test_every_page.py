"""What holds for every page: links that lead somewhere, nothing loaded from elsewhere, the frame around it."""

import posixpath
import re
from dataclasses import replace
from typing import Any

import pytest
from publish.site.reading import Read, said
from publish.site.samples import ITEMS, LATER, changed, checked, content, pages, site

from tracktwo.publish.bundle import Content
from tracktwo.publish.site import plan

ARABIC = ("en", "ar")
SITES = {
    "en and zh-Hans": content(),
    "en and ar": content(languages=ARABIC),
    "later": content(*changed("event:spring")),
}


def test_the_sample_is_a_release():
    assert checked(content()) == content()


@pytest.fixture(params=SITES, ids=list(SITES))
def made(request) -> Content:
    return SITES[request.param]


def html_of(made: Content) -> dict[str, Read]:
    return {path: Read(data.decode()) for path, data in site(made).items() if path.endswith(".html")}


def test_every_link_leads_to_a_file_or_an_anchor_of_the_site(made: Content):
    files = site(made)
    read = {path: Read(data.decode()) for path, data in files.items() if path.endswith(".html")}
    lost = []
    for path, page in read.items():
        for address in page.addresses:
            target, _, anchor = address.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if there not in files or (anchor and anchor not in read[there].anchors):
                lost.append((path, address))
    assert lost == []


def test_every_page_can_be_reached_from_the_first(made: Content):
    files = {path: Read(data.decode()) for path, data in site(made).items() if path.endswith(".html")}
    seen, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in files:
            continue
        seen.add(path)
        there = (address.partition("#")[0] for address in files[path].addresses)
        waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(path), each)) for each in there]
    assert set(files) - seen == {"404.html"}


def test_nothing_is_loaded_run_or_styled_from_a_page(made: Content):
    for path, page in html_of(made).items():
        scripts = [
            each.get("src") for each in page.all("script") if each.get("type") != "application/ld+json"
        ]
        assert scripts == (["filter.js"] if "/a-z/" in path else []), path
        assert not [address for address in page.addresses if re.match("[a-z]+:|//", address)], path
        assert not page.all("style") + page.all("iframe") + page.all("form") + page.all("object"), path
        assert not [
            name
            for _, attributes in page.elements
            for name in attributes
            if name == "style" or name.startswith("on")
        ]
        policy = next(each["content"] for each in page.all("meta") if each.get("http-equiv"))
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self';"), path
        assert ("script-src" in policy) is ("/a-z/" in path), path
        assert {"name": "referrer", "content": "no-referrer"} in page.all("meta"), path


def test_every_page_has_one_heading_a_way_past_the_navigation_and_its_language(made: Content):
    for path, page in html_of(made).items():
        assert len(page.all("h1")) == 1, path
        assert len(page.anchors) == len(set(page.anchors)), path
        (html,) = page.all("html")
        language = path.partition("/")[0] if "/" in path else "en"
        assert html == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}, path
        if "/" in path:
            assert page.all("a")[0] == {"class": "skip", "href": "#content"}, path
            assert "content" in page.anchors, path


def test_every_page_leads_to_itself_in_the_other_languages():
    read = html_of(content())
    for path, page in read.items():
        language, _, rest = path.partition("/")
        if not rest:
            continue
        other = {"en": "zh-Hans", "zh-Hans": "en"}[language]
        (link,) = [each for each in page.all("a") if each.get("hreflang")]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), link["href"] or ""))
        expected = f"{other}/a-z/index.html" if "/a-z/" in path else f"{other}/{rest}"
        assert (there, link["lang"]) == (expected, other)


def test_every_page_says_whom_to_ask_and_when_it_last_changed():
    later = content(*changed("publication:study", title="A better study"))
    dated = {}
    for path, page in html_of(later).items():
        if path.startswith("en/"):
            assert "Contact: The river desk" in page.words, path
            dated[path] = re.search(r"Last updated: (\d+ \w+ \d{4})", page.words)[1]
    shown = {page.path for page in plan(later) if "publication:study" in page.shows}
    assert {path for path, day in dated.items() if day == "22 November 2026"} == {
        path for path in dated if path in shown
    } | {"en/changes.html", "en/data.html", "en/a-z/index.html"}
    assert dated["en/people/li.html"] == "2 March 2026"


def test_every_page_of_a_demonstration_says_so_and_asks_not_to_be_listed():
    for path, page in html_of(content()).items():
        assert {"name": "robots", "content": "noindex"} in page.all("meta"), path
        assert page.all("body") == [{"class": "demo"}], path
        assert path == "404.html" or ("Invented." in page.words or "虚构。" in page.words), path
    programme = changed("programme:river", is_demo=False)
    for page in html_of(content(*programme, is_demo=False)).values():
        assert {"name": "robots", "content": "noindex"} not in page.all("meta")
        assert page.all("body") == [{}]


def test_a_language_that_nobody_checked_says_so():
    for path, data in site().items():
        if path.endswith(".html") and "/" in path:
            assert ('<p class="unchecked">' in data.decode()) is path.startswith("zh-Hans/"), path


def test_sides_alternate_in_the_masthead_by_the_month_of_the_last_change():
    march, november = (site(content(*items)) for items in (ITEMS, changed("publication:study")))
    before, after = (
        said(files["en/publications/study.html"], start='<p class="both"', end="</p>")
        for files in (march, november)
    )
    assert (before, after) == ("◆ South bank · ● North bank", "◆ South bank · ● North bank")
    october = content(*(replace(each, changed=LATER.replace(month=10)) for each in ITEMS))
    assert (
        said(site(october)["en/publications/study.html"], start='<p class="both"', end="</p>")
        == "● North bank · ◆ South bank"
    )


def test_every_page_is_small(made: Content):
    sizes = {path: len(data) for path, data in site(made).items() if path.endswith(".html")}
    assert max(sizes.values()) < 24_000  # three pictures
    assert max(size for path, size in sizes.items() if "/rounds/" not in path) < 13_000


def test_pages_are_the_same_however_often_they_are_made_and_in_whatever_order():
    first, second = pages(), pages()
    assert list(first) == list(second)
    backwards = {path: first[path].render() for path in reversed(first)}
    assert backwards == {path: page.render() for path, page in second.items()}


def touched(value: Any) -> Any:
    """The same with every text in it told a little differently."""
    match value:
        case dict():
            return {
                name: f"{told} anew" if name in TEXTS and isinstance(told, str) else touched(told)
                for name, told in value.items()
            }
        case list():
            return [touched(each) for each in value]
        case _:
            return value


TEXTS = {"en", "title", "text", "name_as_printed", "name", "licence", "lot", "policy", "post_as_printed"}


@pytest.mark.parametrize("each", list(content().items))
def test_what_a_page_is_made_of_decides_its_bytes(each: str):
    """Whichever one item changes, a page whose inputs stay the same stays the same to the byte."""
    before, items = pages(), content().items
    other = {**items, each: replace(items[each], content=touched(items[each].content))}
    after = pages(replace(content(), items=other))
    assert list(after) == list(before)
    kept = [path for path in after if after[path].inputs == before[path].inputs]
    assert kept
    assert [path for path in kept if after[path].render() != before[path].render()] == []
    for path in before:
        if path not in kept and each not in before[path].shows:
            assert after[path].path.endswith(
                ("changes.html", "data.html", ".js", "a-z/index.html")
            )  # what tells of the whole


def test_an_address_is_made_of_keys_alone():
    paths = {path.replace("data/SIMULATED-", "data/") for path in site()}
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+(/[a-z0-9_-]+){0,3}(\.\d+)?\.[a-z.]+", path) for path in paths)
