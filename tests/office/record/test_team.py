"""What is the team's own beside an event, who may read it, and what a convenor approves for a side."""

import json
import re
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tracktwo.clearance import PUBLIC, Cleared, Fact, approvable, clear
from tracktwo.clearance.kinds import Event, Outcome
from tracktwo.office.models import (
    Account,
    Attendance,
    AuditEntry,
    FactApproval,
    Membership,
    Note,
    Programme,
    Remark,
)
from tracktwo.office.record import actions, queries
from tracktwo.office.record.entries import ENTRIES, content_of, versions
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.queries.material import holdings
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

FILE = Path(__file__).with_name("two-banks.json")
WEIR = "/office/river/events/weir-2019/"
NEW = "/office/river/agenda/weir-2019/new"
CANARY = "喜鹊 heron-grey-41"


@pytest.fixture
def programme(db: None) -> Programme:
    return import_programme(FILE.read_bytes(), by=None)


def read(client: Client, path: str, status: int = 200) -> str:
    """The words of a page."""
    response = client.get(path)
    assert response.status_code == status
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
    return re.sub(" ([,.:;])", r"\1", words)


def send(client: Client, path: str, status: int = 302, **typed: Any) -> str:
    """Send a form, say where it leads or what it answers."""
    response = client.post(path, typed)
    assert response.status_code == status, response.content.decode()[-3000:]
    return response["Location"] if status == 302 else unescape(response.content.decode())


def opened_at(client: Client, path: str) -> str:
    return re.search(r'name="opened_at" value="([^"]*)"', client.get(path).content.decode())[1]


def trail(programme: Programme) -> list[tuple[Any, ...]]:
    rows = AuditEntry.objects.filter(programme=programme).exclude(action="imported").order_by("pk")
    return list(rows.values_list("account__name", "action", "subject", "before", "after"))


def remark(programme: Programme, **fields: Any) -> Remark:
    event = programme.events.get(key="weir-2019")
    given = {"key": "r", "original": {"en": "We never open it."}, "release": {"en": "It stays shut."}}
    return Remark.objects.create(
        **{"programme": programme, "event": event, "side": programme.sides.get(key="east"), **given, **fields}
    )


def state(row: Remark) -> str:
    return versions(content_of(ENTRIES["remark"], row))


def test_facilitator_keeps_who_was_there(client, programme, facilitator, sign_in):
    sign_in(client, facilitator)
    assert send(client, f"{NEW}/attendance/", name="Ola Ferry", side="west", note_en="Came late") == WEIR
    assert send(client, f"{NEW}/attendance/", person="birch", side="east", organisation="mill") == WEIR
    page = read(client, WEIR)
    assert "Ola Ferry Came late Edit" in page
    path = "/office/river/edit/attendance/weir-2019-attendance/"
    typed = {"name": "Ola Ferry", "side": "west", "opened_at": opened_at(client, path)}
    assert send(client, path, **typed) == WEIR
    assert send(client, "/office/river/delete/attendance/weir-2019-attendance-2/") == WEIR

    assert list(Attendance.objects.values_list("key", "person", "name", "side__key", "note")) == [
        ("weir-2019-attendance", None, "Ola Ferry", "west", {})
    ]
    who, first = facilitator.name, "attendance:weir-2019-attendance"
    given = {"name": "Ola Ferry", "side": "west", "note": {"en": "Came late"}}
    other = {"event": "weir-2019", "person": "birch", "side": "east", "organisation": "mill"}
    assert trail(programme) == [
        (who, "created", first, None, {"key": "weir-2019-attendance", "event": "weir-2019", **given}),
        (who, "created", f"{first}-2", None, {"key": "weir-2019-attendance-2", **other}),
        (who, "edited", first, {"note": {"en": "Came late"}}, {"note": {}}),
        (who, "deleted", f"{first}-2", {**other, "name": "", "note": {}}, None),
    ]


def test_somebody_who_was_there_is_somebody(client, facilitator, sign_in, programme):
    page = send(sign_in(client, facilitator), f"{NEW}/attendance/", 422, name="  ", side="west")
    assert "Choose a person, or write the name of somebody who is not in the record." in page
    assert Attendance.objects.count() == 0


