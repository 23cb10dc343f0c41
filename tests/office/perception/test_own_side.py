"""Own side first: each side answers by itself, and reads how itself answered; nobody reads both."""

import re

import pytest
from django.test import Client
from office.perception.answered import BOATS, answered, reveal, seat_of

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.clearance.kinds import Result
from tracktwo.office.hall import actions as hall
from tracktwo.office.hall.kinds import Showing
from tracktwo.office.models import Event, Programme
from tracktwo.office.perception import actions, queries
from tracktwo.office.perception.needs import needs
from tracktwo.office.record.queries.material import holdings
from tracktwo.office.rounds.actions import ask_again
from tracktwo.office.rounds.exchange import export_round, read_round
from tracktwo.office.rounds.joining.telling import told
from tracktwo.office.rounds.joining.tickets import keep_ticket
from tracktwo.office.rounds.kinds import Seat, Stage
from tracktwo.office.rounds.models import Round
from tracktwo.office.rounds.obstacles import obstacles
from tracktwo.office.rounds.queries import texts_of
from tracktwo.office.rounds.repeating import asks_for_earlier
from tracktwo.office.rounds.seats import Ticket, link_earlier
from tracktwo.office.rounds.tallying import forget_answers
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

ADDRESS = "/office/river/rounds/apart/"
AGREE = {"water": ("agree", 8), "nets": ("agree", 3)}
DISAGREE = {"water": ("disagree", 1), "nets": ("unsure", 6)}


@pytest.fixture
def apart(programme: Programme) -> Round:
    """A closed round in which each side was asked by itself: the east agrees, the west does not."""
    made = answered(programme, [AGREE] * 7, [DISAGREE] * 7, key="apart", stage="own", only_sides=True)
    actions.close_and_work_out(made, by=None)
    made.refresh_from_db()
    return made


def let(apart: Round, account):
    newest = apart.reveals.first()
    return actions.let_own_side_read(newest, by=seat_of(account), sha256=newest.sha256)


