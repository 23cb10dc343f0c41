"""The debrief: publishable only where one facilitator of each side says so, of the words as they stand."""

import pytest

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Room, clear
from tracktwo.office.hall import actions
from tracktwo.office.hall.kinds import Debrief
from tracktwo.office.hall.models import DebriefLine
from tracktwo.office.hall.queries import debrief_material, debrief_of, digest
from tracktwo.vocabulary.errors import DataError

WORDS = {"en": "How both count a berth.", "zh-Hans": "双方如何计算泊位。"}


@pytest.fixture
def line(event, facilitator) -> DebriefLine:
    return actions.add_line(event, Debrief.DISCUSS, WORDS, by=facilitator)


def say(line, account, *, is_public=True):
    line.refresh_from_db()
    actions.say_of_line(line, is_public=is_public, by=account, sha256=digest(line))


def public(event):
    """What the public reads of the programme's debriefs."""
    told = [clear(noun, audience=PUBLIC) for noun in debrief_material(event.programme)]
    return [dict(each.value.text) for each in told if isinstance(each, Cleared)]


def test_a_line_is_publishable_once_both_sides_said_so(event, line, facilitator, other_facilitator):
    assert public(event) == []
    say(line, facilitator)
    assert public(event) == []
    say(line, other_facilitator)
    assert public(event) == [WORDS]


def test_one_no_keeps_a_line_with_the_team_and_a_later_word_replaces_it(
    event, line, facilitator, other_facilitator
):
    say(line, facilitator)
    say(line, other_facilitator, is_public=False)
    assert public(event) == []
    say(line, other_facilitator)
    assert public(event) == [WORDS]


def test_two_people_of_one_side_are_one_side(event, line, facilitator, seat):
    say(line, facilitator)
    say(line, seat("facilitator", name="another of the east"))
    assert public(event) == []


def test_other_words_need_both_sides_anew(event, line, facilitator, other_facilitator):
    for person in (facilitator, other_facilitator):
        say(line, person)
    actions.edit_line(line, {"en": "Something looser."}, by=facilitator, seen=digest(line))
    assert public(event) == []
    assert [each.words for each in debrief_of(event)] == [{}]


def test_nobody_decides_on_words_they_were_not_shown(line, facilitator):
    shown = digest(line)
    actions.edit_line(line, {"en": "Other words."}, by=facilitator, seen=shown)
    with pytest.raises(DataError, match="read it again"):
        actions.say_of_line(line, is_public=True, by=facilitator, sha256=shown)


@pytest.mark.parametrize("role", ["moderator", "researcher", "observer"])
def test_only_who_runs_the_room_decides(line, seat, role):
    with pytest.raises(DataError, match="does not let you"):
        say(line, seat(role))


def test_the_room_itself_reads_no_line_that_is_not_public(event, line):
    noun = debrief_material(event.programme)[0]
    assert not isinstance(clear(noun, audience=Room(event=event.key)), Cleared)
    assert isinstance(clear(noun, audience=CONVENORS), Cleared)


def test_a_line_says_nothing_of_the_event_it_comes_from(event, line, facilitator, other_facilitator):
    for person in (facilitator, other_facilitator):
        say(line, person)
    told = clear(debrief_material(event.programme)[0], audience=PUBLIC)
    assert "spring" not in repr(told.value)


def test_the_page_is_one_form_for_each_thing(client, event, line, facilitator, sign_in):
    sign_in(client, facilitator)
    address = "/office/river/events/spring/debrief/"
    client.post(f"{address}add/", {"part": "differ", "text_en": "Who pays for the buoys."})
    assert [each.line.part for each in debrief_of(event)] == ["differ", "discuss"]
    page = client.get(address).content.decode()
    assert page.count("Not confirmed by both sides: not publishable.") == 2
    said = client.post(f"{address}1/", {"what": "public", "seen": digest(line)}, follow=True).content.decode()
    assert "facilitator east river" in said


def test_words_that_could_not_be_kept_are_shown_again_beside_the_line_as_it_is(
    client, event, line, facilitator, other_facilitator
):
    seen = digest(line)
    actions.edit_line(line, {"en": "Berths and buoys."}, by=other_facilitator, seen=seen)
    client.force_login(facilitator)
    where = f"/office/{event.programme.key}/events/{event.key}/debrief/"
    sent = {"what": "edit", "seen": seen, "text_en": "Berths, counted twice."}
    answer = client.post(f"{where}{line.number}/", sent)
    page = answer.content.decode()
    line.refresh_from_db()
    assert (answer.status_code, line.text) == (422, {"en": "Berths and buoys."})
    assert "Somebody has changed this line meanwhile; read it again." in page
    assert "Berths and buoys.</p>" in page
    assert "Berths, counted twice.</textarea>" in page
    assert client.post(f"{where}{line.number}/", {**sent, "seen": digest(line)}).status_code == 302
    line.refresh_from_db()
    assert line.text == {"en": "Berths, counted twice."}
