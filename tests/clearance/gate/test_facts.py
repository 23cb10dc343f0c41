"""What makes a fact known outside, field by field; releases; texts."""

import hashlib
from dataclasses import replace

import pytest
from clearance.gate.samples import CLOSED, ON, OPEN, OTR, event, kept, stated, two

from tracktwo.clearance import PUBLIC, Approval, Fact, Reason, Release, Texts, Withheld, approvable, clear
from tracktwo.clearance.kinds import Host, Outcome, Place, Status
from tracktwo.clearance.tables import fixed, released, shown
from tracktwo.vocabulary.dates import PartialDate


def approvals(*given):
    return tuple(Approval(side=side, by=by) for side, by in given)


@pytest.mark.parametrize(
    ("sources", "given", "is_known"),
    [
        ((), (), False),
        (OPEN, (), True),
        (CLOSED, (), False),
        (CLOSED + OPEN, (), True),
        ((), (("north", "Ada"),), False),
        ((), (("north", "Ada"), ("south", "孙南")), True),
        ((), (("north", "Ada"), ("north", "Bo")), False),
        ((), (("north", "Ada"), ("south", "Ada")), False),
        ((), (("north", "Ada"), ("south", "Ada"), ("south", "孙南")), True),
        ((), (("north", "Ada"), ("south", " ")), False),
        ((), (("north", "Ada"), (" ", "孙南")), False),
        (CLOSED, (("north", "Ada"),), False),
    ],
)
def test_a_fact_is_known_outside_by_a_public_source_or_one_person_for_each_side(sources, given, is_known):
    fact = Fact(value="x", sources=sources, approvals=approvals(*given))
    assert fact.is_known_outside is is_known


FACTS = {
    "rule": stated(OTR),
    "kind": stated("talks"),
    "status": stated(Status(value="held")),
    "date": event(OTR).date,
    "place": event(OTR).place,
    "duration": stated("PT1H"),
    "hosts": (stated(Host(organisation="h", role="host")),),
    "consulted": (stated("c"),),
    "theme": stated(two("theme")),
    "parent": stated("margins"),
    "earlier_plan": stated(two("plan")),
}
EXISTENCE = {name for name, fact in FACTS.items() if name in {"kind", "status"}}


def unsupported(fact):
    return (
        tuple(unsupported(one) for one in fact)
        if isinstance(fact, tuple)
        else replace(fact, sources=CLOSED, approvals=approvals(("north", "Ada")))
    )


@pytest.mark.parametrize("name", sorted(FACTS))
def test_each_fact_of_an_event_goes_out_on_its_own_support_alone(name):
    whole = clear(event(OTR), audience=PUBLIC).value
    held = replace(event(OTR), **{name: unsupported(getattr(event(OTR), name))})
    gone = () if name in {"hosts", "consulted"} else None
    assert clear(held, audience=PUBLIC).value == replace(whole, **{name: gone})


@pytest.mark.parametrize("name", sorted(FACTS.keys() - EXISTENCE))
@pytest.mark.parametrize("rule", [ON, OTR])
def test_no_other_fact_says_that_an_event_takes_place(name, rule):
    alone = replace(event(rule, fact=kept), **{name: getattr(event(rule), name)})
    assert clear(alone, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=rule)


@pytest.mark.parametrize("name", sorted(EXISTENCE))
def test_kind_or_status_says_that_an_event_takes_place(name):
    alone = replace(event(OTR, fact=kept), **{name: getattr(event(OTR), name)})
    read = clear(alone, audience=PUBLIC).value
    assert (read.key, read.kind, read.status) == (
        "meeting",
        "event-kind" if name == "kind" else None,
        event(OTR).status.value if name == "status" else None,
    )


def test_one_host_may_be_known_and_another_not():
    hosts = (stated(Host(organisation="known", role="host")), kept(Host(organisation="quiet", role="host")))
    read = clear(replace(event(OTR), hosts=hosts), audience=PUBLIC).value
    assert read.hosts == (Host(organisation="known", role="host"),)


def test_an_event_with_no_facts_at_all_is_withheld():
    bare = replace(event(ON), **dict.fromkeys(FACTS))
    bare = replace(bare, hosts=(), consulted=())
    assert clear(bare, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=OTR)


def test_a_blank_theme_is_no_theme():
    read = clear(replace(event(OTR), theme=stated({"en": " ", "zh-Hans": ""})), audience=PUBLIC).value
    assert read.theme is None


def test_an_outcome_both_sides_approve_goes_out_and_one_sides_does_not():
    text = two("conclusion")
    both = Fact(value=text, approvals=approvals(("north", "Ada"), ("south", "孙南")))
    outcome = Outcome(key="o", number=1, text=both)
    assert clear(outcome, audience=PUBLIC).value.text == text
    one = replace(outcome, text=replace(both, approvals=both.approvals[:1]))
    assert clear(one, audience=PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)


@pytest.mark.parametrize(
    ("release", "words"),
    [
        (None, None),
        (Release(text={"en": "Trade grew."}, approved_by="Ada"), {"en": "Trade grew."}),
        (Release(text={"en": "Trade grew."}, approved_by=" "), None),
        (Release(text={"en": "", "zh-Hans": "  "}, approved_by="Ada"), None),
        (Release(text={"en": "", "zh-Hans": "贸易增长。"}, approved_by="Ada"), {"zh-Hans": "贸易增长。"}),
    ],
)
def test_released_is_what_a_named_person_approved_or_nothing(release, words):
    assert released(release) == words


def test_texts_equal_the_same_words_in_any_order_and_drop_blank_languages():
    one, other = fixed({"en": "a", "zh-Hans": "b", "ar": "\t"}), fixed({"zh-Hans": "b", "en": "a"})
    assert one == other == {"en": "a", "zh-Hans": "b"}
    assert hash(one) == hash(other)
    assert (list(one), len(one), one["zh-Hans"], one != {"en": "a"}) == (["en", "zh-Hans"], 2, "b", True)
    assert isinstance(one, Texts)
    assert (shown(None), shown({}), shown({"en": "a"})) == (None, None, {"en": "a"})


def test_an_approval_is_for_one_value_however_it_is_written_down():
    hosts = (Host(organisation="a", role="host"), Host(organisation="b", role="co_host"))
    assert approvable(hosts) == approvable(hosts[::-1])
    assert approvable({"en": "a", "zh-Hans": "甲"}) == approvable(fixed({"zh-Hans": "甲", "en": "a"}))
    values = [
        "held",
        "planned",
        ("held",),
        None,
        OTR,
        {"en": "held"},
        {"zh-Hans": "held"},
        Status(value="held"),
        Status(value="held", as_of=PartialDate.parse("2019")),
        Status(value="held", as_of=PartialDate.parse("2019~")),
        PartialDate.parse("2019"),
        hosts,
        hosts[:1],
        Place(text={"en": "held"}, country=""),
        Place(text={"en": "held"}, country="CN"),
    ]
    assert len({approvable(value) for value in values}) == len(values)
    # Written down, or every approval given so far would be void.
    assert approvable(hosts[:1]) == hashlib.sha256(b'[{"organisation":"a","role":"host"}]').hexdigest()
    assert approvable({"zh-Hans": "甲"}) == hashlib.sha256('{"zh-Hans":"甲"}'.encode()).hexdigest()
