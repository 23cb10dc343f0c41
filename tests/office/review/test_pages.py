"""The pages of a review: who may come in, what they show, and what hostile files end in."""

import io
import os
import re
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from office.review.conftest import about, item

from tracktwo.office.models import Document, DocumentText, Item, Reading, ReviewDecision, SideCode
from tracktwo.office.releases.trees import take_hold
from tracktwo.office.review import actions
from tracktwo.office.review.uploads import forget_waiting
from tracktwo.office.review.working import is_interrupted, read_now

pytestmark = pytest.mark.django_db

HOME = "/office/river/review/"


def words(answer):
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def reader(client, sign_in, researcher):
    return sign_in(client, researcher)


@pytest.fixture
def upload(reader):
    """Add a file as the page does; the reading that begins once it is kept does not run in a test's transaction."""

    def send(content: bytes, name: str, **fields):
        sent = {"file": SimpleUploadedFile(name, content), "language": "en", "title": "", **fields}
        answer = reader.post(f"{HOME}add/", sent)
        connection.run_on_commit.clear()
        return answer

    return send


def press(client, each, verb, **sent):
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(HOME, {"at": each.origin}).content.decode())[
        1
    ]
    return client.post(f"{HOME}decide/{each.origin}/", {"verb": verb, "seen": seen, **sent}, follow=True)


def test_an_empty_review_says_what_it_is_for(reader):
    assert "Add a document (txt, md, html, pdf, docx). It stays on this machine." in words(reader.get(HOME))


def test_whoever_reads_the_record_looks_and_only_researchers_decide(
    client, sign_in, read, facilitator, observer
):
    each = Item.objects.first()
    sign_in(client, facilitator)
    answer = client.get(HOME)
    assert (answer.status_code, 'data-key="a"' in answer.content.decode()) == (200, False)
    assert client.post(f"{HOME}decide/{each.origin}/", {"verb": "accept"}).status_code == 403
    sign_in(client, observer)
    assert client.get(HOME).status_code == 403
    assert not ReviewDecision.objects.exists()


def test_a_card_shows_its_passage_before_its_fields(reader, read):
    html = reader.get(
        HOME, {"kind": "contribution", "at": item(read.programme, "LAINE, Aino", "contribution").origin}
    ).content.decode()
    card = html[html.index('id="card"') :]
    assert 'LAINE, Aino, Kotka Institute: "Counting containers"'.replace('"', "&#34;") in card
    assert card.index("blockquote") < card.index("<dl")
    assert '<mark class="mark-p is-current">LAINE, Aino</mark>' in html
    assert "script-src 'self'" in reader.get(HOME)["Content-Security-Policy"]
    assert "script-src" not in reader.get(f"{HOME}at-once/")["Content-Security-Policy"]


def test_a_decision_leads_to_the_next_card_and_says_what_is_left(reader, read):
    left = Item.objects.count()
    answer = press(reader, item(read.programme, "Workshop on ports"), "accept")
    now = Item.objects.filter(is_left=True).count()
    assert now < left
    assert f"Accepted. {now} left." in words(answer)
    assert "Undo: Workshop on ports" in words(answer)
    number = ReviewDecision.objects.get(along=None).number
    assert "Taken back: Workshop on ports." in words(reader.post(f"{HOME}undo/{number}/", follow=True))
    assert Item.objects.filter(is_left=True).count() == left


def test_what_cannot_be_kept_is_a_sentence_beside_what_was_typed(reader, read):
    event = item(read.programme, "Workshop on ports")
    answer = press(reader, event, "accept", date="the spring", city="Jurmala")
    assert answer.status_code == 422
    assert 'value="Jurmala"' in answer.content.decode()
    assert "error-summary" in answer.content.decode()
    refused = press(reader, item(read.programme, "Anna Ozola", "contribution"), "accept")
    assert "Decide first on “Workshop on ports”" in words(refused)
    assert not ReviewDecision.objects.exists()


def test_a_card_opened_before_somebody_decided_is_not_decided_twice(reader, read, convenor):
    each = item(read.programme, "Anna Ozola", "person")
    actions.accept(**about(each, convenor))
    answer = reader.post(f"{HOME}decide/{each.origin}/", {"verb": "reject", "seen": each.key})
    assert (answer.status_code, "Somebody decided on this" in words(answer)) == (422, True)