def test_remark_is_kept_with_its_words_for_release(client, facilitator, sign_in, programme):
    sign_in(client, facilitator)
    typed = {"original_en": "We never open it.", "release_en": "It stays shut.", "release_zh-Hans": "关着。"}
    who = {"author": "alder", "contribution": "weir-alder", "side": "east", "rule": "not_for_attribution"}
    assert send(client, f"{NEW}/remark/", **who, **typed) == WEIR
    assert send(client, f"{NEW}/remark/", side="west", author_name="A guest", original_en="Why not?") == WEIR

    page = read(client, WEIR)
    assert page[page.index("What was said What was said") : page.index("Notes No note")] == (
        "What was said What was said stays with the team. Instead of it, words for release can go out, "
        "where the rule lets any. Ann ALDER · ● East bank · Not for attribution "
        "As listed at this event: Ann ALDER In the words that were spoken We never open it. "
        "Words for release It stays shut. English 关着。 简体中文 "
        "Not approved: a convenor of the side that spoke approves them. Edit "
        "A guest · ◆ West bank · On the record In the words that were spoken Why not? "
        "Words for release None: nothing of this remark goes out. Edit Add a remark "
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            {"contribution": "lock-alder"},
            "Select a valid choice. lock-alder is not one of the available choices.",
        ),
        ({"original_en": " "}, "Write it in at least one language."),
    ],
)
def test_remark_that_cannot_be_is_refused(client, facilitator, sign_in, programme, typed, sentence):
    sign_in(client, facilitator)
    given = {"side": "east", "original_en": "We never open it.", **typed}
    assert sentence in send(client, f"{NEW}/remark/", 422, **given)
    assert Remark.objects.count() == 0


def test_rule_of_a_remark_is_never_looser_than_the_events(client, facilitator, sign_in, programme):
    programme.events.filter(key="weir-2019").update(rule="not_for_attribution")
    given = {"side": "east", "original_en": "We never open it.", "rule": "on_the_record"}
    page = send(sign_in(client, facilitator), f"{NEW}/remark/", 422, **given)
    assert "This is looser than the rule of the event." in page


@pytest.mark.parametrize("kept", [Attendance, Remark])
def test_rule_of_an_event_is_not_loosened_under_who_was_there_or_what_was_said(programme, kept):
    event = programme.events.get(key="rehearsal-2021")
    given = {"name": "Ola"} if kept is Attendance else {"original": {"en": "Hm."}}
    kept.objects.create(programme=programme, event=event, key="x", side=programme.sides.first(), **given)
    content = {**content_of(ENTRIES["event"], event), "rule": "on_the_record"}
    with pytest.raises(DataError, match="with the agreement of each contributor"):
        actions.save_entry(
            programme=programme,
            by=None,
            entry=ENTRIES["event"],
            key=event.key,
            content=content,
            opened_at=versions(content_of(ENTRIES["event"], event)),
        )


def test_convenor_of_the_side_that_spoke_approves_its_words(client, convenor, sign_in, programme):
    row = remark(programme)
    sign_in(client, convenor)
    page = client.get(WEIR).content.decode()
    assert "Approve these words" in page
    assert f'value="{state(row)}"' in page
    assert send(client, "/office/river/approve-words/r/", seen=state(row)) == f"{WEIR}#r"

    row.refresh_from_db()
    assert (row.is_approved, row.release_approved_by, row.release_approver) == (True, convenor.name, convenor)
    assert f"Approved by {convenor.name}. Take the approval back" in read(client, WEIR)
    assert send(client, "/office/river/approve-words/r/", withdraw="yes") == f"{WEIR}#r"
    row.refresh_from_db()
    assert (row.is_approved, row.release_approved_by) == (False, "")
    assert trail(programme) == [
        (
            *(convenor.name, "words approved", "remark:r", {"release_approved_by": ""}),
            {"release_approved_by": convenor.name, "release": {"en": "It stays shut."}},
        ),
        (
            *(convenor.name, "words withdrawn", "remark:r", {"release_approved_by": convenor.name}),
            None,
        ),
    ]


def test_nobody_else_approves_words(client, seat, sign_in, programme):
    row = remark(programme)
    answers = {}
    for role in ("convenor", "facilitator", "moderator", "researcher", "observer"):
        for side in ("east", "west"):
            if (role, side) != ("convenor", "east"):
                sign_in(client, seat(role, side=side))
                response = client.post("/office/river/approve-words/r/", {"seen": state(row)})
                answers[role, side] = response.status_code
    assert answers.pop(("convenor", "west")) == 404
    assert set(answers.values()) == {403}
    row.refresh_from_db()
    assert not row.is_approved


