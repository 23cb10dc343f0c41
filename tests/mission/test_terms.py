"""D1, D2, D8: what each side means by its words, from the commands a researcher has."""

import csv
import json
import subprocess
import sys
from importlib.resources import files

import pytest
from mission.names import SHORES

DEMO = files("tracktwo") / "demo" / "terms"
TURNS, CASES, GLOSSARY = (str(DEMO / f"lake-{name}") for name in ("turns.jsonl", "cases.csv", "glossary.csv"))


def terms(*arguments):
    """What ``tracktwo terms`` prints, as JSON."""
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from tracktwo.cli import main; main()",
        "terms",
        *arguments,
    ]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def test_d1_a_concordance_by_side_language_and_date():
    """Lines of either side in either language between two dates; one line a person, or all."""
    with (DEMO / "lake-turns.jsonl").open(encoding="utf-8") as file:
        said = [json.loads(line) for line in file]
    wanted = [
        turn
        for turn in said
        if "licence" in turn["text"]
        and turn["language"] == "en"
        and turn["date"] >= "2023-11"
        and "side" in turn
    ]
    told = terms("concordance", TURNS, "--term", "licence", "--in", "en", "--since", "2023-11", "--sides",
                 "Hillside,Bayside", "--per-person", "0")  # fmt: skip
    assert {line["side"] for line in told["lines"]} == {turn["side"] for turn in wanted}
    assert {line["date"] for line in told["lines"]} == {turn["date"] for turn in wanted}
    assert told["people"] == len({turn["speaker"] for turn in wanted})
    assert all(line["language"] == "en" for line in told["lines"])
    chinese = terms("concordance", TURNS, "--term", "许可", "--in", "zh")
    assert len(chinese["lines"]) == chinese["people"] == len({line["speaker"] for line in chinese["lines"]})
    assert {line["side"] for line in chinese["lines"]} == {"Bayside"}


VTT = """WEBVTT

00:01.000 --> 00:02.000
<v Peter Ashgrove>A licence for the heron grounds costs too much.

00:02.000 --> 00:03.000
<v Huda as-Sayyad>The licence protects the heron.

00:03.000 --> 00:04.000
<v A Guest>Is a licence a right?
"""


def looked_up(page, **asked):
    """Look words up as a reader does: who says each line, and all that stands around the words."""
    if asked.keys() - {"q", "order", "lines"} and page.locator("details.limits:not([open])").count():
        page.get_by_text("Narrow down").click()
    for name, value in asked.items():
        box = page.locator(f"form[role=search] [name={name}]")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    page.get_by_role("button", name="Show", exact=True).click()
    rows = page.locator("table.lines tbody tr")
    return [rows.nth(number).inner_text() for number in range(rows.count())]


