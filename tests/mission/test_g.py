"""G: outcomes, publication, reach."""

from mission.reading import each, said


def test_g2_four_outcomes_are_marked_as_stated_conclusions(person):
    """Not there yet: kinds of finding, and the evidence of rounds under them."""
    page = person().open("outcomes/")
    outcomes = [said(row.locator("p").first) for row in page.locator("ol.numbered > li").all()]
    assert outcomes == [
        (
            "Conclusion stated by the organisers: business people on each side would like to know the other side "
            "better, because it would improve decisions of their own."
        ),
        (
            "Conclusion stated by the organisers: the two sides hold pictures of each other that do not match, much "
            "alike in what each thinks the other enjoys, and these colour how the relationship is discussed."
        ),
        (
            "Conclusion stated by the organisers: commercial space in China is young, varied and quick to change, "
            "and hard to follow from outside and from inside."
        ),
        (
            "Conclusion stated by the organisers: because common words of the space sector are loosely defined, "
            "comparing the two countries is harder than it need be."
        ),
    ]
    assert page.locator("ol.numbered .cites a").count() >= 4, "each has its passage"


def test_g3_register_of_media_coverage(person):
    """Outlets under both of their names; what is not stated says so.

    Not there yet: whether each side can open the outlet.
    """
    page = person().open("media/")
    rows = page.locator("main li.entry")
    assert list(zip(each(rows.locator(".when")), each(rows.locator(".name")), strict=True)) == [
        ("date not given", "Beijing Review · 北京周报"),
        ("date not given", "China Space News · 中国航天报"),
        ("date not given", "The Space Show"),
    ]
    assert (
        each(rows.locator(".unknown").filter(has_text="event"))
        == ["Which event it reported on is not stated."] * 3
    )
    chinese = person(mark="◆", language="zh-Hans").open("media/")
    assert sorted(each(chinese.locator("main li.entry .name"))) == [
        "The Space Show", "中国航天报 · China Space News", "北京周报 · Beijing Review"
    ]  # fmt: skip