def test_many_are_accepted_only_from_a_list_and_only_what_is_ticked(reader, read):
    html = reader.get(f"{HOME}at-once/", {"kind": "person"}).content.decode()
    offered = re.findall(r'name="accept" id="[^"]+" value="([^"]+)" checked', html)
    assert len(offered) == 6
    answer = reader.post(f"{HOME}at-once/?kind=person", {"accept": offered[:4]}, follow=True)
    assert "4 accepted." in words(answer)
    assert read.programme.persons.count() == 4


def test_sides_are_asked_once(reader, read):
    SideCode.objects.all().delete()
    assert "The documents list people under FI, LV." in words(reader.get(HOME))
    assert "Aino" in words(reader.get(f"{HOME}sides/"))
    reader.post(f"{HOME}sides/", {"side-FI": "west", "side-LV": "nowhere"})
    assert dict(SideCode.objects.values_list("code", "side__key")) == {"FI": "west"}
    assert "The documents list people under LV." in words(reader.get(HOME))


def test_keys_can_be_switched_off(reader, read):
    assert "review.js" in reader.get(HOME).content.decode()
    reader.post(f"{HOME}keys/", {"keys": "off"})
    assert "review.js" not in reader.get(HOME).content.decode()


def test_an_interrupted_reading_says_so_and_can_begin_again(reader, read, programme):
    Reading.objects.update(state="reading")
    assert is_interrupted(Reading.objects.get())
    assert "The reading was interrupted" in words(reader.get(HOME))
    assert read_now(programme, by=None).state == "read"


def test_the_page_asks_as_often_for_many_documents_as_for_one(reader, programme, django_assert_num_queries):
    def make(number):
        programme.documents.create(key=f"d{number}", title="Paper", sha256=f"{number:064x}", characters=9)

    make(0)
    reader.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        reader.get(HOME)
    for number in range(1, 40):
        make(number)
    with django_assert_num_queries(len(asked)):
        assert reader.get(HOME).status_code == 200


def test_lists_and_cards_take_as_many_queries_for_many_as_for_few(reader, read, programme, add):
    def queries(path):
        reader.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(path).status_code == 200
        return len(asked)

    paths = [HOME + "?kind=person", f"{HOME}at-once/?kind=person", f"{HOME}at-once/?kind=organisation"]
    few = [queries(path) for path in paths]
    lines = "\n".join(
        f"{first}a {family}s, Director, {family} Institute"
        for first, family in zip(
            ("Ann", "Bet", "Cecili", "Dian", "Edit", "Florence", "Greet", "Hann", "Irin", "Juli") * 2,
            (
                "Kalnin",
                "Ozolin",
                "Berzin",
                "Liepin",
                "Krumin",
                "Vitol",
                "Egl",
                "Zvirbul",
                "Balod",
                "Jansson",
                "Petrov",
                "Lapin",
                "Vanag",
                "Silin",
                "Grav",
                "Rozen",
                "Saulit",
                "Zarin",
                "Dreimann",
                "Upit",
            ),
            strict=True,
        )
    )
    add(
        "long",
        f"Third workshop: 4 May 2023 in Riga, Latvia\n\nLATVIAN SIDE\n\nSPEAKERS\n{lines}\n",
        is_public=True,
    )
    read_now(programme, by=None, documents=["long", "report", "page"])
    assert Item.objects.filter(kind="person").count() > 20
    # what cards name is read in three steps at most, whatever their number
    assert all(now <= before + 3 for now, before in zip(map(queries, paths), few, strict=True))


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<w:document>" + b" " * 60_000_000)
    return file.getvalue()


def external() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(
            "word/document.xml",
            '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w>&e;</w>',
        )
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.docx", bomb()),
        ("external.docx", external()),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 100),
        ("empty.txt", b""),
        ("nothing.txt", b" \n\n"),
        ("nulls.txt", b"a\0b"),
        ("../../etc/passwd", b"\0"),
    ],
)
def test_a_hostile_or_broken_file_ends_in_a_sentence(upload, name, content, settings):
    answer = upload(content, name)
    assert answer.status_code == 422
    sentence = re.search(r'field-errors"[^>]*><li>(.*?)</li>', answer.content.decode())[1]
    assert sentence.endswith((".", ";"))
    assert "Traceback" not in sentence
    assert (Document.objects.exists(), settings.DOCUMENTS.exists()) == (False, False)


