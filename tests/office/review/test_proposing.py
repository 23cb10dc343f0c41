"""What documents say, as proposals: how far rules are trusted, here and in a process of its own."""

from record.layers import layer
from record.reviewed import TEXTS, all_accepted, decided, review

from tracktwo.office.review.proposing import Task, proposed, proposed_apart
from tracktwo.record import ProposalKind, Verb


def task(log=()):
    """The two documents, to be read with a log."""
    return Task(
        layers=tuple(layer(text, document=name) for name, text in TEXTS.items()),
        log=tuple(log),
        lineages=tuple((name, name) for name in TEXTS),
        public=frozenset(),
    )


def sure(log=()):
    """How sure all proposals together are."""
    return sum(each.confidence for each in proposed(task(log)))


def test_a_rule_is_trusted_as_far_as_it_was_right_in_the_programme():
    lines = [item for item in review().items if item.kind is ProposalKind.CONTRIBUTION]
    rejected = [decided(item, Verb.REJECT, id=str(number)) for number, item in enumerate(lines)]
    assert sure(rejected) < sure() < sure(all_accepted(lines))


def test_a_process_of_its_own_proposes_the_same():
    assert proposed_apart(task()) == proposed(task())
