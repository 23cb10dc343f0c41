"""G6: the report of a period, in both languages, from what both sides approved; by page and by command."""

import pypdfium2
import pytest
from mission.names import SHORES, SPACE
from mission.reading import each, said

LANGUAGES = {"en": "Formal dialogues", "zh-Hans": "正式对话"}


def pages_of(file):
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(file)]


def words_of(file):
    return " ".join(pages_of(file))


@pytest.fixture(scope="module")
def report(demo, tmp_path_factory):
    """The report of the first three years as the command writes it."""
    folder = tmp_path_factory.mktemp("report")
    demo.run("report", SPACE, "--period", "2019/2021", "--to", str(folder))
    return folder


def test_g6_one_command_writes_the_report_in_each_language_as_page_and_paper(report):
    assert sorted(file.name for file in report.iterdir()) == [
        f"{SPACE}-report-2019-2021-{tag}.{form}" for tag in sorted(LANGUAGES) for form in ("html", "pdf")
    ]
    for tag, words in LANGUAGES.items():
        paper = pypdfium2.PdfDocument(report / f"{SPACE}-report-2019-2021-{tag}.pdf")
        assert paper.is_tagged()
        assert words in words_of(report / f"{SPACE}-report-2019-2021-{tag}.pdf")


def test_g6_status_events_outcomes_media_and_plans_of_the_period(browser, report):
    page = browser.new_page()
    page.goto((report / f"{SPACE}-report-2019-2021-en.html").as_uri())
    status = page.locator("table", has_text="How counted")
    assert [each(row.locator("td"))[:2] for row in status.locator("tbody tr").all()] == [
        ["Formal dialogues", "4"],
        ["Informal interactions", "2"],
        ["Public events", "1"],
        ["Research outputs", "2"],
    ]
    events = page.locator("h3[id^='event-']")
    assert len(each(events)) == 7
    assert "four" not in said(page.locator("h1"))
    assert page.locator("h2").all_inner_texts()[:4] == [
        "Summary",
        "Why",
        "Where the programme stands",
        "Events",
    ]
    assert "Visas came too late" in said(page.locator("main"))
    page.close()


def test_g6_every_code_and_every_link_of_the_page_leads_somewhere_in_it(browser, report):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((report / f"{SPACE}-report-2019-2021-en.html").as_uri())
    links = page.locator("main a[href^='#']").evaluate_all(
        "all => all.map(a => a.getAttribute('href').slice(1))"
    )
    assert len(links) > 20
    assert [name for name in sorted(set(links)) if not page.locator(f"[id='{name}']").count()] == []
    assert len(asked) == 1, "the page stands alone"
    page.close()


def test_g6_the_team_writes_words_in_both_languages_and_figures_stay(demo, person, tmp_path):
    convenor = person(SHORES)
    page = convenor.open("reports/")
    page.get_by_role("link", name="Build a report for a period").click()
    page.get_by_label("Period covered").fill("2023/2026")
    page.evaluate("document.querySelector('#rows-texts details').open = true")
    page.locator("[name='texts-0-part']").select_option("part_lessons")
    page.locator("[name='texts-0-text_en']").fill("Begin with the nets.")
    page.locator("main button.primary").first.click()
    page.wait_for_load_state()
    assert said(page.locator("h1")) == "Report 2023–2026"
    demo.run("report", SHORES, "--period", "2023/2026", "--to", str(tmp_path), "--language", "en")
    (paper,) = tmp_path.glob("*.pdf")
    assert paper.name.startswith("SIMULATED-")
    assert "Begin with the nets." in words_of(paper)
    for text in pages_of(paper):
        assert text.count("SIMULATED: a program made answers in this report up") == 2, (
            "head and foot of each page"
        )
        assert "Draft: the team" in text


def test_g6_a_period_that_is_no_date_is_refused_and_nothing_written(demo, tmp_path):
    refused = demo.run("report", SPACE, "--period", "someday", "--to", str(tmp_path), code=1)
    assert refused == ""
    assert list(tmp_path.iterdir()) == []
