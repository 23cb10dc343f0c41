"""Ballots on paper and as files: each counted once, whole or not at all, and a changed one refused at its line."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from office.rounds.text_browser import TextBrowser

from tracktwo.office.models import Account, AuditEntry
from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.rounds.ballots.blocks import (
    EXPECTED,
    STANCES,
    Block,
    Given,
    blocks_in,
    lines_of,
    read_block,
    sealed,
)
from tracktwo.office.rounds.ballots.counting import (
    agree_on_paper,
    count_block,
    differences_of,
    key_paper,
)
from tracktwo.office.rounds.ballots.files import ballot_file
from tracktwo.office.rounds.ballots.making import (
    make_batch,
    number_of,
    paper_seat,
    printed_number,
    revoke_batch,
)
from tracktwo.office.rounds.ballots.papers import ballot_papers, in_paper_order
from tracktwo.office.rounds.codes import ALPHABET, return_code, written
from tracktwo.office.rounds.kinds import Carrier, Seat
from tracktwo.office.rounds.models import Answer, Ballot, Batch, Keying, Participant, Round, Statement
from tracktwo.vocabulary.errors import DataError

KEYS = ("boats", "nets", "traps", "water", "ferry")
SIGNS = st.text(ALPHABET, min_size=1)
GIVEN = st.builds(
    Given,
    stance=st.sampled_from(STANCES),
    expected=st.sampled_from(EXPECTED),
    depends_on=st.text(st.characters(exclude_categories=["C"]), max_size=20),
)
BLOCKS = st.builds(
    Block,
    round=st.text(ALPHABET, min_size=6, max_size=6),
    batch=st.text(ALPHABET, min_size=6, max_size=6),
    language=st.sampled_from(["EN", "ZH-HANS", "AR"]),
    ballot=st.text(ALPHABET, min_size=16, max_size=16),
    return_code=st.text(ALPHABET, min_size=8, max_size=8),
    answers=st.lists(GIVEN, min_size=1, max_size=30).map(tuple),
)


def batch_of(round_: Round, *, carrier: Carrier = Carrier.FILE, side: str = "east", people: int = 3) -> Batch:
    found = round_.programme.sides.get(key=side) if side else None
    seat = Seat.SIDE if side else Seat.OBSERVER
    return make_batch(round_, carrier=carrier, seat=seat, side=found, people=people, by=None)


def block_of(batch: Batch, /, **changes: object) -> Block:
    whole = Block(
        round=batch.round.code,
        batch=batch.code,
        language="ZH-HANS",
        ballot="A" * 16,
        return_code="PMQ7ABCD",
        answers=tuple(Given(stance="agree", expected=str(place)) for place in range(len(batch.asked))),
    )
    return replace(whole, **changes)


def now():
    return timezone.now()


def answers() -> list[tuple[object, ...]]:
    names = ("statement__key", "stance", "expected", "depends_on", "language")
    return list(Answer.objects.order_by("statement__position").values_list(*names))


@given(BLOCKS)
@settings(max_examples=25, deadline=None)
def test_a_block_reads_as_it_was_written_whatever_a_chat_does_to_it(block: Block):
    text = "\n".join(sealed(lines_of(block)))
    for sent in (
        text,
        text.lower(),
        "> " + text.replace("\n", "\r\n\n>   "),
        f"Here it is:\n{text}\nKind regards",
    ):
        [lines] = blocks_in(sent)
        assert read_block(lines) == block
    assert [read_block(lines) for lines in blocks_in(f"{text}\n{text}")] == [block, block]


@given(BLOCKS, st.data())
@settings(max_examples=40, deadline=None)
def test_a_block_changed_by_hand_is_refused_at_the_line(block: Block, data: st.DataObject):
    lines = list(sealed(lines_of(block)))
    number = data.draw(st.integers(1, len(lines)))
    line = lines[number - 1]
    place = data.draw(st.integers(0, len(line) - 1).filter(lambda at: line[at] != " "))
    sign = data.draw(st.sampled_from(ALPHABET).filter(lambda sign: sign != line[place]))
    changed = [*lines[: number - 1], line[:place] + sign + line[place + 1 :], *lines[number:]]
    with pytest.raises(DataError, match=f"[Ll]ine {number} is not as the ballot wrote it"):
        read_block(changed)


@pytest.mark.parametrize("left_out", [1, 2, 3, 4])
def test_a_line_left_out_or_broken_off_is_refused(left_out: int):
    block = Block(round="K7QFM3", batch="W4XHRT", language="EN", ballot="B" * 16, return_code="C" * 8,
                  answers=(Given(stance="agree"),) * 12)  # fmt: skip
    lines = list(sealed(lines_of(block)))
    with pytest.raises(DataError, match=f"Line {left_out} is not as the ballot wrote it"):
        read_block([*lines[: left_out - 1], *lines[left_out:]])
    if left_out > 1:
        with pytest.raises(DataError, match=r"Line 2|breaks off after line"):
            read_block(lines[:left_out])


def test_a_text_becomes_a_seat_and_its_answers_once(open_round: Round):
    batch = batch_of(open_round)
    depends = Given(stance="depends", depends_on="看谁拥有它")
    block = block_of(batch, answers=(*block_of(batch).answers[:3], Given(), depends))
    assert count_block(open_round, block, at=now()) == []
    assert answers() == [
        ("boats", "agree", 0, "", "zh-Hans"),
        ("nets", "agree", 1, "", "zh-Hans"),
        ("traps", "agree", 2, "", "zh-Hans"),
        ("ferry", "depends", None, "看谁拥有它", "zh-Hans"),
    ]
    [person] = Participant.objects.all()
    assert (person.seat, person.side.key, person.consent, person.language) == (
        "side",
        "east",
        "f" * 64,
        "zh-Hans",
    )
    for again in (block, replace(block, return_code="QQQQ7777"), replace(block, ballot="Z" * 16)):
        with pytest.raises(DataError, match="counted already"):
            count_block(open_round, again, at=now())
    assert Participant.objects.count() == 1
    assert {entry.action for entry in AuditEntry.objects.all()} == {"ballots made"}


@pytest.mark.usefixtures("client")
def test_whoever_sent_a_text_comes_back_with_the_code_the_file_drew(open_round: Round):
    batch = batch_of(open_round)
    count_block(open_round, block_of(batch), at=now())
    person = TextBrowser().open("/join/K7QFM3/en/return/").fill(code="pmq7-abcd").press()
    assert "Thank you. You answered 5 of 5." in person.words
    assert "Your return code is the one your ballot showed you." in person.words
    person.open("/join/K7QFM3/en/withdraw/").press()
    assert (Participant.objects.count(), Answer.objects.count()) == (0, 0)
    with pytest.raises(DataError, match="counted already"):
        count_block(open_round, block_of(batch), at=now())


def test_no_more_count_than_were_made_for_people(open_round: Round):
    batch = batch_of(open_round, people=2)
    for sign in "AB":
        count_block(open_round, block_of(batch, ballot=sign * 16, return_code=sign * 8), at=now())
    with pytest.raises(DataError, match="As many ballots of this batch were counted as were made"):
        count_block(open_round, block_of(batch, ballot="C" * 16, return_code="C" * 8), at=now())
    assert Participant.objects.count() == 2


def test_a_late_a_foreign_and_a_revoked_ballot_count_nothing(open_round: Round):
    batch = batch_of(open_round)
    Round.objects.filter(pk=open_round.pk).update(closes=now() + timedelta(hours=1))
    refusals = {
        "another round": (block_of(batch, batch="ZZZZZZ"), now()),
        "other things": (block_of(batch, answers=(Given(stance="agree"),)), now()),
        "not open": (block_of(batch), now() + timedelta(hours=2)),
        "choose “It depends”|Choose “It depends”": (
            block_of(batch, answers=(Given(stance="agree", depends_on="x"),) * 5), now(),
        ),
    }  # fmt: skip
    for sentence, (block, at) in refusals.items():
        with pytest.raises(DataError, match=sentence):
            count_block(open_round, block, at=at)
    revoke_batch(batch, by=None)
    with pytest.raises(DataError, match="taken back"):
        count_block(open_round, block_of(batch), at=now())
    assert (Participant.objects.count(), Ballot.objects.count()) == (0, 0)


def test_a_statement_corrected_since_is_named_and_the_rest_counts(open_round: Round):
    batch = batch_of(open_round)
    water = Statement.objects.get(key="water")
    Statement.objects.filter(pk=water.pk).update(retired=True)
    water.pk, water.version = None, 2
    water.save()
    assert count_block(open_round, block_of(batch), at=now()) == ["water"]
    assert [row[0] for row in answers()] == ["boats", "nets", "traps", "ferry"]


def test_an_observers_ballot_asks_and_keeps_no_guess(open_round: Round):
    batch = batch_of(open_round, side="")
    assert [key for key, _version in batch.asked] == ["nets", "traps", "water", "ferry"]
    count_block(open_round, block_of(batch), at=now())
    assert [row[1:3] for row in answers()] == [("agree", None)] * 4
    assert list(Participant.objects.values_list("seat", "side")) == [("observer", None)]


def test_a_file_loads_nothing_and_speaks_every_language(open_round: Round):
    html = ballot_file(batch_of(open_round))
    assert "http://" not in html
    assert "https://" not in html
    assert " src=" not in html
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
    for words in (
        "Western boats are larger.",
        "西岸的船更大。",
        "Eastern boats are larger.",
        "我已了解并同意",
    ):
        assert words in html
    assert html.count('class="statement"') == 5


def keyed(batch: Batch, **changes: Given) -> dict[str, Given]:
    return {key: changes.get(key, Given(stance="agree", expected="3")) for key, _version in batch.asked}


def test_a_paper_counts_when_both_passes_say_the_same(open_round: Round):
    batch = batch_of(open_round, carrier=Carrier.PAPER)
    assert key_paper(batch, 2, keyed(batch), at=now()) is None
    assert (Participant.objects.count(), Keying.objects.count()) == (0, 1)
    assert key_paper(batch, 2, keyed(batch), at=now()) == []
    assert (Participant.objects.count(), Keying.objects.count()) == (1, 0)
    assert [row[:3] for row in answers()] == [(key, "agree", 3) for key in KEYS]
    with pytest.raises(DataError, match="counted already"):
        key_paper(batch, 2, keyed(batch), at=now())


def test_two_passes_that_differ_are_agreed_on_cell_by_cell(open_round: Round):
    batch = batch_of(open_round, carrier=Carrier.PAPER)
    key_paper(batch, 1, keyed(batch), at=now())
    other = Given(stance="disagree", expected="4")
    assert key_paper(batch, 1, keyed(batch, nets=other, water=Given()), at=now()) is None
    assert [each.key for each in differences_of(batch, 1)] == ["nets", "water"]
    with pytest.raises(DataError, match="keyed twice"):
        key_paper(batch, 1, keyed(batch), at=now())
    with pytest.raises(DataError, match="Say what stands on the paper"):
        agree_on_paper(batch, 1, {"nets": other}, at=now())
    assert Participant.objects.count() == 0
    assert agree_on_paper(batch, 1, {"nets": other, "water": Given()}, at=now()) == []
    assert [row[:3] for row in answers()] == [
        ("boats", "agree", 3), ("nets", "disagree", 4), ("traps", "agree", 3), ("ferry", "agree", 3),
    ]  # fmt: skip


def test_a_paper_is_known_by_its_printed_number_and_no_other(open_round: Round):
    batch = batch_of(open_round, carrier=Carrier.PAPER)
    printed = printed_number(batch, 3)
    assert number_of(open_round, f" {printed.lower()} ") == (batch, 3)
    swapped = "A" if printed[-1] != "A" else "B"
    for wrong in ("", "3", f"{printed[:-1]}{swapped}", printed_number(batch, 4), "1-3-", "9-3-AA", "1-٣-AA"):
        with pytest.raises(DataError, match="No paper of this round has the number"):
            number_of(open_round, wrong)


def test_closing_forgets_passes_nobody_agreed_on(open_round: Round):
    batch = batch_of(open_round, carrier=Carrier.PAPER)
    key_paper(batch, 1, keyed(batch), at=now())
    close_and_work_out(open_round, by=None)
    assert Keying.objects.count() == 0
    with pytest.raises(DataError, match="not open"):
        key_paper(batch, 1, keyed(batch), at=now())


def test_papers_print_number_code_and_each_their_own_order(open_round: Round):
    pdfium = pytest.importorskip("pypdfium2")
    batch = batch_of(open_round, carrier=Carrier.PAPER, people=2)
    pdf = pdfium.PdfDocument(ballot_papers(batch, address="http://192.168.1.5:8000/join/K7QFM3/"))
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    for number in (1, 2):
        assert printed_number(batch, number) in text
        assert written(return_code(paper_seat(batch, number))) in text
    for words in ("Western boats are larger.", "西岸的船更大。", "I understand and agree"):
        assert text.count(words) == 2
    assert sorted(each.key for each in in_paper_order(batch, 1)) == sorted(KEYS)


def test_pages_make_enter_and_key_in_ballots(open_round: Round, convenor: Account, client: Client):
    client.force_login(convenor)
    base = "/office/river/rounds/round-k7qfm3/ballots/"
    for carrier in ("file", "paper"):
        client.post(base, {"carrier": carrier, "seat": "side west", "people": 2})
    filed, printed = Batch.objects.all()
    assert client.post(base, {"carrier": "file", "seat": "side west", "people": 501}).status_code == 422
    page = client.get(base).content.decode()
    assert "West bank" in page
    assert client.get(f"{base}1/file/").headers["Content-Disposition"].endswith('-west-1.html"')
    good = "\n".join(sealed(lines_of(block_of(filed))))
    bad = good.replace("A1 ", "A2 ")
    page = client.post(f"{base}enter/", {"text": f"{bad}\n{good}\n{good}"}).content.decode()
    assert [
        line in page for line in ("Line 3 is not as the ballot wrote it", "Counted.", "counted already")
    ] == [True] * 3
    assert client.post(f"{base}enter/", {"text": "hello"}).status_code == 422
    assert Participant.objects.count() == 1

    number = printed_number(printed, 1)
    answer = client.post(f"{base}enter/", {"number": number})
    assert answer["Location"] == f"{base}papers/{number}/"
    same = {f"stance-{place}": "2" for place in range(1, 6)}
    client.post(answer["Location"], same)
    page = client.get(answer["Location"]).content.decode()
    assert "second pass" in page
    assert " selected" not in page
    assert client.post(answer["Location"], {**same, "stance-4": "3"})["Location"] == answer["Location"]
    page = client.get(answer["Location"]).content.decode()
    assert ("where the two passes differ" in page, page.count("<legend>")) == (True, 1)
    client.post(answer["Location"], {"stance-4": "3"})
    assert (Participant.objects.count(), Keying.objects.count()) == (2, 0)
    assert Answer.objects.get(participant=paper_seat(printed, 1), statement__key="water").stance == "disagree"
    assert "counted already" in client.post(f"{base}enter/", {"number": number}).content.decode()
    client.post(f"{base}2/revoke/")
    assert Batch.objects.get(number=2).is_revoked