def test_action_itself_asks_for_the_key_of_the_side(seat, programme, other_programme):
    row = remark(programme)
    strangers = {
        seat("convenor", side="west"): "Only a convenor of the side that spoke approves its words.",
        seat("facilitator"): "Only a convenor of this programme approves anything for a side.",
        seat("convenor", programme=other_programme): (
            "Only a convenor of this programme approves anything for a side."
        ),
    }
    for account, sentence in strangers.items():
        with pytest.raises(DataError) as refusal:
            actions.approve_words(programme=programme, by=account, key="r", seen=state(row))
        assert str(refusal.value) == sentence
    assert trail(programme) == []


@pytest.mark.parametrize(
    "change",
    [
        {"release": {"en": "It stays shut, mostly."}},
        {"original": {"en": "We hardly open it."}},
        {"side": "west"},
        {"author": "birch"},
        {"rule": "off_the_record"},
    ],
)
def test_any_change_of_a_remark_takes_the_approval_back(convenor, programme, change):
    row = remark(programme)
    actions.approve_words(programme=programme, by=convenor, key="r", seen=state(row))
    row.refresh_from_db()
    content = {**content_of(ENTRIES["remark"], row), **change}
    actions.save_entry(
        programme=programme,
        by=convenor,
        entry=ENTRIES["remark"],
        key="r",
        content=content,
        opened_at=state(row),
    )
    row.refresh_from_db()
    assert (row.is_approved, row.release_approved_by) == (False, "")
    before, after = trail(programme)[-1][3:]
    assert (before["release_approved_by"], after["release_approved_by"]) == (convenor.name, "")


def test_words_changed_after_they_were_shown_are_not_approved(client, convenor, sign_in, programme):
    row = remark(programme)
    seen = state(row)
    Remark.objects.update(release={"en": "It opens at night."})
    page = send(sign_in(client, convenor), "/office/river/approve-words/r/", 400, seen=seen)
    assert "Somebody changed this after you opened the page" in page
    row.refresh_from_db()
    assert not row.is_approved


def test_a_name_in_a_file_approves_nothing(client, convenor, sign_in, programme):
    remark(programme, release_approved_by="Ann ALDER")
    file = json.loads(export_programme(programme))
    file["programme"]["key"] = "copy"
    copy = import_programme(json.dumps(file), by=None)
    row = Remark.objects.get(programme=copy)
    assert (row.release_approved_by, row.release_approver, row.is_approved) == ("Ann ALDER", None, False)
    page = read(sign_in(client, convenor), WEIR)
    assert "the imported file names Ann ALDER, but no convenor approved it here" in page


@pytest.fixture
def noted(client, convenor, sign_in, programme) -> Programme:
    """The programme with one note for both teams and one of East bank's own, made through the pages."""
    sign_in(client, convenor)
    send(client, f"{NEW}/note/", text_en="Both should bring a map.")
    send(client, f"{NEW}/note/?for=side", **{"text_zh-Hans": CANARY})
    return programme


def test_note_is_of_both_teams_or_of_ones_own_side(noted, client):
    assert list(Note.objects.values_list("key", "subject", "side__key", "text")) == [
        ("note", "event:weir-2019", None, {"en": "Both should bring a map."}),
        ("note-2", "event:weir-2019", "east", {"zh-Hans": CANARY}),
    ]
    page = read(client, WEIR)
    assert page[page.index("Notes Both") : page.index("What is known outside")] == (
        "Notes Both should bring a map. The teams of both sides read this note. Edit "
        f"{CANARY} Only the team of ● East bank reads this note. Edit "
        "Add a note for both teams Add a note for your side’s team alone "
    )
    assert "Only the team of ● East bank reads this note." in read(client, f"{NEW}/note/?for=side")
    assert "Only the team of ● East bank reads this note." in read(client, "/office/river/edit/note/note-2/")


@pytest.mark.parametrize("role", ["convenor", "facilitator", "moderator", "researcher", "observer"])
def test_own_note_is_read_by_nobody_of_the_other_side(noted, client, seat, sign_in, role):
    """Over every page there is, whatever it answers; the other note shows that it could have been there."""
    found = {}
    for side in ("east", "west"):
        sign_in(client, seat(role, side=side, name=f"{role} of the {side} bank"))
        pages = [client.get(address).content.decode() for address in addresses(noted)]
        found[side] = (
            any("heron-grey-41" in page for page in pages),
            any("Both should bring a map." in page for page in pages),
        )
    reads = role != "observer"
    assert found == {"east": (reads, reads), "west": (False, reads)}


