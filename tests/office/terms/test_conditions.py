"""On what a case depends: nobody's own words, from enough writers, with both keys, once; gone with who wrote them."""

import re

import pytest
from django.test import Client
from office.perception.answered import answered, seat_of, withdraw
from office.terms.named import again, ferry

from tracktwo.clearance.disclosure import ShownWriting
from tracktwo.clearance.tables import fixed
from tracktwo.office.models import AuditEntry, CaseCondition, ConceptRound, ConditionsShown
from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.record.exchange import export_programme
from tracktwo.office.rounds.models import Answer, Participant
from tracktwo.office.terms import concept_actions, condition_actions, conditions
from tracktwo.office.terms.boards import boards_of
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
OWN = [f"whether my cousin owns boat number {number:02}" for number in range(12)]
TOLD = [f"who owns the boat ({number:02})" for number in range(12)]


@pytest.fixture
def asked_of(programme, convenor):
    """A concept, and an open round in which twelve of a side say that its case depends, and on what."""
    made = ferry(programme, convenor)
    depends = [{"ferry": ("depends", 5)}] * 12
    round_ = answered(
        programme,
        [*depends, *[{"ferry": ("agree", 5)}] * 5],
        [{"ferry": ("disagree", 5)}] * 12,
        policy={"most_seats": 1},
    )
    for answer, text in zip(Answer.objects.filter(stance="depends").order_by("pk"), OWN, strict=True):
        Answer.objects.filter(pk=answer.pk).update(depends_on=text)
    concept_actions.add_part(made, ConceptRound, {"round": round_.key}, by=convenor)
    return again(made), round_


@pytest.fixture
def closed(asked_of):
    concept, round_ = asked_of
    close_and_work_out(round_, by=None)
    round_.refresh_from_db()
    return concept, round_


def say(concept, round_, by, words=TOLD):
    """Say everything that may be read in other words; the digest both keys are given over."""
    written = conditions.readable_words(round_, "ferry")
    texts = {each.answer: {"en": told} for each, told in zip(written, words, strict=False)}
    condition_actions.say_otherwise(concept, round_, "ferry", texts, by=by)
    return digest(concept, round_)


def digest(concept, round_):
    return conditions.conditions_digest(list(conditions.drafts_of(concept, round_, "ferry")))


def shown(concept, round_):
    return conditions.released_words(concept, round_).get("ferry")


def test_nothing_is_read_before_the_close_by_anybody(asked_of, convenor) -> None:
    _concept, round_ = asked_of
    assert conditions.readable_words(round_, "ferry") == []


@pytest.mark.parametrize(
    "change",
    [{"rule": "off_the_record"}, {"policy": {"most_seats": 4}}, {"policy": {"disclosure": "room_only"}}],
)
def test_off_the_record_for_the_room_and_from_too_few_nothing_is_read(closed, change) -> None:
    _concept, round_ = closed
    assert [each.text for each in conditions.readable_words(round_, "ferry")] == OWN
    for name, value in change.items():
        setattr(round_, name, value)
    assert conditions.readable_words(round_, "ferry") == []


def test_a_language_in_which_too_few_wrote_is_not_read(closed) -> None:
    _concept, round_ = closed
    Answer.objects.filter(depends_on__in=OWN[:2]).update(language="zh-Hans")
    assert [each.text for each in conditions.readable_words(round_, "ferry")] == OWN[2:]
    Answer.objects.filter(depends_on=OWN[2]).update(depends_on="")
    assert conditions.readable_words(round_, "ferry") == []


def test_words_are_shown_with_two_keys_in_other_words_and_once(
    closed, convenor, other_convenor, facilitator
) -> None:
    concept, round_ = closed
    sha256 = say(concept, round_, convenor)
    assert shown(concept, round_) is None
    assert not condition_actions.let_conditions_out(concept, round_, "ferry", by=convenor, sha256=sha256)
    with pytest.raises(DataError, match="the other one is the other side"):
        condition_actions.let_conditions_out(concept, round_, "ferry", by=convenor, sha256=sha256)
    assert shown(concept, round_) is None
    assert condition_actions.let_conditions_out(concept, round_, "ferry", by=other_convenor, sha256=sha256)
    # of one side alone: no side is told
    assert shown(concept, round_) == tuple(
        ShownWriting(words=fixed({"en": told}), side=None) for told in TOLD
    )
    with pytest.raises(DataError, match="let out already"):
        say(concept, round_, convenor, ["another"])
    with pytest.raises(DataError, match="let out already"):
        condition_actions.let_conditions_out(concept, round_, "ferry", by=convenor, sha256=sha256)
    trail = str(list(AuditEntry.objects.values_list("before", "after", "note")))
    assert not [words for words in (*OWN, *TOLD) if words in trail]
    assert not [words for words in (*OWN, *TOLD) if words in export_programme(concept.programme).decode()]


