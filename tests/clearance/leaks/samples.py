"""A small record with one restricted thing of every sort, and every way an outsider could come to read it."""

import base64
import gzip
import html
import io
import quopri
import unicodedata
import urllib.parse
import zipfile
import zlib

from tracktwo.clearance.kinds import (
    Attendance,
    Document,
    Event,
    Note,
    Person,
)
from tracktwo.clearance.leaks import gather, list_public, search_file
from tracktwo.clearance.tables import Fact, Name
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.names import NameOrder, PersonName

CLOSED = Event(
    key="closed-talks-2031",
    rule=Fact(value=Rule.OFF_THE_RECORD),
    names=(Name(text="Quiet Exchange at the Lake", language="en"),),
)
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
OUYANG = (
    PersonName(
        text="Ouyang Zhen", family="Ouyang", given="Zhen", language="en", order=NameOrder.FAMILY_FIRST
    ),
    PersonName(text="欧阳真", family="欧阳", given="真", language="zh-Hans", order=NameOrder.FAMILY_FIRST),
)
MATERIAL = (
    CLOSED,
    Person(key="ouyang-zhen", names=tuple(Fact(value=name) for name in OUYANG)),
    Attendance(event=CLOSED, person="", name="Dr Jolán Fehér-Szűcs", side="south"),
    Document(key="minutes-7", title="Minutes", is_public=False, sha256=HASH),
    Note(
        subject="event:closed-talks-2031",
        text={
            "en": "The deputy minister offered to lift the ban on joint missions before the summer, if asked quietly.",
            "zh-Hans": "副部长表示，如果私下提出，可以在夏天之前取消对联合任务的禁令。",
        },
    ),
)
NEEDLES = gather(MATERIAL)
NOTHING_PUBLIC = list_public({}, words=(), needles=NEEDLES)

# What is planted, and the kind it must be found as.
PLANTS = {
    "name": ("Ouyang Zhen", "name"),
    "other order": ("Zhen Ouyang", "name"),
    "with a comma": ("OUYANG, Zhen", "name"),
    "Han name": ("欧阳真", "name"),
    "name with marks": ("Jolán Fehér-Szűcs", "name"),
    "title": ("Quiet Exchange at the Lake", "name"),
    "key": ("closed-talks-2031", "code"),
    "person's key": ("ouyang-zhen", "code"),
    "hash": (HASH, "code"),
    "prose": ("minister offered to lift the ban on joint", "prose"),
    "Han prose": ("如果私下提出，可以在夏天之前", "prose"),
}


def _named(text, value):
    """Each word of a text as a value of its own."""
    return "{ " + ", ".join(value.format(nth, word) for nth, word in enumerate(text.split())) + " }"


def _joined(text, between):
    return between.join(text)