def addresses(programme: Programme) -> list[str]:
    """Every page a member can ask for about this programme's entries, changes among them."""
    start = f"/office/{programme.key}/"
    lists = ["", "timeline/", "events/", "people/", "organisations/", "documents/", "research/", "media/"]
    lists += ["findings/", "objectives/", "conflicts/", "changes/", "changes/?subject=note", "released/"]
    lists += ["people/?q=heron", "organisations/?q=heron", "members/", "agenda/weir-2019/"]
    events = [f"events/{key}/" for key in programme.events.values_list("key", flat=True)]
    notes = [f"{what}/note/{key}/" for what in ("edit", "delete") for key in ("note", "note-2")]
    return [start + each for each in (*lists, *events, *notes)]


@pytest.mark.parametrize("what", ["edit", "delete"])
def test_to_the_other_side_an_own_note_does_not_exist(noted, other_convenor, sign_in, what):
    client = sign_in(Client(), other_convenor)
    answers = [
        (response.status_code, response.content.decode().replace("note-2", "KEY").replace("none", "KEY"))
        for key in ("note-2", "none")
        for response in (
            client.get(f"/office/river/{what}/note/{key}/"),
            client.post(f"/office/river/{what}/note/{key}/", {"text_en": "x", "opened_at": ""}),
        )
    ]
    bare = [(status, re.sub(r'value="[^"]{64}"', "", page)) for status, page in answers]
    assert (bare[0], bare[1]) == (bare[2], bare[3])
    assert {status for status, _ in answers} == {404}
    assert Note.objects.get(key="note-2").text == {"zh-Hans": CANARY}


def test_the_trail_keeps_no_word_of_an_own_note(noted, client):
    path = "/office/river/edit/note/note-2/"
    typed = {"text_zh-Hans": f"{CANARY} again", "opened_at": opened_at(client, path)}
    assert send(client, path, **typed) == WEIR
    assert send(client, "/office/river/delete/note/note-2/") == WEIR
    assert [row[1:] for row in trail(noted)] == [
        (
            *("created", "note:note", None),
            {
                "key": "note",
                "subject": "event:weir-2019",
                "side": "",
                "text": {"en": "Both should bring a map."},
            },
        ),
        ("created", "note:note-2", None, None),
        ("edited", "note:note-2", None, None),
        ("deleted", "note:note-2", None, None),
    ]


def test_the_programme_file_carries_no_sides_own_note(noted):
    exported = export_programme(noted)
    assert json.loads(exported)["notes"] == [
        {"key": "note", "subject": "event:weir-2019", "text": {"en": "Both should bring a map."}}
    ]
    assert b"heron-grey-41" not in exported


def test_notes_go_with_their_event_without_being_told_of(convenor, programme):
    for key, side in (("n", None), ("m", programme.sides.get(key="west"))):
        text = {"en": "Who came?"}
        Note.objects.create(programme=programme, key=key, subject="event:mystery", side=side, text=text)
    event = programme.events.get(key="mystery")
    assert actions.what_rests_on(ENTRIES["event"], event) == ""
    actions.delete_entry(programme=programme, by=convenor, entry=ENTRIES["event"], key="mystery")
    assert Note.objects.count() == 0
    assert "Who came?" not in json.dumps(trail(programme))


def test_what_was_said_and_who_was_there_holds_an_event(programme):
    row = remark(programme, author=programme.persons.get(key="birch"))
    Attendance.objects.create(programme=programme, event=row.event, key="a", name="Ola", side=row.side)
    sentence = actions.what_rests_on(ENTRIES["event"], row.event)
    assert "people who were there (1)" in sentence
    assert "remarks (1)" in sentence
    assert "remarks (1)" in actions.what_rests_on(ENTRIES["person"], row.author)


def known(programme: Programme, key: str) -> dict[str, bool]:
    return {fact.field: fact.is_known for fact in queries.facts_of(programme.events.get(key=key))}


def seen(programme: Programme, key: str, field: str) -> str:
    facts = queries.facts_of(programme.events.get(key=key))
    return next(fact.fingerprint for fact in facts if fact.field == field)


