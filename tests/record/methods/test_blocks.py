"""Pieces of pages whose file says what is what."""

from tracktwo.record import MediaKind, TextLayer, lexicon
from tracktwo.record.methods.blocks import read_blocks
from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.webpages import read_web_page


def pieces(page):
    extract = read_web_page(page, name="page", limits=Limits())
    layer = TextLayer(
        document="page", kind=MediaKind.HTML, sha256="0" * 64, text=extract.text, segments=extract.segments
    )
    blocks = read_blocks(layer, lexicon=lexicon())
    return [
        (each.kind.value, each.key, layer.text[each.value or each.start : each.end]) for each in blocks.blocks
    ]


def test_a_value_under_its_name_or_in_the_next_cell_is_one_piece_with_it():
    page = """<dl><dt>When</dt><dd>8 June 2021</dd><dt>Bread</dt><dd>rye</dd></dl>
    <table><tr><th>地点：</th><td>里加<br>港口</td></tr><tr><td>Host</td><td>Harbour Society</td></tr></table>
    <table><tr><td>Date</td><td>Title</td><td>Host</td></tr></table>"""
    assert pieces(page) == [
        ("key_value", "date", "8 June 2021"),
        ("heading", None, "Bread"),
        ("item", None, "rye"),
        ("key_value", "place", "里加\n港口"),
        ("key_value", "hosts", "Harbour Society"),
        ("cell", None, "Date"),
        ("cell", None, "Title"),
        ("cell", None, "Host"),
    ]


def test_paragraphs_of_a_page_are_apart_and_lines_of_one_go_on():
    page = "<p>the societies met in Riga</p><p>and then in<br>another place</p>"
    assert [text for *_, text in pieces(page)] == ["the societies met in Riga", "and then in\nanother place"]
