from hypothesis import given, settings
from hypothesis import strategies as st
from record.methods.test_who import NOTE as PORTS_NOTE
from record.methods.test_who import PAGE as PORTS
from record.reviewed import NOTE, PAGE, TEXTS, all_accepted, decided, only, read, review

from tracktwo.record import (
    Band,
    Difference,
    Ledgers,
    Outcome,
    ProposalKind,
    Standing,
    Verb,
    decide_addition,
    decide_names,
    decide_undo,
    judgements_of,
    propose,
    replay,
)

WHEN = {"by": "Lena", "at": "2024-03-01"}
TOR = "Tor Nygaard, Engineer, Glomma Power AS"


def accepted(texts=None):
    """The log of a review in which everything was accepted."""
    return all_accepted(review((), texts).items)


def outcomes(review):
    """What became of what was decided."""
    return {each.outcome for each in review.items}


def tor(log, page):
    """What became of one person's contribution on a changed page."""
    return only(review(log, {"page": page}).items, "contribution", person="Tor Nygaard")


def test_what_nobody_decided_is_new_and_left():
    found = review()
    assert found.left == found.items
    assert found.record == ()
    assert {(each.outcome, each.standing) for each in found.items} == {(Outcome.NEW, Standing.OPEN)}
    assert all(each.values == each.proposal.values and each.origin == each.key for each in found.items)


def test_what_was_accepted_is_the_record_and_nothing_is_left():
    found = review(accepted())
    assert outcomes(found) == {Outcome.UNCHANGED}
    assert found.left == ()
    assert [(each.kind, each.values) for each in found.record] == [
        (each.kind, each.values) for each in review().items
    ]
    event = found.record[0]
    line = only(found.record, "contribution", person="Ingrid Solheim")
    assert line.event == event.origin
    assert [only(found.record, "person", name="Ingrid Solheim").origin] == list(line.links["person"])


def test_a_page_that_moved_is_silent():
    log = accepted({"page": PAGE})
    found = review(log, {"page": f"Archive\n\n{PAGE}"})
    assert outcomes(found) == {Outcome.MOVED}
    assert found.left == ()
    assert {each.origin: each.values for each in found.record} == {
        each.origin: each.values for each in review(log, {"page": PAGE}).record
    }


def test_a_value_changed_under_an_accepted_one_is_queued_with_the_difference():
    log = accepted({"page": PAGE})
    changed = tor(log, PAGE.replace(TOR, "Tor Nygaard, Chief Engineer, Glomma Power AS"))
    assert (changed.outcome, changed.is_left, changed.is_regression) == (Outcome.CHANGED, True, False)
    assert changed.differences == (Difference(field="roles", was=("Engineer",), now=("Chief Engineer",)),)
    assert changed.values["roles"] == ("Engineer",)


def test_accepting_again_takes_the_new_value():
    page = PAGE.replace(TOR, "Tor Nygaard, Chief Engineer, Glomma Power AS")
    log = accepted({"page": PAGE})
    log.append(decided(tor(log, page), id="again"))
    now = tor(log, page)
    assert (now.outcome, now.values["roles"]) == (Outcome.UNCHANGED, ("Chief Engineer",))
    assert tor([*log, decide_undo("again", id="undo", **WHEN)], page).outcome is Outcome.CHANGED


def test_a_persons_own_value_is_never_overwritten_only_contested():
    log = accepted({"page": PAGE})
    log.append(
        decided(tor(log, PAGE), Verb.EDIT, id="own", values={"roles": ("Head of Turbines",), "title": "Ice"})
    )
    same = tor(log, PAGE)
    assert (same.outcome, same.values["roles"], same.human) == (
        Outcome.UNCHANGED,
        ("Head of Turbines",),
        {"roles": "own", "title": "own"},
    )
    contested = tor(log, PAGE.replace(TOR, "Tor Nygaard, Chief Engineer, Glomma Power AS"))
    assert contested.values["roles"] == ("Head of Turbines",)
    assert contested.differences == (
        Difference(field="roles", was=("Head of Turbines",), now=("Chief Engineer",), is_human=True),
    )
    settled = tor(log, PAGE.replace(TOR, "Tor Nygaard, Head of Turbines, Glomma Power AS"))
    assert (settled.outcome, settled.differences) == (Outcome.MOVED, ())


def test_a_value_a_person_took_away_stays_away():
    log = accepted({"page": PAGE})
    item = tor(log, PAGE)
    log.append(decided(item, Verb.EDIT, id="own", values={"roles": None}))
    assert "roles" not in tor(log, PAGE).values
    assert (
        "roles" not in only(review(log, {"page": PAGE}).record, "contribution", person="Tor Nygaard").anchors
    )


def test_what_is_gone_stays_in_the_record_and_says_so():
    log = accepted({"page": PAGE})
    found = review(log, {"page": PAGE.replace(TOR + "\n", "")})
    gone = [each for each in found.items if each.outcome is Outcome.GONE]
    assert sorted(str(each.values.get("person") or each.values["name"]) for each in gone) == [
        "Glomma Power AS",
        "Tor Nygaard",
        "Tor Nygaard",
    ]
    assert found.left == ()
    line = only(found.record, "contribution", person="Tor Nygaard")
    assert line.is_gone
    assert [each.exact for each in line.anchors["roles"]] == ["Engineer"]
    assert outcomes(review(log, {"page": PAGE})) == {Outcome.UNCHANGED}


