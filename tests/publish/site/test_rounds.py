"""The pages of a round and of its statements: what they say, in which order, and that invented answers say so."""

import re
from dataclasses import replace

import pytest
from publish.site.reading import said
from publish.site.samples import ITEMS, banded, both, changed, content, item, site

from tracktwo.publish.bundle import read_content, write_content

PAGES = ("gaps", "gaps.2", "agreement", "mirror", "terms", "statements", "made")


@pytest.fixture(scope="module")
def files():
    return site()


def page(files, path, language="en"):
    return said(files[f"{language}/{path}.html"])


def round_page(files, part=""):
    return page(files, f"rounds/spring/{part}" if part else "rounds/spring")


def test_the_sample_is_a_release_that_may_be_published():
    assert read_content(write_content(content())) == content()


def test_rounds_are_listed_with_how_many_statements_are_shown(files):
    assert "Spring round simulated answers March 2026 · 5 statements" in page(files, "rounds")
    assert 'href="rounds.html"' in files["en/index.html"].decode()


def test_a_round_says_how_it_was_counted(files):
    told = round_page(files)
    for part in (
        "Spring round simulated answers Written for a test",
        "To see what both banks think.",
        "Asked February 2026 to March 2026",
        "Languages English · 简体中文",
        "Rule Not for attribution",
        "Statements 5 shown of 6 asked",
        "Answered, ● North bank (simulated) 10–19 to 25",
        "Answered, ◆ South bank (simulated) 10–19 to 25",
        "How closely results are shown Exact: answers are counted where 20 people or more",
        "Smallest group shown 5 people of each side When",
        "only once 5 people have joined, left or answered anew; at most 4 times a year and 8 times ever",
        "a" * 64,
        "CSV, JSON and codebook",
        "Jeffreys intervals",
    ):
        assert part in told, part


def test_a_round_under_a_guarded_policy_says_what_the_real_minimum_is():
    told = round_page(site(content(*changed("round:spring", policy={
        **next(each for each in ITEMS if each.kind == "round").content["policy"],
        "disclosure": "bands", "most_seats": 3, "smallest_shown": 7,
    }))))  # fmt: skip
    assert (
        "7 people of each side · so that five remain if the largest organisation, with up to 3 seats" in told
    )
    assert "In steps: of every answer only between which parts of all it lies" in told


def test_every_page_of_a_round_leads_to_the_others(files):
    for part in ("", *PAGES):
        told = round_page(files, part)
        for name in ("Overview and method", "Gaps", "Agreement", "Mirror images", "Terms", "All statements"):
            assert name in told, (part, name)


def test_gaps_come_widest_first(files):
    """r2: 61 points; of r1 the bands leave 33 and a third for certain; r3: 33 and a quarter; r4 has no guesses."""
    order = re.findall(r'href="\.\./\.\./results/(r\d)\.html"', files["en/rounds/spring/gaps.html"].decode())
    assert list(dict.fromkeys(order)) == ["r2", "r1", "r3"]
    rest = re.findall(r'href="\.\./\.\./results/(r\d)\.html"', files["en/rounds/spring/gaps.2.html"].decode())
    assert list(dict.fromkeys(rest)) == ["r4"]


def test_equal_gaps_in_bands_go_by_name():
    sides = [
        banded(key, expects={"people": "10-19", "points": "20", "reading": "under_estimated",
                             "gap": {"low": "-17/20", "high": "-1/4"}})
        for key in ("north", "south")
    ]  # fmt: skip
    more = [
        item("result", key=key, round="spring", number=number, kind="belief", is_reciprocal=False, is_simulated=True,
             statement=both(key, key), sides=sides)
        for number, key in ((7, "zebra"), (8, "ant"))
    ]  # fmt: skip
    files = site(content(*ITEMS, *more))
    found = [
        key
        for number in ("", ".2")
        for key in re.findall(r'results/(\w+)\.html"', files[f"en/rounds/spring/gaps{number}.html"].decode())
    ]
    assert list(dict.fromkeys(found)) == ["r2", "r1", "r3", "ant", "zebra", "r4"]


