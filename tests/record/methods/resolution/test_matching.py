import pytest

from tracktwo.record.methods.resolution import Reason, reason_words


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_of_its_own(reason):
    told = reason_words(reason.value, language="en")
    assert told
    assert [each for each in Reason if reason_words(each, language="en") == told] == [reason]
