import copy
import json
import re
from collections import Counter
from functools import reduce

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.office.models import AuditEntry, Event, Person, Programme, Publication
from tracktwo.office.record.contradictions import shared_name
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.exchange.format import PROGRAMME, ROOTS, owner_of
from tracktwo.vocabulary.errors import DataError, FileError

SMALL = {
    "format": "tracktwo-programme/1",
    "programme": {
        "key": "two-banks",
        "name": {"en": "River talks", "zh-Hans": "河畔对话"},
        "languages": ["en", "zh-Hans"],
        "unchecked_languages": ["zh-Hans"],
        "citations": [{"document": "minutes", "field": "name", "start": 0, "end": 5}],
    },
    "sides": [
        {"key": "east", "name": {"en": "East bank"}, "mark": "circle", "lot": "a coin"},
        {"key": "west", "name": {"ar": "الضفة الغربية", "en": "West bank"}, "mark": "diamond"},
    ],
    "objectives": [{"key": "water", "number": 1, "text": {"en": "Clean water."}}],
    "types": [
        {"key": "academy", "name": {"en": "Academy", "zh-Hans": "研究院"}, "side": "east"},
        {
            "key": "school",
            "name": {"en": "School"},
            "counterpart": "academy",
            "alike": {"en": "Both teach."},
            "different": {"en": "One grants no degrees."},
        },
    ],
    "organisations": [
        {
            "key": "institute",
            "name": "Institute of Rivers",
            "side": "east",
            "parent": "university",
            "names": [{"text": "IoR"}, {"text": "河流研究所", "language": "zh-Hans"}],
            "types": [{"type": "academy", "date": "2019/..", "source": "minutes"}],
        },
        {"key": "university", "name": "University"},
    ],
    "partners": [{"organisation": "institute", "side": "east"}],
    "documents": [
        {"key": "minutes", "title": "Minutes", "characters": 900, "publishers": ["institute", "university"]}
    ],
    "relations": [
        {
            "key": "relation",
            "kind": "supports",
            "level": "regional",
            "support": "subsidy",
            "other": "institute",
            "date": "2018",
            "source": "minutes",
        },
        {"key": "relation-2", "kind": "supplies", "one": "university", "other": "institute"},
    ],
    "people": [
        {
            "key": "li",
            "names": [
                {
                    "text": "LI Wen",
                    "family": "LI",
                    "given": "Wen",
                    "order": "family_first",
                    "preferred": True,
                },
                {
                    "text": "李文",
                    "family": "李",
                    "given": "文",
                    "language": "zh-Hans",
                    "order": "family_first",
                },
            ],
        }
    ],
    "conferences": [{"key": "fair", "series": "Fair", "name": "Fair 2020", "date": "2020"}],
    "events": [
        {
            "key": "spring",
            "kind": "formal_workshop",
            "status": "held",
            "date": "2020-04",
            "duration": "half-day",
            "place": {"en": "Weir"},
            "country": "NZ",
            "conference": "fair",
            "rule": "not_for_attribution",
            "audience_estimate": 0,
            "twin": "summer",
            "objectives": ["water"],
            "names": [{"text": "Spring talk", "owner": "institute", "preferred": True}, {"text": "Talk"}],
            "presences": [{"side": "east", "mode": "in_person"}, {"side": "west", "mode": "remote"}],
            "organisers": [{"organisation": "institute", "role": "host"}],
            "contributions": [
                {
                    "key": "spring-li",
                    "person": "li",
                    "side": "east",
                    "listed_as": "speaker",
                    "name_as_printed": "LI Wen",
                    "delivery": ["remote", "pre_recorded"],
                    "delivery_basis": "stated",
                    "affiliations": ["institute", "university"],
                    "citations": [{"document": "minutes", "start": 7, "end": 13}],
                }
            ],
            "segments": [
                {
                    "key": "spring-talk",
                    "kind": "talk",
                    "title": "水与岸",
                    "language": "zh-Hans",
                    "minutes": 20,
                    "publication": "paper",
                    "parts": [{"contribution": "spring-li", "role": "speaker"}],
                },
                {"key": "spring-questions", "kind": "q_and_a"},
            ],
        },
        {"key": "summer", "kind": "public_panel", "status": "planned", "status_as_of": "2020-05"},
    ],
    "publications": [
        {
            "key": "paper",
            "kind": "research_paper",
            "title": "Paper",
            "by_programme": False,
            "publishers": ["university"],
            "links": [{"event": "spring", "link": "prompted_by"}],
        }
    ],
    "media": [{"key": "herald", "outlet": {"zh-Hans": "先驱报"}, "event": "spring"}],
    "outcomes": [{"key": "one", "number": 1, "text": {"en": "One."}, "objectives": ["water"]}],
    "conflicts": [
        {
            "key": "day",
            "subject": "event:spring",
            "field": "date",
            "question": {"en": "When?"},
            "values": [
                {"text": {"en": "April"}, "document": "minutes", "start": 20, "end": 25, "chosen": True},
                {"text": {"en": "May"}, "document": "minutes", "start": 30, "end": 33},
            ],
        }
    ],
    "judgements": [
        {
            "key": "judgement",
            "kind": "person",
            "one": "li",
            "other": "lee",
            "verdict": "same",
            "date": "2020-05-02",
            "undo": {"gone": {"names": [], "note": {}}, "places": [["contribution", "spring-li", "person"]]},
        }
    ],
}
LEFT_OUT = object()


