"""What is packed, locked, broken or too large: read, or reported as not read, never passed by."""

import base64
import bz2
import gzip
import io
import lzma
import random
import zipfile
import zlib

import pytest
from clearance.leaks.samples import found, zipped

from tracktwo.clearance.leaks import Hit, Kind
from tracktwo.clearance.leaks.readers import packed, read_file
from tracktwo.clearance.leaks.readers.embedded import readings_of


def unread(data, path="x"):
    return [(hit.kind, hit.line, hit.encoding) for hit in found(data, path=path)]


def locked_zip():
    """A zip whose member says it is encrypted."""
    data = bytearray(zipped(b"a,b"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def broken_zip():
    """A zip whose member does not have the checksum it says."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", b"abcdef")
    return file.getvalue().replace(b"abcdef", b"abcdeX")


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (bz2.compress(b"a"), "packed"),
        (lzma.compress(b"a"), "packed"),
        (b"7z\xbc\xaf\x27\x1c...", "packed"),
        (b"Rar!....", "packed"),
        (b"\x28\xb5\x2f\xfd...", "packed"),
        (b"%PDF-1.7 ...", "packed"),
        (locked_zip(), "zip"),
        (broken_zip(), "zip"),
        (b"\x1f\x8b\x08" + b"nonsense" * 4, "gzip"),
        (gzip.compress(b"x" * 1000, mtime=0)[:-12], "gzip"),
        (base64.b64encode(bz2.compress(b"a")), "utf-8 base64 packed"),
        (gzip.compress(bz2.compress(b"a"), mtime=0), "gzip packed"),
        (zipped(locked_zip()), "zip zip"),
    ],
)
def test_what_cannot_be_opened_is_reported(data, how):
    assert unread(data) == [(Kind.UNREAD, 0, how)]


def test_what_could_not_be_read_belongs_to_nothing():
    (hit,) = found(bz2.compress(b"a"), path="a.bz2")
    assert (hit.path, hit.item, hit.field, hit.text, hit.is_doubtful) == ("a.bz2", "", "", "", False)


def test_what_is_too_large_is_reported():
    for data, how in (
        (gzip.compress(bytes(packed._LARGEST + 1)), "gzip"),
        (zlib.compress(bytes(packed._LARGEST + 1)), "deflate"),
        (zipped(bytes(packed._LARGEST + 1)), "zip"),
    ):
        assert unread(data) == [(Kind.UNREAD, 0, how)]


def test_what_just_fits_is_read():
    comment, names, (how, read) = packed.unpacked(zipped(bytes(packed._LARGEST)))
    assert (comment, names) == (("zip", b""), ("zip", b"part.csv\n\n"))
    assert (how, len(read)) == ("zip", packed._LARGEST)


@pytest.mark.parametrize("data", [b"say PK\x03\x04 to it", b"xx\x1f\x8b\x08 nonsense"])
def test_signs_of_packing_inside_a_text_are_no_packing(data):
    assert list(packed.unpacked(data)) == []


def test_a_gzip_is_read_however_far_back_it_refers():
    noise = random.Random(1).randbytes(30_000)
    data = noise + noise + b"Ouyang Zhen"
    assert list(packed.unpacked(gzip.compress(data))) == [("gzip", data)]


@pytest.mark.parametrize("magic", [packed._GZIP, packed._ZIP, b"x\x9c", *packed._LOCKED])
def test_what_is_packed_in_base64_is_opened_though_it_says_nothing_one_can_read(magic):
    data = magic + b"\xff" * 6
    assert packed.looks_packed(data)
    assert ("base64", data) in list(readings_of(base64.b64encode(data).decode().rstrip("=")))
    assert not packed.looks_packed(b"\xff" + data)


def test_what_is_packed_too_deep_is_reported():
    data = b"Ouyang Zhen"
    for _ in range(8):
        data = gzip.compress(data)
    assert [hit.kind for hit in found(data)] == [Kind.NAME]
    assert unread(gzip.compress(data)) == [(Kind.UNREAD, 0, " ".join(["gzip"] * 9))]


def test_a_text_that_only_begins_like_a_stream_is_a_text():
    assert found(b"x\x9cyz and more") == ()
    assert found(b"x^2 + y") == ()
    assert found(b"the x\x01 of it") == ()


def test_streams_one_after_another_are_all_read():
    data = (
        b"\x89PNG" + zlib.compress(b"nothing here") + b"\x00tail\x00" + zlib.compress(b"Ouyang Zhen") + b"end"
    )
    assert found(data, path="mark.png") == (
        Hit(
            path="mark.png",
            line=1,
            encoding="deflate utf-8",
            kind=Kind.NAME,
            item="person:ouyang-zhen",
            field="names",
        ),
    )
    both = gzip.compress(b"nothing here") + gzip.compress(b"Ouyang Zhen")
    assert [hit.encoding for hit in found(both)] == ["gzip utf-8"]


def test_a_stream_that_was_cut_is_read_as_far_as_it_goes():
    data = zlib.compress(b"Ouyang Zhen and so on " + bytes(range(256)))
    hits = found(b"\x00" + data[:-8])
    assert {(hit.kind, hit.text) for hit in hits} == {(Kind.NAME, "ouyang zhen")}


def test_what_a_zip_says_besides_its_files_is_read():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = b"for Ouyang Zhen"
        entry = zipfile.ZipInfo("a.csv")
        entry.comment = "问欧阳真".encode()
        archive.writestr(entry, b"minister offered to lift the ban on joint")
        archive.mkdir("closed-talks-2031")
    hits = found(b"before the zip" + file.getvalue(), path="data.zip")
    assert sorted(
        {
            (hit.kind.value, hit.text)
            for hit in hits
            if hit.encoding != "utf-8" and "latin" not in hit.encoding
        }
    ) == [
        ("code", "closed-talks-2031"),
        ("name", "ouyang zhen"),
        ("name", "欧阳真"),
        ("prose", "minister offered to lift the ban on joint"),
    ]


def views(text, path="a"):
    return [
        (view.how, view.text) for view in read_file(path, data=text.encode())[0] if "path" not in view.how
    ]


def test_markup_is_read_without_its_marks_and_the_marks_by_themselves():
    page = '<p class="a">One <b>wo</b>rd</p>\n<!-- two\n<i>x</i>y --><br>'
    breaks = "\x1e" * 9
    assert views(page) == [
        ("utf-8", "\x1eOne  wo rd\x1e\n \n\x1e"),
        ("utf-8", '\x1e<p class="a">\x1e<b>\x1e</b>\x1e</p>\x1e\n<!-- two\n<i>x</i>y -->\x1e<br>\x1e'),
        ("utf-8", f"{breaks}\n two\n<i>x</i>y \x1e\x1e\x1e"),
        ("utf-8", f"{breaks}\n two\n x y \x1e\x1e\x1e"),
        ("utf-8", "\x1e\n\n<i>\x1e</i>\x1e"),
    ]


def test_a_text_with_a_sign_that_looks_like_markup_is_read_whole_too():
    assert views("1 < 2, 3 > 2") == [
        ("utf-8", "1 < 2, 3 > 2"),
        ("utf-8", "1 \x1e 2"),
        ("utf-8", "\x1e< 2, 3 >\x1e"),
    ]


def test_a_text_is_read_once_however_many_ways_lead_to_it():
    texts = [text for _, text in views("a%20b &amp; c \\u0041")]
    assert len(texts) == len(set(texts))


def test_escapes_are_undone_four_deep():
    text = "Ouyang Zhen"
    for _ in range(4):
        text = (
            "".join(f"%{byte:02X}" for byte in text.encode()) if "%" not in text else text.replace("%", "%25")
        )
    assert [hit.kind for hit in found(text)] == [Kind.NAME]
