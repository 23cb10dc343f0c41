"""A whole small site, right and with one leak each: the right one is clean, every leak is found where it is."""

import html
import json

import pytest
from clearance.leaks.samples import zipped

from tracktwo.clearance.kinds import (
    Attendance,
    Contribution,
    Event,
    Media,
    Note,
    Organisation,
    Outcome,
    Person,
    Publication,
    Remark,
    Remarks,
)
from tracktwo.clearance.leaks import gather, list_public, search, search_file
from tracktwo.clearance.leaks.methods.gathering import index_texts, texts_of
from tracktwo.clearance.tables import Fact, Name, Release
from tracktwo.vocabulary.names import PersonName

OPEN = Event(
    key="open-2030",
    names=(Name(text="Open Workshop on Orbits", language="en"),),
    note={"en": "Cost twice what we planned for it.", "zh-Hans": "费用是原计划的两倍。"},
)
QUIET = Event(
    key="quiet-2031",
    names=(Name(text="Quiet Talks", language="en"), Name(text="内部会谈", language="zh-Hans")),
)
SAID = "Neither capital will move before the election, and both of them know it very well."
RELEASED = "Participants expected no change before the election."


def person(key, *names):
    return Person(key=key, names=tuple(Fact(value=PersonName(text=name, language="en")) for name in names))


def entry(key, event, who, name):
    return Contribution(key=key, event=event, person=who, side="a", listed_as="speaker", name_as_printed=name)


def remark():
    release = Release(text={"en": RELEASED}, approved_by="Vera Key")
    return Remark(author="sun-wei", side="b", original={"en": SAID}, release=release)


MATERIAL = (
    OPEN,
    QUIET,
    person("ada-nord", "Ada Nord", "阿达"),
    person("sun-wei", "Sun Wei", "孙伟"),
    entry("open-2030-ada", OPEN, "ada-nord", "Ada Nord"),
    entry("quiet-2031-ada", QUIET, "ada-nord", "Ada Nord"),
    Attendance(event=QUIET, person="sun-wei", name="Sun Wei", side="b", organisation="hill-college"),
    Organisation(key="hill-college", names=(Fact(value=Name(text="Hill College", language="en")),)),
    Remarks(event=QUIET, remarks=(remark(),) * 5),
    Note(subject="event:quiet-2031", text={"en": "The minister was told on Friday."}, side="a"),
    Publication(key="draft-9", kind="report", title="Unfinished Report on Trust", is_public=False),
    Media(key="daily-news", outlet={"en": "Daily News"}, contact="Pat Reporter <pat@daily.example>"),
    Outcome(key="outcome-1", number=1, text=Fact(value={"en": "The sides will share more data."})),
)
ITEMS = {
    "programme:talks": {"key": "talks", "name": {"en": "Talks"}},
    "event:open-2030": {"key": "open-2030", "names": [{"text": "Open Workshop on Orbits", "language": "en"}]},
    "event:quiet-2031": {"key": "quiet-2031", "kind": "informal", "date": "2031"},
    "person:ada-nord": {
        "key": "ada-nord",
        "names": [{"text": "Ada Nord", "language": "en"}],
        "contributions": ["contribution:open-2030-ada"],
    },
    "contribution:open-2030-ada": {
        "key": "open-2030-ada",
        "person": "ada-nord",
        "name_as_printed": "Ada Nord",
    },
    "remarks:quiet-2031": {"event": "quiet-2031", "remarks": [{"released": {"en": RELEASED}}] * 5},
    "media:daily-news": {"key": "daily-news", "outlet": {"en": "Daily News"}},
}
WORDS = (
    "Last updated",
    "Speakers",
    "Reported by",
    "What was said",
    "People",
    "class title main href stylesheet",
)
NEEDLES = gather(MATERIAL)
LISTING = list_public(ITEMS, words=WORDS, needles=NEEDLES)


def page(title, body):
    head = f'<!doctype html>\n<html lang="en"><title>{title}</title>\n<link rel="stylesheet" href="../style.css">'
    return f"{head}\n<main>\n{body}\n</main>\n</html>\n"


OPEN_BODY = (
    '<h1>Open Workshop on Orbits</h1>\n<p>Speakers: <a href="../people/ada-nord.html">Ada <b>Nord</b></a></p>'
)
QUIET_BODY = f"<h1>2031</h1>\n<h2>What was said</h2>\n<ul><li>{RELEASED}</li></ul>"
ADA_BODY = '<h1>Nord, Ada</h1>\n<a href="../events/open-2030.html">Open Workshop on Orbits</a>'
ADA = ("programme:talks", "person:ada-nord", "contribution:open-2030-ada", "event:open-2030")
SITE = {
    "en/events/open-2030.html": (page("Open Workshop on Orbits", OPEN_BODY), ADA),
    "en/events/quiet-2031.html": (
        page("2031", QUIET_BODY),
        ("programme:talks", "event:quiet-2031", "remarks:quiet-2031"),
    ),
    "en/people/ada-nord.html": (page("Ada Nord", ADA_BODY), ADA),
    "en/media.html": (page("Reported by", "<p>Daily News</p>"), ("programme:talks", "media:daily-news")),
    "data/release.json": (json.dumps(ITEMS, ensure_ascii=False), tuple(ITEMS)),
    "style.css": ("p { color: #333 }", ()),
    "filter.js": ("const rows = document.querySelectorAll('tr');", ()),
}


