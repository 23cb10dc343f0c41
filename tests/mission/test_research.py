"""D4, E6, H3 and H5: interviews, who is missing, who might join, and which officials a side told; by two people."""

import pytest
from mission.names import SPACE
from mission.reading import barriers, each, is_wider_than_its_window, loaded, said, section, table

pytestmark = pytest.mark.browser

SAID = "Budgets are decided year by year."


@pytest.fixture(scope="module")
def programme(demo):
    """A copy of the larger demonstration with two convenors."""
    return demo.copy(SPACE, "reaching-out", marks="●◆")


@pytest.fixture
def sides(programme, person):
    """One at an English desktop, the other with a Chinese phone."""
    return person(programme), person(programme, "◆", language="zh-Hans", phone=True)


def save(page):
    page.locator("main form.edit .primary").first.click()
    return loaded(page)


def interview(person, house, consent="counted"):
    """One interview with a passage about the first narrative there is; its address."""
    page = person.open("interviews/new/")
    page.locator(f"[name=consent][value={consent}]").check()
    page.locator("[name=consented]").fill("2021-03")
    page.locator("[name=rule]").select_option("not_for_attribution")
    page.locator("[name=house]").fill(house)
    save(page)
    page.locator("[name=text_en]").fill(SAID)
    save(page)
    page.locator("article").get_by_role("button", name="Keep").click()
    return loaded(page).url


def test_d4_interviews_are_a_sides_own_and_only_counts_of_enough_people_are_told(sides):
    """Consent and rule, passages coded, bands from five people of five houses, withdrawal at once."""
    one, other = sides
    page = one.open("research/")
    page.get_by_role("link", name="Interviews").click()
    assert "Nothing was raised by enough people yet." in said(loaded(page).locator("main"))
    addresses = [interview(one, house) for house in ("aa", "ab", "ac", "ad")]
    interview(one, "ae", consent="inside")
    assert "Nothing was raised by enough people yet." in said(one.open("interviews/themes/").locator("main"))
    addresses.append(interview(one, "af", consent="quoted"))
    rows = table(one.open("interviews/themes/").locator("table").first)
    assert sorted(rows[1][1:]) == ["5–9", "fewer than 5, or none"]
    assert barriers(one.page) == []

    assert other.answer(addresses[0]).status == 404
    assert other.page.request.get(other.office + "interviews/").status == 200
    assert SAID not in other.open("interviews/").content() + other.open("changes/").content()
    other.open("interviews/themes/")
    assert "5–9" in said(other.page.locator("main"))
    assert not is_wider_than_its_window(other.page)

    page = one.open(addresses[-1])
    page.get_by_role("link", name="Edit").last.click()
    loaded(page).locator("[name=quote_en]").fill("Ian Christensen decides.")
    assert "names “Ian Christensen”" in said(save(page).locator(".error-summary"))
    page.locator("[name=quote_en]").fill("Money is short.")
    save(page)
    assert "not let out by the person yet" in said(page.locator("article"))
    page.get_by_role("button", name="The person was read these words").click()
    assert "let out by the person on" in said(loaded(page).locator("article"))

    page.locator("summary", has_text="The person withdraws it").click()
    page.get_by_role("button", name="Delete all that was said").click()
    assert SAID not in said(loaded(page).locator("main"))
    assert "Nothing was raised by enough people yet." in said(one.open("interviews/themes/").locator("main"))


def test_e6_types_on_the_map_stand_beside_those_that_have_spoken(sides):
    """A side that has nobody of a type is an invitation; before the first dialogue nobody had spoken."""
    one, _other = sides
    page = one.open("organisations/")
    page.get_by_role("link", name="Who is missing").click()
    rows = {row[0]: row[1:] for row in table(loaded(page).locator("table"))}
    columns = rows.pop("Type of organisation")
    american, chinese = (
        next(i for i, name in enumerate(columns) if side in name) for side in ("US", "Chinese")
    )
    assert rows["Foundation"][chinese] == "none on the map An invitation to consider"
    assert rows["Foundation"][american].startswith("2 on the map, 2 have spoken")
    assert barriers(page) == []
    page.locator("[name=as_of]").fill("2018")
    page.get_by_role("button", name="Show").click()
    early = {row[0]: row[1:] for row in table(loaded(page).locator("table"))}
    assert early["Foundation"][american] == "2 on the map, 0 have spoken An invitation to consider"


def test_h5_who_might_join_is_private_by_stage_and_doubles_are_found(sides):
    """An idea is the side's own; a name that is known is said before it is kept; then it is shared."""
    one, other = sides
    page = one.open("stakeholders/")
    page.get_by_role("link", name="Add somebody").click()
    loaded(page).locator("[name=name]").fill("Foundation Secure World")
    assert each(save(page).locator(".warnings li")) == ["Secure World Foundation"]
    page.locator("[name=name]").fill("An insurer of launches")
    page.locator("[name=expertise]").fill("insurance, risk")
    page.locator("[name=is_new_field]").check()
    save(page)
    assert each(section(page, "An idea").locator(".tag")) == ["insurance", "risk", "From outside the field"]
    assert "insurer" not in said(other.open("stakeholders/").locator("main"))
    page.get_by_role("link", name="An insurer of launches").click()
    loaded(page).locator("[name=stage]").select_option("approached")
    page.locator("[name=is_shared]").check()
    save(page)
    assert "An insurer of launches" in said(section(page, "Approached"))
    assert "An insurer of launches" in said(other.open("stakeholders/").locator("main"))
    assert other.page.get_by_role("link", name="An insurer of launches").count() == 0
    assert barriers(page) == []
    assert not is_wider_than_its_window(other.page)


def test_h3_the_log_of_contacts_with_officials_is_its_own_sides(sides):
    """Who was told, at which level and by whom; the other side reads the policy and nothing else."""
    one, other = sides
    page = one.open("contacts/")
    page.get_by_role("link", name="Add a contact").click()
    loaded(page)
    for name, words in (
        ("held", "2021-05"),
        ("informed", "A desk for outer space"),
        ("about_en", "That we meet."),
    ):
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=level]").select_option("senior")
    save(page)
    told = said(section(page, "Log of your side"))
    assert all(
        words in told for words in ("May 2021", "A desk for outer space", "Senior officials", "That we meet.")
    )
    assert "Convenor ● of reaching-out" in told
    address = page.get_by_role("link", name="A desk for outer space").evaluate("link => link.href")
    assert "outer space" not in said(other.open("contacts/").locator("main"))
    assert other.page.request.get(address).status == 404
    assert "outer space" not in other.open("changes/").content()
    assert barriers(page) == []
