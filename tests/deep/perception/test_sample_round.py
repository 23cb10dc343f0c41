"""Does the sample round show what was planted in it, whatever the seed?"""

from collections import Counter

import pytest
from perception.sample import SPACE, found, mirrored, planted_gaps, recipe_of, round_file, signs_right

from tracktwo.perception import recover

pytestmark = pytest.mark.deep

SEEDS = 100
MIRRORS = ("R1", "R2", "R3")


def test_planted_gaps_and_mirror_images_are_recovered(capsys):
    shipped = round_file(SPACE)
    recipe = recipe_of(shipped)
    right, mirror, inside, labels = Counter(), Counter(), Counter(), {}
    for seed in range(SEEDS):
        result = found(shipped, recipe, seed=seed)
        signs = signs_right(recipe, result)
        right.update(place for place, good in signs.items() if good)
        mirror.update(mirrored(result))
        for row in recover(recipe, result):
            inside.update(share=row.share_inside, guess=row.guess_inside)
        for row in result.to_dict()["statements"]:
            labels.setdefault(row["statement"], Counter())[row["class"]] += 1
    planted, cells = planted_gaps(recipe), 2 * SEEDS * len(recipe.planted)
    share = right.total() / (SEEDS * len(signs))
    covered = {name: count / cells for name, count in inside.items()}
    with capsys.disabled():
        print(f"\n{SEEDS} seeds; mirror images {dict(mirror)}")
        print(f"{len(signs)} planted gaps of 20 points or more have the right sign in {share:.1%} of cases")
        for statement, side in signs:
            print(f"  {statement} of {side}: {planted[statement, side]:+.2f}, {right[statement, side]}")
        print(f"planted values inside their 90 % intervals: {covered}")
        for statement, found_as in labels.items():
            print(
                f"  {statement:<3}" + ", ".join(f"{name} {count}" for name, count in found_as.most_common())
            )
    assert {key for key in MIRRORS if mirror[key] < 0.95 * SEEDS} == set()
    assert {place: right[place] for place in signs if right[place] < 0.95 * SEEDS} == {}
    assert {name: each for name, each in covered.items() if not 0.87 <= each <= 0.94} == {}
