import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.record import DoubtfulEncoding, MediaKind, Shape, read_content, read_document
from tracktwo.record.readers.encodings import decoded
from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.texts import read_text
from tracktwo.vocabulary.errors import FileError

CHINESE = "第三届波罗的海港口对话\r\n时间：2021年6月8日\r\n主办：海港学会\n"
LINES = st.text(st.sampled_from("aé中\U00020000 ，\r\n\t\u2028\u202e\x0c\x85"), max_size=60)
MARKS = {"utf-8": b"", "utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


@pytest.mark.parametrize("encoding", [*MARKS, "gb18030"])
def test_a_text_file_is_its_characters_whatever_it_is_encoded_in(tmp_path, encoding):
    mark = MARKS.get(encoding, b"")
    file = tmp_path / "页.txt"
    file.write_bytes(mark + CHINESE.encode(encoding.removesuffix("-sig")))
    layer = read_document(file)
    assert (layer.document, layer.kind, layer.text, layer.language) == ("页", MediaKind.TEXT, CHINESE, None)
    assert [(layer.text[each.start : each.end], each.shape) for each in layer.segments] == [
        (line, Shape.LINE) for line in CHINESE.splitlines(keepends=True)
    ]


def test_offsets_are_those_of_the_file_read_with_its_own_newlines(tmp_path):
    file = tmp_path / "minutes.md"
    file.write_bytes(b"# Minutes\r\n\r\n<div>Riga</div>\rEva\n")
    layer = read_document(str(file))
    with file.open(encoding="utf-8", newline="") as opened:
        assert layer.text == opened.read()
    assert layer.kind is MediaKind.MARKDOWN


@given(LINES, st.sampled_from([*MARKS, "gb18030"]))
def test_every_line_is_the_text_at_its_span_and_the_bytes_at_its_source(text, encoding):
    codec, mark = encoding.removesuffix("-sig"), MARKS.get(encoding, b"")
    content = mark + text.encode(codec)
    try:
        read = decoded(content, name="x")
    except FileError:
        assert encoding == "gb18030"  # too few common characters to be sure of it
        return
    extract = read_text(read, name="x", limits=Limits())
    if encoding != "gb18030":
        assert extract.text == text
    assert "".join(extract.text[each.start : each.end] for each in extract.segments) == extract.text
    for segment in extract.segments:
        assert segment.source is not None
        start, end = segment.source
        assert content[start:end].decode(read.encoding) == extract.text[segment.start : segment.end]


@pytest.mark.parametrize(
    "text", ["Ferries in winter: “Ice”", "Müller, Geschäftsführer für Häfen", "Ñandú año niño"]
)
def test_text_of_western_encodings_is_not_taken_for_chinese(text):
    content = (text * 20).encode("cp1252")
    with pytest.raises(FileError, match=r"The encoding of x is doubtful|is neither UTF-8"):
        decoded(content, name="x")
    assert decoded(content, name="x", declared="cp1252").text == text * 20


def test_utf8_cut_in_the_middle_of_a_character_is_not_taken_for_chinese():
    content = ("港口对话会在里加举行，" * 30).encode()[:-1]
    with pytest.raises(FileError, match=r"doubtful|neither"):
        decoded(content, name="x")


def test_a_name_list_in_gb18030_is_plausible():
    text = "与会者：欧阳翊、竺葭、谭昕、邬旻、范喆\n单位：海洋法研究所；时间：六月八日\n"
    assert decoded(text.encode("gb18030"), name="x").text == text


def test_one_line_of_millions_of_characters_is_one_segment(tmp_path):
    file = tmp_path / "line"
    file.write_bytes(b"x" * 4_000_000)
    layer = read_document(file)
    assert [(each.start, each.end, each.source) for each in layer.segments] == [
        (0, 4_000_000, (0, 4_000_000))
    ]
    file.write_bytes(b"x" * 10_000_000)
    with pytest.raises(FileError, match="holds more than 5,000,000 characters of text; read it in parts"):
        read_document(file)


def test_control_and_bidi_characters_stay_in_the_text(tmp_path):
    file = tmp_path / "odd.txt"
    text = "Eva\u202eanlaK\u202c \x07 and\x0cmore\u200f"
    file.write_text(text, encoding="utf-8", newline="")
    assert read_document(file).text == text


def test_an_encoding_only_a_person_can_tell_is_read_as_the_person_says():
    content = "Café naïve, résumé à côté".encode("cp1252")
    with pytest.raises(DoubtfulEncoding) as doubt:
        read_content(content, name="minutes.txt")
    assert doubt.value.fitting[0] == "cp1252"
    layer = read_content(content, name="minutes.txt", encoding="cp1252")
    assert (layer.document, layer.text) == ("minutes", "Café naïve, résumé à côté")
    with pytest.raises(FileError, match="says it is UTF-8 and is not"):
        read_content(content, name="minutes.txt", encoding="utf-8")
