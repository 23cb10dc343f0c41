import pytest

from tracktwo.record.methods.resolution import Order, read_name

FIRST, LAST = Order.FAMILY_FIRST, Order.GIVEN_FIRST
ONE_READING = {
    "WANG, Xilan": ("wang", ("xilan",), FIRST),
    "LI Wei": ("li", ("wei",), FIRST),
    "Wei LI": ("li", ("wei",), LAST),
    "HE Huilan": ("he", ("huilan",), FIRST),
    "He Huilan": ("he", ("huilan",), FIRST),
    "Prof. Yulan Cui": ("cui", ("yulan",), LAST),
    "Zhang Xiao-dong": ("zhang", ("xiaodong",), FIRST),
    "Ouyang Xiulan": ("ouyang", ("xiulan",), FIRST),
    "OU YANG Xiulan": ("ouyang", ("xiulan",), FIRST),
    "Lü Wenlan": ("lv", ("wenlan",), FIRST),
    "曾晓岚": ("曾", ("晓岚",), FIRST),
    "曾曉嵐": ("曾", ("晓岚",), FIRST),
    "周瑾瑜教授": ("周", ("瑾瑜",), FIRST),
    "彼得·汉森": ("汉森", ("彼得",), LAST),
    "David M. Orley": ("orley", ("david", "m"), LAST),
    "J.R. Orley": ("orley", ("j", "r"), LAST),
    "Ludovic van der Meersch": ("vandermeersch", ("ludovic",), LAST),
    "van der Meersch, Ludovic": ("vandermeersch", ("ludovic",), FIRST),
    "O’MALLORAN Siân": ("omalloran", ("sian",), FIRST),
    "ORLEY, Thomas, Jr.": ("orley", ("thomas",), FIRST),
}


@pytest.mark.parametrize("text", ONE_READING)
def test_a_name_that_settles_its_order_has_one_reading(text):
    assert [(each.family, each.given, each.order) for each in read_name(text)] == [ONE_READING[text]]


def test_a_name_that_could_be_either_way_round_has_both_readings():
    assert [(each.family, each.given, each.score) for each in read_name("Zhang Yao")] == [
        ("zhang", ("yao",), 0.5),
        ("yao", ("zhang",), 0.5),
    ]
    assert [(each.family, each.given, each.score) for each in read_name("欧阳晨")] == [
        ("欧阳", ("晨",), 0.8),
        ("欧", ("阳晨",), 0.2),
    ]
    assert [(each.family, each.given) for each in read_name("Tanabe Hiroki")] == [
        ("hiroki", ("tanabe",)),
        ("tanabe", ("hiroki",)),
    ]


def test_letters_with_dots_are_read_with_and_without_a_second_letter():
    assert {each.family for each in read_name("Lü Wenlan")} == {"lv"}
    assert {each.family for each in read_name("MÄHLERT, Jürgen")} == {"mahlert", "maehlert"}


@pytest.mark.parametrize("text", ["", "   ", "Dr.", "Orley", "李", "()", "12", "·", ",", '""'])
def test_what_is_no_whole_name_has_no_reading(text):
    assert read_name(text) == ()
