"""Small files for tests, made by hand: nothing here is read from a disk or made by the program under test."""

import io
import zipfile

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages, turned=0):
    """Return a PDF of pages, each a list of (x, y, size, text); y counts from the foot, ``turned`` is /Rotate."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R]"
            " /ToUnicode 6 0 R >>"
        ),
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe)"
            " /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 500 /W [12288 40959 1000] >>"
        ),
        (
            "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200"
            " /ItalicAngle 0 /CapHeight 700 /StemV 80 >>"
        ),
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange\n"
            "<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap end end"
        ),
    ]
    for at, page in enumerate(pages):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned} /Contents {8 + 2 * at} 0 R"
                " /Resources << /Font << /F 3 0 R >> >> >>"
            ),
            _stream("\n".join(_shown(*each) for each in page)),
        ]
    return _file(objects)


def _shown(x, y, size, text, turn="1 0 0 1"):
    return f"BT /F {size} Tf {turn} {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def _stream(text):
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _file(objects):
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def docx(body, *, before="", styles=None, more=None):
    """Return a Word file with this body, and text before its root element."""
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'"
        " Target='word/document.xml'/></Relationships>",
        "word/document.xml": f"{before}<w:document xmlns:w='{WORDS}'><w:body>{body}</w:body></w:document>",
    }
    if styles is not None:
        parts["word/styles.xml"] = f"<w:styles xmlns:w='{WORDS}'>{styles}</w:styles>"
    return zipped({**parts, **(more or {})})


def zipped(parts):
    """Return a zip of parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return out.getvalue()
