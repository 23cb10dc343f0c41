"""Lines picked as where a sense is seen, and who says a term how often."""

import re

import pytest
from django.test import Client
from office.terms.named import SENSE, again, ferry

from tracktwo.office.models import ConceptEvidence, ConceptSense, Event, Programme, TermTurn
from tracktwo.office.terms import concept_actions as actions
from tracktwo.office.terms.concepts import card_of
from tracktwo.office.terms.strips import strip_of
from tracktwo.terms import Voices
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
LINES = "/office/river/terms/lines/"
CARD = "/office/river/terms/concepts/commercial-ferry/"


@pytest.fixture
def said(programme: Programme, tell):
    """What each bank says of ferries, one line of it off the record."""
    tell(
        {"text": "A ferry is a risk.", "side": "east", "speaker": "Ann", "rule": "on_the_record"},
        {"text": "Our ferry carries the risk.", "side": "east", "speaker": "Bo", "rule": "on_the_record"},
        {"text": "The ferry has a licence.", "side": "west", "speaker": "Cy", "rule": "not_for_attribution"},
        {"text": "Ferry, ferry, ferry.", "side": "west", "speaker": "Dee", "rule": "on_the_record"},
        {"text": "The ferry we meant in private.", "side": "east", "speaker": "Ann"},
    )
    return {turn.text: turn for turn in TermTurn.objects.filter(source__programme=programme)}


def senses(concept, side: str):
    return next(each.senses for each in card_of(again(concept)).columns if each.side.key == side)


def test_ticked_lines_become_where_a_sense_is_seen(client: Client, programme, convenor, said) -> None:
    made = ferry(programme, convenor)
    client.force_login(convenor)
    card = client.get(CARD).content.decode()
    address = re.search(r'href="([^"]+sense=[^"]+)">Pick it from the texts', card)[1].replace("&amp;", "&")
    page = client.get(address.replace("commercial+ferry", "ferry")).content.decode()
    assert '<option value="commercial-ferry/s1" selected>' in page
    ticks = re.findall(r'name="turn" value="(\d+)"', page)
    assert {int(each) for each in ticks} == {
        said["A ferry is a risk."].pk,
        said["Our ferry carries the risk."].pk,
    }
    sent = {"turn": ticks, "sense": "commercial-ferry/s1", "q": "ferry"}
    answer = client.post(f"{LINES}keep/", sent, follow=True)
    assert answer.redirect_chain[0][0] == CARD
    assert "2 lines are kept as where the sense is seen." in answer.content.decode()
    (sense,) = senses(made, "east")
    assert [each.text for each in sense.evidence] == ["A ferry is a risk.", "Our ferry carries the risk."]
    client.post(f"{LINES}keep/", sent)
    assert ConceptEvidence.objects.count() == 2
    client.post(f"{CARD}evidence/{sense.evidence[0].pk}/delete/")
    assert [each.text for each in senses(made, "east")[0].evidence] == ["Our ferry carries the risk."]
    assert client.get(f"{CARD}evidence/{sense.evidence[1].pk}/").status_code == 404


def test_a_line_of_the_other_side_or_off_the_record_shows_no_sense(programme, convenor, said) -> None:
    made = ferry(programme, convenor)
    for text, sentence in (
        ("The ferry has a licence.", "pick lines of that side"),
        ("The ferry we meant in private.", "may not be read any more"),
    ):
        with pytest.raises(DataError, match=sentence):
            actions.keep_turns(made, "s1", {said[text].pk, said["A ferry is a risk."].pk}, by=convenor)
    with pytest.raises(DataError, match="no such sense"):
        actions.keep_turns(made, "s9", {said["A ferry is a risk."].pk}, by=convenor)
    with pytest.raises(DataError, match="may not be read"):
        actions.keep_turns(made, "s1", {0}, by=convenor)
    assert not ConceptEvidence.objects.exists()


