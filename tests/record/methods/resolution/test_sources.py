"""Who is who in the source documents, from the places of names that people marked there."""

import json
from itertools import combinations

import pytest

from tracktwo.record import read_document
from tracktwo.record.methods.resolution import resolve_organisations, resolve_people, stated_abbreviations
from tracktwo.record.tables import Mention


@pytest.mark.parametrize(("kind", "least"), [("persons", 1.0), ("organisations", 0.97)])
def test_names_in_the_sources_are_put_together_as_people_did(shared, kind, least):
    gold = json.loads((shared / "sources" / "gold.json").read_text(encoding="utf-8"))
    layers = {name: read_document(shared / "sources" / f"{name}.txt") for name in ("report", "fuzhou-page")}
    whose = {
        Mention(
            document=each["doc"],
            start=each["start"],
            end=each["end"],
            text=layers[each["doc"]].quote(each["start"], each["end"]),
        ): one["id"]
        for one in gold[kind]
        for each in one["mentions"]
    }
    if kind == "persons":
        found = resolve_people(whose)
    else:
        stated = [each for layer in layers.values() for each in stated_abbreviations(layer)]
        found = resolve_organisations(whose, aliases=stated)
    key_of = {mention: each.key for each in found for mention in each.mentions}
    pairs = [(whose[a] == whose[b], key_of[a] == key_of[b]) for a, b in combinations(whose, 2)]
    right, wrong, missed = (pairs.count(each) for each in ((True, True), (False, True), (True, False)))
    assert wrong == 0
    assert 2 * right / (2 * right + missed) >= least