# A text in a text: every way to write it that a reader, a browser or a program would undo.
TEXT_FORMS = {
    "plain": lambda text: text,
    "capitals": str.upper,
    "small letters": str.lower,
    "decimal entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "hexadecimal entities": lambda text: "".join(f"&#x{ord(sign):X};" for sign in text),
    "entities without an end": lambda text: "".join(f"&#{ord(sign)}" for sign in text) + " ",
    "named entities": lambda text: (
        text.replace(" ", "&nbsp;").replace("á", "&aacute;").replace("é", "&eacute;")
    ),
    "entities of entities": lambda text: html.escape("".join(f"&#{ord(sign)};" for sign in text)),
    "per cent": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "per cent where needed": urllib.parse.quote,
    "per cent and plus": urllib.parse.quote_plus,
    "per cent twice": lambda text: urllib.parse.quote(urllib.parse.quote(text)),
    "per cent three times": lambda text: urllib.parse.quote(urllib.parse.quote(urllib.parse.quote(text))),
    "per cent u": lambda text: "".join(f"%u{unit:04x}" for unit in _units(text)),
    "JSON": lambda text: "".join(f"\\u{unit:04x}" for unit in _units(text)),
    "JSON in JSON": lambda text: "".join(f"\\\\u{unit:04x}" for unit in _units(text)),
    "code points": lambda text: "".join(f"\\u{{{ord(sign):x}}}" for sign in text),
    "bytes of a script": lambda text: "".join(f"\\x{byte:02x}" for byte in text.encode()),
    "octal": lambda text: "".join(f"\\{ord(sign):03o}" if ord(sign) < 256 else sign for sign in text),
    "style sheet": lambda text: "".join(f"\\{ord(sign):x} " for sign in text),
    "style sheet, six figures": lambda text: "".join(f"\\{ord(sign):06x}" for sign in text),
    "quoted-printable": lambda text: quopri.encodestring(text.encode(), quotetabs=True).decode(),
    "quoted-printable, every byte": lambda text: "".join(f"={byte:02X}" for byte in text.encode()),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64, one further": lambda text: base64.b64encode(b"." + text.encode()).decode(),
    "base64, two further": lambda text: base64.b64encode(b".." + text.encode()).decode(),
    "base64, glued": lambda text: "x" + base64.b64encode(text.encode()).decode() + ".",
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(b"\xff\xfe?" + text.encode()).decode(),
    "base64, wrapped": lambda text: base64.encodebytes(b"x" * 50 + b" " + text.encode()).decode(),
    "base64 in per cent": lambda text: urllib.parse.quote(base64.b64encode(text.encode()).decode(), safe=""),
    "base64 twice": lambda text: base64.b64encode(base64.b64encode(text.encode())).decode(),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal, glued": lambda text: "a" + text.encode().hex(),
    "hexadecimal with spaces": lambda text: text.encode().hex(" "),
    "hexadecimal with 0x": lambda text: ", ".join(f"0x{byte:02X}" for byte in text.encode()),
    "gzip in base64": lambda text: base64.b64encode(gzip.compress(text.encode())).decode(),
    "deflate in base64": lambda text: base64.b64encode(zlib.compress(text.encode())).decode(),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "wide": lambda text: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text),
    "zero width spaces": lambda text: _joined(text, "\u200b"),
    "joiners": lambda text: _joined(text, "\u2060"),
    "soft hyphens": lambda text: _joined(text, "\u00ad"),
    "soft hyphen entities": lambda text: _joined(text, "&shy;"),
    "bidi marks": lambda text: _joined(text, "\u200f"),
    "bidi isolates": lambda text: "\u2067" + text.replace(" ", "\u2069 \u2066") + "\u2069",
    "tag characters": lambda text: _joined(text, "\U000e0041"),
    "variation selectors": lambda text: _joined(text, "\ufe0f"),
    "combining marks": lambda text: _joined(text, "\u0336"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "no spaces": lambda text: text.replace(" ", ""),
    "many spaces": lambda text: text.replace(" ", "   \n\t "),
    "spaced out": lambda text: _joined(text, " "),
}
# Only where there is markup.
MARKUP_FORMS = {
    "tags between letters": lambda text: _joined(text, "<wbr>"),
    "spans": lambda text: "".join(f'<span class="x">{sign}</span>' for sign in text),
    "comments between letters": lambda text: _joined(text, "<!-- x > y -->"),
    "blocks between words": lambda text: text.replace(" ", "</p>\n<p>"),
    "cells": lambda text: "<td>" + text.replace(" ", "</td><td>") + "</td>",
    "tags and entities": lambda text: "".join(f"<i>&#{ord(sign)};</i>" for sign in text),
}
# Only where there are values with names.
VALUE_FORMS = {
    "values of JSON": lambda text: _named(text, '"a{}": "{}"'),
    "values of a script": lambda text: _named(text, "part{}: '{}'"),
}
# A whole file.
FILE_FORMS = {
    "utf-8": str.encode,
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 little": lambda text: text.encode("utf-16-le"),
    "utf-16 big": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "gb18030": lambda text: text.encode("gb18030"),
    "gzip": lambda text: gzip.compress(text.encode()),
    "gzip twice": lambda text: gzip.compress(gzip.compress(text.encode())),
    "deflate": lambda text: zlib.compress(text.encode()),
    "zip": lambda text: zipped(text.encode()),
    "zip in zip": lambda text: zipped(zipped(text.encode())),
    "gzip after bytes": lambda text: b"\x89PNG\r\n\x1a\n" + zlib.compress(text.encode()) + b"\xff\x00",
    "bytes around": lambda text: b"\x89PNG\r\n\x1a\n\xff" + text.encode() + b"\xff\x00",
    "base64": lambda text: base64.encodebytes(text.encode()),
    "base64 of utf-16": lambda text: base64.b64encode(text.encode("utf-16")),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()),
}
PLACES = {
    "text.html": "<!doctype html>\n<html><body>\n<p>{}</p></body></html>",
    "title.html": "<!doctype html>\n<title>\n{}</title>",
    "attribute.html": '<!doctype html>\n<img src="mark.svg"\n alt="{}">',
    "data.html": "<!doctype html>\n<p\n data-x='{}'>1</p>",
    "address.html": '<!doctype html>\n<a\n href="?x={}#y">1</a>',
    "comment.html": "<!doctype html>\n<!-- note:\n{} -->",
    "script.html": '<!doctype html>\n<script>\nif (a < b) say("{}")</script>',
    "style.html": '<!doctype html>\n<style>\np::after {{ content: "{}" }}</style>',
    "entry.csv": 'a,b\n1,"{}"\n',
    "comment.csv": "a,b\n# {}\n",
    "value.json": '{{"a":\n"{}"}}',
    "name.json": '{{"a": 1,\n"{}": 2}}',
    "text.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<text>{}</text></svg>',
    "title.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<title>{}</title></svg>',
    "string.js": "const a = 1;\nconst b = '{}';",
    "comment.js": "a();\n/* {} */",
    "rule.css": "a {{}}\n.{} {{}}",
}


def zipped(data):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part.csv", data)
    return file.getvalue()


def _units(text):
    data = text.encode("utf-16-be")
    return [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]


def found(data, *, path="page.html", needles=NEEDLES, listing=NOTHING_PUBLIC, shows=()):
    """The hits of one file that shows these items; nothing is public unless it is said."""
    data = data.encode() if isinstance(data, str) else data
    return search_file(path, data=data, needles=needles, listing=listing, shows=shows)
