"""Results whose figures contradict themselves are refused before any page is made of them."""

from copy import deepcopy
from dataclasses import replace

import pytest
from publish.site.samples import ITEMS, content

from tracktwo.publish.bundle import write_content
from tracktwo.vocabulary.errors import DataError

MISSING = object()


def spoiled(key, *path, put):
    """The sample release with one value of a result put in another's place, or taken out."""
    items = []
    for each in ITEMS:
        if each.content.get("key") == key and each.kind in {"result", "round"}:
            told = deepcopy(dict(each.content))
            inner = told
            for name in path[:-1]:
                inner = inner[name]
            if put is MISSING:
                del inner[path[-1]]
            else:
                inner[path[-1]] = put
            items.append(replace(each, content=told))
        else:
            items.append(each)
    return content(*items)


def limits(low, high):
    return {"low": low, "high": high}


R1 = next(each for each in ITEMS if each.content.get("key") == "r1").content


@pytest.mark.parametrize(
    ("key", "path", "put", "said"),
    [
        ("r1", ("sides",), [R1["sides"][0]], "must tell of both sides, once each"),
        ("r1", ("sides",), [R1["sides"][0]] * 2, "must tell of both sides, once each"),
        ("r1", ("sides", 0, "counts"), {"agree": 1, "disagree": 2, "unsure": 3}, "as counts or as bands"),
        ("r1", ("sides", 1, "counts"), MISSING, "as counts or as bands"),
        ("r1", ("sides", 0, "bands", "agree"), MISSING, "lacks “"),
        ("r1", ("sides", 0, "bands", "disagree"), MISSING, "lacks “"),
        ("r1", ("sides", 0, "bands", "agree"), limits("1", "2/3"), "bands that no share lies in"),
        ("r1", ("sides", 0, "bands", "agree"), limits("2/3", "2/3"), "bands that no share lies in"),
        ("r1", ("sides", 0, "bands", "disagree"), limits("0", "4/3"), "bands that no share lies in"),
        ("r1", ("sides", 0, "bands", "disagree"), limits("-1/3", "1/3"), "bands that no share lies in"),
        ("r1", ("sides", 0, "bands", "disagree"), limits("1/3", "1"), "more than the whole"),
        ("r1", ("sides", 0, "expects", "gap"), limits("-4/3", "0"), "a gap that nothing lies in"),
        ("r1", ("sides", 0, "expects", "gap"), limits("1/2", "1/3"), "a gap that nothing lies in"),
        ("r1", ("sides", 0, "expects", "gap"), limits("1/2", "4/3"), "a gap that nothing lies in"),
        ("r1", ("sides", 1, "limits"), limits("0.900", "0.100"), "limits that no share lies between"),
        ("r2", ("sides", 0, "expects", "limits"), limits("0.900", "0.100"), "limits of an expectation"),
        ("r2", ("sides", 0, "expects", "points"), MISSING, "limits of an expectation without one"),
        ("r2", ("sides", 0, "expects", "people"), "20-39", "without saying how many guessed"),
        ("r2", ("sides", 0, "expects", "points"), "100.1", "expects more than 100 points"),
        ("r2", ("sides", 0, "reads"), MISSING, "neither what was asked of both sides nor of each"),
        ("r2", ("is_simulated",), False, "does not say of its answers what its round says of them"),
        ("r1", ("sides", 0, "bands", "agree", "low"), "two thirds", "which cannot stand there"),
        ("r1", ("sides", 0, "bands", "people"), "ten", "which cannot stand there"),
        ("r2", ("sides", 0, "expects", "points"), "many", "which cannot stand there"),
        ("r2", ("probability",), "2.5", "which cannot stand there"),
        ("r2", ("sides", 0, "planted", "share"), "1", "which cannot stand there"),
        ("r1", ("sides", 1, "limits", "low"), MISSING, "lacks “low”"),
        ("r1", ("round",), MISSING, "lacks “round”"),
        ("r1", ("round",), "autumn", "names something that is not in the release"),
        ("r2", ("unaware",), "west", "names something that is not in the release"),
    ],
)
def test_figures_that_cannot_have_been_released_are_refused(key, path, put, said):
    with pytest.raises(DataError, match=said):
        write_content(spoiled(key, *path, put=put))


def test_limits_that_meet_are_taken():
    write_content(spoiled("r1", "sides", 1, "limits", put=limits("0.700", "0.700")))


def test_parts_of_a_side_are_looked_at_too():
    bands = {"people": "10-19", "agree": limits("1/3", "2/3"), "disagree": limits("2/3", "1")}
    part = {"key": "labs", "name": {"en": "Labs"}, "bands": bands}
    with pytest.raises(DataError, match="more than the whole"):
        write_content(spoiled("r1", "sides", 0, "parts", put=[part]))


def test_a_partner_is_asked_in_the_same_round():
    (held,) = [each for each in ITEMS if each.kind == "round"]
    other = replace(held, content={**held.content, "key": "winter"})
    moved = [
        replace(each, content={**each.content, "round": "winter"})
        if each.content.get("key") == "r4"
        else each
        for each in ITEMS
    ]
    with pytest.raises(DataError, match="has its partner in another round"):
        write_content(content(*moved, other))


def test_invented_answers_are_a_demonstrations():
    real = [
        replace(each, content={**each.content, "is_demo": False}) if each.kind == "programme" else each
        for each in ITEMS
    ]
    with pytest.raises(DataError, match="simulated answers, which only a demonstration may publish"):
        write_content(content(*real, is_demo=False))