def written(file: object) -> bytes:
    return (json.dumps(file, ensure_ascii=False, indent=1) + "\n").encode()


def changed(*path: str | int, to: object) -> bytes:
    """The small programme with one place changed."""
    file = copy.deepcopy(SMALL)
    around = reduce(lambda value, step: value[step], path[:-1], file)
    if to is LEFT_OUT:
        del around[path[-1]]
    elif isinstance(around, list) and path[-1] == len(around):
        around.append(to)
    else:
        around[path[-1]] = to
    return written(file)


def again(content: bytes) -> bytes:
    """Import a file, export it, and leave the database as it was."""
    with transaction.atomic():
        exported = export_programme(import_programme(content, by=None))
        transaction.set_rollback(True)
    return exported


@pytest.mark.django_db
def test_a_canonical_file_comes_out_as_it_went_in():
    assert again(written(SMALL)) == written(SMALL)


@pytest.mark.django_db
def test_order_spacing_defaults_and_dates_are_made_canonical():
    file = copy.deepcopy(SMALL)
    for name in ("sides", "organisations", "events"):
        file[name].reverse()
    file["documents"][0]["publishers"].reverse()
    file["programme"]["summary"] = {}
    file["programme"]["is_demo"] = False
    file["people"][0]["names"].reverse()
    file["events"][1]["date"] = " 2020-04 "
    file["events"][1]["note"] = {}
    reversed_file = dict(reversed(file.items()))

    assert again("\ufeff".encode() + json.dumps(reversed_file).encode()) == written(SMALL)


@pytest.mark.django_db
def test_a_file_may_name_more_hosts_than_a_list_of_keys_may_hold():
    """SQLite refuses a condition of more than a thousand parts."""
    many = {
        **SMALL,
        "organisations": [
            *SMALL["organisations"],
            *({"key": f"x{n}", "name": f"House {n}", "side": "east"} for n in range(1001)),
        ],
        "events": [
            *SMALL["events"],
            *(
                {"key": f"x{n}", "kind": "formal_workshop", "status": "held",
                 "organisers": [{"organisation": f"x{n}", "role": "host"}]}
                for n in range(1001)
            ),
        ],
    }  # fmt: skip

    assert len(json.loads(again(written(many)))["events"]) == 1001 + len(SMALL["events"])


@pytest.mark.django_db
def test_import_takes_text_as_well_as_bytes():
    assert import_programme(written(SMALL).decode(), by=None).key == "two-banks"


@pytest.mark.django_db
def test_import_keeps_the_bounds_of_dates_beside_them():
    import_programme(written(SMALL), by=None)

    assert list(Event.objects.values_list("key", "earliest__day", "latest__day")) == [
        ("spring", 1, 30),
        ("summer", None, None),
    ]
    assert Publication.objects.get().latest is None


@pytest.mark.django_db
def test_import_leaves_one_audit_entry(convenor):
    programme = import_programme(written(SMALL), by=convenor)

    assert list(AuditEntry.objects.values_list("programme", "account", "action", "subject", "after")) == [
        (
            programme.pk,
            convenor.pk,
            "imported",
            "programme:two-banks",
            {name: len(SMALL[name]) for name in SMALL if name not in ("format", "programme")},
        )
    ]


@pytest.mark.django_db
def test_an_existing_programme_is_never_overwritten():
    import_programme(written(SMALL), by=None)
    before = Person.objects.count()
    richer = changed("people", 1, to={"key": "new", "names": [{"text": "New", "preferred": True}]})

    with pytest.raises(DataError) as refusal:
        import_programme(richer, by=None)

    assert str(refusal.value) == (
        "programme.key: there is a programme “two-banks” already, and nothing of it is overwritten; "
        "to bring this one in beside it, give it another key in the file."
    )
    assert (Person.objects.count(), Programme.objects.count(), AuditEntry.objects.count()) == (before, 1, 1)


