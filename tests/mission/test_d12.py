"""D12: source documents read into structured records, with every entry traceable to its passage."""

import pytest
from mission.names import SHORES
from mission.reading import barriers, each, is_wider_than_its_window, said, section
from mission.review import NOTES, PAGE, WORKSHOP, card, hand_in, left, passages, press, put_off, say_sides


@pytest.fixture(scope="module")
def reviewed(demo):
    """The programme of a copy that is read into."""
    return demo.copy(SHORES, "copy-for-reading")


def test_d12_two_documents_become_entries_one_key_at_a_time(person, reviewed):
    """Nothing enters by itself; each card shows its passage; what is accepted leads back to it."""
    convenor = person(reviewed)
    before = each(convenor.open("people/").locator("li.entry .name, main table tbody th"))
    hand_in(convenor, NOTES, "")
    hand_in(convenor, PAGE, "")
    say_sides(convenor)
    page = convenor.page
    assert each(convenor.open("people/").locator("li.entry .name, main table tbody th")) == before
    assert "Third" not in " ".join(each(convenor.open("events/").locator("li.entry")))

    convenor.open("review/")
    total = left(page)
    assert card(page) == f"Event: {WORKSHOP}"
    assert WORKSHOP in passages(page)
    press(page, "a")
    assert left(page) < total
    assert page.evaluate("document.activeElement.id") == "card"
    page.locator(".messages", has_text="Accepted.").wait_for()
    for _card in range(60):
        shown = card(page)
        assert passages(page) or shown.startswith("Disagreement")
        press(page, "l" if "Nadeem" in shown else "a")  # listed on no side: for a person to look up
        if put_off(page) == left(page):
            break
    assert left(page) <= 2

    convenor.open("events/")
    page.get_by_role("link", name=WORKSHOP).click()
    assert "14 May 2025" in said(page.locator("main dl.facts").first)
    assert "Peter Ashgrove" in said(page.locator("main"))
    page.locator(".sources a, .cites a").first.click()
    page.wait_for_url("**/documents/third-*/**")
    assert page.locator("blockquote.passage mark").count() == 1


def test_d12_the_queue_works_without_a_script_and_on_a_phone(person, browser, demo):
    """One card a page, plain forms: the demonstration's own pair waits for review at once."""
    reader = person(SHORES, "◆", phone=True)
    page = reader.open("review/")
    assert card(page) == f"Event: {WORKSHOP}"
    assert not is_wider_than_its_window(page)
    assert barriers(page) == []
    state = reader.page.context.storage_state()
    with browser.new_context(storage_state=state, java_script_enabled=False) as plain:
        bare = plain.new_page()
        bare.goto(f"{demo.address}office/{SHORES}/review/")
        bare.get_by_role("button", name="Later").click()
        assert "Left for later." in bare.locator(".messages").inner_text()
        bare.get_by_role("button", name="Undo").click()
        assert "Taken back" in bare.locator(".messages").inner_text()


def test_d12_a_page_that_cannot_be_read_is_a_sentence(person, reviewed, tmp_path):
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.4\n%nothing")
    page = person(reviewed).open("review/add/")
    page.get_by_label("File").set_input_files(str(file))
    page.get_by_role("button", name="Add and read").press("Enter")
    page.locator(".error-summary").wait_for()
    assert "scan.pdf is a PDF that was cut off or damaged" in said(page.locator(".error-summary"))
    assert section(page, "What rests on it").count() == 0
