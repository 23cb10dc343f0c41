"""The secret key and the folder it is kept in."""

from pathlib import Path

import pytest

from tracktwo.office.shell.secret import secret_key
from tracktwo.vocabulary.errors import FileError


def test_secret_key_is_made_once_and_is_the_owners_alone(tmp_path: Path):
    data = tmp_path / "new" / "data"
    key = secret_key(data)
    assert (len(key) >= 50, secret_key(data)) == (True, key)
    assert [oct(each.stat().st_mode & 0o777) for each in (data, data / "secret-key")] == ["0o700", "0o600"]


def test_secret_key_leaves_a_folder_that_is_there_as_open_as_it_is(tmp_path: Path):
    tmp_path.chmod(0o750)
    secret_key(tmp_path)
    assert oct(tmp_path.stat().st_mode & 0o777) == "0o750"


def test_secret_key_of_an_interrupted_start_is_made_anew(tmp_path: Path):
    (tmp_path / "secret-key").touch()
    key = secret_key(tmp_path)
    assert (len(key) >= 50, (tmp_path / "secret-key").read_text(encoding="ascii")) == (True, key)


def test_secret_key_in_a_place_that_is_no_folder_is_refused(tmp_path: Path):
    (tmp_path / "data").touch()
    with pytest.raises(FileError, match=r"The data folder .* cannot be used"):
        secret_key(tmp_path / "data")