def test_two_sides_let_a_fact_be_known(client, convenor, other_convenor, sign_in, programme):
    address = "/office/river/approve/event/island-2019/"
    page = "/office/river/events/island-2019/"
    sign_in(client, convenor)
    assert "Nobody outside knows of this event." in read(client, page)
    fingerprint = seen(programme, "island-2019", "kind")
    assert f'value="{fingerprint}"' in client.get(page).content.decode()
    assert send(client, address, field="kind", seen=fingerprint) == f"{page}#known"
    assert f"No. One side approved it: ● East bank, by {convenor.name}. The other has not." in read(
        client, page
    )
    assert not any(known(programme, "island-2019").values())
    sign_in(client, other_convenor)
    assert send(client, address, field="kind", seen=fingerprint) == f"{page}#known"

    assert {field for field, is_known in known(programme, "island-2019").items() if is_known} == {"kind"}
    words = read(client, page)
    assert "That this event takes place is known outside." in words
    assert (
        f"Yes, because both sides approved it: ● East bank, by {convenor.name}; "
        f"◆ West bank, by {other_convenor.name}"
    ) in words
    cleared = next(
        clear(noun, audience=PUBLIC)
        for noun in holdings(programme)
        if isinstance(noun, Event) and noun.key == "island-2019"
    )
    assert isinstance(cleared, Cleared)
    assert (cleared.value.kind, cleared.value.status, cleared.value.date) == (
        "informal_discussion",
        None,
        None,
    )
    assert [(row[0], *row[1:]) for row in trail(programme)] == [
        (name, "fact approved", "event:island-2019", None, {"kind": fingerprint})
        for name in (convenor.name, other_convenor.name)
    ]


def test_approval_is_for_the_value_as_it_was(convenor, other_convenor, programme):
    for by in (convenor, other_convenor):
        give(programme, by, "island-2019", "date")
    assert known(programme, "island-2019")["date"]
    event = programme.events.get(key="island-2019")
    event.date = "2019-10-24"
    event.save()
    fact = next(each for each in queries.facts_of(event) if each.field == "date")
    assert (fact.is_known, len(fact.approvals), len(fact.outdated)) == (False, 0, 2)
    give(programme, convenor, "island-2019", "date")
    assert not known(programme, "island-2019")["date"]
    give(programme, other_convenor, "island-2019", "date")
    assert known(programme, "island-2019")["date"]
    assert FactApproval.objects.count() == 2


def give(programme: Programme, by: Account, key: str, field: str, kind: str = "event") -> None:
    actions.approve_fact(
        programme=programme, by=by, kind=kind, key=key, field=field, seen=seen(programme, key, field)
    )


def test_one_account_is_one_key_whatever_side_it_moves_to(convenor, programme):
    give(programme, convenor, "island-2019", "kind")
    give(programme, convenor, "island-2019", "kind")
    Membership.objects.filter(account=convenor).update(side=programme.sides.get(key="west"))
    give(programme, convenor, "island-2019", "kind")
    assert list(FactApproval.objects.values_list("side__key", "account")) == [("west", convenor.pk)]
    assert not known(programme, "island-2019")["kind"]
    for side in ("west", "east"):
        with pytest.raises(IntegrityError), transaction.atomic():
            FactApproval.objects.create(
                programme=programme,
                subject="event:island-2019",
                field="kind",
                side=programme.sides.get(key=side),
                account=convenor,
                fingerprint="0" * 64,
            )


def test_a_side_takes_its_approval_back(client, seat, convenor, other_convenor, sign_in, programme):
    for by in (convenor, other_convenor):
        give(programme, by, "island-2019", "kind")
    address = "/office/river/approve/event/island-2019/"
    sign_in(client, seat("convenor", name="the second of the east bank"))
    assert "Take my side’s approval back: Kind" in read(client, "/office/river/events/island-2019/")
    send(client, address, field="kind", withdraw="yes")
    send(client, address, field="kind", withdraw="yes")
    assert list(FactApproval.objects.values_list("side__key", flat=True)) == ["west"]
    assert not known(programme, "island-2019")["kind"]
    assert [row[:3] for row in trail(programme)[2:]] == [
        ("the second of the east bank", "fact approval withdrawn", "event:island-2019")
    ]


@pytest.mark.parametrize(
    ("field", "fingerprint"),
    [("date", "0" * 64), ("theme", approvable({})), ("rule_note", approvable({})), ("", ""), ("date", "")],
)
def test_only_a_fact_as_it_is_now_can_be_approved(client, convenor, sign_in, programme, field, fingerprint):
    address = "/office/river/approve/event/island-2019/"
    page = send(sign_in(client, convenor), address, 400, field=field, seen=fingerprint)
    assert "Somebody changed this after you opened the page" in page
    assert FactApproval.objects.count() == 0


