"""The demonstrations are published as any programme is, by the accounts of their two demo convenors, and once."""

from pathlib import Path

import pytest

from tracktwo.office.models import Account, Decision, Programme, Release
from tracktwo.office.releases import trees
from tracktwo.office.releases.decisions import faults
from tracktwo.office.shell.demonstration import load_demonstration

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # four sites are built


@pytest.fixture
def loaded(data_folder: Path) -> Path:
    load_demonstration()
    return data_folder


def test_both_demonstrations_are_published_by_their_two_convenors_once(loaded: Path, capsys):
    assert capsys.readouterr().err == ""
    for key, languages in {"sino-us-space": ("en", "zh-Hans"), "northshore-southshore": ("en", "ar")}.items():
        programme = Programme.objects.get(key=key)
        [release] = programme.releases.all()
        assert (release.state, release.number, release.note) == ("approved", 1, "")
        assert sorted(approval.account.name[:15] for approval in release.approvals.all()) == [
            "Demo convenor ◆",
            "Demo convenor ●",
        ]
        assert faults(programme) == []
        site = loaded / "public" / key
        assert [(site / tag / "index.html").is_file() for tag in languages] == [True, True]
        assert (site / "data" / "release.json").read_text(encoding="utf-8") == release.content
    before = list(Decision.objects.values_list("hash", flat=True))
    load_demonstration()
    assert list(Decision.objects.values_list("hash", flat=True)) == before
    assert Release.objects.count() == 2


def test_nobody_decides_in_the_name_of_a_convenor_who_came_in(data_folder: Path, capsys):
    """What was published once and is gone stays so, once either account is somebody's."""
    load_demonstration()
    for account in Account.objects.filter(name__contains="◆"):
        account.set_password("three herons by the weir")
        account.save()
    trees.public_folder().rename(data_folder / "elsewhere")
    load_demonstration()
    assert not trees.public_folder().exists()
    assert capsys.readouterr().err == ""


def test_a_folder_in_the_way_is_said_and_the_office_opens_all_the_same(data_folder: Path, capsys):
    trees.public_folder().mkdir(parents=True)
    (trees.public_folder() / "holiday.jpg").write_bytes(b"")
    assert len(load_demonstration()) == 4
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(" is not published: ")[0] for line in lines] == [
        "tracktwo: sino-us-space",
        "tracktwo: northshore-southshore",
    ]
    (trees.public_folder() / "holiday.jpg").unlink()
    load_demonstration()
    assert (trees.public_folder() / "sino-us-space" / "index.html").is_file()
