import json
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

import pytest

from tracktwo.clearance import PUBLIC, Cleared, Fact, clear
from tracktwo.clearance.kinds import Event
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.queries.material import holdings
from tracktwo.office.record.queries.state import state
from tracktwo.vocabulary.dates import PartialDate

CONTENT = (files("tracktwo") / "demo" / "sino-us-space.json").read_bytes()
DEMO = json.loads(CONTENT)
EVENTS = {
    "E1": "changsha-2019",
    "E2": "washington-2019",
    "E3": "fuzhou-2020",
    "E4": "nanjing-2021",
    "E5": "beijing-2021",
    "E6": "paris-forum-2021-dialogue",
    "E7": "paris-forum-2021-panel",
    "E8": "workshop-2022",
}
HOSTS = {"host", "co_host", "co_organiser"}
RULES = {
    "off_the_record": {"off_the_record"},
    "not_for_attribution": {"not_for_attribution"},
    "public": {"on_the_record"},
    "unstated": {"on_the_record", ""},
}
KINDS = {
    "formal_workshop": {"formal_workshop", "high_level_session"},
    "informal_dialogue": {"informal_discussion", "small_group_dialogue"},
    "public_panel": {"public_panel"},
}


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "sources" / "gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def texts(shared, gold):
    return {
        document["id"]: (shared / "sources" / document["file"]).read_bytes().decode()
        for document in gold["documents"]
    }


def event(key: str) -> dict:
    return next(event for event in DEMO["events"] if event["key"] == key)


def organisers(key: str, roles: set[str]) -> set[str]:
    return {row["organisation"] for row in event(key).get("organisers", []) if row["role"] in roles}


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, path)
    elif isinstance(value, str):
        yield path, value


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


@pytest.mark.django_db
def test_the_file_is_canonical():
    assert export_programme(import_programme(CONTENT, by=None)) == CONTENT


@pytest.mark.django_db
def test_counts_as_of_december_2021():
    programme = import_programme(CONTENT, by=None)
    now = state(programme, PartialDate.parse("2021-12"), language="en")

    assert {count.measure: count.number for count in now.counts} == {
        "formal": 4,
        "informal": 2,
        "public": 1,
        "research": 2,
        "planned": 0,
        "not_held": 0,
    }
    assert [line.event.key for line in now.counts[1].events] == [
        "washington-2019",
        "paris-forum-2021-dialogue",
    ]


@pytest.mark.django_db
def test_plans_are_known_from_august_2022():
    programme = import_programme(CONTENT, by=None)
    planned = {
        as_of: [
            line.event.key
            for line in state(programme, PartialDate.parse(as_of), language="en").counts[4].events
        ]
        for as_of in ("2022-07", "2022-08")
    }

    assert planned == {
        "2022-07": [],
        "2022-08": ["workshop-2022", "broadcast-tourism", "broadcast-traffic"],
    }


def test_every_event_of_the_sources_is_there(gold):
    broadcasts = {row["key"] for row in DEMO["events"] if row["kind"] == "public_broadcast"}

    assert {row["key"] for row in DEMO["events"]} - broadcasts - {"rehearsal"} == set(EVENTS.values())
    assert len(broadcasts) == 2
    assert [row["id"] for row in gold["events"] if not row.get("optional")] == list(EVENTS)


@pytest.mark.parametrize("number", EVENTS)
def test_an_event_says_what_the_sources_say(gold, number):
    wanted = next(row for row in gold["events"] if row["id"] == number)
    found = event(EVENTS[number])

    assert {
        "date": found["date"],
        "city": found.get("place", {}).get("en"),
        "country": found.get("country"),
        "status": found["status"],
        "hosts": organisers(found["key"], HOSTS),
        "consulted": organisers(found["key"], {"consulted"}),
        "series": organisers(found["key"], {"series_organiser"}),
        "audience": found.get("audience_estimate"),
    } == {
        "date": wanted["date"]["edtf"],
        "city": wanted["place"]["city"],
        "country": wanted["place"]["country"],
        "status": wanted["status"],
        "hosts": set(wanted["hosts"]),
        "consulted": set(wanted["in_consultation_with"]),
        "series": set(wanted.get("series_organisers", [])),
        "audience": (wanted["audience"] or {}).get("estimate"),
    }
    assert found["kind"] in KINDS[wanted["kind"]]
    assert found.get("duration") in wanted["duration_accept"]
    assert found.get("rule", "") in RULES[wanted["attribution"]]