def test_a_file_of_many_nested_elements_and_a_name_that_climbs_are_kept_safely(upload, settings):
    answer = upload(("(" * 50_000 + "a" * 50_000 + "\n" + "x@" * 30_000).encode(), "..\\..\\deep name.txt")
    assert answer.status_code == 302
    document = Document.objects.get()
    assert [each.name for each in (settings.DOCUMENTS / "river").iterdir()] == [document.sha256]
    assert read_now(document.programme, by=None).state == "read"


def test_the_same_file_is_here_already(upload):
    assert upload(b"One line of text.", "one.txt").status_code == 302
    answer = upload(b"One line of text.", "other.txt")
    assert (answer.status_code, Document.objects.count()) == (422, 1)
    assert "This file is here already, as “one”." in words(answer)
    assert "/office/river/documents/one/" in answer.content.decode()


def test_a_doubtful_encoding_is_chosen_among_readings(upload, reader, settings):
    content = "Protokoll über die Größe der Häfen, naïve Schätzung".encode("cp1252")
    answer = upload(content, "protokoll.txt", title="Protokoll")
    assert answer.status_code == 422
    html = answer.content.decode()
    offered = re.findall(r'name="encoding" id="[^"]+" value="([^"]+)"', html)
    assert (len(offered), offered[0]) == (3, "cp1252")
    assert "über die Größe" in html
    ticket = re.search(r'name="ticket" value="(\w+)"', html)[1]
    sent = {
        "ticket": ticket,
        "name": "protokoll.txt",
        "title": "Protokoll",
        "language": "en",
        "encoding": "cp1252",
    }
    assert reader.post(f"{HOME}add/", sent).status_code == 302
    connection.run_on_commit.clear()
    assert DocumentText.objects.get().text == content.decode("cp1252")
    assert list((settings.DATA / "waiting" / "river").iterdir()) == []


def test_a_file_that_nobody_came_back_for_is_deleted_after_a_day(upload, reader, settings):
    """Whether or not another comes; and who comes back too late is told."""
    text = "Protokoll über die Größe der Häfen, naïve Schätzung"
    old, new = (
        re.search(
            r'name="ticket" value="(\w+)"', upload(f"{text} {nth}".encode("cp1252"), "a.txt").content.decode()
        )[1]
        for nth in range(2)
    )
    folder = settings.DATA / "waiting" / "river"
    yesterday = time.time() - 24 * 60 * 60
    os.utime(folder / old, (yesterday - 1, yesterday - 1))
    os.utime(folder / new, (yesterday + 60, yesterday + 60))
    assert forget_waiting() == 1
    assert [each.name for each in folder.iterdir()] == [new]
    late = reader.post(
        f"{HOME}add/", {"ticket": old, "name": "a.txt", "language": "de", "encoding": "cp1252"}
    )
    assert late.status_code == 422
    assert "The file waited for a day and was deleted; choose it again." in words(late)
    assert Document.objects.count() == 0


def test_chinese_in_gb18030_and_utf16_is_read_without_asking(upload):
    text = "第一次对话于2019年4月在长沙举行，由两个基金会主办。"
    assert upload((text * 4).encode("gb18030"), "a.txt").status_code == 302
    assert upload((text * 5).encode("utf-16"), "b.txt").status_code == 302
    assert {each.text for each in DocumentText.objects.all()} == {text * 4, text * 5}


def test_erasing_asks_first(client, sign_in, read, convenor, researcher):
    actions.accept(**about(item(read.programme, "Anna Ozola", "person"), convenor))
    assert sign_in(client, researcher).get("/office/river/erase/anna-ozola/").status_code == 403
    sign_in(client, convenor)
    assert client.post("/office/river/erase/anna-ozola/").status_code == 422
    assert read.programme.persons.count() == 1
    answer = client.post("/office/river/erase/anna-ozola/", {"sure": "on"}, follow=True)
    assert "What the documents themselves print stays in their text" in words(answer)
    assert read.programme.persons.count() == 0


@pytest.mark.parametrize(
    ("progress", "sentence"),
    [
        ({}, "The documents are being read"),
        ({"step": "files", "done": 1, "of": 3}, "Reading the files: 1 of 3"),
        ({"step": "documents", "done": 0, "of": 3}, "Reading 3 documents"),
        ({"step": "decisions"}, "Finding what was decided again"),
    ],
)
def test_a_page_tells_how_far_a_reading_is_and_looks_again(reader, read, programme, progress, sentence):
    Reading.objects.update(state="reading", progress=progress)
    with take_hold("river.documents"):
        answer = reader.get(HOME)
    assert (answer["Refresh"], sentence in words(answer)) == ("3", True)