FILE_REFUSALS = {
    "not UTF-8": (b"\xff\xfe{}", "The file is not UTF-8: byte 1 cannot be read; save it as UTF-8."),
    "not JSON": (
        b'{"format":\n 5,}',
        (
            "The file is not JSON: Expecting property name enclosed in double quotes at line 2, column 4; "
            "correct it there, or export it again."
        ),
    ),
    "nothing": (
        b"",
        ("The file is not JSON: Expecting value at line 1, column 1; correct it there, or export it again."),
    ),
    "too deep": (
        b"[" * 200_000,
        "The file is nested deeper than any file of ours; check that it is the right file.",
    ),
    "a number too long": (
        b'{"format": ' + b"1" * 5000 + b"}",
        "The file has a number too long to read; check that it is the right file.",
    ),
    "no number": (
        b'{"format": NaN}',
        "The file holds NaN, which is no JSON number; write a number or leave the field out.",
    ),
    "a member twice": (
        b'{"format": "a", "format": "b"}',
        "The file gives “format” twice in one object; keep one of the two.",
    ),
    "a newer version": (
        b'{"format": "tracktwo-programme/2"}',
        (
            "The file is of the format tracktwo-programme/2, made by a newer TrackTwo; this one reads "
            "tracktwo-programme/1. Bring TrackTwo up to date and import it again."
        ),
    ),
    "another format": (
        b'{"format": "geojson"}',
        (
            "The file is not a programme file: its “format” is “geojson”, expected “tracktwo-programme/1”; "
            "choose a file that TrackTwo exported."
        ),
    ),
    "no format": (
        b"{}",
        (
            "The file is not a programme file: its “format” is null (leave the field out instead), "
            "expected “tracktwo-programme/1”; choose a file that TrackTwo exported."
        ),
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "sentence"), FILE_REFUSALS.values(), ids=FILE_REFUSALS)
def test_a_file_that_is_no_programme_is_refused_in_one_sentence(content, sentence):
    with pytest.raises(FileError) as refusal:
        import_programme(content, by=None)

    assert str(refusal.value) == sentence


