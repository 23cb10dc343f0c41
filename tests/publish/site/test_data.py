"""The data files: exactly the release, tables a spreadsheet cannot run, a codebook for every field."""

import csv
import hashlib
import io
import json
from dataclasses import replace

import pytest
from publish.site.reading import said
from publish.site.samples import ITEMS, content, item, site

from tracktwo.publish.bundle import content_schema, field_shapes, read_content, write_content
from tracktwo.publish.site.codebook import FIELDS, KIND_MEANINGS
from tracktwo.publish.site.findings import DISCLOSURES, LEANS_ON_CASES
from tracktwo.vocabulary.findings import (
    AREA_WORDS,
    AWARENESS_WORDS,
    FINDING_WORDS,
    FIRMNESS_WORDS,
    LEAN_WORDS,
    READING_WORDS,
)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_release_is_published_as_it_was_approved():
    files = site()
    assert files["data/release.json"] == write_content(content())
    assert read_content(files["data/release.json"]) == content()
    assert hashlib.sha256(files["data/release.json"]).hexdigest() in said(files["en/data.html"])
    assert json.loads(files["data/release.schema.json"]) == content_schema()


def test_each_kind_is_a_file_with_its_items_as_released():
    files = site()
    kinds = {each.kind for each in ITEMS}
    names = {
        kind: f"data/SIMULATED-{kind}.json" if kind in ANSWERED else f"data/{kind}.json" for kind in kinds
    }
    assert {path for path in files if path.startswith("data/") and path.endswith(".json")} == {
        *names.values()
    } | {"data/release.json", "data/release.schema.json", "data/codebook.json", "data/popolo.json"}
    for kind in kinds:
        told = json.loads(files[names[kind]])
        assert told == {
            "kind": kind,
            "licence": "CC0 1.0",
            **({"origin": "simulated"} if kind in ANSWERED else {}),
            "items": {
                each: {"changed": "2026-03-02", **one.content}
                for each, one in content().items.items()
                if one.kind == kind
            },
        }


ANSWERED = {"result", "round"}


def test_invented_answers_and_real_ones_stand_in_files_of_their_own():
    real = [
        replace(each, content={**each.content, "is_simulated": False}) if each.kind in ANSWERED else each
        for each in ITEMS
    ]
    other = [
        replace(each, content={**each.content, "key": f"real-{each.content['key']}", "round": "real-spring"})
        for each in real
        if each.content.get("key") in {"r1", "r2"}
    ]
    other += [
        replace(each, content={**each.content, "key": "real-spring"}) for each in real if each.kind == "round"
    ]
    for each in other:
        if each.kind == "round":
            each.content.pop("round", None)
    files = site(content(*ITEMS, *other))
    for name, origin, keys in (
        ("SIMULATED-result", "simulated", {"r1", "r2", "r3", "r4", "r5"}),
        ("result", "real", {"real-r1", "real-r2"}),
    ):
        told = json.loads(files[f"data/{name}.json"])
        assert (told["origin"], {each.partition(":")[2] for each in told["items"]}) == (origin, keys)
        table = rows(files[f"data/{name}.csv"])
        assert {row["key"] for row in table} == keys
        for data in (files[f"data/{name}.csv"], files[f"data/{name}-sides.csv"]):
            lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
            assert lines[0][0] == "origin"
            assert {line[0] for line in lines[1:]} == {origin}
    listed = said(files["en/data.html"])
    assert "SIMULATED-result.csv" in listed
    assert " result.csv" in listed


def test_things_inside_things_of_a_list_have_columns_of_their_own():
    (row,) = rows(site()["data/SIMULATED-round.csv"])
    assert (row["recipe.settings.1.name"], row["recipe.settings.2.value"]) == ("not_sure", "west")


