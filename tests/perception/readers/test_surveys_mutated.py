"""Whatever a careless editor leaves of a survey is read by the rules or refused in a sentence."""

from perception.readers.mutating import outcomes


def test_mutated_surveys_are_read_or_refused(tmp_path):
    read, refusals = outcomes(tmp_path, seed=20211112, cases=30)
    assert (read > 1, read + len(refusals)) == (True, 30)
    assert [sentence for sentence in refusals if "\n" in sentence] == []
