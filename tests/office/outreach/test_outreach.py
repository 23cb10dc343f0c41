"""Reaching out: private by default, doubles said before they are kept, the log of a side its own for ever."""

import pytest

from tracktwo.office.models import (
    AuditEntry,
    OfficialContact,
    Organisation,
    Person,
    PersonName,
    Stakeholder,
)
from tracktwo.office.outreach import actions, queries
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
VALUES = {
    "name": "Harbour Insurers",
    "stage": "idea",
    "expertise": "insurance, 保险；risk",
    "is_new_field": True,
    "note": {},
    "is_shared": False,
}
CONTACT = {
    "held": "2021-05",
    "informed": "Desk for rivers",
    "level": "working",
    "by": "Ada",
    "about": {"en": "That we meet."},
    "event": None,
}


def told(programme, by):
    side = by.memberships.get().side
    return [row.name for group in queries.stages(programme, side) for row, _same in group.rows]


def test_whom_a_side_thinks_of_is_its_own_until_it_shares(programme, convenor, other_convenor):
    row = actions.keep_stakeholder(programme, VALUES, by=convenor)
    assert (told(programme, convenor), told(programme, other_convenor)) == (["Harbour Insurers"], [])
    assert row.tags == ["insurance", "保险", "risk"]
    actions.keep_stakeholder(programme, {**VALUES, "is_shared": True}, by=convenor, there=row)
    assert told(programme, other_convenor) == ["Harbour Insurers"]
    with pytest.raises(DataError, match="other side’s"):
        actions.delete_stakeholder(row, by=other_convenor)
    assert {entry.side.key for entry in AuditEntry.objects.filter(subject=f"stakeholder:{row.pk}")} == {
        "east"
    }


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("harbour  INSURERS", ["stakeholder"]),
        ("Insurers, Harbour", ["stakeholder"]),
        ("LIN Wei", ["person"]),
        ("Café du Port", ["organisation"]),
        ("Cafe du port", ["organisation"]),
        ("林薇", ["person"]),
        ("Somebody", []),
    ],
)
def test_a_name_that_is_known_is_found_in_any_order_and_spelling(programme, convenor, name, kinds):
    person = Person.objects.create(programme=programme, key="lin")
    PersonName.objects.create(person=person, text="Wei Lin", family="Lin", given="Wei", preferred=True)
    PersonName.objects.create(person=person, text="林薇", family="林", given="薇", language="zh-Hans")
    Organisation.objects.create(programme=programme, key="cafe", name="Café du Port")
    actions.keep_stakeholder(programme, VALUES, by=convenor)
    found = queries.same_as(programme, convenor.memberships.get().side, name)
    assert [each.kind for each in found] == kinds


def test_a_double_is_said_and_never_tells_of_the_other_sides_own(
    client, sign_in, programme, convenor, other_convenor
):
    actions.keep_stakeholder(programme, VALUES, by=convenor)
    address = f"/office/{programme.key}/stakeholders/new/"
    typed = {"name": "Harbour insurers", "stage": "idea"}
    refused = sign_in(client, convenor).post(address, typed)
    assert refused.status_code == 422
    assert "This name is known already:" in refused.content.decode()
    assert client.post(address, {**typed, "anyway": "1"}).status_code == 302
    assert sign_in(client, other_convenor).post(address, typed).status_code == 302
    assert Stakeholder.objects.count() == 3


def test_the_log_of_a_side_is_read_by_that_side_alone(
    client, sign_in, programme, convenor, other_convenor, researcher
):
    row = actions.keep_contact(programme, CONTACT, by=convenor)
    address = f"/office/{programme.key}/contacts/"
    assert "Desk for rivers" in sign_in(client, convenor).get(address).content.decode()
    assert "Desk for rivers" not in sign_in(client, other_convenor).get(address).content.decode()
    assert client.get(f"{address}{row.pk}/").status_code == 404
    assert client.post(f"{address}{row.pk}/delete/").status_code == 404
    assert sign_in(client, researcher).get(address).status_code == 403
    with pytest.raises(DataError, match="other side’s"):
        actions.delete_contact(row, by=other_convenor)
    entry = AuditEntry.objects.get(subject=f"contact:{row.pk}")
    assert (entry.side.key, entry.before, entry.after) == ("east", None, None)


def test_forms_keep_change_and_delete(client, sign_in, programme, convenor):
    sign_in(client, convenor)
    base = f"/office/{programme.key}"
    typed = {
        "held": "2021-05",
        "informed": "Desk",
        "level": "senior",
        "by": "Ada",
        "about_en": "That we meet",
    }
    assert client.post(f"{base}/contacts/new/", {**typed, "held": ""}).status_code == 422
    assert client.post(f"{base}/contacts/new/", typed).status_code == 302
    row = OfficialContact.objects.get()
    assert client.post(f"{base}/contacts/{row.pk}/", {**typed, "informed": "Bureau"}).status_code == 302
    row.refresh_from_db()
    assert (row.informed, row.level, row.about) == ("Bureau", "senior", {"en": "That we meet"})
    assert client.post(f"{base}/contacts/{row.pk}/delete/").status_code == 302
    assert OfficialContact.objects.count() == 0
    client.post(f"{base}/stakeholders/new/", {"name": "One", "stage": "agreed", "note_en": "From afar"})
    one = Stakeholder.objects.get()
    assert "Agreed to take part" in client.get(f"{base}/stakeholders/").content.decode()
    client.post(f"{base}/stakeholders/{one.pk}/delete/")
    assert Stakeholder.objects.count() == 0


def test_a_name_that_is_erased_goes_out_of_both(programme, convenor):
    actions.keep_stakeholder(programme, {**VALUES, "name": "Wei Lin"}, by=convenor)
    actions.keep_contact(programme, {**CONTACT, "about": {"en": "Of Wei Lin"}}, by=convenor)
    assert actions.forget_names(programme, ["Wei Lin"]) == 2
    assert "Wei Lin" not in f"{Stakeholder.objects.get().name} {OfficialContact.objects.get().about}"


def test_the_list_costs_as_many_queries_with_many_rows(
    client, sign_in, programme, convenor, django_assert_max_num_queries
):
    for number in range(30):
        actions.keep_stakeholder(programme, {**VALUES, "name": f"Name {number}"}, by=convenor)
        actions.keep_contact(programme, CONTACT, by=convenor)
    sign_in(client, convenor)
    for path in ("stakeholders", "contacts"):
        with django_assert_max_num_queries(14):
            client.get(f"/office/{programme.key}/{path}/")
