from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.record.methods.resolution import resolve_organisations, resolve_people
from tracktwo.record.tables import Judgement, Mention, Stated, Verdict


def mentions(*names, document="page", **beside):
    """Return names as mentions one after another in a document."""
    return [
        Mention(document=document, start=place * 100, end=place * 100 + len(name), text=name, **beside)
        for place, name in enumerate(names)
    ]


def told(found):
    """Return who was found: key → the names as printed, in order of place."""
    return {each.key: [mention.text for mention in each.mentions] for each in found}


def doubts(found):
    return {each.key: dict(each.doubts) for each in found if each.doubts}


def test_people_are_put_together_across_order_script_and_documents():
    found = resolve_people(
        mentions("ZENG Xiaolan", "Kenneth Abernathy", "CHEN Dong")
        + mentions("曾晓岚", "Ken Abernathy", "Xiaolan Zeng", "DONG Chen", document="report")
    )
    assert told(found) == {
        "abernathy-kenneth": ["Kenneth Abernathy", "Ken Abernathy"],
        "chen-dong": ["CHEN Dong"],
        "dong-chen": ["DONG Chen"],
        "zeng-xiaolan": ["ZENG Xiaolan", "曾晓岚", "Xiaolan Zeng"],
    }
    assert [each.name for each in found] == ["Kenneth Abernathy", "CHEN Dong", "DONG Chen", "ZENG Xiaolan"]
    assert doubts(found) == {}


def test_a_name_that_fits_two_people_stays_apart_with_a_doubt_for_each():
    found = resolve_people(mentions("张伟", "张玮", "ZHANG Wei"))
    assert told(found) == {"zhang-wei": ["ZHANG Wei"], "张伟": ["张伟"], "张玮": ["张玮"]}
    assert doubts(found) == {
        "zhang-wei": {"张伟": "rivals", "张玮": "rivals"},
        "张伟": {"zhang-wei": "rivals"},
        "张玮": {"zhang-wei": "rivals"},
    }


def test_a_witness_settles_which_of_two_a_name_is():
    port, court = frozenset({"Port Works"}), frozenset({"Sea Court"})
    found = resolve_people(
        mentions("John Orley", witnesses=port)
        + mentions("Jane Orley", document="b", witnesses=court)
        + mentions("J. Orley", document="c", witnesses=court)
    )
    assert told(found) == {"orley-jane": ["Jane Orley", "J. Orley"], "orley-john": ["John Orley"]}
    assert doubts(found) == {
        "orley-jane": {"orley-john": "initial"},
        "orley-john": {"orley-jane": "initial"},
    }


def test_one_letter_is_a_doubt_where_an_organisation_joins_them():
    beside = frozenset({"Sea Court"})
    found = resolve_people(
        mentions("CUI Yulan", witnesses=beside) + mentions("CIU Yulan", document="b", witnesses=beside)
    )
    assert doubts(found) == {"ciu-yulan": {"cui-yulan": "letter"}, "cui-yulan": {"ciu-yulan": "letter"}}
    assert doubts(resolve_people(mentions("CUI Yulan", "CIU Yulan"))) == {}


def test_one_name_on_two_sides_is_two_people_with_a_doubt():
    found = resolve_people(mentions("Kim Lee", side="KR") + mentions("Kim Lee", document="b", side="US"))
    assert {key: len(names) for key, names in told(found).items()} == {"lee-kim-kr": 1, "lee-kim-us": 1}
    assert doubts(found) == {"lee-kim-kr": {"lee-kim-us": "sides"}, "lee-kim-us": {"lee-kim-kr": "sides"}}


def test_two_entries_of_one_list_are_two_unless_printed_alike():
    listed = [
        replace(each, list_of="speakers", witnesses=frozenset({beside}))
        for each, beside in zip(
            mentions("ZHANG Wei", "ZHANG Wei", "Ann Orley", "Dr. Ann Orley"),
            ["Port", "Court", "Port", "Port"],
            strict=True,
        )
    ]
    found = resolve_people(listed)
    assert told(found) == {
        "orley-ann": ["Ann Orley", "Dr. Ann Orley"],
        "zhang-wei": ["ZHANG Wei"],
        "zhang-wei-2": ["ZHANG Wei"],
    }
    nicknames = [replace(each, list_of="speakers") for each in mentions("Ken Orley", "Kenneth Orley")]
    assert len(resolve_people(nicknames)) == 2


