"""The nouns themselves: what they hold when nothing is given, what they refuse, the codes others rely on."""

import pytest
from clearance.gate.samples import ON, stated

from tracktwo.clearance import CONVENORS, Reason, Room, Team, clear
from tracktwo.clearance.kinds import (
    Attendance,
    Conference,
    Contribution,
    Document,
    Event,
    Media,
    Organisation,
    Outcome,
    Place,
    Programme,
    Publication,
    Segment,
    Side,
)
from tracktwo.clearance.tables import Name
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.kinds import FindingBasis, FindingKind
from tracktwo.vocabulary.sides import Mark

EVENT = Event(key="talks", rule=stated(ON), place=stated(Place(text={"zh-Hans": "福州"})))
NAME = Name(text="Institute", language="en")
BARE = {
    "programme": Programme(key="k", name={"en": "Dialogue"}),
    "side": Side(key="k", name={"en": "North"}, mark=Mark.DIAMOND),
    "organisation": Organisation(key="k", names=(stated(NAME),)),
    "conference": Conference(key="k", series="Forum", name="Forum 2021"),
    "event": EVENT,
    "contribution": Contribution(
        key="k", event=EVENT, person="p", side="north", listed_as="speaker", name_as_printed="王芳"
    ),
    "attendance": Attendance(event=EVENT, person="p", name="王芳", side="north"),
    "segment": Segment(key="k", event=EVENT, position=1, kind="talk"),
    "document": Document(key="k", title="Report", is_public=False),
    "publication": Publication(key="k", kind="report", title="Report", is_public=False),
    "media": Media(key="k", outlet={"en": "Daily"}),
    "outcome": Outcome(key="k", number=1, text=stated({"en": "More talks"})),
}
# What a noun says of itself when only what it needs is given: nothing it was not told.
TOLD = {
    "programme": {"key": "k", "name": {"en": "Dialogue"}},
    "side": {"key": "k", "name": {"en": "North"}, "mark": Mark.DIAMOND},
    "organisation": {"key": "k", "names": (NAME,)},
    "conference": {"key": "k", "series": "Forum", "name": "Forum 2021", "language": "en"},
    "event": {"key": "talks", "rule": ON},
    "contribution": {
        "key": "k", "event": "talks", "person": "p", "side": "north", "listed_as": "speaker",
        "name_as_printed": "王芳", "language": "en",
    },
    "attendance": {"event": "talks", "person": "p", "name": "王芳", "side": "north"},
    "segment": {"key": "k", "event": "talks", "position": 1, "kind": "talk", "language": "en"},
    "document": {"key": "k", "title": "Report", "language": "en"},
    "publication": {"key": "k", "kind": "report", "title": "Report", "language": "en", "by_programme": True},
    "media": {"key": "k", "outlet": {"en": "Daily"}},
    "outcome": {
        "key": "k", "number": 1, "text": {"en": "More talks"}, "kind": FindingKind.OTHER,
        "basis": FindingBasis.CONCLUDED,
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", BARE)
def test_a_bare_noun_says_only_what_it_was_told(kind):
    read = clear(BARE[kind], audience=CONVENORS).value
    told = {name: getattr(read, name) for name in type(read).__dataclass_fields__}
    if kind == "event":
        place = told.pop("place")
        assert (place.text, place.country) == ({"zh-Hans": "福州"}, "")
    assert {name: value for name, value in told.items() if value} == TOLD[kind]


@pytest.mark.parametrize(("audience", "field"), [(Room, "event"), (Team, "side")])
def test_an_audience_without_a_name_is_refused(audience, field):
    with pytest.raises(UsageError, match=f"belongs to an? {field}; give the {field}'s key"):
        audience(**{field: ""})


def test_reasons_have_the_codes_that_pages_and_bundles_rely_on():
    assert [reason.value for reason in Reason] == [
        "unknown_kind", "unknown_audience", "rule", "not_known_outside", "not_public", "no_public_role",
        "not_reviewed", "no_evidence", "no_release", "no_permission", "small_group", "team_only", "not_closed",
        "not_revealed", "taken_down",
    ]  # fmt: skip
