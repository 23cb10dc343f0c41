"""The return code of the earlier round: asked once, optional, of the same side, seldom guessed at."""

import gzip

import pytest
from django.test import Client
from django.utils import timezone
from office.rounds.conftest import make_round
from office.rounds.text_browser import TextBrowser

from tracktwo.office.models import Programme
from tracktwo.office.rounds.codes import hash_of_return_code, return_code, written
from tracktwo.office.rounds.guessing import LIMIT
from tracktwo.office.rounds.models import Participant, Round
from tracktwo.office.rounds.seats import link_earlier, withdraw
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

BUDGET = 10 * 1024
AGREED = {"en": "I understand and agree", "zh-Hans": "我已了解并同意"}
DAY = timezone.now().date()


def person_of(round_: Round, side: str | None, number: int) -> tuple[Participant, str]:
    """Somebody who took part, and their return code."""
    made = Participant(
        round=round_, seat="side" if side else "observer", language="en", consent="f" * 64, day=DAY
    )
    made.side = round_.programme.sides.get(key=side) if side else None
    code = return_code(made.pk)
    made.return_hash = hash_of_return_code(code)
    made.save()
    return made, written(code)


@pytest.fixture
def rounds(programme: Programme) -> tuple[Round, Round]:
    """A closed round, and an open one that asks it again."""
    before = make_round(programme, closed_at=timezone.now())
    now = make_round(
        programme, "AGN222", follows=before, key="again", title={"en": "Once more", "zh-Hans": "再问"}
    )
    return before, now


def seated(side: str = "East bank", language: str = "en") -> TextBrowser:
    """Somebody who has just agreed to the rule of the second round."""
    return TextBrowser().open(f"/join/AGN222/{language}/side/").press(side).press(AGREED[language])


def linked() -> list[Participant | None]:
    return [each.earlier for each in Participant.objects.filter(round__code="AGN222").order_by("day", "pk")]


def test_whoever_took_part_before_may_say_so_once_and_goes_on(rounds):
    before, code = person_of(rounds[0], "east", 1)
    person = TextBrowser().open("/join/AGN222/en/side/").press("East bank")
    told = "Some of this was asked before, in “Two shores, one river”. If you took part, you may give your return code"
    assert told in person.words
    person.press("I understand and agree")
    assert person.address == "/join/AGN222/en/earlier/"
    assert "Nobody learns which are yours, and you may leave it out." in person.words
    person.fill(code=code.lower()).press("Continue")
    assert person.address == "/join/AGN222/en/practice/"
    assert linked() == [before]


def test_it_is_skipped_with_one_link_and_may_be_given_later_or_taken_back(rounds):
    before, code = person_of(rounds[0], "east", 1)
    person = seated().follow("Go on without it")
    assert person.address == "/join/AGN222/en/practice/"
    assert linked() == [None]
    person.open("/join/AGN222/en/done/").follow("Compare with what I answered before")
    person.fill(code=code).press("Continue")
    assert linked() == [before]
    person.open("/join/AGN222/en/earlier/")
    assert "Your return code of “Two shores, one river” is given" in person.words
    person.press("Do not compare them")
    assert person.address == "/join/AGN222/en/earlier/"
    assert linked() == [None]


@pytest.mark.usefixtures("rounds")
def test_a_code_nobody_has_is_refused_with_a_sentence_and_counted_like_any_other():
    person = seated().fill(code="ABCD-EFGH").press("Continue")
    assert person.answers[-1] == 422
    assert "Nobody in the earlier round has this return code." in person.words
    for _number in range(LIMIT - 1):
        person.fill(code="ABCD-EFGH").press("Continue")
    assert person.answers[-1] == 422
    person.fill(code="ABCD-EFGH").press("Continue")
    assert person.answers[-1] == 429
    assert "Too many codes that we do not know came from this network." in person.words
    assert linked() == [None]


def test_a_seat_of_the_other_side_or_a_code_given_before_is_no_pair(rounds):
    _other, across = person_of(rounds[0], "west", 1)
    _observer, apart = person_of(rounds[0], None, 2)
    mine, code = person_of(rounds[0], "east", 3)
    for text in (across, apart):
        person = seated().fill(code=text).press("Continue")
        assert person.answers[-1] == 422
        assert "belongs to a seat of the other side" in person.words
    first = seated().fill(code=code).press("Continue")
    assert first.address == "/join/AGN222/en/practice/"
    second = seated().fill(code=code).press("Continue")
    assert "This return code was given already by somebody who takes part." in second.words
    assert [each for each in linked() if each] == [mine]


def test_nobody_else_is_asked(rounds):
    observer = TextBrowser().open("/join/AGN222/en/side/").press("I am an observer").press(AGREED["en"])
    assert observer.address == "/join/AGN222/en/practice/"
    first = TextBrowser().open(f"/join/{rounds[0].code}/en/earlier/")
    assert first.address == f"/join/{rounds[0].code}/en/side/"
    Round.objects.filter(pk=rounds[0].pk).update(closed_at=None)
    one = TextBrowser().open("/join/K7QFM3/en/side/").press("East bank")
    assert "asked before" not in one.words
    assert one.press(AGREED["en"]).address == "/join/K7QFM3/en/practice/"
    assert one.open("/join/K7QFM3/en/earlier/").address == "/join/K7QFM3/en/practice/"
    assert "Compare with" not in one.open("/join/K7QFM3/en/done/").words


def test_after_the_close_no_pair_is_made_or_undone(rounds):
    mine, code = person_of(rounds[0], "east", 1)
    now, _own = person_of(rounds[1], "east", 2)
    Round.objects.filter(pk=rounds[1].pk).update(closed_at=timezone.now())
    with pytest.raises(DataError, match="This round has closed"):
        link_earlier(now, code, at=timezone.now())
    assert linked() == [None]
    assert mine.pk != now.pk


def test_withdrawing_the_earlier_seat_leaves_the_later_one_without_a_pair(rounds):
    mine, code = person_of(rounds[0], "east", 1)
    seated().fill(code=code).press("Continue")
    withdraw(mine)
    assert linked() == [None]


@pytest.mark.usefixtures("rounds")
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_step_is_light_and_needs_no_script(language):
    person = seated({"en": "East bank", "zh-Hans": "东岸"}[language], language)
    page = person.client.get(person.address)
    assert len(gzip.compress(page.content, 6)) <= BUDGET
    assert b"<script" not in page.content


@pytest.mark.usefixtures("rounds")
def test_a_stranger_is_led_to_the_choice_of_a_side():
    assert Client().get("/join/AGN222/en/earlier/")["Location"] == "/join/AGN222/en/side/"
