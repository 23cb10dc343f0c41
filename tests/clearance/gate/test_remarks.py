"""Words: released or not, signed or not, together or not at all."""

from dataclasses import replace

import pytest
from clearance.gate.samples import NFA, ON, OTR, OWN_ROOM, contribution, event, remark, remarks

from tracktwo.clearance import CONVENORS, PUBLIC, Reason, Release, Withheld, clear
from tracktwo.clearance.kinds import Event, Remark, Remarks, ShownRemark
from tracktwo.clearance.kinds.remarks import rule_of_remark
from tracktwo.clearance.tables import fixed


def words_read(material, audience=PUBLIC):
    return [dict(shown.released) for shown in clear(material, audience=audience).value.remarks]


@pytest.mark.parametrize("audience", [PUBLIC, OWN_ROOM])
@pytest.mark.parametrize("count", range(7))
def test_not_for_attribution_needs_five_authors(count, audience):
    result = clear(remarks(NFA, count=count), audience=audience)
    if count < 5:
        assert result == Withheld(reason=Reason.SMALL_GROUP, rule=NFA)
    else:
        assert len(result.value.remarks) == count


def test_five_remarks_of_four_people_are_a_small_group():
    four = remarks(NFA, count=5)
    again = replace(four.remarks[0], author="author-1")
    doubled = replace(four, remarks=(again, *four.remarks[1:]))
    assert clear(doubled, audience=PUBLIC) == Withheld(reason=Reason.SMALL_GROUP, rule=NFA)


def test_each_language_needs_five_authors_of_its_own():
    entries = tuple(remark(n, NFA, languages=("en", "zh-Hans") if n < 5 else ("en",)) for n in range(1, 6))
    assert words_read(Remarks(event=event(NFA), remarks=entries)) == [
        {"en": f"release-{n}"} for n in range(1, 6)
    ]


def test_a_remark_only_in_a_language_of_few_is_left_out():
    entries = (
        *(remark(n, NFA, languages=("en",)) for n in range(1, 6)),
        remark(6, NFA, languages=("zh-Hans",)),
    )
    assert words_read(Remarks(event=event(NFA), remarks=entries)) == [
        {"en": f"release-{n}"} for n in range(1, 6)
    ]


def test_two_languages_of_five_authors_each_are_both_read():
    entries = (
        *(remark(n, NFA, languages=("zh-Hans",)) for n in range(6, 11)),
        *(remark(n, NFA, languages=("en",)) for n in range(1, 6)),
    )
    assert words_read(Remarks(event=event(NFA), remarks=entries)) == [
        *({"en": f"release-{n}"} for n in range(1, 6)),
        *({"zh-Hans": f"release-{n}的中文"} for n in (10, 6, 7, 8, 9)),
    ]


@pytest.mark.parametrize("rule", [ON, NFA])
def test_a_remark_without_a_release_never_falls_back_to_the_original(rule):
    unreleased = [
        replace(remark(6, rule), release=None),
        replace(remark(7, rule), release=Release(text={"en": " "}, approved_by="approver")),
        replace(remark(8, rule), release=Release(text={"en": "release-8"}, approved_by="")),
    ]
    with_them = replace(remarks(rule), remarks=(*unreleased, *remarks(rule).remarks))
    for audience in (PUBLIC, OWN_ROOM):
        assert clear(with_them, audience=audience).value == clear(remarks(rule), audience=audience).value
    # They could appear: the team reads their originals.
    team = clear(with_them, audience=CONVENORS).value.remarks[:3]
    assert [dict(shown.original)["en"] for shown in team] == ["original-6", "original-7", "original-8"]
    assert [shown.released for shown in team] == [None, None, None]


def test_on_the_record_without_any_release_is_withheld():
    silent = replace(remarks(ON), remarks=(replace(remark(1, ON), release=None),))
    assert clear(silent, audience=PUBLIC) == Withheld(reason=Reason.NO_RELEASE, rule=ON)


def test_on_the_record_one_remark_may_stand_alone():
    assert words_read(remarks(ON, count=1)) == [{"en": "release-1", "zh-Hans": "release-1的中文"}]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        contribution(OTR, person="author-1"),
        contribution(ON),
    ],
)
def test_on_the_record_somebody_without_a_public_role_is_not_named(entry):
    unsigned = replace(remark(1, ON), contribution=entry)
    shown = clear(replace(remarks(ON), remarks=(unsigned,)), audience=PUBLIC).value.remarks
    assert shown == (ShownRemark(released=fixed({"en": "release-1", "zh-Hans": "release-1的中文"})),)


@pytest.mark.parametrize("rules", [(), (ON,), (NFA,), (None,)])
def test_off_the_record_nothing_goes_out_even_released(rules):
    assert clear(remarks(OTR, rules=rules), audience=PUBLIC) == Withheld(reason=Reason.RULE, rule=OTR)


def ruled(rule, rules, *, count=5, start=1):
    """Remarks at an event under one rule that state rules of their own."""
    return tuple(replace(remark(number, rule), rules=rules) for number in range(start, start + count))


