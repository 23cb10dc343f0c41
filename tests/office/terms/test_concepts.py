"""The card of a term: both columns, what may be shown of them, what rests on it, and the two keys."""

import re

import pytest
from django.test import Client
from office.questions.exchanged import answered, waiting
from office.terms.named import WORDING, again, ferry, recommended

from tracktwo.office.models import (
    Account,
    AuditEntry,
    Concept,
    ConceptDefinition,
    ConceptEvidence,
    ConceptLink,
    ConceptSense,
    Event,
    Outcome,
    Programme,
    TermTurn,
)
from tracktwo.office.terms import concept_actions as actions
from tracktwo.office.terms.concepts import (
    card_of,
    is_known_outside,
    keys_waiting,
    may_give_key,
    outside_digest,
    told_outside,
)
from tracktwo.office.terms.links import links_of, terms_behind, to_look_at
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
CARD = "/office/river/terms/concepts/commercial-ferry/"


def seat_of(account: Account):
    return account.memberships.select_related("programme", "side").get()


def event(programme: Programme, rule: str) -> Event:
    return Event.objects.create(
        programme=programme, key=f"forum-{rule}", kind="workshop", status="held", date="2021-05", rule=rule
    )


def test_card_has_a_column_for_each_side_in_alternating_order(programme, convenor) -> None:
    first, second = ferry(programme, convenor), ferry(programme, convenor)
    assert second.key == "commercial-ferry-2"
    orders = [[column.side.key for column in card_of(each).columns] for each in (first, second)]
    assert orders[0] == orders[1][::-1]


def test_card_page_shows_both_definitions_and_says_what_is_empty(client: Client, programme, convenor) -> None:
    ferry(programme, convenor)
    client.force_login(convenor)
    page = client.get(CARD).content.decode()
    for words in (
        "A ferry whose owner carries the risk.", "港务局许可的渡轮。", "covers more", "who carries the risk",
        "No sense is written down yet.", "That the town has no say.", "No corpus: not in sources.",
    ):  # fmt: skip
        assert words in page


def test_card_page_works_with_a_corpus_and_shows_lines(client: Client, lake, convenor) -> None:
    made = actions.make_concept(lake, {"en": "commercial", "zh-Hans": "商业"}, by=convenor)
    client.force_login(convenor)
    page = client.get(f"/office/river/terms/concepts/{made.key}/").content.decode()
    assert "Words that stand next to it on this side alone" in page
    assert "<mark>商业</mark>" in page
    assert "Not enough data" in page


def test_a_definition_is_gone_once_its_event_is_stricter(client: Client, programme, convenor) -> None:
    made = ferry(programme, convenor)
    where = event(programme, "on_the_record")
    row = made.definitions.get(side__key="east")
    actions.change_part(row, {"event": where}, by=convenor)
    client.force_login(convenor)
    assert row.text in client.get(CARD).content.decode()
    Event.objects.filter(pk=where.pk).update(rule="off_the_record")
    page = client.get(CARD).content.decode()
    assert row.text not in page
    assert "1 definition is off the record and not shown." in page
    assert card_of(again(made)).features[0][1]["east"] == {"yes": 0, "no": 0, "depends": 0}


def test_evidence_says_since_when_a_sense_is_seen_and_hides_what_is_off_the_record(
    programme, convenor
) -> None:
    made = ferry(programme, convenor)
    closed = event(programme, "off_the_record")
    for date, rule, where in (
        ("2021-05", "on_the_record", None), ("2019", "not_for_attribution", None),
        ("2018", "", closed), ("2017", "", None),
    ):  # fmt: skip
        told = {"sense": "s1", "quote": f"said in {date}", "language": "en", "date": date, "rule": rule}
        actions.add_part(made, ConceptEvidence, {**told, "event": where}, by=convenor)
    (sense,) = next(each.senses for each in card_of(again(made)).columns if each.side.key == "east")
    assert ([each.text for each in sense.evidence], sense.hidden) == (["said in 2021-05", "said in 2019"], 2)
    assert (sense.first, sense.last) == ("2019", "2021-05")


