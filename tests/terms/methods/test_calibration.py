"""A small version of the simulations in ``tests/deep/terms``: false alarms are about as rare as they are said to be."""

import numpy as np
from deep.terms import worlds
from scipy import sparse

from tracktwo.terms import PartKind, TermSettings, tension
from tracktwo.terms.methods.keyness import permuted

SETTINGS = TermSettings(draws=99, exact=300)
SIDES = ("A", "B")


def test_words_without_a_difference_seldom_seem_to_have_one():
    for obsessed in (False, True):
        said, tokens = worlds.counted(
            np.random.default_rng(1), sizes=(9, 9), words=400, longer=3, obsessed=obsessed
        )
        strata = np.zeros(18, np.int32)
        p = permuted(
            sparse.csr_array(said), tokens, np.arange(18) < 9, strata=strata, settings=TermSettings()
        )
        assert (p <= 0.05).mean() < 0.08


def test_cases_without_a_gap_seldom_seem_to_have_one_and_limits_hold():
    rng = np.random.default_rng(2)
    drawn = [worlds.answers(rng, sizes=(8, 8)) for _ in range(60)]
    found = [tension("t", sides=SIDES, cases=cases, settings=SETTINGS) for cases, _ in drawn]
    assert np.mean([each.p <= 0.05 for each in found]) <= 0.13
    assert (
        np.mean([each.low <= truth <= each.high for each, (_, truth) in zip(found, drawn, strict=True)])
        > 0.85
    )


def test_company_moved_is_found_and_company_alike_is_not():
    rng = np.random.default_rng(3)

    def share(shift):
        found = [
            tension(
                "term",
                sides=SIDES,
                chosen=worlds.company(rng, sizes=(10, 10), shift=shift),
                settings=SETTINGS,
            )
            for _ in range(12)
        ]
        return np.mean(
            [part.p <= 0.05 for each in found for part in each.parts if part.kind is PartKind.USAGE]
        )

    assert share(0) <= 0.25
    assert share(0.4) >= 0.9
