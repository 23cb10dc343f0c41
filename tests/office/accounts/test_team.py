"""The team: each side's convenors answer for their own side, and everything they do is kept."""

import re
from html import unescape

import pytest
from django.test import Client

from tracktwo.office.accounts import actions
from tracktwo.office.accounts.queries import differences
from tracktwo.office.accounts.rights import Role
from tracktwo.office.models import Account, AuditEntry, Membership, Programme
from tracktwo.vocabulary.errors import DataError

TEAM = "/office/river/members/"


def _seat(account: Account) -> Membership:
    return account.memberships.get(programme__key="river")


def _rows(page: str) -> list[list[str]]:
    """The table of the page: the words of each cell."""
    return [
        [
            " ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    ]


def _changes() -> list[tuple]:
    entries = AuditEntry.objects.order_by("pk").select_related("account")
    return [
        (each.account and each.account.name, each.action, each.subject, each.before, each.after)
        for each in entries
    ]


def test_the_team_lists_both_sides_and_how_far_each_account_is(client: Client, convenor: Account, seat):
    seat("observer", side="west", name="Bai He")
    actions.invite("Carl", role=Role.FACILITATOR, language="en", by=_seat(convenor))
    Account.objects.filter(name="Bai He").update(is_active=False)
    client.force_login(convenor)
    assert _rows(client.get(TEAM).content.decode()) == [
        ["Name", "Side", "Role", "Account"],
        ["Bai He", "◆ West bank", "Observer", "Out of use"],
        ["Carl", "● East bank", "Facilitator", "Invited, not yet signed in"],
        ["convenor east river", "● East bank", "Convenor", "In use"],
    ]


def test_an_invitation_makes_an_account_on_ones_own_side_and_shows_the_link_once(
    client: Client, convenor: Account
):
    client.force_login(convenor)
    page = client.post(TEAM, {"name": "李 Wen", "role": "researcher", "language": "zh-Hans"}).content.decode()
    [address] = re.findall(r"<code>http://testserver(/office/enter/[\w-]+/)</code>", page)
    made = Account.objects.get(name="李 Wen")
    assert (made.language, made.has_usable_password(), _seat(made).side.key, _seat(made).role) == (
        "zh-Hans",
        False,
        "east",
        "researcher",
    )
    assert Client().get(address).status_code == 200
    assert address not in client.get(TEAM).content.decode()
    assert _changes() == [
        ("convenor east river", "invited", "account:李 Wen", None, {"side": "east", "role": "researcher"})
    ]


def test_a_side_in_the_form_is_not_listened_to(client: Client, convenor: Account):
    client.force_login(convenor)
    client.post(TEAM, {"name": "Eve", "role": "convenor", "language": "en", "side": "west"})
    assert _seat(Account.objects.get(name="Eve")).side.key == "east"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("convenor west river", "There is already an account called “convenor west river”;"),
        ("", "This field is required."),
        ("x" * 151, "Ensure this value has at most 150 characters (it has 151)."),
        ("a\0b", "Null characters are not allowed."),
    ],
)
@pytest.mark.usefixtures("other_convenor")
def test_an_invitation_that_cannot_be_is_refused_at_the_field(
    client: Client, convenor: Account, name: str, said: str
):
    client.force_login(convenor)
    page = unescape(client.post(TEAM, {"name": name, "role": "observer", "language": "en"}).content.decode())
    assert f'<a href="#id_name">Name: {said}' in page
    assert Account.objects.count() == 2
    assert _changes() == []


def test_a_role_changes_and_the_change_is_kept(client: Client, convenor: Account, moderator: Account):
    client.force_login(convenor)
    client.post(f"{TEAM}{_seat(moderator).pk}/", {"role": "researcher"})
    client.post(f"{TEAM}{_seat(moderator).pk}/", {"role": "researcher"})
    assert _seat(moderator).role == "researcher"
    assert _changes() == [
        (
            "convenor east river",
            "changed role",
            "account:moderator east river",
            {"role": "moderator"},
            {"role": "researcher"},
        )
    ]