EVENT = ("events", 0)
CONTRIBUTION = (*EVENT, "contributions", 0)
ROW_REFUSALS = {
    "unknown list": (
        ("persons",),
        [],
        (
            "persons: no such field; expected one of format, programme, sides, objectives, types, "
            "organisations, partners, documents, relations, people, conferences, events, publications, media, "
            "outcomes, narratives, challenges, topics, concepts, gaps, wishes, questions, side_notes, conflicts, "
            "judgements, balance_notes, limits, reports, readings, notes."
        ),
    ),
    "two sides with one name": (
        ("sides", 1, "name"),
        {"ar": "\u0627", "en": "EAST  bank"},
        "sides[1].name: “EAST  bank” is the other side's name; give each a name of its own.",
    ),
    "no programme": (
        ("programme",),
        LEFT_OUT,
        "programme: missing; every programme file describes its programme here.",
    ),
    "unknown field": (
        (*CONTRIBUTION, "nationality"),
        "?",
        (
            "events[0].contributions[0].nationality: no such field; expected one of key, person, side, "
            "listed_as, name_as_printed, post_as_printed, affiliation_as_printed, language, delivery, "
            "delivery_basis, note, affiliations, citations."
        ),
    ),
    "odd field name": (
        ("objectives", 0, "a b\u202e"),
        1,
        "objectives[0].“a b�”: no such field; expected one of key, number, text, citations.",
    ),
    "missing field": (
        (*CONTRIBUTION, "person"),
        LEFT_OUT,
        "events[0].contributions[0].person: missing; expected the key of another row of the file.",
    ),
    "empty required text": (
        ("documents", 0, "title"),
        "  ",
        "documents[0].title: empty; expected a text in quotes that is not empty.",
    ),
    "null": (
        (*EVENT, "audience_estimate"),
        None,
        (
            "events[0].audience_estimate: expected a whole number from 0 to 2147483647, "
            "found null (leave the field out instead)."
        ),
    ),
    "a number for a text": (
        ("documents", 0, "title"),
        7,
        "documents[0].title: expected a text in quotes, found 7.",
    ),
    "a text for a number": (
        (*EVENT, "segments", 0, "minutes"),
        "20",
        "events[0].segments[0].minutes: expected a whole number from 0 to 32767, found “20”.",
    ),
    "true for a number": (
        (*EVENT, "segments", 0, "minutes"),
        True,
        "events[0].segments[0].minutes: expected a whole number from 0 to 32767, found true.",
    ),
    "a text for yes or no": (
        ("publications", 0, "by_programme"),
        "no",
        "publications[0].by_programme: expected true or false for by_programme, found “no”.",
    ),
    "an object for a list": (
        ("people",),
        {},
        "people: expected a list in brackets, found an object.",
    ),
    "a text for an object": (
        ("people", 0),
        "LI Wen",
        "people[0]: expected an object in braces, found “LI Wen”.",
    ),
    "a plain text for a language text": (
        (*EVENT, "place"),
        "Weir",
        "events[0].place: expected a text for each language, such as {“en”: “…”}, found “Weir”.",
    ),
    "an empty translation": (
        (*EVENT, "place", "zh-Hans"),
        " ",
        "events[0].place.zh-Hans: empty; write the text or leave the language out.",
    ),
    "a wrong language": (
        (*EVENT, "place", "english"),
        "Weir",
        "events[0].place: “english” is no language tag; expected one such as en, zh-Hans or ar.",
    ),
    "a wrong language of a name": (
        ("people", 0, "names", 0, "language"),
        "zh_CN",
        "people[0].names[0].language: “zh_CN” is no language tag; expected one such as en, zh-Hans or ar.",
    ),
    "an empty language": (
        ("people", 0, "names", 0, "language"),
        "",
        "people[0].names[0].language: “” is no language tag; expected one such as en, zh-Hans or ar.",
    ),
    "a language listed twice": (
        ("programme", "languages"),
        ["en", "zh-Hans", "en"],
        "programme.languages[2]: “en” stands in the list twice; keep one.",
    ),
    "an unchecked language of no use": (
        ("programme", "unchecked_languages"),
        ["ar"],
        (
            "programme.unchecked_languages[0]: “ar” is not a language of the programme; "
            "add it to languages or delete it here."
        ),
    ),
    "NUL": (
        (*EVENT, "place", "en"),
        "We\0ir",
        "events[0].place.en: holds a character that is no writing (NUL or half a surrogate pair); delete it.",
    ),
    "too long": (
        (*CONTRIBUTION, "name_as_printed"),
        "名" * 201,
        "events[0].contributions[0].name_as_printed: 201 characters long, expected at most 200; shorten it.",
    ),
    "a line break in a name": (
        (*CONTRIBUTION, "name_as_printed"),
        "LI\nWen",
        "events[0].contributions[0].name_as_printed: has a line break; write it in one line.",
    ),
    "no key": (
        ("people", 0, "key"),
        "李",
        "people[0].key: “李” is no key; expected letters a-z, digits, - and _ only.",
    ),
    "no date": (
        (*EVENT, "date"),
        "last April",
        (
            "events[0].date: 'last April' is not a date that can be kept as written; write a year, month "
            "or day as 2019, 2019-04 or 2019-04-23, a season as 2022-21 (spring) to 2022-24 (winter), "
            "a range as 2012-11-08/2012-11-09 or 2019/.., and add ~ for about, ? for uncertain or % for both."
        ),
    ),
    "not in the calendar": (
        (*EVENT, "date"),
        "2021-02-29",
        "events[0].date: '2021-02-29' is not in the calendar; check the year, month and day.",
    ),
    "unknown kind": (
        (*EVENT, "kind"),
        "summit",
        (
            "events[0].kind: “summit” is not known here; expected one of formal_workshop, "
            "high_level_session, informal_discussion, small_group_dialogue, public_panel, public_broadcast, "
            "rehearsal."
        ),
    ),
    "unknown delivery": (
        (*CONTRIBUTION, "delivery", 1),
        "telepathy",
        (
            "events[0].contributions[0].delivery[1]: “telepathy” is not known here; "
            "expected one of in_person, remote, pre_recorded, sent_video."
        ),
    ),
    "no country": (
        (*EVENT, "country"),
        "nz",
        "events[0].country: “nz” does not fit; expected the two capitals of ISO 3166-1, such as NZ.",
    ),
    "no duration": (
        (*EVENT, "duration"),
        "a while",
        (
            "events[0].duration: “a while” does not fit; "
            "expected half-day, full-day or an ISO 8601 duration such as PT1H30M."
        ),
    ),
    "no fingerprint": (
        ("documents", 0, "sha256"),
        "AB" * 32,
        f"documents[0].sha256: “{'AB' * 30}…” does not fit; expected 64 hexadecimal digits in lower case.",
    ),
    "an unknown person": (
        (*CONTRIBUTION, "person"),
        "nobody",
        (
            "events[0].contributions[0].person: there is no person with the key “nobody” in the file; "
            "add it or correct the key."
        ),
    ),
    "an unknown affiliation": (
        (*CONTRIBUTION, "affiliations", 1),
        "guild",
        (
            "events[0].contributions[0].affiliations[1]: there is no organisation with the key “guild” "
            "in the file; add it or correct the key."
        ),
    ),
    "an unknown publisher": (
        ("documents", 0, "publishers", 1),
        "guild",
        (
            "documents[0].publishers[1]: there is no organisation with the key “guild” in the file; "
            "add it or correct the key."
        ),
    ),
    "a twin that is not there": (
        (*EVENT, "twin"),
        "winter",
        "events[0].twin: there is no event with the key “winter” in the file; add it or correct the key.",
    ),
    "its own twin": (
        (*EVENT, "twin"),
        "spring",
        "events[0].twin: an event is not its own twin; name the other event or leave it out.",
    ),
    "a key twice": (
        ("events", 1, "key"),
        "spring",
        "events[1].key: “spring” is already the key of events[0]; give each its own.",
    ),
    "one side": (
        ("sides", 1),
        LEFT_OUT,
        "sides: a programme has exactly two sides, found 1; describe both and no more.",
    ),
    "three sides": (
        ("sides", 2),
        {"key": "north", "name": {"en": "North"}, "mark": "circle"},
        "sides: a programme has exactly two sides, found 3; describe both and no more.",
    ),
    "a mark twice": (
        ("sides", 1, "mark"),
        "circle",
        "sides[1].mark: “circle” is the other side's mark; give one circle and the other diamond.",
    ),
    "two preferred names": (
        ("people", 0, "names", 1, "preferred"),
        True,
        "people[0].names[1]: a person has exactly one preferred name, found 2; mark one and no more.",
    ),
    "no preferred name": (
        ("people", 0, "names"),
        [],
        "people[0].names: a person has exactly one preferred name, found 0; mark one and no more.",
    ),
    "a family name from elsewhere": (
        ("people", 0, "names", 1, "family"),
        "王",
        (
            "people[0].names[1]: The family name '王' does not stand in the name '李文'; "
            "write the part that is the family name, or leave it out if it is not known."
        ),
    ),
    "two preferred event names in one language": (
        (*EVENT, "names", 1, "preferred"),
        True,
        "events[0].names[1]: says the same language and preferred as events[0].names[0]; keep one.",
    ),
    "a parent circle": (
        ("organisations", 1, "parent"),
        "institute",
        "organisations[0].parent: an organisation comes to be its own parent; break the circle here.",
    ),
    "a span of nothing": (
        (*CONTRIBUTION, "citations", 0, "end"),
        7,
        (
            "events[0].contributions[0].citations[0].end: 7 is not after its start 7; "
            "a passage has a character or more."
        ),
    ),
    "a span past the end": (
        (*CONTRIBUTION, "citations", 0, "end"),
        901,
        (
            "events[0].contributions[0].citations[0].end: 901 is past the end of the document, "
            "which has 900 characters; correct the span."
        ),
    ),
    "more rows than places": (
        (*EVENT, "segments"),
        [{}] * 32_769,
        "events[0].segments: 32769 rows, expected at most 32768; divide it.",
    ),
    "a reading in no document": (
        ("conflicts", 0, "values", 1, "document"),
        "diary",
        (
            "conflicts[0].values[1].document: there is no document with the key “diary” in the file; "
            "add it or correct the key."
        ),
    ),
    "a citation of no document": (
        ("programme", "citations", 0, "document"),
        "diary",
        (
            "programme.citations[0].document: there is no document with the key “diary” in the file; "
            "add it or correct the key."
        ),
    ),
    "a part of somebody else": (
        ("events", 1, "segments"),
        [{"key": "s", "kind": "talk", "parts": [{"contribution": "spring-li", "role": "speaker"}]}],
        (
            "events[1].segments[0].parts[0].contribution: “spring-li” is no contribution of this event; "
            "name one of its contributions or add it."
        ),
    ),
    "nobody was there": (
        (*EVENT, "attendance"),
        [{"key": "a", "side": "east", "name": " "}],
        "events[0].attendance[0].person: names nobody; give the key of a person, or a name.",
    ),
    "a remark by an entry of another event": (
        ("events", 1, "remarks"),
        [{"key": "r", "side": "east", "original": {"en": "Hm."}, "contribution": "spring-li"}],
        (
            "events[1].remarks[0].contribution: “spring-li” is no contribution of this event; "
            "name one of its contributions or add it."
        ),
    ),
    "a note of one side": (
        ("notes",),
        [{"key": "n", "subject": "event:spring", "side": "east", "text": {"en": "Ask."}}],
        "notes[0].side: no such field; expected one of key, subject, text.",
    ),
    "a note on nothing": (
        ("notes",),
        [{"key": "n", "subject": "event:winter", "text": {"en": "Ask."}}],
        (
            "notes[0].subject: “event:winter” is no row of the file; "
            "expected a kind and a key, such as event:spring."
        ),
    ),
    "an approval in the file": (
        (*EVENT, "remarks"),
        [{"key": "r", "side": "east", "original": {"en": "Hm."}, "release_approver": "Ann"}],
        (
            "events[0].remarks[0].release_approver: no such field; expected one of key, author, author_name, "
            "side, contribution, original, release, release_approved_by, rule."
        ),
    ),
    "approvals of facts in the file": (
        ("approvals",),
        [],
        (
            "approvals: no such field; expected one of format, programme, sides, objectives, types, "
            "organisations, partners, documents, relations, people, conferences, events, publications, media, "
            "outcomes, narratives, challenges, topics, concepts, gaps, wishes, questions, side_notes, conflicts, "
            "judgements, balance_notes, limits, reports, readings, notes."
        ),
    ),
    "a presence twice": (
        (*EVENT, "presences", 1, "side"),
        "east",
        "events[0].presences[1]: says the same side as events[0].presences[0]; keep one.",
    ),
    "a partner twice": (
        ("partners", 1),
        {"organisation": "institute"},
        "partners[1]: says the same organisation as partners[0]; keep one.",
    ),
    "a conflict about nothing": (
        ("conflicts", 0, "subject"),
        "event:winter",
        (
            "conflicts[0].subject: “event:winter” is no row of the file; "
            "expected a kind and a key, such as event:spring."
        ),
    ),
    "a conflict about no kind": (
        ("conflicts", 0, "subject"),
        "spring",
        (
            "conflicts[0].subject: “spring” is no row of the file; "
            "expected a kind and a key, such as event:spring."
        ),
    ),
    "one reading": (
        ("conflicts", 0, "values", 1),
        LEFT_OUT,
        "conflicts[0].values: a conflict has two readings or more, found 1.",
    ),
    "two chosen readings": (
        ("conflicts", 0, "values", 1, "chosen"),
        True,
        "conflicts[0].values[1].chosen: another value is chosen already; choose one, or none.",
    ),
    "a key that is an address of the office": (
        ("programme", "key"),
        "sign-in",
        "programme.key: “sign-in” is an address of the office itself; choose another key.",
    ),
    "a reading of nothing": (
        ("conflicts", 0, "values", 1, "end"),
        30,
        "conflicts[0].values[1].end: 30 is not after its start 30; a passage has a character or more.",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "value", "sentence"), ROW_REFUSALS.values(), ids=ROW_REFUSALS)