def test_what_people_decided_outweighs_the_rules():
    names = mentions("Ann Orley", "Ann Kestrel", "Ken Tarn", "Kenneth Tarn")
    found = resolve_people(
        names,
        judgements=[
            Judgement(one="Ann Orley", other="ANN KESTREL", verdict=Verdict.SAME),
            Judgement(one="Kenneth Tarn", other="Ken Tarn", verdict=Verdict.DIFFERENT),
        ],
    )
    assert sorted(told(found).values()) == [["Ann Orley", "Ann Kestrel"], ["Ken Tarn"], ["Kenneth Tarn"]]
    assert doubts(found) == {}


def test_whom_a_person_could_not_tell_apart_stays_a_doubt():
    found = resolve_people(
        mentions("Ken Tarn", "Kenneth Tarn"),
        judgements=[Judgement(one="Ken Tarn", other="Kenneth Tarn", verdict=Verdict.UNSURE)],
    )
    assert doubts(found) == {"tarn-ken": {"tarn-kenneth": "judged"}, "tarn-kenneth": {"tarn-ken": "judged"}}


def test_an_abbreviation_means_what_its_own_document_says():
    stated = [
        Stated(document="a", name="Canal Safety Agency", short="CSA"),
        Stated(document="b", name="Council of Sea Archives", short="CSA"),
    ]
    found = resolve_organisations(
        mentions("Canal Safety Agency", "CSA", document="a")
        + mentions("CSA", "Council of Sea Archives", document="b")
        + mentions("CSA", document="c"),
        aliases=stated,
    )
    by_document = {
        mention.document: each.name for each in found for mention in each.mentions if mention.text == "CSA"
    }
    assert by_document == {"a": "Canal Safety Agency", "b": "Council of Sea Archives", "c": "CSA"}
    assert doubts(found)["csa"] == {"canal-safety-agency": "rivals", "council-of-sea-archives": "rivals"}


def test_what_one_document_says_holds_in_those_that_are_silent():
    stated = [Stated(document="a", name="Harbour Foundation", short="HF")]
    names = mentions("Harbour Foundation", "HF", document="a") + mentions("HF", document="b")
    assert told(resolve_organisations(names, aliases=stated)) == {
        "harbour-foundation": ["Harbour Foundation", "HF", "HF"]
    }
    found = resolve_organisations(names)
    assert doubts(found)["hf"] == {"harbour-foundation": "abbreviation"}


def test_an_abbreviation_stated_in_two_scripts_joins_the_names():
    stated = [
        Stated(document="a", name="Velmora Institute", short="VMI"),
        Stated(document="b", name="维尔莫拉学院", short="VMI"),
    ]
    names = mentions("Velmora Institute", "VMI", document="a") + mentions("维尔莫拉学院", "VMI", document="b")
    assert len(resolve_organisations(names, aliases=stated)) == 1


