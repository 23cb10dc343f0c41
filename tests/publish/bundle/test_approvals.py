# ruff: noqa: E501 -- one case a line
import json
from dataclasses import replace

import pytest
from publish.releases import DAY, approvals, bundled, release

from tracktwo.publish.bundle import Approval, Bundle, fingerprint, read_bundle, write_bundle, write_content
from tracktwo.publish.bundle.canonical import canonical
from tracktwo.vocabulary.errors import DataError

CONTENT = release()
DATA = write_content(CONTENT)
BUNDLE = bundled(CONTENT)


def test_bundle_reads_back_with_both_approvals_by_side():
    data = write_bundle(DATA, approvals(DATA)[::-1])
    assert data == BUNDLE
    assert read_bundle(data) == Bundle(
        content=CONTENT,
        sha256=fingerprint(DATA),
        approvals=(
            Approval(side="north", by="Ada", on=DAY, sha256=fingerprint(DATA)),
            Approval(side="south", by="孙守门", on=DAY, sha256=fingerprint(DATA)),
        ),
        data=DATA,
    )


WRONG = {
    "one side": (approvals(DATA)[:1], "approvals are not complete; each side has to approve the release"),
    "nobody": ([], "approvals are not complete"),
    "one side twice": (approvals(DATA, sides=("north", "north")), "approvals hold two for one side; each side gives one"),
    "one account twice": (approvals(DATA, by=("Ada", "Ada")), "approvals were given by one account; two people have to approve"),
    "a stranger": (approvals(DATA, sides=("north", "east")), "approvals hold one for “east”, which is no side of the programme"),
    "three": ([*approvals(DATA), replace(approvals(DATA)[0], by="Eve")], "approvals hold two for one side"),
    "another content": (approvals(DATA, sha256="0" * 64), "approvals were given to something else than this content"),
    "one for another": ([approvals(DATA)[0], replace(approvals(DATA)[1], sha256="0" * 64)], "something else than this content"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_approvals_are_neither_written_nor_read(name):
    given, sentence = WRONG[name]
    with pytest.raises(DataError, match=sentence):
        write_bundle(DATA, given)
    value = json.loads(BUNDLE)
    value["approvals"] = [
        {"side": each.side, "by": each.by, "on": each.on.isoformat(), "sha256": each.sha256}
        for each in sorted(given, key=lambda each: each.side)
    ]
    with pytest.raises(DataError, match=sentence if given else "approvals has 0 entries"):
        read_bundle(canonical(value))


def test_content_changed_after_approval_is_refused():
    value = json.loads(BUNDLE)
    value["content"] = value["content"].replace("North bank", "Other bank")
    with pytest.raises(
        DataError, match="content was changed after it was approved; publish what both sides approved"
    ):
        read_bundle(canonical(value))
    value["sha256"] = fingerprint(value["content"].encode())
    with pytest.raises(DataError, match="approvals were given to something else than this content"):
        read_bundle(canonical(value))


def test_content_that_is_no_release_is_refused_even_when_approved():
    data = DATA.replace(b'"deadlocked":0', b'"deadlocked": 0')
    with pytest.raises(DataError, match="was written or changed by something else"):
        write_bundle(data, approvals(data))
    value = {
        **json.loads(BUNDLE),
        "content": data.decode(),
        "sha256": fingerprint(data),
        "approvals": [
            {"side": each.side, "by": each.by, "on": each.on.isoformat(), "sha256": each.sha256}
            for each in approvals(data)
        ],
    }
    with pytest.raises(DataError, match="was written or changed by something else"):
        read_bundle(canonical(value))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda v: v.update(format="tracktwo-bundle/2"), "format is not “tracktwo-bundle/1”"),
        (lambda v: v.update(format="tracktwo-release/1"), "format is not “tracktwo-bundle/1”"),
        (lambda v: v.update(note="x"), "has “note”, which nothing in a release is called"),
        (lambda v: v.pop("sha256"), "lacks “sha256”"),
        (lambda v: v["approvals"].reverse(), "approvals are not sorted by side"),
        (lambda v: v["approvals"][0].update(on="today"), "approvals[0].on is “today”, expected a day"),
        (lambda v: v["approvals"][0].update(by=""), "approvals[0].by is empty"),
        (lambda v: v["approvals"][0].update(role="convenor"), "has “role”"),
    ],
)
def test_bundle_with_one_thing_changed_is_refused_in_a_sentence(change, sentence):
    value = json.loads(BUNDLE)
    change(value)
    with pytest.raises(DataError) as refusal:
        read_bundle(canonical(value))
    assert sentence in str(refusal.value)


def test_bare_content_is_no_bundle():
    with pytest.raises(DataError, match="format is not “tracktwo-bundle/1”"):
        read_bundle(DATA)
