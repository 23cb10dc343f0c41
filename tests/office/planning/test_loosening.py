"""A rule is tightened at any time, and loosened only by everybody concerned and both keys; the missing are named."""

import re
from html import unescape

import pytest

from tracktwo.office.models import Attendance, AuditEntry, Loosening, Remark
from tracktwo.office.planning.loosening import missing_from
from tracktwo.office.record.concerned import concerned_by
from tracktwo.vocabulary.attribution import Rule

pytestmark = pytest.mark.django_db
ADDRESS = "/office/river/loosen/event/spring/"


@pytest.fixture
def closed(planned):
    """An event off the record with somebody on each side, one of them without an entry."""
    plan = planned(rule="off_the_record", status="held")
    plan.person("Vera Alder")
    Attendance.objects.create(
        programme=plan.programme,
        key="a",
        event=plan.event,
        name="Wu Ke",
        side=plan.programme.sides.get(key="west"),
    )
    return plan


def agree(client, number, called, date="2027-03-05", given="in_writing"):
    return client.post(ADDRESS, {"who": number, "called": called, "date": date, "given": given})


def rule_of(plan):
    plan.event.refresh_from_db()
    return plan.event.rule


def page_of(client):
    return unescape(client.get(ADDRESS).content.decode())


def test_everybody_and_both_keys_loosen_a_rule(client_of, closed, convenor, other_convenor):
    client_of.post(ADDRESS, {"rule": "not_for_attribution"})
    client_of.post(ADDRESS, {"key": "yes"})
    assert "The agreement of these people is not recorded: Vera Alder, Wu Ke." in page_of(client_of)
    agree(client_of, 0, "Vera Alder")
    client_of.post(ADDRESS, {"key": "yes"})
    assert "not recorded: Wu Ke." in page_of(client_of)
    assert Loosening.objects.get().keys.count() == 0
    agree(client_of, 1, "Wu Ke", given="by_telephone")
    client_of.post(ADDRESS, {"key": "yes"})
    assert rule_of(closed) == "off_the_record"
    client_of.post(ADDRESS, {"key": "yes"})
    assert rule_of(closed) == "off_the_record"
    client_of.force_login(other_convenor)
    client_of.post(ADDRESS, {"key": "yes"})
    assert rule_of(closed) == "not_for_attribution"
    told = AuditEntry.objects.filter(action="agreement recorded").order_by("pk").first()
    assert (told.account, told.after) == (
        convenor,
        {"name": "Vera Alder", "date": "2027-03-05", "given": "in_writing"},
    )


def test_somebody_entered_after_the_first_key_is_asked_too(client_of, closed, other_convenor):
    client_of.post(ADDRESS, {"rule": "on_the_record"})
    agree(client_of, 0, "Vera Alder")
    agree(client_of, 1, "Wu Ke")
    client_of.post(ADDRESS, {"key": "yes"})
    closed.person("Ada Ash")
    client_of.force_login(other_convenor)
    client_of.post(ADDRESS, {"key": "yes"})
    assert rule_of(closed) == "off_the_record"
    assert [each.called for each in missing_from(Loosening.objects.get())] == ["Ada Ash"]


def test_an_agreement_taken_back_takes_the_keys_along(client_of, closed):
    client_of.post(ADDRESS, {"rule": "on_the_record"})
    agree(client_of, 0, "Vera Alder")
    agree(client_of, 1, "Wu Ke")
    client_of.post(ADDRESS, {"key": "yes"})
    wanted = Loosening.objects.get()
    client_of.post(ADDRESS, {"take_back": str(wanted.agreements.first().pk)})
    assert (wanted.agreements.count(), wanted.keys.count()) == (1, 0)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (
            {"who": "0", "called": "Vera Alder", "date": "", "given": "in_writing"},
            "Say on which day they agreed",
        ),
        (
            {"who": "0", "called": "Wu Ke", "date": "2027", "given": "in_writing"},
            "The list changed meanwhile",
        ),
        (
            {"who": "9", "called": "Wu Ke", "date": "2027", "given": "in_writing"},
            "Say on which day they agreed",
        ),
        ({"rule": "off_the_record"}, "This is not looser than the rule there is"),
    ],
)
@pytest.mark.usefixtures("closed")
def test_what_cannot_be_recorded_is_told(client_of, sent, sentence):
    client_of.post(ADDRESS, {"rule": "on_the_record"})
    client_of.post(ADDRESS, sent)
    assert sentence in page_of(client_of)
    assert Loosening.objects.get().agreements.count() == 0


def test_nobody_agrees_for_somebody_who_is_not_named(client_of, closed):
    Remark.objects.create(
        programme=closed.programme, key="r", event=closed.event, side=closed.programme.sides.get(key="east"),
        original={"en": "Said."},
    )  # fmt: skip
    client_of.post(ADDRESS, {"rule": "on_the_record"})
    agree(client_of, 2, "somebody who is not named")
    assert "Nobody knows who this is" in page_of(client_of)
    assert [each.called for each in concerned_by("event", closed.event)] == [
        "Vera Alder", "Wu Ke", "somebody who is not named",
    ]  # fmt: skip


def test_an_item_concerns_those_in_it_and_is_never_looser_than_its_event(client_of, planned):
    plan = planned(rule="not_for_attribution")
    vera, _ada = plan.person("Vera Alder"), plan.person("Ada Ash")
    segment = plan.item("talk", vera, rule="off_the_record")
    address = f"/office/river/loosen/segment/{segment.key}/"
    client_of.post(address, {"rule": "on_the_record"})
    assert Loosening.objects.count() == 0
    client_of.post(address, {"rule": "not_for_attribution"})
    assert [each.called for each in missing_from(Loosening.objects.get())] == ["Vera Alder"]


@pytest.mark.parametrize("rule", [Rule.NOT_FOR_ATTRIBUTION, Rule.ON_THE_RECORD])
def test_the_form_refuses_a_looser_rule_with_the_names_and_takes_a_stricter_one(client_of, closed, rule):
    form = "/office/river/edit/event/spring/"
    page = client_of.get(form)
    sent = _fields(page.content.decode())
    answer = client_of.post(form, {**sent, "rule": rule.value})
    assert answer.status_code == 422
    assert "not recorded: Vera Alder, Wu Ke." in unescape(answer.content.decode())
    assert rule_of(closed) == "off_the_record"


def _fields(html):
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag and 'type="radio"' not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    for name, body in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    return found
