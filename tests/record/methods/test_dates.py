import pytest

from tracktwo.record.methods.dates import find_dates, find_relative
from tracktwo.vocabulary.dates import PartialDate

PRINTED = {
    "on Saturday, June 6, 2015 in Oslo": ("Saturday, June 6, 2015", "2015-06-06"),
    "6 June 2015": ("6 June 2015", "2015-06-06"),
    "the 6th of June, 2015": ("the 6th of June, 2015", "2015-06-06"),
    "Sat., Jun. 6, 2015": ("Sat., Jun. 6, 2015", "2015-06-06"),
    "2015 June 6": ("2015 June 6", "2015-06-06"),
    "2015-06-06": ("2015-06-06", "2015-06-06"),
    "2015/6/6": ("2015/6/6", "2015-06-06"),
    "2015.06.06": ("2015.06.06", "2015-06-06"),
    "June 2015": ("June 2015", "2015-06"),
    "2015 June": ("2015 June", "2015-06"),
    "in June of 2015": ("June of 2015", "2015-06"),
    "Sept. 2015": ("Sept. 2015", "2015-09"),
    "November 8-9, 2012": ("November 8-9, 2012", "2012-11-08/2012-11-09"),
    "8–9 November 2012": ("8–9 November 2012", "2012-11-08/2012-11-09"),
    "8 and 9 November 2012": ("8 and 9 November 2012", "2012-11-08/2012-11-09"),
    "met on 8-9\n      November 2012": ("8-9\n      November 2012", "2012-11-08/2012-11-09"),
    "November    8-9,    2012": ("November    8-9,    2012", "2012-11-08/2012-11-09"),
    "8 and 12 November 2012": ("12 November 2012", "2012-11-12"),
    "from 8 to 12 November 2012": ("8 to 12 November 2012", "2012-11-08/2012-11-12"),
    "Monday 4 to Wednesday 6 March 2024": ("Monday 4 to Wednesday 6 March 2024", "2024-03-04/2024-03-06"),
    "30 November – 2 December 2021": ("30 November – 2 December 2021", "2021-11-30/2021-12-02"),
    "November 30 - December 2, 2021": ("November 30 - December 2, 2021", "2021-11-30/2021-12-02"),
    "December 30, 2021 - January 2, 2022": ("December 30, 2021 - January 2, 2022", "2021-12-30/2022-01-02"),
    "May - June 2016": ("May - June 2016", "2016-05/2016-06"),
    "Fall 2022": ("Fall 2022", "2022-23"),
    "the spring of 2021": ("spring of 2021", "2021-21"),
    "2019-2021": ("2019-2021", "2019/2021"),
    "2019–21": ("2019–21", "2019/2021"),
    "held in 2019.": ("2019", "2019"),
    "June 8-10": ("June 8-10", "XXXX-06-08/XXXX-06-10"),
    "on 12 May": ("12 May", "XXXX-05-12"),
    "于2020年9月19日在": ("2020年9月19日", "2020-09-19"),
    "2020年9月19日至21日": ("2020年9月19日至21日", "2020-09-19/2020-09-21"),
    "2020年9月30日至10月2日": ("2020年9月30日至10月2日", "2020-09-30/2020-10-02"),
    "2021年12月30日至2022年1月2日": ("2021年12月30日至2022年1月2日", "2021-12-30/2022-01-02"),
    "二〇二〇年九月十九日": ("二〇二〇年九月十九日", "2020-09-19"),
    "2021年4月": ("2021年4月", "2021-04"),
    "2022年秋": ("2022年秋", "2022-23"),
    "自2019年以来": ("2019年", "2019"),
    "6月8日": ("6月8日", "XXXX-06-08"),
    "8. – 10. May 2014, Riga": ("8. – 10. May 2014", "2014-05-08/2014-05-10"),
    "3./4. June 2011": ("3./4. June 2011", "2011-06-03/2011-06-04"),
    "民國103年5月8日至10日": ("民國103年5月8日至10日", "2014-05-08/2014-05-10"),
    "民國一〇三年五月": ("民國一〇三年五月", "2014-05"),
    "平成26年5月8日": ("平成26年5月8日", "2014-05-08"),
    "令和元年秋": ("令和元年秋", "2019-23"),
}


@pytest.mark.parametrize(("text", "found"), PRINTED.items())
def test_a_date_is_read_as_closely_as_it_is_printed(text, found):
    assert [(text[date.start : date.end], date.edtf) for date in find_dates(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "call +1 303 554 1560",
        "Feb 30, 2020",
        "room 2019-2021b",
        "£2019",
        "a march on the ministry",
        "2020年13月",
        "ISO 19115-2019",
        "may be held",
        "",
    ],
)
def test_what_is_no_date_is_none(text):
    assert find_dates(text) == ()


def test_the_year_of_a_conference_belongs_to_its_name():
    assert [date.in_name for date in find_dates("the agenda of 2020 Baltic Ports Conference")] == [True]
    assert [date.in_name for date in find_dates("the agenda of 2020 was short")] == [False]


def test_two_months_named_together_are_two_dates():
    assert [date.edtf for date in find_dates("May 2021 and June 2021")] == ["2021-05", "2021-06"]


def test_dates_move_with_their_text():
    text = "Meetings: 3 May 2016; 2017年5月4日; 5-6 June 2018."
    moved = "… " * 50 + text
    assert [(date.start + 100, date.end + 100, date.edtf) for date in find_dates(text)] == [
        (date.start, date.end, date.edtf) for date in find_dates(moved)
    ]


@pytest.mark.parametrize(
    "text", ["1 " * 50_000, "2020-" * 20_000, "June " * 20_000, "年" * 30_000, " " * 100_000]
)
def test_hostile_text_ends(text):
    assert isinstance(find_dates(text), tuple)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The following day, the hosts met.", 1),
        ("the next morning", 1),
        ("次日，双方举行", 1),
        ("two days later", 2),
        ("later that day", 0),
        ("三天后", 3),
    ],
)
def test_a_day_told_from_another(text, days):
    (found,) = find_relative(text)
    expected = {0: "2021-11-30", 1: "2021-12-01", 2: "2021-12-02", 3: "2021-12-03"}[days]
    assert found.after(PartialDate.parse("2021-11-30")) == PartialDate.parse(expected)
    assert found.after(PartialDate.parse("2021-11")) is None
