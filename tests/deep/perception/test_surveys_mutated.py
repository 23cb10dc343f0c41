"""Thousands of mutated surveys: answers that fit their specification, or one sentence; never anything else."""

import pytest
from perception.readers.mutating import outcomes


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4))
def test_mutated_surveys_are_read_or_refused(tmp_path, seed):
    read, refusals = outcomes(tmp_path, seed=seed, cases=1500)
    print(f"seed {seed}: {read} read, {len(refusals)} refused")
    assert (read > 100, read + len(refusals)) == (True, 1500)
    assert [sentence for sentence in refusals if "\n" in sentence] == []
