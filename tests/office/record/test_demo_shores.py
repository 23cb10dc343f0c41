import json
import re
from hashlib import sha256
from importlib.resources import files

import pytest

from tracktwo.clearance import PUBLIC, Withheld, clear
from tracktwo.clearance.kinds import Event
from tracktwo.office.record.actions import add_file
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.queries.material import holdings
from tracktwo.office.record.queries.sources import open_passage
from tracktwo.office.record.queries.state import state
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import direction

FOLDER = files("tracktwo") / "demo"
CONTENT = (FOLDER / "northshore-southshore.json").read_bytes()
DEMO = json.loads(CONTENT)
DOCUMENTS = {file.name: file.read_bytes() for file in (FOLDER / "documents").iterdir()}
TEXTS = {sha256(content).hexdigest(): content.decode() for content in DOCUMENTS.values()}
FINGERPRINTS = {row["key"]: row["sha256"] for row in DEMO["documents"]}


def passages(value):
    if isinstance(value, dict):
        if {"document", "start", "end"} <= set(value):
            yield TEXTS[FINGERPRINTS[value["document"]]], value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from passages(inner)


@pytest.mark.django_db
def test_the_file_is_canonical():
    assert export_programme(import_programme(CONTENT, by=None)) == CONTENT


@pytest.mark.django_db
def test_both_demonstrations_stand_side_by_side():
    other = (FOLDER / "sino-us-space.json").read_bytes()
    programmes = [import_programme(content, by=None) for content in (CONTENT, other)]

    assert [export_programme(programme) for programme in programmes] == [CONTENT, other]


@pytest.mark.django_db
def test_past_planned_and_not_held_events_are_counted_apart():
    programme = import_programme(CONTENT, by=None)
    now = state(programme, PartialDate.parse("2025-03"), language="en")

    assert {count.measure: count.number for count in now.counts} == {
        "formal": 2,
        "informal": 2,
        "public": 0,
        "research": 1,
        "planned": 1,
        "not_held": 1,
    }


def test_the_shipped_documents_are_those_of_the_record():
    assert {row["sha256"]: row["characters"] for row in DEMO["documents"]} == {
        fingerprint: len(text) for fingerprint, text in TEXTS.items()
    }


@pytest.mark.django_db
def test_a_passage_opens_once_its_document_is_added():
    programme = import_programme(CONTENT, by=None)
    files = {sha256(content).hexdigest(): content for content in DOCUMENTS.values()}
    for document in programme.documents.all():
        add_file(programme=programme, by=None, key=document.key, content=files[document.sha256])
    opened = [
        open_passage(passage.document, start=passage.start, end=passage.end).words
        for passage in programme.citations.select_related("document").filter(subject="person:as-sayyad")
    ]

    assert opened == ["Huda as-Sayyad", "هدى الصياد"]


def test_every_passage_quotes_whole_words():
    """A passage is made of whole words, but for the Arabic “and”, which is written onto the next."""
    quotes = list(passages(DEMO))
    cut = [
        text[start:end]
        for text, start, end in quotes
        if re.fullmatch(r"\w\w", text[start - 1 : start + 1])
        or re.fullmatch(r"\w\w", text[end - 1 : end + 1])
        or text[start:end] != text[start:end].strip()
    ]

    assert cut == ["بيتر آشغروف"]
    assert len(quotes) > 80


def test_one_side_writes_from_right_to_left():
    assert {row["key"]: [direction(tag) for tag in row["languages"]] for row in DEMO["sides"]} == {
        "north": ["ltr"],
        "south": ["rtl"],
    }
    assert DEMO["programme"]["unchecked_languages"] == ["ar"]


def test_nothing_of_the_other_demonstration_is_in_it():
    assert re.findall(r"China|Chinese|\bUS\b|Sino|space", CONTENT.decode()) == []
    # A third language stands in the invented terms alone.
    rest = {part: rows for part, rows in DEMO.items() if part != "concepts"}
    assert re.findall(r"[\u4e00-\u9fff]", json.dumps(rest, ensure_ascii=False)) == []
    assert DEMO["programme"]["notice"]["en"].startswith("Invented for demonstration")


def test_people_have_names_in_both_scripts_where_the_documents_do():
    assert {row["key"]: [name.get("language", "en") for name in row["names"]] for row in DEMO["people"]} == {
        "al-nahri": ["en", "ar"],
        "as-sayyad": ["en", "ar"],
        "ashgrove": ["en", "ar"],
        "bahran": ["en", "en", "ar"],
        "hollin": ["en"],
        "varley": ["en", "ar"],
    }
    assert all(name["family"] in name["text"] for row in DEMO["people"] for name in row["names"])


@pytest.mark.django_db
def test_what_no_public_document_says_is_known_to_nobody_outside():
    programme = import_programme(CONTENT, by=None)
    events = [noun for noun in holdings(programme) if isinstance(noun, Event)]

    assert [event.key for event in events if isinstance(clear(event, audience=PUBLIC), Withheld)] == [
        "grounds-2024",
        "rehearsal",
    ]
    assert [row["key"] for row in DEMO["documents"] if not row.get("is_public")] == [
        "minutes",
        "third-notes",
        "third-page",
    ]
    assert {
        passage["document"]
        for event in DEMO["events"]
        if event["key"] == "grounds-2024"
        for passage in event["citations"]
    } == {"minutes"}


def test_every_form_of_a_name_stands_in_the_document_it_is_said_to_be_printed_in():
    texts = {key: " ".join(TEXTS[print_].split()) for key, print_ in FINGERPRINTS.items()}
    forms = [
        (name["text"], name["source"])
        for row in DEMO["organisations"] + DEMO["people"]
        for name in row.get("names", [])
    ]

    assert [form for form in forms if form[0] not in texts[form[1]]] == []
    assert len(forms) == 17


def test_somebody_here_answers_for_the_demonstration():
    assert DEMO["programme"]["contact"]["en"] == "The demonstration desk of this installation"