def test_what_still_stands_though_nothing_proposes_it_is_kept_and_is_the_rules_doing():
    log = accepted({"page": PAGE})
    line = tor(log, PAGE)
    without = [each for each in propose(read({"page": PAGE})) if each.key != line.key]
    found = replay(without, log, texts={"page": PAGE})
    kept = only(found.items, "contribution", person="Tor Nygaard")
    assert (kept.outcome, kept.proposal, kept.is_regression, kept.is_left) == (
        Outcome.MOVED,
        None,
        True,
        False,
    )
    assert only(replay(without, log).items, "contribution", person="Tor Nygaard").outcome is Outcome.GONE


def test_rules_that_read_the_same_page_otherwise_are_told_from_pages_that_changed():
    log = accepted({"page": PAGE})
    proposals = [
        type(each)(
            **{name: getattr(each, name) for name in each.__slots__}
            | {"values": {**each.values, "side": "SE"}}
        )
        if each.values.get("person") == "Tor Nygaard"
        else each
        for each in propose(read({"page": PAGE}))
    ]
    changed = only(replay(proposals, log).items, "contribution", person="Tor Nygaard")
    assert (changed.outcome, changed.is_regression) == (Outcome.CHANGED, True)
    assert changed.differences == (Difference(field="side", was="NO", now="SE"),)


def test_a_name_corrected_on_the_page_is_found_by_its_place_in_the_list():
    log = accepted({"page": PAGE})
    items = review(log, {"page": PAGE.replace("Tor Nygaard", "Thorvald Nygård")}).items
    changed = only(items, "contribution", person="Tor Nygaard")
    assert changed.outcome is Outcome.CHANGED
    assert changed.differences == (Difference(field="person", was="Tor Nygaard", now="Thorvald Nygård"),)


def test_somebody_else_in_the_same_place_is_somebody_else():
    log = accepted({"page": PAGE})
    items = review(log, {"page": PAGE.replace(TOR, "Siri Aasen, Curator, Museum of Locks")}).items
    assert only(items, "contribution", person="Tor Nygaard").outcome is Outcome.GONE
    assert only(items, "contribution", person="Siri Aasen").outcome is Outcome.NEW


def test_a_line_read_as_part_of_another_event_is_not_moved_there_silently():
    third = "Third Lakes and Rivers Dialogue\n\nWhen: 2 June 2020\nWhere: Bergen, Norway"
    page = f"{PAGE}\n{third}\n\nSPEAKERS:\nSiri Aasen, Curator, Museum of Locks\n"
    log = accepted({"page": page})
    moved = page.replace(TOR + "\n", "") + TOR + "\n"
    items = review(log, {"page": moved}).items
    changed = only(items, "contribution", person="Tor Nygaard")
    events = {each.values["series_no"]: each.origin for each in items if each.kind is ProposalKind.EVENT}
    assert changed.outcome is Outcome.CHANGED
    assert Difference(field="event", was=events[2], now=events[3]) in changed.differences
    assert only(review(log, {"page": moved}).record, "contribution", person="Tor Nygaard").event == events[2]


def test_rejected_stays_rejected_and_later_stays_in_the_queue():
    items = review().items
    line, event = only(items, "contribution", person="Tor Nygaard"), items[0]
    log = [decided(line, Verb.REJECT, id="1"), decided(event, Verb.LATER, id="2")]
    found = review(log)
    assert only(found.items, "contribution", person="Tor Nygaard").standing is Standing.REJECTED
    assert found.items[0].standing is Standing.LATER
    assert found.items[0] in found.left
    assert found.record == ()
    assert len(found.left) == len(items) - 1


def test_a_choice_is_the_events_value_and_both_stay_in_the_conflict():
    items = review().items
    event, conflict = items[0], only(items, "conflict", field="duration")
    assert [each.value for each in conflict.proposal.choices] == ["full-day", "half-day"]
    log = [decided(event, id="1"), decided(conflict, Verb.CHOOSE, id="2", values={"value": "half-day"})]
    record = review(log).record
    assert (record[0].values["duration"], record[0].human) == ("half-day", {"duration": "2"})
    assert (record[1].values["value"], record[1].values["values"]) == ("half-day", ("full-day", "half-day"))


def test_what_a_person_added_is_in_the_record_until_it_is_taken_back():
    event = review().items[0]
    added = decide_addition(
        ProposalKind.CONTRIBUTION,
        {"person": "Siri Aasen", "functions": ("interpreter",)},
        event=event.key,
        id="2",
        **WHEN,
    )
    log = [decided(event, id="1"), added]
    (_, entry) = review(log).record
    assert (entry.values, entry.human, entry.anchors, entry.event) == (
        {"person": "Siri Aasen", "functions": ("interpreter",)},
        {"person": "2", "functions": "2"},
        {},
        event.origin,
    )
    assert len(review([*log, decide_undo("2", id="3", **WHEN)]).record) == 1


