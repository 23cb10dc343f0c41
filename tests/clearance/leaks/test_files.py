"""A file as every text that can be read in it: whole answers for small files."""

import base64
import bz2

import pytest

from tracktwo.clearance.leaks.readers import read_file

PATH = ("path utf-8", "a")


def read(data, path="a"):
    views, unread = read_file(path, data=data)
    assert {view.has_lines for view in views if view.how.startswith("path")} <= {False}
    assert {view.has_lines for view in views if not view.how.startswith("path")} <= {True}
    return [(view.how, view.text) for view in views], [each.how for each in unread]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"", []),
        (b"Ab", [("utf-8", "Ab")]),
        (b"\xef\xbb\xbfAb", [("utf-8", "Ab")]),
        (
            b"A\0b\0",
            [("utf-8", "A\0b\0"), ("utf-16-le", "Ab"), ("utf-16-le", "\u6200\ufffd"),
             ("utf-16-be", "\u4100\u6200"), ("utf-16-be", "b\ufffd")],
        ),
        (
            b"xA\0b\0",
            [("utf-8", "xA\0b\0"), ("utf-16-le", "\u4178\u6200\ufffd"), ("utf-16-le", "Ab"),
             ("utf-16-be", "\u7841b\ufffd"), ("utf-16-be", "\u4100\u6200")],
        ),
        (
            b"\0\0\0A\0\0\0b",
            [("utf-8", "\0\0\0A\0\0\0b"), ("utf-32-be", "Ab"), ("utf-16-le", "\0\u4100\0\u6200"),
             ("utf-16-le", "\0A\0\ufffd"), ("utf-16-be", "\0A\0b"), ("utf-16-be", "\0\u4100\0\ufffd")],
        ),
        (
            b"\xbb\xe1\xff",
            [("utf-8", "\ufffd\ufffd\ufffd"), ("gb18030", "会\ufffd"), ("latin-1", "»áÿ"),
             ("utf-16-le", "\ue1bb\ufffd"), ("utf-16-le", "\uffe1"), ("utf-16-be", "\ubbe1\ufffd"),
             ("utf-16-be", "\ue1ff")],
        ),
    ],
)  # fmt: skip
def test_a_file_is_read_in_every_encoding_its_bytes_could_be_in(data, texts):
    assert read(data) == ([PATH, *texts], [])


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"\xff\xfeABCDEFG", ["\ufffd\ufffdABCDEFG"]),
        ("欧阳真欧阳真".encode("gb18030"), []),
        ("ABCDEFGH".encode("utf-16-le"), ["A\0B\0C\0D\0E\0F\0G\0H\0", "ABCDEFGH"]),
    ],
)
def test_what_only_stands_in_a_file_is_read_in_fewer(data, texts):
    run = base64.b64encode(data).decode()
    views, unread = read(run.encode())
    assert (views[:2], unread) == ([PATH, ("utf-8", run)], [])
    told = [text for how, text in views[2:] if how.startswith("utf-8 base64")]
    assert [text for text in told if text.isascii() or text in texts] == texts


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("<5 apples", ["<5 apples"]),
        ("x<b>y", ["x<b>y", "x y", "\x1e<b>\x1e"]),
        (" \r\n<b>y", [" \r\n y", "\x1e\n<b>\x1e"]),
        ('{"n": "v"}', ['{"n": "v"}', '{  "v"}']),
        ('x<"n": 1', ['x<"n": 1', "x<  1"]),
        ('<p n="v" m: "w">x: y</p>', ["\x1ex: y\x1e", '\x1e<p n="v" m: "w">\x1e</p>\x1e']),
    ],
)
def test_markup_is_told_from_text_by_how_a_file_begins(text, texts):
    assert read(text.encode()) == ([PATH, *(("utf-8", each) for each in texts)], [])


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("x-%E6%AC%A7%E9%98%B3", [("path utf-8", "x-%E6%AC%A7%E9%98%B3"), ("path utf-8 percent", "x-欧阳")]),
        ("a\ud800b", [("path utf-8", "a?b")]),
        ("<b>x", [("path utf-8", " x"), ("path utf-8", "\x1e<b>\x1e")]),
    ],
)
def test_a_path_is_a_text_in_utf_8(path, texts):
    assert read(b"", path) == (texts, [])


def test_something_packed_in_a_path_is_no_text():
    path = base64.b64encode(bz2.compress(b"a")).decode().replace("/", "_")
    views, unread = read(b"", path)
    assert (views[0], unread) == (("path utf-8", path), [])


def test_what_stands_in_what_stands_in_a_file_is_read_eight_deep():
    text = "Ouyang Zhen, Ouyang Zhen"
    for _ in range(8):
        text = base64.b64encode(text.encode()).decode()
    views, unread = read(text.encode())
    assert ("utf-8" + " base64 utf-8" * 8, "Ouyang Zhen, Ouyang Zhen") in views
    assert unread == []
    views, unread = read(base64.b64encode(text.encode()))
    assert not any("Ouyang" in said for _, said in views)
    assert unread == ["utf-8" + " base64 utf-8" * 8 + " base64"]


@pytest.mark.parametrize(
    ("data", "encodings"),
    [
        (b"\xffOuyang Zhen!", {"utf-8"}),
        ("\ufeffOuyang\u00ff".encode("utf-16-le"), {"utf-8", "utf-16-le", "utf-16-be"}),
    ],
)
def test_what_stands_in_a_file_is_read_in_more_encodings_only_if_it_may_be_in_them(data, encodings):
    run = base64.b64encode(data).decode()
    views, _ = read(run.encode())
    assert {
        encoding for how, _ in views for encoding in how.split()[2:3] if how.startswith("utf-8 base64")
    } == encodings