def test_a_name_is_shortened_only_where_the_full_one_stands():
    full, short = "Velmora Centre for Trade", "Velmora Centre"
    assert len(resolve_organisations(mentions(full, short))) == 1
    found = resolve_organisations(mentions(full) + mentions(short, document="b"))
    assert doubts(found)["velmora-centre"] == {"velmora-centre-for-trade": "short"}
    rivals = resolve_organisations(mentions(full, "Velmora Centre of Law", short))
    assert len(rivals) == 3
    assert len(resolve_organisations(mentions("Beijing Institute of Law", "Beijing Institute"))) == 2


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("芦滩海洋渔业研究所", "芦滩所"),
        ("芦滩海洋渔业研究所", "芦滩研究所"),
        ("挪威芦滩湿地政策研究中心", "芦滩中心"),
        ("蘆灘數位社會基金會", "芦滩基金会"),
        ("芦滩社会交流基金会", "基金会"),
        ("芦滩社会交流基金会", "本基金会"),
        ("挪威柏松中心", "柏松中心"),
        ("芦滩大学公共卫生学院", "公共卫生学院"),
        ("财团法人芦滩海洋基金", "芦滩海洋基金"),
        ("Oslo Forum for Trade", "Oslo Forum"),
        ("Fundação Junco Verde", "Junco Verde"),
        ("Institute for River Ethics of Reedbank University", "Institute for River Ethics"),
        ("Instituto Juncal do Entendimento", "IJE"),
        ("Reedbank Orbital K.K.", "Reedbank Orbital"),
    ],
)
def test_a_short_name_is_of_the_one_name_in_its_document_that_it_shortens(full, short):
    assert len(resolve_organisations(mentions(full, short))) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("北京海洋渔业研究所", "北京所"),
        ("海洋渔业研究所", "海洋所"),
        ("芦滩理工大学", "芦滩大学"),
        ("芦滩社会交流基金会", "柏松卫生基金会", "基金会"),
        ("芦滩大学公共卫生学院", "柏松大学公共卫生学院", "公共卫生学院"),
        ("Oslo University of Technology", "Oslo University"),
    ],
)
def test_a_short_name_that_a_place_a_word_or_two_bodies_have_is_nobodys(names):
    assert len(resolve_organisations(mentions(*names))) == len(names)


@pytest.mark.parametrize(
    ("han", "latin"),
    [
        ("惠特曼卫生基金会", "Whitman Health Foundation"),
        ("丹麦格兰德河政策论坛", "Grander River Policy Forum"),
        ("惠特洛克能源与气候研究所", "Whitlock Institute for Energy and Climate"),
    ],
)
def test_a_foreign_name_that_sounds_alike_is_one_beside_the_other_only(han, latin):
    assert len(resolve_organisations(mentions(han, latin))) == 1
    assert len(resolve_organisations([*mentions(han), *mentions(latin, document="b")])) == 2


@pytest.mark.parametrize(
    "names",
    [
        ("湖北卫生基金会", "Hebei Health Foundation"),
        ("惠特曼卫生基金会", "Marlowe Health Foundation"),
        ("惠特曼卫生基金会", "Whitman Energy Foundation"),
        ("惠特曼卫生基金会", "Whitman Health Foundation", "Wheatman Health Foundation"),
    ],
)
def test_what_sounds_otherwise_or_fits_two_is_not_put_together(names):
    assert len(resolve_organisations(mentions(*names))) == len(names)


def test_a_noun_alone_means_another_body_in_every_document():
    names = [*mentions("芦滩社会交流基金会", "基金会"), *mentions("柏松卫生基金会", "基金会", document="b")]
    found = resolve_organisations([*names, *mentions("基金会", document="c")])
    assert {frozenset((each.document, each.text) for each in one.mentions) for one in found} == {
        frozenset({("page", "基金会"), ("page", "芦滩社会交流基金会")}),
        frozenset({("b", "基金会"), ("b", "柏松卫生基金会")}),
        frozenset({("c", "基金会")}),
    }


def test_what_a_person_decided_outweighs_what_a_document_calls_a_noun():
    names = [*mentions("芦滩社会交流基金会"), *mentions("基金会", document="b")]
    same = Judgement(one="芦滩社会交流基金会", other="基金会", verdict=Verdict.SAME)
    assert [len(resolve_organisations(names, judgements=said)) for said in ((), (same,))] == [2, 1]


def test_parts_know_the_longest_name_they_contain():
    found = resolve_organisations(
        mentions(
            "Third Institute of Estuary Research Corporation",
            "Estuary Research Corporation",
            "ERC",
            "ERC Engineering Development Co.",
            "Tide Section",
        ),
        parts=[("Tide Section", "Third Institute of Estuary Research Corporation")],
    )
    assert {each.name: each.parent for each in found} == {
        "ERC Engineering Development Co.": "estuary-research-corporation"
        if "estuary-research-corporation" in told(found)
        else "estuary-research",
        "Estuary Research Corporation": None,
        "Third Institute of Estuary Research Corporation": "estuary-research",
        "Tide Section": "third-institute-of-estuary-research",
    }


