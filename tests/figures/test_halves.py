"""The map of the sector: everybody in one place and on nobody else's, ties with a direction, and all of it in words."""

import pytest
from figures.samples import HOSTILE, SVG, read, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Body, SectorMap, SideLabel, Theme, Tie, Twin, halves_in_words, two_halves
from tracktwo.figures.placing import plan_of
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import Mark

EAST = SideLabel(key="east", name="East bank", mark=Mark.CIRCLE)
WEST = SideLabel(key="west", name="West bank", mark=Mark.DIAMOND)
COMPANY, ACADEMY = "Company", "Academy"


def body(key, side="east", lane=COMPANY, **more):
    return Body(key=key, name=f"{key.title()} of the river", side=side, lane=lane, **more)


SECTOR = SectorMap(
    sides=(EAST, WEST),
    lanes=(ACADEMY, COMPANY),
    bodies=(
        body("mill", href="/mill/"),
        body("weir", lane=ACADEMY),
        body("lock", parent="weir"),
        body("ferry", "west"),
        body("pier", ""),
    ),
    ties=(
        Tie(giver="Provincial or state government", other="mill"),
        Tie(giver="Provincial or state government", other="lock"),
        Tie(giver="Weir of the river", one="weir", other="mill"),
    ),
    pairs=(("ferry", "mill"),),
    lane_pairs=((("east", COMPANY), ("west", COMPANY)),),
)


def draw(sector=SECTOR, *, language="en", simulated=False, **options):
    return two_halves(sector, language=language, simulated=simulated, **options)


def test_the_map_says_in_words_all_that_it_shows():
    assert halves_in_words(SECTOR, language="en") == (
        "East bank: 3 organisations.",
        "West bank: 1 organisation.",
        "Side not stated: 1 organisation.",
        "Provincial or state government supports 2 organisations: Lock of the river, Mill of the river.",
        "Weir of the river supports 1 organisation: Mill of the river.",
        "Counterparts: Ferry of the river and Mill of the river.",
        "Types that are compared: Company and Company.",
    )
    assert draw().twin == Twin(
        caption="Map of the sector",
        columns=("Side", "Type", "Organisation", "Part of", "Supported by", "Counterpart of"),
        rows=(
            ("East bank", ACADEMY, "Weir of the river", "", "", ""),
            (
                "East bank",
                COMPANY,
                "Lock of the river",
                "Weir of the river",
                "Provincial or state government",
                "",
            ),
            (
                "East bank",
                COMPANY,
                "Mill of the river",
                "",
                "Provincial or state government, Weir of the river",
                "Ferry of the river",
            ),
            ("West bank", COMPANY, "Ferry of the river", "", "", "Mill of the river"),
            ("not stated", COMPANY, "Pier of the river", "", "", ""),
        ),
    )