def test_a_gap_is_told_in_words_beside_its_picture(files):
    told = round_page(files, "gaps")
    assert "South bank (simulated): 92 % agree (79–97); other side guessed 32 %." in told
    assert (
        "Mirror image. Each side holds the same view of the other. At least one side does not see it." in told
    )
    assert "Firm: probability >0.99." in told
    assert "South bank (simulated) does not see it. Leaning, not firm: probability 0.65." in told
    assert "North bank (simulated): more than two thirds agree" in told


def test_agreement_belongs_to_the_side_that_perceives(files):
    told = round_page(files, "agreement")
    north, south = told.split("◆ South bank (simulated) Agree, and know it")
    assert "Agree, without knowing it 1 The gauge is fair." in north
    assert "Differ, and know it 1 The north talks too much." in north
    assert "Too close, or too few, to say 2 The gauge is fair. The north talks too much." not in north
    assert "Too close, or too few, to say 3" in south
    assert "boats" not in north.partition("perceives; so there are two lists")[2]
    assert "0.8, or 0.9 where fewer than 10 people" in told


def test_a_mirror_image_has_room_for_both_sides_evidence(files):
    told = round_page(files, "mirror")
    assert "◆ South bank (simulated) reads: The north has more boats." in told
    assert "Evidence, ● North bank (simulated) Counted in May." in told
    assert "Evidence, ◆ South bank (simulated) no note supplied" in told
    bare = changed("result:r2", is_reciprocal=False)
    assert "rounds/spring/mirror" not in " ".join(site(content(*bare)))


def test_a_reciprocal_statement_that_is_no_mirror_image_leaves_the_page_empty():
    sides = next(each for each in ITEMS if each.content.get("key") == "r2").content["sides"]
    told = changed("result:r2", sides=[{**side, "area": "too_close"} for side in sides])
    assert "No statement came out as a mirror image." in round_page(site(content(*told)), "mirror")


def test_boundary_cases_stand_under_their_question(files):
    told = round_page(files, "terms")
    assert "Is it a gauge?" in told
    assert "more than two thirds count it in" in told
    assert "A stick with marks." in told
    case = page(files, "results/r5")
    assert "Is it a gauge?" in case
    assert "Count it in between 2/3 and 1 of them" in case
    assert "Who says it depends counts as unsure." in case


def test_all_statements_stand_in_the_order_they_were_asked(files):
    told = round_page(files, "statements")
    assert "1 The gauge is fair. more than two thirds agree no guess" in told
    places = [
        told.index(text) for text in ("The gauge is fair.", "has more boats.", "The north talks", "A stick")
    ]
    assert places == sorted(places)


def test_how_it_was_made_shows_planted_beside_found(files):
    told = round_page(files, "made")
    for part in ("Seed 7", "Simulated observers 2", "Share who are not sure 0.12", "wind west"):
        assert part in told, part
    assert "● North bank (simulated) 90 92 (78–97) 30 32 (25–39)" in told
    assert "◆ South bank (simulated) 92 92 (79–97) – 40 (33–47)" in told


def test_planted_values_in_bands_stand_beside_bands():
    sides = [{**banded(key), "planted": {"share": "0.80", "guess": "0.50"}} for key in ("north", "south")]
    told = round_page(site(content(*changed("result:r4", sides=sides))), "made")
    assert "● North bank (simulated) 80 more than two thirds 50 –" in told


def unplanted(side):
    return {name: value for name, value in side.items() if name != "planted"}


