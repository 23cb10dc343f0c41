import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.vocabulary.dates import Edge, PartialDate, Point, Precision, Season, format_date
from tracktwo.vocabulary.errors import DateError

LANGUAGES = ("en", "zh-Hans", "ar", "fr", "zh-Hant")


@st.composite
def points(draw: st.DrawFn) -> Point:
    day = draw(st.dates())
    precision = draw(st.sampled_from(Precision))
    return Point(
        year=day.year,
        month=day.month if precision >= Precision.MONTH else None,
        day=day.day if precision is Precision.DAY else None,
        season=draw(st.sampled_from(Season)) if precision is Precision.SEASON else None,
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
    )


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    start: Point | Edge = draw(points())
    kind = draw(st.sampled_from(["point", "range", "open", "begun"]))
    if kind == "point":
        return PartialDate(start=start)
    if kind == "open":
        return PartialDate(start=start, end=draw(st.sampled_from(Edge)))
    if kind == "begun":
        return PartialDate(start=draw(st.sampled_from(Edge)), end=start)
    first, last = sorted([start, draw(points())], key=lambda point: (point.earliest, point.latest))
    return PartialDate(start=first, end=last)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("2019-04", date(2019, 4, 1), date(2019, 4, 30), Precision.MONTH),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31), Precision.MONTH),
        ("2020-09-19", date(2020, 9, 19), date(2020, 9, 19), Precision.DAY),
        ("2022-21", date(2022, 3, 1), date(2022, 5, 31), Precision.SEASON),
        ("2022-23", date(2022, 9, 1), date(2022, 11, 30), Precision.SEASON),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28), Precision.SEASON),
        ("9999-24", date(9999, 12, 1), date.max, Precision.SEASON),
        ("2019-04~", date(2019, 4, 1), date(2019, 4, 30), Precision.MONTH),
        ("2012-11-08/2012-11-09", date(2012, 11, 8), date(2012, 11, 9), Precision.DAY),
        ("2019/2020-03-02", date(2019, 1, 1), date(2020, 3, 2), Precision.YEAR),
        ("2019-04/..", date(2019, 4, 1), date.max, Precision.MONTH),
        ("/2019-04", date.min, date(2019, 4, 30), Precision.MONTH),
    ],
)
def test_parse_keeps_bounds_and_precision(text, earliest, latest, precision):
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest, parsed.precision, parsed.edtf) == (
        earliest,
        latest,
        precision,
        text,
    )


def test_parse_ignores_spaces_around_a_date():
    assert PartialDate.parse(" 2019-04 ") == PartialDate(start=Point(year=2019, month=4))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "April 2019",
            "2019年4月",
            "２０１９",
            "19",
            "2019-4",
            "2019-04-1",
            "2019-XX",
            "2019-04-01T10:00",
        ),
        *(
            "2019-04-23-01",
            "2019/2020/2021",
            "2019 - 2020",
            "~2019",
            "2019~~",
            "2019-~04",
            "-2019",
            "2019-04 ?",
        ),
    ],
)
def test_parse_refuses_other_grammars_and_says_what_to_write(text):
    with pytest.raises(DateError, match="write a year, month or day as 2019, 2019-04 or 2019-04-23"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["2019-13", "2019-00", "2019-04-31", "2019-04-00", "2019-02-29", "0000", "2022-25"]
)
def test_parse_refuses_what_is_not_in_the_calendar(text):
    with pytest.raises(DateError) as refusal:
        PartialDate.parse(text)
    assert str(refusal.value) == f"{text!r} is not in the calendar; check the year, month and day."


@pytest.mark.parametrize("text", ["../..", "/", "../"])
def test_parse_refuses_a_range_without_a_date(text):
    with pytest.raises(DateError, match="a range needs at least one end"):
        PartialDate.parse(text)


def test_parse_refuses_a_range_that_ends_before_it_starts():
    with pytest.raises(DateError, match="ends before it starts"):
        PartialDate.parse("2019-04-02/2019-04-01")


def test_parse_refuses_a_day_in_a_season():
    with pytest.raises(DateError, match="a season has neither month nor day"):
        PartialDate.parse("2022-23-01")