def test_d1_a_concordance_on_a_page_by_side_language_and_date(person):
    """Words of the corpus a click away: one line a speaker, one side, Chinese, since a day; and as a table."""
    page = person(SHORES).open("terms/")
    page.get_by_role("link", name="Lines").click()
    every = looked_up(page, q="licence")
    assert len(every) > 5
    south = looked_up(page, side="south", language="en", since="2024")
    assert south
    assert all("Southshore side" in line and "2024" in line for line in south)
    with page.expect_download() as file:
        page.get_by_role("link", name="Take these lines along (CSV)").click()
    rows = list(csv.DictReader(file.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == len(south)
    assert {row["side"] for row in rows} == {"south"}
    chinese = looked_up(page, q="许可", side="", language="zh", since="")
    assert chinese
    page.get_by_text("How this was counted").click()
    assert "Chinese is looked for character by character." in page.locator(".method").inner_text()


def test_d1_by_type_of_organisation_and_gone_once_the_event_is_off_the_record(demo, person, tmp_path):
    """People of the record are known by their organisation; a rule made stricter takes their words away at once."""
    key = demo.copy(SHORES, "terms-by-type")
    office = person(key)
    file = tmp_path / "evening.vtt"
    file.write_text(VTT, encoding="utf-8")
    page = office.open("terms/")
    page.get_by_role("link", name="Add a text").click()
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label("Where it was said").select_option("grey-harbour-2023")
    page.get_by_role("button", name="Add and index").click()
    assert "3 turns were added." in page.locator("[role=status]").first.inner_text()
    assert page.get_by_label("Side of Peter Ashgrove").input_value() == "north"
    page = office.open("terms/lines/")
    (company,) = looked_up(page, q="licence", type="Company")
    assert "Peter Ashgrove" in company
    assert len(looked_up(page, type="")) == 3
    page = office.open("edit/event/grey-harbour-2023/")
    page.get_by_label("Off the record").check() if page.get_by_label(
        "Off the record"
    ).count() else page.locator("select[name=rule]").select_option("off_the_record")
    page.locator("button.primary", has_text="Save").click()
    page = office.open("terms/lines/")
    assert looked_up(page, q="licence") == []
    assert (
        "3 turns are off the record: nobody counts or reads them here." in page.locator("main").inner_text()
    )


def test_d1_words_of_either_side_with_their_method_in_both_languages(person):
    """Words either side says more, with people counted, and the picture with its table; the footnote is plain text."""
    for language, counted in (("en", "How this was counted"), ("zh-Hans", "")):
        page = person(SHORES, language=language).open("terms/?language=en")
        words = page.locator("table.words tbody th").all_inner_texts()
        assert {"private", "licence"} <= set(words)
        page.locator("details.method summary").first.click()
        note = page.locator(".method .footnote").first.inner_text()
        assert "999" in note
        assert "20211112" in note
        if counted:
            assert counted in page.locator("details.method summary").first.inner_text()
        page = person(SHORES, language=language).open("terms/by-share/?language=en")
        page.locator("figure details summary").click()
        cells = page.locator("figure tbody tr").all_inner_texts()
        assert any(cell.startswith("licence") for cell in cells)


def test_d1_a_line_of_the_texts_is_picked_as_where_a_sense_is_seen(person):
    """From a sense of the card to the lines of its side, one ticked, back with its words; and taken away again."""
    page = person(SHORES).open("terms/concepts/commercial-ferry/")
    quotes = page.locator("#side-south .evidence li")
    assert quotes.count() == 0
    page.locator("#side-south").get_by_role("link", name="Pick it from the texts").first.click()
    assert page.locator("#side").input_value() == "south"
    rows = page.locator("table.lines tbody tr")
    assert rows.count() > 1
    assert all("Southshore side" in words for words in rows.all_inner_texts())
    row = rows.nth(1)
    said = row.locator("td").last.inner_text()[:12]
    row.locator("input[type=checkbox]").check()
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_url("**/commercial-ferry/")
    assert "1 line is kept as where the sense is seen." in page.locator("[role=status]").first.inner_text()
    assert said in quotes.first.inner_text()
    quotes.first.get_by_role("button", name="Take away").click()
    page.wait_for_load_state()
    assert quotes.count() == 0


def test_d1_one_side_over_the_other_and_whether_one_voice_carries_a_word(person):
    """Both sides' lines with the same order, and how often people say it, without a name."""
    page = person(SHORES).open("terms/lines/?q=commercial&language=en")
    page.locator("#view").select_option("split")
    page.get_by_role("button", name="Show", exact=True).click()
    tables = page.locator("table.lines")
    assert tables.count() == 2
    for number, side in enumerate(("Northshore", "Southshore")):
        found = tables.filter(has=page.locator("caption", has_text=side)).locator("tbody tr")
        assert found.count() > 5, number
        assert all(f"{side} side" in words for words in found.all_inner_texts())
    strip = page.locator(".strip")
    assert "Who says it most says it" in strip.inner_text()
    strip.locator("summary").click()
    heads = strip.locator("thead th").all_inner_texts()
    assert [side for side in ("Northshore", "Southshore") if any(side in head for head in heads)]


def test_d1_divergence_comes_with_its_method_and_smallest_counts():
    told = terms("keyness", TURNS, "--in", "en")
    words = {row["word"]: row for row in told["words"]}
    assert (words["private"]["people_second"], words["province"]["people_first"]) == (0, 0)
    assert words["private"]["p"] <= 0.01
    assert told["settings"]["least_hits"] == min(
        row["hits_first"] + row["hits_second"] for row in told["words"]
    )
    assert told["settings"]["min_people"] == 5


def test_d2_boundary_cases_show_agreement_for_each_case_and_side():
    """Not there yet: a round that asks them, and the other side's prediction."""
    with (DEMO / "lake-cases.csv").open(encoding="utf-8", newline="") as file:
        answers = list(csv.DictReader(file))
    told = terms("tension", "--term", "commercial", "--boundary", CASES)["terms"][0]
    assert told["verdict"] == "differs"
    for row in told["cases"]:
        for side, which in (("Hillside", "first"), ("Bayside", "second")):
            given = [
                each["answer"] for each in answers if (each["case"], each["side"]) == (row["case"], side)
            ]
            assert [row[f"{answer}_{which}"] for answer in ("yes", "no", "depends")] == [
                given.count(answer) for answer in ("yes", "no", "depends")
            ]
    assert [row["excess"] for row in told["cases"]] == sorted(
        (row["excess"] for row in told["cases"]), reverse=True
    )


@pytest.mark.parametrize("command", ["keyness", "collocates"])
def test_d1_scores_across_languages_are_refused_with_the_reason(command, tmp_path):
    corpus = tmp_path / "c.jsonl"
    rows = [("Hillside", "en", "a commercial ferry"), ("Bayside", "zh-Hans", "商业渡轮")]
    corpus.write_text(
        "\n".join(json.dumps({"side": side, "language": tag, "text": text}) for side, tag, text in rows)
    )
    program = [sys.executable, "-X", "utf8", "-c", "from tracktwo.cli import main; main()", "terms", command]
    term = ["--term", "commercial"] if command == "collocates" else []
    done = subprocess.run([*program, str(corpus), *term], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "The sides share no language" in done.stderr


def test_d8_equivalents_say_how_exact_they_are_and_what_is_lost():
    """Two standing definitions of one concept, and a false friend, as they are in the glossary of the lake."""
    program = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from tracktwo.cli import main; main()",
        "terms",
        "glossary",
    ]
    told = subprocess.run([*program, GLOSSARY], capture_output=True, encoding="utf-8", check=True).stdout
    assert "Hillside: A ferry whose owner carries the risk and lives from passengers." in told
    assert "Bayside: 港务局许可、为公众服务的渡轮，船主是谁并不要紧。" in told
    assert "open and 开放: a false friend; lost: who may use it, and who may look" in told
