import json
import subprocess
import sys

import pytest

PAGE = """Third Baltic Ports Dialogue

When: Thursday, 8 June 2017
Where: Riga, Latvia

The Harbour Society and the Institute of Marine Law co-hosted a half-day session on the margins of the 2017 Shipping
Forum. The meeting was held under the Chatham House Rule.

Latvian Side
MODERATOR:
Eva Kalna, Director, Harbour Society
SPEAKERS:
Janis Ozols, Vice President, Port Works Ltd: “Ferries in winter”

Swedish Side
SPEAKERS:
Anna Berg, Professor, Institute of Marine Law (via video)

Last updated on 1 July 2017
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "tracktwo.cli", "record", "read", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_a_page_is_read_with_a_passage_for_each_value(tmp_path):
    page = tmp_path / "ports.txt"
    page.write_text(PAGE, encoding="utf-8")
    done = run(str(page), "--json", str(tmp_path / "out.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    (event,) = told["events"]
    assert {name: value for name, value in event.items() if name not in {"evidence", "confidence"}} == {
        "id": "e1",
        "name": "Third Baltic Ports Dialogue",
        "status": "held",
        "series_no": 3,
        "date": "2017-06-08",
        "place": {"city": "Riga", "country": "LV"},
        "mode": "in_person",
        "margins_of": "2017 Shipping Forum",
        "hosts": ["Harbour Society", "Institute of Marine Law"],
        "in_consultation_with": [],
        "duration": "half-day",
        "audience": None,
        "attribution": "chatham_house",
    }
    assert [
        (each["side"], each["person"], each["functions"], each["orgs"], each["title"], each["delivery"])
        for each in told["contributions"]
    ] == [
        ("LV", "Eva Kalna", ["moderator"], ["Harbour Society"], None, []),
        ("LV", "Janis Ozols", ["speaker"], ["Port Works Ltd"], "Ferries in winter", []),
        ("SE", "Anna Berg", ["speaker"], ["Institute of Marine Law"], None, ["remote"]),
    ]
    assert set(event["confidence"]) == {
        "name",
        "status",
        "series_no",
        "date",
        "city",
        "country",
        "mode",
        "margins_of",
        "hosts",
        "duration",
        "attribution",
    }
    assert all(0 < each["confidence"] <= 1 for each in told["contributions"])
    passages = [each for found in event["evidence"].values() for each in found]
    passages += [each for line in told["contributions"] for each in line["evidence"]]
    assert all(PAGE[each["start"] : each["end"]] == each["quote"] for each in passages)
    assert {each["doc"] for each in passages} == {"ports"}


def test_the_order_of_files_changes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE.replace("half-day", "full-day"), encoding="utf-8")
    one = run(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--json", "-")
    other = run(str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), "--json", "-")
    told = [json.loads(each.stdout) for each in (one, other)]
    assert told[0] == told[1]
    assert [(each["field"], each["values"]) for each in told[0]["conflicts"]] == [
        ("duration", ["half-day", "full-day"])
    ]


def test_the_sources_are_read_whole(shared, tmp_path):
    sources = shared / "sources"
    out = tmp_path / "out.json"
    run(str(sources / "report.txt"), str(sources / "fuzhou-page.txt"), "--json", str(out))
    scorer = shared / "tools" / "score_record.py"
    done = subprocess.run(
        [sys.executable, str(scorer), str(out), str(sources / "gold.json"), "--json"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert "contribution" in done.stdout
    told = json.loads(out.read_text(encoding="utf-8"))
    held = [each for each in told["events"] if each["status"] == "held" and each["series_no"]]
    assert (len(told["events"]), len(held), len(told["contributions"])) == (8, 4, 55)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.txt", None, "There is no file"),
        ("empty.txt", b"", "has no text in it"),
        ("nulls.txt", b"a\0b\0" * 9, "no text: it holds null bytes"),
        ("odd.txt", b"\x81\xff\xfe\xfd", "neither UTF-8, UTF-16 with a mark nor GB18030"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path, name, content, sentence):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    done = run(str(file), "--json", str(tmp_path / "out.json"))
    assert done.returncode in (1, 2)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.json").exists()