def test_the_rehearsal_says_that_it_is_invented_and_rests_on_nothing():
    found = event("rehearsal")

    assert found["note"]["en"].startswith("Invented for this demonstration: no such session took place.")
    assert [row for row in DEMO["events"] if row["kind"] == "rehearsal"] == [found]
    assert {"citations", "date", "place", "organisers", "contributions", "segments"} & set(found) == set()


def test_conferences_are_those_the_events_were_held_alongside(gold):
    names = {row["key"]: row["name"] for row in DEMO["conferences"]}

    for number, key in EVENTS.items():
        wanted = next(row for row in gold["events"] if row["id"] == number)["margins_of"]
        assert names.get(event(key).get("conference"), "None").startswith(str(wanted))


def ours() -> dict[tuple[str, str, str], dict]:
    """Every contribution as the record has it: by event, person and list."""
    found = {}
    for row in DEMO["events"]:
        people = {entry["key"]: entry["person"] for entry in row.get("contributions", [])}
        for entry in row.get("contributions", []):
            segments = [
                (segment, part["role"])
                for segment in row["segments"]
                for part in segment.get("parts", [])
                if part["contribution"] == entry["key"] and part["role"] != "interviewer"
            ]
            found[row["key"], entry["person"], entry["listed_as"]] = {
                "side": entry["side"],
                "name": entry["name_as_printed"],
                "post": entry.get("post_as_printed", ""),
                "organisations": entry["affiliations"],
                "delivery": set(entry.get("delivery", [])),
                "titles": [plain(segment["title"]) for segment, _ in segments if "title" in segment],
                "interviewers": {
                    people[part["contribution"]]
                    for segment, _ in segments
                    for part in segment["parts"]
                    if part["role"] == "interviewer"
                },
                "functions": {segment["kind"] for segment, _ in segments} | {entry["listed_as"]},
            }
    return found


def listed_as(functions: list[str]) -> str:
    lists = {
        "facilitator": "facilitator",
        "moderator": "moderator",
        "panelist": "panellist",
        "keynote": "keynote",
    }
    return next((lists[name] for name in lists if name in functions), "speaker")


def test_every_contribution_is_there_once(gold):
    wanted = {
        (EVENTS[row["event"]], row["person"], listed_as(row["functions"])): {
            "side": row["side"],
            "name": row["evidence"][0]["person"]["quote"],
            "post": ", ".join(row["roles"]),
            "organisations": row["orgs"],
            "delivery": set(row["delivery"]) - {"interview"},
            "titles": [plain(row["title"])] if row["title"] else [],
            "interviewers": {row["interviewer"]} if row["interviewer"] else set(),
        }
        for row in gold["contributions"]
    }
    found = ours()

    assert {key: {name: row[name] for name in wanted[key]} for key, row in found.items()} == wanted
    assert len(found) == 55


def test_functions_are_those_of_the_sources(gold):
    words = {"panel": "panelist", "panellist": "panelist", "talk": "speaker"}
    found = ours()

    for row in gold["contributions"]:
        functions = found[EVENTS[row["event"]], row["person"], listed_as(row["functions"])]["functions"]
        assert {words.get(name, name) for name in functions} & set(row["functions"])
        assert functions & {"opening", "closing"} == set(row["functions"]) & {"opening", "closing"}