def test_a_wrong_row_is_refused_with_its_place(path, value, sentence):
    with pytest.raises(DataError) as refusal:
        import_programme(changed(*path, to=value), by=None)

    assert str(refusal.value) == sentence
    assert (Programme.objects.count(), AuditEntry.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_half_a_character_is_refused():
    content = written(SMALL).decode().replace("Weir", "We\\ud800ir")

    with pytest.raises(DataError, match=r"^events\[0\]\.place\.en: holds a character that is no writing"):
        import_programme(content, by=None)


OWN = {"id", "programme", "position", "earliest", "latest"}
"""What a row says by where it stands, and what is worked out from the rest."""
STAYS = {"Remark": {"release_approver"}, "Note": {"side"}, "SideNote": {"account"}}
STAYS |= {"InformationGap": {"answer"}, "QuestionAnswer": {"account"}}
STAYS |= {"Question": {"account", "shows_account", "wish", "statement"}}
STAYS |= {"ConceptEvidence": {"turn"}, "ConceptMisreading": {"account"}, "ConceptLink": {"account"}}
"""What belongs to the team of this machine: an approval given here, whose a side's own note is, who wrote what.

A turn goes with the texts, in files of their own (0028). The answer that closed a gap stands in what is printed of it.
"""


def kinds(kind, owner=""):
    yield pytest.param(kind, owner, id=kind.model.__name__)
    for name, child in kind.children.items():
        yield from kinds(child, owner_of(kind, name))


@pytest.mark.parametrize(
    ("kind", "owner"), [row for kind in (PROGRAMME, *ROOTS.values()) for row in kinds(kind)]
)
def test_the_file_says_every_field_of_every_model(kind, owner):
    columns = {field.name for field in (*kind.model._meta.fields, *kind.model._meta.many_to_many)}
    by_rows = {"organisations"} if "affiliations" in kind.children else set()

    stays = STAYS.get(kind.model.__name__, set())
    assert columns - OWN - by_rows - stays - {owner} == set(kind.fields)


@pytest.mark.slow
@pytest.mark.django_db
def test_thousands_of_people_and_events_come_in_whole():
    """Slow because of its size."""
    file = copy.deepcopy(SMALL)
    file["people"] += [
        {"key": f"p{n}", "names": [{"text": f"Ann {n}", "preferred": True}, {"text": f"安{n}"}]}
        for n in range(2_000)
    ]
    file["events"] += [
        {
            "key": f"e{n}",
            "kind": "formal_workshop",
            "status": "held",
            "date": "2020-04",
            "contributions": [
                {
                    "key": f"c{n}-{m}",
                    "person": f"p{10 * n + m}",
                    "side": "west",
                    "listed_as": "speaker",
                    "name_as_printed": "Ann",
                    "affiliations": ["university"],
                    "citations": [{"document": "minutes", "start": m, "end": m + 1}],
                }
                for m in range(3)
            ],
        }
        for n in range(200)
    ]

    import_programme(json.dumps(file), by=None)

    assert Counter(type(row) for row in (*Person.objects.all(), *Event.objects.all())) == {
        Person: 2_001,
        Event: 202,
    }


WORDS = st.text("aéZ 河岸对话الضفة。،'\u200f\u0301😀\"\\", min_size=1, max_size=12).filter(str.strip)
LINES = st.lists(WORDS, min_size=1, max_size=2).map("\n".join)
TEXTS = st.dictionaries(st.sampled_from(["en", "zh-Hans", "ar"]), LINES, min_size=1)
DATES = st.sampled_from(
    ["2019", "2019-04", "2019-04-30", "2022-23", "2019/..", "../2018", "2012-11-08/2012-11-09", "2020~"]
)
KEYS = [f"k{n}" for n in range(4)]


KEPT = st.dictionaries(st.sampled_from(KEYS), WORDS | st.lists(WORDS | st.none(), max_size=2), max_size=2)


def some(**fields):
    """Rows with some of these fields, each under its own key."""
    row = st.fixed_dictionaries({}, optional=fields)
    return st.lists(row, max_size=4).map(
        lambda rows: [{"key": key, **row} for key, row in zip(KEYS, rows, strict=False)]
    )


@st.composite
def sectors(draw, organisations, printed):
    """Types and relations of the sector; some of the organisations come to be of a type."""
    types = [{"name": draw(TEXTS), **row} for row in draw(some(side=st.just("a"), alike=TEXTS, note=TEXTS))]
    for row in organisations:
        if types and draw(st.booleans()):
            row["types"] = [{"type": types[-1]["key"], "date": draw(DATES), **printed}]
    supports = st.fixed_dictionaries(
        {"kind": st.just("supports"), "level": st.sampled_from(["national", "local"])},
        optional={"support": st.just("contract"), "date": DATES, "note": TEXTS},
    )
    relations = [
        {"key": f"r{n}", "other": organisations[-1]["key"], **row}
        for n, row in enumerate(draw(st.lists(supports, max_size=2)) if organisations else [])
    ]
    return types, relations


@st.composite
def programmes(draw):
    """A programme file of random features, with references between its rows."""

    def passages(keys):
        span = st.tuples(st.sampled_from(keys), st.integers(0, 99), st.integers(1, 99), WORDS)
        return st.lists(span, max_size=2).map(
            lambda spans: [
                {"document": key, "field": field, "start": start, "end": start + length}
                for key, start, length, field in spans
            ]
        )

    documents = draw(
        some(language=st.just("ar"), published=DATES, sha256=st.just("0" * 64), is_public=st.booleans())
    )
    cited = {"citations": passages([row["key"] for row in documents])} if documents else {}
    organisations = draw(some(type=TEXTS, note=TEXTS, type_reviewed=st.booleans(), **cited))
    for place, row in enumerate(organisations):
        row["name"] = draw(WORDS)
        if place and draw(st.booleans()):
            row["parent"] = KEYS[draw(st.integers(0, place - 1))]
    orgs = [row["key"] for row in organisations]
    printed = {"source": documents[0]["key"]} if documents else {}
    people = [
        {
            **row,
            "names": [
                {"text": name, "language": "zh-Hans", "preferred": not place, **printed}
                for place, name in enumerate(names)
            ],
        }
        for row in draw(some(note=TEXTS, **cited))
        for names in [draw(st.lists(WORDS, min_size=1, max_size=3))]
    ]
    events = draw(
        some(
            date=DATES,
            place=TEXTS,
            theme=TEXTS,
            audience_estimate=st.integers(0, 500),
            **{"rule": st.sampled_from(["", "off_the_record"]), "country": st.just("NZ"), **cited},
        )
    )
    for event in events:
        event |= {"kind": draw(st.sampled_from(["formal_workshop", "public_panel"])), "status": "held"}
        others = [other["key"] for other in events if other is not event]
        if others and draw(st.booleans()):
            event["twin"] = draw(st.sampled_from(others))
        if orgs and draw(st.booleans()):
            event["organisers"] = [{"organisation": draw(st.sampled_from(orgs)), "role": "host"}]
        if people and draw(st.booleans()):
            key = f"{event['key']}-c"
            contribution = {"key": key, "person": people[-1]["key"], "side": "b", "listed_as": "speaker"}
            contribution |= {"name_as_printed": draw(WORDS), "affiliations": draw(st.permutations(orgs))}
            event["contributions"] = [contribution]
            parts = [{"contribution": key, "role": "speaker"}]
            event["segments"] = [
                {"key": f"{event['key']}-s", "kind": "talk", "title": draw(WORDS), "parts": parts}
            ]
        said = st.fixed_dictionaries(
            {"original": TEXTS},
            optional={"release": TEXTS, "release_approved_by": WORDS, "rule": st.just("off_the_record")},
        )
        event["remarks"] = [
            {"key": f"{event['key']}-r{n}", "side": "b", **row}
            for n, row in enumerate(draw(st.lists(said, max_size=2)))
        ]
        if event.get("contributions") and event["remarks"]:
            event["remarks"][0] |= {"contribution": f"{event['key']}-c", "author": people[-1]["key"]}
        event["attendance"] = [
            {"key": f"{event['key']}-a{n}", "name": name, "side": "a", "note": draw(TEXTS)}
            for n, name in enumerate(draw(st.lists(WORDS, max_size=2)))
        ]
    objectives = [{"number": n, "text": draw(TEXTS), **row} for n, row in enumerate(draw(some(**cited)))]
    goals = draw(st.permutations([row["key"] for row in objectives]))
    papers = draw(some(date=DATES, note=TEXTS, licence=WORDS, by_programme=st.booleans(), **cited))
    for row in papers:
        row |= {"kind": "report", "title": draw(WORDS), "publishers": draw(st.permutations(orgs))}
        links = [{"event": event["key"], "link": "record_of"} for event in events]
        row["links"] = draw(st.permutations(links))
    names = draw(st.tuples(TEXTS, TEXTS).filter(lambda pair: not shared_name(*pair)))
    types, relations = draw(sectors(organisations, printed))
    return {
        "format": "tracktwo-programme/1",
        "programme": {"key": "p", "name": draw(TEXTS), "languages": draw(st.permutations(["ar", "en"]))},
        "sides": [
            {"key": "b", "name": names[0], "mark": "circle"},
            {"key": "a", "name": names[1], "mark": "diamond"},
        ],
        "types": types,
        "organisations": organisations,
        "relations": relations,
        "judgements": [
            {"kind": "person", "one": "k0", "other": "k1", "verdict": "unsure", "undo": draw(KEPT), **row}
            for row in draw(some(why=WORDS.filter(str.isprintable), by=st.just("Ann"), withdrawn=DATES))
        ],
        "documents": [
            {**row, "title": draw(WORDS), "publishers": draw(st.permutations(orgs))} for row in documents
        ],
        "objectives": objectives,
        "people": people,
        "events": events,
        "publications": papers,
        "outcomes": [
            {"number": n, "text": draw(TEXTS), "objectives": goals, **row}
            for n, row in enumerate(draw(some(**cited)))
        ],
        "media": [
            {"outlet": draw(TEXTS), **row, **({"event": events[0]["key"]} if events else {})}
            for row in draw(some(contact=WORDS, date=DATES, language=st.just("zh-Hans")))
        ],
        "balance_notes": [
            {
                "key": "minutes",
                "measure": "minutes",
                "is_meant_equal": True,
                "most_apart": 15,
                "reason": {"en": "Both banks speak as long."},
            }
        ],
        "reports": [
            {"key": "r", "period": "2019/2021", "texts": [{"part": "part_why", "text": {"en": "Because."}}]}
        ],
        "notes": [{"subject": "programme:p", "text": draw(TEXTS), **row} for row in draw(some())],
    }


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programmes())
def test_export_import_export_gives_the_same_bytes(file):
    exported = again(written(file))

    assert again(exported) == exported
    assert json.loads(exported)["programme"]["name"] == file["programme"]["name"]
    assert len(json.loads(exported).get("people", [])) == len(file["people"])


def places(value, path=()):
    """Every place of a file, from the outside in."""
    if path:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from places(inner, (*path, step))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(KEYS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(list(places(SMALL))), ANYTHING)
def test_whatever_stands_in_a_place_is_taken_or_refused_in_a_sentence(path, value):
    try:
        outcome = again(changed(*path, to=value)).decode()
    except DataError as refusal:
        outcome = str(refusal)

    assert outcome.startswith('{\n "format": "tracktwo-programme/1"') or re.fullmatch(r".+[.]", outcome)