def test_evidence_from_a_turn_has_its_words_and_its_rule(lake, convenor) -> None:
    made = ferry(lake, convenor)
    turn = TermTurn.objects.filter(source__programme=lake, rule="on_the_record", side__key="east").first()
    actions.add_part(made, ConceptEvidence, {"sense": "s1", "turn": turn}, by=convenor)
    (sense,) = next(each.senses for each in card_of(again(made)).columns if each.side.key == "east")
    assert [(each.text, each.date) for each in sense.evidence] == [(turn.text, turn.date)]
    TermTurn.objects.filter(pk=turn.pk).update(rule="off_the_record")
    (sense,) = next(each.senses for each in card_of(again(made)).columns if each.side.key == "east")
    assert (sense.evidence, sense.hidden) == ((), 1)


def test_misreadings_are_kept_in_versions(programme, convenor) -> None:
    made, west = ferry(programme, convenor), programme.sides.get(key="west")
    actions.note_misreading(made, {"side": west, "text": {"en": "That it is state-run."}}, by=convenor)
    column = next(each for each in card_of(again(made)).columns if each.side.key == "west")
    assert column.misreading.text == {"en": "That it is state-run."}
    assert [each.text for each in column.earlier] == [{"en": "That the town has no say."}]


def test_two_keys_are_two_people_of_two_sides_over_the_same_words(
    programme, convenor, other_convenor, seat
) -> None:
    made = recommended(ferry(programme, convenor), convenor)
    digest = outside_digest(made)
    assert not is_known_outside(made)
    assert [(each.key, given) for each, given in keys_waiting(programme)] == [
        (made.key, {programme.sides.get(key="east").pk})
    ]
    with pytest.raises(DataError, match="You gave your side's key already"):
        actions.give_key(made, by=convenor, sha256=digest)
    with pytest.raises(DataError, match="Your side's key was given already"):
        actions.give_key(made, by=seat("convenor", name="second"), sha256=digest)
    with pytest.raises(DataError, match="changed after it was shown"):
        actions.give_key(made, by=other_convenor, sha256="0" * 64)
    with pytest.raises(DataError, match="Only a convenor"):
        actions.give_key(made, by=seat("researcher", side="west"), sha256=digest)
    assert actions.give_key(made, by=other_convenor, sha256=digest)
    assert is_known_outside(again(made))
    assert keys_waiting(programme) == []


@pytest.mark.parametrize("change", ["wording", "term", "definition", "misreading"])
def test_any_change_of_what_goes_outside_needs_both_keys_again(
    programme, convenor, other_convenor, change
) -> None:
    made = recommended(ferry(programme, convenor), convenor, other_convenor)
    if change == "wording":
        actions.change_concept(made, {"wording": {**WORDING, "en": "another"}}, by=convenor)
    elif change == "misreading":
        told = {"side": programme.sides.get(key="east"), "text": {"en": "Something."}}
        actions.note_misreading(made, told, by=convenor)
    else:
        row = made.terms.first() if change == "term" else made.definitions.first()
        actions.change_part(row, {"text": "another"}, by=convenor)
    assert not is_known_outside(again(made))


def test_a_note_and_a_definition_under_another_rule_change_nothing_that_goes_outside(
    programme, convenor, other_convenor
) -> None:
    made = recommended(ferry(programme, convenor), convenor, other_convenor)
    actions.change_concept(made, {"note": "another"}, by=convenor)
    told = {"text": "said in confidence", "language": "en", "rule": "not_for_attribution"}
    actions.add_part(made, ConceptDefinition, told, by=convenor)
    assert is_known_outside(again(made))
    assert "said in confidence" not in str(told_outside(again(made)))


def test_nothing_to_approve_without_an_end_of_the_work(programme, convenor) -> None:
    made = ferry(programme, convenor)
    assert not may_give_key(made, seat=seat_of(convenor))
    with pytest.raises(DataError, match="recommended wording or that both definitions stand"):
        actions.give_key(made, by=convenor, sha256=outside_digest(made))
    actions.change_concept(made, {"ending": "both_stand"}, by=convenor)
    assert may_give_key(again(made), seat=seat_of(convenor))