def test_only_convenors_approve_facts(client, seat, sign_in, programme):
    given = {"field": "kind", "seen": seen(programme, "island-2019", "kind")}
    answers = {}
    for role in ("facilitator", "moderator", "researcher", "observer"):
        sign_in(client, seat(role))
        answers[role] = client.post("/office/river/approve/event/island-2019/", given).status_code
    assert set(answers.values()) == {403}
    with pytest.raises(DataError, match="Only a convenor of this programme"):
        give(programme, seat("facilitator", side="west"), "island-2019", "kind")
    assert FactApproval.objects.count() == 0


def test_an_approval_ends_with_its_event(convenor, other_convenor, programme):
    for by in (convenor, other_convenor):
        give(programme, by, "mystery", "kind")
    actions.delete_entry(programme=programme, by=convenor, entry=ENTRIES["event"], key="mystery")
    assert FactApproval.objects.count() == 0


def test_outcome_is_approved_on_its_page(client, convenor, other_convenor, sign_in, programme):
    address = "/office/river/approve/outcome/fish/"
    fingerprint = approvable({"en": "Both banks want the fish to pass."})
    for by in (convenor, other_convenor):
        sign_in(client, by)
        page = client.get("/office/river/findings/fish/").content.decode()
        assert f'value="{fingerprint}"' in page
        given = {"field": "text", "seen": fingerprint}
        assert send(client, address, **given) == "/office/river/findings/fish/#fish"
    assert "because both sides approved it: ● East bank" in read(client, "/office/river/findings/fish/")
    outcome = next(noun for noun in holdings(programme) if isinstance(noun, Outcome))
    assert isinstance(clear(outcome, audience=PUBLIC), Cleared)


@pytest.mark.parametrize("key", ["sino-us-space", "northshore-southshore"])
def test_pages_say_of_every_fact_what_the_gate_decides(key, seat):
    demo = import_programme((files("tracktwo") / "demo" / f"{key}.json").read_bytes(), by=None)
    sides = list(demo.sides.values_list("key", flat=True))
    keys = [seat("convenor", programme=demo, side=side) for side in sides]
    for by in keys[: 1 + (key == "northshore-southshore")]:
        for event in demo.events.all():
            for fact in queries.facts_of(event)[::2]:
                give(demo, by, event.key, fact.field)
    page = {
        row.key: {fact.field: fact.is_known for fact in queries.facts_of(row)} for row in demo.events.all()
    }
    gate = {
        noun.key: {field: told for field in FIELDS if (told := decided(getattr(noun, field))) is not None}
        for noun in holdings(demo)
        if isinstance(noun, Event)
    }
    assert page == gate
    assert {told for facts in gate.values() for told in facts.values()} == {True, False}


FIELDS = ("rule", "kind", "status", "date", "place", "duration", "hosts", "consulted", "theme", "parent")
FIELDS += ("earlier_plan",)


def decided(fact: Fact[Any] | tuple[Fact[Any], ...] | None) -> bool | None:
    """Whether the gate lets a fact out; None where there is none, all or nothing where there are several."""
    several = fact if isinstance(fact, tuple) else () if fact is None or fact.value is None else (fact,)
    told = {each.is_known_outside for each in several}
    assert len(told) < 2
    return next(iter(told), None)


@pytest.mark.parametrize("many", [1, 100])
def test_event_page_takes_as_many_queries_for_many_rows_as_for_few(
    client, convenor, sign_in, programme, many
):
    event, side = programme.events.get(key="island-2019"), programme.sides.get(key="east")
    person, place = programme.persons.get(key="wang"), programme.organisations.get(key="mill")
    at = {"programme": programme, "event": event, "side": side}
    for number in range(many):
        Attendance.objects.create(key=f"a{number}", person=person, organisation=place, **at)
        Remark.objects.create(key=f"r{number}", author=person, original={"en": "Hm."}, **at)
        text = {"en": "Hm."}
        Note.objects.create(
            programme=programme, key=f"n{number}", subject="event:island-2019", side=side, text=text
        )
    sign_in(client, convenor)
    client.get("/office/river/events/island-2019/")
    with CaptureQueriesContext(connection) as queries_made:
        client.get("/office/river/events/island-2019/")
    assert len(queries_made) == 33
