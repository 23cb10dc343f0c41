"""Everything by letter: every form of every name, Chinese and Arabic in groups of their own, small pages."""

import json
import re

import pytest
from publish.site.reading import said
from publish.site.samples import ITEMS, content, item, site


def letters(files, language="en") -> dict[str, list[str]]:
    """What stands under each letter."""
    pages = {
        path: data.decode()
        for path, data in files.items()
        if re.match(rf"{language}/a-z/(?!index)[^.]+\.html", path)
    }
    return {
        path.rpartition("/")[2].partition(".")[0]: [
            said(f"<main>{line}</main>")
            for line in re.findall(
                "<li>(.*?)</li>", html.partition('<ul class="plain index">')[2].partition("</ul>")[0]
            )
        ]
        for path, html in pages.items()
    }


def test_every_form_of_every_name_stands_under_its_letter():
    assert letters(site()) == {
        "e": ["Evening on the river event"],
        "f": ["First River Workshop event", "Ford Radio media outlet"],
        "h": ["Amal Haddad person"],
        "i": ["Informal discussion, 23 October 2021 event"],
        "l": ["LI Wen person"],
        "o": ["Old Mill organisation"],
        "r": ["River House organisation", "Rivers 2020 conference"],
        "s": ["Small-group dialogue, November 2021 event", "Study of Gauges publication"],
        "t": ["The Report document"],
        "han": [
            "李文 person",
            "江河之家 organisation",
            "渡口电台 media outlet",
            "第一次江河研讨会 event",
            "网页 document",
        ],
        "arabic": ["أمل حداد person"],
    }


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Élan", "e"),
        ("3rd Way", "0"),
        ("٣ طرق", "0"),
        ("Ωmega", "other"),
        ("Жар", "other"),
        ("“Quoted”", "q"),
        ("—", "other"),
        ("〇号", "han"),
        ("ｆｕｌｌ", "f"),
    ],
)
def test_a_name_stands_under_its_first_letter_accents_and_marks_aside(name: str, letter: str):
    made = item("organisation", key="odd", names=[{"text": name, "language": "en"}], is_partner=False)
    found = letters(site(content(*ITEMS, made)))
    assert [each for each, lines in found.items() if f"{name} organisation" in lines] == [letter]


def test_a_letter_with_many_names_has_pages_of_a_hundred_at_most():
    many = [
        item(
            "organisation",
            key=f"many-{number}",
            names=[{"text": f"Zeta {number:03}", "language": "en"}],
            is_partner=False,
        )
        for number in range(230)
    ]
    files = site(content(*ITEMS, *many))
    pages = [path for path in files if re.match(r"en/a-z/z(\.\d)?\.html", path)]
    assert pages == ["en/a-z/z.html", "en/a-z/z.2.html", "en/a-z/z.3.html"]
    assert [files[path].decode().count(">Zeta ") for path in pages] == [100, 100, 30]
    assert max(len(files[path]) for path in pages) < 30_000


def test_the_script_holds_the_same_index_and_nothing_else():
    files = site()
    script = files["en/a-z/filter.js"].decode()
    index, _ = json.JSONDecoder().raw_decode(script[script.index("const index = ") + len("const index = ") :])
    in_pages = sorted(line for lines in letters(files).values() for line in lines)
    assert sorted(f"{text} {kind}" for text, _, kind, _ in index["entries"]) == in_pages
    assert all(
        address.removeprefix("../") in {path.removeprefix("en/") for path in files}
        for _, address, _, _ in index["entries"]
    )
    assert not re.search(r"https?:|fetch|XMLHttp|innerHTML|localStorage|cookie|eval|import\(", script)


def test_no_name_ends_the_script_or_the_page_early():
    evil = "</script><script>alert(1)</script>"
    made = item("organisation", key="evil", names=[{"text": evil, "language": "en"}], is_partner=False)
    files = site(content(*ITEMS, made))
    for path, data in files.items():
        if path.endswith(".html"):
            assert b"alert(1)</script>" not in data, path