def test_a_changed_sense_flags_what_rests_on_the_term_until_somebody_looked(
    client: Client, programme, convenor, other_convenor
) -> None:
    made = ferry(programme, convenor)
    question = waiting(programme, convenor)
    reply = answered(question, other_convenor)
    Outcome.objects.create(programme=programme, key="found", number=1, text={"en": "A finding."})
    for subject in (f"question:{question.key}", f"answer:{question.key}/{reply.number}", "outcome:found"):
        actions.link(made, subject, by=convenor)
    assert to_look_at(seat_of(convenor)) == []
    actions.change_part(made.senses.get(), {"text": {"en": "Nobody carries the risk."}}, by=convenor)
    waiting_rows = to_look_at(seat_of(other_convenor))
    assert [each.row.subject for each in waiting_rows] == [
        f"question:{question.key}", f"answer:{question.key}/{reply.number}", "outcome:found",
    ]  # fmt: skip
    client.force_login(other_convenor)
    assert client.get(CARD).content.decode().count("does this still hold?") == 3
    client.post(f"{CARD}links/{waiting_rows[1].row.pk}/looked/")
    assert client.get(CARD).content.decode().count("does this still hold?") == 2
    with pytest.raises(DataError, match="has looked at it meanwhile"):
        actions.look_at(waiting_rows[1].row, by=other_convenor)
    assert [each.concept.key for each in terms_behind(programme, f"question:{question.key}")] == [made.key]


def test_findings_and_questions_show_their_terms_and_name_one_from_their_own_page(
    client: Client, programme, convenor, other_convenor, moderator
) -> None:
    made = ferry(programme, convenor)
    question = waiting(programme, convenor)
    Outcome.objects.create(programme=programme, key="found", number=1, text={"en": "A finding."})
    pages = {
        f"question:{question.key}": f"/office/river/questions/{question.key}/",
        "outcome:found": "/office/river/findings/found/",
    }
    flagged = "A meaning was changed on"
    for subject, address in pages.items():
        client.force_login(convenor)
        page = client.get(address).content.decode()
        assert "None is named." in page
        behind = re.search(r'href="([^"]+/behind/[^"]+)"', page)[1]
        assert f'value="{subject}" selected' in client.get(behind).content.decode()
        assert client.post(behind, {"subject": subject, "concept": made.key}).status_code == 302
        again_ = client.post(behind, {"subject": subject, "concept": made.key})
        assert (again_.status_code, "It is linked already." in again_.content.decode()) == (422, True)
        page = client.get(address).content.decode()
        assert ("commercial ferry" in page, flagged in page) == (True, False)
    assert client.post(behind, {"subject": "outcome:none", "concept": made.key}).status_code == 422
    actions.change_part(made.senses.get(), {"text": {"en": "Nobody carries the risk."}}, by=other_convenor)
    assert all(flagged in client.get(address).content.decode() for address in pages.values())
    client.force_login(moderator)
    assert client.get("/office/river/terms/behind/").status_code == 403
    assert flagged in client.get(pages["outcome:found"]).content.decode()


def test_a_term_and_a_word_added_flag_nothing(programme, convenor) -> None:
    made = ferry(programme, convenor)
    actions.link(made, "outcome:gone", by=convenor)
    actions.change_concept(made, {"note": "another"}, by=convenor)
    actions.change_part(made.terms.first(), {"note": "another"}, by=convenor)
    assert ConceptLink.objects.get().changed == ""


def test_a_link_to_the_other_sides_draft_does_not_exist_for_a_member(
    programme, convenor, other_convenor
) -> None:
    from office.questions.exchanged import drafted  # noqa: PLC0415 -- read beside what it proves

    made, draft = ferry(programme, convenor), drafted(programme, convenor)
    actions.link(made, f"question:{draft.key}", by=convenor)
    assert len(links_of(made, seat=seat_of(convenor))) == 1
    assert links_of(made, seat=seat_of(other_convenor)) == []


def test_forgetting_a_person_takes_the_name_out_of_every_text(programme, convenor) -> None:
    made = ferry(programme, convenor)
    actions.change_part(made.definitions.first(), {"source": "Ann Weir, First forum"}, by=convenor)
    assert actions.forget_in_concepts(programme, ["Ann Weir"]) == 1
    assert "Weir" not in str(list(ConceptDefinition.objects.values()))


def test_every_change_leaves_a_line(programme, convenor) -> None:
    made = ferry(programme, convenor)
    actions.delete_part(made.senses.get(), by=convenor)
    actions.delete_concept(made, by=convenor)
    lines = AuditEntry.objects.filter(subject="concept:commercial-ferry")
    said = {(line.action, (line.after or line.before or {}).get("part", "")) for line in lines}
    assert sorted(said) == [
        ("created", ""), ("deleted", ""), ("part added", "definition"), ("part added", "equivalent"),
        ("part added", "feature"), ("part added", "misreading"), ("part added", "sense"), ("part deleted", "sense"),
    ]  # fmt: skip
    assert (Concept.objects.count(), ConceptSense.objects.count()) == (0, 0)