def test_contributors_and_their_names(gold):
    contributors = {row["person"] for row in gold["contributions"]}
    printed = {row["id"]: {mention["quote"] for mention in row["mentions"]} for row in gold["persons"]}

    assert {row["key"]: {name["text"] for name in row["names"]} for row in DEMO["people"]} == {
        key: printed[key] for key in contributors
    }
    assert len(DEMO["people"]) == 32
    assert {row.get("contact") for row in DEMO["media"]} == {None, "DR. DAVID M. LIVINGSTON"}


def test_family_names_are_those_of_the_sources(gold):
    wanted = {row["id"]: row["family"].casefold() for row in gold["persons"]}

    assert [(row["key"], name["family"].casefold()) for row in DEMO["people"] for name in row["names"]] == [
        (row["key"], wanted[row["key"]]) for row in DEMO["people"] for _ in row["names"]
    ]


def test_organisations_are_the_affiliations_and_their_parents(gold):
    first = {row["orgs"][0] for row in gold["contributions"]}
    named = {key for row in gold["contributions"] for key in row["orgs"]}
    parents = {row["id"]: row["parent"] for row in gold["organisations"]}

    assert (len(first), len(named)) == (27, 31)
    assert {row["key"]: row.get("parent") for row in DEMO["organisations"]} == {
        key: parents[key] if parents[key] in named else None for key in named
    }
    assert not any(row.get("type_reviewed") for row in DEMO["organisations"])


def test_names_stand_in_the_sources_as_written(texts):
    source = " ".join(" ".join(text.split()) for text in texts.values())
    names = [row["name"] for row in DEMO["organisations"]]
    names += [name["text"] for row in DEMO["organisations"] + DEMO["people"] for name in row.get("names", [])]
    names += [outlet["zh-Hans"] for outlet in (row["outlet"] for row in DEMO["media"]) if "zh-Hans" in outlet]

    assert [name for name in names if name not in source] == []


def test_documents_are_fingerprints_without_text(texts, shared, gold):
    assert [
        (row["key"], row["sha256"], row["characters"], row.get("published"), row.get("updated"))
        for row in DEMO["documents"]
    ] == [
        (
            row["id"],
            sha256((shared / "sources" / row["file"]).read_bytes()).hexdigest(),
            len(texts[row["id"]]),
            row.get("published"),
            row.get("last_updated"),
        )
        for row in sorted(gold["documents"], key=lambda row: row["id"])
    ]


def citations(value: object) -> Iterator[tuple[str, int, int]]:
    """Every passage of the file, of rows and of conflicts."""
    if isinstance(value, dict):
        if {"document", "start", "end"} <= set(value):
            yield value["document"], value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def evidence(value: object) -> Iterator[tuple[str, int, int]]:
    """Every passage of the annotation."""
    if isinstance(value, dict):
        if {"doc", "start", "end"} <= set(value):
            yield value["doc"], value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from evidence(inner)


def test_every_passage_of_the_annotation_is_cited(gold):
    contributors = {row["person"] for row in gold["contributions"]}
    wanted = [
        gold["programme"],
        gold["events"],
        gold["contributions"],
        [row for row in gold["persons"] if row["id"] in contributors],
        [row for row in gold["publications"] if row["kind"] != "agenda"],
        gold["media"],
        gold["findings"],
    ]

    assert set(evidence(wanted)) - set(citations(DEMO)) == set()


def test_every_passage_quotes_whole_words(texts):
    """A passage begins and ends at the edge of a word: before it and after it no letter goes on."""
    cut = [
        texts[document][start:end]
        for document, start, end in citations(DEMO)
        if re.fullmatch(r"\w\w", texts[document][max(start - 1, 0) : start + 1], re.ASCII)
        or re.fullmatch(r"\w\w", texts[document][end - 1 : end + 1], re.ASCII)
        or texts[document][start:end] != texts[document][start:end].strip()
    ]

    assert cut == []