def test_a_circle_of_parts_is_never_made():
    found = resolve_organisations(
        mentions("Port Board", "Sea Board"), parts=[("Port Board", "Sea Board"), ("Sea Board", "Port Board")]
    )
    assert [each.parent for each in found] == ["sea-board", None]


def test_sides_do_not_part_organisations():
    found = resolve_organisations(
        mentions("Sea Board", side="A") + mentions("Sea Board", document="b", side="B")
    )
    assert len(found) == 1


NAMES = [
    *("LI Wei", "WEI Li", "Wei Li", "李伟", "李玮", "J. Orley", "John Orley", "Jane Orley", "Jack Orley"),
    *("Harbour Light Foundation", "HLF", "Harbour Light Foundation (HLF)", "Hull Law Firm", "HLF Institute"),
    "Institute of HLF",
]
MENTIONS = st.builds(
    lambda name, document, start, beside, side, listed: Mention(
        document=document,
        start=start * 100,
        end=start * 100 + len(name),
        text=name,
        witnesses=beside,
        side=side,
        list_of=listed,
    ),
    st.sampled_from(NAMES),
    st.sampled_from("ab"),
    st.integers(0, 9),
    st.frozensets(st.sampled_from(["Port", "Court"]), max_size=1),
    st.sampled_from([None, "A", "B"]),
    st.sampled_from([None, None, "list"]),
)
JUDGEMENTS = st.lists(
    st.builds(
        lambda one, other, verdict: Judgement(one=one, other=other, verdict=verdict),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(Verdict),
    ),
    max_size=3,
)


@pytest.mark.parametrize("resolve", [resolve_people, resolve_organisations])
@given(
    named=st.lists(MENTIONS, max_size=9), judgements=JUDGEMENTS, shuffled=st.randoms(use_true_random=False)
)
def test_the_order_of_mentions_and_judgements_changes_nothing(resolve, named, judgements, shuffled):
    found = resolve(named, judgements=judgements)
    again, decided = list(named), list(judgements)
    shuffled.shuffle(again)
    shuffled.shuffle(decided)
    assert resolve(again, judgements=decided) == found
    assert resolve([mention for each in found for mention in each.mentions], judgements=judgements) == found
    assert sorted((mention for each in found for mention in each.mentions), key=repr) == sorted(
        set(named), key=repr
    )
    assert len({each.key for each in found}) == len(found)
    assert all(found_key in {each.key for each in found} for each in found for found_key in each.doubts)


@given(st.permutations(["ab", "cd", "ef", "gh"]))
def test_other_names_give_the_same_groups(syllables):
    """Rename everybody: who is put together hangs on no name."""
    first, second, third, fourth = (each.capitalize() + "orin" for each in syllables)
    names = [
        f"{first} {second}",
        f"{second.upper()}, {first}",
        f"{first} X. {second}",
        f"{third} {second}",
        f"{first} {fourth}",
    ]
    groups = sorted(
        sorted(names.index(text) for text in group)
        for group in told(resolve_people(mentions(*names))).values()
    )
    assert groups == [[0, 1, 2], [3], [4]]


@pytest.mark.parametrize("resolve", [resolve_people, resolve_organisations])
def test_nothing_and_odd_names_are_borne(resolve):
    assert resolve([]) == ()
    odd = [
        "",
        " ",
        "·",
        "()",
        "（）",
        "12",
        "的",
        "Ltd",
        "&",
        "'",
        ",",
        "Co., Ltd",
        "a" * 5000,
        "李" * 3000,
        "A.B.C.D.",
        "🙂",
    ]
    found = resolve(mentions(*odd))
    assert sum(len(each.mentions) for each in found) == len(odd)