FORMS = {
    "term": {"text": "ferry", "language": "en", "status": "admitted"},
    "equivalent": {
        "term": "ferry",
        "language": "en",
        "other": "渡轮",
        "other_language": "zh-Hans",
        "strength": "same",
    },
    "sense": {"side": "west", "text_en": "A licence makes it so."},
    "evidence": {"sense": "s1", "quote": "The office decides.", "language": "en", "rule": "on_the_record"},
    "definition": {"text": "A boat.", "language": "en", "rule": "", "feature_f1": "depends"},
    "feature": {"text_en": "Has a licence"},
    "misreading": {"side": "east", "text_en": "That anybody may sail."},
}


@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_of_row_is_added_changed_and_deleted_by_a_form(
    client: Client, programme, convenor, kind
) -> None:
    ferry(programme, convenor)
    client.force_login(convenor)
    assert client.get(f"{CARD}{kind}/add/").status_code == 200
    assert client.post(f"{CARD}{kind}/add/", {}).status_code == 422
    assert client.post(f"{CARD}{kind}/add/", FORMS[kind]).status_code == 302
    if kind == "misreading":
        return
    from tracktwo.office.terms.concept_forms import PARTS  # noqa: PLC0415 -- needs Django

    row = PARTS[kind][0].objects.latest("pk")
    assert client.get(f"{CARD}{kind}/{row.pk}/").status_code == 200
    assert client.post(f"{CARD}{kind}/{row.pk}/", FORMS[kind]).status_code == 302
    assert client.post(f"{CARD}{kind}/{row.pk}/delete/").status_code == 302
    assert not PARTS[kind][0].objects.filter(pk=row.pk).exists()


def test_a_concept_is_made_edited_and_deleted_by_forms(client: Client, programme, convenor) -> None:
    client.force_login(convenor)
    made = client.post("/office/river/terms/concepts/add/", {"terms_en": "lock", "terms_zh-Hans": "船闸"})
    assert made["Location"] == "/office/river/terms/concepts/lock/"
    address = made["Location"]
    assert client.post("/office/river/terms/concepts/add/", {}).status_code == 422
    refused = client.post(f"{address}edit/", {"ending": "wording"})
    assert (refused.status_code, "Write the wording that is recommended." in refused.content.decode()) == (
        422,
        True,
    )
    client.post(f"{address}edit/", {"ending": "wording", "wording_en": "a lock"})
    page = client.get(address).content.decode()
    assert "Give the key of my side" in page
    client.post(f"{address}key/", {"sha256": outside_digest(Concept.objects.get())})
    assert "the other side’s is waited for" in client.get(address).content.decode()
    client.post(f"{address}delete/")
    assert client.get(address).status_code == 404


def test_a_translation_says_who_made_it(client: Client, programme, convenor) -> None:
    ferry(programme, convenor)
    client.force_login(convenor)
    told = {"text": "A boat.", "language": "en", "translation_zh-Hans": "船。"}
    refused = client.post(f"{CARD}definition/add/", told).content.decode()
    assert "Say whether a person or a machine translated it." in refused
    client.post(f"{CARD}definition/add/", {**told, "translated": "machine"})
    assert "machine translation, not checked" in client.get(CARD).content.decode()


def test_pages_ask_as_often_for_many_rows_as_for_few(client: Client, programme, convenor) -> None:
    from django.db import connection  # noqa: PLC0415 -- read beside what it proves
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client.force_login(convenor)
    counted = []
    for _again in range(2):
        for _one in range(3):
            made = ferry(programme, convenor)
            actions.change_concept(made, {"ending": "both_stand"}, by=convenor)
        first = Concept.objects.get(key="commercial-ferry")
        for number in range(3):
            told = {"text": f"A boat {number}.", "language": "en", "rule": "on_the_record"}
            actions.add_part(first, ConceptDefinition, told, by=convenor)
        for address in (CARD, "/office/river/", "/office/river/terms/glossary/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counted.append(len(queries))
    assert counted[:3] == counted[3:]
