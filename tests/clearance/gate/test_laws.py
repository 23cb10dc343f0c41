"""Laws of the gate over any material: a stricter rule or a wider audience never shows more; what is withheld has no
influence."""

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise

import pytest
from clearance.gate.samples import (
    AUDIENCES,
    NFA,
    ON,
    OTHER_ROOM,
    OTR,
    OWN_ROOM,
    SAMPLES,
    document,
    leaves,
    rebuilt,
    remark,
)
from clearance.gate.worlds import MATERIALS, RULES, full, ruled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Team, Withheld, clear
from tracktwo.clearance.kinds import (
    Conference,
    Conflict,
    Event,
    EventLink,
    Organisation,
    Part,
    Person,
    Publication,
    Remarks,
    Segment,
)
from tracktwo.clearance.tables import Texts
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.names import PersonName

# Each law draws dozens of whole worlds of material: a second or more.
SLOW = settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
WIDER_TO_NARROWER = (PUBLIC, OWN_ROOM, CONVENORS, Team(side="north"))
SHOWN = st.sampled_from(AUDIENCES)
DAYS = {"opened", "closed", "day"}


def told(material, audience):
    """What an audience is told, leaf by leaf, without the rule itself: that changes when the rule does.

    Of days that only an open rule tells, the month: who reads the day was told the month.
    """
    result = clear(material, audience=audience)
    if isinstance(result, Withheld):
        return Counter()
    told_all = [leaf for leaf in leaves(result.value) if leaf[0] != ("rule",)]
    return Counter((path, value.edtf[:7] if path[-1] in DAYS else value) for path, value in told_all)


@pytest.mark.slow
@SLOW
@given(MATERIALS, st.sampled_from(RULES))
def test_a_wider_audience_never_reads_more(material, rule):
    read = [told(ruled(material, rule), audience) for audience in WIDER_TO_NARROWER]
    assert [wide - narrow for wide, narrow in pairwise(read)] == [Counter()] * 3
    assert told(ruled(material, rule), OTHER_ROOM) == read[0]


@pytest.mark.slow
@SLOW
@given(MATERIALS, SHOWN)
def test_a_stricter_rule_never_shows_more(material, audience):
    read = [told(ruled(material, rule), audience) for rule in (ON, NFA, OTR)]
    assert [strict - open_ for open_, strict in pairwise(read)] == [Counter()] * 2
    assert told(ruled(material, None), audience) == read[2]


def other(value):
    """Another value of the same type; blank stays blank, for that is a decision."""
    match value:
        case bool() | None:
            return value
        case PartialDate():
            return PartialDate.parse("1901-01-01")
        case PersonName():
            return replace(value, text=f"Zed {value.family}", given="Zed")
        case int():
            return value + 5000
        case str() if type(value) is str and value.strip():
            return f"another {value}"
        case _:
            return value


def words_in(value):
    """Every word, number and date in a noun: what can be recognised if it goes out."""
    if is_dataclass(value) and not isinstance(value, PartialDate | PersonName | Texts):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))
    elif hasattr(value, "values"):
        for words in value.values():
            yield from words_in(words)
    elif isinstance(value, tuple):
        for item in value:
            yield from words_in(item)
    elif other(value) is not value:
        yield value


def read(material, audience):
    result = clear(material, audience=audience)
    return result.value if isinstance(result, Cleared) else result


@pytest.mark.slow
@SLOW
@given(MATERIALS, st.sampled_from(RULES), SHOWN)
def test_a_value_that_is_not_read_has_no_influence(material, rule, audience):
    """Change every word that is not in what is read, all at once: what is read stays the same."""
    material = ruled(material, rule)
    before = read(material, audience)
    visible = set(words_in(before)) | LINKS
    changed = rebuilt(material, lambda value: value if value in visible else other(value))
    assert read(changed, audience) == before


def unsupported(facts):
    return tuple(replace(fact, sources=(), approvals=()) for fact in facts)


# Keys that tie two things together; a changed key is another thing, not another value.
LINKS = {
    "meeting",
    "unit",
    "entry-side",
    "university",
    "margins",
    "paper",
    "person",
    "record_of",
    "presented_at",
    "north",
    "south",
}
LINKS |= {"report", "recording", "presences", "purpose", *(f"author-{number}" for number in range(1, 9))}


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("rule", RULES)
def test_the_law_of_no_influence_can_fail(kind, rule):
    """Decoy: the same change to a word that is read does change what is read."""
    material = SAMPLES[kind](rule)
    before = read(material, CONVENORS if kind != "note" else Team(side="north"))
    seen = set(words_in(before)) - LINKS
    changed = rebuilt(material, lambda value: other(value) if value in seen else value)
    assert read(changed, CONVENORS if kind != "note" else Team(side="north")) != before


SECRET_EVENT = replace(SAMPLES["event"](OTR), key="secret", kind=None, status=None)
CLOSED_ENTRY = replace(SAMPLES["contribution"](NFA, key="secret"), rules=(OTR,))
WITHHELD_PARTS = {
    (Event, "hosts"): unsupported(SAMPLES["event"](ON).hosts),
    (Event, "consulted"): unsupported(SAMPLES["event"](ON).consulted),
    (Organisation, "names"): SAMPLES["organisation"](ON).names[1:],
    (Organisation, "contributions"): (CLOSED_ENTRY,),
    (Organisation, "events"): (SECRET_EVENT,),
    (Organisation, "published"): (document("secret", is_public=False),),
    (Person, "names"): SAMPLES["person"](ON).names[1:],
    (Person, "contributions"): (CLOSED_ENTRY,),
    (Conference, "events"): (SECRET_EVENT,),
    (Segment, "parts"): (Part(contribution=CLOSED_ENTRY, role="secret"),),
    (Remarks, "remarks"): (replace(remark(9, ON), release=None),),
    (Publication, "links"): (EventLink(event=SECRET_EVENT, link="prompted_by"),),
    (Conflict, "readings"): SAMPLES["conflict"](ON).readings[2:],
}


@pytest.mark.slow
@SLOW
@given(MATERIALS, st.sampled_from(RULES), st.data())
def test_adding_something_withheld_changes_nothing(material, rule, data):
    """A private attendance, remark, name, host, reading: entered anywhere, nobody outside can tell."""
    material = ruled(material, rule)
    for (kind, name), extra in WITHHELD_PARTS.items():
        if isinstance(material, kind):
            parts = getattr(material, name)
            place = data.draw(st.integers(0, len(parts)))
            more = replace(material, **{name: (*parts[:place], *extra, *parts[place:])})
            assert read(more, PUBLIC) == read(material, PUBLIC), name


@pytest.mark.parametrize(
    ("kind", "name"),
    # What an organisation or a conference did decides only whether outsiders read of it, which test_joins shows.
    [
        part
        for part in WITHHELD_PARTS
        if part[1] not in {"events", "published"} and part != (Organisation, "contributions")
    ],
)
def test_what_was_added_is_read_by_the_team(kind, name):
    """Decoy: the same additions do change what the team reads, or could never leak."""
    material = next(full(one) for one in SAMPLES if isinstance(full(one), kind))
    alone = replace(material, **{name: ()})
    added = replace(material, **{name: 2 * WITHHELD_PARTS[kind, name]})
    assert read(added, CONVENORS) != read(alone, CONVENORS)