@pytest.mark.parametrize("audience", [PUBLIC, OWN_ROOM])
@pytest.mark.parametrize("rules", [(OTR,), (None,), (ON, OTR)])
@pytest.mark.parametrize("rule", [ON, NFA])
def test_a_remark_off_the_record_leaves_the_others_as_they_are(rule, rules, audience):
    """Nobody outside can tell that something else was said, wherever it is entered."""
    (aside,) = ruled(rule, rules, count=1, start=9)
    told = remarks(rule)
    with_it = replace(told, remarks=(*told.remarks[:2], aside, *told.remarks[2:]))
    assert clear(with_it, audience=audience).value == clear(told, audience=audience).value
    assert len(clear(with_it, audience=CONVENORS).value.remarks) == 6


def test_at_an_open_event_what_is_not_for_attribution_follows_unsigned_and_in_a_group_of_its_own():
    signed = ruled(ON, (), count=2, start=7)
    five = Remarks(event=event(ON), remarks=(*ruled(ON, (NFA,)), *signed))
    shown = clear(five, audience=PUBLIC).value.remarks
    assert [(entry.author, entry.released["en"]) for entry in shown] == [
        ("author-7", "release-7"),
        ("author-8", "release-8"),
        *((None, f"release-{number}") for number in range(1, 6)),
    ]
    four = replace(five, remarks=five.remarks[1:])
    assert [entry.author for entry in clear(four, audience=PUBLIC).value.remarks] == ["author-7", "author-8"]


def test_a_closed_event_opens_no_words_an_open_one_keeps():
    """Four who asked not to be named stay a group of four when others speak under the event's rule."""
    for rule in (ON, NFA):
        mixed = Remarks(event=event(rule), remarks=(*ruled(rule, (NFA,), count=4), *ruled(rule, (), start=5)))
        read = {entry.released["en"] for entry in clear(mixed, audience=PUBLIC).value.remarks}
        assert read == {f"release-{number}" for number in range(5, 10)}


def test_a_looser_rule_of_its_own_opens_nothing():
    mixed = Remarks(
        event=event(NFA), remarks=(*ruled(NFA, (ON,), count=2), *ruled(NFA, (), count=3, start=3))
    )
    shown = clear(mixed, audience=PUBLIC).value.remarks
    assert [entry.author for entry in shown] == [None] * 5
    assert clear(replace(mixed, event=event(OTR)), audience=PUBLIC) == Withheld(reason=Reason.RULE, rule=OTR)


def test_who_is_heard_under_a_rule_of_their_own_is_quoted_under_it():
    heard = contribution(ON, person="author-1", rules=(NFA,))
    quoted = replace(remark(1, ON), contribution=heard)
    assert clear(replace(remarks(ON), remarks=(quoted,)), audience=PUBLIC) == Withheld(
        reason=Reason.NO_RELEASE, rule=ON
    )


def test_people_without_an_entry_count_as_one():
    """Six names could be one person six times."""
    named = tuple(replace(entry, author="", contribution=None) for entry in ruled(NFA, (), count=6, start=5))
    four = Remarks(event=event(NFA), remarks=(*ruled(NFA, (), count=3), *named))
    assert clear(four, audience=PUBLIC) == Withheld(reason=Reason.SMALL_GROUP, rule=NFA)
    five = replace(four, remarks=(*four.remarks, *ruled(NFA, (), count=1, start=4)))
    assert len(clear(five, audience=PUBLIC).value.remarks) == 10


@pytest.mark.parametrize(("rule", "reason"), [(ON, Reason.NO_RELEASE), (NFA, Reason.SMALL_GROUP)])
def test_the_refusal_tells_nothing_of_the_remarks(rule, reason):
    for rules in ((), (NFA,), (OTR,)):
        silent = tuple(replace(entry, release=None) for entry in ruled(rule, rules, count=2))
        refusal = Withheld(reason=reason, rule=rule)
        assert clear(Remarks(event=event(rule), remarks=silent), audience=PUBLIC) == refusal
        mixed = (*silent, *ruled(rule, (OTR,), count=2, start=5))
        assert clear(Remarks(event=event(rule), remarks=mixed), audience=PUBLIC) == refusal


def test_an_event_without_remarks_has_none_to_read():
    assert clear(Remarks(event=event(NFA), remarks=()), audience=PUBLIC) == Withheld(
        reason=Reason.SMALL_GROUP, rule=NFA
    )


@pytest.mark.parametrize(
    ("event_rule", "session", "own", "entry", "governs"),
    [
        (ON, (), (), (), ON),
        (NFA, (), (), (), NFA),
        (None, (), (), (), OTR),
        (ON, (NFA,), (), (), NFA),
        (ON, (), (NFA,), (), NFA),
        (ON, (), (), (NFA,), NFA),
        (ON, (), (None,), (), OTR),
        (NFA, (ON,), (ON,), (ON,), NFA),
    ],
)
def test_the_strictest_of_all_rules_governs_a_remark(event_rule, session, own, entry, governs):
    told = replace(remark(1, ON), rules=own, contribution=contribution(ON, rules=entry))
    together = Remarks(event=event(event_rule), remarks=(told,), rules=session)
    assert rule_of_remark(told, among=together) is governs
    alone = replace(told, contribution=None)
    assert rule_of_remark(alone, among=together) is (ON if entry == (NFA,) else governs)
    assert rule_of_remark(told, among=replace(together, event=Event(key="bare"))) is OTR


def test_a_bare_remark_says_only_what_it_was_told():
    bare = Remarks(event=event(OTR), remarks=(Remark(author="li", side="south", original={"en": "So."}),))
    assert clear(bare, audience=CONVENORS).value.remarks == (
        ShownRemark(released=None, author="li", author_name="", side="south", original=fixed({"en": "So."})),
    )
