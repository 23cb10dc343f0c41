"""Reports of a period: the list, the team's words, files from what both sides approved, and nothing else."""

import json

import pypdfium2
import pytest
from django.urls import reverse

from tracktwo.office.models import AuditEntry, PeriodReport
from tracktwo.office.record.exchange import export_programme

pytestmark = pytest.mark.django_db
NEW = reverse("new", kwargs={"programme": "river", "kind": "report"})
LIST = reverse("reports", kwargs={"programme": "river"})
ROWS = {"texts-INITIAL_FORMS": "0", "texts-MIN_NUM_FORMS": "0", "texts-MAX_NUM_FORMS": "1000"}


@pytest.fixture
def report(programme):
    return PeriodReport.objects.create(programme=programme, key="report-2025", period="2025")


def page_of(report):
    return reverse("report", kwargs={"programme": "river", "key": report.key})


def file_of(report, language, form):
    arguments = {"programme": "river", "key": report.key, "language": language, "form": form}
    return reverse("report-file", kwargs=arguments)


def read(pdf):
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in pages).split())


def test_a_report_is_made_for_a_period_and_its_words_are_kept_with_who_wrote_them(client, convenor, sign_in):
    sign_in(client, convenor)
    assert "Build a report for a period" in client.get(LIST).text
    form = client.get(NEW)
    assert "A year, a month or a range" in form.text
    sent = client.post(
        NEW,
        {
            "period": "2019/2021",
            "texts-TOTAL_FORMS": "1",
            "texts-0-part": "part_summary",
            "texts-0-text_en": "Two shores met.",
            "texts-0-text_zh-Hans": "两岸会面。",
            **ROWS,
        },
    )
    made = PeriodReport.objects.get()
    assert (sent.status_code, made.key, made.period) == (302, "report-2019-2021", "2019/2021")
    assert [(each.part, each.text) for each in made.texts.all()] == [
        ("part_summary", {"en": "Two shores met.", "zh-Hans": "两岸会面。"})
    ]
    assert AuditEntry.objects.get(subject="report:report-2019-2021").account == convenor
    assert "Two shores met." in client.get(page_of(made)).text


def test_without_an_approved_release_there_is_nothing_to_tell(client, convenor, sign_in, report):
    sign_in(client, convenor)
    assert "No release is approved by both sides yet" in client.get(page_of(report)).text
    refused = client.get(file_of(report, "en", "pdf"), follow=True)
    assert "No release of river is approved by both sides yet" in refused.text


def test_files_tell_the_release_in_each_language_and_nothing_that_is_withheld(
    client, researcher, sign_in, report, release
):
    sign_in(client, researcher)
    page = client.get(file_of(report, "en", "html"))
    assert page["Content-Disposition"] == 'attachment; filename="river-report-2025-en.html"'
    assert "The river dialogue: report 2025" in page.text
    assert "No event of this period is published." in page.text
    assert "Vardabas" not in page.text
    assert "2 April 2025" not in page.text
    assert "Draft" not in page.text
    chinese = client.get(file_of(report, "zh-Hans", "pdf"))
    assert chinese["Content-Type"] == "application/pdf"
    assert "river 对话" in read(chinese.content)
    assert client.get(file_of(report, "ar", "pdf"), follow=True).text.count("The release is not in “ar”") == 1
    assert client.get(file_of(report, "en", "docx")).status_code == 404


def test_words_of_the_team_make_it_a_draft_on_every_page(client, convenor, sign_in, report, release):
    report.texts.create(part="part_lessons", text={"en": "Begin earlier."})
    sign_in(client, convenor)
    draft = "Draft: the team’s words in it are not approved by both sides."
    pdf = client.get(file_of(report, "en", "pdf")).content
    pages = len(pypdfium2.PdfDocument(pdf))
    assert read(pdf).count(draft) == 2 * pages  # head and foot
    assert pypdfium2.PdfDocument(pdf).get_metadata_dict()["Keywords"] == draft
    assert "Begin earlier." in client.get(file_of(report, "en", "html")).text


def test_words_that_name_what_is_withheld_are_not_handed_out(client, convenor, sign_in, report, release):
    report.texts.create(part="part_summary", text={"en": "We thank Quillon Vardabas for coming."})
    sign_in(client, convenor)
    for form in ("html", "pdf"):
        refused = client.get(file_of(report, "en", form), follow=True)
        assert "hold what may not go outside: a name." in refused.text
        assert refused.redirect_chain == [(page_of(report), 302)]


def test_what_reports_say_travels_in_the_programme_file(programme, report):
    report.texts.create(part="part_why", text={"en": "Because."})
    told = json.loads(export_programme(programme))["reports"]
    assert told == [
        {"key": "report-2025", "period": "2025", "texts": [{"part": "part_why", "text": {"en": "Because."}}]}
    ]


def test_observers_have_no_reports_and_researchers_write_none(client, observer, researcher, sign_in, report):
    sign_in(client, observer)
    assert client.get(LIST).status_code == 403
    sign_in(client, researcher)
    assert client.get(LIST).status_code == 200
    assert client.get(NEW).status_code == 403


def test_the_list_asks_as_often_for_one_report_as_for_many(
    client, convenor, sign_in, report, programme, django_assert_max_num_queries
):
    sign_in(client, convenor)
    for number in range(40):
        PeriodReport.objects.create(programme=programme, key=f"more-{number}", period="2024")
    with django_assert_max_num_queries(12):
        assert client.get(LIST).status_code == 200
