import pytest
from record.methods.test_who import NOTE, PAGE
from record.reviewed import decided, only, read, review

from tracktwo.record import (
    Judgement,
    Ledgers,
    Verb,
    Verdict,
    counts_of,
    decide_names,
    decide_undo,
    judgements_of,
)
from tracktwo.record.methods.reviewing import holding
from tracktwo.vocabulary.errors import DataError, UsageError

TEXTS = {"page": PAGE, "note": NOTE + "Janis Ozol, Vice President, Port Works Ltd\n"}
WHEN = {"by": "Lena", "at": "2024-03-01"}


def ozols(decisions=()):
    """The two who may be one, as a review shows them."""
    items = review(decisions, TEXTS).items
    return only(items, "person", name="Janis Ozol"), only(items, "person", name="Janis Ozols")


def people(decisions):
    """Everybody, by their printed forms."""
    reading = read(TEXTS, judgements=judgements_of(decisions))
    return sorted(sorted({m.text for m in each.mentions}) for each in reading.persons)


def test_an_undone_undo_gives_back_what_it_took():
    item = review().items[0]
    first = decided(item, id="1")
    log = [first, decide_undo("1", id="2", **WHEN), decide_undo("2", id="3", **WHEN)]
    assert [each.id for each in holding(log[:1])] == ["1"]
    assert holding(log[:2]) == ()
    assert [each.id for each in holding(log)] == ["1"]
    assert [each.id for each in holding([*log, decide_undo("3", id="4", **WHEN)])] == []


def test_a_log_with_an_id_twice_is_refused():
    item = review().items[0]
    with pytest.raises(DataError, match="Two decisions of the log have one id"):
        holding([decided(item), decided(item)])


def test_one_answer_settles_every_mention_of_both():
    one, other = ozols()
    assert one.proposal.doubts == {other.key: "letter"}
    assert ["Janis Ozol"] in people([])
    same = decide_names(one, other, Verb.SAME, id="1", **WHEN)
    assert ["Janis Ozol", "Janis Ozols"] in people([same])
    assert judgements_of([same]) == (Judgement(one="Janis Ozol", other="Janis Ozols", verdict=Verdict.SAME),)


def test_the_last_word_on_two_names_holds_and_undo_takes_it_back():
    one, other = ozols()
    log = [
        decide_names(one, other, Verb.SAME, id="1", **WHEN),
        decide_names(other, one, Verb.DIFFERENT, id="2", **WHEN),
    ]
    assert ["Janis Ozol"] in people(log)
    assert ["Janis Ozol", "Janis Ozols"] in people([*log, decide_undo("2", id="3", **WHEN)])


@pytest.mark.parametrize("verb", [Verb.DIFFERENT, Verb.UNSURE])
def test_a_question_that_was_answered_is_not_asked_again(verb):
    one, other = ozols()
    assert one.proposal.must_look != other.proposal.must_look[:0]
    log = [decide_names(one, other, verb, id="1", **WHEN)]
    reading = read(TEXTS, judgements=judgements_of(log))
    doubts = [dict(each.doubts) for each in reading.persons if each.name.startswith("Janis")]
    assert doubts == (
        [{}, {}] if verb is Verb.DIFFERENT else [{"ozols-janis": "judged"}, {"ozol-janis": "judged"}]
    )


def test_two_printed_alike_on_two_sides_can_be_decided_to_be_one_or_two():
    texts = {
        "page": PAGE.replace(
            "Swedish Side\nSPEAKERS:\n", "Swedish Side\nSPEAKERS:\nJanis Ozols, Pilot, Sund AB\n"
        )
    }
    items = [each for each in review(texts=texts).items if each.values.get("name") == "Janis Ozols"]
    assert [dict(each.proposal.doubts) for each in items] == [
        {items[1].key: "sides"},
        {items[0].key: "sides"},
    ]

    def left(verb):
        log = [decide_names(*items, verb, id="1", **WHEN)]
        found = read(texts, judgements=judgements_of(log)).persons
        return [(len(each.mentions), dict(each.doubts)) for each in found if each.name == "Janis Ozols"]

    assert left(Verb.SAME) == [(2, {})]
    assert left(Verb.DIFFERENT) == [(1, {}), (1, {})]
    assert left(Verb.UNSURE) == [(1, {"ozols-janis-se": "judged"}), (1, {"ozols-janis-lv": "judged"})]


def test_decisions_count_for_and_against_the_rules():
    items = review(texts={"page": PAGE}).items
    good, edited, wrong = (
        only(items, "contribution", person=name) for name in ("Eva Kalna", "Janis Ozols", "BERG Anna")
    )
    log = [
        decided(good, id="1"),
        decided(edited, Verb.EDIT, id="2", values={"roles": ("President",)}),
        decided(wrong, Verb.REJECT, id="3"),
        decided(wrong, Verb.LATER, id="4"),
    ]
    assert counts_of(log) == {
        "event:heading.people": (2, 0),
        "functions:heading": (2, 0),
        "line:item.both.one": (2 + 2, 1),
        "orgs:1": (2, 0),
        "roles:1": (1, 1),
        "side:heading": (2, 0),
        "title:quoted": (1, 0),
    }
    own = Ledgers(counts={}).with_more(counts_of(log))
    assert own.trust("side:heading") > own.trust("roles:1")


def test_decisions_that_make_no_sense_are_refused_in_a_sentence():
    items = review().items
    event, person = items[0], only(items, "person", name="GU Wenbo")
    for wrong, sentence in (
        (lambda: decided(event, Verb.SAME), "'same' is no decision about one thing"),
        (lambda: decided(event, Verb.EDIT), "Give values with an edit or a choice"),
        (lambda: decided(event, values={"date": "2020"}), "Give values with an edit or a choice"),
        (lambda: decided(event, Verb.CHOOSE, values={"value": "x"}), "A choice is about a conflict"),
        (lambda: decide_names(person, event, Verb.SAME, id="1", **WHEN), "Two people can be one"),
        (lambda: decide_names(person, person, Verb.ACCEPT, id="1", **WHEN), "no decision about two names"),
    ):
        with pytest.raises(UsageError, match=sentence):
            wrong()
