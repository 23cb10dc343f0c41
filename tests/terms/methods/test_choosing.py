"""What may be counted: nothing that was left out shows in any figure, line or order."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from tracktwo.terms import (
    Corpus,
    LeftOut,
    NoSharedLanguageError,
    Order,
    Turn,
    choose,
    collocates,
    concordance,
    index_texts,
    keyness,
    read_cases,
    read_turns,
    tension,
)
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError, UsageError

DEMO = files("tracktwo") / "demo" / "terms"


@pytest.fixture(scope="module")
def lake():
    return read_turns(str(DEMO / "lake-turns.jsonl"))


def everything(corpus, *, rule):
    """Every figure and line under a rule, as JSON."""
    index = index_texts([turn.text for turn in corpus.turns])
    chosen = choose(corpus, index, language="en", rule=rule)
    cases = read_cases(str(DEMO / "lake-cases.csv"))[None]
    lines = [
        concordance(corpus, index, "the", kept=chosen.person >= 0, order=order, per_person=3).to_dict()
        for order in Order
    ]
    results = [
        keyness(chosen),
        collocates(chosen, "commercial"),
        tension("commercial", sides=chosen.sides, cases=cases, chosen=chosen),
    ]
    return json.dumps([*lines, *(result.to_dict() for result in results)], default=str)


def test_what_was_said_under_a_stricter_rule_shows_nowhere(lake):
    changed = Corpus(
        turns=tuple(
            turn
            if turn.rule is Rule.ON_THE_RECORD
            else replace(turn, text="the licence the commercial 商业 zebra")
            for turn in lake.turns
        )
    )
    assert sum(turn.rule is not Rule.ON_THE_RECORD for turn in lake.turns) > 50
    rule = Rule.ON_THE_RECORD
    assert everything(lake, rule=rule) == everything(changed, rule=rule)
    # a decoy: where the rule allows it, the change shows
    assert everything(lake, rule=Rule.OFF_THE_RECORD) != everything(changed, rule=Rule.OFF_THE_RECORD)


def test_turns_left_out_are_told_by_reason(lake):
    index = index_texts(())
    corpus = Corpus(turns=lake.turns, empty=2)
    found = choose(corpus, index, language="zh", rule=Rule.NOT_FOR_ATTRIBUTION, dates=("2023-06", "2023"))
    kept = [
        turn
        for turn in lake.turns
        if turn.side and turn.language[:2] == "zh" and turn.date[:4] == "2023" and turn.date >= "2023-06"
    ]
    assert (found.person >= 0).sum() == len(kept)
    assert found.left_out == LeftOut(
        empty=2,
        no_side=1,
        other_languages=sum(
            turn.date == "2023-11-02" and turn.language == "en" and turn.side is not None
            for turn in lake.turns
            if turn.rule is not Rule.OFF_THE_RECORD
        ),
        stricter=sum(turn.date != "2023-11-02" or turn.rule is Rule.OFF_THE_RECORD for turn in lake.turns),
    )


def test_events_hold_people_fast_where_asked(lake):
    found = choose(lake, index_texts(()), language="en", within_events=True)
    assert len(set(found.strata.tolist())) > 1
    assert set(choose(lake, index_texts(()), language="en").strata.tolist()) == {0}


def test_documents_stand_for_people_where_nobody_is_named():
    turns = tuple(
        Turn(text="a b", doc=doc, side=side, language="en") for doc in ("d", "e", "d") for side in ("A", "B")
    )
    assert choose(Corpus(turns=turns), index_texts(())).people == ("[d, A]", "[d, B]", "[e, A]", "[e, B]")


def test_what_cannot_be_compared_is_refused():
    def turns(*pairs):
        return Corpus(turns=tuple(Turn(text="a", doc="d", side=side, language=tag) for side, tag in pairs))

    with pytest.raises(NoSharedLanguageError, match="A en; B zh"):
        choose(turns(("A", "en"), ("B", "zh-Hans")), index_texts(()))
    with pytest.raises(DataError, match="one side only"):
        choose(turns(("A", "en")), index_texts(()))
    with pytest.raises(DataError, match="Turns without words are left out: 2"):
        choose(Corpus(turns=turns(("A", "en")).turns, empty=2), index_texts(()))
    told = (Turn(text="a", doc="d", side="A", language="en", rule=Rule.ON_THE_RECORD),)
    silent = Corpus(turns=(*told, *turns(("B", "en")).turns))
    with pytest.raises(DataError, match="Nothing that 'B' says may be counted"):
        choose(silent, index_texts(()), rule=Rule.ON_THE_RECORD)
    with pytest.raises(UsageError, match="3 sides"):
        choose(turns(("A", "en"), ("B", "en"), ("C", "en")), index_texts(()))
    assert choose(turns(("A", "zh-Hant"), ("B", "zh-Hans")), index_texts(())).language == "zh"