def test_tables_have_a_row_for_each_item_and_a_table_for_each_list_inside():
    files = site()
    (spring,) = [row for row in rows(files["data/event.csv"]) if row["key"] == "spring"]
    assert spring["status.value"] == "held"
    assert (spring["place.text.en"], spring["place.text.zh-Hans"], spring["place.country"]) == (
        "Ford",
        "渡口",
        "FR",
    )
    assert (spring["objectives"], spring["audience_estimate"]) == ("water", "75")
    assert rows(files["data/event-hosts.csv"]) == [
        {"event": "spring", "position": "1", "organisation": "house", "role": "host"},
        {"event": "spring", "position": "2", "organisation": "mill", "role": "co_host"},
    ]
    assert rows(files["data/person-names.csv"])[-1] == {
        "person": "li",
        "position": "2",
        "family": "李",
        "given": "文",
        "language": "zh-Hans",
        "order": "family_first",
        "text": "李文",
    }
    assert rows(files["data/remarks-remarks.csv"]) == [
        {
            "remarks": "small",
            "position": "1",
            "author": "",
            "released.en": "Begin with fish.",
            "released.zh-Hans": "从鱼谈起。",
            "side": "",
        },
        {
            "remarks": "spring",
            "position": "1",
            "author": "li",
            "released.en": "The river is one.",
            "released.zh-Hans": "河是一条。",
            "side": "north",
        },
    ]
    assert rows(files["data/citations.csv"])[0] == {
        "item": "event:spring",
        "field": "",
        "document": "report",
        "start": "10",
        "end": "20",
    }


def test_every_value_of_an_item_stands_in_a_table():
    files = site()
    tables = [data.decode("utf-8-sig") for path, data in files.items() if path.endswith(".csv")]
    cells = {cell for table in tables for row in csv.reader(io.StringIO(table)) for cell in row}

    def leaves(value):
        match value:
            case dict():
                return [leaf for each in value.values() for leaf in leaves(each)]
            case list() if all(isinstance(each, str) for each in value):
                return [" ".join(value)]
            case list():
                return [leaf for each in value for leaf in leaves(each)]
            case bool():
                return ["true" if value else "false"]
            case _:
                return [str(value)]

    formulas = {"-2/3", "-1/3", "+", "-", "-0.720", "-0.430", "-0.620", "-0.370", "-0.250"}
    assert {leaf for each in ITEMS for leaf in leaves(each.content)} - cells <= formulas
    assert {"'-2/3", "'-1/3", "'+"} <= cells


@pytest.mark.parametrize("formula", ["=HYPERLINK(1)", "+1+1", "@SUM(A1)", "-1+1", "＝1", "\t=1"])
def test_no_cell_runs_as_a_formula(formula: str):
    title = item("publication", key="evil", kind="report", title=formula, by_programme=True)
    (row,) = [
        row for row in rows(site(content(*ITEMS, title))["data/publication.csv"]) if row["key"] == "evil"
    ]
    assert row["title"] == f"'{formula}"


def test_the_codebook_explains_every_kind_and_every_field_in_each_language():
    assert {kind: set(fields) for kind, fields in FIELDS.items()} == {
        kind: set(fields) for kind, fields in field_shapes().items()
    }
    told = json.loads(site()["data/codebook.json"])
    assert set(told["kinds"]) == set(KIND_MEANINGS)
    for kind in told["kinds"].values():
        for meaning in (kind["meaning"], *kind["fields"].values()):
            assert set(meaning) == {"en", "zh-Hans"}
            assert all(meaning.values())


def test_every_value_of_a_result_has_its_words():
    shape = content_schema()["$defs"]["result"]["properties"]["content"]["properties"]
    side = shape["sides"]["items"]["properties"]
    assert set(FINDING_WORDS) == set(shape["finding"]["enum"])
    assert set(LEAN_WORDS) == set(side["lean"]["enum"])
    assert set(READING_WORDS) == set(side["expects"]["properties"]["reading"]["enum"])
    assert set(LEANS_ON_CASES) == set(LEAN_WORDS)
    assert set(AREA_WORDS) == set(side["area"]["enum"])
    assert set(AWARENESS_WORDS) == set(shape["awareness"]["enum"])
    assert set(FIRMNESS_WORDS) == set(shape["firmness"]["enum"])
    policy = content_schema()["$defs"]["round"]["properties"]["content"]["properties"]["policy"]["properties"]
    assert set(DISCLOSURES) == set(policy["disclosure"]["enum"])


def test_data_do_not_depend_on_the_order_items_come_in():
    turned = replace(content(), items=dict(reversed(content().items.items())))
    assert site(turned) == site()
