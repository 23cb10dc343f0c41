"""What is handed out of an agenda: on paper in every language, as a calendar entry, and never what is withheld."""

import io
from html import unescape

import pypdfium2
import pytest

from tracktwo.office.models import Account, FactApproval
from tracktwo.office.record.queries import facts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(planned):
    """An event whose kind is known outside, with a closed session that is announced and one that is not."""
    plan = planned(
        date="2027-03-05",
        zone="Asia/Shanghai",
        rule="on_the_record",
        place={"en": "Old Weir", "zh-Hans": "旧堰"},
    )
    plan.programme.sides.filter(key="west").update(zone="America/New_York")
    plan.programme.sides.filter(key="east").update(zone="Asia/Shanghai")
    vera, bo = plan.person("Vera Alder"), plan.person("Bo Hidden", side="west")
    plan.item("opening", starts="09:00", minutes=10)
    plan.item("talk", vera, title="Weirs", titles={"zh-Hans": "堰"}, starts="09:10", minutes=20)
    closed = {"title": "What nobody hears", "rule": "off_the_record", "minutes": 30}
    plan.item("talk", bo, starts="09:30", announced=True, **closed)
    plan.item("talk", bo, starts="10:00", **closed)
    return plan


def make_known(plan):
    """Let it be known outside that the event takes place: both sides approved its kind and its place."""
    for fact in facts_of(plan.event):
        if fact.field in {"kind", "date", "place", "rule"}:
            for side in plan.programme.sides.all():
                account = Account.objects.get_or_create(name=f"keeper {side.key}")[0]
                FactApproval.objects.create(
                    programme=plan.programme, subject=f"event:{plan.event.key}", field=fact.field, side=side,
                    account=account, fingerprint=fact.fingerprint,
                )  # fmt: skip


def file_of(client, name):
    return client.get(f"/office/river/agenda/spring/files/{name}")


def paper(answer):
    """The words of a printed agenda, page by page."""
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def calendar(answer):
    """The properties of the one entry of a calendar, unfolded."""
    assert answer.status_code == 200
    lines = answer.content.decode().replace("\r\n ", "").splitlines()
    inside = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in inside)


def test_the_public_paper_says_closed_session_and_no_more(client_of, workshop):
    make_known(workshop)
    english, chinese = paper(file_of(client_of, "public.pdf"))
    assert "The spring workshop" in english
    assert "09:10–09:30" in english
    assert "Weirs" in english
    assert "Vera Alder" in english
    assert english.count("Closed session") == 1
    assert "堰" in chinese
    for page in (english, chinese):
        assert "nobody hears" not in page
        assert "Hidden" not in page
        assert "10:00–10:30" not in page, "a closed session that is not announced has no place on the paper"
        assert "20:10" not in page, "where the sides are at home is not for outsiders"


def test_participants_read_titles_of_closed_sessions_but_no_names(client_of, workshop):
    english, chinese = paper(file_of(client_of, "participants.pdf"))
    assert english.count("What nobody hears") == 2
    assert "Hidden" not in english + chinese
    assert "20:10 (-1)" in english


def test_a_calendar_has_the_hours_of_the_place(client_of, workshop):
    told = calendar(file_of(client_of, "participants.ics"))
    assert (told["DTSTART"], told["DTEND"]) == ("20270305T010000Z", "20270305T023000Z")
    assert told["SUMMARY;LANGUAGE=en"] == "The spring workshop"
    assert told["LOCATION;LANGUAGE=en"] == "Old Weir"
    assert told["DESCRIPTION;LANGUAGE=en"].startswith("09:00 Opening remarks\\n09:10 Weirs (Vera Alder)\\n")
    make_known(workshop)
    told = calendar(file_of(client_of, "public.ics"))
    assert told["DESCRIPTION;LANGUAGE=en"].endswith("\\n09:30 Closed session")
    assert told["DTEND"] == "20270305T020000Z"


def test_without_a_place_known_outside_no_clock_is_told(client_of, workshop):
    make_known(workshop)
    workshop.programme.approvals.filter(field="place").delete()
    told = calendar(file_of(client_of, "public.ics"))
    assert (told["DTSTART;VALUE=DATE"], told["DTEND;VALUE=DATE"]) == ("20270305", "20270306")
    assert "Shanghai" not in " ".join(paper(file_of(client_of, "public.pdf")))


@pytest.mark.parametrize(
    ("rule", "known", "sentence"),
    [
        ("on_the_record", False, "These readers may not know of this event, so there is no agenda for them."),
        ("off_the_record", True, "The rule of this event lets these readers have nothing of its agenda."),
        ("", True, "The rule of this event lets these readers have nothing of its agenda."),
    ],
)
@pytest.mark.parametrize("form", ["pdf", "ics"])
def test_where_nothing_may_go_out_a_sentence_says_why(client_of, workshop, form, rule, known, sentence):
    workshop.event.rule = rule
    workshop.event.save()
    if known:
        make_known(workshop)
    answer = file_of(client_of, f"public.{form}")
    assert answer.status_code == 400
    assert sentence in unescape(answer.content.decode())


def test_an_event_without_a_day_has_no_place_in_a_calendar(client_of, workshop):
    workshop.event.date = "2027-03"
    workshop.event.save()
    answer = file_of(client_of, "participants.ics")
    assert "The day of this event is not known" in unescape(answer.content.decode())


@pytest.mark.parametrize("name", ["everybody.pdf", "public.docx", "team.ics"])
def test_there_are_no_other_files(client_of, workshop, name):
    assert file_of(client_of, name).status_code == 404


def test_the_same_agenda_gives_the_same_bytes(client_of, workshop):
    assert file_of(client_of, "participants.pdf").content == file_of(client_of, "participants.pdf").content
