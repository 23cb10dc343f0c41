r"""Every reading of a text, each with how it was read."""

import pytest

from tracktwo.clearance.leaks.readers.escapes import unescaped

READINGS = {
    "plain": ("Ada", []),
    "a sign that may be an escape": (r"A = 5 % \ & B", [("script", "A = 5 %  & B")]),
    "entities are read in all": ("A&#100;a &amp;amp; B", []),
    "an entity without its end": ("A&#100a", [("entities", "Ada")]),
    "per cent": ("A%64a", [("percent", "Ada")]),
    "per cent twice": ("A%2564a", [("percent", "A%64a"), ("percent percent", "Ada")]),
    "what a form sends": ("A%64a+Bo%2BC", [("percent", "Ada+Bo+C"), ("form", "Ada Bo+C")]),
    "per cent, two bytes": ("A%C3%A9", [("percent", "Aé")]),
    "code of four": (r"A\u0064a", [("script", "Ada"), ("style", "Au0064a")]),
    "code in braces": (r"A\u{64}a", [("script", "Ada"), ("style", "Au{64}a")]),
    "code with zeros before it": (r"A\u{0000064}a", [("script", "Ada"), ("style", "Au{0000064}a")]),
    "code of two": (r"A\x64a", [("script", "Ada"), ("style", "Ax64a")]),
    "code in eights": (r"A\144a", [("script", "Ada"), ("style", "A\u144a")]),
    "code with a per cent sign": ("A%u0064a", [("script", "Ada")]),
    "two halves": (r"\ud83d\ude00", [("script", "😀"), ("style", "ud83dude00")]),
    "half a character": (r"\ud83d", [("script", "\ufffd"), ("style", "ud83d")]),
    "half a character in a style sheet": (r"\d83d %64a", [
        ("percent", r"\d83d da"), ("script", "d83d %64a"), ("style", "\ud83d%64a"),
        ("percent script", "d83d da"), ("percent style", "\ud83dda"), ("style percent", "\ufffd\ufffd\ufffdda"),
    ]),
    "the last code": (r"\u{10ffff}", [("script", "\U0010ffff"), ("style", "u{10ffff}")]),
    "no code": (r"\u{110000}", [("script", "\ufffd"), ("style", "u{110000}")]),
    "style": (r"A\64 a", [("script", "A4 a"), ("style", "Ada")]),
    "style that is no code": (r"\110000 x", [("script", "H000 x"), ("style", "\ufffdx")]),
    "bytes": (r"A\xc3\xa9", [("script", "AÃ©"), ("style", "Axc3xa9"), ("bytes", "Aé")]),
    "mail": ("A=64a", [("quoted-printable", "Ada")]),
    "mail, over the end of a line": ("A=\nda", [("quoted-printable", "Ada")]),
    "a line that goes on": ("A\\\nda", [("script", "A\nda")]),
    "an escaped end of a line": (r"A\nda", [("script", "A da"), ("style", "Anda")]),
    "any escaped letter": (r"A\da", [("script", "Ada"), ("style", "A\xda")]),
    "letters that stand for a space, and one that does not": (r"A\a\b\f\n\r\t\v\xa", [
        ("script", "A" + " " * 7 + "xa"), ("style", "A\n\x0b\x0fnrtvxa"),
    ]),
    "unseen": ("A\u200bd\u0301a", [("unseen", "Ada")]),
}  # fmt: skip


@pytest.mark.parametrize("name", READINGS)
def test_every_reading_says_how_it_was_read(name):
    text, readings = READINGS[name]
    first, *others = unescaped(text)
    assert first == ("", {"entities are read in all": "Ada & B"}.get(name, text))
    assert others == readings


def test_escapes_are_read_four_deep_and_no_deeper():
    deep = "A%64a"
    for _ in range(3):
        deep = deep.replace("%", "%25")
    assert [how for how, read in unescaped(deep) if read == "Ada"] == ["percent percent percent percent"]
    assert [how for how, read in unescaped(deep.replace("%", "%25")) if read == "Ada"] == []


def test_a_text_is_read_in_so_many_ways_at_most():
    text = r"\x25\x36\x34%25%36%34=3D=36=34" + r"\u0025\u{36}" + "%u003d" + r"\\\\a\\\b" + "&#38amp"
    readings = list(unescaped(text))
    assert len(readings) == len({read for _, read in readings}) == 48
