"""Findings, narratives and challenges in the office: what blocks them, what is refused, what lists cost."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from office.questions.exchanged import answered, waiting

from tracktwo.clearance import PUBLIC, Cleared, Reason, Withheld, clear
from tracktwo.clearance.kinds import Outcome as Noun
from tracktwo.office.findings import actions, queries
from tracktwo.office.findings.kinds import Show
from tracktwo.office.findings.material import material_of
from tracktwo.office.models import (
    Challenge,
    Event,
    Narrative,
    Objective,
    Outcome,
    OutcomeEvidence,
    Programme,
    SideNote,
)
from tracktwo.office.record import actions as record
from tracktwo.office.record.actions import EvidenceText
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.queries import facts_of
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import Stance

pytestmark = pytest.mark.django_db
ROOM = "/office/river/"
TEXT = {"en": "Both banks want one gauge.", "zh-Hans": "两岸都希望只用一把水尺。"}


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def read(client: Client, path: str) -> str:
    answer = client.get(ROOM + path)
    assert answer.status_code == 200
    return words(answer.content.decode())


@pytest.fixture
def meeting(programme: Programme) -> Event:
    return Event.objects.create(
        programme=programme, key="ford", kind="formal_workshop", status="held", rule="on_the_record"
    )


@pytest.fixture
def finding(programme: Programme) -> Outcome:
    return Outcome.objects.create(programme=programme, key="gauge", number=1, text=TEXT, basis="judged")


def approve(finding: Outcome, *people) -> None:
    for account in people:
        for fact in facts_of(finding):
            record.approve_fact(
                programme=finding.programme,
                by=account,
                kind="outcome",
                key=finding.key,
                field=fact.field,
                seen=fact.fingerprint,
            )


def outside(programme: Programme) -> Cleared | Withheld:
    (noun,) = (each for each in material_of(programme) if isinstance(each, Noun))
    return clear(noun, audience=PUBLIC)


def link(finding: Outcome, subject: str, **more) -> None:
    record.link_evidence(
        programme=finding.programme,
        by=None,
        kind="outcome",
        key=finding.key,
        evidence=EvidenceText(subject=subject, **more),
    )


def test_what_rests_on_what_is_told_no_more_goes_inside_and_says_so(
    client, sign_in, seat, programme, finding, meeting
) -> None:
    one, two = seat("convenor"), seat("convenor", side="west")
    approve(finding, one, two)
    assert isinstance(outside(programme), Cleared)
    link(finding, "event:ford")
    assert isinstance(outside(programme), Cleared)
    meeting.rule = "off_the_record"
    meeting.save()
    assert outside(programme).reason is Reason.RULE
    page = read(sign_in(client, one), "findings/gauge/")
    assert "Off the record, or under no stated rule: what rests on it is not published." in page
    meeting.delete()
    assert outside(programme) == Withheld(reason=Reason.NO_EVIDENCE)
    assert "It is gone" in read(client, "findings/gauge/")
    assert "evidence lost: not published" in read(client, "findings/")


def test_an_answer_says_which_findings_rest_on_it(client, sign_in, seat, programme, finding) -> None:
    one, two = seat("convenor"), seat("convenor", side="west")
    asked = waiting(programme, one)
    answered(asked, two)
    page = f"questions/{asked.key}/"
    assert "What rests on it" not in read(sign_in(client, one), page)
    link(finding, f"answer:{asked.key}/1", stance=Stance.CONTRADICTS)
    link(finding, f"answer:{asked.key}/2")
    made = Challenge.objects.create(programme=programme, key="hard", number=1, text={"en": "Ice in winter."})
    made.evidence.create(subject=f"answer:{asked.key}/1")
    assert (
        "What rests on it: Contradicts Finding: Both banks want one gauge. Supports Challenge: Ice in winter."
        in read(client, page)
    )
    told = client.get(ROOM + page).content.decode()
    assert 'href="/office/river/findings/gauge/"' in told
    assert 'href="/office/river/challenges/hard/"' in told


def test_without_evidence_only_a_judgement_is_approved(seat, programme, finding) -> None:
    Outcome.objects.update(basis="measured")
    finding.refresh_from_db()
    with pytest.raises(DataError, match="with evidence, or with the label of a judgement"):
        approve(finding, seat("convenor"))
    for made in (
        Narrative.objects.create(programme=programme, key="told", number=1, text=TEXT),
        Challenge.objects.create(programme=programme, key="hard", number=1, text=TEXT),
    ):
        (fact,) = facts_of(made)
        with pytest.raises(DataError, match="nobody outside reads a statement without evidence"):
            record.approve_fact(
                programme=programme, by=seat("convenor", name=made.key), kind=type(made).__name__.lower(),
                key=made.key, field=fact.field, seen=fact.fingerprint,
            )  # fmt: skip


@pytest.mark.parametrize(
    "evidence",
    [
        EvidenceText(subject="person:lee"),
        EvidenceText(subject="event:"),
        EvidenceText(subject="document:report", start=9, end=3),
        EvidenceText(subject="event:ford", side="north"),
    ],
)
def test_what_cannot_be_evidence_is_refused(finding, meeting, evidence) -> None:
    with pytest.raises(DataError):
        record.link_evidence(
            programme=finding.programme, by=None, kind="outcome", key="gauge", evidence=evidence
        )
    assert not OutcomeEvidence.objects.exists()


def test_the_same_is_linked_once(finding, meeting) -> None:
    link(finding, "event:ford")
    with pytest.raises(DataError, match="linked already"):
        link(finding, "event:ford")


def test_a_side_writes_its_own_note_and_no_observer_any(client, sign_in, seat, programme, finding) -> None:
    one, observer = seat("convenor"), seat("facilitator", side="west")
    sign_in(client, one).post(f"{ROOM}findings/gauge/note/", {"text_en": "Ours.", "text_zh-Hans": ""})
    assert SideNote.objects.values_list("side__key", "text", "account__name").get() == (
        "east",
        {"en": "Ours."},
        one.name,
    )
    with pytest.raises(DataError, match="the note of their own side"):
        record.write_side_note(
            programme=programme, by=observer, subject="outcome:gauge", text={"en": "Theirs."}
        )
    client.post(f"{ROOM}findings/gauge/note/", {"text_en": "", "text_zh-Hans": ""})
    assert not SideNote.objects.exists()


def test_of_two_who_write_the_note_of_a_side_the_second_is_told(client, sign_in, seat, finding) -> None:
    page, where = sign_in(client, seat("convenor")), f"{ROOM}findings/gauge/note/"
    opened = page.get(where).content.decode().partition('name="opened_at" value="')[2].partition('"')[0]
    first, second = (
        page.post(where, {"text_en": text, "opened_at": opened}) for text in ("Ours.", "Ours, too.")
    )
    told = second.content.decode()
    assert (first.status_code, second.status_code) == (302, 422)
    assert "Somebody saved this note after you opened it; nothing of yours is saved yet." in told
    assert "Ours, too.</textarea>" in told
    assert SideNote.objects.get().text == {"en": "Ours."}
    now = told.partition('name="opened_at" value="')[2].partition('"')[0]
    page.post(where, {"text_en": "Ours, both.", "opened_at": now})
    assert SideNote.objects.get().text == {"en": "Ours, both."}


def test_a_note_that_came_in_a_file_waits_for_its_side(seat, programme, finding) -> None:
    one, two = seat("convenor"), seat("convenor", side="west")
    record.write_side_note(programme=programme, by=one, subject="outcome:gauge", text={"en": "Ours."})
    approve(finding, one, two)
    assert [note.side for note in outside(programme).value.notes] == ["east"]
    SideNote.objects.update(account=None)
    assert outside(programme).value.notes == ()


def test_everything_comes_back_from_the_file(programme, finding, meeting, seat) -> None:
    link(finding, "event:ford", side="east", note={"en": "Said twice."})
    finding.corrections.create(date="2031-02", text={"en": "One, not two."})
    told = Narrative.objects.create(
        programme=programme, key="told", number=1, text=TEXT, partly=TEXT, result="round-r1", as_of="2030"
    )
    told.evidence.create(subject="publication:gone", stance="contradicts")
    hard = Challenge.objects.create(programme=programme, key="hard", number=1, text=TEXT, next_event=meeting)
    for side in programme.sides.all():
        hard.evidence.create(subject="event:ford", side=side)
    record.set_shared(programme=programme, by=None, key="hard", is_shared=True)
    record.write_side_note(
        programme=programme, by=seat("convenor"), subject="outcome:gauge", text={"en": "Ours."}
    )
    file = export_programme(programme)
    again = import_programme(file.replace(b'"key": "river"', b'"key": "brook"', 1), by=None)
    assert export_programme(again).replace(b'"key": "brook"', b'"key": "river"', 1) == file
    with pytest.raises(DataError, match="evidence from both sides"):
        import_programme(_without_a_side(file), by=None)


def _without_a_side(file: bytes) -> bytes:
    content = json.loads(file)
    content["programme"]["key"] = "rill"
    content["challenges"][0]["evidence"][1].pop("side")
    return json.dumps(content).encode()


@pytest.mark.parametrize("path", ["findings/", "narratives/", "challenges/"])
def test_a_list_takes_as_many_queries_for_many_as_for_one(
    client, sign_in, convenor, programme, meeting, path
) -> None:
    sign_in(client, convenor)
    model = {"findings/": Outcome, "narratives/": Narrative, "challenges/": Challenge}[path]

    def taken() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(ROOM + path).status_code == 200
        return len(found)

    def make(number: int) -> None:
        row = model.objects.create(programme=programme, key=f"k{number}", number=number, text=TEXT)
        row.evidence.create(subject="event:ford", side=programme.sides.first())
        row.evidence.create(subject="answer:q1/1")
        row.evidence.create(subject="result:r")

    make(0)
    few = taken()
    for number in range(1, 40):
        make(number)
    assert taken() == few


def test_an_objective_is_served_by_what_is_offered_and_nothing_else(programme, finding) -> None:
    aim = Objective.objects.create(programme=programme, key="know", number=1, text=TEXT)
    with pytest.raises(DataError, match="from the list"):
        actions.serve(aim, "round:none", offered=[], by=None)
    actions.serve(aim, "gap:flow", offered=["gap:flow"], by=None)
    actions.serve(aim, "gap:flow", offered=["gap:flow"], by=None)
    assert queries.servants_of(aim) == ["gap:flow"]
    actions.serve_no_more(aim, "gap:flow", by=None)
    assert queries.servants_of(aim) == []


def test_stale_is_what_is_wholly_past(finding) -> None:
    finding.review_by = "2030"
    assert queries.shown_of([finding], Show.CURRENT, today=date(2030, 12, 31)) == [finding]
    assert queries.shown_of([finding], Show.STALE, today=date(2031, 1, 1)) == [finding]