def test_units_stand_under_their_whole_and_each_line_of_support_has_an_arrow_a_target():
    svg = read(draw().svg)
    names = [text for text in texts(svg) if text.endswith("of the river")]
    assert names == [f"{name} of the river" for name in ("Weir", "Lock", "Mill", "Ferry", "Pier")]
    support = [group for group in svg.iter(f"{SVG}g") if group.get("class") == "support"]
    heads = [group.findall(f"{SVG}path")[1].get("d").count("M") // 2 for group in support]
    assert heads == [2, 1]  # a line each for the level and for the organisation
    assert [each.get("href") for each in svg.iter(f"{SVG}a")] == ["/mill/"]
    kinds = [each.get("class", "").split()[0] for each in svg.iter(f"{SVG}path") if each.get("class")]
    assert kinds.count("facing") == kinds.count("compared") == 1


def test_the_sides_change_places_and_nothing_else():
    swapped = SectorMap(
        sides=(WEST, EAST), lanes=SECTOR.lanes, bodies=SECTOR.bodies, ties=SECTOR.ties, pairs=SECTOR.pairs
    )
    one, other = (sorted(texts(read(draw(each).svg))) for each in (SECTOR, swapped))
    assert one == other


def test_an_empty_map_says_so():
    figure = draw(SectorMap(sides=(EAST, WEST)))
    assert figure.sentence == "No organisation is on the map yet."
    assert "No organisation is on the map yet." in texts(read(figure.svg))
    assert figure.twin.rows == ()


NAMES = st.sampled_from(
    ["Mill", "北京星际荣耀空间科技股份有限公司" * 3, "A very long name of a river " * 4, *HOSTILE]
)


@st.composite
def sectors(draw_):
    """Maps with units under units, circles, unknown parents and ties to anybody."""
    keys = [f"k{n}" for n in range(draw_(st.integers(0, 12)))]
    some = st.sampled_from([*keys, "nobody"])
    bodies = [
        Body(
            key=key,
            name=draw_(NAMES),
            side=draw_(st.sampled_from(["east", "west", ""])),
            lane=draw_(st.sampled_from([ACADEMY, COMPANY])),
            parent=draw_(st.sampled_from(["", *keys, "nobody"])),
        )
        for key in keys
    ]
    ties = draw_(
        st.lists(st.builds(Tie, giver=st.sampled_from("XY"), other=some, one=st.just("") | some), max_size=6)
    )
    pairs = draw_(st.lists(st.tuples(some, some), max_size=4))
    return SectorMap(sides=(EAST, WEST), lanes=(ACADEMY, COMPANY), bodies=bodies, ties=ties, pairs=pairs)


def apart(sector, width):
    """Whether everybody has a box of their own that touches no other and nothing leaves the sheet."""
    plan = plan_of(sector, width=width, top=40)
    boxes = [
        box for half in (*plan.halves, plan.others) for box in (*half.boxes.values(), *half.givers.values())
    ]
    for number, box in enumerate(boxes):
        assert box.x >= 0
        assert box.x + box.width <= width
        assert box.y + box.height <= plan.height
        for other in boxes[number + 1 :]:
            beside = box.x + box.width <= other.x or other.x + other.width <= box.x
            assert beside or box.y + box.height < other.y or other.y + other.height < box.y
    return sorted(key for half in (*plan.halves, plan.others) for key in half.boxes)


@settings(max_examples=60, deadline=None)
@given(sectors(), st.sampled_from([600, 960]))
def test_everybody_has_a_place_of_their_own(sector, width):
    assert apart(sector, width) == sorted(body.key for body in sector.bodies)
    assert read(draw(sector, width=width).svg) is not None


def test_three_hundred_organisations_stand_apart():
    many = [
        body(
            f"o{n:03}",
            ("east", "west")[n % 2],
            (ACADEMY, COMPANY)[n % 3 % 2],
            parent=f"o{n - 2:03}" * (n % 5 == 4),
        )
        for n in range(300)
    ]
    ties = [Tie(giver=f"Giver {n % 12}", other=f"o{n:03}") for n in range(0, 300, 7)]
    sector = SectorMap(sides=(EAST, WEST), lanes=(ACADEMY, COMPANY), bodies=many, ties=ties)
    assert len(apart(sector, 960)) == 300
    assert len(draw(sector).svg) < 120_000


def test_the_words_of_the_map_are_the_readers_and_names_keep_their_own():
    sector = SectorMap(
        sides=(EAST, WEST),
        lanes=(COMPANY,),
        bodies=(Body(key="a", name="河流研究所", side="east", lane=COMPANY, language="zh-Hans"),),
    )
    figure = draw(sector, theme=Theme.DARK)
    name = next(each for each in read(figure.svg).iter(f"{SVG}text") if each.text == "河流研究所")
    assert name.get("lang") == "zh-Hans"
    assert draw(sector, language="ar").direction == "rtl"
    assert draw(sector, simulated=True).sentence.startswith("Simulated")


def test_an_address_that_runs_something_is_refused():
    with pytest.raises(DataError, match="expected a page's address"):
        body("mill", href="javascript:alert(1)")
