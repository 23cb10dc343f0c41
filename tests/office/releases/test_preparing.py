"""Preparing and publishing as it is done: worked out, built by the publisher's own process, searched, switched in."""

import json
import shutil
import threading
from importlib.resources import files
from pathlib import Path

import pytest

from tracktwo.office.models import Membership, Programme, Release
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.releases import actions, trees
from tracktwo.office.releases.decisions import decisions
from tracktwo.office.releases.queries import is_busy, is_clean, is_interrupted, proposal, published_sites
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.slow  # each builds a site in a process of its own


def _approved(release: Release, *seats: Membership) -> Release:
    for seat in seats:
        release = actions.approve(release, by=seat, sha256=release.sha256)
    return release


def _told(_progress: object) -> None:
    return None


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_proposal_is_built_searched_and_waits(programme: Programme, east: Membership, data_folder: Path):
    release = actions.prepare(by=east)
    assert (release.state, release.note, release.proposal, release.number) == ("proposed", "", 1, 1)
    assert (release.leaks, is_clean(release), release.progress) == ([], True, {})
    assert release.difference == {
        "appears": ["programme:river", "side:east", "side:west"],
        "changes": {},
        "vanishes": [],
        "settings": [],
    }
    preview = trees.preview_folder("river", 1) / "river"
    assert (preview / "data" / "release.json").read_text(encoding="utf-8") == release.content
    assert not (data_folder / "public").exists()
    assert [(line.action, line.by) for line in decisions(programme)] == [("proposed", east.account.name)]
    assert not trees.is_held("river")


def test_two_keys_publish_exactly_what_was_shown(programme, east: Membership, west: Membership, data_folder):
    release = actions.publish(_approved(actions.prepare(by=west), west, east))
    preview, site = trees.preview_folder("river", 1) / "river", data_folder / "public" / "river"
    approvals = "data/approvals.json"
    assert {**_tree(preview), approvals: b""} == {**_tree(site), approvals: b""}
    given = json.loads((site / approvals).read_bytes())
    assert sorted(each["side"] for each in given["approvals"]) == ["east", "west"]
    assert "convenor" not in json.dumps(given)
    assert [(each.key, each.name) for each in published_sites()] == [("river", programme.name)]
    assert [line.action for line in decisions(programme)] == [
        "proposed",
        "approved",
        "approved",
        "published",
    ]
    at = release.published_at
    assert actions.publish(release).published_at == at
    assert len(decisions(programme)) == 4


def test_a_release_that_would_change_nothing_is_not_proposed(programme, east: Membership, west: Membership):
    _approved(actions.prepare(by=east), east, west)
    programme.outcomes.create(key="later", number=1, text={"en": "Nobody approved this yet."})
    again = actions.prepare(by=west)
    assert (again.state, again.proposal, again.number) == ("failed", 2, 2)
    assert again.note == ("Nothing has changed for the public since release 1; there is nothing to approve.")
    assert not trees.preview_folder("river", 2).exists()


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (
            {"contact": {}},
            "The programme has no contact yet; every public page names one. Edit the programme.",
        ),
        (
            {"name": {"fr": "Le fleuve"}},
            "The name of river is in none of the site's languages (en, zh-Hans); add it in one.",
        ),
        (
            {"languages": ["fr"]},
            "No language of the programme is one the site can be built in; add one of: en, zh-Hans, ar.",
        ),
    ],
)
def test_what_every_page_needs_is_asked_for(programme, east: Membership, change: dict, note: str):
    Programme.objects.update(**change)
    release = actions.prepare(by=east)
    assert (release.state, release.note) == ("failed", note)


def test_a_proposal_replaces_the_one_that_waits_and_its_preview(programme, east: Membership):
    actions.prepare(by=east)
    Programme.objects.update(summary={"en": "Said in another way."})
    second = actions.prepare(by=east)
    assert [(each.proposal, each.number, each.state) for each in Release.objects.all()] == [
        (2, 1, "proposed"),
        (1, 1, "superseded"),
    ]
    assert [each.name for each in trees.preview_folder("river", 1).parent.iterdir()] == ["2"]
    assert second.closed_at is None


def test_one_preparation_at_a_time(programme: Programme, east: Membership):
    with trees.hold("river"), pytest.raises(DataError, match="is being worked on"):
        actions.prepare(by=east)
    assert not Release.objects.exists()


def test_an_interrupted_preparation_is_told_and_cleared_away(programme: Programme, east: Membership):
    left = Release.objects.create(programme=programme, proposal=1, number=1, state="preparing")
    with trees.hold("river"):
        assert (is_busy(left), is_interrupted(left)) == (True, False)
    assert (is_busy(left), is_interrupted(left)) == (False, True)
    actions.prepare(by=east)
    left.refresh_from_db()
    assert (left.state, left.note) == ("failed", "The preparation was interrupted.")


