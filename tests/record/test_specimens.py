"""The specimens of the benchmark: their spans, everybody renamed, and the scorer beside another one."""

import importlib
import importlib.util
import json
import random
import re
from pathlib import Path

import pytest

SPECIMENS = Path(__file__).parents[2] / "benchmarks" / "specimens"
PATHS = sorted(SPECIMENS.glob("*/*.marked"))


@pytest.fixture(scope="module")
def bench(repository):
    """What brings in a module of the benchmarks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(repository / "benchmarks")
        yield importlib.import_module


@pytest.fixture(scope="module")
def every(bench):
    """All specimens, by name."""
    marked = bench("marked")
    return {path.stem: marked.parse(path.read_text(encoding="utf-8"), name=path.stem) for path in PATHS}


@pytest.fixture(scope="module")
def other_scorer(shared):
    """The scorer kept beside the project: counts of right, wrong and missed by row."""
    spec = importlib.util.spec_from_file_location("score_record", shared / "tools" / "score_record.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda read, gold: {
        row: tuple(counts) for row, *counts, _, _, _ in module.table(module.score(read, gold))
    }


def spans(value):
    """Every span anywhere in a gold record."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from spans(each)


def as_read(gold):
    """The gold record in the shape of one that was read: names for keys."""
    orgs = {each["id"]: each["name"] for each in gold["organisations"]}
    people = {each["id"]: each["canonical"] for each in gold["persons"]}
    events = [
        dict(each, **{part: [orgs[key] for key in each[part]] for part in ("hosts", "in_consultation_with")})
        for each in gold["events"]
    ]
    contributions = [
        dict(
            each,
            person=each["person_display"],
            orgs=[orgs[key] for key in each["orgs"]],
            interviewer=people.get(each["interviewer"]),
            evidence=[one["line"] for one in each["evidence"] if "line" in one],
        )
        for each in gold["contributions"]
    ]
    return {
        "events": events,
        "contributions": contributions,
        "persons": gold["persons"],
        "organisations": gold["organisations"],
    }


