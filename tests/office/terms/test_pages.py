"""Pages of terms: who sees what, in how many queries, and what a page says when there is little."""

import csv
import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tracktwo.office.models import Programme

pytestmark = pytest.mark.django_db
HERE = "/office/river/terms/"


def words(client: Client, path: str, status: int = 200) -> str:
    response = client.get(HERE + path)
    assert response.status_code == status
    main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize("path", ["", "by-share/", "lines/", "texts/"])
def test_without_texts_a_page_says_what_it_is_for(client: Client, convenor, moderator, path):
    client.force_login(convenor)
    told = words(client, path)
    assert "What each side means by its words appears once there are texts to look them up in" in told
    assert "Add a text" in told
    client.force_login(moderator)
    assert "Add a text" not in words(client, path)


def test_words_are_listed_in_turn_for_each_side_with_people_counted(
    client: Client, convenor, lake: Programme
):
    client.force_login(convenor)
    page = client.get(HERE).content.decode()
    rows = re.findall(r'<tr><th scope="row" lang="en"><a[^>]*>([^<]+)</a>.*?</tr>', page, re.DOTALL)
    assert len(rows) == 50
    leading = re.findall(r"Beyond chance</span> <span class=\"side side-(\w+)\"", page)
    assert leading[:6] in (["circle", "diamond"] * 3, ["diamond", "circle"] * 3)
    assert {"private", "licence"} <= set(rows)
    assert "How this was counted" in page
    assert "Seed: 20211112." in page
    assert "1 turn is off the record" in page


def test_words_of_a_small_group_have_no_number(client: Client, convenor, tell):
    tell(*(
        {"text": f"The {side} market is open", "side": side, "speaker": f"{side}{n}", "language": "en",
         "rule": "on_the_record"}
        for side in ("east", "west") for n in range(4)
    ))  # fmt: skip
    client.force_login(convenor)
    told = words(client, "")
    assert "Too few people: with fewer than 5 on a side nothing here can be told from chance." in told
    assert "Not enough data" in told
    assert "times as often" not in told


def test_sides_without_a_language_in_common_are_told_so(client: Client, convenor, tell):
    tell(
        {"text": "A market", "side": "east", "speaker": "Ann", "language": "en", "rule": "on_the_record"},
        {"text": "市场", "side": "west", "speaker": "贝宁", "language": "zh-Hans", "rule": "on_the_record"},
    )
    client.force_login(convenor)
    for path in ("", "by-share/"):
        assert "The sides share no language." in words(client, path)
    assert "1 hit · 1 person" in words(client, "lines/?q=市场")


def test_lines_are_one_a_speaker_and_filtered(client: Client, convenor, lake: Programme):
    client.force_login(convenor)
    one = client.get(f"{HERE}lines/?q=licence&side=west&language=en&since=2024").content.decode()
    lines = re.findall(r'<tr class="of-(\w+)">', one)
    assert lines
    assert set(lines) == {"diamond"}
    assert set(re.findall(r'<time datetime="(\d{4})', one)) == {"2024"}
    rows = list(
        csv.DictReader(
            io.StringIO(client.get(f"{HERE}lines/file.csv?q=licence&since=2024").content.decode("utf-8-sig"))
        )
    )
    speakers = [row["speaker"] for row in rows]
    assert len(speakers) == len(set(speakers))
    assert {row["rule"] for row in rows} == {"on_the_record"}
    every = list(
        csv.DictReader(
            io.StringIO(client.get(f"{HERE}lines/file.csv?q=licence&lines=all").content.decode("utf-8-sig"))
        )
    )
    assert {row["speaker"] for row in every if row["rule"] == "not_for_attribution"} == {""}


def test_pages_of_lines_go_on_and_end_at_the_last(client: Client, convenor, lake: Programme):
    client.force_login(convenor)
    whole = f"{HERE}lines/?q=the&lines=all"
    first = client.get(whole).content.decode()
    last = int(re.search(r"Page 1 of (\d+)", first)[1])
    end = client.get(f"{whole}&page={last}").content.decode()
    assert client.get(f"{whole}&page=9999").content.decode().count("<mark>") == end.count("<mark>")
    assert first.count("<mark>") == 50
    hits = int(re.search(r"([\d,]+) hits", first)[1].replace(",", ""))
    assert end.count("<mark>") == hits - 50 * (last - 1)
    assert client.get(f"{whole}&page=two").status_code == 200


def test_what_cannot_be_looked_up_is_refused_with_a_sentence(client: Client, convenor, lake: Programme):
    client.force_login(convenor)
    assert "'?!' holds no word to look for." in words(client, "lines/?q=?!", 422)
    assert "cannot be read; write words, AND, OR and NOT" in words(client, "lines/?q=the&also=(the", 422)
    assert "Nobody says it in what may be looked at." in words(client, "lines/?q=unsayable")


def test_a_list_takes_as_many_queries_however_much_there_is(client: Client, convenor, lake: Programme, tell):
    client.force_login(convenor)

    def queries() -> dict[str, int]:
        counted = {}
        for path in ("", "by-share/", "lines/?q=the", "texts/"):
            client.get(HERE + path)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                client.get(HERE + path)
            counted[path] = len(captured)
        return counted

    before = queries()
    for number in range(5):
        tell({"text": f"The {number}", "side": "east", "rule": "on_the_record"}, name=f"{number}.jsonl")
    assert queries() == before


def test_a_text_is_added_seated_and_taken_away_on_pages(
    client: Client, convenor, observer, programme: Programme
):
    client.force_login(convenor)
    file = io.BytesIO(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>The heron stands.\n")
    file.name = "day.vtt"
    sent = {"file": file, "rule": "on_the_record", "title": "A day"}
    assert client.post(f"{HERE}texts/add/", sent)["Location"] == f"{HERE}texts/a-day/"
    assert "Ann" in words(client, "texts/a-day/")
    client.post(f"{HERE}texts/a-day/speakers/", {"speaker": ["Ann"], "side": ["west"]})
    assert "● East bank 0" in words(client, "lines/?q=heron")
    assert "◆ West bank 1" in words(client, "lines/?q=heron")
    assert "1 turn · of a side: 1" in words(client, "texts/")
    client.post(f"{HERE}texts/a-day/delete/")
    assert "appears once there are texts" in words(client, "texts/")
    assert client.post(f"{HERE}texts/add/", {}).status_code == 422
    client.force_login(observer)
    assert client.get(f"{HERE}texts/").status_code == 403