def checked(changes):
    """The paths and items of what is found in the site with some files changed or added."""
    files = {path: text for path, (text, _) in SITE.items()} | changes
    shows = {path: ids for path, (_, ids) in SITE.items()}
    encoded = [(path, text if isinstance(text, bytes) else text.encode()) for path, text in files.items()]
    hits = search(encoded, needles=NEEDLES, listing=LISTING, shows=lambda path: shows.get(path, ()))
    assert not any(hit.is_doubtful for hit in hits)
    return {(hit.path, hit.kind.value, hit.item) for hit in hits}


def put(path, what):
    """A page with something more before its end."""
    return {path: SITE[path][0].replace("</main>", f"{what}</main>")}


def on_open(what):
    return put("en/events/open-2030.html", what)


def on_quiet(what):
    return put("en/events/quiet-2031.html", what)


def on_media(what):
    return put("en/media.html", what)


def test_the_right_site_is_clean():
    assert checked({}) == set()


SUN = ("name", "attendance:quiet-2031")
SUN_IN_CHINESE = ("name", "person:sun-wei")
MINUTES = ("prose", "remarks:quiet-2031")
# What is done wrong → the changed file, and what is found in it.
LEAKS = {
    "a public person named at another meeting": (
        on_quiet("<p>Ada Nord</p>"),
        {("name", "contribution:quiet-2031-ada")},
    ),
    "somebody who only attended": (on_quiet("<p>孙伟</p>"), {SUN_IN_CHINESE}),
    "where they came from": (on_quiet("<p>Hill&nbsp;College</p>"), {("name", "organisation:hill-college")}),
    "a name in the other script": (on_open("<p>阿达</p>"), {("name", "person:ada-nord")}),
    "the name of the closed meeting": (on_quiet("<h2>Quiet talks</h2>"), {("name", "event:quiet-2031")}),
    "a name in a tooltip": (on_quiet('<p title="内部会谈">2031</p>'), {("name", "event:quiet-2031")}),
    "a note in a comment": (
        on_quiet("<!-- The minister was told on Friday. -->"),
        {("prose", "note:event:quiet-2031")},
    ),
    "the note of a public event": (
        on_open("<p hidden>费用是原计划的两倍。</p>"),
        {("prose", "event:open-2030")},
    ),
    "the original in place of the release": (on_quiet(f"<li>{SAID}</li>"), {MINUTES}),
    "a part of the original": (on_quiet("<p>will move before the election, and both of</p>"), {MINUTES}),
    "the released words elsewhere": (on_open(f"<p>{RELEASED}</p>"), {MINUTES}),
    "who approved the words": (on_quiet("<!-- Key, Vera -->"), {("name", "remarks:quiet-2031")}),
    "a key in a link": (
        on_quiet('<a href="../people/sun-wei.html">1</a>'),
        {SUN, ("code", "attendance:quiet-2031")},
    ),
    "a key as an anchor": (
        on_quiet('<a id="quiet-2031-ada">1</a>'),
        {("code", "contribution:quiet-2031-ada")},
    ),
    "a draft in a list": (on_media("<p>Unfinished Report on Trust</p>"), {("name", "publication:draft-9")}),
    "the reporter": (on_media("<p>Reported by Pat Reporter</p>"), {("name", "media:daily-news")}),
    "the reporter's address": (
        on_media('<a href="mailto:pat%40daily.example">1</a>'),
        {("code", "media:daily-news")},
    ),
    "an outcome nobody approved": (
        on_open("<p>The sides will share more data.</p>"),
        {("prose", "outcome:outcome-1")},
    ),
    "an index that a script reads": ({"en/index.json": json.dumps({"q": ["孙伟"]})}, {SUN_IN_CHINESE}),
    "a name in the style sheet": ({"style.css": r"p::after { content: '\5b59\4f1f' }"}, {SUN_IN_CHINESE}),
    "a picture with a name in it": (
        {"mark.svg": "<svg><text><tspan>Sun</tspan> <tspan>Wei</tspan></text></svg>"},
        {SUN},
    ),
    "a table of rows": ({"data/people.csv": "family,given\nSun,Wei\n"}, {SUN}),
    "a table in a zip": ({"data/all.zip": zipped("姓名\n孙伟\n".encode())}, {SUN_IN_CHINESE}),
    "an address made of a name": ({"en/people/Wei%20Sun.html": page("People", "")}, {SUN}),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_found(leak):
    changes, found = LEAKS[leak]
    (path,) = changes
    assert checked(changes) == {(path, *each) for each in found}


def test_every_text_of_the_record_is_found_if_it_is_printed():
    """Nothing is searched for in a way that could not find it."""
    nothing = list_public({}, words=(), needles=NEEDLES)
    missed = [
        text.origin
        for text in texts_of(MATERIAL)
        if index_texts([text]).needles
        and not search_file(
            "x.html",
            data=f"<p>{html.escape(str(text.said))}</p>".encode(),
            needles=NEEDLES,
            listing=nothing,
            shows=(),
        )
    ]
    assert missed == []
