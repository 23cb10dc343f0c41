"""Hypothesis strategies for material: any rule, any support, any number of parts; every leaf a word of its own."""

from dataclasses import fields, is_dataclass, replace

from clearance.gate.samples import CLOSED, NFA, ON, OPEN, OTR, SAMPLES, document, publication, remark
from hypothesis import strategies as st

from tracktwo.clearance.kinds import (
    Contribution,
    Document,
    Event,
    Organisation,
    Publication,
    Remark,
    Remarks,
    Result,
    Round,
    Segment,
)
from tracktwo.clearance.tables import Approval, Fact, Release

RULES = (ON, NFA, OTR, None)
ADA, SUN = Approval(side="north", by="Ada"), Approval(side="south", by="孙南")
SUPPORT = st.sampled_from(
    [
        {},
        {"sources": OPEN},
        {"sources": CLOSED},
        {"sources": CLOSED, "approvals": (ADA,)},
        {"approvals": (ADA, SUN)},
        {"approvals": (ADA, replace(SUN, by="Ada"))},
    ]
)


def full(kind):
    """The sample of a kind with as many parts as it can have."""
    material = SAMPLES[kind](NFA)
    match material:
        case Organisation():
            works = (document("gazette"), publication(NFA, kind="recording", permitted_by="Ada"))
            return replace(material, events=(SAMPLES["event"](NFA),), published=works)
        case Remarks():
            return replace(material, remarks=tuple(remark(number, NFA) for number in range(8, 0, -1)))
        case _:
            return material


@st.composite
def varied(draw, value):
    """The same material with facts supported, documents open, words released and parts left out at random."""
    if isinstance(value, Fact):
        return Fact(value=value.value, **draw(SUPPORT))
    if isinstance(value, Release):
        languages = draw(st.sampled_from([("en", "zh-Hans"), ("en",), ("zh-Hans",), ()]))
        text = {tag: words for tag, words in value.text.items() if tag in languages}
        return Release(text=text, approved_by=draw(st.sampled_from([value.approved_by] * 4 + [" "])))
    if isinstance(value, tuple):
        kept = value[: draw(st.integers(max(0, len(value) - 3), len(value)))]
        return tuple(draw(varied(item)) for item in kept)
    if is_dataclass(value) and type(value).__module__.startswith("tracktwo.clearance.kinds"):
        changes = {told.name: draw(varied(getattr(value, told.name))) for told in fields(value)}
        if isinstance(value, Contribution | Segment | Remark | Round):
            changes["rules"] = draw(st.sampled_from([(), (), (), (ON,), (NFA,), (OTR,), (None,)]))
        if isinstance(value, Document | Publication):
            changes["is_public"] = draw(st.booleans())
        if isinstance(value, Result | Round):
            changes["sides"] = value.sides  # always two
        return replace(value, **changes)
    return value


def ruled(value, rule):
    """The same material with the rule of every event set, so that two rules can be compared."""
    if isinstance(value, Event):
        return replace(value, rule=replace(value.rule, value=rule))
    if isinstance(value, tuple):
        return tuple(ruled(item, rule) for item in value)
    if is_dataclass(value) and type(value).__module__.startswith("tracktwo.clearance.kinds"):
        return replace(value, **{told.name: ruled(getattr(value, told.name), rule) for told in fields(value)})
    return value


MATERIALS = st.sampled_from(sorted(SAMPLES)).flatmap(lambda kind: varied(full(kind)))
