"""The leak check of a preview: what the two teams are told of a hit, and what neither may learn of the other's."""

from pathlib import Path

import pytest

from tracktwo.clearance.kinds import Note
from tracktwo.office.releases.contents import content_of
from tracktwo.office.releases.searching import search_preview

SAID = "The minister will not come to the river after all."


@pytest.fixture
def leaky(propose, tmp_path: Path) -> tuple[Path, object]:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text(f"<p>\n<!-- {SAID} --></p>", encoding="utf-8")
    return tmp_path, content_of(propose())


def test_a_note_that_stands_in_a_page_is_found_and_its_place_is_not_told(leaky):
    """The words are not kept, nor what the note is about: both teams read the account, and it may be one's own."""
    root, content = leaky
    note = Note(subject="event:spring-2021", text={"en": SAID}, side="west")
    [hit, *more] = search_preview(root, content=content, material=[note], tell=lambda _: None)
    assert hit == {
        "path": "en/index.html",
        "line": 2,
        "encoding": "utf-8",
        "kind": "prose",
        "item": "",
        "field": "note",
        "is_doubtful": False,
    }
    assert {each["item"] for each in more} <= {""}


def test_how_far_the_search_is_is_told_file_by_file(leaky):
    root, content = leaky
    told = []
    search_preview(root, content=content, material=[], tell=told.append)
    assert told == [{"step": "searching", "done": 0, "of": 1}]
