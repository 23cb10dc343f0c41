"""Pairs that may be one: read as names are now, decided once, compared by a thread where that takes long."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from tracktwo.office.models import Affiliation, Contribution, Organisation, Person, PersonName
from tracktwo.office.record import actions, queries
from tracktwo.office.record.queries import pairs as pairing
from tracktwo.record import Printed, Register, Verdict

pytestmark = pytest.mark.django_db
PAGE = "/office/river/same-or-different/"


def person(programme, key, *forms):
    made = Person.objects.create(programme=programme, key=key)
    for place, form in enumerate(forms):
        PersonName.objects.create(person=made, text=form, preferred=not place)
    return made


def pairs(programme, kind="person", most=200):
    """Each pair by its keys, with the forms that say so."""
    found = queries.doubles(programme, kind, language="en", most=most)
    return [(each.one.key, each.other.key, each.forms) for each in found.pairs], found.more


def test_a_pair_is_proposed_until_somebody_decides(programme):
    person(programme, "hines", "Lincoln Hines")
    person(programme, "second", "HINES, Lincoln")
    assert pairs(programme) == ([("hines", "second", ("Lincoln Hines", "HINES, Lincoln"))], 0)
    assert pairs(programme, "organisation") == ([], 0)

    judged = actions.judge(
        programme=programme, by=None, kind="person", one="second", other="hines", verdict=Verdict.UNSURE
    )
    assert pairs(programme) == ([], 0)
    actions.take_back(programme=programme, by=None, key=judged.key)
    assert len(pairs(programme)[0]) == 1


def test_names_are_read_as_they_are_whoever_wrote_them(programme):
    person(programme, "a", "Ann Bee", "A. Bee")
    person(programme, "b", "Ann Bee")
    assert pairs(programme) == ([("a", "b", ("Ann Bee", "Ann Bee"))], 0)
    with connection.cursor() as cursor:  # by no action, so that no trail says so
        cursor.execute("UPDATE office_personname SET text = 'Cy Dee' WHERE text = 'Ann Bee' AND preferred")
    assert pairs(programme) == ([("a", "b", ("Cy Dee", "Cy Dee"))], 0)
    Person.objects.get(key="b").delete()
    assert pairs(programme) == ([], 0)


def test_family_names_a_letter_apart_are_a_pair_while_one_organisation_joins_them(programme):
    event = programme.events.create(key="e", kind="formal_workshop", status="held")
    house = Organisation.objects.create(programme=programme, key="house", name="House")
    for key, name in (("a", "Ann Harlow"), ("b", "Ann Harlaw")):
        line = Contribution.objects.create(
            programme=programme, key=key, event=event, person=person(programme, key, name),
            side=programme.sides.first(), listed_as="speaker",
        )  # fmt: skip
        Affiliation.objects.create(contribution=line, organisation=house)
    assert pairs(programme) == ([("a", "b", ("Ann Harlow", "Ann Harlaw"))], 0)
    Affiliation.objects.first().delete()
    assert pairs(programme) == ([], 0)


def test_an_organisation_is_met_by_every_form_of_its_name(programme):
    for key, name in (("house", "Weir House"), ("lock", "Lock Company")):
        Organisation.objects.create(programme=programme, key=key, name=name)
    assert pairs(programme, "organisation") == ([], 0)
    programme.organisations.get(key="lock").names.create(text="Weir House")
    assert pairs(programme, "organisation") == ([("house", "lock", ("Weir House", "Weir House"))], 0)


def test_as_many_are_shown_as_asked_for_and_the_rest_is_counted(programme):
    for key in "abcd":
        person(programme, key, "Ann Bee")
    shown, more = pairs(programme, most=2)
    assert ([each[:2] for each in shown], more) == ([("a", "b"), ("a", "c")], 4)


def test_nobody_who_is_erased_stays_in_what_was_compared(programme):
    person(programme, "a", "Zebulon Quist")
    person(programme, "b", "Quist, Zebulon")
    kept = vars(vars(pairing._compared(programme.pk, "person"))["_register"])
    assert len(pairs(programme)[0]) == 1
    assert "Quist" in str(kept["_kept"].entries)
    for key in "ab":
        actions.erase_person(programme=programme, by=None, key=key)
    assert pairs(programme) == ([], 0)
    assert kept["_kept"].entries == {}


def test_a_page_answers_while_names_are_compared_and_looks_again(
    client, convenor, sign_in, programme, monkeypatch
):
    monkeypatch.setattr(pairing, "_FEW", 0)
    monkeypatch.setattr(pairing, "_PATIENCE", 0.05)
    person(programme, "a", "Ann Bee")
    person(programme, "b", "Ann Bee")
    done = Event()
    thread = vars(pairing._compared(programme.pk, "person"))["_thread"]
    thread.submit(done.wait)
    page = sign_in(client, convenor).get(PAGE)
    assert (page.status_code, page.headers["Refresh"]) == (202, "3")
    assert "are being compared; that takes some seconds." in page.content.decode()
    assert "Ann Bee" not in page.content.decode()
    done.set()
    thread.submit(int).result()
    monkeypatch.setattr(pairing, "_PATIENCE", 60)
    page = client.get(PAGE)
    assert (page.status_code, "Refresh" in page.headers) == (200, False)
    assert page.content.decode().count("<bdi>Ann Bee</bdi>") == 2


def test_a_fault_is_said_to_everybody_who_asks(programme):
    def no_keys(printed):
        raise ValueError(*printed.forms)

    compared = pairing._Compared(Register(keys=no_keys, match=lambda *given: given))
    for _time in range(2):
        with pytest.raises(ValueError, match="Ann Bee"):
            compared.doubles(([("Ann Bee",)],), arranged=lambda rows: {"a": Printed(rows[0][0])})


def test_two_who_ask_at_once_each_read_what_they_asked_of():
    begun, done = Event(), Event()

    def slow_keys(printed):
        begun.set()
        assert done.wait(60)
        return printed.forms

    compared = pairing._Compared(Register(keys=slow_keys, match=vars(Register.of_people())["_match"]))

    def asked(*names):
        rows = [(f"p{place}", name) for place, name in enumerate(names)]
        found = compared.doubles(
            (rows,), arranged=lambda rows: {key: Printed((name,)) for key, name in rows[0]}
        )
        return [each.forms for each in found]

    with ThreadPoolExecutor(2) as both:
        first = both.submit(asked, "Ann Bee", "Ann Bee")
        assert begun.wait(60)
        second = both.submit(asked, "Cy Dee", "Cy Dee")
        done.set()
        assert (first.result(60), second.result(60)) == ([("Ann Bee", "Ann Bee")], [("Cy Dee", "Cy Dee")])