def test_what_a_document_comes_to_say_was_added_already():
    event = review((), {"page": PAGE}).items[0]
    log = [
        decided(event, id="1"),
        decide_addition(ProposalKind.CONTRIBUTION, {"person": "Siri Aasen"}, event=event.key, id="2", **WHEN),
    ]
    page = PAGE.replace(TOR, f"{TOR}\nSiri Aasen, Curator, Museum of Locks")
    found = only(review(log, {"page": page}).items, "contribution", person="Siri Aasen")
    assert (found.origin, found.standing, found.values) == ("2", Standing.ACCEPTED, {"person": "Siri Aasen"})
    assert found.proposal.values["roles"] == ("Curator",)


def test_two_accepted_people_decided_to_be_one_are_one_entry_with_both_origins():
    texts = {"page": PORTS, "note": PORTS_NOTE + "Janis Ozol, Vice President, Port Works Ltd\n"}
    items = review((), texts).items
    log = all_accepted(items)
    one, other = (only(items, "person", name=name) for name in ("Janis Ozol", "Janis Ozols"))
    log.append(decide_names(one, other, Verb.SAME, id="same", **WHEN))
    proposals = propose(read(texts, judgements=judgements_of(log)))
    found = replay(proposals, log, texts=texts)
    (joined,) = (each for each in found.items if each.kind == "person" and each.also)
    assert {joined.origin, *joined.also} == {one.origin, other.origin}
    assert joined.outcome is not Outcome.CHANGED
    assert [each.also for each in found.record if each.kind == "person" and each.also] == [joined.also]


def test_a_new_form_of_a_name_under_an_accepted_person_has_to_be_looked_at():
    log = accepted({"page": PAGE})
    found = only(review(log, TEXTS).items, "person", name="GU Wenbo")
    assert found.outcome is Outcome.CHANGED
    assert found.differences == (Difference(field="forms", was=("GU Wenbo",), now=("顾文博", "GU Wenbo")),)


def test_a_contribution_is_surer_once_its_event_is_accepted():
    rules = {rule for each in propose(read()) for path in each.rules.values() for rule in path}
    trusted = Ledgers(counts={rule: (5, 1) if rule.startswith("event:") else (900, 0) for rule in rules})
    proposals = propose(read(), ledgers=trusted)
    item = replay(proposals, (), ledgers=trusted).items[0]

    def band(log):
        items = replay(proposals, log, ledgers=trusted).items
        return only(items, "contribution", person="Ingrid Solheim").proposal.band

    assert (band([]), band([decided(item)])) == (Band.LIKELY, Band.CLEAR)


verbs = st.sampled_from([Verb.ACCEPT, Verb.EDIT, Verb.REJECT, Verb.LATER])
logs = st.lists(st.tuples(st.integers(0, 30), verbs | st.just(Verb.UNDO)), max_size=14)
PROPOSALS = propose(read())


def log_of(steps):
    """A log made step by step, as a person makes it."""
    log = []
    for number, (place, verb) in enumerate(steps):
        if verb is Verb.UNDO:
            if log:
                log.append(decide_undo(log[place % len(log)].id, id=str(number), **WHEN))
            continue
        items = replay(PROPOSALS, log, texts=TEXTS).items
        item = items[place % len(items)]
        values = {"values": {"name": f"Own {number}"}} if verb is Verb.EDIT else {}
        log.append(decided(item, verb, id=str(number), **values))
    return log


@settings(max_examples=25)
@given(logs)
def test_replaying_twice_is_replaying_once_and_undo_restores(steps):
    log = log_of(steps)
    now = replay(PROPOSALS, log, texts=TEXTS)
    assert replay(PROPOSALS, log, texts=TEXTS) == now
    undone = [*log, decided(now.items[0], Verb.REJECT, id="r"), decide_undo("r", id="u", **WHEN)]
    assert replay(PROPOSALS, undone, texts=TEXTS) == now
    assert {each.outcome for each in now.items} <= {Outcome.NEW, Outcome.UNCHANGED}


@settings(max_examples=25)
@given(logs, st.sampled_from([TEXTS, {"page": PAGE}, {"note": NOTE}, {}, {"page": PAGE[40:], "note": NOTE}]))
def test_no_value_is_exported_without_a_passage_or_a_person(steps, texts):
    log = log_of(steps)
    record = review(log, texts).record
    for each in record:
        assert set(each.values) == set(each.anchors) | set(each.human)
        assert all(each.anchors.values())
        assert set(each.human.values()) <= {decision.id for decision in log}


@settings(max_examples=15)
@given(logs, st.sampled_from(["page", "note"]))
def test_dropping_and_reading_a_document_again_restores_everything(steps, dropped):
    log = log_of(steps)
    before = review(log)
    without = review(log, {name: text for name, text in TEXTS.items() if name != dropped})
    assert {each.origin for each in without.record} == {each.origin for each in before.record}
    assert review(log, dict(reversed(TEXTS.items()))) == before
