"""Quality on names of our own making; the limits are those of the benchmark that compares with other software."""

from itertools import combinations

import pytest

from tracktwo.record.methods.resolution import resolve_organisations, resolve_people
from tracktwo.record.tables import Mention


@pytest.mark.parametrize("half", ["open", "held"])
@pytest.mark.parametrize(
    ("kind", "resolve", "least"),
    [("people", resolve_people, 0.98), ("organisations", resolve_organisations, 0.93)],
)
def test_names_are_put_together_without_a_false_merge(repository, kind, resolve, least, half):
    lines = (
        (repository / "benchmarks" / "names" / f"{kind}_{half}.txt").read_text(encoding="utf-8").splitlines()
    )
    told = [line.split(" | ") for line in lines if not line.startswith("#")]
    gold = {form: number for number, forms in enumerate(told) for form in forms}
    assert len(gold) > 100
    named = [
        Mention(document="names", start=place * 1000, end=place * 1000 + len(form), text=form)
        for place, form in enumerate(gold)
    ]
    key_of = {mention.text: each.key for each in resolve(named) for mention in each.mentions}
    pairs = [(gold[a] == gold[b], key_of[a] == key_of[b]) for a, b in combinations(gold, 2)]
    right, wrong, missed = (pairs.count(each) for each in ((True, True), (False, True), (True, False)))
    assert wrong == 0
    assert 2 * right / (2 * right + missed) >= least
