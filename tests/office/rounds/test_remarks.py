"""Loaded words, what is taken for granted, no exception, and names nobody has on record: in each language."""

import pytest

from tracktwo.office.rounds.lexica import listed
from tracktwo.office.rounds.remarks import advice_on, seem_named

LOADED = "“%s” is a loaded word; choose one that either side would use of itself."
GRANTED = "“%s” takes for granted what people are asked; leave it out."
ALL = "“%s” leaves no exception; people may disagree with that word alone."
TWO = "it may hold two ideas (“%s”), and somebody may agree with one of them only."
NOT = "it says what is not (“%s”); to disagree with that is easily misread."


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Large boats are a Threat to small ones.", [LOADED % "Threat"]),
        ("The so-called upper bank is higher.", [LOADED % "so-called"]),
        ("Of course the water is shared.", [GRANTED % "Of course"]),
        ("Nets are always mended in winter.", [ALL % "always"]),
        ("Above all, nets should be mended.", []),
        ("Research and development are paid by both banks.", []),
        ("Research and development and fishing are paid by both.", [TWO % "and"]),
        ("Boats without lights should stay ashore.", [NOT % "without"]),
        ("Boats don't turn.", [NOT % "n't"]),
        ("大船对小船是威胁。", [LOADED % "威胁"]),
        ("众所周知，河水是共有的。", [GRANTED % "众所周知"]),
        ("渔网总是在冬天补。", [ALL % "总是"]),
        ("两岸的船大小不同。", []),
        ("不仅船大，网也好。", [TWO % "不仅"]),
        ("未来的船会更小。", []),
        ("两岸没有共同的网。", [NOT % "没有"]),
        ("السفن تهديد للشاطئ.", [LOADED % "تهديد"]),
        ("", []),
    ],
)
def test_a_text_is_remarked_on_word_by_word(text: str, remarks: list[str]):
    assert advice_on(text) == remarks


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Boats of Reed & Sons Ltd are larger.", ["Reed & Sons Ltd"]),
        ("Acme, Inc. builds the larger boats.", ["Acme, Inc"]),
        ("What Dr. Reed says of nets is right.", ["Dr. Reed"]),
        ("The ministers of both banks should meet.", []),
        ("The limited water of the river is shared.", []),
        ("Private companies should mend the nets.", []),
        ("Every President knows the river.", []),
        ("江岸造船有限公司的船更大。", ["江岸造船有限公司"]),
        ("王小河先生的网更好。", ["王小河先生"]),
        ("两岸的公司应当补网。", []),
        ("高校教授应当研究河流。", []),
        ("", []),
    ],
)
def test_what_looks_like_one_company_or_one_person_is_found(text: str, names: list[str]):
    assert seem_named(text) == names


@pytest.mark.parametrize(
    "name", ["two_ideas", "negations", "loaded", "presumed", "absolute", "apart", "legal_forms", "titles"]
)
def test_a_list_names_each_word_once(name: str):
    words = listed(name)
    assert len(words) == len(set(words))
    assert all(words)