def test_members_of_the_other_side_cannot_be_reached(
    client: Client, convenor: Account, other_convenor: Account
):
    client.force_login(convenor)
    number = _seat(other_convenor).pk
    statuses = [
        client.get(f"{TEAM}{number}/").status_code,
        client.post(f"{TEAM}{number}/", {"role": "observer"}).status_code,
        client.post(f"{TEAM}{number}/link/").status_code,
        client.post(f"{TEAM}{number}/active/", {"active": "no"}).status_code,
    ]
    assert statuses == [404, 404, 404, 404]
    with pytest.raises(DataError, match="Members of the other side"):
        actions.change_role(_seat(other_convenor), role=Role.OBSERVER, by=_seat(convenor))
    with pytest.raises(DataError, match="Members of the other side"):
        actions.reissue_link(_seat(other_convenor), by=_seat(convenor))
    with pytest.raises(DataError, match="Members of the other side"):
        actions.set_active(_seat(other_convenor), is_active=False, by=_seat(convenor))
    assert _changes() == []


def test_the_last_active_convenor_of_a_side_stays(
    client: Client, convenor: Account, other_convenor: Account, seat
):
    """The other side's convenor does not count, nor does one whose account is out of use."""
    second = seat("convenor", name="second")
    client.force_login(convenor)
    client.post(f"{TEAM}{_seat(second).pk}/active/", {"active": "no"})
    page = unescape(client.post(f"{TEAM}{_seat(convenor).pk}/", {"role": "observer"}).content.decode())
    assert "is the last active convenor of this side" in page
    refusal = client.post(f"{TEAM}{_seat(convenor).pk}/active/", {"active": "no"})
    assert (refusal.status_code, "last active convenor" in refusal.content.decode()) == (400, True)
    client.post(f"{TEAM}{_seat(second).pk}/active/", {"active": "yes"})
    assert client.post(f"{TEAM}{_seat(convenor).pk}/", {"role": "observer"}).status_code == 302
    assert [_seat(convenor).role, _seat(second).role, _seat(other_convenor).role] == [
        "observer",
        "convenor",
        "convenor",
    ]


def test_an_account_put_out_of_use_cannot_come_in_and_its_link_closes(
    client: Client, convenor: Account, seat
):
    member = seat("moderator", name="Dora")
    secret = actions.reissue_link(_seat(member), by=_seat(convenor))
    inside = Client()
    inside.force_login(member)
    client.force_login(convenor)
    client.post(f"{TEAM}{_seat(member).pk}/active/", {"active": "no"})
    assert inside.get("/office/river/released/").status_code == 302
    assert Client().get(f"/office/enter/{secret}/").status_code == 404
    refusal = client.post(f"{TEAM}{_seat(member).pk}/link/")
    assert refusal.status_code == 400
    assert (
        "The account “Dora” is out of use; a convenor of its side can put it back in use."
        in refusal.content.decode()
    )
    assert (
        Client()
        .post("/office/sign-in/", {"name": "Dora", "passphrase": "three herons by the weir"})
        .status_code
        == 200
    )
    client.post(f"{TEAM}{_seat(member).pk}/active/", {"active": "yes"})
    assert (
        Client()
        .post("/office/sign-in/", {"name": "Dora", "passphrase": "three herons by the weir"})
        .status_code
        == 302
    )
    assert [change[1] for change in _changes()] == ["issued link", "deactivated", "reactivated"]


def test_a_new_link_frees_an_account_that_waits(client: Client, convenor: Account, moderator: Account):
    Account.objects.filter(pk=moderator.pk).update(failures=9)
    client.force_login(convenor)
    page = client.post(f"{TEAM}{_seat(moderator).pk}/link/").content.decode()
    assert len(re.findall(r"/office/enter/[\w-]{32}/", page)) == 1
    moderator.refresh_from_db()
    assert moderator.failures == 0


def test_nobody_gets_a_link_into_seats_they_do_not_answer_for(
    client: Client, convenor: Account, seat, other_programme: Programme
):
    """A member who also convenes elsewhere would hand both keys to whoever holds the link."""
    both = seat("observer", name="Both")
    actions.give_seat(both, side=other_programme.sides.get(key="west"), role=Role.CONVENOR, by=None)
    client.force_login(convenor)
    for address, form in (
        (f"{TEAM}{_seat(both).pk}/link/", {}),
        (f"{TEAM}{_seat(both).pk}/active/", {"active": "no"}),
    ):
        response = client.post(address, form)
        assert (response.status_code, "a seat you do not answer for" in response.content.decode()) == (
            400,
            True,
        )
    both.refresh_from_db()
    assert (both.link_hash, both.is_active) == ("", True)


