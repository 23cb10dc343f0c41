"""Papers: what is printed can be read back in every script, and nothing is printed that no font has."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from tracktwo.figures import PairRow, SideLabel, paired_bars
from tracktwo.report.printing import (
    Beside,
    Boxes,
    Definitions,
    Frame,
    Heading,
    InLanguage,
    Listing,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Run,
    Table,
    Together,
    as_pdf,
)
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import Mark

NORTH, SOUTH = (
    SideLabel(key="north", name="北岸 North", mark=Mark.CIRCLE),
    SideLabel(key="south", name="South", mark=Mark.DIAMOND),
)
HOSTILE = '#set text(red) $x$ *not bold* @cite <label> `raw` \\n #import "/etc/passwd": x {{ 7 }} // gone'


def drawn(language="en"):
    return paired_bars(
        [PairRow(label="Speakers", numbers={"north": 2, "south": 4})],
        sides=(NORTH, SOUTH),
        title="Speakers",
        language=language,
        simulated=False,
    )


def paper(*blocks, **given):
    return Paper(**{"title": "Agenda 议程", "language": "en", "blocks": blocks} | given)


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def test_every_kind_of_block_is_printed_and_can_be_read_back():
    figure = drawn()
    pages = read(
        as_pdf(
            paper(
                Heading("First", anchor="first"),
                Paragraph(
                    [
                        "See ",
                        Run("[E4]", link="#first"),
                        " and ",
                        Run("the site", link="https://example.org/"),
                    ]
                ),
                Listing(["one", "two"], is_numbered=True),
                Definitions([("Term", "what is said of it")]),
                Table(heads=["Side", "Talks"], rows=[["North", "2"], ["South", "4"]], caption="Who spoke"),
                Boxes(["I would", "I would not"]),
                Frame([Paragraph("in a frame", is_quiet=True)]),
                Together([Paragraph("on one page")]),
                Beside([[Paragraph("left")], [InLanguage("zh-Hans", [Paragraph("右边")])]]),
                Picture(svg=figure.svg, alt=figure.sentence, caption="below the picture", width=120),
                NewPage(),
                Paragraph("over the page"),
                footer="Programme",
            )
        )
    )
    first, second = pages
    for words in (
        "Agenda 议程", "First", "See [E4] and the site", "1. one", "Term", "what is said of it", "Who spoke",
        "South 4", "I would not", "in a frame", "on one page", "left", "右边", "below the picture",
        "Programme", "Page 1 of 2",
    ):  # fmt: skip
        assert words in first, words
    assert second.startswith("over the page")


def test_a_paper_reads_in_chinese_and_arabic_and_counts_its_pages_in_them():
    chinese = read(as_pdf(paper(Paragraph("这是“引文”，共两页。"), language="zh-Hans", title="议程")))
    assert "这是“引文”，共两页。" in chinese[0]
    assert "Page 1 of 1" not in chinese[0]
    arabic = as_pdf(paper(InLanguage("ar", [Heading("جدول الأعمال"), Listing(["واحد"])])))
    # letters come back in their order, whatever shape and place they were given
    assert "واحد" in read(arabic)[0]


def test_metadata_names_the_title_the_day_and_what_is_simulated():
    made = pypdfium2.PdfDocument(
        as_pdf(paper(day=date(2026, 11, 22), notice="SIMULATED", authors=("North",)))
    )
    told = made.get_metadata_dict()
    assert (told["Title"], told["Author"], told["Keywords"]) == ("Agenda 议程", "North", "SIMULATED")
    assert told["CreationDate"] == "D:20261122120000Z"
    assert made.is_tagged()
    assert read(as_pdf(paper(notice="SIMULATED")))[0].count("SIMULATED") == 2


def test_the_same_paper_has_the_same_bytes_and_only_the_characters_it_uses():
    one = paper(Paragraph("北"), Picture(svg=drawn().svg, alt="two and four"), day=date(2026, 11, 22))
    assert as_pdf(one) == as_pdf(one)
    assert as_pdf(one) != as_pdf(replace(one, title="Another"))
    assert len(as_pdf(one)) < 100_000  # a whole Chinese font has sixteen million


def test_nothing_in_the_content_is_read_as_code():
    assert HOSTILE in " ".join(read(as_pdf(paper(Paragraph(HOSTILE))))[0].split("\n"))


def test_controls_and_marks_that_turn_the_reading_are_dropped():
    assert "a b c" in read(as_pdf(paper(Paragraph("a\u202eb\x00c"))))[0]


def test_a_character_without_a_font_is_refused_by_name_never_a_box():
    with pytest.raises(DataError) as refused:
        as_pdf(paper(Paragraph("fine \ue123 and \U0010fffd")))
    assert str(refused.value).startswith(
        "No font on this machine has U+E123, U+10FFFD, so nothing was printed;"
    )


def test_a_character_without_a_font_in_a_picture_is_refused_too():
    svg = drawn().svg.replace("Speakers", "\ue123")
    with pytest.raises(DataError, match=r"U\+E123"):
        as_pdf(paper(Picture(svg=svg, alt="two and four")))


ELSEWHERE = """
from tracktwo.report.printing import Paper, Paragraph, as_pdf
from tracktwo.vocabulary.errors import DataError
try:
    as_pdf(Paper(title="议程", language="zh-Hans", blocks=[Paragraph("北岸")]))
except DataError as error:
    print(error)
"""


def test_a_machine_without_chinese_fonts_is_told_which_to_install(tmp_path):
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig><dir>/usr/share/fonts/truetype/noto</dir></fontconfig>", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("This machine has no font for Han letters, such as ")
    assert "apt install fonts-noto-cjk" in ran.stdout