PRINTED = (
    ".title",
    ".name_as_printed",
    ".post_as_printed",
    ".affiliation_as_printed",
    ".names.text",
    ".name",
)
PRINTED_TEXTS = {
    "Third Institute of China Aerospace Science and Industry Corporation",
    "Perspectives Dialogue: Key Views for Areas of Interest and Understanding",
    "Space High-end Dialogue Series 2021: Commercial Human Spaceflight - the Blue Dream of Humankind",
    "Beijing Interstellar Glory Space Technology Co., Ltd. (iSpace)",
}


def shingles(text: str, *, words: int = 8) -> set[tuple[str, ...]]:
    found = re.findall(r"[a-z0-9]+|[\u4e00-\u9fff]", text.casefold())
    return {tuple(found[place : place + words]) for place in range(len(found) - words + 1)}


def test_no_sentence_of_the_sources_is_copied(texts):
    """Titles, names and posts are facts as printed; everything else is in our own words."""
    source = set().union(*(shingles(text) for text in texts.values()))
    own = [text for path, text in strings(DEMO) if not path.endswith(PRINTED) and text not in PRINTED_TEXTS]

    assert [text for text in own if shingles(text) & source] == []
    assert len(own) > 500


def test_no_address_of_anybody_is_shipped():
    found = [text for _, text in strings(DEMO) if re.search(r"@|www\.|https?:|\+ ?\d|\b\d{5}\b", text)]

    assert found == []


def test_prose_is_in_both_languages_and_marked_unchecked():
    prose = {"summary", "motivation", "notice", "funding", "contact", "theme", "purpose", "rule_note", "note"}
    prose |= {"audience_note", "officials", "media_present", "earlier_plan", "question", "reason", "place"}

    def one_language(value: object, name: str = "") -> Iterator[object]:
        if isinstance(value, dict):
            if name in prose and set(value) != {"en", "zh-Hans"}:
                yield value
            for inner_name, inner in value.items():
                yield from one_language(inner, inner_name)
        elif isinstance(value, list):
            for inner in value:
                yield from one_language(inner)

    assert list(one_language({name: rows for name, rows in DEMO.items() if name != "media"})) == []
    assert DEMO["programme"]["unchecked_languages"] == ["zh-Hans"]
    assert DEMO["programme"]["is_demo"] is True
    assert DEMO["programme"]["notice"]["en"] == (
        "A demonstration made from published facts. Not made, endorsed or used by the organisations named."
    )


def test_lists_match_the_sources_counts_by_side():
    """Facilitators and speakers a side, as the facts to ship have them."""
    found = Counter(
        (row["key"], entry["listed_as"], entry["side"])
        for row in DEMO["events"]
        for entry in row.get("contributions", [])
    )

    assert found == {
        ("changsha-2019", "facilitator", "CN"): 1,
        ("changsha-2019", "facilitator", "US"): 1,
        ("changsha-2019", "speaker", "CN"): 4,
        ("changsha-2019", "speaker", "US"): 4,
        ("fuzhou-2020", "facilitator", "CN"): 2,
        ("fuzhou-2020", "facilitator", "US"): 1,
        ("fuzhou-2020", "speaker", "CN"): 4,
        ("fuzhou-2020", "speaker", "US"): 5,
        ("nanjing-2021", "facilitator", "CN"): 2,
        ("nanjing-2021", "facilitator", "US"): 2,
        ("nanjing-2021", "speaker", "CN"): 7,
        ("nanjing-2021", "speaker", "US"): 5,
        ("beijing-2021", "keynote", "CN"): 5,
        ("beijing-2021", "keynote", "US"): 5,
        ("beijing-2021", "moderator", "CN"): 1,
        ("beijing-2021", "panellist", "CN"): 4,
        ("beijing-2021", "panellist", "US"): 2,
    }


def test_the_october_2019_plan_and_the_twin_events_are_kept():
    assert set(event("washington-2019")["earlier_plan"]) == {"en", "zh-Hans"}
    assert (event("paris-forum-2021-dialogue")["twin"], event("paris-forum-2021-panel")["twin"]) == (
        "paris-forum-2021-panel",
        "paris-forum-2021-dialogue",
    )
    assert event("workshop-2022")["note"]["en"] == "Planned as of August 2022; the sources say no more."


