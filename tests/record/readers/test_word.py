import io
import zipfile

import docx
import pytest
from record.readers.making import docx as made
from record.readers.making import zipped

from tracktwo.record import Limits
from tracktwo.record.readers.word import read_word_file
from tracktwo.vocabulary.errors import FileError

TEXT = "<w:p><w:r><w:t>Eva Kalna</w:t></w:r></w:p>"


def read(content, **limits):
    return read_word_file(content, name="x", limits=Limits(**limits))


def shown(content):
    extract = read(content)
    return [
        (
            each.shape.value,
            each.level,
            each.cell and (each.cell.table, each.cell.row, each.cell.column),
            extract.text[each.start : each.end],
        )
        for each in extract.segments
    ]


def test_a_document_made_by_other_software_is_read_in_the_order_of_its_body():
    document = docx.Document()
    document.add_heading("第三届港口对话", 1)
    document.add_paragraph("Riga, 8 June 2021").add_run("\nsecond line")
    document.add_paragraph("Eva Kalna, Director", style="List Bullet")
    document.add_paragraph("Within", style="List Number 2")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Latvian side", "瑞典方", "A\nB"
    table.cell(1, 1).paragraphs[0].add_run("x").bold = True
    document.add_paragraph("After\tit")
    document.sections[0].header.paragraphs[0].text = "Header"
    out = io.BytesIO()
    document.save(out)
    assert shown(out.getvalue()) == [
        ("heading", 1, None, "第三届港口对话"),
        ("line", None, None, "Riga, 8 June 2021"),
        ("line", None, None, "second line"),
        ("item", 1, None, "Eva Kalna, Director"),
        ("item", 2, None, "Within"),
        ("cell", None, (0, 0, 0), "Latvian side"),
        ("cell", None, (0, 0, 1), "瑞典方"),
        ("cell", None, (0, 1, 0), "A"),
        ("cell", None, (0, 1, 0), "B"),
        ("cell", None, (0, 1, 1), "x"),
        ("line", None, None, "After\tit"),
    ]


def test_what_was_deleted_or_stands_twice_is_left_out_and_what_was_inserted_is_text():
    body = (
        "<w:p><w:r><w:t>Eva </w:t></w:r><w:del><w:r><w:delText>not </w:delText><w:t>never</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>Kalna</w:t><w:noBreakHyphen/></w:r></w:ins><w:r><w:rPr><w:ins/></w:rPr><w:t>Ek</w:t></w:r></w:p>"
        "<w:p><w:r><w:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:Choice>"
        "<w:Fallback><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:Fallback><w:t>round it</w:t></w:r></w:p>"
    )
    assert read(made(body)).text == "Eva Kalna\u2011Ek\nboxed\nround it"


def test_levels_come_from_styles_and_what_those_are_made_from():
    styles = (
        "<w:style w:styleId='a'><w:name w:val='标题 2'/></w:style>"
        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
        "<w:style w:styleId='c'><w:basedOn w:val='c'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
        "<w:style w:styleId='d'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='4'/></w:numPr></w:pPr></w:style>"
    )
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='{each}'/></w:pPr><w:r><w:t>{each}</w:t></w:r></w:p>" for each in "bcde"
    )
    assert shown(made(body, styles=styles)) == [
        ("heading", 2, None, "b"),
        ("heading", 3, None, "c"),
        ("item", 2, None, "d"),
        ("line", None, None, "e"),
    ]


def test_cells_over_columns_and_tables_in_cells_keep_their_places():
    inner = f"<w:tbl><w:tr><w:tc>{TEXT}</w:tc></w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{TEXT}</w:tc><w:tc>{inner}{TEXT}</w:tc>"
    )
    body += "</w:tr></w:tbl>"
    assert [place for *_, place, _ in shown(made(body))] == [(0, 0, 0), (1, 0, 0), (0, 0, 2)]


XXE = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
LAUGHS = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
CUT = made(TEXT * 50)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            made("<w:p>&x;</w:p>", before=XXE),
            "x declares entities of its own; no Word file does, so it is not read.",
        ),
        (made("<w:p>&i;</w:p>", before=LAUGHS + "]>"), "x declares entities of its own"),
        (made("a" * 30_000_000), "x unpacks to far more than it is; no Word file does, so it is not read."),
        (made("<w:p>" * 500 + "</w:p>" * 500), "x has elements more than 400 deep in one another"),
        (
            made(TEXT, more={"../../etc/cron.d/x": "y"}),
            "x holds a name that leads out of it, '../../etc/cron.d/x'",
        ),
        (made(TEXT, more={"/etc/x": "y"}), "x holds a name that leads out of it, '/etc/x'"),
        (made(TEXT + "<w:p>"), "x is a Word file that was cut off or damaged (in word/document.xml)"),
        (CUT[: len(CUT) // 2], "x is a Word file that was cut off or damaged"),
        (zipped({"letter.txt": "Riga"}), "x is a zip and no Word file; unpack it and hand in the documents."),
    ],
)
def test_what_is_made_to_harm_or_damaged_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(FileError) as refusal:
        read(content)
    assert str(refusal.value).startswith(sentence)


def test_a_spreadsheet_and_a_file_with_a_password_say_what_they_are():
    relations = (
        "<a><Relationship Type='http://x/relationships/officeDocument' Target='/xl/workbook.xml'/></a>"
    )
    with pytest.raises(FileError, match="x is a spreadsheet, not a Word file"):
        read(zipped({"_rels/.rels": relations, "xl/workbook.xml": "<a/>"}))
    locked = bytearray(made(TEXT))
    for info in zipfile.ZipFile(io.BytesIO(bytes(locked))).infolist():
        locked[info.header_offset + 6] |= 1
    start = bytes(locked).index(b"PK\x01\x02")
    locked[start + 8] |= 1
    with pytest.raises(FileError, match="x has a password; save it without one"):
        read(bytes(locked))


def test_too_much_text_is_refused():
    with pytest.raises(FileError, match="x holds more than 20 characters of text"):
        read(made(TEXT * 9), characters=20)