def test_changed_words_need_both_keys_again_and_few_need_none(closed, convenor, other_convenor) -> None:
    concept, round_ = closed
    sha256 = say(concept, round_, convenor)
    condition_actions.let_conditions_out(concept, round_, "ferry", by=convenor, sha256=sha256)
    say(concept, round_, convenor, ["whose boat it is"])
    with pytest.raises(DataError, match="changed after it was shown"):
        condition_actions.let_conditions_out(concept, round_, "ferry", by=other_convenor, sha256=sha256)
    few = say(concept, round_, convenor, [""] * 8)
    assert CaseCondition.objects.count() == 4
    with pytest.raises(DataError, match="Too few people wrote"):
        condition_actions.let_conditions_out(concept, round_, "ferry", by=convenor, sha256=few)
    assert not ConditionsShown.objects.exists()


def test_the_writers_own_words_are_no_other_words(closed, convenor, moderator) -> None:
    concept, round_ = closed
    first = conditions.readable_words(round_, "ferry")[0]
    for words in (first.text, f"They say: {first.text.upper()}!"):
        with pytest.raises(DataError, match="the writer’s own"):
            condition_actions.say_otherwise(
                concept, round_, "ferry", {first.answer: {"en": words}}, by=convenor
            )
    with pytest.raises(DataError, match="may not be read any more"):
        condition_actions.say_otherwise(concept, round_, "ferry", {0: {"en": "x"}}, by=convenor)
    with pytest.raises(DataError, match="does not let you"):
        condition_actions.say_otherwise(concept, round_, "ferry", {first.answer: {"en": "x"}}, by=moderator)
    assert not CaseCondition.objects.exists()


def test_who_withdraws_takes_the_words_along(closed, convenor, other_convenor) -> None:
    concept, round_ = closed
    sha256 = say(concept, round_, convenor)
    for by in (convenor, other_convenor):
        condition_actions.let_conditions_out(concept, round_, "ferry", by=by, sha256=sha256)
    withdraw(Participant.objects.get(answers__depends_on=OWN[3]))
    assert [each.words["en"] for each in shown(concept, round_)] == [*TOLD[:3], *TOLD[4:]]
    assert CaseCondition.objects.count() == 11
    assert concept_actions.forget_in_concepts(concept.programme, ["boat (05)"]) == 1
    assert TOLD[5] not in [each.words["en"] for each in shown(concept, round_)]
    round_.rule = "off_the_record"
    assert shown(concept, round_) is None


def test_the_board_leads_to_the_page_and_shows_what_both_sides_let_out(
    client: Client, closed, convenor, other_convenor, moderator
) -> None:
    concept, round_ = closed
    card = f"/office/river/terms/concepts/{concept.key}/"
    page = f"{card}depends/{round_.key}/ferry/"
    client.force_login(moderator)
    assert "in other words what" not in client.get(card).content.decode()
    assert client.get(page).status_code == 403
    client.force_login(convenor)
    told = client.get(card).content.decode()
    assert f'href="{page}">Say in other words what 12 people wrote' in told
    assert not [words for words in OWN if words in told]
    form = client.get(page).content.decode()
    names = re.findall(r'name="(said-\w+-en)"', form)
    assert [words for words in OWN if words in form] == OWN
    assert not [pk for pk in Answer.objects.values_list("pk", flat=True) if f"said-{pk}-" in form]
    own = client.post(page, {names[0]: OWN[0]})
    assert (own.status_code, "the writer’s own" in own.content.decode()) == (422, True)
    assert client.post(page, dict(zip(names, TOLD, strict=True))).status_code == 302
    for by in (convenor, other_convenor):
        client.force_login(by)
        sha256 = re.search(r'name="sha256" value="(\w+)"', client.get(page).content.decode())[1]
        client.post(f"{page}key/", {"sha256": sha256})
    told = client.get(card).content.decode()
    assert [words for words in TOLD if words in told] == TOLD
    assert not [words for words in OWN if words in told]
    assert client.get(page).status_code == 404
    (board,) = boards_of(again(concept), seat=seat_of(convenor))
    assert [(each.case, each.is_shown, each.readable) for each in board.words] == [("ferry", True, 0)]
    assert client.get(f"{card}depends/{round_.key}/boats/").status_code == 404