def test_a_line_that_was_picked_is_gone_once_its_event_is_stricter(
    client: Client, programme, convenor, tell
) -> None:
    """From the card, its first and last day, the lines and who says it how often; what was picked stays picked."""
    talks = Event.objects.create(
        programme=programme, key="talks", kind="workshop", status="held", date="2021-05", rule="on_the_record"
    )
    tell({"text": "A ferry is a risk.", "side": "east", "speaker": "Ann", "event": "talks",
          "rule": "on_the_record"})  # fmt: skip
    made = ferry(programme, convenor)
    actions.keep_turns(made, "s1", {TermTurn.objects.get().pk}, by=convenor)
    client.force_login(convenor)
    (sense,) = senses(made, "east")
    assert ([each.text for each in sense.evidence], sense.first) == (["A ferry is a risk."], "2021-05")
    assert 'class="strip"' in client.get(f"{LINES}?q=ferry").content.decode()
    Event.objects.filter(pk=talks.pk).update(rule="off_the_record")
    (sense,) = senses(made, "east")
    assert (sense.evidence, sense.hidden, sense.first) == ((), 1, "")
    for address in (CARD, f"{LINES}?q=ferry", f"{LINES}?q=ferry&view=split", f"{LINES}file.csv?q=ferry"):
        page = client.get(address).content.decode()
        assert not [words for words in ("is a risk", "Ann", 'class="strip"') if words in page], address
    with pytest.raises(DataError, match="may not be read any more"):
        actions.keep_turns(made, "s1", {TermTurn.objects.get().pk}, by=convenor)


def test_nothing_ticked_goes_back_with_a_sentence_and_what_was_asked(
    client: Client, programme, convenor, said
) -> None:
    ferry(programme, convenor)
    client.force_login(convenor)
    sent = {"q": "ferry", "lines": "all", "sense": ""}
    answer = client.post(f"{LINES}keep/", sent, follow=True)
    assert answer.redirect_chain[0][0] == f"{LINES}?q=ferry&lines=all"
    assert "Tick at least one line, and choose the sense it shows." in answer.content.decode()


def test_who_may_not_write_sees_no_boxes(client: Client, programme, convenor, moderator, said) -> None:
    ferry(programme, convenor)
    client.force_login(moderator)
    page = client.get(f"{LINES}?q=ferry").content.decode()
    assert 'name="turn"' not in page
    assert client.post(f"{LINES}keep/", {"turn": "1", "sense": "commercial-ferry/s1"}).status_code == 403


def test_lines_of_one_side_stand_over_those_of_the_other(client: Client, programme, convenor, said) -> None:
    client.force_login(convenor)
    page = client.get(f"{LINES}?q=ferry&view=split&lines=all").content.decode()
    tables = re.findall(r'<table class="lines"><caption>(.*?)</caption>(.*?)</table>', page, re.DOTALL)
    found = {caption: re.findall(r'<tr class="of-(\w+)">', rows) for caption, rows in tables}
    assert found == {
        "Lines of East bank with “ferry” in the middle": ["circle"] * 2,
        "Lines of West bank with “ferry” in the middle": ["diamond"] * 4,
    }
    assert 'name="turn"' not in page  # no sense is written down yet


def test_a_strip_tells_whether_one_voice_carries_a_term_and_names_nobody(
    client: Client, programme, convenor, said
) -> None:
    client.force_login(convenor)
    page = client.get(f"{LINES}?q=ferry").content.decode()
    strip = re.search(r'<div class="strip">.*?</div>', page, re.DOTALL)[0]
    assert "Who says it most says it 3 of 6 times; in effect it is said by 3.0 people." in strip
    assert "Carried by one voice" not in strip
    assert not [name for name in ("Ann", "Bo", "Cy", "Dee") if re.search(rf"\b{name}\b", strip)]
    rows = re.findall(
        r'class="number">(\d+)</th><td class="number">(\d+)</td><td class="number">(\d+)', strip
    )
    assert {tuple(map(int, row)) for row in rows} in ({(3, 0, 1), (1, 2, 1)}, {(3, 1, 0), (1, 1, 2)})
    one = strip_of([Voices("east", 9, 1), Voices("west", 1, 3)], sides=list(programme.sides.all()))
    assert (one.is_one_voice, one.most, len(one.dots), one.rows) == (True, 9, 2, [(9, [1, 0]), (1, [0, 3])])
    assert strip_of([], sides=[]) is None


def test_a_sense_of_a_side_with_its_own_word_is_looked_up_by_it(client: Client, programme, convenor, said):
    made = ferry(programme, convenor)
    west = programme.sides.get(key="west")
    actions.add_part(made, ConceptSense, {"code": "s2", "side": west, "text": SENSE}, by=convenor)
    made.terms.filter(language="zh-Hans").update(side=west)
    client.force_login(convenor)
    assert (
        "?q=%E5%95%86%E4%B8%9A%E6%B8%A1%E8%BD%AE&amp;side=west&amp;sense="
        in client.get(CARD).content.decode()
    )