def damaged(read, chance):
    """The record with items left out, repeated and exchanged, values dropped, shortened and exchanged."""
    record = dict(read)
    for part in ("events", "contributions"):
        items = [dict(each) for each in read[part] if chance.random() > 0.15]
        items += [dict(each) for each in items if chance.random() < 0.1]
        for item in items:
            for name in sorted(set(item) - {"id", "event"}):
                dice = chance.random()
                if dice < 0.08:
                    item[name] = None
                elif dice < 0.2:
                    item[name] = chance.choice(items).get(name)
                elif dice < 0.24 and isinstance(item[name], str):
                    item[name] = item[name][: len(item[name]) * 2 // 3]
        record[part] = items
    for part in ("persons", "organisations"):
        mentions = [(each["id"], one) for each in read[part] for one in each.get("mentions", ())]
        ids = [key for key, _ in mentions] or [""]
        moved = [(chance.choice(ids) if chance.random() < 0.1 else key, one) for key, one in mentions]
        record[part] = [{"id": key, "mentions": [one]} for key, one in moved if chance.random() > 0.1]
    return record


def test_there_are_specimens_enough_of_every_sort(every):
    texts = [text for each in every.values() for text in each.texts.values()]
    chinese = [text for text in texts if len(re.findall(r"[\u4e00-\u9fff]", text)) > len(text) / 4]
    assert len(list(SPECIMENS.glob("open/*.marked"))) >= 15 <= len(list(SPECIMENS.glob("held/*.marked")))
    blind = [every[path.stem].stated["form"] for path in SPECIMENS.glob("blind/*.marked")]
    assert [set(given) for ((_, given),) in blind] == [{"language", "grade"}] * 24
    assert len(texts) >= 34
    assert len(chinese) >= len(texts) / 4
    assert sum(not each.gold()["events"] for each in every.values()) >= 4


@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_every_gold_span_quotes_its_text(every, name):
    specimen = every[name]
    gold = specimen.gold()
    assert all(
        specimen.texts[each["doc"]][each["start"] : each["end"]] == each["quote"] != ""
        for each in spans(gold)
    )
    marks = re.compile(r"<<|>>>| :: |\{[proti@]|^%%", re.MULTILINE)
    assert [text for text in specimen.texts.values() if marks.search(text)] == []
    keys = {each["id"] for each in gold["events"]}
    assert {each["event"] for each in gold["contributions"]} <= keys
    assert (
        {key for each in gold["events"] for key in each["evidence"]} <= set(gold["events"][0])
        if keys
        else True
    )


@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_renaming_moves_spans_and_leaves_nobody(every, bench, name):
    specimen, renaming = every[name], bench("renaming")
    new = renaming.renamed(specimen, seed=7)
    old_gold, gold = specimen.gold(), new.gold()
    assert all(new.texts[each["doc"]][each["start"] : each["end"]] == each["quote"] for each in spans(gold))
    for part, what in (
        ("contributions", "person"),
        ("persons", "id"),
        ("organisations", "id"),
        ("events", "id"),
    ):
        assert [each[what] for each in gold[part]] == [each[what] for each in old_gold[part]]
    untouched = {"functions", "roles", "title", "side", "delivery", "session"}
    named = re.compile("|".join(re.escape(each["canonical"]) for each in old_gold["persons"]) or "(?!)")
    assert [text for text in new.texts.values() if named.search(text)] == []
    for before, after in zip(old_gold["contributions"], gold["contributions"], strict=True):
        assert {key: after[key] for key in untouched - {"roles", "title"}} == {
            key: before[key] for key in untouched - {"roles", "title"}
        }
        assert (after["title"] is None, len(after["roles"])) == (
            before["title"] is None,
            len(before["roles"]),
        )
    assert renaming.renamed(specimen, seed=7).texts == new.texts


def test_renaming_keeps_the_shape_of_a_name(bench):
    people = "<<{p=a GONG, Lanyu}>> {p=a Lanyu Gong} <<{p=k Kenneth Maloof}>> {p=k Ken Maloof}"
    text = f"%% event E name=x\n%% with E\n{people}"
    new = bench("renaming").renamed(bench("marked").parse(text, name="shape"), seed=3)
    comma, western, long, short = (new.quote(mark) for mark in new.every("p"))
    assert re.fullmatch(r"[A-ZÜ]+, [A-Z][a-zü]+", comma)
    assert western.casefold().split() == comma.casefold().replace(",", "").split()[::-1]
    assert long.split()[1] == short.split()[1]
    assert long.split()[0].startswith(short.split()[0])


def test_a_record_equal_to_the_gold_is_all_right(every, bench):
    scoring = bench("scoring")
    for specimen in every.values():
        gold = specimen.gold()
        tally = scoring.score(as_read(gold), gold)
        assert [(row, counts) for row, counts in tally.counted().items() if counts.f1 < 1] == []


def test_both_scorers_count_alike_on_damaged_records(every, bench, other_scorer):
    scoring, chance = bench("scoring"), random.Random(5)
    for specimen in every.values():
        gold = specimen.gold()
        read = damaged(as_read(gold), chance)
        ours = {row: tuple(counts) for row, counts in scoring.score(read, gold).counted().items()}
        assert ours == other_scorer(read, gold), specimen.name


def test_both_scorers_count_alike_on_the_sources(shared, bench, other_scorer):
    gold = json.loads((shared / "sources" / "gold.json").read_text(encoding="utf-8"))
    for each in gold["contributions"]:
        del each["function"]  # the first of the functions once more
    read = damaged(as_read(gold), random.Random(11))
    ours = {row: tuple(counts) for row, counts in bench("scoring").score(read, gold).counted().items()}
    assert ours == other_scorer(read, gold)
