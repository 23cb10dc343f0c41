"""Files as a person hands them in: each is what its bytes say, and each refusal is one sentence."""

import errno
import os
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest
from record.readers.making import docx, pdf, zipped

from tracktwo.record import Limits, MediaKind, TextLayer, read_document, read_documents
from tracktwo.record.readers.pool import Worker
from tracktwo.vocabulary.errors import FileError, UsageError
from tracktwo.vocabulary.provenance import fingerprint

WORD = docx("<w:p><w:r><w:t>Eva Kalna</w:t></w:r></w:p>")
PAGE = "<!doctype html><html lang='zh-Hans'><p>里加 – Riga"
PDF = pdf([(72, 700, 11, "Eva Kalna, Director")])
DECLARED = '<html><meta http-equiv="content-type" content="text/html; charset={}"><p>{}'


def put(folder, files):
    paths = []
    for name, content in files.items():
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    return paths


def test_files_of_every_kind_are_read_in_their_order_with_what_they_are_told_by_their_bytes(tmp_path):
    files = {
        "a.html": PAGE.encode(),
        "b.txt": PAGE.encode("utf-16"),
        "c.pdf": PDF,
        "d": PDF,
        "e.docx": WORD,
        "f.doc": WORD,
        "g.md": b"# Riga",
        "h.pdf": b"no PDF but text",
        "i.htm": DECLARED.format("gb2312", "里加对话").encode("gb18030"),
        "j.html": DECLARED.format("windows-1252", "Müller’s").encode("cp1252"),
        "k.html": DECLARED.format("big5", "里加對話").encode("big5"),
        "l.txt": b"text with <b>some</b> tags",
        "m.xhtml": b"<?xml version='1.0'?><!-- x --><html xmlns='y'><p>Riga</p></html>",
        "n.PDF": b"\n\n" + PDF,
    }
    told = []
    read = list(
        read_documents(put(tmp_path, files), workers=2, tell=lambda done, of: told.append((done, of)))
    )
    assert all(isinstance(each, TextLayer) for each in read), read
    assert [(each.document, each.kind, each.text, each.language) for each in read] == [
        ("a", MediaKind.HTML, "里加 – Riga", "zh-Hans"),
        ("b", MediaKind.HTML, "里加 – Riga", "zh-Hans"),
        ("c", MediaKind.PDF, "Eva Kalna, Director", None),
        ("d", MediaKind.PDF, "Eva Kalna, Director", None),
        ("e", MediaKind.DOCX, "Eva Kalna", None),
        ("f", MediaKind.DOCX, "Eva Kalna", None),
        ("g", MediaKind.MARKDOWN, "# Riga", None),
        ("h", MediaKind.TEXT, "no PDF but text", None),
        ("i", MediaKind.HTML, "里加对话", None),
        ("j", MediaKind.HTML, "Müller’s", None),
        ("k", MediaKind.HTML, "里加對話", None),
        ("l", MediaKind.TEXT, "text with <b>some</b> tags", None),
        ("m", MediaKind.HTML, "Riga", None),
        ("n", MediaKind.PDF, "Eva Kalna, Director", None),
    ]
    assert [each.sha256 for each in read] == [fingerprint(content) for content in files.values()]
    assert told == [(done, len(files)) for done in range(1, len(files) + 1)]


def test_a_file_that_cannot_be_read_keeps_none_of_the_others_from_it(tmp_path):
    files = {
        "a.html": PAGE.encode(),
        "deep.html": b"<div>" * 30_000,
        "b.pdf": PDF[:99],
        "c.html": PAGE.encode(),
    }
    read = list(
        read_documents([*put(tmp_path, files), tmp_path / "none"], workers=1, limits=Limits(seconds=0.5))
    )
    assert [str(each) if isinstance(each, Exception) else each.text for each in read] == [
        "里加 – Riga",
        f"{tmp_path}/deep.html takes longer to read than 0.5 seconds; read it in parts, or hand in its text.",
        f"{tmp_path}/b.pdf is a PDF that was cut off or damaged; save it anew.",
        "里加 – Riga",
        f"There is no file {tmp_path}/none; check the path.",
    ]


def test_a_page_that_needs_more_memory_than_there_is_for_it_is_refused(tmp_path):
    (page,) = put(tmp_path, {"wide.html": b"<!doctype html>" + b"<p>a" * 1_500_000})
    with pytest.raises(FileError, match="takes more memory to read than 300 MB"):
        read_document(page, limits=Limits(memory=300_000_000))


