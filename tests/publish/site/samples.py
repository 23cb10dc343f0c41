"""A small release with one of everything a site can show, written as the release has it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from tracktwo.publish.bundle import Cited, Content, Item, Step, read_content, write_content
from tracktwo.publish.site import Page, plan

DAY, LATER = date(2026, 3, 2), date(2026, 11, 22)


def item(what: str, cites: Mapping[str, str] = MappingProxyType({}), /, **content: Any) -> Item:
    """An item; ``cites`` says which document states which field."""
    passages = tuple(
        Cited(field=name, document=document, start=10, end=20) for name, document in sorted(cites.items())
    )
    return Item(kind=what, changed=DAY, content=content, citations=passages)


def both(english: str, chinese: str) -> dict[str, str]:
    return {"en": english, "zh-Hans": chinese}


def side(key: str, *, lean: str, **more: Any) -> dict[str, Any]:
    """One side of a result; what is None is not told."""
    told = {"side": key, "lean": lean, "day": "2026-03", "policy": "a" * 64, **more}
    return {name: value for name, value in told.items() if value is not None}


def banded(key: str, *, lean: str = "+", **more: Any) -> dict[str, Any]:
    """One side in bands: most agree."""
    bands = {
        "people": "10-19",
        "agree": {"low": "2/3", "high": "1"},
        "disagree": {"low": "0", "high": "1/3"},
    }
    return side(key, lean=lean, bands=bands, **more)


def counted(
    key: str, counts: tuple[int, int, int], *, limits: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """One side, counted."""
    named = dict(zip(("agree", "disagree", "unsure"), counts, strict=True))
    return side(key, counts=named, limits=dict(zip(("low", "high"), limits, strict=True)), **more)


def guessed(
    points: str, limits: tuple[str, str], gap: tuple[str, str], reading: str, people: str = "24"
) -> dict[str, Any]:
    """What a side expects of the other, exactly."""
    return {
        "people": people,
        "points": points,
        "limits": dict(zip(("low", "high"), limits, strict=True)),
        "reading": reading,
        "gap": dict(zip(("low", "high"), gap, strict=True)),
    }


ITEMS = [
    item(
        "programme",
        key="river",
        name={**both("River talks", "江河对话"), "ar": "محادثات النهر"},
        summary=both("Two banks talk about one river.", "两岸谈一条河。"),
        motivation=both("They seldom meet.", "他们很少见面。"),
        notice=both("Invented.", "虚构。"),
        contact=both("The river desk", "江河办公室"),
        funding=both("Half by each.", "各付一半。"),
        licence="CC0 1.0",
        period="2019/..",
        languages=["en", "zh-Hans"],
        unchecked_languages=["zh-Hans"],
        is_demo=True,
    ),
    item(
        "side",
        key="north",
        name=both("North bank", "北岸"),
        mark="circle",
        lot="Drawn by lot.",
        languages=["en"],
    ),
    item("side", key="south", name=both("South bank", "南岸"), mark="diamond", lot="Drawn by lot."),
    item("objective", key="water", number=1, text=both("Share the water.", "共享河水。")),
    item(
        "document", key="report", title="The Report", language="en", published="2022-08", publishers=["house"]
    ),
    item("document", key="page", title="网页", language="zh-Hans"),
    item(
        "organisation",
        key="house",
        names=[{"text": "River House", "language": "en"}, {"text": "江河之家", "language": "zh-Hans"}],
        side="north",
        is_partner=True,
    ),
    item(
        "organisation",
        key="mill",
        names=[{"text": "Old Mill", "language": "en"}],
        side="south",
        parent="house",
        is_partner=False,
    ),
    item("conference", key="congress", series="Rivers", name="Rivers 2020", language="en", date="2020-04"),
    item(
        "event",
        {"date": "report", "place": "report", "rule": "page", "": "report"},
        key="spring",
        kind="formal_workshop",
        status={"value": "held"},
        date="2020-04-03",
        duration="PT1H30M",
        place={"text": both("Ford", "渡口"), "country": "FR"},
        rule="on_the_record",
        hosts=[{"organisation": "house", "role": "host"}, {"organisation": "mill", "role": "co_host"}],
        consulted=["mill"],
        parent="congress",
        theme=both("Water levels", "水位"),
        purpose=both("To agree on a gauge.", "商定水尺。"),
        objectives=["water"],
        names=[
            {"text": "First River Workshop", "language": "en"},
            {"text": "第一次江河研讨会", "language": "zh-Hans"},
        ],
        presences=[
            {"side": "north", "mode": "in_person", "place": both("Ford", "渡口")},
            {"side": "south", "mode": "remote"},
        ],
        audience_estimate=75,
        audience_note=both("mostly students", "以学生为主"),
        officials=both("Both harbour masters", "双方港务长"),
        media_present=both("Local radio", "当地电台"),
        earlier_plan=both("A full day was planned.", "原计划为一整天。"),
    ),
    item(
        "event",
        key="quiet",
        kind="informal_discussion",
        status={"value": "held"},
        date="2021-10-23",
        rule="off_the_record",
    ),
    item(
        "event",
        key="small",
        kind="small_group_dialogue",
        status={"value": "held"},
        date="2021-11",
        rule="not_for_attribution",
    ),
    item(
        "event",
        key="next",
        kind="public_panel",
        status={"value": "planned", "as_of": "2026-01"},
        date="2027-23",
        names=[{"text": "Evening on the river", "language": "en"}],
    ),
    item(
        "contribution",
        key="spring-li",
        event="spring",
        person="li",
        side="north",
        listed_as="speaker",
        name_as_printed="LI Wen",
        position=0,
        post_as_printed="Engineer",
        affiliation_as_printed="River House",
        language="en",
        organisations=["house"],
        delivery=["in_person"],
        delivery_basis="stated",
    ),
    item(
        "contribution",
        key="spring-haddad",
        event="spring",
        person="haddad",
        side="south",
        listed_as="facilitator",
        name_as_printed="Amal Haddad",
        position=1,
        language="en",
        organisations=["mill"],
    ),
    item(
        "segment",
        key="opening",
        event="spring",
        position=0,
        kind="opening",
        language="en",
        session="Morning",
        parts=[{"contribution": "spring-haddad", "person": "haddad", "role": "moderator"}],
    ),
    item(
        "segment",
        key="levels",
        event="spring",
        position=1,
        kind="talk",
        title="Reading a gauge",
        language="en",
        session="Morning",
        minutes=20,
        publication="study",
        parts=[{"contribution": "spring-li", "person": "li", "role": "speaker"}],
    ),
    item(
        "person",
        key="li",
        names=[
            {"text": "LI Wen", "language": "en", "family": "LI", "given": "Wen", "order": "family_first"},
            {"text": "李文", "language": "zh-Hans", "family": "李", "given": "文", "order": "family_first"},
        ],
        contributions=["contribution:spring-li"],
    ),
    item(
        "person",
        key="haddad",
        names=[
            {
                "text": "Amal Haddad",
                "language": "en",
                "family": "Haddad",
                "given": "Amal",
                "order": "given_first",
            },
            {"text": "أمل حداد", "language": "ar", "order": "as_printed"},
        ],
        contributions=["contribution:spring-haddad"],
    ),
    item(
        "publication",
        key="study",
        kind="research_paper",
        title="Study of Gauges",
        language="en",
        date="2021-02",
        by_programme=True,
        publishers=["house"],
        links=[{"event": "spring", "link": "prompted_by"}],
    ),
    item("media", key="radio", outlet=both("Ford Radio", "渡口电台"), event="spring", date="2020-04"),
    item(
        "outcome",
        {"text": "report"},
        key="gauge",
        number=1,
        kind="dynamics",
        basis="concluded",
        text=both("One gauge is enough.", "一把水尺就够。"),
        objectives=["water"],
    ),
    item(
        "conflict",
        key="when",
        subject="event:spring",
        field="date",
        question=both("Which day?", "哪一天？"),
        readings=[
            {
                "text": both("The 3rd", "3日"),
                "passage": {"document": "report", "start": 1, "end": 9},
                "is_chosen": True,
            },
            {
                "text": both("The 4th", "4日"),
                "passage": {"document": "page", "start": 2, "end": 8},
                "is_chosen": False,
            },
        ],
    ),
    item(
        "remarks",
        event="spring",
        remarks=[{"released": both("The river is one.", "河是一条。"), "author": "li", "side": "north"}],
    ),
    item("remarks", event="small", remarks=[{"released": both("Begin with fish.", "从鱼谈起。")}]),
    item(
        "round",
        key="spring",
        title=both("Spring round", "春季问答"),
        purpose=both("To see what both banks think.", "了解两岸怎么想。"),
        label=both("Written for a test", "为测试而拟"),
        question=both("Is it a gauge?", "这算水尺吗？"),
        languages=["en", "zh-Hans"],
        rule="not_for_attribution",
        opened="2026-02",
        closed="2026-03",
        is_simulated=True,
        asked=6,
        policy={
            "disclosure": "exact",
            "most_seats": 1,
            "smallest": 5,
            "smallest_shown": 5,
            "batch": 5,
            "insiders": 2,
            "yearly": 4,
            "ever": 8,
            "hash": "a" * 64,
        },
        sides=[
            {"side": "north", "name": both("North bank (simulated)", "北岸（模拟）")},
            {"side": "south", "name": both("South bank (simulated)", "南岸（模拟）")},
        ],
        recipe={
            "seed": 7,
            "observers": 2,
            "settings": [{"name": "not_sure", "value": "0.12"}, {"name": "wind", "value": "west"}],
        },
    ),
    item(
        "result",
        key="r1",
        round="spring",
        number=1,
        statement=both("The gauge is fair.", "水尺公平。"),
        kind="belief",
        topic=both("Water levels", "水位"),
        is_reciprocal=False,
        is_simulated=True,
        finding="hidden_agreement",
        sides=[
            banded(
                "north",
                area="agree_unknown",
                expects={
                    "people": "10-19",
                    "reading": "under_estimated",
                    "gap": {"low": "-2/3", "high": "-1/3"},
                },
            ),
            counted("south", (14, 5, 1), lean="+", limits=("0.553", "0.874"), area="too_close"),
        ],
    ),
    item(
        "result",
        key="r2",
        round="spring",
        number=2,
        kind="reciprocal",
        is_reciprocal=True,
        is_simulated=True,
        finding="mirror_image",
        awareness="unknown",
        firmness="firm",
        probability="0.999",
        sides=[
            counted(
                "north",
                (22, 2, 1),
                lean="+",
                limits=("0.780", "0.970"),
                reads=both("The south has more boats.", "南岸船多。"),
                evidence=both("Counted in May.", "五月数过。"),
                expects=guessed("31.5", ("0.250", "0.390"), ("-0.720", "-0.430"), "under_estimated"),
                planted={"share": "0.90", "guess": "0.30"},
            ),
            counted(
                "south",
                (23, 2, 0),
                lean="+",
                limits=("0.790", "0.970"),
                reads=both("The north has more boats.", "北岸船多。"),
                expects=guessed("40.0", ("0.330", "0.470"), ("-0.620", "-0.370"), "under_estimated"),
                planted={"share": "0.92"},
            ),
        ],
    ),
    item(
        "result",
        key="r3",
        round="spring",
        number=3,
        statement=both("The north talks too much.", "北岸话太多。"),
        kind="structure",
        partner="r4",
        is_reciprocal=False,
        is_simulated=True,
        finding="overlooked_difference",
        awareness="one_sided",
        unaware="south",
        firmness="leaning",
        probability="0.652",
        sides=[
            counted(
                "north",
                (5, 18, 2),
                lean="-",
                limits=("0.100", "0.380"),
                area="differ_known",
                expects=guessed("70.0", ("0.610", "0.780"), ("-0.250", "0.020"), "about_right"),
            ),
            counted(
                "south",
                (20, 4, 1),
                lean="+",
                limits=("0.680", "0.930"),
                area="too_close",
                expects=guessed("55.0", ("0.460", "0.640"), ("0.150", "0.490"), "over_estimated"),
            ),
        ],
    ),
    item(
        "result",
        key="r4",
        round="spring",
        number=4,
        statement=both("The south talks too much.", "南岸话太多。"),
        kind="structure",
        partner="r3",
        is_reciprocal=False,
        is_simulated=True,
        sides=[banded("north", lean="too_close"), banded("south", lean="too_close")],
    ),
    item(
        "result",
        key="r5",
        round="spring",
        number=5,
        statement=both("A stick with marks.", "带刻度的木棍。"),
        kind="boundary",
        is_reciprocal=False,
        is_simulated=True,
        sides=[
            banded(
                "north",
                area="too_close",
                expects={"people": "10-19", "points": "70", "reading": "about_right"},
            ),
            banded(
                "south",
                area="too_close",
                expects={"people": "20-39", "points": "20", "reading": "under_estimated"},
            ),
        ],
    ),
]


def content(*items: Item, languages: tuple[str, ...] = ("en", "zh-Hans"), **changes: Any) -> Content:
    """A release of items, by default of all above; what history tells follows from them."""
    named = {
        f"{each.kind}:{each.content.get('key', each.content.get('event'))}": each for each in items or ITEMS
    }
    ids = tuple(sorted(named))
    steps = {
        each.changed: [one for one in ids if named[one].changed == each.changed] for each in named.values()
    }
    days = sorted(steps)
    made = Content(
        programme="river",
        number=len(days),
        previous="" if len(days) == 1 else "0" * 64,
        date=days[-1],
        languages=languages,
        is_demo=True,
        deadlocked=0,
        items={each: named[each] for each in ids},
        history=tuple(
            Step(number=number, date=day, appeared=tuple(steps[day]))
            for number, day in enumerate(days, start=1)
        ),
    )
    return replace(made, **changes)


def changed(id_: str, /, **fields: Any) -> tuple[Item, ...]:
    """All items, one of them told differently in a later release; a field that becomes None is no longer told."""
    kind, _, name = id_.partition(":")

    def told(each: Item) -> Item:
        if (each.kind, each.content.get("key", each.content.get("event"))) != (kind, name):
            return each
        merged = {field: value for field, value in {**each.content, **fields}.items() if value is not None}
        return replace(each, content=merged, changed=LATER)

    return tuple(told(each) for each in ITEMS)


def checked(made: Content) -> Content:
    """A release that the reader of releases accepts."""
    return read_content(write_content(made))


def site(made: Content | None = None) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {page.path: page.render() for page in plan(made or content())}


def pages(made: Content | None = None) -> dict[str, Page]:
    """Every page of a site, not yet made, by its path."""
    return {page.path: page for page in plan(made or content())}
