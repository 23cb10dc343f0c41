"""What of the exchange goes outside: with both sides' keys, as it stands, and answers on the record alone."""

from dataclasses import replace

import pytest
from office.questions.exchanged import ANSWER, ANSWERING, TEXT, again, answered, drafted, waiting

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.clearance.kinds import Question
from tracktwo.office.overview.gathering import gather
from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.material import questions_material
from tracktwo.office.releases.contents import everything_held
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
OPEN = replace(ANSWERING, rule=Rule.ON_THE_RECORD.value)


def read(programme):
    """What the public reads of the exchange: the words of each question, and of its answers."""
    told = [clear(noun, audience=PUBLIC) for noun in questions_material(programme, {}).values()]
    shown = [each.value for each in told if isinstance(each, Cleared)]
    return [(dict(each.text), [dict(reply.text) for reply in each.replies]) for each in shown]


def let_out(question, by):
    found = queries.whole_questions(question.programme).get(pk=question.pk)
    return actions.let_out(found, by=by, sha256=queries.outside_digest(found))


def test_a_question_goes_outside_with_a_key_of_each_side(programme, convenor, other_convenor):
    question = waiting(programme, convenor)
    answered(question, other_convenor, OPEN)
    assert let_out(question, convenor) is False
    assert read(programme) == []
    with pytest.raises(DataError, match="your side's key already"):
        let_out(question, convenor)
    assert let_out(question, other_convenor) is True
    assert read(programme) == [(TEXT, [ANSWER])]


def test_an_answer_that_is_not_on_the_record_changes_nothing_outside(programme, convenor, other_convenor):
    question = waiting(programme, convenor)
    let_out(question, convenor)
    let_out(question, other_convenor)
    before = read(programme)
    for rule in ("", Rule.OFF_THE_RECORD.value, Rule.NOT_FOR_ATTRIBUTION.value):
        answered(question, other_convenor, replace(ANSWERING, rule=rule))
    assert read(programme) == before == [(TEXT, [])]


def test_whatever_changes_needs_both_keys_anew(programme, convenor, other_convenor):
    question = waiting(programme, convenor)
    given = answered(question, other_convenor, OPEN)
    for by in (convenor, other_convenor):
        let_out(question, by)
    actions.set_rule(given, Rule.OFF_THE_RECORD, by=other_convenor)
    assert read(programme) == []
    for by in (convenor, other_convenor):
        let_out(question, by)
    assert read(programme) == [(TEXT, [])]
    actions.keep_inside(question, by=other_convenor)
    assert read(programme) == []
    with pytest.raises(DataError, match="gave no key"):
        actions.keep_inside(question, by=other_convenor)


def test_only_what_was_passed_on_is_let_out_and_only_as_it_was_shown(programme, convenor, researcher):
    draft = drafted(programme, convenor)
    with pytest.raises(DataError, match="come further"):
        let_out(draft, convenor)
    actions.ask(draft, by=convenor)
    actions.close_question(again(draft), {}, by=convenor)
    with pytest.raises(DataError, match="closed before it was passed on"):
        let_out(draft, convenor)
    question = waiting(programme, convenor)
    with pytest.raises(DataError, match="changed after it was shown"):
        actions.let_out(question, by=convenor, sha256="0" * 64)
    with pytest.raises(DataError, match="Only a convenor"):
        let_out(question, researcher)


def test_a_key_that_is_waited_for_stands_on_the_first_page_of_both(programme, convenor, other_convenor):
    question = waiting(programme, convenor)
    let_out(question, convenor)
    told = {
        seat.side.key: [row.what for row in gather(seat) if "to go outside" in row.what]
        for seat in (convenor.memberships.get(), other_convenor.memberships.get())
    }
    assert told == {
        "east": ["A question to go outside waits for the other side’s key"],
        "west": ["A question to go outside waits for your side’s key"],
    }


def test_the_page_offers_the_key_and_says_what_goes_with_it(
    client, sign_in, programme, convenor, other_convenor, observer
):
    question = waiting(programme, convenor)
    answered(question, other_convenor, OPEN)
    address = f"/office/{programme.key}/questions/{question.key}/"
    page = sign_in(client, convenor).get(address).content.decode()
    assert "With it goes 1 answer on the record; no other answer, nor that there is any." in page
    digest = queries.outside_digest(queries.whole_questions(programme).get())
    for account, said in ((convenor, "waited for"), (other_convenor, "goes outside with the next release")):
        done = sign_in(client, account).post(f"{address}do/let-out/", {"sha256": digest}, follow=True)
        assert said in done.content.decode()
    assert "Goes outside with the next release." in sign_in(client, convenor).get(address).content.decode()
    client.post(f"{address}do/keep-inside/")
    assert read(programme) == []


def test_its_address_outside_says_neither_its_key_nor_how_many_there_are(programme, convenor):
    keys = [noun.key for noun in questions_material(programme, {}).values()]
    waiting(programme, convenor)
    (noun,) = (each for each in everything_held(programme) if isinstance(each, Question))
    assert keys == []
    assert noun.key.startswith("question-")
    assert len(noun.key) == len("question-") + 12
    assert noun.key == next(iter(questions_material(programme, {}).values())).key


def test_lists_cost_as_many_queries_with_many_questions(
    programme, convenor, other_convenor, django_assert_num_queries
):
    seat = convenor.memberships.select_related("programme", "side").get()
    for _each in range(6):
        let_out(waiting(programme, convenor), convenor)
    with django_assert_num_queries(6):
        assert len(queries.keys_waiting(seat.programme)) == 6
    with django_assert_num_queries(6):
        questions_material(seat.programme, {})