def test_every_disagreement_keeps_both_values_and_shows_one():
    assert [
        (row["key"], len(row["values"]) > 1, sum(value.get("chosen", False) for value in row["values"]))
        for row in DEMO["conflicts"]
    ] == [
        (key, True, 1)
        for key in (
            *("beijing-2021-delivery", "beijing-2021-name", "beijing-2021-presence", "chinarocket-name"),
            *("cui-yufu-name", "fuzhou-2020-facilitators", "fuzhou-2020-organisers", "fuzhou-2020-presence"),
            *("fuzhou-2020-wang-yiran", "ispace-name", "leobit-name", "lost-without-translation-title"),
            *("nanjing-2021-presence", "zhang-yao-name"),
        )
    ]


FACTS = {
    *("kind", "status", "date", "place", "duration", "hosts", "consulted", "theme", "parent", "rule"),
    "earlier_plan",
}


@pytest.mark.django_db
def test_every_fact_of_an_event_is_stated_by_a_public_document_but_rules_nobody_wrote_down():
    """Fact by fact, also of the two meetings whose content is closed: that they took place is known."""
    programme = import_programme(CONTENT, by=None)
    told, untold = {}, {}
    for noun in holdings(programme):
        if isinstance(noun, Event) and noun.key != "rehearsal":
            shown = clear(noun, audience=PUBLIC)
            assert isinstance(shown, Cleared)
            told[noun.key] = {name for name in FACTS if getattr(shown.value, name)}
            stated = {name for name in FACTS if getattr(noun, name) and getattr(noun, name) != _NO_RULE}
            untold[noun.key] = stated - told[noun.key]

    assert told["washington-2019"] == FACTS - {"theme"}
    assert told["paris-forum-2021-dialogue"] == {
        *("kind", "status", "date", "hosts", "theme", "parent", "rule")
    }
    assert untold == {
        key: {"rule"} if key in {"changsha-2019", "fuzhou-2020", "nanjing-2021", "beijing-2021"} else set()
        for key in told
    }
    assert len(told) == 10


_NO_RULE = Fact(value=None)


def test_every_form_of_a_name_stands_in_the_document_it_is_said_to_be_printed_in(texts):
    printed = {key: " ".join(text.split()) for key, text in texts.items()}
    forms = [
        (name["text"], name["source"])
        for row in DEMO["organisations"] + DEMO["people"]
        for name in row.get("names", [])
    ]

    assert [form for form in forms if form[0] not in printed[form[1]]] == []
    assert len(forms) == 44


def test_the_name_of_an_organisation_is_cited_where_it_is_printed(texts):
    uncited = {
        row["key"]
        for row in DEMO["organisations"]
        if row["name"]
        not in {
            " ".join(texts[passage["document"]][passage["start"] : passage["end"]].split())
            for passage in row["citations"]
            if passage["field"] == "name"
        }
    }

    assert uncited == set()


def test_documents_and_publications_are_public_and_the_recording_waits_for_permission():
    assert {row["key"] for row in DEMO["documents"] if row.get("is_public")} == {"fuzhou-page", "report"}
    assert [row["key"] for row in DEMO["publications"] if not row.get("is_public")] == []
    assert {row["key"] for row in DEMO["publications"] if row["kind"] == "recording"} == {
        "paris-forum-2021-recording"
    }
    assert [row["key"] for row in DEMO["publications"] if row.get("permitted_by")] == []
    assert DEMO["programme"]["contact"]["en"] == "The demonstration desk of this installation"


def test_nobody_of_the_real_world_is_said_to_have_attended_or_remarked():
    assert [row["key"] for row in DEMO["events"] if row.get("attendance") or row.get("remarks")] == []
    assert "notes" not in DEMO
