"""B9, D8, D13, E1–E4: who is one and who is not, types and relations of organisations, and the map of both halves."""

import json

import pytest
from mission.names import SPACE
from mission.reading import barriers, each, is_wider_than_its_window, said, section, table

PAGES = ("people/", "organisations/", "types/", "relations/", "map/", "same-or-different/")


@pytest.fixture(scope="module")
def copy(demo):
    """A copy of the demonstration to edit."""
    return demo.copy(SPACE, "mapped-space", marks="●◆")


def save(page):
    page.locator(".save-bar button.primary").click()
    assert "Saved." in said(page.get_by_role("status").first)


def fill(page, **values):
    for name, value in values.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def add(editor, entry, **values):
    page = editor.open(f"new/{entry}/")
    fill(page, **values)
    save(page)


def test_e1_the_register_is_narrowed_by_side_type_event_and_day(person, copy):
    reader = person(copy)

    def names(query):
        return [
            name.split(" · ")[0] for name in each(reader.open(query).locator(".register .name[scope=row]"))
        ]

    everybody = names("people/")
    assert len(everybody) == 32
    assert sorted([*names("people/?side=US"), *names("people/?side=CN")]) == sorted(everybody)
    early = names("people/?as_of=2019-06")
    assert 0 < len(early) < 32
    assert early == names("people/?event=changsha-2019")
    assert set(names("people/?type=University")) == {"YANG Kuan", "Lincoln Hines", "Alanna Krolikowski"}
    assert len(names("organisations/?type=-")) == 1
    page = reader.open("people/?as_of=yesterday")
    assert "is not a date" in said(page.locator("#as_of_error"))
    assert table(reader.open("people/?q=chen+dong").locator(".register"))[1:] == [
        [
            "CHEN Dong · Chen Dong",
            "◆ Chinese side",
            "Professor",
            "Department of Telecommunication and Navigation Satellites · China Academy of Space Technology",
            "April 2019 – April 2021 2 contributions",
        ]
    ]


def test_b9_d13_two_spellings_become_one_person_and_two_again(person, copy, demo):
    """A pair is proposed with its reason; one decision merges it; the same person at a later time has both posts."""
    editor = person(copy)
    before = exported(demo, copy)
    add(editor, "person", **{"names-0-text": "LINCOLN HINES", "key": "hines-2"})
    page = editor.open("same-or-different/")
    people = section(page, "People")
    assert each(people.locator(".name")) == ["Lincoln Hines – LINCOLN HINES"]
    assert "the same name" in said(people.locator(".second").first)

    people.get_by_role("link", name="Compare and decide").click()
    page.get_by_label("Why, in a sentence").fill("Capitals only.")
    page.get_by_role("button", name="Merge: they are the same").click()
    assert said(page.locator("h1")) == "Lincoln Hines"
    assert len(each(section(page, "Names").locator("li"))) == 3  # both forms, and no Chinese one
    assert editor.open("people/hines-2/").url.endswith("/people/hines/")  # the old address leads on
    assert said(page.locator("h1")) == "Lincoln Hines"

    page = editor.open("same-or-different/")
    assert "Capitals only." in said(section(page, "People").locator("li").last)
    page.get_by_role("button", name="Take back").click()
    assert "Taken back." in said(page.get_by_role("status").first)
    assert said(editor.open("people/hines-2/").locator("h1")) == "LINCOLN HINES"

    page = editor.open("merge/person/hines/?other=hines-2")
    page.get_by_role("button", name="They are different").click()
    assert "not proposed again" in said(page.get_by_role("status").first)
    assert "No two names here" in said(section(page, "People"))
    editor.open("delete/person/hines-2/")
    editor.page.get_by_role("button", name="Delete").click()
    assert exported(demo, copy) == before


def exported(demo, key):
    """The programme's file without what was decided about pairs."""
    file = json.loads(demo.run("export", key))
    file.pop("judgements", None)
    return file


def test_d13_two_organisations_whose_values_differ_are_shown_with_their_sources(person, copy):
    page = person(copy).open("merge/organisation/chinarocket/?other=calt")
    names = each(page.locator(".side-by-side tbody tr").first.locator("td"))
    assert "CHINAROCKERT CO., LTD" in names[0]
    assert "printed in" in names[0]
    assert page.locator("[name=name]").count() == 2
    assert page.locator(".side-by-side .cites a").count() > 0
    page.get_by_role("radio", name="calt").check()
    page.get_by_role("button", name="They are different").click()
    assert "not proposed again" in said(page.get_by_role("status").first)


