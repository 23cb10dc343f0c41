"""No field of no kind is forgotten: each text of raw material has a place in the table of how it is searched for."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import get_args, get_origin, get_type_hints

import pytest

from tracktwo.clearance import Material
from tracktwo.clearance.kinds import Event, OwnResult, ResultPart, ResultSide, Round, Segment
from tracktwo.clearance.leaks import gather
from tracktwo.clearance.leaks.tables import FIELDS, Sort
from tracktwo.clearance.tables import Fact
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName


def parts(hint):
    """Every type in an annotation; what a fact states, and the languages of a text apart from its words."""
    origin, arguments = get_origin(hint), get_args(hint)
    found = {hint} if not arguments else {origin} & set(FIELDS)
    for argument in arguments[1:] if origin is Mapping else arguments:
        found |= parts(argument)
    return found


def is_text(part):
    return (
        isinstance(part, type)
        and (part is PersonName or issubclass(part, str))
        and not issubclass(part, Enum)
    )


def is_noun(part):
    return isinstance(part, type) and is_dataclass(part) and part not in {PersonName, PartialDate}


def raw_nouns():
    """Every noun of raw material and every part of one, as far as they are searched."""
    found, ahead = set(), set(get_args(Material))
    while ahead:
        noun = ahead.pop()
        found.add(noun)
        for name, hint in get_type_hints(noun).items():
            if FIELDS.get(noun, {}).get(name) is not Sort.CLOSED:
                ahead |= {part for part in parts(hint) if is_noun(part)} - found
    return found


def test_every_noun_of_raw_material_has_its_place_and_no_other():
    assert raw_nouns() == set(FIELDS)


@pytest.mark.parametrize("noun", sorted(FIELDS, key=lambda noun: noun.__name__))
def test_every_text_of_a_noun_has_its_place_and_no_other(noun):
    """What a fact states is searched for as its field is; numbers are disclosure's and told apart by name."""
    hints = get_type_hints(noun)
    texts = {name for name in hints if any(map(is_text, parts(hints[name])))}
    closed = {
        name
        for name in ("stances", "expects", "planted", "policy", "recipe", "opened", "closed")
        if name in hints and noun in {OwnResult, ResultPart, ResultSide, Round}
    }
    assert set(FIELDS[noun]) == texts | closed - ({"value"} if noun is Fact else set())


def test_the_table_says_what_is_not_searched_for():
    """A review list: whatever is added to it is a decision."""
    rows = [(noun.__name__, name, sort) for noun, row in FIELDS.items() for name, sort in row.items()]
    closed = {f"{noun}.{name}" for noun, name, sort in rows if sort is Sort.CLOSED}
    assert closed == {
        *(f"Programme.{each.name}" for each in fields(next(n for n in FIELDS if n.__name__ == "Programme"))
          if each.name not in {"period", "is_demo"}),
        "Side.key", "Side.name", "Side.adjective", "Side.lot", "Side.languages", "Objective.key", "Objective.text",
        "Approval.side", "Attendance.side", "Contribution.side", "Note.side", "Note.subject", "Organisation.side", "Presence.side",  # noqa: E501 -- one row a line
        "Remark.side", "ResultSide.side", "ResultSide.stances", "ResultSide.expects", "ResultPart.stances",
        "OwnResult.side", "OwnResult.stances", "OwnResult.expects",
        "Conference.language", "Contribution.language", "Document.language", "Media.language", "Name.language",
        "Publication.language", "Segment.language", "Location.opens", "Location.fails",
        "Document.licence", "Publication.licence",
        "DebriefLine.part", "HallQuestion.key", "Event.kind", "Event.duration", "Event.objectives",
        "Outcome.objectives", "Status.value", "Place.country",
        "Host.role", "Part.role", "Presence.mode", "Contribution.listed_as", "Contribution.delivery",
        "Segment.starts", "Event.clocks", "Event.zone",
        "Contribution.delivery_basis", "Segment.kind", "Publication.kind", "EventLink.link", "Organisation.type",
        "ResultSide.planted", "Round.languages", "Round.policy", "Round.recipe", "Round.opened", "Round.closed",
        "RoundSide.side", "RoundSide.name",
        "Result.kind", "Citation.field", "Conflict.field",
        "Narrative.objectives", "Challenge.objectives", "Narrative.result_ref", "Evidence.ref", "Evidence.side", "SideNote.side",  # noqa: E501 -- one row a line
        "Answer.key",
        "Concept.key", "Concept.approved", "Concept.see_also", "Word.text", "Word.language", "Word.side",
        "Equal.text", "Equal.language", "Equal.other", "Equal.other_language",
        "Defined.language", "Defined.side", "Misread.side",
        "Question.key", "Question.side", "Question.approved", "Reply.side",
        "Theme.key", "Voice.interview", "Voice.side", "Voice.house",
    }  # fmt: skip


def test_the_table_says_what_is_searched_for_in_which_way():
    """Another review list: names of people, other names, keys; whatever else is searched for is prose."""
    rows = {f"{noun.__name__}.{name}": sort for noun, row in FIELDS.items() for name, sort in row.items()}
    keys = {each for each in rows if each.endswith(".key")}
    of_sort = {sort: {each for each in rows if rows[each] is sort} for sort in Sort}
    assert of_sort[Sort.PERSON] == {
        "Approval.by", "Attendance.name", "Contribution.name_as_printed", "Media.contact", "Person.names",
        "Publication.permitted_by", "Release.approved_by", "Remark.author_name",
    }  # fmt: skip
    assert of_sort[Sort.NAME] == {
        "Conference.name", "Conference.place", "Conference.series", "Contribution.affiliation_as_printed",
        "Document.title", "Media.outlet", "Name.text", "Place.text", "Presence.place", "Publication.title",
        "ResultPart.name", "Round.title", "Segment.session", "Segment.title", "Segment.titles",
    }  # fmt: skip
    assert of_sort[Sort.CODE] == keys - of_sort[Sort.CLOSED] | {
        "Attendance.organisation", "Attendance.person", "Contribution.organisations", "Contribution.person",
        "Document.publishers", "Document.sha256", "Event.ask_at", "Event.consulted", "Event.parent", "Event.twin",
        "Host.organisation", "Location.address", "Organisation.parent", "Publication.publishers", "Remark.author",
        "Result.partner", "Source.document", "Speaker.person",
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    key: str
    text: str


def test_a_kind_nobody_thought_of_stops_the_search():
    with pytest.raises(TypeError, match="No one has said how Telegram is searched for"):
        gather([Telegram(key="x", text="Come at once.")])


def test_a_text_nobody_thought_of_stops_the_search():
    with pytest.raises(TypeError, match="No one has said how 'minutes' of 'segment:x' is searched for"):
        gather([Segment(key="x", event=Event(key="y"), position=1, kind="talk", minutes="Come at once.")])
