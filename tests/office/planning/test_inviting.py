"""Nobody is marked as invited before a named convenor has looked at each limit as it is worded."""

from html import unescape

import pytest

from tracktwo.office.models import AuditEntry, Guest, Limit, LimitTick
from tracktwo.office.planning.inviting import limits_of

pytestmark = pytest.mark.django_db
ADDRESS = "/office/river/invitations/spring/"


@pytest.fixture
def limit(programme):
    return Limit.objects.create(
        programme=programme, key="limit", number=1, kind="not_discussed", text={"en": "Nothing on locks."}
    )


@pytest.fixture
def guest(planned):
    return Guest.objects.create(
        event=planned().event, name="Vera Alder", side=planned(key="other").programme.sides.get(key="east")
    )


def mark(client, guest, state):
    client.post(ADDRESS, {f"guest-{guest.pk}": state})
    guest.refresh_from_db()
    return guest.state


def test_an_invitation_waits_for_the_limits_and_says_which(client_of, guest, limit, convenor):
    assert mark(client_of, guest, "invited") == "idea"
    page = unescape(client_of.get(ADDRESS).content.decode())
    assert "Nobody is marked as invited before a convenor has looked at each limit. Missing: 1." in page
    seen = limits_of(guest.event)[0].fingerprint
    client_of.post(ADDRESS, {"tick": f"limit:{seen}"})
    assert LimitTick.objects.get().account == convenor
    assert f"looked at by {convenor.name}" in client_of.get(ADDRESS).content.decode()
    assert mark(client_of, guest, "invited") == "invited"
    assert AuditEntry.objects.filter(action="limit ticked", account=convenor).count() == 1


def test_a_limit_that_is_reworded_is_looked_at_again(client_of, guest, limit):
    client_of.post(ADDRESS, {"tick": f"limit:{limits_of(guest.event)[0].fingerprint}"})
    limit.text = {"en": "Nothing on weirs."}
    limit.save()
    assert limits_of(guest.event)[0].tick is None
    assert mark(client_of, guest, "invited") == "idea"
    client_of.post(ADDRESS, {"tick": "limit:what was read before"})
    assert limits_of(guest.event)[0].tick is None


def test_somebody_is_added_once_as_an_idea(client_of, guest, planned):
    person = planned(key="third").person("Wu Ke", side="west").person
    for _time in range(2):
        client_of.post(ADDRESS, {"add": "yes", "person": person.key, "side": "west"})
    client_of.post(ADDRESS, {"add": "yes", "name": " ", "side": "west"})
    assert list(guest.event.guests.order_by("pk").values_list("person__key", "name", "state")) == [
        (None, "Vera Alder", "idea"),
        ("wu-ke", "", "idea"),
    ]


@pytest.mark.usefixtures("limit")
def test_limits_are_listed_and_added(client_of, programme):
    assert "Nothing on locks." in client_of.get("/office/river/limits/").content.decode()
    client_of.post(
        "/office/river/new/limit/", {"number": "2", "kind": "to_be_informed", "text_en": "The ministry."}
    )
    assert list(programme.limits.values_list("number", "kind")) == [
        (1, "not_discussed"),
        (2, "to_be_informed"),
    ]


def test_of_two_who_mark_at_once_neither_undoes_what_the_other_did(client_of, guest):
    """A list that was only opened changes nobody; where both marked the same one, the second is told."""
    other = Guest.objects.create(event=guest.event, name="Bo West", side=guest.side)
    opened = {f"{name}-{each.pk}": "idea" for each in (guest, other) for name in ("guest", "was")}
    client_of.post(ADDRESS, {**opened, f"guest-{guest.pk}": "invited"})
    client_of.post(ADDRESS, {**opened, f"guest-{other.pk}": "declined"})
    assert list(guest.event.guests.order_by("pk").values_list("state", flat=True)) == ["invited", "declined"]
    client_of.post(ADDRESS, {**opened, f"guest-{guest.pk}": "accepted"})
    page = unescape(client_of.get(ADDRESS).content.decode())
    assert "Somebody else marked one of these after you opened the page; nothing is saved." in page
    assert list(guest.event.guests.order_by("pk").values_list("state", flat=True)) == ["invited", "declined"]
    assert f'<input type="hidden" name="was-{guest.pk}" value="invited">' in page


def test_nobody_is_put_on_a_side_without_a_choice(client_of, guest):
    answer = client_of.post(ADDRESS, {"add": "yes", "name": "Bo West", "side": ""})
    assert (answer.status_code, guest.event.guests.count()) == (422, 1)


def test_somebody_is_taken_off_the_list(client_of, guest):
    stays = Guest.objects.create(event=guest.event, name="Bo West", side=guest.side)
    assert "Vera Alder" in client_of.get(ADDRESS).content.decode()
    client_of.post(ADDRESS, {"remove": str(guest.pk), f"guest-{stays.pk}": "idea", f"was-{stays.pk}": "idea"})
    assert list(guest.event.guests.values_list("name", flat=True)) == ["Bo West"]
    assert "Vera Alder" not in client_of.get(ADDRESS).content.decode()
    assert AuditEntry.objects.get(action="guest changed").after == {"guests": 1}