def test_what_is_done_with_an_account_is_seen_in_each_of_its_programmes(
    client: Client, convenor: Account, seat, other_programme: Programme
):
    """A link made at the command line lets its bearer take the account over: no team may miss that."""
    both = seat("observer", name="Both")
    actions.give_seat(both, side=other_programme.sides.get(key="west"), role=Role.OBSERVER, by=None)
    actions.renew_link(both, by=None)
    both.refresh_from_db()
    actions.enter(both, passphrase="four otters in a weir")
    actions.change_passphrase(both, passphrase="five otters in a weir")
    kept = AuditEntry.objects.filter(action__in=["issued link", "entered", "changed passphrase"])
    assert sorted(kept.values_list("programme__key", "account__name", "action", "subject"), key=str) == [
        ("harbour", "Both", "changed passphrase", "account:Both"),
        ("harbour", "Both", "entered", "account:Both"),
        ("harbour", None, "issued link", "account:Both"),
        ("river", "Both", "changed passphrase", "account:Both"),
        ("river", "Both", "entered", "account:Both"),
        ("river", None, "issued link", "account:Both"),
    ]
    client.force_login(convenor)
    assert [row[1:3] for row in _rows(client.get("/office/river/changes/").content.decode())[1:]] == [
        ["Both", "changed the passphrase account:Both"],
        ["Both", "set the passphrase by a personal link account:Both"],
        ["Command line", "made a new personal link account:Both"],
    ]


def test_an_account_holds_one_seat_in_a_programme(convenor: Account, programme: Programme):
    with pytest.raises(DataError, match="one seat only"):
        actions.give_seat(convenor, side=programme.sides.get(key="west"), role=Role.CONVENOR, by=None)
    assert convenor.memberships.count() == 1


def test_the_changes_are_paged_latest_first_and_filtered(
    client: Client, convenor: Account, programme: Programme, other_programme: Programme
):
    for number in range(60):
        actions.record_change(
            programme=programme,
            by=convenor,
            action="edited",
            subject=f"event:e{number}",
            before={"place": {"en": "Weir <1>"}},
            after={"place": {"en": f"{number}"}},
            note="why",
        )
    actions.record_change(
        programme=other_programme, by=None, action="edited", subject="event:secret", before=None, after=None
    )
    client.force_login(convenor)
    first = _rows(client.get("/office/river/changes/").content.decode())
    second = _rows(client.get("/office/river/changes/?page=2").content.decode())
    assert [len(first), len(second)] == [51, 11]
    assert first[1][1:] == [
        "convenor east river",
        "edited event:e59 why",
        'Place {"en": "Weir <1>"} {"en": "59"}',
    ]
    filtered = _rows(client.get("/office/river/changes/", {"subject": "EVENT:e4"}).content.decode())
    assert [row[2] for row in filtered[1:]] == [f"edited event:e{n} why" for n in (*range(49, 39, -1), 4)]
    assert (
        "No change is about that."
        in client.get("/office/river/changes/?subject=%00x&page=zz").content.decode()
    )


def test_a_change_is_shown_field_by_field():
    entry = AuditEntry(
        action="edited", subject="event:x", before={"a": "1", "b": None}, after={"b": 2, "c": ["水"]}
    )
    assert [(each.field, each.before, each.after) for each in differences(entry)] == [
        ("a", "1", None),
        ("b", "null", "2"),
        ("c", None, '["水"]'),
    ]


@pytest.mark.parametrize("size", [1, 300])
def test_the_team_page_costs_the_same_for_few_and_many(
    client: Client, convenor: Account, programme: Programme, django_assert_num_queries, size: int
):
    Account.objects.bulk_create([Account(name=f"member {number}") for number in range(size)])
    Membership.objects.bulk_create(
        Membership(account=account, programme=programme, side=programme.sides.first(), role="observer")
        for account in Account.objects.filter(name__startswith="member")
    )
    client.force_login(convenor)
    with django_assert_num_queries(4):  # session, account, seat, team
        assert len(_rows(client.get(TEAM).content.decode())) == size + 2
