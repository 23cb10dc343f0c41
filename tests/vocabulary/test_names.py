import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.names import NameOrder, NamePart, PersonName, display, preferred

PRINTED, FAMILY, GIVEN = NameOrder.AS_PRINTED, NameOrder.FAMILY_FIRST, NameOrder.GIVEN_FIRST


def pinyin(
    text: str, family: str | None = None, given: str | None = None, order: NameOrder = PRINTED
) -> PersonName:
    return PersonName(text=text, language="zh-Latn-pinyin", family=family, given=given, order=order)


def english(text: str, family: str | None = None, given: str | None = None) -> PersonName:
    return PersonName(text=text, language="en", family=family, given=given, order=GIVEN)


def han(
    text: str, family: str | None = None, given: str | None = None, order: NameOrder = FAMILY
) -> PersonName:
    return PersonName(text=text, language="zh-Hans", family=family, given=given, order=order)


def marked(parts: tuple[NamePart, ...]) -> str:
    """The name with its family part in square brackets."""
    return "".join(f"[{part.text}]" if part.is_family else part.text for part in parts)


@pytest.mark.parametrize(
    ("name", "as_printed", "family_first", "given_first"),
    [
        (pinyin("WANG, Xiwei", "Wang", "Xiwei", FAMILY), "[WANG], Xiwei", "[Wang] Xiwei", "Xiwei [Wang]"),
        (pinyin("Zhang Yao", "Zhang", "Yao", FAMILY), "[Zhang] Yao", "[Zhang] Yao", "Yao [Zhang]"),
        (pinyin("Yao Zhang", "Zhang", "Yao", GIVEN), "Yao [Zhang]", "[Zhang] Yao", "Yao [Zhang]"),
        (pinyin("Chen Dong"), "Chen Dong", "Chen Dong", "Chen Dong"),
        (
            english("David M. Livingston", "Livingston", "David M."),
            "David M. [Livingston]",
            "[Livingston] David M.",
            "David M. [Livingston]",
        ),
        (
            english("Dr. David Livingston", "Livingston", "David"),
            "Dr. David [Livingston]",
            "[Livingston] David",
            "David [Livingston]",
        ),
        (
            english("Victoria Samson DalBello", "DalBello"),
            "Victoria Samson [DalBello]",
            "Victoria Samson [DalBello]",
            "Victoria Samson [DalBello]",
        ),
        (
            english("J. Ocasio-Christian", "Ocasio-Christian", "J."),
            "J. [Ocasio-Christian]",
            "[Ocasio-Christian] J.",
            "J. [Ocasio-Christian]",
        ),
        (han("王希伟", "王", "希伟"), "[王]希伟", "[王]希伟", "[王]希伟"),
        (han("王 伟", "王", "伟"), "[王] 伟", "[王]伟", "[王]伟"),
        (han("欧阳明", "欧阳", "明"), "[欧阳]明", "[欧阳]明", "[欧阳]明"),
        (
            han("大卫·利文斯顿", "利文斯顿", "大卫", GIVEN),
            "大卫·[利文斯顿]",
            "大卫·[利文斯顿]",
            "大卫·[利文斯顿]",
        ),
        (
            PersonName(text="ليلى حداد", language="ar", family="حداد", given="ليلى", order=GIVEN),
            "ليلى [حداد]",
            "[حداد] ليلى",
            "ليلى [حداد]",
        ),
    ],
)
def test_display_orders_a_name_and_marks_its_family_part(name, as_printed, family_first, given_first):
    assert [marked(display(name, order=order)) for order in (PRINTED, FAMILY, GIVEN)] == [
        as_printed,
        family_first,
        given_first,
    ]


def test_display_marks_the_right_one_of_two_equal_words():
    shown = [marked(display(pinyin("Ma Ma", "Ma", "Ma", order))) for order in (FAMILY, GIVEN, PRINTED)]
    assert shown == ["[Ma] Ma", "Ma [Ma]", "Ma Ma"]


def test_display_marks_whole_words_only():
    assert marked(display(pinyin("Lin Li", "Li"))) == "Lin [Li]"


@pytest.mark.parametrize(
    ("text", "family"), [("Zhang Yao", "Wang"), ("Zhang Yao", "Zha"), ("张瑶", "王"), ("Li", " ")]
)
def test_name_refuses_a_family_name_that_does_not_stand_in_it(text, family):
    with pytest.raises(DataError) as refusal:
        pinyin(text, family)
    assert str(refusal.value) == (
        f"The family name {family!r} does not stand in the name {text!r}; "
        "write the part that is the family name, or leave it out if it is not known."
    )


def test_name_refuses_an_empty_text():
    with pytest.raises(DataError, match="A name has no letters in it"):
        english("  ")


def test_sort_key_goes_by_family_name_without_accents_and_capitals():
    names = [
        english("Carlos Zuñiga", "Zuñiga"),
        pinyin("WANG, Xiwei", "Wang", "Xiwei", FAMILY),
        english("Ana Álvarez", "Álvarez"),
        pinyin("Bo Wang", "Wang", "Bo", GIVEN),
        english("Bello"),
    ]
    ordered = [str(name) for name in sorted(names, key=lambda name: name.sort_key)]
    assert ordered == ["Ana Álvarez", "Bello", "Bo Wang", "WANG, Xiwei", "Carlos Zuñiga"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "王希伟"),
        ("zh-hans", "王希伟"),
        ("zh", "王希伟"),
        ("zh-Hant", "王希伟"),
        ("en", "Xiwei Wang"),
        ("en-GB", "Xiwei Wang"),
        ("fr", "WANG Xiwei"),
        ("zh-Latn-pinyin", "WANG Xiwei"),
        ("ar", "WANG Xiwei"),
    ],
)
def test_preferred_takes_the_form_a_reader_can_read(language, text):
    names = [pinyin("WANG Xiwei"), han("王希伟"), english("Xiwei Wang")]
    assert preferred(names, language=language).text == text


def test_preferred_falls_back_to_the_same_language_in_another_script():
    assert preferred([english("Xiwei Wang"), pinyin("WANG Xiwei")], language="zh-Hans").text == "WANG Xiwei"


def test_preferred_refuses_a_person_without_names():
    with pytest.raises(DataError, match="no name"):
        preferred([], language="en")


@given(st.text(min_size=1), st.text(min_size=1), st.sampled_from(NameOrder))
def test_display_as_printed_loses_no_character(family, rest, order):
    text = f"{rest} {family}"
    try:
        name = PersonName(text=text, language="en", family=family, order=order)
    except DataError:
        name = PersonName(text=f"{text}.", language="en")
        text += "."
    assert "".join(part.text for part in display(name)) == text