def words(client: Client, address: str) -> str:
    """What a page says, but for tokens of forms."""
    html = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", client.get(address).content.decode())
    main = re.search(r"<main.*</main>", html, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def phone_of(round_: Round, side: str | None) -> Client:
    """The telephone of somebody on a side."""
    from django.http import HttpResponse  # noqa: PLC0415 -- here alone

    person = (
        round_.participants.filter(side__key=side).first() if side else round_.participants.get(side=None)
    )
    ticket = Ticket(participant=person.pk, seat=Seat.SIDE if side else Seat.OBSERVER, side=side or "")
    cookies = keep_ticket(HttpResponse(), round_, ticket).cookies
    client = Client()
    client.cookies.update(cookies)
    return client


def test_each_team_reads_its_own_side_and_no_figure_of_the_other(
    client: Client, apart: Round, convenor, other_convenor, sign_in
):
    east = words(sign_in(client, convenor), f"{ADDRESS}results/")
    west = words(sign_in(client, other_convenor), f"{ADDRESS}results/")
    assert "On our side: more than half agree." in east
    assert "On our side: half or fewer agree." in west
    assert (east.count("On our side"), west.count("On our side")) == (2, 2)
    assert "West bank" not in east
    assert "East bank" not in west
    assert apart.state == "closed"


def test_what_the_other_side_answers_changes_nothing_a_side_reads(
    client: Client, programme: Programme, apart: Round, convenor, sign_in
):
    """The same people and answers in the east; the west answers the other way round."""
    let(apart, convenor)
    sign_in(client, convenor)
    addresses = (f"{ADDRESS}results/", f"{ADDRESS}", "/office/river/", "/office/river/rounds/")
    team, person = [words(client, each) for each in addresses], phone_of(apart, "east")
    people = words(person, f"/join/{apart.code}/en/results/")
    forget_answers(apart)
    Round.objects.filter(pk=apart.pk).update(key="gone", code="GGGGGG")
    again = answered(
        programme, [AGREE] * 7, [AGREE | {"nets": ("disagree", 9)}] * 7, key="apart", stage="own",
        only_sides=True,
    )  # fmt: skip
    Round.objects.filter(key="gone").update(title={"en": "gone"})
    actions.close_and_work_out(again, by=None)
    again.refresh_from_db()
    let(again, convenor)
    assert words(client, addresses[0]) == team[0]
    assert words(phone_of(again, "east"), f"/join/{again.code}/en/results/") == people


def test_people_of_a_side_read_it_once_their_own_convenor_says_so(apart: Round, convenor, other_convenor):
    address = f"/join/{apart.code}/en/results/"
    phones = {side: phone_of(apart, side) for side in ("east", "west", None)}
    waiting = "Each side reads how itself answered, once its organisers let it."
    assert all(waiting in words(phone, address) for phone in phones.values())
    let(apart, convenor)
    assert "On our side: more than half agree." in words(phones["east"], address)
    for stranger in (phones["west"], phones[None], Client()):
        assert waiting in words(stranger, address)
        assert "more than half" not in words(stranger, address)
    let(apart, other_convenor)
    assert words(phones["west"], address).count("On our side") == 2
    assert waiting in words(phones[None], address)


def test_two_keys_open_nothing_to_both(apart: Round, programme: Programme, convenor, other_convenor):
    with pytest.raises(DataError, match="nothing of this round is shown to both"):
        reveal(apart.reveals.first(), convenor)
    for account in (convenor, other_convenor):
        let(apart, account)
    with pytest.raises(DataError):
        let(apart, convenor)
    apart.refresh_from_db()
    assert (apart.revealed_at, queries.revealed(apart)) == (None, None)
    assert [
        queries.sight_of_everybody(apart),
        queries.sight_of_team(apart),
        queries.sight_of_proposal(apart.reveals.first()),
    ] == [None, None, None]
    material = [each for each in holdings(programme) if isinstance(each, Result)]
    assert all(side.stances == "too_few" for each in material for side in each.sides) or not any(
        isinstance(clear(each, audience=PUBLIC), Cleared) for each in material
    )
    assert not any(hasattr(side.stances, "value") and not isinstance(side.stances, str)
                   and hasattr(side.stances, "policy") for each in material for side in each.sides)  # fmt: skip


def test_no_other_page_or_file_has_anything_of_it(client: Client, apart: Round, convenor, observer, sign_in):
    sign_in(client, convenor)
    lost = ("results/agreement/", "results/overview/", "results/files/csv/", "results/files/json/")
    assert [client.get(f"{ADDRESS}{each}").status_code for each in lost] == [404] * 4
    assert client.get(f"{ADDRESS}reveal/")["Location"] == f"{ADDRESS}results/"
    sign_in(client, observer)
    assert "On our side" not in words(client, f"{ADDRESS}results/")
    let(apart, convenor)
    assert "On our side" in words(client, f"{ADDRESS}results/")


def test_a_key_by_the_page_and_nothing_waits_after_it(
    client: Client, apart: Round, convenor, other_convenor, sign_in
):
    waits = "How your side answered waits to be let read by your side's people"
    assert [need.what for need in needs(seat_of(convenor))] == [waits]
    sign_in(client, convenor)
    stale = client.post(f"{ADDRESS}reveal/approve/", {"sha256": "0" * 64}, follow=True).content.decode()
    assert "This is not what you were shown" in stale
    sha256 = apart.reveals.first().sha256
    said = client.post(f"{ADDRESS}reveal/approve/", {"sha256": sha256}, follow=True).content.decode()
    assert "People of your side read now how your side answered; nobody else does." in said
    assert list(needs(seat_of(convenor))) == []
    assert [need.what for need in needs(seat_of(other_convenor))] == [waits]


def test_the_screen_of_a_room_shows_nothing_of_it_and_its_console_says_why(
    client: Client, apart: Round, programme: Programme, facilitator, sign_in
):
    event = Event.objects.create(programme=programme, key="spring", kind="informal_discussion", status="held")
    room = hall.open_hall(event, by=facilitator)
    hall.choose_round(room, apart.key, by=facilitator)
    room.refresh_from_db()
    with pytest.raises(DataError, match="Nothing of this statement may be shown"):
        hall.show(room, Showing.REVEAL, by=facilitator, seen=room.version, of="water")
    sign_in(client, facilitator)
    assert "nothing of this round is shown on the screen" in words(
        client, "/office/river/events/spring/room/"
    )


def test_both_are_asked_together_afterwards_and_nothing_is_compared(apart: Round, convenor):
    joint = ask_again(apart, by=convenor)
    assert (joint.stage, joint.follows, joint.only_sides) == (Stage.JOINT, apart, True)
    Round.objects.filter(pk=joint.pk).update(opened_at=apart.opened_at, frozen="f" * 64)
    joint.refresh_from_db()
    person = apart.participants.filter(side__key="east").first()
    person.pk, person.round, person.return_hash = None, joint, "e" * 64
    person.save()
    assert asks_for_earlier(person) is False
    with pytest.raises(DataError, match="each side was asked by itself"):
        link_earlier(person, "K7QF3M9T", at=apart.opened_at)
    assert any("your side was asked by itself" in line for line in told(joint, language="en"))


def test_people_are_told_before_and_it_is_frozen_and_filed(apart: Round):
    lines = told(apart, language="en")
    assert any("the other side never sees it" in line for line in lines)
    assert not any("Organisers of both sides" in line for line in lines)
    assert texts_of(apart)["round"]["stage"] == "own"
    assert read_round(export_round(apart)).definition.stage == Stage.OWN
    Round.objects.update(only_sides=False)
    apart.refresh_from_db()
    found = [each.sentence for each in obstacles(apart, at=apart.opened_at)]
    assert "Each side is asked by itself; choose that only people of the two sides are asked." in found


def test_who_withdraws_takes_the_key_along(client: Client, apart: Round, convenor, sign_in):
    from office.perception.answered import withdraw  # noqa: PLC0415 -- here alone

    let(apart, convenor)
    withdraw(apart.participants.filter(side__key="east").first())
    actions.work_out_again(apart, by=None)
    sign_in(client, convenor)
    page = words(client, f"{ADDRESS}results/")
    assert "People of your side read this, too." not in page
    assert phone_of(apart, "east").get(f"/join/{apart.code}/en/results/").content.count(b"On our side") == 0


def test_a_round_that_asks_both_takes_no_key_for_one(programme: Programme, convenor):
    joint = answered(programme, [BOATS] * 7, [BOATS] * 7)
    newest = actions.close_and_work_out(joint, by=None)
    with pytest.raises(DataError, match="one key of each side"):
        actions.let_own_side_read(newest, by=seat_of(convenor), sha256=newest.sha256)
