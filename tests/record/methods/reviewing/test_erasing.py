import json
import re

import pytest
from record.reviewed import PAGE, TEXTS, all_accepted, decided, only, review

from tracktwo.record import ProposalKind, Verb, decide_addition, decide_erasure, without_erased
from tracktwo.vocabulary.errors import UsageError

SECRET = b"a key of sixteen bytes or more"
WHEN = {"by": "Lena", "at": "2024-03-01"}


def erasing(*names, secret=SECRET):
    """The decision to erase somebody."""
    return decide_erasure(names, secret=secret, id="e", **WHEN)


def named(review):
    """All values of a review, as text."""
    return repr([dict(each.values) for each in (*review.items, *review.record)])


def test_an_erased_person_is_not_proposed_again():
    before = review()
    after = review([erasing("GU Wenbo", "顾文博")], secret=SECRET)
    assert "GU Wenbo" in named(before)
    assert "GU Wenbo" not in named(after)
    assert "顾文博" not in named(after)
    assert not re.search("Wenbo|顾文博", repr([each.proposal.anchors for each in after.items]))
    assert after.withheld == 2
    assert len(after.items) == len(before.items) - 2


@pytest.mark.parametrize("name", ["WENBO Gu", "Gu Wenbo", "Prof. GU Wenbo", "顧文博"])
def test_one_form_of_a_name_keeps_its_other_forms_out(name):
    assert review([erasing(name)], secret=SECRET).withheld == 2


def test_nobody_else_is_kept_out():
    for name in ("Wenbo Wu", "GU Wenhua", "Ingrid Solberg", "Solheim"):
        assert review([erasing(name)], secret=SECRET).withheld == 0


def test_another_secret_knows_nothing():
    log = [erasing("GU Wenbo", secret=b"another key of sixteen bytes")]
    assert review(log, secret=SECRET).withheld == 0


def test_the_decision_to_erase_holds_no_name_and_needs_the_secret():
    decision = erasing("GU Wenbo", "顾文博")
    written = json.dumps(decision.to_dict(), ensure_ascii=False).casefold()
    assert not any(each in written for each in ("gu", "wenbo", "顾文博"))
    with pytest.raises(UsageError, match="the secret of erased names is needed"):
        review([decision])
    with pytest.raises(UsageError, match="at least 16 bytes"):
        decide_erasure(["GU Wenbo"], secret=b"short", id="e", **WHEN)
    with pytest.raises(UsageError, match="Name the person"):
        decide_erasure([], secret=SECRET, id="e", **WHEN)


def test_what_is_kept_of_the_log_names_nobody_who_was_erased():
    texts = {"page": PAGE.replace("Ingrid Solheim thanked", "GU Wenbo and Ingrid Solheim thanked")}
    items = review(texts=texts).items
    log = all_accepted(items)
    log.append(
        decided(
            only(items, "contribution", person="Ingrid Solheim"),
            Verb.EDIT,
            id="x",
            values={"interviewer": "gu  wenbo"},
            why="GU Wenbo says so",
        )
    )
    log.append(decide_addition(ProposalKind.PERSON, {"name": "GU Wenbo"}, id="y", **WHEN))
    kept = [*without_erased(log, ["GU Wenbo"]), erasing("GU Wenbo")]
    written = json.dumps([each.to_dict() for each in kept], ensure_ascii=False)
    assert "Wenbo" in json.dumps([each.to_dict() for each in log])
    assert "wenbo" not in written.casefold()
    assert len(kept) == len(log) - 3 + 1
    after = review(kept, texts, secret=SECRET)
    assert after.left == ()
    assert "Wenbo" not in repr(after.record)
    assert (
        only(after.record, "contribution", person="Ingrid Solheim").values["title"] == "Ice that comes late"
    )


def test_an_interviewer_who_was_erased_leaves_the_talk_to_its_speaker():
    texts = {"page": PAGE.replace("Glomma Power AS", "Glomma Power AS (interviewed by Mona Lunde)")}
    line = only(review(texts=texts).items, "contribution", person="Tor Nygaard")
    assert line.values["interviewer"] == "Mona Lunde"
    after = review([erasing("Mona Lunde")], texts, secret=SECRET)
    line = only(after.items, "contribution", person="Tor Nygaard")
    assert "interviewer" not in {**line.values, **line.proposal.links, **line.proposal.evidence}


def test_what_was_decided_before_does_not_bring_somebody_back():
    log = [*all_accepted(review().items), erasing("GU Wenbo", "顾文博")]
    for texts in (TEXTS, {"note": TEXTS["note"]}, {}):
        assert "Wenbo" not in named(review(log, texts, secret=SECRET))


def test_half_a_name_beside_a_passage_goes_too():
    page = PAGE.replace(
        "Tor Nygaard, Engineer", "With Wenceslas Quintanilla, our guest today\nTor Nygaard, Engineer"
    )
    texts = {"page": page}
    items = review(texts=texts).items
    line = only(items, "contribution", person="Tor Nygaard")
    assert line.proposal.anchors["line"][0].prefix.startswith("as Quintanilla")
    (kept,) = without_erased([decided(line)], ["Wenceslas Quintanilla"])
    assert kept.subject.anchors["line"][0].prefix == ", our guest today\n"