@pytest.mark.parametrize(
    ("text", "english", "chinese", "arabic"),
    [
        ("2019", "2019", "2019年", "2019"),
        ("2019-04", "April 2019", "2019年4月", "أبريل 2019"),
        ("2020-09-19", "19 September 2020", "2020年9月19日", "19 سبتمبر 2020"),
        ("2022-23", "autumn 2022", "2022年秋", "خريف 2022"),
        ("2012-11-08/2012-11-09", "8–9 November 2012", "2012年11月8日至9日", "من 8 إلى 9 نوفمبر 2012"),
        (
            "2012-10-28/2012-11-02",
            "28 October – 2 November 2012",
            "2012年10月28日至11月2日",
            "من 28 أكتوبر إلى 2 نوفمبر 2012",
        ),
        ("2019-04/2019-06", "April–June 2019", "2019年4月至6月", "من أبريل إلى يونيو 2019"),
        ("2019/2020", "2019–2020", "2019年至2020年", "من 2019 إلى 2020"),
        (
            "2019-12-30/2020-01",
            "30 December 2019 – January 2020",
            "2019年12月30日至2020年1月",
            "من 30 ديسمبر 2019 إلى يناير 2020",
        ),
        (
            "2012-11-08~/2012-11-09",
            "about 8 November 2012 – 9 November 2012",
            "约2012年11月8日至2012年11月9日",
            "من نحو 8 نوفمبر 2012 إلى 9 نوفمبر 2012",
        ),
        ("2019-04/..", "from April 2019", "2019年4月起", "منذ أبريل 2019"),
        ("../2019", "until 2019", "截至2019年", "حتى 2019"),
        ("2019/", "from 2019, end not known", "2019年起，结束时间不详", "منذ 2019، تاريخ النهاية غير معروف"),
        (
            "/2019",
            "until 2019, start not known",
            "截至2019年，开始时间不详",
            "حتى 2019، تاريخ البداية غير معروف",
        ),
        ("2019-04~", "about April 2019", "约2019年4月", "نحو أبريل 2019"),
        ("2019-04?", "April 2019 (uncertain)", "2019年4月（不确定）", "أبريل 2019 (غير مؤكد)"),
        ("2019%", "about 2019 (uncertain)", "约2019年（不确定）", "نحو 2019 (غير مؤكد)"),
    ],
)
def test_format_date_writes_three_languages(text, english, chinese, arabic):
    parsed = PartialDate.parse(text)
    assert [format_date(parsed, language=tag) for tag in ("en", "zh-Hans", "ar", "fr")] == [
        english,
        chinese,
        arabic,
        text,
    ]


def test_format_date_reads_regions_and_refuses_to_guess_traditional_characters():
    parsed = PartialDate.parse("2019-04")
    written = [format_date(parsed, language=tag) for tag in ("en-GB", "zh-Hans-CN", "zh", "zh-Hant")]
    assert written == ["April 2019", "2019年4月", "2019年4月", "2019-04"]


@given(partial_dates())
def test_edtf_round_trips(partial):
    assert PartialDate.parse(partial.edtf) == partial


@given(partial_dates(), st.sampled_from(LANGUAGES))
def test_format_date_shows_no_number_that_was_not_given(partial, language):
    given_numbers = set()
    for point in partial.points:
        given_numbers |= {point.year, point.month, point.day}
    if language in ("fr", "zh-Hant"):  # the ISO text numbers its seasons
        given_numbers |= {point.season for point in partial.points}
    shown = {int(number) for number in re.findall(r"[0-9]+", format_date(partial, language=language))}
    assert shown <= given_numbers


@given(partial_dates(), partial_dates())
def test_sort_key_orders_by_first_day_and_is_equal_only_for_equal_dates(one, other):
    assert (one.sort_key == other.sort_key) == (one == other)
    if isinstance(one.start, Point) and isinstance(other.start, Point) and one.earliest < other.earliest:
        assert one.sort_key < other.sort_key


@given(partial_dates(), st.dates())
def test_certainly_by_implies_possibly_by_and_contains_is_what_lies_between(partial, day):
    assert partial.earliest <= partial.latest
    assert partial.possibly_by(day) or not partial.certainly_by(day)
    yesterday = day - timedelta(days=1) if day > date.min else day
    held_before = day > date.min and partial.certainly_by(yesterday)
    assert partial.contains(day) == (partial.possibly_by(day) and not held_before)


@given(points())
def test_about_and_uncertain_do_not_widen_a_date(point):
    plain = Point(year=point.year, month=point.month, day=point.day, season=point.season)
    assert (point.earliest, point.latest) == (plain.earliest, plain.latest)


def test_sort_key_puts_a_programme_in_order():
    texts = [
        "2022-23",
        "2019-10-23",
        "2021-11-12",
        "2019-04",
        "2021-10",
        "2021-11-11",
        "/2020-01",
        "2020-09-19",
    ]
    ordered = sorted((PartialDate.parse(text) for text in texts), key=lambda partial: partial.sort_key)
    assert [partial.edtf for partial in ordered] == [
        *(
            "2019-04",
            "2019-10-23",
            "/2020-01",
            "2020-09-19",
            "2021-10",
            "2021-11-11",
            "2021-11-12",
            "2022-23",
        ),
    ]


def test_year_is_the_start_or_else_the_end():
    assert [PartialDate.parse(text).year for text in ("2019-12/2020-01", "../2021", "2022-24")] == [
        2019,
        2021,
        2022,
    ]