def test_real_rounds_say_nothing_of_being_made():
    items = [
        replace(
            each,
            content={
                name: [{k: v for k, v in side.items() if k != "planted"} for side in value]
                if name == "sides"
                else value
                for name, value in {**each.content, "is_simulated": False}.items()
                if name != "recipe"
            },
        )
        if each.kind in {"round", "result"}
        else each
        for each in ITEMS
    ]
    files = site(content(*items))
    assert not [path for path in files if "/made" in path or "SIMULATED" in path]
    pages = {path: said(data) for path, data in files.items() if "/rounds" in path or "/results" in path}
    named = {
        path: re.sub(r"(North|South) bank \(simulated\)|Simulated answers are always counted", "", told)
        for path, told in pages.items()
    }
    assert not [path for path, told in named.items() if "imulated" in told]


def test_every_page_of_invented_answers_says_so(files):
    for path, data in files.items():
        if path.startswith("en/") and ("/rounds" in path or "/results" in path):
            assert "simulated" in said(data), path
            for svg in re.findall(r"<svg.*?</svg>", data.decode(), re.DOTALL):
                assert svg.count("SIMULATED") >= 2, path
                assert "simulated data" in svg, path


def test_a_statements_page_tells_all_of_both_sides(files):
    told = page(files, "results/r1")
    for part in (
        "The gauge is fair. Water levels simulated answers Written for a test",
        "Hidden agreement. The sides agree, and at least one does not know it.",
        "What each side answered (simulated) Asked ● North bank (simulated) ◆ South bank (simulated)",
        "People who answered 10–19 20",
        "Agree between 2/3 and 1 of them 14 of 20",
        "Disagree between 0 and 1/3 of them 5 of 20",
        "Unsure not shown 1 of 20",
        "Agree, of those with a view (90 % limits) not shown 55–87 %",
        "Which way it leans leans to agree leans to agree",
        "How it reads the other side expects less agreement than there is not shown",
        "How far from the other side’s answers from −67 to −33 points not shown",
        "How it stands to the other side Agree, without knowing it Too close, or too few, to say",
        "What we do not know",
        "Round Spring round",
        "Since March 2026",
    ):
        assert part in told, part


def test_a_statement_about_one_side_leads_to_its_partner(files):
    assert "The same of the other side The south talks too much." in page(files, "results/r3")
    assert "The same of the other side The north talks too much." in page(files, "results/r4")
    assert "The same of the other side" not in page(files, "results/r1")


def test_sides_alternate_by_the_number_of_the_statement(files):
    odd, even = page(files, "results/r3"), page(files, "results/r4")
    assert "Asked ● North bank (simulated) ◆ South bank (simulated)" in odd
    assert "Asked ◆ South bank (simulated) ● North bank (simulated)" in even


def test_a_reciprocal_statement_is_shown_as_each_side_reads_it(files):
    raw = files["en/results/r2.html"].decode()
    assert "<title>The north has more boats. / The south has more boats." in raw
    told = page(files, "results/r2")
    assert "◆ South bank (simulated) reads: The north has more boats." in told
    assert "● North bank (simulated) reads: The south has more boats." in told
    assert "What each side says for its view ◆ South bank (simulated) no note supplied" in told


def test_chinese_pages_are_in_chinese(files):
    told = page(files, "results/r2", language="zh-Hans")
    assert "北岸船多。" in told
    assert "北岸（模拟）" in told
    assert "模拟数据" in files["zh-Hans/results/r2.html"].decode()


def test_a_round_of_which_nothing_may_be_shown_says_so():
    files = site(content(*(each for each in ITEMS if each.kind != "result")))
    told = round_page(files)
    assert "No result may be shown." in told
    assert "Statements 0 shown of 6 asked" in told
    assert "Answered, ● North bank (simulated) fewer than 5" in told
    assert "<svg" not in files["en/rounds/spring.html"].decode().partition("<main")[2]


def test_two_rounds_begin_with_different_sides():
    held = next(each for each in ITEMS if each.kind == "round")
    second = replace(held, content={**held.content, "key": "winter"})
    files = site(content(*ITEMS, second))
    orders = [
        re.findall(r"Answered, . (\w+) bank", page(files, f"rounds/{key}")) for key in ("spring", "winter")
    ]
    assert orders == [["North", "South"], ["South", "North"]]
