"""Keys outside: spelled by public names, or drawn."""

import pytest

from tracktwo.publish.bundle.addresses import readdressed


def draw(each):
    return each.partition(":")[0] + "-drawn"


def person(key, *texts):
    return {f"person:{key}": {"key": key, "names": [{"text": text, "language": "en"} for text in texts]}}


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("wei-zhang", ["Wei Zhang"]),
        ("zhang-wei", ["Wei Zhang", "张伟"]),
        ("oconnell", ["Kevin O'Connell"]),
        ("muller-2", ["Jürgen Müller"]),
        ("li-wei-kx7qz2", ["Li Wei"]),
        ("person-kx7qz2", ["张伟"]),
        ("casic", ["China Aerospace Science and Industry Corporation"]),
        ("csatcom", ["China Satellite Communications, LTD"]),
        ("sayyad", ["هدى الصياد", "Huda as-Sayyad"]),
    ],
)
def test_a_key_its_public_names_spell_is_kept(key, names):
    contents = person(key, *names)
    assert readdressed(contents, draw=draw) == (contents, {})


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("zhang-weiming", ["W. Zhang"]),
        ("zhang-weiming", ["张伟明"]),
        ("zhang-weiming", ["Wei Zhang"]),
        ("wm", ["Wei Zhang"]),
        ("hollin-kestrel", ["Marta Hollin"]),
        ("marta-hollin-kestrel-kx7qz2", ["Marta Hollin"]),
        ("holm-ar", ["Marta Hollin"]),
    ],
)
def test_a_key_that_says_more_than_the_public_names_is_drawn(key, names):
    told, changed = readdressed(person(key, *names), draw=draw)
    assert changed == {f"person:{key}": "person:person-drawn"}
    assert told == person("person-drawn", *names)


def test_nothing_keeps_a_drawn_key_by_another_way():
    """Every reference follows, and ids that stand in the order of their letters stand in that of the new ones."""
    contents = {
        **person("kestrel", "Marta Hollin"),
        "event:spring": {
            "key": "spring",
            "hosts": [{"organisation": "red-mill", "role": "host"}],
            "consulted": [],
        },
        "organisation:red-mill": {"key": "red-mill", "names": [{"text": "Mill House", "language": "en"}]},
        "organisation:mill-loft": {
            "key": "mill-loft",
            "names": [{"text": "The Loft", "language": "en"}],
            "parent": "red-mill",
        },
        "contribution:spring-kestrel": {
            "key": "spring-kestrel",
            "event": "spring",
            "person": "kestrel",
            "listed_as": "speaker",
            "name_as_printed": "Marta Hollin",
            "organisations": ["red-mill", "mill-loft"],
        },
        "segment:opening": {
            "key": "opening",
            "event": "spring",
            "kind": "opening",
            "parts": [{"contribution": "spring-kestrel", "person": "kestrel"}],
        },
        "conflict:kestrel-names": {"key": "kestrel-names", "subject": "person:kestrel", "field": "names"},
    }
    contents["person:kestrel"]["contributions"] = ["contribution:a", "contribution:spring-kestrel"]
    told, changed = readdressed(contents, draw=draw)
    assert sorted(changed) == [
        "conflict:kestrel-names",
        "contribution:spring-kestrel",
        "organisation:red-mill",
        "person:kestrel",
    ]
    assert told["person:person-drawn"]["contributions"] == [
        "contribution:a",
        "contribution:contribution-drawn",
    ]
    assert told["event:spring"]["hosts"] == [{"organisation": "organisation-drawn", "role": "host"}]
    assert told["organisation:mill-loft"]["parent"] == "organisation-drawn"
    assert told["contribution:contribution-drawn"]["organisations"] == ["organisation-drawn", "mill-loft"]
    assert told["segment:opening"]["parts"] == [
        {"contribution": "contribution-drawn", "person": "person-drawn"}
    ]
    assert told["conflict:conflict-drawn"]["subject"] == "person:person-drawn"
    assert not [word for word in ("kestrel", "red-mill") if word in repr(told)]


def test_what_a_statement_rests_on_keeps_its_order_when_a_key_is_drawn():
    """Rows of evidence stand as the team put them; an answer among them names no item."""
    evidence = [
        {"kind": "event", "item": "event:spring", "stance": "supports"},
        {"kind": "answer", "stance": "supports"},
        {"kind": "event", "item": "event:autumn", "stance": "qualifies"},
    ]
    contents = {**person("kestrel", "Marta Hollin"), "outcome:first": {"key": "first", "evidence": evidence}}
    told, changed = readdressed(contents, draw=draw)
    assert changed == {"person:kestrel": "person:person-drawn"}
    assert told["outcome:first"]["evidence"] == evidence


def test_the_address_of_a_closed_session_does_not_say_what_it_is():
    contents = {
        f"segment:{key}": {"key": key, "event": "spring", "position": 1, **fields}
        for key, fields in {"spring-panel-x": {"starts": "09:30"}, "spring-talk-x": {"kind": "talk"}}.items()
    }
    told, changed = readdressed(contents, draw=draw)
    assert list(changed) == ["segment:spring-panel-x"]
    assert "panel" not in str(told)
