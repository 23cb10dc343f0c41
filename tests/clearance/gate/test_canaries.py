"""A marker planted in every protected field of every kind is in nothing the public reads; the team can read it."""

from dataclasses import fields, replace

import pytest
from clearance.gate.samples import NFA, ON, OTR, OWN_ROOM, SAMPLES, rebuilt
from clearance.gate.worlds import full, ruled

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Team, clear
from tracktwo.vocabulary.names import PersonName

MARK = "金丝雀 canary"
CONTRIBUTION = (
    "key person side listed_as name_as_printed position post_as_printed affiliation_as_printed language organisations "
    "delivery delivery_basis note"
)
ORGANISATION = "key names side parent type note"
SEGMENT = "key position kind title language titles session starts minutes publication parts"
CONFLICT = "key field question readings reason"
ATTENDANCE = "person name side organisation note"
EVENT_NOTES = "rule_note note twin"
EVENT_PEOPLE = "presences audience_estimate audience_note officials media_present"
EVENT = f"names purpose objectives zone clocks ask_at {EVENT_PEOPLE} {EVENT_NOTES}"
MEDIA = "key outlet language date contact note"

# Field by field, what the public does not read: on the record, not for attribution, off the record.
OUTSIDE = {
    "programme": ("", "", ""),
    "side": ("", "", ""),
    "objective": ("", "", ""),
    "organisation": ("type note", ORGANISATION, ORGANISATION),
    "person": ("note", "key names contributions note", "key names contributions note"),
    "conference": ("", "", ""),
    "event": (EVENT_NOTES, EVENT, EVENT),
    "contribution": ("note", CONTRIBUTION, CONTRIBUTION),
    "attendance": (ATTENDANCE, ATTENDANCE, ATTENDANCE),
    "segment": ("", SEGMENT, SEGMENT),
    "remarks": ("", "", "remarks"),
    "document": ("", "", ""),
    "publication": ("note", "links note", "links note"),
    "media": ("contact note", MEDIA, MEDIA),
    "outcome": ("", "", "key number text unknown corrections objectives evidence notes"),
    "narrative": ("", "", "key number text partly result objectives evidence"),
    "challenge": ("", "next_event", "key number text next_event objectives evidence"),
    "conflict": ("reason", CONFLICT, CONFLICT),
    "citation": ("", "document end field", "document end field"),
    "round": ("", "", "key title languages sides purpose label question recipe"),
    "result": ("", "", "key number statement kind topic partner sides"),
    "note": ("subject text side",) * 3,
}
# The same in the meeting's own room.
ROOM = {
    **dict.fromkeys(OUTSIDE, ("", "", "")),
    "organisation": ("type note", "type note", ORGANISATION),
    "person": ("note", "note", "key names contributions note"),
    "event": (EVENT_NOTES, EVENT_NOTES, f"{EVENT_PEOPLE} {EVENT_NOTES}"),
    "contribution": ("note", "note", CONTRIBUTION),
    "attendance": ("note", "note", ATTENDANCE),
    "remarks": ("", "", "remarks"),
    "publication": ("note", "note", "note"),
    "media": ("contact note",) * 3,
    "conflict": ("reason", "reason", CONFLICT),
    "note": ("subject text side",) * 3,
    # A room reads of what is of no event what the public does.
    **{kind: OUTSIDE[kind] for kind in ("outcome", "narrative", "challenge")},
}
CASES = [
    (kind, rule, audience, name)
    for table, audience in ((OUTSIDE, PUBLIC), (ROOM, OWN_ROOM))
    for kind, names in table.items()
    for rule, protected in zip((ON, NFA, OTR), names, strict=True)
    for name in protected.split()
]


def planted(kind, rule, name):
    material = ruled(full(kind), rule)
    return replace(material, **{name: rebuilt(getattr(material, name), marked)})


def marked(value):
    match value:
        case str() if type(value) is str:
            return f"{MARK} {value}"
        case PersonName():
            return replace(value, text=f"{MARK} {value.text}")
        case bool():
            return value
        case int():
            return 777_000_000 + value
        case _:
            return value


def printed(material, audience):
    result = clear(material, audience=audience)
    return repr(result.value) if isinstance(result, Cleared) else repr(result)


def carries(text):
    return MARK in text or "777" in text


@pytest.mark.parametrize(("kind", "rule", "audience", "name"), CASES)
def test_a_marker_in_a_protected_field_is_not_read(kind, rule, audience, name):
    assert not carries(printed(planted(kind, rule, name), audience))


@pytest.mark.parametrize(("kind", "name"), sorted({(kind, name) for kind, _, _, name in CASES}))
def test_the_marker_could_be_read(kind, name):
    material = planted(kind, ON, name)
    read = [
        printed(material, audience)
        for audience in (CONVENORS, Team(side="north"), Team(side=f"{MARK} north"))
    ]
    # A moved link or field name, or a date, is another thing, not another word; those are proved by the table.
    assert any(map(carries, read)) is (
        (kind, name) not in {("citation", "field"), ("conflict", "field"), ("media", "date")}
    )


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_field_is_protected_or_read(kind):
    """No field is forgotten: what is not listed above is read by the public, on the record."""
    protected = set(OUTSIDE[kind][0].split())
    control = {
        "rules",
        "is_public",
        "is_chosen",
        "permitted_by",
        "speakers",
        "type_reviewed",
        "is_partner",
        "is_demo",
        "by_programme",
        "is_apart",
        "is_closed",
        "is_revealed",
        "is_simulated",
        "is_reciprocal",
        "announced",
    }
    # What an organisation did and where a conference stands decide whether they are read about, and are not repeated.
    control |= {"events", "published", "contributions", "event", "subject"} if kind != "person" else set()
    # A key that ties two things together is another thing when it is changed; a passage must start before its end.
    control |= {"key", "parent", "side"} if kind in {"organisation", "conference"} else {"start"}
    control |= {"policy", "opened", "closed"} if kind == "round" else set()
    control |= {"as_of", "review_by", "basis", "result_ref", "is_shared"}
    control |= {"rule", "kind", "field", "links", "mark", "period", "date", "published", "updated"}
    names = {told.name for told in fields(full(kind))} - control - protected
    unread = {name for name in names if not carries(printed(planted(kind, ON, name), PUBLIC))}
    assert unread == set()