def test_e2_types_are_the_programmes_own_by_side_and_an_organisation_has_several_over_time(person, copy):
    editor = person(copy)
    add(editor, "type", name_en="State group", side="CN")
    add(editor, "type", name_en="Launch company", side="CN")
    page = editor.open("edit/organisation/casic/")
    page.locator("#rows-types details").evaluate("each => { each.open = true; }")
    fill(
        page,
        **{
            "types-0-type": "state-group", "types-0-date": "1999/2018", "types-0-source": "report",
            "types-1-type": "launch-company", "types-1-date": "2019/..",
        },
    )  # fmt: skip
    save(page)
    said_types = each(page.locator("dl.facts dd", has_text="State group").locator("li"))
    assert said_types[0].startswith("State group 1999–2018")
    assert said_types[1].startswith("Launch company")

    def lane(day):
        rows = table(editor.open(f"map/?as_of={day}").locator("details table"))
        return next(row[1] for row in rows if row[2] == "China Aerospace Science and Industry Corporation")

    assert (lane("2015"), lane("2021")) == ("State group", "Launch company")
    page = editor.open("organisations/?q=Space+for+Humanity")
    assert "type not stated" in said(page.locator(".register tbody"))


def test_d8_types_of_two_sides_are_compared_with_what_is_alike_and_what_is_not(person, copy):
    editor = person(copy, "◆")
    add(editor, "type", name_en="Prime contractor", side="US")
    add(
        editor,
        "type",
        name_en="Group of institutes",
        side="CN",
        counterpart="prime-contractor",
        alike_en="Both build for the state.",
        different_en="One is owned by it.",
    )
    entry = editor.open("types/").locator("li.entry", has_text="Group of institutes")
    assert "Prime contractor · ● US side" in said(entry)
    assert "Both build for the state." in said(entry)
    assert "One is owned by it." in said(entry)
    page = editor.open("new/type/")
    fill(page, name_en="Wrong", side="US", counterpart="prime-contractor")
    page.locator(".save-bar button.primary").click()
    assert "Counterparts are of two sides" in said(page.get_by_role("alert").first)


def test_e3_relations_inside_a_side_can_be_asked_for(person, copy):
    editor = person(copy)
    add(editor, "relation", one="leobit", kind="competes", other="commsat", date="2020")
    add(editor, "relation", one="calt", kind="owns", other="chinarocket")
    rows = table(editor.open("relations/?kind=competes").locator(".register"))[1:]
    assert [row[:3] for row in rows] == [
        ["Leobit Technology Co. Ltd", "Competes with", "Beijing Commsat Technology Development Co Ltd."]
    ]
    assert "2020 · no document named" in rows[0][3]
    page = editor.open("organisations/commsat/")
    assert "Leobit Technology Co. Ltd: Competes with" in said(section(page, "Relations"))


def test_e4_support_has_a_level_a_kind_a_date_and_a_source_and_the_map_is_narrowed_by_level(person, copy):
    """The same structure serves both sides; the picture's words say what it shows."""
    editor = person(copy)
    add(
        editor, "relation", kind="supports", level="regional", support="subsidy", other="ispace",
        date="2018", source="report",
    )  # fmt: skip
    add(editor, "relation", kind="supports", level="national", support="contract", other="nanoracks")
    page = editor.open("map/?level=regional")
    words = each(section(page, "The map in words").locator("ul.plain li"))
    (support,) = [sentence for sentence in words if "supports" in sentence]
    assert support.startswith("Provincial or state government supports 1 organisation: Beijing Interstellar")
    assert page.locator("figure svg .support").count() == 1
    assert page.locator("figure svg a").count() == 31
    page = editor.open("map/")
    assert page.locator("figure svg .support").count() == 2
    row = next(row for row in table(editor.open("relations/?level=regional").locator(".register"))[1:])
    assert row[1] == "Supports · Subsidy"
    assert row[3].startswith("2018 · ")


@pytest.mark.parametrize(("language", "theme", "phone"), [("en", "light", False), ("zh-Hans", "dark", True)])
def test_8_7_the_registers_pages_keep_nobody_out(person, copy, language, theme, phone):
    reader = person(copy, language=language, theme=theme, phone=phone)
    found = []
    for path in (*PAGES, "merge/person/hines/?other=manber", "organisations/casic/"):
        page = reader.open(path)
        found += [f"{path} {each_}" for each_ in barriers(page)]
        if is_wider_than_its_window(page):
            found.append(f"{path} is wider than its window")
    assert found == []