def test_a_preparation_that_ends_between_two_looks_is_not_called_interrupted(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
):
    Release.objects.create(programme=programme, proposal=1, number=1, state="preparing")

    def ends_now(key: str) -> bool:
        Release.objects.update(state="proposed")
        return False

    monkeypatch.setattr(trees, "is_held", ends_now)
    assert proposal(programme, 1).state == "proposed"


def test_a_hold_ends_with_the_thread_that_forgets_it():
    def take() -> None:
        assert trees.take_hold("river") is not None

    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    assert not trees.is_held("river")


def test_a_folder_in_the_way_is_told_and_publishing_can_be_done_again(
    programme, east: Membership, west: Membership, data_folder: Path
):
    """Both keys stand; what kept the site from the public is in the row until it is published."""
    approved = _approved(actions.prepare(by=east), east, west)
    (data_folder / "public").mkdir()
    (data_folder / "public" / "holiday.jpg").write_bytes(b"")
    stopped = actions.publish(approved)
    assert stopped.published_at is None
    assert "holds files that are not a site of this program" in stopped.note
    assert published_sites() == []
    (data_folder / "public" / "holiday.jpg").unlink()
    done = actions.publish(approved)
    assert (done.note, [each.key for each in published_sites()]) == ("", ["river"])


def test_a_site_taken_away_is_not_linked_to(programme, east: Membership, west: Membership, data_folder: Path):
    actions.publish(_approved(actions.prepare(by=east), east, west))
    shutil.rmtree(data_folder / "public")
    assert published_sites() == []


def test_going_back_shows_the_release_before_and_is_logged(programme, east, west, tmp_path: Path):
    _approved(actions.prepare(by=east), east, west)
    actions.publish_into(tmp_path / "sites", programme, tell=_told)
    first = _tree(tmp_path / "sites")
    Programme.objects.update(licence="CC BY 4.0")
    _approved(actions.prepare(by=east), east, west)
    actions.publish_into(tmp_path / "sites", programme, tell=_told)
    assert actions.go_back(tmp_path / "sites", programme, tell=_told).number == 1
    assert _tree(tmp_path / "sites") == first
    last = decisions(programme)[-1]
    assert (last.action, last.number, last.note) == ("published", 1, "Went back to this release.")
    with pytest.raises(DataError, match="so there is nothing to go back to"):
        actions.go_back(tmp_path / "sites", programme, tell=_told)
    with pytest.raises(DataError, match="so there is nothing to go back to"):
        actions.go_back(tmp_path / "elsewhere", programme, tell=_told)


def test_what_was_taken_down_stays_down(programme, east: Membership, west: Membership, tmp_path: Path):
    programme.objectives.create(key="flow", number=1, text={"en": "Keep the water flowing."})
    _approved(actions.prepare(by=east), east, west)
    actions.publish_into(tmp_path / "sites", programme, tell=_told)
    programme.objectives.all().delete()
    release = _approved(actions.prepare(by=east), east, west)
    assert release.difference["vanishes"] == ["objective:flow"]
    actions.publish_into(tmp_path / "sites", programme, tell=_told)
    with pytest.raises(DataError, match="took something down"):
        actions.go_back(tmp_path / "sites", programme, tell=_told)
    assert not [name for name, data in _tree(tmp_path / "sites").items() if b"Keep the water flowing" in data]


def test_an_account_of_what_is_withheld_stands_beside_the_proposal(db: None, seat):
    """Line by line of one demonstration's closed meetings; the one nobody outside knows of is withheld whole."""
    content = (files("tracktwo") / "demo" / "northshore-southshore.json").read_bytes()
    programme = import_programme(content, by=None)
    account, side = seat("observer"), programme.sides.first()
    by = Membership.objects.create(account=account, programme=programme, side=side, role="convenor")
    release = actions.prepare(by=by)
    assert (release.state, is_clean(release)) == ("proposed", True)
    assert "grounds-2024" not in release.content
    hidden = [line for line in release.withheld if line["item"] == "event:grounds-2024" and not line["field"]]
    assert hidden == [
        {
            "item": "event:grounds-2024",
            "field": "",
            "reason": "not_known_outside",
            "rule": "not_for_attribution",
            "missing": sorted(each.key for each in programme.sides.all()),
            "is_partial": False,
            "count": 1,
        }
    ]
    closed = {line["field"] for line in release.withheld if line["item"] == "event:middle-island-2023"}
    assert "names" in closed
    assert '"event:middle-island-2023"' in release.content
