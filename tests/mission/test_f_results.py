"""F2, F5, D2 and C3 where results are read: a sample round in counts, and one in ranges."""

import csv
import io

import pytest
from mission.names import SHORES, SPACE
from mission.reading import barriers, each, facts, is_wider_than_its_window, said, table

pytestmark = pytest.mark.browser

TABS = ("", "agreement/", "mirror/", "terms/", "statements/", "method/", "made/")
ROUNDS = {SPACE: "two-views", SHORES: "two-shores"}
RULES = {"en": "Not for attribution", "zh-Hans": "不指名引用"}


@pytest.fixture
def results(person):
    """Open a tab of a demonstration's results: ``results("mirror/")``."""

    def open_tab(tab="", *, programme=SPACE, **choices):
        return person(programme, **choices).open(f"rounds/{ROUNDS[programme]}/results/{tab}")

    return open_tab


def test_f2_mirror_images_face_each_other_with_intervals_and_room_for_evidence(results):
    """The three planted ones and no other, each as either side reads it."""
    page = results("mirror/")
    found = page.locator("section.result")
    assert sorted(said(one.locator("h3")).partition(" · ")[0] for one in found.all()) == [
        "Statement 1",
        "Statement 2",
        "Statement 3",
    ]
    funded = found.filter(has=page.locator("h3", has_text="Statement 1 "))
    words = " ".join(cell for row in table(funded.locator("details table")) for cell in row)
    assert "Chinese commercial space companies are better funded than US ones." in words
    assert "US commercial space companies are better funded than Chinese ones." in words
    assert "Both intervals (90 %) lie above one half." in said(funded.locator("figcaption"))
    assert each(funded.locator("dl.facts dd")) == ["no note supplied", "no note supplied"]


def test_f2_says_when_data_are_too_few(results):
    """Counts of few people read as counts; what is not clear is listed apart and never called a mirror image."""
    page = results("mirror/", programme=SHORES)
    assert "%" not in "".join(each(page.locator("figcaption"))).replace("(90 %)", "")
    assert "without a clear mirror image" in said(page.locator("main"))


def test_f5_agreement_and_difference_are_listed_alike_for_each_side(results):
    """Five lists a side under equal headings; every statement of a side in one list, or a mirror image."""
    page = results("agreement/")
    columns = page.locator(".two-sides > section").all()
    headings = [each(column.locator("h4")) for column in columns]
    names = [[heading.rpartition(" (")[0] for heading in column] for column in headings]
    assert (
        names
        == [
            [
                "The sides agree, and this side knows it.",
                "Both sides agree, but this side did not expect it.",
                "The sides differ, and this side knows it.",
                "The sides differ, but this side expected agreement.",
                "Too close, or too few, to say",
            ]
        ]
        * 2
    )
    mirrors = 3
    for column in headings:
        assert sum(int(heading.rpartition(" (")[2][:-1]) for heading in column) + mirrors == 24
    assert len({size for column in columns for size in column.locator("h4").evaluate_all(
        "all => all.map(each => getComputedStyle(each).fontSize)")}) == 1  # fmt: skip


def test_d2_boundary_cases_are_shown_by_side_with_what_the_other_expects(results):
    page = results("terms/")
    assert "Would you count it as a commercial space company?" in said(page.locator("main"))
    rows = table(page.locator("figure + details table"))
    assert len(rows) == 1 + 2 * 5
    assert {row[1] for row in rows[1:]} == {"US side (simulated)", "Chinese side (simulated)"}
    assert all("count it in" in row[2] for row in rows[1:])


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_planted_values_stand_beside_what_was_found(results, programme):
    """Most of what was planted lies within what was found; seed and settings are there."""
    page = results("made/", programme=programme)
    rows = table(page.locator(".statements table"))[1:]
    inside = [row[-1] for row in rows]
    assert inside.count("yes") > 0.8 * (inside.count("yes") + inside.count("no"))
    assert "Seed" in facts(page)


def test_results_of_a_simulation_say_so_wherever_they_are_cropped(results, person):
    """Side names, pictures, captions, file names and the first column."""
    page = results()
    assert "Simulated data" in said(page.locator(".under-title"))
    for figure in page.locator("figure").all()[:6]:
        assert figure.locator("svg").text_content().count("SIMULATED") >= 2
        assert figure.locator("svg title").text_content().casefold().count("simulated")
    for caption in each(page.locator("figcaption")):
        assert caption.startswith("Simulated data:")
    page = results("statements/")
    assert {row[-7] for row in table(page.locator(".statements table"))[1:]} == {
        "● US side (simulated)",
        "◆ Chinese side (simulated)",
    }
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Table (CSV)").click()
    assert waiting.value.suggested_filename == "SIMULATED-two-views-results.csv"
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
    assert rows[0][0] == "origin"
    assert {row[0] for row in rows[1:]} == {"simulated"}
    assert len(rows) == 1 + 2 * 24


def test_every_figure_says_how_it_was_counted(results):
    for tab in TABS[:4]:
        page = results(tab)
        assert page.locator("figure").count() == page.locator("summary", has_text="How counted").count()


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_c3_the_rule_stands_on_every_page_of_results(results, language):
    for tab in TABS:
        page = results(tab, language=language)
        assert RULES[language] in each(page.locator(".under-title .rule"))
        assert page.locator("html").get_attribute("lang") == language


def test_participants_read_the_same_results_in_every_language(demo, person, phone):
    """The as many statements in each, found by the links of the team's page on method."""
    method = person(SHORES).open(f"rounds/{ROUNDS[SHORES]}/results/method/")
    links = method.locator("a[hreflang]").evaluate_all("all => all.map(each => [each.hreflang, each.href])")
    assert sorted(tag for tag, _address in links) == ["ar", "en"]
    pages = {}
    for language, address in links:
        one = phone(language=language).open(address.removeprefix(demo.address))
        assert is_wider_than_its_window(one.page) is False
        assert barriers(one.page) == []
        pages[language] = one.page.locator("main section").count()
    assert len(set(pages.values())) == 1
    assert pages["en"] > 0
