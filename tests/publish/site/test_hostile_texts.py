"""Texts that would be markup, scripts or tricks with the direction of reading stay texts, wherever they stand."""

import re
from typing import Any

import pytest
from publish.site.reading import Read
from publish.site.samples import ITEMS, content, site

from tracktwo.publish.bundle import Item
from tracktwo.publish.site.flattening import field_names
from tracktwo.publish.site.pages import drafts
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View

HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x="',
    "quotes": "'><svg onload=alert(1)>",
    "template": "{{ 7*7 }}{% raw %}%(x)s%",
    "turned": "abc\u202e\u2066def",
    "address": "javascript:alert(1)",
    "long": "Llanfairpwllgwyngyll" * 40,
}
_FREE = {
    "en",
    "zh-Hans",
    "title",
    "text",
    "name",
    "series",
    "name_as_printed",
    "post_as_printed",
    "affiliation_as_printed",
    "licence",
    "lot",
    "session",
}


def poisoned(value: Any, poison: str) -> Any:
    match value:
        case dict():
            return {
                name: poison if name in _FREE and isinstance(told, str) else poisoned(told, poison)
                for name, told in value.items()
            }
        case list():
            return [poisoned(each, poison) for each in value]
        case _:
            return value


def without_family(value: dict[str, Any]) -> dict[str, Any]:
    names = value.get("names", [])
    plain = [{name: told for name, told in each.items() if name not in ("family", "given")} for each in names]
    return {**value, "names": plain} if names else value


def hostile(poison: str) -> list[Item]:
    return [
        Item(
            kind=each.kind,
            changed=each.changed,
            content=without_family(poisoned(each.content, poison)),
            citations=each.citations,
        )
        for each in ITEMS
    ]


@pytest.mark.parametrize("poison", HOSTILE.values(), ids=HOSTILE)
def test_a_text_is_only_ever_a_text(poison: str):
    tame, files = site(), site(content(*hostile(poison)))
    shown = 0
    for path, data in files.items():
        if not path.endswith(".html"):
            continue
        page = Read(data.decode())
        assert not [
            attributes for _, attributes in page.elements if any(name.startswith("on") for name in attributes)
        ], path
        runs = [each.get("src") for each in page.all("script") if each.get("type") != "application/ld+json"]
        assert runs == (["filter.js"] if "/a-z/" in path else []), path
        assert all(re.fullmatch(r"[\w./#-]*", address) for address in page.addresses), path
        if path in tame:
            known = {name for name, _ in Read(tame[path].decode()).elements}
            assert {name for name, _ in page.elements} <= known | {"span", "bdi"}, path
        shown += poison in "".join(text for _, text in page.texts)
    assert shown > 40


def test_a_text_that_turns_the_direction_turns_nothing_beside_it():
    for path, data in site(content(*hostile(HOSTILE["turned"]))).items():
        if not path.endswith(".html"):
            continue
        body = re.sub(
            r"<title>.*?</title>|<title [^>]*>.*?</title>|<desc>.*?</desc>",
            "",
            data.decode(),
            flags=re.DOTALL,
        )
        for found in re.finditer(r"<(\w+)([^<>]*)>[^<>]*\u202e", body):
            tag, attributes = found[1], found[2]
            alone = (
                tag in ("bdi", "h1", "h2", "p", "dd", "td", "text", "tspan", "code", "figcaption")
                or "dir=" in attributes
            )
            assert alone, (path, found[0])


def test_a_page_can_look_up_only_what_it_says_it_shows():
    shelf = Shelf(content())
    draft = next(each for each in drafts(shelf) if each.path == "people/li.html")
    view = View(
        language="en",
        path=draft.path,
        items={each: shelf.items[each] for each in (*shelf.frame, *draft.shows)},
        facts=draft.facts,
        updated="2026-03-02",
    )
    assert draft.make(view)["title"].text == "LI Wen"
    with pytest.raises(KeyError):
        view["person:haddad"]


def test_a_field_that_an_item_cannot_have_is_an_error():
    told = Told({"key": "li"}, kind="person")
    assert (told["key"], told["names"], set(field_names("person"))) == (
        "li",
        None,
        {"key", "names", "contributions"},
    )
    with pytest.raises(KeyError):
        told["nationality"]
