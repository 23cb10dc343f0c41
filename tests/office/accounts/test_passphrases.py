"""What a passphrase must be."""

import pytest
from django.core.exceptions import ValidationError

from tracktwo.office.accounts.passphrases import HardToGuess


@pytest.mark.parametrize("passphrase", ["z" * 12, "ZzZzZzZzZzZz", "水" * 200, "abc" * 5])
def test_a_passphrase_of_hardly_any_characters_is_refused(passphrase: str):
    with pytest.raises(ValidationError) as refusal:
        HardToGuess().validate(passphrase)
    assert refusal.value.messages == ["This passphrase repeats a few characters; use several words."]


@pytest.mark.parametrize("passphrase", ["seven oars upstream", "四条小船逆流而上到达对岸"])
def test_words_in_any_script_are_accepted(passphrase: str):
    HardToGuess().validate(passphrase)