def test_a_file_that_breaks_the_program_that_reads_it_breaks_nothing_else():
    worker = Worker(Limits())
    try:
        assert worker.read(PAGE.encode(), kind=MediaKind.HTML, name="x").text == "里加 – Riga"
        worker._process.kill()
        worker._process.wait()
        with pytest.raises(
            FileError, match="x broke the program that reads it: it is damaged, or made to harm"
        ):
            worker.read(PDF, kind=MediaKind.PDF, name="x")
        assert worker.read(PDF, kind=MediaKind.PDF, name="x").text == "Eva Kalna, Director"
    finally:
        worker.close()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.html", b"", "has no text in it: it is empty."),
        ("blank.md", b" \n\t\r\n", "has no text in it."),
        ("mark.txt", b"\xef\xbb\xbf", "has no text in it."),
        ("wide.txt", "Riga".encode("utf-16-le"), "is no text: it holds null bytes."),
        ("wider.txt", "Riga".encode("utf-32"), "is no text: it holds null bytes."),
        ("half.txt", b"\xff\xfe\x41", "says it is UTF-16-LE and is not; save it as UTF-8."),
        (
            "old.doc",
            OLD,
            "is an old Office file, or one with a password; save it as .docx without a password.",
        ),
        ("letter.rtf", rb"{\rtf1 Riga}", "is a file in Rich Text Format; save it as .docx."),
        ("scan.png", b"\x89PNG\r\n\x1a\n", "is a picture; hand in its text."),
        ("all.gz", b"\x1f\x8b\x08\0", "is a packed file; unpack it and hand in the documents."),
        (
            "cut.pdf",
            b"\0\0\0Riga",
            "is called .pdf and is no PDF, or a damaged one; open it and save it anew.",
        ),
        ("cut.docx", b"K\x03\x04\0\0", "is called .docx and is no Word file, or a damaged one;"),
        (
            "western.txt",
            "Größe für Häfen und ähnliches".encode("cp1252"),
            "is doubtful: it is not UTF-8",
        ),
        ("quotes.txt", "the port’s “ice” and it’s winter".encode("cp1252"), "is neither UTF-8, UTF-16 with"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path, name, content, sentence):
    (file,) = put(tmp_path, {name: content})
    with pytest.raises(FileError) as refusal:
        read_document(file)
    assert f"{file} {sentence}" in str(refusal.value)


def test_what_is_no_file_is_told_in_a_sentence(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # an address of a socket is short
        listening.bind("socket")
    told = {}
    for name in ("none.txt", "folder.txt", "pipe", "socket", "loop", "folder.txt/x", "a\0b", "x" * 300):
        with pytest.raises((FileError, UsageError)) as refusal:
            read_document(tmp_path / name)
        told[name] = str(refusal.value).removeprefix(f"{tmp_path}/")
    with pytest.raises(UsageError, match="/dev/zero is a pipe or device, not a file"):
        read_document("/dev/zero")
    assert told == {
        "none.txt": f"There is no file {tmp_path}/none.txt; check the path.",
        "folder.txt": "folder.txt is a folder; name the files in it.",
        "pipe": "pipe is a pipe or device, not a file; save what it gives and name that.",
        "socket": "socket is a pipe or device, not a file; save what it gives and name that.",
        "loop": "loop cannot be read: Too many levels of symbolic links.",
        "folder.txt/x": f"There is no file {tmp_path}/folder.txt/x; check the path.",
        "a\0b": f"There is no file {tmp_path}/a\0b; check the path.",
        "x" * 300: "x" * 300 + " cannot be read: File name too long.",
    }


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(tmp_path):
    (file,) = put(tmp_path, {"large.txt": b"x" * 1_000_001})
    with pytest.raises(FileError, match=r"large\.txt is larger than 1 MB; read it in parts\."):
        read_document(file, limits=Limits(size=1_000_000))


def test_a_name_that_is_no_text_becomes_one(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"Riga")
    assert read_document(os.fsdecode(path)).document == "\ufffdt\ufffd"


def test_a_zip_that_says_it_is_small_is_unpacked_no_further_than_the_limit(tmp_path):
    bomb = bytearray(zipped({"word/document.xml": "a" * 20_000_000}))
    at = bytes(bomb).index(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = struct.pack("<I", 2**31)
    (file,) = put(tmp_path, {"bomb.docx": bytes(bomb)})
    with pytest.raises(
        FileError, match=r"bomb\.docx (unpacks to far more than it is|is a Word file that was cut off)"
    ):
        read_document(file)


def test_who_stops_listening_does_not_wait_for_the_rest(tmp_path):
    first, deep, *rest = put(
        tmp_path,
        {
            "a.html": PAGE.encode(),
            "deep.html": b"<div>" * 60_000,
            **{f"{each}.html": PDF for each in range(9)},
        },
    )
    reading = read_documents([first, deep, *rest], workers=1, limits=Limits(seconds=60))
    start = time.monotonic()
    assert isinstance(next(reading), TextLayer)
    reading.close()
    assert time.monotonic() - start < 30
    assert list(read_documents([])) == []


def test_the_process_that_reads_can_open_neither_file_nor_connection():
    code = """
import socket
from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.worker import _confine
_confine(Limits())
for attempt in (lambda: open("/etc/hostname"), lambda: open("/tmp/x", "w"), socket.socket):
    try:
        attempt()
    except OSError as error:
        print(error.errno)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="ascii")
    assert done.stdout.split() == [str(errno.EMFILE)] * 3
