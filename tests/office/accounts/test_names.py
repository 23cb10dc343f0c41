"""Names of accounts: everybody can read them, and no two are taken for each other."""

import pytest

from tracktwo.office.accounts.actions import make_account
from tracktwo.office.models import Account
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

NO_NAME = "An account needs a name; write the name the person is known by in the team."
UNSEEN = "This name has a character that cannot be seen; write it again without copying."


@pytest.mark.parametrize("name", ["", "  ", "…", "—", "●◆", "\u200b", "\u200c\u200d", "\u0301"])
def test_a_name_without_a_letter_or_digit_is_refused(name: str):
    with pytest.raises(DataError) as refusal:
        make_account(name)
    assert str(refusal.value) == NO_NAME


@pytest.mark.parametrize(
    "name", ["Ann\u200b", "\u202eAnn", "An\u00adn", "Ann\x00", "An\nn", "\ufeffAnn", "\u3164Ann", "安\ue000"]
)
def test_a_name_with_what_cannot_be_seen_is_refused(name: str):
    with pytest.raises(DataError) as refusal:
        make_account(name)
    assert str(refusal.value) == UNSEEN


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ann Lee", "ANN lee"),
        ("Ann Lee", "Ann  Lee"),
        ("Weiß", "WEISS"),
        ("安", "安\u200d"),
        ("علی\u200cرضا", "علیرضا"),
        ("Élodie", "e\u0301lodie"),
        ("Li", "Ｌｉ"),  # full width, as a Chinese keyboard writes it
    ],
)
def test_a_name_that_reads_like_another_is_refused(name: str, other: str):
    make_account(name)
    with pytest.raises(DataError) as refusal:
        make_account(other)
    assert str(refusal.value) == (
        f"There is already an account called “{name}”; add what tells the two apart, such as the organisation."
    )
    assert [account.name for account in Account.objects.all()] == [name]


@pytest.mark.parametrize("name", ["李明", "ليلى", "علی\u200cرضا", "O’Neill, Ann (2)", "Demo ● 007"])
def test_a_name_in_any_script_is_kept_as_written(name: str):
    assert make_account(f" {name} ").name == name


def test_a_name_longer_than_its_column_is_refused():
    assert make_account("n" * 150).name == "n" * 150
    with pytest.raises(DataError) as refusal:
        make_account("m" * 151)
    assert str(refusal.value) == "This name has 151 characters; write at most 150."
