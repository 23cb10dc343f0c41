"""``tracktwo perception report`` as a person meets it: a file that opens in a browser, or one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest
from mission.reading import barriers, is_wider_than_its_window
from playwright.sync_api import Browser, Page
from pyarrow import csv
from report.pages import answers, statements

from tracktwo.report import gather, render
from tracktwo.vocabulary.dates import PartialDate


def run(*arguments):
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from tracktwo.cli import main; main()",
        "perception",
        "report",
    ]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Answers of two rounds and their statements, as files."""
    folder = tmp_path_factory.mktemp("report")
    csv.write_csv(answers(origin="simulated"), folder / "answers.csv")
    csv.write_csv(statements(), folder / "statements.csv")
    return folder


def test_the_file_is_the_report_and_is_not_written_over_unasked(folder, tmp_path):
    to = tmp_path / "report.html"
    done = run(
        folder / "answers.csv",
        *("--to", to, "--statements", folder / "statements.csv", "--before", folder / "answers.csv"),
        *("--sides", "南岸,East", "--date", "2026-11-22", "--language", "zh-Hans"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert str(to) in done.stdout
    material = gather(
        folder / "answers.csv",
        before=folder / "answers.csv",
        statements=folder / "statements.csv",
        sides=("南岸", "East"),
        day=PartialDate.parse("2026-11-22"),
    )
    assert to.read_text(encoding="utf-8") == render(material, first="zh-Hans")
    again = run(folder / "answers.csv", "--to", to)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == f"tracktwo: {to} exists; add --force to replace it, or choose another name.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("ANSWERS", "--to", "report.pdf"), 2, "--to 'report.pdf' should end in .html; a report is one HTML page."),
        (("ANSWERS", "--to", "TO", "--date", "soon"), 1, "soon"),
        (("no-such.csv", "--to", "TO"), 2, "no-such.csv"),
        (("ANSWERS", "--to", "TO", "--sides", "East,West"), 2, "West"),
        (("STATEMENTS", "--to", "TO"), 1, "participant"),
        (("ANSWERS", "--to", "nowhere/report.html"), 1, "nowhere/report.html"),
        (("page.html", "--to", "page.html"), 2, "The report should be another file than those it is made from."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(folder, tmp_path, arguments, code, sentence):
    places = {
        "ANSWERS": folder / "answers.csv",
        "STATEMENTS": folder / "statements.csv",
        "TO": tmp_path / "report.html",
    }
    done = run(*(places.get(each, each) for each in arguments))
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert done.stderr.startswith("tracktwo: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_the_page_is_open_to_everybody_on_a_page_a_phone_and_paper(
    browser: Browser, folder, tmp_path, ground
):
    """Nothing axe calls serious, no sideways scroll, nothing asked of anybody, nothing the browser complains of."""
    file = tmp_path / "report.html"
    file.write_text(
        render(gather(folder / "answers.csv", statements=folder / "statements.csv")), encoding="utf-8"
    )
    page = browser.new_context(color_scheme=ground, viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
    page.goto(file.as_uri())
    paper = {"light": "rgb(250, 249, 246)", "dark": "rgb(16, 20, 24)"}[ground]
    assert (_ground(page), complaints) == (paper, [])
    wide, narrow = page.locator(".on-a-page").first, page.locator(".on-a-phone").first
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        assert not is_wider_than_its_window(page)
        assert (wide.is_visible(), narrow.is_visible()) == (False, True)
    page.emulate_media(media="print")
    assert (wide.is_visible(), narrow.is_visible()) == (True, False)
    assert _ground(page) == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert barriers(page) == []
    page.context.close()


def _ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")
